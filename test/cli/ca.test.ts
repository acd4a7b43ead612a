/** docs/ca-ceremony.md as it is typed: every ceremony through the command line, openssl beside it. STANDARDS "CA". */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quickStart } from '#support/quick-start.ts';
import { softTokens } from '#support/soft-token.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lencana-ceremony-'));
  writeFileSync(at('pass'), 'akar yang dalam sekali\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const at = (...path: readonly string[]) => join(folder, ...path);

const program = join(import.meta.dirname, '..', '..', 'bin', 'lencana.js');
const environment = (more: Readonly<Record<string, string>>) => ({
  ...quickStart,
  PATH: '/usr/bin:/bin',
  DATA_DIR: at('data'),
  CA_URL: 'http://ca.contohkab.go.id',
  ...more,
});
/** As typed in the folder, without a terminal. */
const lencana = (words: string, more: Readonly<Record<string, string>> = {}) => {
  const typed = words.match(/"[^"]*"|\S+/g)?.map((word) => word.replaceAll('"', '')) ?? [];
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...typed], {
    encoding: 'utf8',
    cwd: folder,
    env: environment(more),
  });
  return { status, stdout, stderr };
};
const done = (words: string, more: Readonly<Record<string, string>> = {}): string => {
  const { status, stdout, stderr } = lencana(words, more);
  if (status !== 0) throw new Error(`lencana ${words}: exit ${status}\n${stdout}${stderr}`);
  return stdout;
};
const openssl = (words: string): string => {
  const { stdout, stderr } = spawnSync('openssl', words.split(' '), { encoding: 'utf8', cwd: folder });
  return `${stdout}${stderr}`;
};
const list = (more: Readonly<Record<string, string>> = {}) =>
  JSON.parse(done('ca list --json', more)) as readonly {
    role: string;
    status: string;
    name: string;
    key: string;
    keyType: string;
    serial: string;
    warnings: unknown[];
  }[];
const shape = (cas: ReturnType<typeof list>) => cas.map(({ role, status, key }) => `${role} ${status} ${key}`);
const fileOf = (role: string, name: string, file = 'certificate.cer') => `data/ca/${role}-${name}/${file}`;
const chain = (issuing: string, root: string): string => {
  openssl(`x509 -inform DER -in ${fileOf('root', root)} -out r.pem`);
  openssl(`x509 -inform DER -in ${fileOf('issuing', issuing)} -out i.pem`);
  openssl(`crl -inform DER -in ${fileOf('root', root, 'list.crl')} -out l.pem`);
  return openssl('verify -x509_strict -crl_check -CRLfile l.pem -CAfile r.pem i.pem').trim();
};

describe('an offline root', { timeout: 120_000 }, () => {
  it('request, signature, import, list, revocation, rollover: as the guide says, and openssl agrees', () => {
    const made = done(
      'ca root make --folder akar --organization "Lembaga Contoh" --url http://ca.contohkab.go.id --passphrase-file pass',
    );
    expect(made).toMatch(/The root is made: CN=Lencana Root CA,O=Lembaga Contoh,C=ID\n[\s\S]*SHA-256 [0-9a-f]{64}/);
    const waiting = JSON.parse(done('ca init --organization "Lembaga Contoh" --offline-root --json')) as {
      keyHash: string;
    };
    expect(openssl('req -verify -noout -in issuing.csr')).toMatch(/verify OK/);
    expect(lencana('ca').stdout).toContain(`${waiting.keyHash.slice(0, 8)}  waits for its certificate`);

    const asked = lencana('ca root sign issuing.csr --folder akar --out issuing.cer --passphrase-file pass');
    expect(asked.status).toBe(1);
    expect(asked.stderr).toContain(`key ${waiting.keyHash}`);
    expect(asked.stderr).toContain('call again with --yes');
    expect(existsSync(at('issuing.cer'))).toBe(false);
    done('ca root sign issuing.csr --folder akar --out issuing.cer --passphrase-file pass --yes');
    const brought = 'ca import issuing.cer --root akar/certificate.cer --root-crl akar/list.crl';
    expect(lencana(brought).stderr).toMatch(/Root, NEW here: CN=Lencana Root CA[\s\S]*SHA-256[\s\S]*Is it the same\?/);
    done(`${brought} --yes`);
    const first = list();
    expect(shape(first)).toEqual(['issuing current file', 'root current offline']);
    const [issuing, root] = first;
    expect(chain(issuing?.name ?? '', root?.name ?? '')).toBe('i.pem: OK');

    done('ca request g2.csr');
    expect(openssl('req -subject -noout -in g2.csr')).toContain('CN = Lencana Issuing CA G2');
    done('ca root sign g2.csr --folder akar --out g2.cer --passphrase-file pass --yes');
    openssl('crl2pkcs7 -nocrl -certfile i.pem -out none.p7b');
    expect(lencana('ca import none.p7b').stderr).toMatch(/ERR_CA_IMPORT: none of the 1 certificates is for the key/);
    done('ca import g2.cer --yes');
    expect(shape(list())).toEqual(['issuing current file', 'issuing retired file', 'root current offline']);

    done(
      `ca root crl --folder akar --out root.crl --passphrase-file pass --yes --revoke ${issuing?.serial}:cessationOfOperation`,
    );
    expect(done('ca import-crl root.crl')).toMatch(/CRL number 2 of root .* is in place, until .*, 1 revoked/);
    expect(chain(issuing?.name ?? '', root?.name ?? '')).toMatch(/certificate revoked/);
    expect(chain(list()[0]?.name ?? '', root?.name ?? '')).toBe('i.pem: OK');
    expect(lencana('ca import-crl akar/certificate.cer').stderr).toContain('ERR_CRL_UNREADABLE');
  });

  it('asks for its passphrase twice at a terminal, without showing it', () => {
    const typed = (answers: string) =>
      spawnSync(
        'script',
        [
          '-qec',
          `${process.execPath} ${program} ca root make --folder akar --organization Contoh --url http://ca.contohkab.go.id`,
          'typescript',
        ],
        { encoding: 'utf8', cwd: folder, env: environment({}), input: answers },
      ).stdout;
    expect(typed('terlalu\n')).toContain('at least 12 characters');
    expect(typed('akar yang dalam\nakar yang lain\n')).toContain('not the same');
    expect(existsSync(at('akar'))).toBe(false);
    const said = typed('akar yang dalam\nakar yang dalam\n');
    expect(said).toContain('The root is made');
    writeFileSync(at('pass'), 'akar yang dalam\n');
    done('ca root crl --folder akar --out root.crl --passphrase-file pass');
    writeFileSync(at('pass'), 'akar yang lain sama sekali\n');
    expect(lencana('ca root crl --folder akar --out root.crl --passphrase-file pass').stderr).toContain(
      'ERR_SIGNER_PASSPHRASE',
    );
  });
});

describe('a CA with its root here', { timeout: 120_000 }, () => {
  it('is made on purpose, with RSA, and rolled over with the root’s own passphrase', () => {
    done('ca init --organization "Lembaga Contoh" --key-type RSA-3072 --passphrase-file pass');
    const [issuing, root] = list();
    expect(issuing).toMatchObject({ keyType: 'RSA-3072', status: 'current', warnings: [] });
    expect(chain(issuing?.name ?? '', root?.name ?? '')).toBe('i.pem: OK');
    expect(lencana('ca init --organization Lain').stderr).toMatch(/ERR_CA_EXISTS.*lencana ca rollover/);
    expect(lencana('ca rollover --yes').stderr).toContain("the root's key opens with a passphrase");
    done('ca rollover --yes --passphrase-file pass');
    const after = list();
    expect(shape(after)).toEqual(['issuing current file', 'issuing retired file', 'root current file']);
    expect(chain(after[0]?.name ?? '', root?.name ?? '')).toBe('i.pem: OK');
    expect(done('ca')).toContain('CN=Lencana Issuing CA G2,O=Lembaga Contoh,C=ID');
  });

  it('wrong calls say what is wanted: exit 2, nothing made', () => {
    for (const [words, wanted] of [
      ['ca init', '--organization is missing'],
      ['ca init --organization A --key-type P-256', 'one of P-384, RSA-3072, RSA-4096'],
      ['ca init --organization A --years 99', 'a whole number from 3 to 20'],
      ['ca root make --folder akar --organization A --url https://ca.example.go.id', 'begins with http://'],
      ['ca root crl --folder akar --out x --revoke 5a:because', 'keyCompromise'],
      ['ca burn', 'one word too many'],
      ['ca import', 'is missing'],
    ] as const) {
      const { status, stderr } = lencana(words);
      expect(stderr).toContain(wanted);
      expect(status).toBe(2);
    }
    expect(existsSync(at('data', 'ca', 'ca.json'))).toBe(false);
    expect(lencana('ca').status).toBe(1);
    for (const family of ['ca --help', 'ca root --help', 'ca import --help'])
      expect(done(family)).toContain('lencana ca');
  });

  it('a serial number or a file that is not there is said in the words of whoever typed it, exit 1', () => {
    for (const words of ['ca hold 5A:5B', 'ca release 5a5b', 'ca revoke 5a5b --reason superseded --yes']) {
      const { status, stderr } = lencana(words);
      expect(stderr).toMatch(
        /No certificate with the serial number 5a5b was issued here.*lencana ca root crl --revoke/,
      );
      expect(status).toBe(1);
    }
    for (const words of ['ca import-crl none.crl', 'ca import none.crl'])
      expect(lencana(words).stderr).toMatch(/ERR_CA_FILES: none\.crl is missing.*nothing was done; look at the name/);
  });

  it('REV-8 a key file is a proof only if there is a key in it that can be opened', () => {
    done('ca init --organization A --passphrase-file pass');
    openssl('genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out kunci.pem');
    openssl('pkcs8 -topk8 -in kunci.pem -passout pass:rahasia -out terkunci.pem');
    openssl('req -new -key kunci.pem -subj /CN=A -out permohonan.csr');
    expect(lencana('ca leaked').status).toBe(2);
    for (const [file, why] of [
      ['tidak-ada.pem', 'cannot be read'],
      ['permohonan.csr', 'There is no private key in permohonan.csr'],
      ['terkunci.pem', 'is locked'],
    ] as const) {
      const { status, stderr } = lencana(`ca leaked ${file} --yes`);
      expect([status, stderr]).toEqual([1, expect.stringContaining(why)]);
    }
    expect(lencana('ca leaked kunci.pem').stderr).toContain('call again with --yes');
    const { key, revoked } = JSON.parse(done('ca leaked kunci.pem --yes --json'));
    openssl('pkey -in kunci.pem -pubout -outform DER -out umum.der');
    expect(openssl('dgst -sha256 umum.der')).toContain(key);
    expect(revoked).toEqual([]);
    expect(lencana('ca leaked --help').stdout).toContain('end the certificates of a private key');
  });

  it('passphrases come from a file that CA_SIGNER names, and the settings say when they cannot', () => {
    const signer = { CA_SIGNER: `file:${at('kunci')}?passphrase-file=${at('pass')}` };
    done('ca init --organization A --passphrase-file pass', signer);
    expect(readdirSync(at('kunci'))).toContain('ca.json');
    done('ca rollover --yes', signer);
    const absent = { CA_SIGNER: `file:${at('kunci')}?passphrase-file=${at('tidak-ada')}` };
    expect(lencana('ca rollover --yes', absent).stderr).toMatch(/ERR_CA_FILES: passphrase-file names .*tidak-ada/);
  });
});

describe('keys on a token (CA_SIGNER=pkcs11:…)', { timeout: 120_000 }, () => {
  const tokens = softTokens();
  tokens.make('Lencana');
  afterAll(() => tokens.remove());
  const token = () => ({ CA_SIGNER: tokens.address('Lencana'), SOFTHSM2_CONF: tokens.configuration });

  it('root and issuing key are made there; only their addresses lie in the folder, without library and PIN', () => {
    done('ca init --organization "Lembaga Contoh"', token());
    const [issuing, root] = list(token());
    expect([issuing?.key, root?.key]).toEqual(['token', 'token']);
    expect(chain(issuing?.name ?? '', root?.name ?? '')).toBe('i.pem: OK');
    expect(readFileSync(at(fileOf('issuing', issuing?.name ?? '', 'key.uri')), 'utf8')).toMatch(
      /^pkcs11:token=Lencana;id=(%[0-9a-f]{2}){16};object=Lencana%20Issuing%20CA;type=private\n$/,
    );
    done('ca rollover --yes', token());
    expect(shape(list(token()))).toEqual(['issuing current token', 'issuing retired token', 'root current token']);
  });

  it('a wrong PIN, another token, or no CA_SIGNER at all is said in words, and never the PIN', () => {
    done('ca init --organization "Lembaga Contoh"', token());
    const pinFile = at('pin');
    writeFileSync(pinFile, '99999\n');
    const said = (change: Readonly<Record<string, string>>) => {
      const { status, stderr } = lencana('ca rollover --yes', { ...token(), ...change });
      expect(status).toBe(1);
      expect(stderr).not.toContain('99999');
      expect(stderr).not.toMatch(/\n\s+at /);
      return stderr;
    };
    expect(said({ CA_SIGNER: tokens.address('Lencana').replace(tokens.pinFile, pinFile) })).toContain('ERR_SIGNER_PIN');
    expect(said({ CA_SIGNER: '' })).toMatch(/key.uri says that the key is on a token/);
    expect(said({ CA_SIGNER: 'pkcs11:token=Lencana?pin-value=99999' })).toContain('pin-source');
    expect(said({ CA_SIGNER: 'pkcs11:token=Lencana' })).toContain('module-path');
  });
});
