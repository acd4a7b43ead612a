/**
 * Programs nobody of us wrote that open a `.p12` (ISS-11): each tells whose it is and what lies in it, and signs a document with the key,
 * because a key that was only listed has not been used.
 */
import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { debianPython, type Tool } from './chromium.ts';

export type Given = {
  /** Path of the file. */
  readonly p12: string;
  readonly passphrase: string;
  /** The CA under which the signature has to verify, DER: what a relying party trusts. */
  readonly root: Uint8Array;
};
export type Opened = {
  /** The friendly name, as this program shows it. */
  readonly name: string;
  /** SHA-256 of the certificate that belongs to the key; then of the others, in the order of the alphabet. */
  readonly certificates: readonly string[];
};
export type P12Reader = {
  readonly name: string;
  readonly tools: readonly Tool[];
  /** How it shows a friendly name: Java in small letters, openssl 3.0 with the lower half of each letter only. */
  shows(name: string): string;
  /** Throws with the program's words when it does not open, or when openssl does not verify what was signed with the key in it. */
  open(given: Given): Opened;
};

type Desk = Given & {
  at(name: string): string;
  /** Runs a program in a folder of its own; what it prints. */
  run(program: string, ...args: readonly string[]): string;
  /** `openssl cms -verify` up to the root; without `-content` the document is in the message. */
  judge(...message: readonly string[]): void;
};

const reader = (
  name: string,
  tools: readonly Tool[],
  open: (desk: Desk) => Opened,
  shows = (name: string) => name,
): P12Reader => ({
  name,
  tools,
  shows,
  open(given) {
    const folder = mkdtempSync(join(tmpdir(), 'lencana-p12-'));
    const at = (file: string) => join(folder, file);
    const run = (program: string, ...args: readonly string[]) =>
      execFileSync(program, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe', env });
    const judge = (...message: readonly string[]) =>
      void run('openssl', 'cms', '-verify', '-binary', '-CAfile', 'root.pem', '-out', 'verified', ...message);
    try {
      writeFileSync(at('document'), 'Surat tugas\n');
      writeFileSync(at('root.cer'), given.root);
      run('openssl', 'x509', '-inform', 'DER', '-in', 'root.cer', '-out', 'root.pem');
      return open({ ...given, at, run, judge });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
});
/** Names come in any language. */
const env = { ...process.env, LC_ALL: 'C.UTF-8' };

const hash = (certificate: string | Uint8Array): string =>
  createHash('sha256').update(new X509Certificate(certificate).raw).digest('hex');
const publicKeyOf = (certificate: string): string =>
  new X509Certificate(certificate).publicKey.export({ format: 'pem', type: 'spki' }).toString();
const blocks = (text: string, label: string): readonly string[] =>
  text.match(new RegExp(`-----BEGIN ${label}-----[\\s\\S]*?-----END ${label}-----`, 'g')) ?? [];
/** The owner's first. */
const listed = ([owner = '', ...others]: readonly string[]): readonly string[] => [owner, ...others.toSorted()];

const openssl = reader(
  'openssl',
  ['openssl'],
  ({ p12, passphrase, at, run, judge }) => {
    const text = run('openssl', 'pkcs12', '-in', p12, '-passin', `pass:${passphrase}`, '-nodes');
    const certificates = blocks(text, 'CERTIFICATE');
    writeFileSync(at('opened.pem'), text);
    writeFileSync(at('others.pem'), certificates.slice(1).join('\n'));
    const signer = ['-signer', 'opened.pem', '-certfile', 'others.pem'];
    run('openssl', 'cms', '-sign', '-nodetach', '-in', 'document', ...signer, '-out', 'signed');
    judge('-in', 'signed');
    const [, name = ''] = /friendlyName: (.*)/.exec(text) ?? [];
    return { name, certificates: listed(certificates.map(hash)) };
  },
  (name) => name.replace(/[^ -~]/g, '\ufffd'),
);

const gnutls = reader('GnuTLS certtool', ['certtool'], ({ p12, passphrase, at, run }) => {
  const text = run('certtool', '--p12-info', '--inder', '--infile', p12, '--password', passphrase);
  const certificates = blocks(text, 'CERTIFICATE');
  const [owner = ''] = certificates;
  const [key = ''] = blocks(text, 'ENCRYPTED PRIVATE KEY');
  writeFileSync(at('key.pem'), key);
  writeFileSync(at('owner.pem'), owner);
  writeFileSync(at('all.pem'), certificates.join('\n'));
  const signer = ['--load-privkey', 'key.pem', '--load-certificate', 'owner.pem', '--password', passphrase];
  run('certtool', '--p7-sign', ...signer, '--infile', 'document', '--outfile', 'signed');
  // certtool puts the signer's certificate alone into the message, and `openssl cms` builds a chain of nothing else.
  run('openssl', 'cms', '-verify', '-binary', '-noverify', '-inform', 'PEM', '-in', 'signed', '-out', 'verified');
  run('openssl', 'verify', '-CAfile', 'root.pem', '-untrusted', 'all.pem', 'owner.pem');
  const [, name = ''] = /Friendly name: (.*)/.exec(text) ?? [];
  return { name, certificates: listed(certificates.map(hash)) };
});

/**
 * Firefox, Thunderbird and LibreOffice keep keys with NSS. What it signs here is a request for the same key: its cmsutil wants RSA certificates that
 * encipher, its p7sign knows no ECDSA.
 */
const nss = reader('NSS pk12util', ['pk12util'], ({ p12, passphrase, run }) => {
  const books = ['-d', 'sql:.'] as const;
  run('certutil', '-N', ...books, '--empty-password');
  run('pk12util', '-i', p12, ...books, '-W', passphrase, '-K', '');
  const [, name = ''] = /^<\s*0> \w+\s+[0-9a-f]+\s+(.*)$/m.exec(run('certutil', '-K', ...books)) ?? [];
  const trusts = /^(.*\S)\s+([a-zA-Z]*,[a-zA-Z]*,[a-zA-Z]*)\s*$/gm;
  const nicknames = Array.from(run('certutil', '-L', ...books).matchAll(trusts), ([, nickname = '']) => nickname);
  const [owner = '', ...others] = [name, ...nicknames.filter((one) => one !== name)].map((one) =>
    run('certutil', '-L', ...books, '-n', one, '-a'),
  );
  run('certutil', '-A', ...books, '-n', 'root', '-t', 'C,C,C', '-i', 'root.cer');
  const verdict = run('certutil', '-V', ...books, '-n', name, '-u', 'S', '-e');
  if (!verdict.includes('certificate is valid')) throw new Error(`NSS would not sign with it: ${verdict}`);
  run('certutil', '-R', ...books, '-k', name, '-s', 'CN=again', '-o', 'again.csr');
  // openssl 3.0 ends well even where the signature does not hold; what it says goes to stderr.
  const again = run('sh', '-c', 'openssl req -inform DER -in again.csr -verify -noout -pubkey 2>&1');
  if (!again.includes('verify OK') || !again.includes(publicKeyOf(owner)))
    throw new Error(`NSS signed with another key than that of the certificate: ${again}`);
  return { name, certificates: listed([owner, ...others].map(hash)) };
});

const source = fileURLToPath(new URL('OpenP12.java', import.meta.url));
let compiled: string | undefined;
/** Once for a test file: java would compile it at each start. */
const opener = (): string => {
  if (compiled) return compiled;
  const folder = mkdtempSync(join(tmpdir(), 'lencana-java-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  execFileSync('javac', ['-J-XX:TieredStopAtLevel=1', '-d', folder, source], { stdio: 'pipe' });
  compiled = folder;
  return folder;
};
const java = reader(
  'Java',
  ['javac'],
  ({ p12, passphrase, at, run }) => {
    const text = run('java', '-XX:+UseSerialGC', '-cp', opener(), 'OpenP12', p12, passphrase, 'document', 'signed');
    const certificates = blocks(text, 'CERTIFICATE');
    writeFileSync(at('chain.pem'), certificates.join('\n'));
    writeFileSync(at('owner.pub'), run('openssl', 'x509', '-in', 'chain.pem', '-noout', '-pubkey'));
    run('openssl', 'dgst', '-sha256', '-verify', 'owner.pub', '-signature', 'signed', 'document');
    run('openssl', 'verify', '-CAfile', 'root.pem', '-untrusted', 'chain.pem', 'chain.pem');
    const [, name = ''] = /^alias: (.*)/.exec(text) ?? [];
    return { name, certificates: listed(certificates.map(hash)) };
  },
  (name) => name.toLowerCase(),
);

const script = `
import sys
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7, pkcs12

store = pkcs12.load_pkcs12(open(sys.argv[1], "rb").read(), sys.argv[2].encode())
print(store.cert.friendly_name.decode())
certificates = [store.cert.certificate] + [one.certificate for one in store.additional_certs]
print("".join(one.public_bytes(Encoding.PEM).decode() for one in certificates))
builder = pkcs7.PKCS7SignatureBuilder().set_data(open("document", "rb").read())
builder = builder.add_signer(store.cert.certificate, store.key, SHA256())
for one in store.additional_certs:
    builder = builder.add_certificate(one.certificate)
open("signed", "wb").write(builder.sign(Encoding.DER, [pkcs7.PKCS7Options.Binary]))
`;
const python = reader('python3-cryptography', ['python3'], ({ p12, passphrase, run, judge }) => {
  const text = run(debianPython, '-c', script, p12, passphrase);
  judge('-inform', 'DER', '-in', 'signed');
  return { name: text.split('\n')[0] ?? '', certificates: listed(blocks(text, 'CERTIFICATE').map(hash)) };
});

export const p12Readers: readonly P12Reader[] = [openssl, gnutls, nss, java, python];

/**
 * The locks of the file as openssl names them. Windows (since 10, 1709), macOS (since 12) and Java (since 8u301) take these; none of them is
 * here to be asked. @returns every line that openssl's `-info` says about a lock
 */
export const locksOf = (p12: string, passphrase: string): readonly string[] => {
  const said = execFileSync(
    'sh',
    ['-c', 'openssl pkcs12 -info -noout -in "$1" -passin "pass:$2" 2>&1', 'sh', p12, passphrase],
    {
      encoding: 'utf8',
    },
  );
  return said.split('\n').filter((line) => /MAC: |PBES|PBE-|Iteration/.test(line));
};
