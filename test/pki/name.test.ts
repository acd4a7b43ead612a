import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oid, printableString, sequence, set, utf8String } from '#pki/der.ts';
import { distinguishedName, nameDer, nameText, readName } from '#pki/name.ts';

const person = { country: 'ID', organization: 'Kab. Contoh', serialNumber: 'PEG-1', commonName: 'Siti' } as const;
const textWith = (commonName: string) => nameText(nameDer(distinguishedName({ ...person, commonName })));

describe('names are typed values', () => {
  it('law: nothing in a value makes another attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (commonName, organization) => {
        const read = readName(nameDer(distinguishedName({ ...person, commonName, organization })));
        expect(read.map(({ type }) => type)).toEqual(['country', 'organization', 'serialNumber', 'commonName']);
        expect(read.at(-1)?.text).toBe(commonName.normalize('NFC'));
      }),
      { numRuns: 200 },
    );
  });

  it('refuses a value its string type cannot hold', () => {
    expect(() => nameDer(distinguishedName({ ...person, serialNumber: 'PEG_1' }))).toThrow(
      expect.objectContaining({ code: 'ERR_DER' }),
    );
  });
});

describe('RFC 4514 text for people', () => {
  it.each([
    ['a,b+c"d\\e<f>g;h=i', 'a\\,b\\+c\\"d\\\\e\\<f\\>g\\;h\\=i'],
    [' a ', '\\ a\\ '],
    ['#a#', '\\#a#'],
    ['x, CN=y', 'x\\, CN\\=y'],
    ['a\u0000\u202eb', 'a\\00\\e2\\80\\aeb'],
    ["Ma'ruf Añón", "Ma'ruf Añón"],
  ])('writes %j as %j', (value, written) => {
    expect(textWith(value)).toBe(`CN=${written},serialNumber=PEG-1,O=Kab. Contoh,C=ID`);
  });

  it('shows attributes it does not know by number, and RDNs of two with a plus', () => {
    const pair = set(sequence(oid('2.5.4.3'), utf8String('Siti')), sequence(oid('2.999.1'), utf8String('x')));
    expect(nameText(sequence(set(sequence(oid('2.5.4.6'), printableString('ID'))), pair))).toBe(
      'CN=Siti+2.999.1=x,C=ID',
    );
  });
});
