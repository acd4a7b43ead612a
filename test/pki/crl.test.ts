import 'reflect-metadata';
import { X509Crl } from '@peculiar/x509';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { pem } from '#pki/bundle.ts';
import { readCertificate, validityOf } from '#pki/certificate.ts';
import { makeCrl, signCrl } from '#pki/crl.ts';
import { type CrlEntry, crlBody, crlEntry } from '#pki/crl-body.ts';
import { concat, toHex } from '#pki/der.ts';
import { childrenOf, readDer } from '#pki/der-reader.ts';
import type { KeyType } from '#pki/key-checks.ts';
import { revocationReasons } from '#pki/revocation-reason.ts';
import { newSerial } from '#pki/serial.ts';
import { generateKey, keySigner } from '#pki/signer.ts';
import { countingRandom, crlOf, type House, house, now } from './house.ts';
import { openssl } from './openssl.ts';

const refusal = (code: string) => expect.objectContaining({ code });
const random = countingRandom('crl');
const window = { thisUpdate: new Date('2026-11-21T03:30:00.789Z'), nextUpdate: new Date('2026-11-24T03:30:00Z') };
const reasons = (Object.keys(revocationReasons) as (keyof typeof revocationReasons)[]).filter(
  (reason) => reason !== 'removeFromCRL',
);

/** openssl's reading of a CRL, and whether it verifies under `issuer`. */
const read = (der: Uint8Array, issuer: Uint8Array) =>
  openssl(['crl', '-inform', 'DER', '-in', 'list.der', '-noout', '-text', '-CAfile', 'ca.pem'], {
    'list.der': der,
    'ca.pem': pem('CERTIFICATE', issuer),
  }).said;

describe.each<KeyType>(['P-256', 'P-384', 'RSA-3072'])('REC-5 a CRL of a %s authority', (keyType) => {
  let home: House;
  beforeAll(async () => {
    home = await house(keyType);
  });

  it('is read and verified by openssl: version 2, number, key identifier, window without fractions', async () => {
    const entries: CrlEntry[] = [
      { serial: 'a1b2', revokedAt: now, reason: 'keyCompromise', invalidityDate: new Date('2026-11-01T07:00:00.123Z') },
    ];
    const said = read(await crlOf(home, { number: 258, entries, ...window }), home.issuing);
    expect(said).toMatch(/verify OK/);
    expect(said).toMatch(/Version 2 \(0x1\)/);
    expect(said).toMatch(/Last Update: Nov 21 03:30:00 2026 GMT\n\s+Next Update: Nov 24 03:30:00 2026 GMT/);
    expect(said).toMatch(/X509v3 CRL Number:\s*\n\s+258\n/);
    expect(said).toMatch(/X509v3 Authority Key Identifier/);
    expect(said).not.toMatch(/Issuing Distribution Point|critical/);
    expect(said).toMatch(/Serial Number: A1B2\n\s+Revocation Date: Nov 21 03:30:00 2026 GMT\n/);
    expect(said).toMatch(/CRL Reason Code:\s*\n\s+Key Compromise/);
    expect(said).toMatch(/Invalidity Date:\s*\n\s+Nov {2}1 07:00:00 2026 GMT/);
  });

  it('of the root is signed by the root', async () => {
    const der = await makeCrl({ issuer: home.root, signer: home.rootSigner, number: 1, entries: [], ...window });
    expect(read(der, home.root)).toMatch(/No Revoked Certificates[\s\S]*verify OK/);
  });
});

describe('what stands on a CRL', () => {
  let home: House;
  beforeAll(async () => {
    home = await house('P-256');
  });

  it('no revokedCertificates field when nothing is revoked', async () => {
    const der = await crlOf(home, { number: 1, entries: [], ...window });
    const structure = openssl(['asn1parse', '-inform', 'DER', '-in', 'list.der'], { 'list.der': der }).said;
    const shape = structure
      .split('\n')
      .filter((line) => line.includes('d=2 '))
      .map((line) => line.replace(/.*(prim|cons): /, '').replace(/ +:.*| +$/, ''));
    // The last is already the algorithm behind the list.
    expect(shape).toEqual(['INTEGER', 'SEQUENCE', 'SEQUENCE', 'UTCTIME', 'UTCTIME', 'cont [ 0 ]', 'OBJECT']);
  });

  it('every reason under its RFC 5280 number, a second library agreeing', async () => {
    const entries = reasons.map((reason, index) => ({ serial: `1${index}`, revokedAt: now, reason }) as CrlEntry);
    const second = new X509Crl(await crlOf(home, { number: 2, entries, ...window }));
    expect(second.entries.map((entry) => [entry.serialNumber, entry.reason])).toEqual(
      entries.map(({ serial, reason }) => [serial, revocationReasons[reason]]),
    );
    expect(await second.verify({ publicKey: new (await import('@peculiar/x509')).X509Certificate(home.issuing) })).toBe(
      true,
    );
    expect(Object.values(revocationReasons)).not.toContain(0);
    expect(Object.values(revocationReasons)).not.toContain(7);
  });

  it('refuses a list that says two things, a reason that does not belong, a window that ends before it begins', async () => {
    const entry: CrlEntry = { serial: 'a1', revokedAt: now, reason: 'superseded' };
    const list = (change: object) => crlOf(home, { number: 1, entries: [entry], ...window, ...change });
    await expect(list({ entries: [entry, { ...entry, reason: 'certificateHold' }] })).rejects.toEqual(
      refusal('ERR_CRL_ENTRY'),
    );
    for (const reason of ['removeFromCRL', 'unspecified', 'toString'])
      await expect(list({ entries: [{ ...entry, reason }] })).rejects.toEqual(refusal('ERR_CRL_ENTRY'));
    for (const serial of ['', '0', '00a1', 'A1', 'a:1', '0xa1', 'f'.repeat(41)])
      await expect(list({ entries: [{ ...entry, serial }] })).rejects.toEqual(refusal('ERR_SERIAL'));
    await expect(list({ nextUpdate: window.thisUpdate })).rejects.toEqual(refusal('ERR_CRL_WINDOW'));
    for (const number of [-1, 1.5, Number.NaN, 2 ** 53])
      await expect(list({ number })).rejects.toEqual(refusal('ERR_CRL_WINDOW'));
  });

  it('refuses a key that is not the issuer’s', async () => {
    const signer = keySigner(await generateKey('P-256'));
    await expect(makeCrl({ issuer: home.issuing, signer, number: 1, entries: [], ...window })).rejects.toEqual(
      refusal('ERR_SIGNER_KEY_MISMATCH'),
    );
  });

  it('law: openssl lists exactly the serial numbers that were given', async () => {
    const serial = fc
      .uint8Array({ minLength: 1, maxLength: 20 })
      .map((bytes) => toHex(bytes).replace(/^0+/, ''))
      .filter((hex) => hex !== '');
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(serial, { maxLength: 30 }),
        fc.constantFrom(...reasons),
        async (serials, reason) => {
          const entries = serials.map((one) => ({ serial: one, revokedAt: now, reason }) as CrlEntry);
          const said = read(await crlOf(home, { number: 3, entries, ...window }), home.issuing);
          const listed = Array.from(said.matchAll(/Serial Number: ([0-9A-F]+)/g), ([, hex = '']) =>
            hex.toLowerCase().replace(/^0/, ''),
          );
          expect(said).toMatch(/verify OK/);
          expect(listed).toEqual(serials);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('holds 10,000 entries, and openssl reads every one', async () => {
    const entries = Array.from(
      { length: 10_000 },
      (): CrlEntry => ({ serial: newSerial(random), revokedAt: now, reason: 'superseded' }),
    );
    const der = await crlOf(home, { number: 4, entries, ...window });
    expect(read(der, home.issuing).match(/Serial Number/g)).toHaveLength(10_000);
  });

  it('REC-5 never promises a list past the end of the CA that would sign it', async () => {
    const end = validityOf(readCertificate(home.issuing)).notAfter;
    const list = { number: 5, entries: [], thisUpdate: new Date(end.getTime() - 3_600_000) };
    const der = await crlOf(home, { ...list, nextUpdate: new Date(end.getTime() + 72 * 3_600_000) });
    expect(read(der, home.issuing)).toMatch(/Next Update: Nov 21 03:29:59 2036 GMT/);
    await expect(crlOf(home, { ...list, thisUpdate: end, nextUpdate: new Date(end.getTime() + 1000) })).rejects.toEqual(
      refusal('ERR_CRL_WINDOW'),
    );
  });
});

describe('the entries of a CRL, kept from list to list', () => {
  let home: House;
  beforeAll(async () => {
    home = await house('P-256');
  });
  const entryOf = (seed: number, change: Partial<CrlEntry> = {}): CrlEntry => ({
    serial: `4${seed.toString(16).padStart(31, '0')}`,
    revokedAt: now,
    reason: 'superseded',
    ...change,
  });
  const wholeOf = async (body: ReturnType<typeof crlBody>) => {
    const { lead, tail } = await signCrl({ issuer: home.issuing, signer: home.signer, number: 9, body, ...window });
    return concat([lead, ...body.pieces(), tail]);
  };
  /** Without the signature, which differs each time with ECDSA. */
  const signedPart = (der: Uint8Array) => childrenOf(readDer(der))[0]?.bytes;

  it('law: after any walk of additions and releases they are those of a list written anew', async () => {
    const step = fc.record({
      add: fc.uniqueArray(fc.nat(40), { maxLength: 25 }),
      drop: fc.uniqueArray(fc.nat(40), { maxLength: 25 }),
      dated: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const body = crlBody();
        let model: CrlEntry[] = [];
        for (const { add, drop, dated } of steps) {
          const going = new Set([...add, ...drop].map((seed) => entryOf(seed).serial));
          expect(body.drop(going)).toBe(model.filter(({ serial }) => going.has(serial)).length);
          const coming = add.map((seed) => entryOf(seed, dated ? { invalidityDate: now } : {}));
          body.add(concat(coming.map(crlEntry)));
          model = [...model.filter(({ serial }) => !going.has(serial)), ...coming];
        }
        expect(body.count).toBe(model.length);
        const anew = await crlOf(home, { number: 9, entries: model, ...window });
        expect(signedPart(await wholeOf(body))).toEqual(signedPart(anew));
      }),
      { numRuns: 100 },
    );
  });

  it('fill a megabyte a piece, and only the pieces that changed are unsettled', () => {
    const body = crlBody();
    body.add(concat(Array.from({ length: 60_000 }, (_, seed) => crlEntry(entryOf(seed)))));
    expect(body.pieces().map((piece) => piece.length <= 1 << 20)).toEqual([true, true, true]);
    expect(body.unsettled()).toEqual([0, 1, 2]);
    body.settle();
    body.add(crlEntry(entryOf(60_001)));
    expect(body.unsettled()).toEqual([2]);
    body.settle();
    expect(body.drop([entryOf(5).serial])).toBe(1);
    expect(body.drop([entryOf(5).serial])).toBe(0);
    expect(body.unsettled()).toEqual([0]);
    expect([body.count, body.length]).toEqual([60_000, body.pieces().reduce((sum, piece) => sum + piece.length, 0)]);
  });

  it('are not confused by a serial number whose bytes stand inside another entry', () => {
    // The INTEGER 5 is 02 01 05, which is also the end of the other one's serial number.
    const body = crlBody();
    body.add(concat([crlEntry(entryOf(1, { serial: '40020105' })), crlEntry(entryOf(2, { serial: '5' }))]));
    expect(body.drop(['5'])).toBe(1);
    expect(body.drop(['40020105'])).toBe(1);
    expect(body.count).toBe(0);
  });

  it('takes no bytes that are not whole entries', () => {
    const entry = crlEntry(entryOf(1));
    for (const bytes of [
      entry.subarray(0, -1),
      concat([entry, Uint8Array.of(0x30)]),
      Uint8Array.of(0x30, 0x84, 0, 0, 0, 0),
      Uint8Array.of(0x02, 0x01, 0x05),
    ])
      expect(() => crlBody().add(bytes)).toThrow(refusal('ERR_CRL_ENTRY'));
  });
});
