import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pem } from '#pki/bundle.ts';
import {
  bitString,
  boolean,
  concat,
  constructed,
  integer,
  nil,
  octetString,
  oid,
  sequence,
  tlv,
  toHex,
} from '#pki/der.ts';
import { isPkiError } from '#pki/errors.ts';
import { extension } from '#pki/extensions.ts';
import { oids } from '#pki/object-identifiers.ts';
import { ocspIssuer } from '#pki/ocsp/issuer.ts';
import { readOcspRequest } from '#pki/ocsp/request.ts';
import { generateKey } from '#pki/signer.ts';
import { type House, house, order } from './house.ts';
import { certId, nonceExtension, requestOf } from './ocsp-fixtures.ts';

const refusal = expect.objectContaining({ code: 'ERR_OCSP_REQUEST' });
const serial = '6a00000000000000000000000000a1b2';

let home: House;
let other: House;
let folder: string;
beforeAll(async () => {
  [home, other] = await Promise.all([house('P-256'), house('RSA-3072')]);
  folder = mkdtempSync(join(tmpdir(), 'lencana-ocsp-'));
  writeFileSync(join(folder, 'issuing.pem'), pem('CERTIFICATE', home.issuing));
  writeFileSync(join(folder, 'other.pem'), pem('CERTIFICATE', other.issuing));
  const subscriber = await generateKey('P-256');
  const { token } = await home.authority.prepare(await order());
  writeFileSync(join(folder, 'cert.pem'), pem('CERTIFICATE', await home.authority.sign(token)));
  writeFileSync(join(folder, 'signer.key'), subscriber.export({ type: 'pkcs8', format: 'pem' }));
  const self = ['-subj', '/CN=Pembaca', '-days', '2', '-out', 'signer.pem'];
  execFileSync('openssl', ['req', '-x509', '-new', '-key', 'signer.key', ...self], { cwd: folder });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A request as openssl writes it. */
const written = (...args: readonly string[]): Uint8Array => {
  execFileSync('openssl', ['ocsp', ...args, '-reqout', 'request.der'], { cwd: folder, stdio: 'pipe' });
  return Uint8Array.from(readFileSync(join(folder, 'request.der')));
};
const askBySerial = ['-issuer', 'issuing.pem', '-serial', `0x${serial}`];

describe('what openssl asks (RFC 6960 4.1)', () => {
  it('is read: issuer hashes, serial number, and a nonce of 16 bytes', () => {
    const { ids, nonce, isPlain } = readOcspRequest(written(...askBySerial));
    expect(ids.map((id) => [id.hash, id.serial])).toEqual([['sha1', serial]]);
    expect(ids.map(ocspIssuer(home.issuing))).toEqual([true]);
    expect(ids.map(ocspIssuer(other.issuing))).toEqual([false]);
    expect(nonce).toHaveLength(16);
    expect(isPlain).toBe(false);
  });

  it('is plain without a nonce, and the CertID stands there byte for byte', () => {
    const request = written('-no_nonce', ...askBySerial);
    const { ids, nonce, isPlain } = readOcspRequest(request);
    expect([nonce, isPlain]).toEqual([undefined, true]);
    expect(toHex(request)).toContain(toHex(ids[0]?.bytes ?? new Uint8Array()));
    expect(toHex(ids[0]?.bytes ?? new Uint8Array())).toBe(toHex(certId(home.issuing, serial)));
  });

  it('may name several certificates of several issuers, by SHA-1 and SHA-256', () => {
    const both = ['-sha256', ...askBySerial, '-cert', 'cert.pem', '-sha1', '-issuer', 'other.pem', '-serial', '0x05'];
    const { ids } = readOcspRequest(written(...both));
    expect(ids.map(({ hash }) => hash)).toEqual(['sha256', 'sha256', 'sha1']);
    expect(ids.map(ocspIssuer(home.issuing))).toEqual([true, true, false]);
    expect(ids.map(ocspIssuer(other.issuing))).toEqual([false, false, true]);
    expect(ids[2]?.serial).toBe('5');
  });

  it('may be signed, with its signer’s name and certificate: everybody may ask, so both are passed over', () => {
    const { ids, isPlain } = readOcspRequest(
      written('-signer', 'signer.pem', '-signkey', 'signer.key', ...askBySerial),
    );
    expect(ids.map((id) => id.serial)).toEqual([serial]);
    expect(isPlain).toBe(false);
  });

  it('by a hash that is not computed here names no CA', () => {
    const { ids } = readOcspRequest(written('-sha512', ...askBySerial));
    expect(ids.map(({ hash }) => hash)).toEqual([undefined]);
    expect(ids.map(ocspIssuer(home.issuing))).toEqual([false]);
  });
});

describe('an issuer is known by name AND key', () => {
  it('not by one of the two', async () => {
    const sameName = await house('P-256');
    const [named] = readOcspRequest(requestOf([certId(sameName.issuing, serial)])).ids;
    expect(named && ocspIssuer(home.issuing)(named)).toBe(false);
    const [ours] = readOcspRequest(requestOf([certId(home.issuing, serial)])).ids;
    const otherName = ours && { ...ours, nameHash: new Uint8Array(20) };
    expect(otherName && ocspIssuer(home.issuing)(otherName)).toBe(false);
  });
});

describe('a nonce (RFC 9654 2.1)', () => {
  const nonceOf = (size: number) =>
    readOcspRequest(requestOf([certId(home.issuing, serial)], nonceExtension(new Uint8Array(size).fill(7)))).nonce;
  it('of 1 to 128 bytes is taken', () => {
    for (const size of [1, 16, 32, 127, 128]) expect(nonceOf(size)).toHaveLength(size);
  });
  it('of 0, of more than 128, twice, or not an OCTET STRING is malformed', () => {
    for (const size of [0, 129, 1000]) expect(() => nonceOf(size)).toThrow(refusal);
    const id = certId(home.issuing, serial);
    const nonce = nonceExtension(Uint8Array.of(1));
    expect(() => readOcspRequest(requestOf([id], nonce, nonce))).toThrow(refusal);
    expect(() => readOcspRequest(requestOf([id], extension(oids.ocspNonce, Uint8Array.of(1, 2, 3, 4))))).toThrow(
      refusal,
    );
    expect(() => readOcspRequest(requestOf([id], extension(oids.ocspNonce, nil())))).toThrow(refusal);
  });
  it('may be marked critical', () => {
    const critical = extension(oids.ocspNonce, octetString(Uint8Array.of(1)), { critical: true });
    expect(readOcspRequest(requestOf([certId(home.issuing, serial)], critical)).nonce).toHaveLength(1);
  });
});

const tbs = (...parts: readonly Uint8Array[]) => sequence(sequence(...parts));
const list = (...ids: readonly Uint8Array[]) => sequence(...ids.map((id) => sequence(id)));
const sha1 = () => sequence(oid(oids.sha1), nil());
const hash = () => octetString(new Uint8Array(20));
const idWith = (...parts: readonly Uint8Array[]) => list(sequence(...parts));

/** Each breaks one rule, and no other. */
const malformed: Readonly<Record<string, () => Uint8Array>> = {
  'nothing at all': () => new Uint8Array(),
  'a request for nothing': () => tbs(sequence()),
  'no list': () => sequence(sequence()),
  '21 certificates': () => tbs(list(...Array.from({ length: 21 }, (_, n) => certId(home.issuing, `a${n}`)))),
  'version 2': () => tbs(constructed(0, integer(1)), list(certId(home.issuing, serial))),
  'a version of no number': () => tbs(constructed(0), list(certId(home.issuing, serial))),
  'a negative serial number': () => tbs(idWith(sha1(), hash(), hash(), tlv(0x02, Uint8Array.of(0x80)))),
  'a serial number of 21 octets': () => tbs(idWith(sha1(), hash(), hash(), integer(new Uint8Array(22).fill(1)))),
  'an empty serial number': () => tbs(idWith(sha1(), hash(), hash(), tlv(0x02))),
  'a padded serial number': () => tbs(idWith(sha1(), hash(), hash(), tlv(0x02, Uint8Array.of(0, 1)))),
  'a serial number of another type': () => tbs(idWith(sha1(), hash(), hash(), octetString(Uint8Array.of(1)))),
  'a CertID of three parts': () => tbs(idWith(sha1(), hash(), hash())),
  'a CertID of five parts': () => tbs(idWith(sha1(), hash(), hash(), integer(1), nil())),
  'hash parameters of our readers’ making': () =>
    tbs(idWith(sequence(oid(oids.sha1), octetString(new Uint8Array(99))), hash(), hash(), integer(1))),
  'a hash that is no OCTET STRING': () => tbs(idWith(sha1(), bitString(new Uint8Array(20)), hash(), integer(1))),
  'an unknown critical extension': () =>
    requestOf([certId(home.issuing, serial)], extension('2.999.1', nil(), { critical: true })),
  'an unknown critical extension of one question': () =>
    tbs(
      sequence(
        sequence(
          certId(home.issuing, serial),
          constructed(0, sequence(extension('2.999.1', nil(), { critical: true }))),
        ),
      ),
    ),
  'an empty list of extensions': () => tbs(list(certId(home.issuing, serial)), constructed(2, sequence())),
  'a default written out in an extension': () =>
    requestOf([certId(home.issuing, serial)], sequence(oid('2.999.1'), boolean(false), octetString(nil()))),
  'parts behind the extensions': () =>
    tbs(list(certId(home.issuing, serial)), constructed(2, sequence(extension('2.999.1', nil()))), nil()),
  'a signature that is none': () => sequence(sequence(list(certId(home.issuing, serial))), constructed(0, nil())),
  'three parts': () => sequence(sequence(list(certId(home.issuing, serial))), constructed(0, nil()), nil()),
  'trailing bytes': () => concat([requestOf([certId(home.issuing, serial)]), Uint8Array.of(0)]),
  'a SET for a SEQUENCE': () => tlv(0x31, requestOf([certId(home.issuing, serial)]).subarray(2)),
  'an indefinite length': () =>
    concat([Uint8Array.of(0x30, 0x80), requestOf([certId(home.issuing, serial)]).subarray(2), Uint8Array.of(0, 0)]),
  'a length in more octets than it needs': () =>
    concat([Uint8Array.of(0x30, 0x82, 0), requestOf([certId(home.issuing, serial)]).subarray(1)]),
  'a length of four gigabytes': () => Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 0x30),
  'a length of 126 octets': () => Uint8Array.from([0x30, 0xfe, ...new Uint8Array(126).fill(0xff)]),
  'more than 10 KB': () =>
    requestOf([certId(home.issuing, serial)], extension('2.999.1', octetString(new Uint8Array(10_240)))),
  'a response': () => sequence(tlv(0x0a, Uint8Array.of(0))),
};

describe.each(Object.keys(malformed))('%s', (name) => {
  it('is malformed', () => {
    expect(() => readOcspRequest(malformed[name]?.() ?? new Uint8Array())).toThrow(refusal);
  });
});

it('nesting, 20,000 deep or as deep as a request may be long, is malformed and overflows nothing', () => {
  const nested = (depth: number): Uint8Array => {
    let inner: Uint8Array = nil();
    for (let level = 0; level < depth; level++) inner = sequence(inner);
    return inner;
  };
  for (const depth of [17, 2500, 20_000]) expect(() => readOcspRequest(nested(depth))).toThrow(refusal);
});

it('what is unknown and not critical is passed over, and so is a name without a signature (RFC 5019 2.1.2)', () => {
  const name = constructed(1, tlv(0x82, new TextEncoder().encode('pembaca.example')));
  const unknown = sequence(extension('2.999.1', nil()));
  const question = sequence(certId(home.issuing, serial), constructed(0, unknown));
  const { ids, isPlain } = readOcspRequest(
    tbs(constructed(0, integer(0)), name, sequence(question), constructed(2, unknown)),
  );
  expect([ids.length, isPlain]).toEqual([1, false]);
});

describe('any bytes give a reading or a refusal (fuzz)', () => {
  const isAnswered = (bytes: Uint8Array): boolean => {
    try {
      return readOcspRequest(bytes).ids.length > 0;
    } catch (error) {
      return isPkiError(error, 'ERR_OCSP_REQUEST');
    }
  };

  it('random ones', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), isAnswered), { numRuns: 2000 });
  });

  it('real requests of openssl, changed, cut and grown', () => {
    const real = [
      written(...askBySerial),
      written('-no_nonce', '-sha256', ...askBySerial, '-cert', 'cert.pem'),
      written('-signer', 'signer.pem', '-signkey', 'signer.key', ...askBySerial),
    ];
    const change = fc.record({ at: fc.nat(), remove: fc.nat({ max: 3 }), insert: fc.uint8Array({ maxLength: 3 }) });
    fc.assert(
      fc.property(fc.constantFrom(...real), fc.array(change, { minLength: 1, maxLength: 4 }), (request, changes) => {
        const changed = changes.reduce((bytes, { at, remove, insert }) => {
          const from = at % (bytes.length + 1);
          return concat([bytes.subarray(0, from), insert, bytes.subarray(from + remove)]);
        }, request);
        return isAnswered(changed);
      }),
      { numRuns: 3000 },
    );
    for (const request of real)
      for (let length = 0; length < request.length; length++)
        expect(() => readOcspRequest(request.subarray(0, length))).toThrow(refusal);
  });
});
