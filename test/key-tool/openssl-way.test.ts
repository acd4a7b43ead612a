/** docs/key-tool.md taken at its word: its SHA-256 is today's, its openssl commands are typed as they stand, and the bot takes what comes out. ISS-3, ISS-4, ISS-11. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyToolPage } from '#key-tool/key-tool.ts';
import { readShortCode } from '#key-tool/page/short-code.ts';
import { readCsr } from '#pki/csr.ts';
import { type House, openHouse } from '#support/house.ts';
import { asFile } from '#support/papers.ts';
import { groups, officer } from '#support/story.ts';
import * as cast from '../story/cast.ts';
import { newestFile } from '../story/certificate-check.ts';

const guide = readFileSync(new URL('../../docs/key-tool.md', import.meta.url), 'utf8');
const program = join(import.meta.dirname, '..', '..', 'bin', 'lencana.js');
const passphrase = 'kuda makan rumput hijau';
const who = { openssl: cast.civilServant('Siti Rahmawati', 3), lencana: cast.civilServant('Ratna Dewi', 4) };
const keyFile = 'lencana-1042-kunci-RAHASIA.key.pem';
const requestFile = 'lencana-1042-permohonan.csr.pem';

const home = mkdtempSync(join(tmpdir(), 'lencana-way-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A folder with the passphrase in it, and who works there. */
const desk = () => {
  const folder = mkdtempSync(join(home, 'a-'));
  const at = (name: string) => join(folder, name);
  writeFileSync(at('pass'), `${passphrase}\n`);
  return {
    at,
    read: (name: string) => readFileSync(at(name), 'utf8'),
    /** The commands under this heading, typed literally at a terminal; the passphrase is typed at every prompt. */
    guided: (heading: string): string => {
      const [, section = ''] = guide.split(`\n### ${heading}\n`);
      const [, commands = ''] = /^```sh\n([\s\S]*?)^```/m.exec(section) ?? [];
      writeFileSync(at('commands.sh'), commands);
      const { status, stdout } = spawnSync('script', ['-qec', 'sh -e commands.sh', '/dev/null'], {
        encoding: 'utf8',
        cwd: folder,
        input: `${passphrase}\n`.repeat(8),
      });
      if (status !== 0 || commands === '') throw new Error(`${heading}: exit ${status}\n${commands}\n${stdout}`);
      return stdout;
    },
    openssl: (words: string): string => {
      const { stdout, stderr } = spawnSync('openssl', words.split(' '), { encoding: 'utf8', cwd: folder });
      return `${stdout}${stderr}`;
    },
    lencana: (...words: string[]) => {
      const call = [program, 'key', ...words, '--passphrase-file', 'pass', '--json'];
      const { status, stdout, stderr } = spawnSync(process.execPath, call, { encoding: 'utf8', cwd: folder });
      if (status !== 0) throw new Error(`lencana key ${words.join(' ')}: exit ${status}\n${stderr}`);
      return JSON.parse(stdout);
    },
  };
};
type Desk = ReturnType<typeof desk>;

describe('docs/key-tool.md', () => {
  // After a change of the page: npx vitest run --project pglite test/key-tool/openssl-way.test.ts --update=true
  it('ISS-3 names the SHA-256 of the page as it is now, and a short code that is one', async () => {
    const now = guide.replace(/(?<=^SHA-256 of `lencana-kunci\.html`: `)[0-9a-f]{64}/m, keyToolPage().sha256);
    expect(now).toContain(keyToolPage().sha256);
    await expect(now).toMatchFileSnapshot('../../docs/key-tool.md');
    expect(readShortCode(/`(1042\/Siti [^`]+)`/.exec(guide)?.[1] ?? '')).toEqual({
      number: '1042',
      type: 'P-256',
      name: 'Siti Rahmawati',
    });
  });
});

describe('ISS-4 the bot takes the CSR of the guide’s openssl commands and of lencana key', { timeout: 240_000 }, () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
    await cast.openDesks(house);
    await cast.becomeSubscriber(house, who.openssl);
    await cast.becomeSubscriber(house, who.lencana);
  });
  afterAll(() => house.close());

  /** Each kind of key in its turn; the last one is what the case goes on with. */
  const sendAll = async (name: string, requests: readonly string[]) => {
    const talk = house.chat(name);
    await talk.says('/terbit');
    await talk.taps('Individu: tanda tangan elektronik');
    for (const request of requests) {
      talk.hears();
      await talk.sends(asFile(request));
      // The bot's receipt begins with the key's own hash.
      expect(talk.hears()).toContain(readCsr(request).keyHash.slice(0, 16));
    }
    return talk;
  };

  /** Letter, agreement, approval, download: the P7B as the bot hands it out (Sumbar issuance 5–10). */
  const issued = async (person: cast.CivilServant) => {
    const talk = house.chat(person.name);
    await talk.sends(await cast.letterOf(person, 'issuance'));
    await talk.taps('Setuju dan kirim');
    const joko = house.group(groups.officers).as(house.person(officer));
    await joko.taps('Ambil & lihat berkas');
    await joko.taps('Setujui & terbitkan');
    await talk.taps('Unduh sertifikat');
    await talk.taps('Unduh P7B');
    return (await newestFile(house, person.name)).bytes;
  };

  const opensBy = ({ openssl, read }: Desk) => {
    openssl('pkcs12 -in lencana-1042.p12 -passin file:pass -nokeys -out certificates.pem');
    expect(read('certificates.pem').match(/BEGIN CERTIFICATE/g)).toHaveLength(3);
    const ofKey = openssl('pkcs12 -in lencana-1042.p12 -passin file:pass -nocerts -noenc');
    expect(ofKey).toContain('BEGIN PRIVATE KEY');
    const locks = openssl('pkcs12 -in lencana-1042.p12 -passin file:pass -info -noout');
    expect(locks.match(/PBES2, PBKDF2, AES-256-CBC, Iteration 300000, PRF hmacWithSHA256/g)).toHaveLength(2);
    expect(locks).toMatch(/MAC: sha256, Iteration 300000/);
  };

  it('openssl: P-384, RSA-3072 and P-256, each with the locks that are promised; then the .p12 by openssl and by lencana key', async () => {
    const desks = ['P-384', 'RSA-3072', 'P-256'].map((type) => {
      const one = desk();
      one.guided(type);
      expect(readCsr(one.read(requestFile)).keyType).toBe(type);
      const { objects } = one.lencana('show', keyFile)[0];
      expect(objects[0]).toMatchObject({
        keyType: type,
        keyHash: readCsr(one.read(requestFile)).keyHash,
        lock: { how: 'PBES2, PBKDF2-HMAC-SHA256, AES-256-CBC', rounds: 600_000 },
      });
      return one;
    });
    await sendAll(
      who.openssl.name,
      desks.map(({ read }) => read(requestFile)),
    );
    const last = desks.at(-1) ?? desk();
    writeFileSync(last.at('sertifikat.p7b'), await issued(who.openssl));
    last.guided('The .p12');
    opensBy(last);
    const { certificate, chain, warnings } = last.lencana(
      'p12',
      '--key',
      keyFile,
      '--certificate',
      'sertifikat.p7b',
      '--out',
      'b.p12',
    );
    expect(certificate.owner).toBe('Siti Rahmawati');
    expect(chain).toHaveLength(2);
    // The clock of the house stands on another day than that of the machine, where the certificate may not be valid yet.
    expect(warnings.filter(({ kind }: { kind: string }) => kind !== 'not-yet-valid')).toEqual([]);
  });

  it('ISS-11 lencana key: every kind of key; the certificate that was approved becomes a .p12 that openssl opens', async () => {
    const desks = ['P-256', 'RSA-2048', 'RSA-3072', 'P-384'].map((type) => {
      const one = desk();
      one.lencana('make', '--name', who.lencana.name, '--case', '1042', '--type', type);
      return one;
    });
    await sendAll(
      who.lencana.name,
      desks.map(({ read }) => read(requestFile)),
    );
    const last = desks.at(-1) ?? desk();
    writeFileSync(last.at('sertifikat.p7b'), await issued(who.lencana));
    const { certificate } = last.lencana('p12', '--key', keyFile, '--certificate', 'sertifikat.p7b');
    expect(certificate).toMatchObject({
      owner: who.lencana.name,
      keyType: 'P-384',
      keyHash: readCsr(last.read(requestFile)).keyHash,
    });
    opensBy(last);
  });
});
