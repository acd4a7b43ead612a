import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boolean,
  concat,
  constructed,
  generalizedTime,
  ia5String,
  integer,
  namedBits,
  octetString,
  oid,
  printableString,
  sequence,
  time,
  tlv,
  toHex,
  utf8String,
} from '#pki/der.ts';
import { integerOf, namedBitsOf, oidOf, readDer, textOf, timeOf } from '#pki/der-reader.ts';
import { PkiError } from '#pki/errors.ts';
import { openssl } from './openssl.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replace(/ /g, ''), 'hex'));
const refusal = (code: string) => expect.objectContaining({ code });

describe('the writer', () => {
  it.each([
    ['zero', integer(0), '020100'],
    ['127', integer(127), '02017f'],
    ['128 with a sign octet', integer(128), '02020080'],
    ['bytes with leading zeros', integer(hex('0000ff')), '020200ff'],
    ['no bytes', integer(new Uint8Array()), '020100'],
    ['a large number', integer(2n ** 64n), '0209010000000000000000'],
    ['an OID', oid('1.2.840.113549'), '06062a864886f70d'],
    ['an OID of the example arc', oid('2.999.1'), '0603883701'],
    ['no named bits', namedBits([]), '030100'],
    ['named bits 0 and 1', namedBits([0, 1]), '030206c0'],
    ['named bit 8', namedBits([8]), '0303070080'],
    ['UTCTime', time(new Date('2049-12-31T23:59:59.999Z')), `170d${Buffer.from('491231235959Z').toString('hex')}`],
    [
      'GeneralizedTime from 2050',
      time(new Date('2050-01-01T00:00:00Z')),
      `180f${Buffer.from('20500101000000Z').toString('hex')}`,
    ],
    [
      'GeneralizedTime before 1950',
      time(new Date('1949-12-31T00:00:00Z')),
      `180f${Buffer.from('19491231000000Z').toString('hex')}`,
    ],
  ])('writes %s', (_, written, wanted) => {
    expect(toHex(written)).toBe(wanted);
  });

  it.each([0, 1, 127, 128, 255, 256, 65_535, 65_536, 70_000])(
    'writes %i octets with the shortest length, as openssl reads it',
    (size) => {
      const written = octetString(new Uint8Array(size));
      expect(readDer(written, { maxLength: 100_000 }).content.length).toBe(size);
      expect(openssl(['asn1parse', '-inform', 'DER', '-in', 'o'], { o: written }).said).toMatch(
        new RegExp(`l= *${size} prim: OCTET STRING`),
      );
    },
  );

  it('refuses what the type cannot hold', () => {
    for (const write of [
      () => printableString('a@b'),
      () => printableString('é'),
      () => ia5String('é'),
      () => utf8String('\ud800'),
      () => integer(-1),
      () => oid('3.1'),
      () => oid('1.40'),
      () => oid('2'),
      () => oid('1..2'),
      () => time(new Date(Number.NaN)),
      () => generalizedTime(new Date(-1e15)),
    ])
      expect(write).toThrow(refusal('ERR_DER'));
  });
});

describe('what is written is read back', () => {
  const roundTrips = <T>(
    arbitrary: fc.Arbitrary<T>,
    write: (value: T) => Uint8Array,
    read: (node: ReturnType<typeof readDer>) => unknown,
  ) =>
    fc.assert(
      fc.property(arbitrary, (value) => {
        expect(read(readDer(write(value)))).toEqual(value);
      }),
      { numRuns: 200 },
    );

  it('numbers, texts, identifiers, times, bits', () => {
    roundTrips(fc.bigInt({ min: 0n, max: 2n ** 200n }), integer, integerOf);
    roundTrips(fc.string({ unit: 'grapheme' }), utf8String, textOf);
    roundTrips(
      fc.array(fc.nat(), { maxLength: 8 }).map((arcs) => ['2', '999', ...arcs].join('.')),
      oid,
      oidOf,
    );
    const seconds = fc.integer({ min: -(2 ** 31), max: 2 ** 37 }).map((at) => new Date(at * 1000));
    roundTrips(seconds, time, timeOf);
    roundTrips(
      fc.uniqueArray(fc.nat({ max: 20 })).map((bits) => bits.sort((a, b) => a - b)),
      namedBits,
      namedBitsOf,
    );
  });
});

describe('the reader is strict', () => {
  it.each([
    ['nothing', ''],
    ['half a header', '30'],
    ['an indefinite length', '3080 0000'],
    ['a long form where the short one does', '30 81 02 0500'],
    ['a leading zero in the length', `30 82 0080 ${'00'.repeat(128)}`],
    ['a length of five octets', '30 85 0000000002 0500'],
    ['a length past the end', '3003 0500'],
    ['a child that outgrows its parent', '3002 0402'],
    ['a high tag number', '1f 81 00 00'],
    ['end-of-contents octets', '3002 0000'],
    ['a primitive SEQUENCE', '1000'],
    ['a constructed string', '2404 0402 aabb'],
    ['a boolean of 01', '0101 01'],
    ['a boolean of two octets', '0102 ffff'],
    ['an empty integer', '0200'],
    ['a padded integer', '0202 007f'],
    ['a padded negative integer', '0202 ff80'],
    ['a NULL with content', '0501 00'],
    ['an empty bit string', '0300'],
    ['8 unused bits', '0302 0800'],
    ['unused bits that are set', '0302 0101'],
    ['unused bits of nothing', '0301 01'],
    ['an empty OID', '0600'],
    ['an OID cut off', '0601 80'],
    ['an OID with a padded arc', '0603 2a8001'],
  ])('refuses %s', (_, bytes) => {
    expect(() => readDer(hex(bytes))).toThrow(refusal('ERR_DER'));
  });

  it('tells trailing bytes apart', () => {
    expect(() => readDer(hex('0500 0500'))).toThrow(
      expect.objectContaining({ code: 'ERR_DER_TRAILING_BYTES', fields: { trailing: 2 } }),
    );
  });

  it('keeps to its limits of depth and length', () => {
    let deep: Uint8Array = sequence();
    for (let level = 0; level < 15; level++) deep = constructed(0, deep);
    expect(readDer(deep).tag).toBe(0xa0);
    expect(() => readDer(sequence(deep))).toThrow(refusal('ERR_DER'));
    expect(() => readDer(octetString(new Uint8Array(65_536)))).toThrow(refusal('ERR_DER'));
  });

  it('reads every text type, and refuses broken text', () => {
    const bytes = (...octets: number[]) => Uint8Array.from(octets);
    expect(textOf(readDer(tlv(0x14, bytes(0xe9))))).toBe('é');
    expect(textOf(readDer(tlv(0x1e, bytes(0x20, 0xac))))).toBe('€');
    expect(textOf(readDer(tlv(0x1c, bytes(0, 1, 0xf4, 0x4b))))).toBe('👋');
    for (const broken of [
      tlv(0x0c, bytes(0xff)),
      tlv(0x1e, bytes(0x20)),
      tlv(0x1c, bytes(0xff, 0, 0, 0)),
      boolean(true),
    ])
      expect(() => textOf(readDer(broken))).toThrow(refusal('ERR_DER'));
  });

  it('any bytes give an object that is all of them, or a PkiError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          expect(readDer(bytes).bytes).toEqual(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(PkiError);
        }
      }),
      { numRuns: 1000 },
    );
    expect(concat([])).toEqual(new Uint8Array());
  });
});
