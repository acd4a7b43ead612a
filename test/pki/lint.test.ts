import { beforeAll, describe, expect, it } from 'vitest';
import { readCertificate } from '#pki/certificate.ts';
import {
  boolean,
  concat,
  constructed,
  ia5,
  ia5String,
  integer,
  namedBits,
  nil,
  octetString,
  oid,
  primitive,
  printableString,
  sequence,
  set,
  tlv,
  utf8String,
} from '#pki/der.ts';
import { extension, subjectKeyIdentifier } from '#pki/extensions.ts';
import { type LintContext, type LintName, lint, lints } from '#pki/lint.ts';
import { distinguishedName, type NameAttribute, nameAttributes } from '#pki/name.ts';
import { oids } from '#pki/object-identifiers.ts';
import { individualSigning } from '#pki/profile.ts';
import { generateKey, keySigner, publicKeyOf, type Signer } from '#pki/signer.ts';
import { type House, house, order, urls } from './house.ts';
import { type Fields, tampered } from './tamper.ts';

const ascii = (text: string) => new TextEncoder().encode(text);
const utcTime = (text: string) => tlv(0x17, ascii(text));
const generalizedTime = (text: string) => tlv(0x18, ascii(text));
const attribute = (type: NameAttribute, value: Uint8Array) => set(sequence(oid(nameAttributes[type].oid), value));

/** The subject with attributes replaced, added (any order does), or taken away (`null`). */
const subject = (change: Partial<Record<NameAttribute, Uint8Array | null>>, ...more: Uint8Array[]): Uint8Array => {
  const values: Partial<Record<NameAttribute, Uint8Array | null>> = {
    country: printableString('ID'),
    organization: utf8String('Pemerintah Kabupaten Contoh'),
    serialNumber: printableString('PEG-7K3MQ2XW'),
    commonName: utf8String('Siti Rahmawati'),
    ...change,
  };
  const written = (Object.entries(values) as [NameAttribute, Uint8Array | null][]).flatMap(([type, value]) =>
    value ? [attribute(type, value)] : [],
  );
  return sequence(...written, ...more);
};
const named = (text: string) => (fields: Fields) => {
  fields.subject = subject({ commonName: utf8String(text) });
};
const put =
  (type: string, value: Uint8Array, critical = false) =>
  (fields: Fields) => {
    fields.extensions.set(type, extension(type, value, { critical }));
  };
const without = (type: string) => (fields: Fields) => {
  fields.extensions.delete(type);
};
const uri = (url: string) => primitive(6, ia5(url));
const alternativeName = (...names: Uint8Array[]) => put(oids.subjectAltName, sequence(...names));
const mail = (address: string) => primitive(1, ia5(address));
const point = (...names: Uint8Array[]) => sequence(sequence(constructed(0, constructed(0, ...names))));
const policies = (...list: Uint8Array[]) => put(oids.certificatePolicies, sequence(...list));
const cps = (url: string) => sequence(sequence(oid(oids.cps), ia5String(url)));
const access = (ocsp: string, issuer: string) =>
  put(
    oids.authorityInfoAccess,
    sequence(sequence(oid(oids.ocsp), uri(ocsp)), sequence(oid(oids.caIssuers), uri(issuer))),
  );
const critical = (type: string) => (fields: Fields) => {
  fields.extensions.set(type, sequence(oid(type), boolean(true), octetsOf(fields.extensions.get(type))));
};
/** The OCTET STRING of a non-critical extension: what follows its OID. */
const octetsOf = (written: Uint8Array | undefined): Uint8Array => {
  const body = (written ?? new Uint8Array()).subarray(2);
  return body.subarray(2 + (body[1] ?? 0));
};

let home: House;
let rsaHome: House;
let tbs: Uint8Array;
let signer: Signer;
let rsaSigner: Signer;
let weakKey: Uint8Array;
beforeAll(async () => {
  [home, rsaHome] = await Promise.all([house('P-256'), house('RSA-3072')]);
  tbs = (await home.authority.prepare(await order())).bytes;
  signer = keySigner(await generateKey('P-256'));
  rsaSigner = keySigner(await generateKey('RSA-2048'));
  const spki = Uint8Array.from(signer.publicKey);
  spki[spki.length - 1] = (spki.at(-1) ?? 0) ^ 1;
  weakKey = spki;
});

type Change = (fields: Fields) => void;
type Trial = readonly [
  what: string,
  change: Change,
  context?: () => { [Field in keyof LintContext]?: LintContext[Field] | undefined },
];
const keep: Change = () => {};
/** As before issuance: who signed the copy is not looked at. */
const notVerified = () => ({ signedBy: undefined });

/** A certificate each in which that rule is broken and no other. */
const trials: Readonly<Record<Exclude<LintName, 'strict-der'>, readonly Trial[]>> = {
  'version-is-3': [
    [
      'v1 written out',
      (it) => {
        it.version = constructed(0, integer(0));
      },
    ],
    [
      'v2',
      (it) => {
        it.version = constructed(0, integer(1));
      },
    ],
    [
      'v4',
      (it) => {
        it.version = constructed(0, integer(3));
      },
    ],
  ],
  'serial-number-positive': [
    [
      'the top bit set without a sign octet',
      (it) => {
        it.serial = tlv(
          0x02,
          Uint8Array.from({ length: 16 }, (_, index) => 0x81 + index),
        );
      },
    ],
  ],
  'serial-number-16-octets': [
    [
      'one octet',
      (it) => {
        it.serial = integer(1);
      },
    ],
    [
      '17 octets',
      (it) => {
        it.serial = integer(Uint8Array.from({ length: 16 }, () => 0x81));
      },
    ],
    [
      '21 octets',
      (it) => {
        it.serial = integer(Uint8Array.from({ length: 21 }, () => 0x41));
      },
    ],
  ],
  'serial-number-looks-random': [
    [
      'a counter filled up to 16 octets',
      (it) => {
        it.serial = integer(Uint8Array.from({ length: 16 }, (_, index) => (index === 0 ? 0x40 : index === 15 ? 7 : 0)));
      },
    ],
  ],
  'signature-sha256-or-better': [
    [
      'SHA-1',
      (it) => {
        it.algorithm = it.outerAlgorithm = sequence(oid('1.2.840.10045.4.1'));
      },
    ],
    [
      'MD5',
      (it) => {
        it.algorithm = it.outerAlgorithm = sequence(oid('1.2.840.113549.1.1.4'), nil());
      },
    ],
  ],
  'signature-parameters': [
    [
      'ECDSA with NULL',
      (it) => {
        it.algorithm = it.outerAlgorithm = sequence(oid('1.2.840.10045.4.3.2'), nil());
      },
    ],
  ],
  'signature-algorithms-agree': [
    [
      'SHA-384 outside',
      (it) => {
        it.outerAlgorithm = sequence(oid('1.2.840.10045.4.3.3'));
      },
    ],
  ],
  'signature-algorithm-of-issuer-key': [
    [
      'SHA-384 by a CA on P-256',
      (it) => {
        it.algorithm = it.outerAlgorithm = sequence(oid('1.2.840.10045.4.3.3'));
      },
      notVerified,
    ],
    [
      'RSA by a CA on P-256',
      (it) => {
        it.algorithm = it.outerAlgorithm = sequence(oid('1.2.840.113549.1.1.11'), nil());
      },
      notVerified,
    ],
  ],
  'signature-verifies': [
    ['signed by another key', keep, () => ({ signedBy: home.signer.publicKey })],
    [
      'one bit of the signature',
      (it) => {
        it.signature = sequence(integer(1), integer(2));
      },
    ],
  ],
  'issuer-is-ca-subject': [
    [
      'the same text as another string type',
      (it) => {
        it.issuer = sequence(
          attribute('country', printableString('ID')),
          attribute('organization', printableString('Lembaga Contoh')),
          attribute('commonName', utf8String('Lencana Contoh Penerbit 1')),
        );
      },
    ],
  ],
  'validity-whole-seconds-utc': [
    [
      'without seconds',
      (it) => {
        it.notBefore = utcTime('2611210330Z');
      },
    ],
    [
      'an offset',
      (it) => {
        it.notBefore = utcTime('261121103000+0700');
      },
    ],
    [
      'a fraction',
      (it) => {
        it.notAfter = generalizedTime('20281120032959.5Z');
      },
    ],
    [
      'no such day',
      (it) => {
        it.notAfter = utcTime('281131032959Z');
      },
    ],
  ],
  'validity-utctime-to-2049': [
    [
      'GeneralizedTime of 2028',
      (it) => {
        it.notAfter = generalizedTime('20281120032959Z');
      },
    ],
  ],
  'validity-as-profile': [
    [
      'a second more',
      (it) => {
        it.notAfter = utcTime('281120033000Z');
      },
    ],
    [
      'a year less',
      (it) => {
        it.notAfter = utcTime('271120032959Z');
      },
    ],
    [
      'swapped',
      (it) => {
        [it.notBefore, it.notAfter] = [utcTime('281120032959Z'), utcTime('261121033000Z')];
      },
    ],
  ],
  'validity-within-ca': [
    [
      'past its end',
      (it) => {
        [it.notBefore, it.notAfter] = [utcTime('350101000000Z'), utcTime('361230235959Z')];
      },
    ],
    [
      'before its beginning',
      (it) => {
        [it.notBefore, it.notAfter] = [utcTime('260101000000Z'), utcTime('271231235959Z')];
      },
    ],
  ],
  'no-unique-identifiers': [
    [
      'a subjectUniqueID',
      (it) => {
        it.more = [primitive(2, Uint8Array.of(0, 1))];
      },
    ],
  ],
  'subject-attributes': [
    [
      'no pseudonym',
      (it) => {
        it.subject = subject({ serialNumber: null });
      },
    ],
    [
      'no country',
      (it) => {
        it.subject = subject({ country: null });
      },
    ],
    [
      'no name',
      (it) => {
        it.subject = subject({ commonName: null });
      },
    ],
    [
      'no organization',
      (it) => {
        it.subject = subject({ organization: null });
      },
    ],
    [
      'two names',
      (it) => {
        it.subject = subject({}, attribute('commonName', utf8String('Budi')));
      },
    ],
    [
      'an attribute that is not ours',
      (it) => {
        it.subject = subject({ locality: utf8String('Contoh') });
      },
    ],
    [
      'an unknown attribute',
      (it) => {
        it.subject = subject({}, set(sequence(oid('2.999.5'), utf8String('x'))));
      },
    ],
    [
      'two attributes in one RDN',
      (it) => {
        const pair = [sequence(oid('2.5.4.11'), utf8String('Dinas')), sequence(oid('2.5.4.12'), utf8String('Camat'))];
        it.subject = subject({}, set(...pair));
      },
    ],
  ],
  'subject-is-as-registered': [
    ['another name', named('Siti Rahmawari'), () => ({ subject: distinguishedName(registered) })],
    [
      'an OU the registry does not have',
      (it) => {
        it.subject = subject({ organizationalUnit: utf8String('Dinas') });
      },
      () => ({ subject: distinguishedName(registered) }),
    ],
  ],
  'country-printable-of-2': [
    [
      'UTF8String',
      (it) => {
        it.subject = subject({ country: utf8String('ID') });
      },
    ],
    [
      'three letters',
      (it) => {
        it.subject = subject({ country: printableString('IDN') });
      },
    ],
    [
      'lower case',
      (it) => {
        it.subject = subject({ country: printableString('id') });
      },
    ],
  ],
  'strings-utf8-or-printable': [
    [
      'TeletexString',
      (it) => {
        it.subject = subject({ organization: tlv(0x14, ascii('Contoh')) });
      },
    ],
    [
      'BMPString',
      (it) => {
        it.subject = subject({ commonName: tlv(0x1e, Uint8Array.of(0, 0x53, 0, 0x69)) });
      },
    ],
    [
      'IA5String',
      (it) => {
        it.subject = subject({ title: ia5String('Camat') });
      },
    ],
    [
      'an @ in a PrintableString',
      (it) => {
        it.subject = subject({ organization: tlv(0x13, ascii('a@b')) });
      },
    ],
    [
      'a pseudonym in UTF-8 (X.520 wants PrintableString)',
      (it) => {
        it.subject = subject({ serialNumber: utf8String('PEG-1') });
      },
    ],
  ],
  'email-address-ia5': [
    [
      'UTF8String',
      (it) => {
        it.subject = subject({ emailAddress: utf8String('siti.rahmawati@contohkab.go.id') });
      },
    ],
  ],
  'x520-bounds': [
    ['a name of 65 characters', named('a'.repeat(65))],
    ['an empty name', named('')],
    [
      'an OU of 65',
      (it) => {
        it.subject = subject({ organizationalUnit: utf8String('u'.repeat(65)) });
      },
    ],
    [
      'an O of 65',
      (it) => {
        it.subject = subject({ organization: utf8String('o'.repeat(65)) });
      },
    ],
    [
      'a title of 65',
      (it) => {
        it.subject = subject({ title: utf8String('t'.repeat(65)) });
      },
    ],
    [
      'a pseudonym of 65',
      (it) => {
        it.subject = subject({ serialNumber: printableString('P'.repeat(65)) });
      },
    ],
  ],
  'text-blanks-single-and-inside': [
    ['a blank before', named(' Siti Rahmawati')],
    ['a blank behind', named('Siti Rahmawati ')],
    ['two blanks', named('Siti  Rahmawati')],
    ['a non-breaking blank', named('Siti\u00a0Rahmawati')],
  ],
  'text-says-something': [
    ['a dash for a name', named('-')],
    [
      'dots for an OU',
      (it) => {
        it.subject = subject({ organizationalUnit: utf8String('...') });
      },
    ],
    [
      'a title that says there is none',
      (it) => {
        it.subject = subject({ title: utf8String('Tidak ada') });
      },
    ],
  ],
  'text-no-html-entities': [
    ['an apostrophe escaped for a page', named('Ma&#39;ruf')],
    [
      'an ampersand by name',
      (it) => {
        it.subject = subject({ organizationalUnit: utf8String('Kominfo &amp; Statistik') });
      },
    ],
  ],
  'text-nfc': [['e and a combining acute', named('Rene\u0301')]],
  'text-no-invisible-characters': [
    ['a control character', named('Siti\u0007Rahmawati')],
    ['NUL', named('Siti\u0000')],
    ['a right-to-left override', named('Siti \u202eitawamhaR')],
    ['an isolate', named('Siti\u2067')],
    ['a zero-width space', named('Siti\u200b')],
    ['a zero-width joiner', named('Si\u200dti')],
    ['a byte-order mark', named('\ufeffSiti')],
    ['a soft hyphen', named('Si\u00adti')],
    ['a line separator', named('Siti\u2028')],
    ['a Hangul filler', named('Siti\u3164')],
    ['a tag character', named('Siti\u{e0041}')],
  ],
  'common-name-without-titles': [
    ['before', named('Dr. Siti Rahmawati')],
    ['behind', named('Siti Rahmawati, S.Kom')],
    ['behind without a comma', named('Siti Rahmawati M.Si')],
  ],
  'no-identity-number': [
    [
      'a NIK as the pseudonym',
      (it) => {
        it.subject = subject({ serialNumber: printableString('9901014101900001') });
      },
    ],
    [
      'a NIP with blanks',
      (it) => {
        it.subject = subject({ title: utf8String('NIP 19900101 201501 2 001') });
      },
    ],
    [
      'a NIP with dots in OU',
      (it) => {
        it.subject = subject({ organizationalUnit: utf8String('19900101.201501.2.001') });
      },
    ],
    [
      'a NIK in Arabic digits',
      (it) => {
        it.subject = subject({ organizationalUnit: utf8String('٩٩٠١٠١٤١٠١٩٠٠٠٠١') });
      },
    ],
    ['a NIK in the mail address', alternativeName(mail('9901014101900001@contohkab.go.id'))],
  ],
  'email-address-equals-alternative-name': [
    [
      'another address',
      (it) => {
        it.subject = subject({ emailAddress: ia5String('budi@contohkab.go.id') });
      },
    ],
  ],
  'extensions-once': [
    [
      'one twice',
      (it) => {
        it.again = [...it.extensions.values()].slice(0, 1);
      },
    ],
  ],
  'extensions-known': [
    ['an unknown one', put('2.999.7', nil())],
    ['an unknown critical one', put('2.999.7', nil(), true)],
  ],
  'basic-constraints-critical': [['not critical', put(oids.basicConstraints, sequence())]],
  'basic-constraints-ca-false': [
    ['a CA', put(oids.basicConstraints, sequence(boolean(true)), true)],
    ['missing', without(oids.basicConstraints)],
    ['the default written out', put(oids.basicConstraints, sequence(boolean(false)), true)],
    ['a path length', put(oids.basicConstraints, sequence(integer(0)), true)],
  ],
  'key-usage-critical': [['not critical', put(oids.keyUsage, namedBits([0, 1]))]],
  'key-usage-as-profile': [
    ['missing', without(oids.keyUsage)],
    ['keyAgreement too', put(oids.keyUsage, namedBits([0, 1, 4]), true)],
    ['digitalSignature only', put(oids.keyUsage, namedBits([0]), true)],
    ['trailing zero bits', put(oids.keyUsage, tlv(0x03, Uint8Array.of(0, 0xc0)), true)],
  ],
  'key-usage-not-of-a-ca': [
    [
      'keyCertSign, and the profile says so',
      put(oids.keyUsage, namedBits([0, 5]), true),
      () => ({ profile: { ...individualSigning, keyUsage: ['digitalSignature', 'keyCertSign'] } }),
    ],
    [
      'cRLSign, and the profile says so',
      put(oids.keyUsage, namedBits([0, 6]), true),
      () => ({ profile: { ...individualSigning, keyUsage: ['digitalSignature', 'cRLSign'] } }),
    ],
  ],
  'key-usage-fits-the-key': [
    [
      'keyEncipherment for a curve, and the profile says so',
      put(oids.keyUsage, namedBits([0, 2]), true),
      () => ({ profile: { ...individualSigning, keyUsage: ['digitalSignature', 'keyEncipherment'] } }),
    ],
    [
      'keyAgreement for RSA, and the profile says so',
      (it) => {
        it.publicKey = rsaSigner.publicKey;
        it.extensions.set(oids.subjectKeyIdentifier, subjectKeyIdentifier(rsaSigner.publicKey));
        put(oids.keyUsage, namedBits([0, 4]), true)(it);
      },
      () => ({ profile: { ...individualSigning, keyUsage: ['digitalSignature', 'keyAgreement'] } }),
    ],
  ],
  'extended-key-usage-of-persons': [
    ['1.3.6.1.5.5.7.3.1', 'serverAuth'],
    ['1.3.6.1.5.5.7.3.3', 'codeSigning'],
    ['1.3.6.1.5.5.7.3.8', 'timeStamping'],
    ['1.3.6.1.5.5.7.3.9', 'OCSPSigning'],
  ].map(([purpose = '', name]) => [
    `${name}, and the profile says so`,
    put(oids.extKeyUsage, sequence(oid(oids.emailProtection), oid(purpose))),
    () => ({ profile: { ...individualSigning, extendedKeyUsage: [oids.emailProtection, purpose] } }),
  ]),
  'extended-key-usage-as-profile': [
    ['missing', without(oids.extKeyUsage)],
    [
      'clientAuth too',
      put(oids.extKeyUsage, sequence(oid(oids.emailProtection), oid(oids.documentSigning), oid('1.3.6.1.5.5.7.3.2'))),
    ],
    ['no documentSigning', put(oids.extKeyUsage, sequence(oid(oids.emailProtection)))],
  ],
  'no-any-extended-key-usage': [
    [
      'anyExtendedKeyUsage too',
      put(
        oids.extKeyUsage,
        sequence(oid(oids.emailProtection), oid(oids.documentSigning), oid(oids.anyExtendedKeyUsage)),
      ),
    ],
  ],
  'subject-key-identifier': [
    ['missing', without(oids.subjectKeyIdentifier)],
    [
      'of another key',
      (it) => {
        it.extensions.set(oids.subjectKeyIdentifier, subjectKeyIdentifier(home.signer.publicKey));
      },
    ],
  ],
  'authority-key-identifier': [
    ['missing', without(oids.authorityKeyIdentifier)],
    ['of another CA', put(oids.authorityKeyIdentifier, sequence(primitive(0, new Uint8Array(20))))],
    ['empty', put(oids.authorityKeyIdentifier, sequence())],
    [
      'a serial number too',
      (it) => {
        const own = octetsOf(it.extensions.get(oids.authorityKeyIdentifier)).subarray(4);
        put(oids.authorityKeyIdentifier, sequence(own, primitive(2, Uint8Array.of(1))))(it);
      },
    ],
  ],
  'key-identifiers-not-critical': [
    ['SKI', critical(oids.subjectKeyIdentifier)],
    ['AKI', critical(oids.authorityKeyIdentifier)],
  ],
  'subject-alternative-name-is-the-mail': [
    ['missing', without(oids.subjectAltName)],
    ['two addresses', alternativeName(mail('siti@contohkab.go.id'), mail('budi@contohkab.go.id'))],
    ['a DNS name too', alternativeName(mail('siti@contohkab.go.id'), primitive(2, ia5('contohkab.go.id')))],
    ['no address', alternativeName(mail('siti'))],
    ['65 octets before the @', alternativeName(mail(`${'s'.repeat(65)}@contohkab.go.id`))],
    ['a label of 64 octets', alternativeName(mail(`siti@${'k'.repeat(64)}.go.id`))],
    ['255 octets', alternativeName(mail(`siti@${'kab.'.repeat(62)}go.id`))],
    ['two @', alternativeName(mail('siti@x@contohkab.go.id'))],
    ['bytes outside ASCII', alternativeName(primitive(1, Uint8Array.of(0xe9, 0x40, 0x61, 0x2e, 0x69, 0x64)))],
    ['a NUL', alternativeName(mail('siti@contohkab.go.id\0.example'))],
    ['not the verified one', keep, () => ({ mail: 'budi@contohkab.go.id' })],
  ],
  'certificate-policy-and-cps': [
    ['missing', without(oids.certificatePolicies)],
    ['another policy', policies(sequence(oid('2.999.9'), cps(urls.cps)))],
    ['two policies', policies(sequence(oid(individualSigning.policy), cps(urls.cps)), sequence(oid('2.999.9')))],
    ['no CPS', policies(sequence(oid(individualSigning.policy)))],
    ['another CPS', policies(sequence(oid(individualSigning.policy), cps('https://elsewhere.example/cps')))],
    [
      'a CPS where none is configured',
      keep,
      () => {
        const { cps: _, ...bare } = urls;
        return { urls: bare };
      },
    ],
  ],
  'policy-is-not-any': [
    [
      'anyPolicy, and the profile says so',
      policies(sequence(oid(oids.anyPolicy), cps(urls.cps))),
      () => ({ profile: { ...individualSigning, policy: oids.anyPolicy } }),
    ],
  ],
  'cps-address-http': [
    [
      'ftp',
      policies(sequence(oid(individualSigning.policy), cps('ftp://ca.example.go.id/cps'))),
      () => ({ urls: { ...urls, cps: 'ftp://ca.example.go.id/cps' } }),
    ],
    [
      'no host',
      policies(sequence(oid(individualSigning.policy), cps('https:///cps'))),
      () => ({ urls: { ...urls, cps: 'https:///cps' } }),
    ],
  ],
  'addresses-well-formed': [
    ...[
      'http://ca.example.go.id/issuing 1.crl',
      'http://ca.example.go.id/crl#1',
      'http://siti@ca.example.go.id/crl',
    ].map(
      (crl): Trial => [
        `a CRL address like ${crl}`,
        put(oids.cRLDistributionPoints, point(uri(crl))),
        () => ({ urls: { ...urls, crl } }),
      ],
    ),
    [
      'an OCSP address with a backslash',
      access('http://ca.example.go.id\\ocsp', urls.issuer),
      () => ({ urls: { ...urls, ocsp: 'http://ca.example.go.id\\ocsp' } }),
    ],
  ],
  'crl-distribution-point-http': [
    ['missing', without(oids.cRLDistributionPoints)],
    ['elsewhere', put(oids.cRLDistributionPoints, point(uri('http://elsewhere.example/x.crl')))],
    [
      'a point with reasons',
      put(
        oids.cRLDistributionPoints,
        sequence(sequence(constructed(0, constructed(0, uri(urls.crl))), primitive(1, Uint8Array.of(1, 6)))),
      ),
    ],
    ['two', put(oids.cRLDistributionPoints, point(uri(urls.crl), uri('http://elsewhere.example/x.crl')))],
    [
      'https',
      put(oids.cRLDistributionPoints, point(uri('https://ca.example.go.id/x.crl'))),
      () => ({ urls: { ...urls, crl: 'https://ca.example.go.id/x.crl' } }),
    ],
  ],
  'authority-info-access-http': [
    ['missing', without(oids.authorityInfoAccess)],
    ['another responder', access('http://elsewhere.example/ocsp', urls.issuer)],
    ['no OCSP', put(oids.authorityInfoAccess, sequence(sequence(oid(oids.caIssuers), uri(urls.issuer))))],
    ['no caIssuers', put(oids.authorityInfoAccess, sequence(sequence(oid(oids.ocsp), uri(urls.ocsp))))],
    [
      'https',
      access('https://ca.example.go.id/ocsp', urls.issuer),
      () => ({ urls: { ...urls, ocsp: 'https://ca.example.go.id/ocsp' } }),
    ],
  ],
  'informative-extensions-not-critical': [
    ['SAN', critical(oids.subjectAltName)],
    ['policies', critical(oids.certificatePolicies)],
    ['CRL address', critical(oids.cRLDistributionPoints)],
    ['AIA', critical(oids.authorityInfoAccess)],
    ['EKU', critical(oids.extKeyUsage)],
  ],
  'public-key-strong': [
    [
      'a point off the curve',
      (it) => {
        it.publicKey = weakKey;
        it.extensions.set(oids.subjectKeyIdentifier, subjectKeyIdentifier(weakKey));
      },
    ],
  ],
  'public-key-of-profile': [
    ['P-256 where the profile takes P-384', keep, () => ({ profile: { ...individualSigning, keyTypes: ['P-384'] } })],
  ],
  'public-key-not-of-a-ca': [
    [
      "the CA's own key",
      (it) => {
        it.publicKey = home.signer.publicKey;
        it.extensions.set(oids.subjectKeyIdentifier, subjectKeyIdentifier(home.signer.publicKey));
      },
    ],
  ],
};

const registered = {
  country: 'ID',
  organization: 'Pemerintah Kabupaten Contoh',
  serialNumber: 'PEG-7K3MQ2XW',
  commonName: 'Siti Rahmawati',
} as const;

it('finds nothing in a good certificate, put together again by this bench', async () => {
  expect(await tampered({ home, tbs, signer }, keep)).toEqual([]);
});

it('finds nothing in a good certificate of an RSA authority, and misses its NULL parameters when they are gone', async () => {
  const { bytes } = await rsaHome.authority.prepare(
    await order({ publicKey: publicKeyOf(await generateKey('RSA-2048')) }),
  );
  expect(await tampered({ home: rsaHome, tbs: bytes, signer: rsaSigner }, keep)).toEqual([]);
  const findings = await tampered({ home: rsaHome, tbs: bytes, signer: rsaSigner }, (it) => {
    it.algorithm = it.outerAlgorithm = sequence(oid('1.2.840.113549.1.1.11'));
  });
  expect(findings.map((finding) => finding.lint)).toEqual(['signature-parameters']);
});

it('finds nothing when registry and mail are as the certificate says, or the mail address stands in the subject too', async () => {
  const context = { subject: distinguishedName(registered), mail: 'siti.rahmawati@contohkab.go.id' };
  expect(
    await tampered({ home, tbs, signer, context }, (it) => {
      it.subject = subject({});
    }),
  ).toEqual([]);
  const withMail = subject({ emailAddress: ia5String('siti.rahmawati@contohkab.go.id') });
  expect(
    await tampered({ home, tbs, signer }, (it) => {
      it.subject = withMail;
    }),
  ).toEqual([]);
});

/** `undefined` takes a field away; only `signedBy` may go. */
const contextOf = (context: Trial[2]) => (context?.() ?? {}) as Partial<LintContext>;

describe.each(Object.entries(trials))('%s', (name, list) => {
  it.each(list.map(([what, change, context]) => ({ what, change, context })))(
    'finds: $what',
    async ({ change, context }) => {
      const findings = await tampered({ home, tbs, signer, context: contextOf(context) }, change);
      expect(findings.map((finding) => finding.lint)).toEqual([name]);
    },
  );
});

describe('strict-der', () => {
  const context = () => ({
    issuer: readCertificate(home.issuing),
    profile: individualSigning,
    urls,
    caKeys: [],
    signedBy: signer.publicKey,
  });
  it('finds a trailing byte, a BER length, an explicit FALSE and rubbish', async () => {
    const good = await home.authority.sign((await home.authority.prepare(await order())).token);
    const longLength = concat([Uint8Array.of(0x30, 0x83, 0), good.subarray(2)]);
    const isFalse = await tampered({ home, tbs, signer }, (it) => {
      it.extensions.set(oids.extKeyUsage, sequence(oid(oids.extKeyUsage), boolean(false), octetString(sequence())));
    });
    expect(isFalse.map((finding) => finding.lint)).toEqual(['strict-der']);
    for (const bad of [concat([good, Uint8Array.of(0)]), longLength, good.subarray(1), new Uint8Array()])
      expect(lint(bad, context()).map((finding) => finding.lint)).toEqual(['strict-der']);
  });
});

it('says nothing of the person in any finding', async () => {
  for (const [, list] of Object.entries(trials))
    for (const [, change, context] of list) {
      const findings = await tampered({ home, tbs, signer, context: contextOf(context) }, change);
      expect(JSON.stringify(findings)).not.toMatch(/Siti|Rahma|siti[.@]|PEG-7/);
    }
});

it('has a trial for every lint', () => {
  expect(Object.keys(trials).sort()).toEqual(Object.keys(lints).sort());
});
