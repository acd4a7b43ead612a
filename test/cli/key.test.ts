/** `lencana key` as a person calls it: the key tool's two steps without a browser, openssl and the page's own code beside it. ISS-3, ISS-11. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { keyToolPage } from '#key-tool/key-tool.ts';
import { makeKeyPair } from '#key-tool/page/key-pair.ts';
import { lockKey, openKey } from '#key-tool/page/pbes2.ts';
import { identify, pem } from '#key-tool/page/pem.ts';
import { kinds, problems } from '#key-tool/page/words.ts';
import { readCsr } from '#pki/csr.ts';
import { writeTogether } from '#src/cli/key-files.ts';
import { quickStart } from '#support/quick-start.ts';

const passphrase = 'kuda makan rumput hijau';
const other = 'perahu bambu tujuh langit';
const program = join(import.meta.dirname, '..', '..', 'bin', 'lencana.js');
const home = mkdtempSync(join(tmpdir(), 'lencana-key-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

let folder = home;
const at = (name: string) => join(folder, name);
const put = (name: string, content: string | Uint8Array) => {
  writeFileSync(at(name), content);
  return name;
};
const enter = () => {
  folder = mkdtempSync(join(home, 'a-'));
  put('pass', `${passphrase}\n`);
  put('other', `${other}\n`);
};
beforeEach(enter);

/** Everything the commands ever said, on both ways out. */
const said: string[] = [];
/** No settings at all, so that none can be needed. */
const lencana = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'key', ...words], {
    encoding: 'utf8',
    cwd: folder,
    env: { PATH: '/usr/bin:/bin', ...quickStart },
  });
  said.push(stdout, stderr);
  return { status, stdout, stderr };
};
const done = (...words: string[]): string => {
  const { status, stdout, stderr } = lencana(...words);
  if (status !== 0) throw new Error(`lencana key ${words.join(' ')}: exit ${status}\n${stdout}${stderr}`);
  return stdout;
};
const refused = (...words: string[]): string => {
  const { status, stdout, stderr } = lencana(...words);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).not.toMatch(/\n\s+at /);
  return stderr;
};
/** By one line where no word has a blank in it. A file for both passphrases would be read line by line: `again` is the second. */
const openssl = (...given: string[]): string => {
  const words = given.length === 1 ? (given[0]?.split(' ') ?? []) : given;
  if (words.includes('file:again')) put('again', readFileSync(at('pass')));
  const { stdout, stderr } = spawnSync('openssl', words, { encoding: 'utf8', cwd: folder });
  return `${stdout}${stderr}`;
};

const keyFile = 'lencana-1042-kunci-RAHASIA.key.pem';
const requestFile = 'lencana-1042-permohonan.csr.pem';
const byFile = ['--passphrase-file', 'pass'];
const siti = ['--name', 'Siti Rahmawati', '--case', '1042'];
const make = (...more: string[]) => done('make', ...siti, ...byFile, ...more);
const mode = (name: string) => (statSync(at(name)).mode & 0o777).toString(8);
const bytesOf = (name: string) => new Uint8Array(readFileSync(at(name)));

/** A root and what it signs, by openssl, for the request of `make`. */
const ca = (name = 'Akar') => {
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', `${name}.key`];
  openssl('req', '-x509', '-new', ...newKey, '-out', `${name}.pem`, '-days', '30', '-subj', `/C=ID/CN=${name}`);
  return {
    root: `${name}.pem`,
    issue(out: string, { days = '20', request = requestFile } = {}) {
      put('v3', 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation\n');
      const signing = ['-CA', `${name}.pem`, '-CAkey', `${name}.key`, '-CAcreateserial', '-days', days];
      openssl('x509', '-req', '-in', request, ...signing, '-extfile', 'v3', '-out', out);
      return out;
    },
  };
};
const p7b = (out: string, ...certificates: string[]) => {
  const files = certificates.flatMap((one) => ['-certfile', one]);
  openssl('crl2pkcs7', '-nocrl', ...files, '-outform', 'DER', '-out', out);
  return out;
};

/** A file system of one page, in a name space of our own, is full before the second file. Not every machine lets a user mount. */
const ownMounts = 'unshare --user --map-root-user --mount';
const mayMount = spawnSync('sh', ['-c', `${ownMounts} true`]).status === 0;
if (!mayMount)
  console.error('\n!!! NOT RUN: a full disk cannot be made here, because this machine allows no mounts of one’s own\n');

describe('ISS-3 lencana key make: key and request as the page makes them', { timeout: 120_000 }, () => {
  it.each([
    ['P-256', 'id-ecPublicKey', '256 bit'],
    ['P-384', 'id-ecPublicKey', '384 bit'],
    ['RSA-3072', 'rsaEncryption', '3072 bit'],
    ['RSA-2048', 'rsaEncryption', '2048 bit'],
  ])(
    '%s: openssl verifies the request and opens the key, the bot’s own reader takes the request',
    (type, algorithm, size) => {
      const { key, request, keyHash } = JSON.parse(make('--type', type, '--mail', 'siti@contohkab.go.id', '--json'));
      expect([key, request]).toEqual([keyFile, requestFile]);
      expect(mode(keyFile)).toBe('600');
      const text = openssl('req', '-in', requestFile, '-verify', '-noout', '-text');
      expect(text).toContain('verify OK');
      expect(text).toContain('CN = Siti Rahmawati, emailAddress = siti@contohkab.go.id');
      expect(text).toContain('email:siti@contohkab.go.id');
      for (const word of [algorithm, size]) expect(text).toContain(word);
      expect(readCsr(bytesOf(requestFile))).toMatchObject({ keyType: type, keyHash });
      const ofKey = openssl('pkey', '-in', keyFile, '-passin', 'file:pass', '-pubout');
      expect(ofKey).toBe(openssl('req', '-in', requestFile, '-pubkey', '-noout'));
      const lock = openssl('asn1parse', '-in', keyFile);
      for (const part of ['PBES2', 'PBKDF2', '0927C0', 'hmacWithSHA256', 'aes-256-cbc']) expect(lock).toContain(part);
    },
  );

  it('the page opens the key of the command line, and the command line that of the page', async () => {
    make();
    const [locked] = identify(bytesOf(keyFile));
    expect(locked?.kind).toBe('lockedKey');
    const plain = await openKey(locked?.bytes ?? new Uint8Array(), passphrase);
    expect(openssl('pkey', '-in', keyFile, '-passin', 'file:pass', '-outform', 'PEM')).toContain(
      pem('PRIVATE KEY', plain),
    );
    const pair = await makeKeyPair('P-384');
    put('page.key.pem', pem('ENCRYPTED PRIVATE KEY', await lockKey(pair.pkcs8, passphrase, 600_000)));
    expect(done('show', 'page.key.pem', ...byFile)).toMatch(/600,000 rounds\n {2}key +P-384 [0-9a-f]{64}/);
  });

  it('the bot’s short code stands for name, case and key type; a mistyped one is noticed', () => {
    const {
      name,
      case: number,
      type,
    } = JSON.parse(done('make', '--code', '1042/P-384/Siti Rahmawati/n0vk', ...byFile, '--json'));
    expect([name, number, type]).toEqual(['Siti Rahmawati', '1042', 'P-384']);
    expect(readdirSync(folder).sort()).toEqual([keyFile, requestFile, 'other', 'pass']);
    for (const [words, why] of [
      [['--code', '1042/Siti Rahmavati/XBBX'], problems.codeMistyped[1]],
      [['--code', 'Siti'], 'the whole code of the bot'],
      [['--code', '1042/Siti Rahmawati/XBBX', '--case', '7'], 'leave --name, --case and --type out'],
    ] as const) {
      const { status, stderr } = lencana('make', ...words, ...byFile);
      expect([status, stderr]).toEqual([2, expect.stringContaining(why)]);
    }
  });

  it('wrong calls say what is wanted: exit 2, nothing made', () => {
    for (const [words, why] of [
      [[], '--name (or --code) is missing'],
      [['--name', ' '], `--name: ${problems.nameMissing[1]}`],
      [['--name', 'Siti', '--case', '../1042'], `--case: ${problems.caseStrange[1]}`],
      [['--name', 'Siti', '--mail', 'siti'], `--mail: ${problems.mailStrange[1]}`],
      [['--name', 'Siti', '--type', 'RSA-1024'], 'one of P-256, P-384, RSA-3072, RSA-2048'],
      [['--name', 'Siti', '--passphrase', passphrase], "Unknown option '--passphrase'"],
    ] as const) {
      const { status, stderr } = lencana('make', ...words, ...byFile);
      expect([status, stderr]).toEqual([2, expect.stringContaining(why)]);
    }
    expect(readdirSync(folder).sort()).toEqual(['other', 'pass']);
  });

  it('nothing is overwritten: both files or neither, and the words say what to do', () => {
    put(requestFile, 'mine');
    expect(refused('make', ...siti, ...byFile)).toMatch(/is there already and is not overwritten.*--out/);
    expect(existsSync(at(keyFile))).toBe(false);
    expect(readFileSync(at(requestFile), 'utf8')).toBe('mine');
    expect(refused('make', ...siti, ...byFile, '--out', 'nowhere')).toMatch(/nowhere does not exist\. Make it \(mkdir/);
    expect(refused('make', ...siti, ...byFile, '--out', 'pass')).toMatch(/pass is a file, not a folder/);
    const both = [
      { path: at('first'), content: 'a', isSecret: true },
      { path: at('nowhere/second'), content: 'b', isSecret: false },
    ];
    expect(() => writeTogether(both)).toThrow('no such file');
    expect(existsSync(at('first'))).toBe(false);
  });

  it.runIf(mayMount)('a full disk or one that is shut is said in words, and leaves nothing behind', () => {
    execFileSync('mkdir', [at('usb')]);
    const script = `mount -t tmpfs -o size=4k usb usb && "$@"; echo "exit $?"; ls usb; mount -o remount,ro usb && "$@"; echo "exit $?"`;
    const call = [process.execPath, program, 'key', 'make', ...siti, ...byFile, '--out', 'usb'];
    const { stdout, stderr } = spawnSync('sh', ['-c', `${ownMounts} sh -c '${script}' sh "$@"`, 'sh', ...call], {
      encoding: 'utf8',
      cwd: folder,
    });
    expect(`${stdout}${stderr}`).toMatch(/no room left to write it/);
    expect(stdout).toBe('exit 1\nexit 1\n');
    expect(stderr).toMatch(/that disk cannot be written to/);
  });

  it.each([
    ['too short', 'pendek', problems.passphraseShort(6)[1]],
    ['not ASCII', 'kuda makan rumput hijaú', problems.passphraseForeign('ú')[1]],
    ['a blank at its end', `${passphrase} `, problems.passphraseEdges[1]],
    ['one’s own name', 'sitirahmawati1042', problems.passphraseWeak[1]],
    ['the favourites', 'Password123456', problems.passphraseWeak[1]],
    ['nothing', '', 'first line is empty'],
  ])('a passphrase the page refuses is refused here: %s', (_what, words, why) => {
    put('pass', `${words}\n`);
    expect(refused('make', ...siti, ...byFile)).toContain(why);
    expect(existsSync(at(keyFile))).toBe(false);
  });

  it('without a terminal and without a file for the passphrase it says so, and makes nothing', () => {
    expect(refused('make', ...siti)).toMatch(/nobody is at a terminal.*--passphrase-file/);
    expect(refused('make', ...siti, '--passphrase-file', 'nowhere')).toMatch(/nowhere: no such file/);
    expect(readdirSync(folder).sort()).toEqual(['other', 'pass']);
  });

  it('takes the passphrase as Notepad saves it', () => {
    put('pass', `\uFEFF${passphrase}\r\nsecond line\r\n`);
    make();
    put('pass', passphrase);
    expect(done('show', keyFile, ...byFile)).toContain('P-256');
  });
});

describe('ISS-3 the passphrase is asked for at a terminal, twice and unseen', { timeout: 120_000 }, () => {
  /** Types ahead, enough for the command to come to its end: what `script` sends after that depends on the moment. */
  const typed = (words: readonly string[], lines: readonly string[]) => {
    const call = [process.execPath, program, 'key', ...words].map((word) => `'${word}'`).join(' ');
    const { stdout } = spawnSync('script', ['-qec', call, '/dev/null'], {
      encoding: 'utf8',
      cwd: folder,
      env: { PATH: '/usr/bin:/bin', ...quickStart },
      input: lines.map((line) => `${line}\n`).join(''),
      timeout: 60_000,
    });
    // `script` repeats what it is given before the program turns the echo off; that is not the program's.
    const own = stdout.replaceAll('\r', '');
    return own.slice(
      own.indexOf('A new passphrase') < 0 ? own.indexOf('Passphrase of') : own.indexOf('A new passphrase'),
    );
  };

  it('a bad one is explained and asked again, two that differ as well, and the strength is told', () => {
    const heard = typed(['make', ...siti], ['pendek', 'Password123456', passphrase, other, passphrase, passphrase]);
    said.push(heard);
    const [short, weak] = [problems.passphraseShort(6)[1], problems.passphraseWeak[1]];
    const steps = [short, weak, ' bits).', 'not the same', 'are made, P-256'].map((words) => heard.indexOf(words));
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps).not.toContain(-1);
    expect(done('show', keyFile, ...byFile)).toContain('P-256');
  });

  it('Enter alone has one made, which counts only once it is typed', () => {
    const heard = typed(['make', ...siti], ['', passphrase, passphrase]);
    expect(heard).toMatch(/Made for you: ([a-z]{4}-){4}[a-z]{4}\n/);
    expect(done('show', keyFile, ...byFile)).toContain('P-256');
  });

  it('a mistyped one may be typed again, three times in all', () => {
    make();
    expect(typed(['show', keyFile, '--open'], ['salah', passphrase])).toMatch(
      /does not open with that\.[\s\S]*key +P-256/,
    );
    expect(typed(['show', keyFile, '--open'], ['salah', 'salah', 'salah', passphrase])).toMatch(
      /nobody can recover it/,
    );
  });
});

describe('ISS-11 lencana key p12: key and certificate become a .p12', { timeout: 120_000 }, () => {
  const join12 = (...certificates: string[]) => ['p12', '--key', keyFile, ...byFile, '--certificate', ...certificates];

  it.each(['P-256', 'P-384', 'RSA-3072', 'RSA-2048'])(
    '%s: openssl opens it, and finds key, certificate and chain',
    (type) => {
      make('--type', type);
      const { root, issue } = ca();
      p7b('s.p7b', issue('s.pem'), root);
      const text = done(...join12('s.p7b'));
      expect(text).toMatch(/owner +Siti Rahmawati\n[\s\S]*until +\d+ \w+ \d{4}[\s\S]*chain +Akar\n/);
      const [, fingerprint] =
        /=([0-9A-F:]+)/.exec(openssl('x509', '-in', 's.pem', '-noout', '-fingerprint', '-sha256')) ?? [];
      expect(text).toContain(fingerprint);
      expect(text).not.toContain('NOTE');
      expect(mode('lencana-1042.p12')).toBe('600');
      openssl('pkcs12', '-in', 'lencana-1042.p12', '-passin', 'file:pass', '-nocerts', '-noenc', '-out', 'k.pem');
      openssl('pkcs12', '-in', 'lencana-1042.p12', '-passin', 'file:pass', '-nokeys', '-out', 'c.pem');
      expect(openssl('pkey', '-in', 'k.pem', '-pubout')).toBe(openssl('x509', '-in', 'c.pem', '-noout', '-pubkey'));
      expect(readFileSync(at('c.pem'), 'utf8').match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
      expect(openssl('pkcs12', '-in', 'lencana-1042.p12', '-passin', 'file:other', '-noout')).toContain(
        'invalid password',
      );
      expect(refused(...join12('s.p7b'))).toContain('is there already');
    },
  );

  it('takes the certificate in every wrapping, whatever the file is called, and the chain from a file of its own', () => {
    make();
    const { root, issue } = ca();
    issue('s.pem');
    openssl('x509', '-in', 's.pem', '-outform', 'DER', '-out', 'der.pem');
    openssl('crl2pkcs7', '-nocrl', '-certfile', 's.pem', '-out', 'pem.der');
    openssl(
      `pkcs8 -topk8 -v2 aes-256-cbc -in ${keyFile} -passin file:pass -passout file:again -outform DER -out k.der`,
    );
    for (const [file, out] of [['s.pem', '1'], ['der.pem', '2'], ['pem.der', '3']] as const) // biome-ignore format: a table
      expect(done(...join12(file, root), '--out', `${out}.p12`)).toMatch(/chain +Akar/);
    const { warnings } = JSON.parse(
      done('p12', '--key', 'k.der', '--certificate', 's.pem', ...byFile, '--out', '4.p12', '--json'),
    );
    expect(warnings.map(({ kind }: { kind: string }) => kind)).toEqual(['no-chain', 'weak-lock']);
  });

  it('warns of what has ended, of a CA that did not sign, and of a passphrase that is easy to guess; the file is made', () => {
    put('pass', 'rahasia\n');
    const weak = ['-v2', 'aes-256-cbc', '-passout', 'file:pass'];
    openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', 'open.pem');
    openssl('pkcs8', '-topk8', '-in', 'open.pem', ...weak, '-out', keyFile);
    openssl('req', '-new', '-key', 'open.pem', '-subj', '/CN=Siti Rahmawati', '-out', requestFile);
    const { root, issue } = ca();
    issue('s.pem', { days: '-1' });
    execFileSync('mkdir', [at('b')]);
    const [first, second] = [openssl('x509', '-in', root), ca().root];
    expect(openssl('x509', '-in', second)).not.toBe(first);
    const kinds = ({ warnings }: { warnings: { kind: string }[] }) => warnings.map(({ kind }) => kind);
    expect(kinds(JSON.parse(done(...join12('s.pem', second), '--json')))).toEqual([
      'expired',
      'no-chain',
      'left-out',
      'weak-passphrase',
      'weak-lock',
    ]);
    expect(existsSync(at('lencana-1042.p12'))).toBe(true);
  });

  it('says what is wrong and what to do: mismatch, wrong passphrase, wrong file, cut off, too big', async () => {
    make();
    const { root, issue } = ca();
    p7b('s.p7b', issue('s.pem'), root);
    put('whole.pem', readFileSync(at(keyFile)));
    put('cut.pem', readFileSync(at(keyFile), 'utf8').slice(0, 200));
    put('cut.p7b', bytesOf('s.p7b').slice(0, 300));
    put('empty', '');
    openssl('pkey', '-in', keyFile, '-passin', 'file:pass', '-out', 'open.pem');
    openssl('ec', '-in', 'open.pem', '-aes256', '-passout', 'file:pass', '-out', 'old.pem');
    put('big', '');
    truncateSync(at('big'), 2 ** 30);
    const other12 = (key: string, certificate: string, words = 'pass') =>
      refused('p12', '--key', key, '--certificate', certificate, '--passphrase-file', words, '--out', 'x.p12');
    expect(other12(keyFile, root)).toMatch(
      /do not belong together\.\n {2}the key {4}P-256 [0-9a-f]{64}\n {2}“Akar” {5}P-256 [0-9a-f]{64}\n/,
    );
    expect(other12(keyFile, 's.p7b', 'other')).toMatch(
      /does not open with that passphrase[\s\S]*nobody can recover it/,
    );
    expect(other12('s.pem', 's.p7b')).toMatch(/s\.pem is a certificate\. --key wants the SECRET key file/);
    expect(other12(requestFile, 's.p7b')).toMatch(/is a request \(CSR\)\. --key wants/);
    expect(other12(keyFile, requestFile)).toMatch(
      /is a request \(CSR\)\. --certificate wants the certificate from the bot/,
    );
    expect(other12(keyFile, keyFile)).toMatch(/is a SECRET key.*--certificate wants/);
    for (const key of ['open.pem', 'old.pem'])
      expect(other12(key, 's.p7b')).toMatch(/not locked as ours.*\n.*openssl pkcs8/);
    for (const [key, certificate] of [['cut.pem', 's.p7b'], [keyFile, 'cut.p7b']] as const) // biome-ignore format: a table
      expect(other12(key, certificate)).toContain(problems.truncated(certificate === 's.p7b' ? key : certificate)[1]);
    expect(other12('empty', 's.p7b')).toContain('empty is empty');
    expect(other12('big', 's.p7b')).toContain('more than 1 MB');
    expect(other12(home, 's.p7b')).toContain('this is a folder');
    expect(other12('nowhere', 's.p7b')).toMatch(/nowhere: no such file\. .*looked for in/);
    expect(existsSync(at('x.p12'))).toBe(false);
    expect(bytesOf(keyFile)).toEqual(bytesOf('whole.pem'));
    expect(lencana('p12', '--key', keyFile).stderr).toContain('--certificate is missing');
  });

  it('a passphrase beyond ASCII makes no .p12 that Java could not open', () => {
    make();
    put('ascii', `${passphrase}\n`);
    put('pass', 'kuda makan rumput hijaú\n');
    openssl(
      'pkcs8',
      '-topk8',
      '-in',
      keyFile,
      '-passin',
      'file:ascii',
      '-v2',
      'aes-256-cbc',
      '-passout',
      'file:pass',
      '-out',
      'u.pem',
    );
    expect(refused('p12', '--key', 'u.pem', '--certificate', ca().issue('s.pem'), ...byFile)).toMatch(
      /beyond ASCII.*\n?.*lencana key passphrase --key u\.pem/,
    );
  });
});

describe('lencana key passphrase: another lock for the same key', { timeout: 120_000 }, () => {
  const change = ['passphrase', '--key', keyFile, '--passphrase-file', 'pass', '--new-passphrase-file', 'other'];
  const publicKey = (words: string, file = keyFile) =>
    openssl('pkey', '-in', file, '-passin', `file:${words}`, '-pubout');

  it('replaces the file once the new one is whole, or leaves it and writes beside it', () => {
    make();
    const before = publicKey('pass');
    expect(before).toContain('BEGIN PUBLIC KEY');
    done(...change, '--out', 'new.pem');
    expect([publicKey('pass'), publicKey('other', 'new.pem')]).toEqual([before, before]);
    expect(done(...change)).toContain('still open with the old one');
    expect(publicKey('other')).toBe(before);
    expect(publicKey('pass')).not.toContain('BEGIN PUBLIC KEY');
    expect(mode(keyFile)).toBe('600');
    expect(readdirSync(folder).sort()).toEqual([keyFile, requestFile, 'new.pem', 'other', 'pass']);
  });

  it('a wrong or a weak passphrase leaves the file as it was', () => {
    make();
    const before = bytesOf(keyFile);
    put('weak', 'Password123456\n');
    expect(refused(...change, '--passphrase-file', 'other')).toContain('does not open');
    expect(refused(...change, '--new-passphrase-file', 'weak')).toContain(problems.passphraseWeak[1]);
    openssl('req', '-x509', '-key', keyFile, '-passin', 'file:pass', '-subj', '/CN=A', '-out', 'c.pem');
    put(keyFile, Buffer.concat([before, readFileSync(at('c.pem'))]));
    expect(refused(...change)).toMatch(/holds more than a key.*--out/);
    put(keyFile, before);
    expect(bytesOf(keyFile)).toEqual(before);
  });
});

describe('ISS-11 lencana key show: what a file says', { timeout: 120_000 }, () => {
  it('key, request, certificate, P7B and .p12 name the same public key; what is locked is opened only when asked', () => {
    make();
    const { root, issue } = ca();
    p7b('s.p7b', issue('s.pem'), root);
    done('p12', '--key', keyFile, '--certificate', 's.p7b', ...byFile);
    const all = ['show', keyFile, requestFile, 's.pem', 's.p7b', 'lencana-1042.p12'];
    const hashes = (text: string) => text.match(/key +P-256 [0-9a-f]{64}/g) ?? [];
    const { keyHash } = readCsr(bytesOf(requestFile));
    const outside = done(...all);
    expect(outside).toMatch(/signature +good/);
    expect(hashes(outside).filter((one) => one.endsWith(keyHash))).toHaveLength(3);
    expect(outside.match(/--open looks inside/g)).toHaveLength(2);
    expect(outside.match(/PBKDF2-HMAC-SHA256, AES-256-CBC, 300,000 rounds/g)).toHaveLength(2);
    const inside = done(...all, ...byFile);
    expect(hashes(inside).filter((one) => one.endsWith(keyHash))).toHaveLength(5);
    expect(inside).toContain('the certificate of the key in the .p12');
    const [key, , , chain, pfx] = JSON.parse(done(...all, ...byFile, '--json'));
    expect(key.objects).toMatchObject([{ kind: 'lockedKey', keyHash, lock: { rounds: 600_000 } }]);
    expect(chain.objects).toMatchObject([
      { owner: 'Siti Rahmawati', uses: ['digitalSignature', 'nonRepudiation'] },
      { owner: 'Akar' },
    ]);
    expect(pfx.objects[0]).toMatchObject({ kind: 'pfx', mac: { rounds: 300_000 } });
  });

  it('opens a .p12 of openssl, and says of one with an old lock how it is opened', () => {
    make();
    const { issue } = ca();
    issue('s.pem');
    const into = `pkcs12 -export -inkey ${keyFile} -passin file:pass -in s.pem -passout file:again`;
    openssl(`${into} -out new.p12`);
    openssl(`${into} -legacy -descert -out old.p12`);
    expect(done('show', 'new.p12', ...byFile)).toMatch(
      /the certificate of the key in the \.p12\n +owner +Siti Rahmawati/,
    );
    const { status, stdout } = lencana('show', 'old.p12', ...byFile);
    expect(status).toBe(1);
    expect(stdout).toMatch(/3DES[\s\S]*openssl pkcs12 -info -noenc -nokeys -in old\.p12/);
  });

  it('one bad file does not hide the next: exit 1; a request that was changed and a name with hidden signs are told', () => {
    make();
    openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'k',
      '-utf8',
      '-subj',
      '/CN=Si\u001b[2Jti',
      '-out',
      'odd.pem',
    );
    openssl('req', '-in', requestFile, '-outform', 'DER', '-out', 'r.der');
    const changed = bytesOf('r.der');
    const last = changed.length - 1;
    changed[last] = (changed[last] ?? 0) ^ 1;
    put('changed.csr', changed);
    const { status, stdout } = lencana('show', 'nowhere', 'pass', 'odd.pem', 'changed.csr');
    expect(status).toBe(1);
    expect(stdout).toMatch(/nowhere: no such file/);
    expect(stdout).toContain(`pass is ${kinds.other[1]}`);
    expect(stdout).toContain('owner      Si\\u{1b}[2Jti');
    expect(stdout).toContain('NOT GOOD');
    expect(stdout).not.toContain('\u001b');
    expect(lencana('show').status).toBe(2);
  });
});

describe('lencana key tool and the rest', { timeout: 120_000 }, () => {
  it('writes the page of /lock, the same bytes, and prints its SHA-256; another file is not overwritten', () => {
    const { html, sha256 } = keyToolPage();
    expect(done('tool')).toContain(sha256);
    expect(JSON.parse(done('tool', '--json'))).toEqual({ file: 'lencana-kunci.html', bytes: html.length, sha256 });
    expect(Buffer.from(bytesOf('lencana-kunci.html')).equals(Buffer.from(html))).toBe(true);
    expect(refused('tool', '--out', 'pass')).toContain('is not overwritten');
  });

  it('every command has its --help, and the noun alone says which there are', () => {
    for (const word of ['make', 'p12', 'passphrase', 'show', 'tool'])
      expect(done(word, '--help')).toContain(`lencana key ${word}`);
    expect(done('make', '--help')).toMatch(/cannot be given as an argument/);
    const { status, stderr } = lencana();
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining('key make, key passphrase, key p12, key show, key tool'),
    ]);
  });

  it('reads no settings and makes no data folder: broken settings do not matter', () => {
    const env = {
      PATH: '/usr/bin:/bin',
      PORT: 'none',
      DATABASE_URL: 'nonsense',
      DATA_DIR: at('data'),
      MASTER_KEY: 'x',
    };
    const { status } = spawnSync(process.execPath, [program, 'key', 'make', ...siti, ...byFile], { cwd: folder, env });
    expect(status).toBe(0);
    expect(readdirSync(folder).sort()).toEqual([keyFile, requestFile, 'other', 'pass']);
  });
});

describe('ISS-3 nothing secret is ever said', () => {
  it('no passphrase and no byte of a key stood on stdout or stderr in all of the above', async () => {
    const all = said.join('\n');
    for (const words of [passphrase, other]) expect(all).not.toContain(words);
    const keys: Uint8Array[] = [];
    for (const path of readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((one) =>
      one.endsWith(keyFile),
    )) {
      const [locked] = identify(new Uint8Array(readFileSync(join(home, path))));
      for (const words of [passphrase, other])
        await openKey(locked?.bytes ?? new Uint8Array(), words).then(
          (key) => keys.push(key),
          () => undefined,
        );
    }
    expect(keys.length).toBeGreaterThan(10);
    // Octets 36 to 59: of an elliptic key the secret number itself, of an RSA key the modulus, at a multiple of three for base64.
    for (const key of keys.map((one) => Buffer.from(one).subarray(36, 60)))
      for (const form of ['hex', 'base64'] as const)
        expect(all.toLowerCase()).not.toContain(key.toString(form).toLowerCase());
    expect(all).not.toContain('PRIVATE KEY-----');
  });
});
