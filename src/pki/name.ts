/** Distinguished names as typed values (RFC 5280 4.1.2.4, X.520): never parsed from a string, so nothing can be injected into one. */
import { ia5String, oid, printableString, sequence, set, utf8String } from './der.ts';
import { childrenOf, type DerNode, oidOf, readDer, textOf } from './der-reader.ts';
import { PkiError } from './errors.ts';

type AttributeShape = {
  readonly oid: string;
  /** How it is written in RFC 4514 text. */
  readonly short: string;
  readonly string: (text: string) => Uint8Array;
  /** X.520 upper bound, in characters. */
  readonly max: number;
};

export const nameAttributes = {
  country: { oid: '2.5.4.6', short: 'C', string: printableString, max: 2 },
  organization: { oid: '2.5.4.10', short: 'O', string: utf8String, max: 64 },
  organizationalUnit: { oid: '2.5.4.11', short: 'OU', string: utf8String, max: 64 },
  title: { oid: '2.5.4.12', short: 'title', string: utf8String, max: 64 },
  serialNumber: { oid: '2.5.4.5', short: 'serialNumber', string: printableString, max: 64 },
  commonName: { oid: '2.5.4.3', short: 'CN', string: utf8String, max: 64 },
  emailAddress: { oid: '1.2.840.113549.1.9.1', short: 'emailAddress', string: ia5String, max: 255 },
  surname: { oid: '2.5.4.4', short: 'SN', string: utf8String, max: 64 },
  givenName: { oid: '2.5.4.42', short: 'GN', string: utf8String, max: 64 },
  locality: { oid: '2.5.4.7', short: 'L', string: utf8String, max: 128 },
  state: { oid: '2.5.4.8', short: 'ST', string: utf8String, max: 128 },
} as const satisfies Readonly<Record<string, AttributeShape>>;
export type NameAttribute = keyof typeof nameAttributes;

/** Attribute values in the order they are written, one to an RDN: from the country down to the person. */
export type DistinguishedName = readonly (readonly [NameAttribute, string])[];

/** The subject of a person's certificate. Every value comes from the registry, never from a CSR. */
export type PersonSubject = {
  readonly country: 'ID';
  readonly organization: string;
  readonly organizationalUnit?: string;
  readonly title?: string;
  /** A pseudonym that stays the same for the person: no NIK, no NIP, no 16 digits in a row. */
  readonly serialNumber: string;
  /** The full name without titles (gelar). */
  readonly commonName: string;
};

/** The name of a certification authority. */
export type CaSubject = { readonly country: 'ID'; readonly organization: string; readonly commonName: string };

const order = ['country', 'organization', 'organizationalUnit', 'title', 'serialNumber', 'commonName'] as const;

/** Same text in the same letters: values are brought to NFC, because keyboards differ and readers compare bytes. */
export const distinguishedName = (subject: PersonSubject | CaSubject): DistinguishedName => {
  const values: Partial<Record<NameAttribute, string>> = subject;
  return order.flatMap((type) => {
    const value = values[type];
    return value === undefined ? [] : [[type, value.normalize('NFC')] as const];
  });
};

export const nameDer = (name: DistinguishedName): Uint8Array =>
  sequence(
    ...name.map(([type, value]) => set(sequence(oid(nameAttributes[type].oid), nameAttributes[type].string(value)))),
  );

/** One attribute as it stands in a certificate; `rdn` counts from 0, so two with one number share an RDN. */
export type ReadAttribute = {
  readonly oid: string;
  readonly type: NameAttribute | undefined;
  readonly tag: number;
  readonly text: string;
  readonly rdn: number;
};

const typeOf = new Map<string, NameAttribute>(
  (Object.keys(nameAttributes) as NameAttribute[]).map((type) => [nameAttributes[type].oid, type]),
);

export const readName = (der: Uint8Array | DerNode): readonly ReadAttribute[] =>
  childrenOf(der instanceof Uint8Array ? readDer(der) : der).flatMap((rdn, index) => {
    const members = childrenOf(rdn, 0x31);
    if (members.length === 0) throw new PkiError('ERR_DER', 'a name has an empty RDN');
    return members.map((member) => {
      const [type, value] = childrenOf(member);
      const dotted = oidOf(type);
      return { oid: dotted, type: typeOf.get(dotted), tag: value?.tag ?? 0, text: textOf(value), rdn: index };
    });
  });

/** RFC 4514 text for people: most specific first, `+` inside an RDN. Never to be parsed back. */
export const nameText = (der: Uint8Array | DerNode): string => {
  const rdns: string[][] = [];
  for (const { rdn, type, oid: dotted, text } of readName(der)) {
    const written = `${type ? nameAttributes[type].short : dotted}=${escapeValue(text)}`;
    rdns[rdn] = [...(rdns[rdn] ?? []), written];
  }
  return rdns
    .reverse()
    .map((members) => members.join('+'))
    .join(',');
};

/** Characters that are not seen, or that turn what is seen around: controls, formats (bidi, zero-width), separators, private use, fillers. */
export const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Cn}\p{Default_Ignorable_Code_Point}]/u;

const everyInvisible = new RegExp(invisible, 'gu');

const escapeValue = (text: string): string =>
  text
    .replace(/[\\",+<>;=]/g, '\\$&')
    .replace(/^[ #]| $/g, '\\$&')
    .replace(everyInvisible, (hidden) =>
      Array.from(new TextEncoder().encode(hidden), (octet) => `\\${octet.toString(16).padStart(2, '0')}`).join(''),
    );
