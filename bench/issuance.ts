/**
 * Certificates a second from PKCS#10 text to signed bytes, every check and lint on (ISS-8, ISS-10), for a CA with a P-256, P-384 and
 * RSA-3072 key. Beside it, in the same run: what node:crypto signs with the same key and nothing else, @peculiar/x509's generator (which
 * checks nothing), and `cfssl serve` over HTTP connections that are kept. One at a time, and eight.
 *
 *   node bench/issuance.ts [--short]
 */
import 'reflect-metadata';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes, sign as signWith, webcrypto } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { createServer } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import {
  AuthorityInfoAccessExtension,
  BasicConstraintsExtension,
  CertificatePolicyExtension,
  CRLDistributionPointsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Pkcs10CertificateRequest,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { createAuthority } from '#pki/authority.ts';
import { pem } from '#pki/bundle.ts';
import { makeRequest } from '#pki/certification-request.ts';
import { readCsr } from '#pki/csr.ts';
import { individualSigning } from '#pki/profile.ts';
import { generateKey, keySigner } from '#pki/signer.ts';
import { house, urls } from '../test/pki/house.ts';

const { values } = parseArgs({ options: { short: { type: 'boolean', default: false } } });
const roundMs = values.short ? 200 : 1000;
const rounds = values.short ? 3 : 5;
const caKinds = ['P-256', 'P-384', 'RSA-3072'] as const;
type CaKind = (typeof caKinds)[number];

const median = (figures: readonly number[]): number => [...figures].sort((a, b) => a - b)[figures.length >> 1] ?? 0;

/** One piece of work a second, `width` at a time; the n of the call picks the request. */
const rate = async (work: (n: number) => Promise<unknown>, width: number, milliseconds = roundMs): Promise<number> => {
  const began = performance.now();
  const end = began + milliseconds;
  let done = 0;
  const lane = async () => {
    while (performance.now() < end) {
      await work(done);
      done++;
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return done / ((performance.now() - began) / 1000);
};

/** Requests as the key tool writes them, each of a key of its own: no check is remembered from the one before. */
const requests = await Promise.all(
  Array.from({ length: 1000 }, async (_, index) => {
    const signer = keySigner(await generateKey('P-256'));
    const name = {
      country: 'ID',
      organization: 'Pemerintah Kabupaten Contoh',
      commonName: `Pemohon ${index}`,
    } as const;
    return pem('CERTIFICATE REQUEST', await makeRequest(name, signer));
  }),
);
const requestAt = (n: number): string => requests[n % requests.length] ?? '';

const mail = 'siti.rahmawati@contohkab.go.id';
const subject = {
  country: 'ID',
  organization: 'Pemerintah Kabupaten Contoh',
  organizationalUnit: 'Dinas Komunikasi dan Informatika',
  title: 'Pranata Komputer',
  serialNumber: 'PEG-7K3MQ2XW',
  commonName: 'Siti Rahmawati',
} as const;

const ours = async (kind: CaKind) => {
  const { issuing, root, signer } = await house(kind);
  const authority = createAuthority({
    ...{ certificate: issuing, signer, chain: [root], profiles: [individualSigning], urls },
    clock: { now: () => new Date() },
    random: { bytes: (size) => Uint8Array.from(randomBytes(size)) },
  });
  return async (n: number) => {
    const { publicKey } = readCsr(requestAt(n));
    const { token } = await authority.prepare({ profile: individualSigning.name, subject, mail, publicKey });
    return authority.sign(token);
  };
};

const raw = async (kind: CaKind) => {
  const key = await generateKey(kind);
  const hash = kind === 'P-384' ? 'sha384' : 'sha256';
  const bytes = randomBytes(900);
  const behind = promisify<Buffer>((done) => signWith(hash, bytes, key, done));
  return async () => (kind === 'P-256' ? signWith(hash, bytes, key) : behind());
};

const webAlgorithms = {
  'P-256': { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  'P-384': { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' },
  'RSA-3072': {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    publicExponent: Uint8Array.of(1, 0, 1),
    modulusLength: 3072,
  },
} as const;

/** The same extensions, the request read and its signature verified; no key check and no lint. */
const peculiar = async (kind: CaKind) => {
  const keys = (await webcrypto.subtle.generateKey(webAlgorithms[kind], true, [
    'sign',
    'verify',
  ])) as webcrypto.CryptoKeyPair; // both algorithms make pairs
  return async (n: number) => {
    const csr = new Pkcs10CertificateRequest(requestAt(n));
    if (!(await csr.verify())) throw new Error('The request does not verify');
    return X509CertificateGenerator.create({
      serialNumber: randomBytes(16).toString('hex'),
      subject: [
        { C: ['ID'] },
        { O: [subject.organization] },
        { OU: [subject.organizationalUnit] },
        { CN: [subject.commonName] },
      ],
      issuer: [{ C: ['ID'] }, { O: ['Lembaga Contoh'] }, { CN: ['Penerbit'] }],
      notBefore: new Date(),
      notAfter: new Date(Date.now() + 730 * 86_400_000),
      publicKey: csr.publicKey,
      signingKey: keys.privateKey,
      signingAlgorithm: webAlgorithms[kind],
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true),
        new ExtendedKeyUsageExtension([...individualSigning.extendedKeyUsage]),
        new CertificatePolicyExtension([individualSigning.policy]),
        new SubjectAlternativeNameExtension([{ type: 'email', value: mail }]),
        new CRLDistributionPointsExtension([urls.crl]),
        new AuthorityInfoAccessExtension({ ocsp: urls.ocsp, caIssuers: urls.issuer }),
        await SubjectKeyIdentifierExtension.create(csr.publicKey),
      ],
    });
  };
};

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const keyOptions: Readonly<Record<CaKind, readonly string[]>> = {
  'P-256': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  'P-384': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  'RSA-3072': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:3072'],
};
const servers: ChildProcess[] = [];

/** `cfssl serve` with a CA of that kind, and the same extensions as far as it writes them. */
const cfssl = async (kind: CaKind, folder: string) => {
  const [key, certificate, config] = ['key', 'cer', 'json'].map((end) => join(folder, `${kind}.${end}`));
  if (!key || !certificate || !config) throw new Error('No folder');
  execFileSync('openssl', ['genpkey', ...keyOptions[kind], '-out', key], { stdio: 'ignore' });
  const name = ['-subj', '/C=ID/O=Lembaga Contoh/CN=Penerbit'];
  execFileSync('openssl', ['req', '-x509', '-new', '-key', key, '-days', '3650', ...name, '-out', certificate]);
  const profile = {
    usages: ['digital signature', 'content commitment', 'email protection'],
    ...{ expiry: '17520h', crl_url: urls.crl, ocsp_url: urls.ocsp, issuer_urls: [urls.issuer] },
    policies: [{ ID: individualSigning.policy }],
  };
  writeFileSync(config, JSON.stringify({ signing: { default: profile } }));
  const port = await freePort();
  const address = ['-address', '127.0.0.1', '-port', String(port)];
  const options = ['-ca', certificate, '-ca-key', key, '-config', config, '-loglevel', '5'];
  servers.push(spawn('cfssl', ['serve', ...address, ...options], { stdio: 'ignore' }));
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const ask = (n: number): Promise<string> =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify({ certificate_request: requestAt(n), subject: { CN: subject.commonName } });
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const path = '/api/v1/cfssl/sign';
      const call = httpRequest({ host: '127.0.0.1', port, agent, method: 'POST', path, headers }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (piece: string) => {
          text += piece;
        });
        answer.on('end', () => resolve(text));
      });
      call.on('error', reject).end(body);
    });
  for (let tries = 0; ; tries++)
    try {
      if (/BEGIN CERTIFICATE/.test(await ask(0))) return ask;
      throw new Error('cfssl signs nothing');
    } catch (error) {
      if (tries === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
};

const hasCfssl = (): boolean => {
  try {
    execFileSync('cfssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

const write = (line: string) => process.stdout.write(`${line}\n`);
const figure = (perSecond: number | undefined): string => (perSecond === undefined ? 'n/a' : perSecond.toFixed(0));
const over = (one: number | undefined, other: number | undefined): string =>
  one === undefined || other === undefined ? 'n/a' : `${(one / other).toFixed(2)} ×`;

const folder = mkdtempSync(join(tmpdir(), 'lencana-bench-issuance-'));
try {
  const withCfssl = hasCfssl();
  write(`machine: ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`);
  if (!withCfssl) write('cfssl is not installed: its columns are left out (Debian package golang-cfssl)');
  write(`certificates a second, median of ${rounds} rounds of ${roundMs} ms\n`);
  const columns = ['at a time', 'ours', 'raw', 'x509', 'cfssl', '/ raw', '/ x509', '/ cfssl'];
  write(['CA key'.padEnd(10), ...columns.map((column) => column.padStart(9))].join(' '));
  for (const kind of caKinds) {
    const peers = {
      ours: await ours(kind),
      raw: await raw(kind),
      x509: await peculiar(kind),
      ...(withCfssl ? { cfssl: await cfssl(kind, folder) } : {}),
    };
    for (const work of Object.values(peers)) await rate(work, 8, roundMs);
    for (const width of [1, 8]) {
      const measured = Object.fromEntries(Object.keys(peers).map((peer) => [peer, [] as number[]]));
      for (let round = 0; round < rounds; round++)
        for (const [peer, work] of Object.entries(peers)) measured[peer]?.push(await rate(work, width));
      const rateOf = (peer: string) => (measured[peer] ? median(measured[peer]) : undefined);
      const [own, bare, x509, served] = ['ours', 'raw', 'x509', 'cfssl'].map(rateOf);
      const cells = [
        String(width),
        ...[own, bare, x509, served].map(figure),
        ...[bare, x509, served].map((one) => over(own, one)),
      ];
      write([kind.padEnd(10), ...cells.map((cell) => cell.padStart(9))].join(' '));
    }
  }
} finally {
  for (const server of servers) server.kill();
  rmSync(folder, { recursive: true, force: true });
}
