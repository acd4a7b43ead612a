/** STANDARDS "CA": ceremonies on disk. Each ends whole or not at all; openssl is the second opinion. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { p7b, pem } from '#pki/bundle.ts';
import { certificatesIn } from '#pki/bundle-reader.ts';
import { makeIssuing, makeRoot } from '#pki/ceremony.ts';
import { certificateFacts } from '#pki/certificate.ts';
import { makeCrl } from '#pki/crl.ts';
import { readCsr } from '#pki/csr.ts';
import { encryptedPem, fileSigner, generateKey, keySigner } from '#pki/signer.ts';
import { openAuthority, profilesOf } from '#src/authority-files.ts';
import { files, issuingFolder, nameOfCertificate, readManifest } from '#src/ceremonies/ca-folder.ts';
import { importRootCrl, readImport } from '#src/ceremonies/import.ts';
import { makeCa, makeCaRequest, rollOver } from '#src/ceremonies/issuing.ts';
import { nextRootCrl } from '#src/ceremonies/root.ts';
import { caFacts, warningsOf } from '#src/ceremonies/standing.ts';
import { order } from '../pki/house.ts';
import { openssl } from '../pki/openssl.ts';
import { caUrl, day, named, openPlace, type Place, verdict } from './place.ts';

const refusal = (code: string, words = /./) => expect.objectContaining({ code, message: expect.stringMatching(words) });
const issuing = { name: named('Lencana Issuing CA'), keyType: 'P-384', years: 10 } as const;

let home: Place;
beforeEach(() => {
  home = openPlace();
});
afterEach(() => home.close());

/** Request, offline root, import: the whole way, as three people do it. */
const bringUp = async (order: Partial<typeof issuing & { anew: boolean }> = {}) => {
  const { request } = await makeCaRequest(home.place, { ...issuing, ...order });
  writeFileSync(home.at('issuing.csr'), pem('CERTIFICATE REQUEST', request));
  if (!existsSync(home.root.folder)) await home.makeRoot();
  const certificate = await home.sign(home.at('issuing.csr'));
  const root = home.read('root', 'certificate.cer');
  const rootCrl = home.read('root', 'list.crl');
  const found = readImport(home.place, { certificates: [certificate], root, rootCrl });
  found.finish();
  return { certificate, root, rootCrl, found };
};

describe('a trial’s first start', () => {
  it('makes root and issuing CA that openssl takes with their lists, all files for the owner only', async () => {
    const { current, retired, roots } = await openAuthority(home.place);
    const name = current.issuerKey.slice(0, 8);
    expect(verdict(home, name, roots[0].name)).toMatch(/issuing.pem: OK/);
    expect(retired).toEqual([]);
    const every = readdirSync(home.place.folder, { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    expect(every.map((one) => one.name).sort()).toEqual(
      ['ca.json', 'certificate.cer', 'certificate.cer', 'key.pem', 'key.pem', 'list.crl', 'root.json'].sort(),
    );
    for (const one of every) expect(statSync(join(one.parentPath, one.name)).mode & 0o777).toBe(0o600);
  });

  it('opens the same CA the next time; addresses of list and certificate carry the CA’s name', async () => {
    const first = await openAuthority(home.place);
    const again = await openAuthority(home.place);
    expect(again.current.certificate).toEqual(first.current.certificate);
    const { bytes } = await again.current.prepare(await order());
    const text = Buffer.from(bytes).toString('latin1');
    const name = first.current.issuerKey.slice(0, 8);
    for (const path of [`/crl/${name}.crl`, `/ca/${name}.cer`, '/ocsp']) expect(text).toContain(`${caUrl}${path}`);
  });

  it('half a ceremony is none: what the list does not name is passed over', async () => {
    mkdirSync(join(home.place.folder, 'issuing-0badcafe'), { recursive: true });
    writeFileSync(join(home.place.folder, 'issuing-0badcafe', 'certificate.cer'), 'half');
    writeFileSync(join(home.place.folder, '.ca.json.new'), '{"version":');
    const { current } = await openAuthority(home.place);
    expect(readManifest(home.place.folder).issuing.map(({ name }) => name)).toEqual([current.issuerKey.slice(0, 8)]);
  });
});

describe('what stops a start is said in words: what, until when, how to mend it', () => {
  it('the wrong passphrase', async () => {
    await openAuthority(home.place);
    await expect(openAuthority({ ...home.place, keys: home.keys('lain') })).rejects.toEqual(
      refusal('ERR_SIGNER_PASSPHRASE', /does not open with this passphrase/),
    );
  });

  it('a CA that ended', async () => {
    await openAuthority(home.place);
    home.wait(3653 * day);
    await expect(openAuthority(home.place)).rejects.toEqual(
      refusal('ERR_CA_EXPIRED', /Lencana Issuing CA.* ended on 2036-11-21T03:29:59.000Z; make a new one beside it/),
    );
  });

  it('a clock before the CA began', async () => {
    await openAuthority(home.place);
    home.wait(-day);
    await expect(openAuthority(home.place)).rejects.toEqual(
      refusal(
        'ERR_CA_CLOCK',
        /clock says 2026-11-20T03:30:00.000Z.* begins on 2026-11-21T03:30:00.000Z; set the clock/,
      ),
    );
  });

  it('a request that waits: no trial CA is made in its place', async () => {
    await makeCaRequest(home.place, issuing);
    await expect(openAuthority(home.place)).rejects.toEqual(refusal('ERR_CA_WAITING', /lencana ca import/));
    expect(readManifest(home.place.folder).issuing).toEqual([]);
  });

  it('a file that is missing, a list that is damaged', async () => {
    const { current } = await openAuthority(home.place);
    const folder = join(home.place.folder, `issuing-${current.issuerKey.slice(0, 8)}`);
    rmSync(join(folder, 'key.pem'));
    await expect(openAuthority(home.place)).rejects.toEqual(refusal('ERR_CA_FILES', /holds no key/));
    rmSync(join(folder, 'certificate.cer'));
    await expect(openAuthority(home.place)).rejects.toEqual(refusal('ERR_CA_FILES', /certificate.cer is missing/));
    writeFileSync(join(home.place.folder, 'ca.json'), '{}');
    await expect(openAuthority(home.place)).rejects.toEqual(refusal('ERR_CA_FILES', /backup/));
  });
});

describe('a root that is kept offline', () => {
  it('signs the request, and the answer brings the CA up under it, by openssl’s word too', async () => {
    const { found, certificate, root } = await bringUp();
    expect(found).toMatchObject({ isNewRoot: true, notes: [] });
    expect(verdict(home, nameOfCertificate(certificate), nameOfCertificate(root))).toMatch(/issuing.pem: OK/);
    const { current } = await openAuthority(home.place);
    expect(current.certificate).toEqual(certificate);
    expect(caFacts(home.place.folder).map(({ role, key }) => [role, key])).toEqual([
      ['issuing', 'file'],
      ['root', 'offline'],
    ]);
    expect(existsSync(join(home.place.folder, `issuing-${nameOfCertificate(certificate)}`, 'request.csr'))).toBe(false);
  });

  it('the request is one that openssl verifies; asked for again it is the same, until another is wanted', async () => {
    const first = await makeCaRequest(home.place, issuing);
    const said = openssl(['req', '-verify', '-noout', '-subject', '-in', 'r'], {
      r: pem('CERTIFICATE REQUEST', first.request),
    }).said;
    expect(said).toMatch(/CN = Lencana Issuing CA/);
    expect(said).toMatch(/verify OK/);
    expect(await makeCaRequest(home.place, issuing)).toEqual({ request: first.request, isNew: false });
    const other = await makeCaRequest(home.place, { ...issuing, anew: true });
    expect(readCsr(other.request).keyHash).not.toBe(readCsr(first.request).keyHash);
    expect(readdirSync(home.place.folder).filter((name) => name.startsWith('issuing-'))).toHaveLength(1);
  });

  it.each(['P7B', 'PEM'] as const)('takes the answer as %s, with the root inside or others beside it', async (form) => {
    const { request } = await makeCaRequest(home.place, issuing);
    writeFileSync(home.at('r.csr'), pem('CERTIFICATE REQUEST', request));
    const { certificate: root, crl: rootCrl } = await home.makeRoot();
    const certificate = await home.sign(home.at('r.csr'));
    const file =
      form === 'P7B'
        ? p7b([root, certificate])
        : Buffer.from(`Dari lembaga akar:\r\n${pem('CERTIFICATE', root)}${pem('CERTIFICATE', certificate)}`);
    const found = readImport(home.place, { certificates: certificatesIn(file), root, rootCrl });
    expect(found.certificate.fingerprint).toBe(certificateFacts(certificate).fingerprint);
  });

  it('is never written over, nor made twice', async () => {
    await home.makeRoot();
    const before = home.read('root', 'key.pem');
    await expect(home.makeRoot()).rejects.toEqual(refusal('ERR_CA_EXISTS'));
    expect(home.read('root', 'key.pem')).toEqual(before);
    await bringUp();
    const order = {
      root: { name: named('Root'), keyType: 'P-384', years: 20 },
      issuing,
      rootKeys: home.place.keys,
    } as const;
    await expect(makeCa(home.place, order)).rejects.toEqual(refusal('ERR_CA_EXISTS', /lencana ca rollover/));
  });
});

describe('an import is refused, with nothing changed, when', () => {
  /** A certificate for the waiting key, made as somebody else's root would make it. */
  const foreign = async (change: object = {}) => {
    const { request } = await makeCaRequest(home.place, issuing);
    const signer = keySigner(await generateKey('P-384'));
    const { clock, random } = home.place;
    const root = await makeRoot({ name: named('Akar Lain'), years: 20, clock, random, signer });
    const certificate = await makeIssuing({
      name: issuing.name,
      years: 10,
      clock,
      random,
      publicKey: readCsr(request).publicKey,
      root: { certificate: root, signer },
      urls: { crl: 'http://akar.example.go.id/root.crl', issuer: 'http://akar.example.go.id/root.cer' },
      ...change,
    });
    const [thisUpdate, nextUpdate] = [clock.now(), new Date(clock.now().getTime() + 365 * day)];
    const rootCrl = await makeCrl({ issuer: root, signer, number: 7, entries: [], thisUpdate, nextUpdate });
    return { certificates: [certificate], root, rootCrl, signer };
  };
  const refused = (given: Parameters<typeof readImport>[1], code: string, words: RegExp) => {
    const before = readFileSync(join(home.place.folder, 'ca.json'), 'utf8');
    expect(() => readImport(home.place, given)).toThrow(refusal(code, words));
    expect(readFileSync(join(home.place.folder, 'ca.json'), 'utf8')).toBe(before);
  };

  it('nothing waits', async () => {
    const { certificate, root, rootCrl } = await bringUp();
    refused({ certificates: [certificate], root, rootCrl }, 'ERR_CA_IMPORT', /no request waits/);
  });

  it('the key is another', async () => {
    const { root, rootCrl, certificates } = await foreign();
    await makeCaRequest(home.place, { ...issuing, anew: true });
    refused({ certificates, root, rootCrl }, 'ERR_CA_IMPORT', /none of the 1 certificates is for the key that waits/);
  });

  it('the root is unknown, or its list is missing', async () => {
    const { certificates, root } = await foreign();
    refused({ certificates }, 'ERR_CA_IMPORT', /no root known here.*CN=Akar Lain.*--root root.cer/);
    refused({ certificates, root }, 'ERR_CA_IMPORT', /--root-crl/);
  });

  it('the list is another root’s, has run out, begins tomorrow, or revokes this very certificate', async () => {
    const { certificates, root, rootCrl, signer } = await foreign();
    const other = await home.makeRoot();
    refused({ certificates, root, rootCrl: other.crl }, 'ERR_CRL_FOREIGN', /not signed by the CA/);
    const at = home.clock.now().getTime();
    const list = (from: number, to: number, entries: Parameters<typeof makeCrl>[0]['entries'] = []) =>
      makeCrl({
        issuer: root,
        signer,
        number: 8,
        entries,
        thisUpdate: new Date(at + from * day),
        nextUpdate: new Date(at + to * day),
      });
    const { serial } = certificateFacts(certificates[0] ?? new Uint8Array());
    const revoked = await list(0, 9, [{ serial, revokedAt: home.clock.now(), reason: 'superseded' }]);
    refused({ certificates, root, rootCrl: revoked }, 'ERR_CA_IMPORT', /is revoked/);
    refused({ certificates, root, rootCrl: await list(1, 9) }, 'ERR_CRL_STALE', /begins on 2026-11-22/);
    home.wait(3 * day);
    refused({ certificates, root, rootCrl: await list(1, 2) }, 'ERR_CRL_STALE', /ran out on/);
    expect(readImport(home.place, { certificates, root, rootCrl }).notes).toEqual([
      expect.stringMatching(/akar.example.go.id\/root.crl, which is not under CA_URL/),
      expect.stringMatching(/akar.example.go.id\/root.cer, which is not under CA_URL/),
    ]);
  });

  it('its addresses are ours and nothing answers there', async () => {
    const given = await foreign({ urls: { crl: `${caUrl}/crl/salah.crl`, issuer: `${caUrl}/ca/root.cer` } });
    refused(given, 'ERR_CA_IMPORT', /CRL is at http:\/\/ca.contohkab.go.id\/crl\/salah.crl, where .* serves nothing/);
  });

  it('a lint of a CA finds something', async () => {
    const given = await foreign({
      urls: { crl: 'https://akar.example.go.id/root.crl', issuer: `${caUrl}/ca/root.cer` },
    });
    refused(given, 'ERR_LINT', /issuing-crl-distribution-point-http/);
  });
});

describe('the list of a root', () => {
  it('goes on: the next number, what was revoked before, what is revoked now; and is brought here', async () => {
    const { certificate, root } = await bringUp();
    const { serial } = certificateFacts(certificate);
    home.wait(day);
    const second = await nextRootCrl(home.root, [{ serial: '5a', reason: 'superseded' }]);
    expect(importRootCrl(home.place, second)).toMatchObject({ number: 2, entries: [{ serial: '5a' }] });
    home.wait(day);
    const third = await nextRootCrl(home.root, [{ serial, reason: 'cACompromise' }]);
    expect(importRootCrl(home.place, third)).toMatchObject({ number: 3, entries: [{ serial: '5a' }, { serial }] });
    expect(verdict(home, nameOfCertificate(certificate), nameOfCertificate(root))).toMatch(/certificate revoked/);
    await expect(openAuthority(home.place)).rejects.toEqual(refusal('ERR_CA_REVOKED', /lencana ca rollover/));
    expect(
      warningsOf(caFacts(home.place.folder), home.clock.now(), profilesOf(home.place.folder).profiles).map(
        ({ kind }) => kind,
      ),
    ).toEqual(['revoked']);
    await expect(nextRootCrl(home.root, [{ serial, reason: 'superseded' }])).rejects.toEqual(refusal('ERR_CRL_ENTRY'));
  });

  it('is refused when it is older, another of the same number, forgets a revocation, or is no list', async () => {
    const { rootCrl, root } = await bringUp();
    const second = await nextRootCrl(home.root, [{ serial: '5a', reason: 'superseded' }]);
    importRootCrl(home.place, second);
    expect(importRootCrl(home.place, second).number).toBe(2);
    expect(() => importRootCrl(home.place, rootCrl)).toThrow(refusal('ERR_CRL_STALE', /number is 1 and number 2/));
    const times = { thisUpdate: home.clock.now(), nextUpdate: new Date(home.clock.now().getTime() + 9 * day) };
    const signer = await home.root.keys.open(home.root.folder);
    const forgetful = await makeCrl({ issuer: root, signer, number: 3, entries: [], ...times });
    expect(() => importRootCrl(home.place, forgetful)).toThrow(refusal('ERR_CRL_STALE', /5a.* is missing/));
    expect(() => importRootCrl(home.place, root)).toThrow(refusal('ERR_CRL_UNREADABLE'));
  });
});

describe('rollover', () => {
  it('a retired CA whose key is lost is named and left aside; it does not stop the one that issues', async () => {
    const before = await openAuthority(home.place);
    await rollOver(home.place, {
      issuing: { ...issuing, name: named('Lencana Issuing CA G2') },
      rootKeys: home.place.keys,
    });
    const name = nameOfCertificate(before.current.certificate);
    rmSync(join(issuingFolder(home.place.folder, name), files.encryptedKey));
    const { current, retired, unopened } = await openAuthority(home.place);
    expect(current.issuerKey).not.toBe(before.current.issuerKey);
    expect(retired).toEqual([]);
    expect(unopened).toEqual([expect.objectContaining({ code: expect.stringMatching(/^ERR_/) })]);
  });

  it('puts a new issuing CA beside the old one, which still signs its list', async () => {
    const before = await openAuthority(home.place);
    await rollOver(home.place, {
      issuing: { ...issuing, name: named('Lencana Issuing CA G2') },
      rootKeys: home.place.keys,
    });
    const after = await openAuthority(home.place);
    expect(after.retired.map(({ issuerKey }) => issuerKey)).toEqual([before.current.issuerKey]);
    expect(after.current.issuerKey).not.toBe(before.current.issuerKey);
    expect(after.roots.map(({ name }) => name)).toEqual(before.roots.map(({ name }) => name));
    for (const { issuerKey } of [after.current, ...after.retired])
      expect(verdict(home, issuerKey.slice(0, 8), after.roots[0].name)).toMatch(/issuing.pem: OK/);
    const addresses = await Promise.all(
      [after.current, ...after.retired].map(async (ca) =>
        Buffer.from((await ca.prepare(await order())).bytes).toString('latin1'),
      ),
    );
    expect(addresses[0]).toContain(`/crl/${after.current.issuerKey.slice(0, 8)}.crl`);
    expect(addresses[1]).toContain(`/crl/${before.current.issuerKey.slice(0, 8)}.crl`);
  });

  it('with the root offline: the old one issues until the answer is here, and both roots of two ceremonies are kept', async () => {
    const first = await bringUp();
    await makeCaRequest(home.place, { ...issuing, name: named('Lencana Issuing CA G2') });
    expect((await openAuthority(home.place)).current.certificate).toEqual(first.certificate);
    await expect(rollOver(home.place, { issuing, rootKeys: home.place.keys })).rejects.toEqual(
      refusal('ERR_CA_FILES', /kept offline/),
    );
    rmSync(home.root.folder, { recursive: true });
    const second = await bringUp();
    const { current, retired, roots } = await openAuthority(home.place);
    expect(current.certificate).toEqual(second.certificate);
    expect(retired.map(({ certificate }) => certificate)).toEqual([first.certificate]);
    expect(roots.map(({ certificate }) => certificate)).toEqual([second.root, first.root]);
  });

  it('a retired CA that ended is opened no more', async () => {
    await openAuthority(home.place);
    home.wait(3600 * day);
    await rollOver(home.place, { issuing: { ...issuing, years: 5 }, rootKeys: home.place.keys });
    expect((await openAuthority(home.place)).retired).toHaveLength(1);
    home.wait(100 * day);
    expect((await openAuthority(home.place)).retired).toHaveLength(0);
  });
});

it('files of before CAs had names are moved into folders; their certificates’ address stays', async () => {
  const { folder, clock, random } = home.place;
  const [rootKey, key] = await Promise.all([generateKey('P-384'), generateKey('P-384')]);
  const rootSigner = keySigner(rootKey);
  const root = await makeRoot({ name: named('Akar'), years: 20, clock, random, signer: rootSigner });
  const certificate = await makeIssuing({
    name: issuing.name,
    years: 10,
    clock,
    random,
    publicKey: keySigner(key).publicKey,
    root: { certificate: root, signer: rootSigner },
    urls: { crl: `${caUrl}/crl/root.crl`, issuer: `${caUrl}/ca/root.cer` },
  });
  const nextUpdate = new Date(clock.now().getTime() + 365 * day);
  const crl = await makeCrl({
    issuer: root,
    signer: rootSigner,
    number: 1,
    entries: [],
    thisUpdate: clock.now(),
    nextUpdate,
  });
  const pemOf = (one: typeof key) => encryptedPem(one, 'rumah sendiri', { random, rounds: 1000 });
  const flat = {
    'root.cer': root,
    'root.crl': crl,
    'root.key.pem': await pemOf(rootKey),
    'issuing.cer': certificate,
    'issuing.key.pem': await pemOf(key),
  };
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(flat)) writeFileSync(join(folder, name), content);

  const { current, roots } = await openAuthority(home.place);
  expect(current.certificate).toEqual(certificate);
  expect(roots[0].crl().der).toEqual(crl);
  expect(Buffer.from((await current.prepare(await order())).bytes).toString('latin1')).toContain('/crl/issuing.crl');
  expect(readdirSync(folder).sort()).toEqual([
    'ca.json',
    `issuing-${nameOfCertificate(certificate)}`,
    `root-${nameOfCertificate(root)}`,
  ]);
  const kept = readFileSync(join(folder, `root-${nameOfCertificate(root)}`, 'key.pem'), 'utf8');
  expect(fileSigner(kept, 'rumah sendiri').publicKey).toEqual(rootSigner.publicKey);
});
