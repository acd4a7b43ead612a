import { beforeAll, describe, expect, it } from 'vitest';
import { lintCa, lintsOfIssuing, lintsOfRoot } from '#pki/ca-lint.ts';
import { readCertificate } from '#pki/certificate.ts';
import {
  boolean,
  constructed,
  ia5,
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
import { caConstraints, extension, subjectKeyIdentifier } from '#pki/extensions.ts';
import { type NameAttribute, nameAttributes } from '#pki/name.ts';
import { oids } from '#pki/object-identifiers.ts';
import { generateKey, keySigner, type Signer } from '#pki/signer.ts';
import { type House, house } from './house.ts';
import { opensslMakes } from './openssl.ts';
import { type Fields, rewritten } from './tamper.ts';

const ascii = (text: string) => new TextEncoder().encode(text);
const utcTime = (text: string) => tlv(0x17, ascii(text));
const generalizedTime = (text: string) => tlv(0x18, ascii(text));
const attribute = (type: NameAttribute, value: Uint8Array) => set(sequence(oid(nameAttributes[type].oid), value));
const uri = (url: string) => primitive(6, ia5(url));
const point = (url: string) => sequence(sequence(constructed(0, constructed(0, uri(url)))));
const access = (...urls: string[]) => sequence(...urls.map((url) => sequence(oid(oids.caIssuers), uri(url))));

type Change = (fields: Fields) => void;
const put =
  (type: string, value: Uint8Array, critical = false): Change =>
  (fields) => {
    fields.extensions.set(type, extension(type, value, { critical }));
  };
const without =
  (type: string): Change =>
  (fields) => {
    fields.extensions.delete(type);
  };
/** C, O and CN, with attributes replaced or taken away. A root is renamed as its own issuer too. */
const named =
  (change: Partial<Record<NameAttribute, Uint8Array | null>>): Change =>
  (fields) => {
    const isRoot = Buffer.from(fields.issuer).equals(fields.subject);
    const values = {
      country: printableString('ID'),
      organization: utf8String('Lembaga Contoh'),
      commonName: utf8String('Lencana Contoh Penerbit 2'),
      ...change,
    };
    fields.subject = sequence(
      ...(Object.entries(values) as [NameAttribute, Uint8Array | null][]).flatMap(([type, value]) =>
        value ? [attribute(type, value)] : [],
      ),
    );
    if (isRoot) fields.issuer = fields.subject;
  };

let home: House;
let weak: Signer;
beforeAll(async () => {
  home = await house('P-384');
  weak = keySigner(await generateKey('P-256'));
});

/** What the lints say of the house's root with a change, signed by its own key. */
const rootWith = async (change: Change) =>
  lintCa(await rewritten(readCertificate(home.root).tbs, home.rootSigner, change));
const issuingWith = async (change: Change, issuer = home.root) =>
  lintCa(await rewritten(readCertificate(home.issuing).tbs, home.rootSigner, change), { issuer });
const withKey =
  (publicKey: () => Uint8Array): Change =>
  (fields) => {
    fields.publicKey = publicKey();
    fields.extensions.set(oids.subjectKeyIdentifier, subjectKeyIdentifier(publicKey()));
  };

/** Tried in a test of their own: more than the certificate has to change. */
const alone = ['signature-algorithm-of-issuer-key', 'issuing-under-a-ca'] as const;

type Trials<Name extends string> = Readonly<Record<Name, readonly (readonly [what: string, change: Change])[]>>;

/** Rules of both, tried on the issuing CA. */
const shared = {
  'version-is-3': [
    [
      'v1',
      (it) => {
        it.version = constructed(0, integer(0));
      },
    ],
  ],
  'serial-number-positive': [
    [
      'negative',
      (it) => {
        it.serial = tlv(
          2,
          Uint8Array.from({ length: 16 }, () => 0x81),
        );
      },
    ],
  ],
  'serial-number-8-to-20-octets': [
    [
      'one octet',
      (it) => {
        it.serial = integer(1);
      },
    ],
    [
      '21 octets',
      (it) => {
        it.serial = integer(Uint8Array.from({ length: 21 }, () => 0x41));
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
  ],
  'signature-parameters': [
    [
      'NULL for a curve',
      (it) => {
        it.algorithm = it.outerAlgorithm = sequence(oid('1.2.840.10045.4.3.3'), nil());
      },
    ],
  ],
  'signature-algorithms-agree': [
    [
      'SHA-512 outside',
      (it) => {
        it.outerAlgorithm = sequence(oid('1.2.840.10045.4.3.4'));
      },
    ],
  ],
  'signature-verifies': [
    [
      'another signature',
      (it) => {
        it.signature = sequence(integer(1), integer(2));
      },
    ],
  ],
  'issuer-is-ca-subject': [
    [
      'another name',
      (it) => {
        it.issuer = sequence(attribute('commonName', utf8String('Lencana Contoh Root')));
      },
    ],
  ],
  'validity-whole-seconds-utc': [
    [
      'a fraction',
      (it) => {
        it.notAfter = generalizedTime('20361120032959.5Z');
      },
    ],
  ],
  'validity-utctime-to-2049': [
    [
      'GeneralizedTime of 2036',
      (it) => {
        it.notAfter = generalizedTime('20361120032959Z');
      },
    ],
  ],
  'validity-within-ca': [
    [
      'past the root',
      (it) => {
        it.notAfter = utcTime('461222000000Z');
      },
    ],
  ],
  'ca-validity-in-order': [
    [
      'swapped',
      (it) => {
        [it.notBefore, it.notAfter] = [it.notAfter, it.notBefore];
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
  'ca-subject-attributes': [
    ['no country', named({ country: null })],
    ['no organization', named({ organization: null })],
    ['no name', named({ commonName: null })],
    ['a mail address', named({ emailAddress: tlv(0x16, ascii('ca@contoh.go.id')) })],
  ],
  'country-printable-of-2': [['UTF8String', named({ country: utf8String('ID') })]],
  'strings-utf8-or-printable': [['TeletexString', named({ organization: tlv(0x14, ascii('Contoh')) })]],
  'x520-bounds': [['65 characters', named({ commonName: utf8String('a'.repeat(65)) })]],
  'text-nfc': [['a combining acute', named({ organization: utf8String('Rene\u0301') })]],
  'text-no-invisible-characters': [['a zero-width space', named({ organization: utf8String('Con\u200btoh') })]],
  'text-blanks-single-and-inside': [['a blank behind', named({ organization: utf8String('Contoh ') })]],
  'text-says-something': [['a dash', named({ organization: utf8String('-') })]],
  'text-no-html-entities': [['an ampersand by name', named({ organization: utf8String('A &amp; B') })]],
  'extensions-once': [
    [
      'one twice',
      (it) => {
        it.again = [...it.extensions.values()].slice(0, 1);
      },
    ],
  ],
  'key-usage-critical': [['not critical', put(oids.keyUsage, namedBits([5, 6]))]],
  'basic-constraints-critical': [['not critical', put(oids.basicConstraints, sequence(boolean(true), integer(0)))]],
  'key-identifiers-not-critical': [
    [
      'SKI',
      (it) => {
        const written = subjectKeyIdentifier(it.publicKey);
        put(oids.subjectKeyIdentifier, octetString(written.subarray(-20)), true)(it);
      },
    ],
  ],
  'informative-extensions-not-critical': [
    ['policies', put(oids.certificatePolicies, sequence(sequence(oid(oids.anyPolicy))), true)],
  ],
  'ca-basic-constraints': [
    [
      'another part behind the path length',
      put(oids.basicConstraints, sequence(boolean(true), integer(0), integer(0)), true),
    ],
  ],
  'ca-key-usage': [
    ['missing', without(oids.keyUsage)],
    ['no cRLSign', put(oids.keyUsage, namedBits([5]), true)],
    ['no keyCertSign', put(oids.keyUsage, namedBits([6]), true)],
    ['nonRepudiation too', put(oids.keyUsage, namedBits([1, 5, 6]), true)],
  ],
  'ca-subject-key-identifier': [
    ['missing', without(oids.subjectKeyIdentifier)],
    ['of another key', put(oids.subjectKeyIdentifier, octetString(new Uint8Array(20)))],
  ],
  'ca-key-strong': [['P-256', withKey(() => weak.publicKey)]],
} satisfies Partial<Trials<string>>;

const issuing: Trials<Exclude<keyof typeof lintsOfIssuing, keyof typeof shared | (typeof alone)[number]>> = {
  'authority-key-identifier': [
    ['missing', without(oids.authorityKeyIdentifier)],
    ['of another root', put(oids.authorityKeyIdentifier, sequence(primitive(0, new Uint8Array(20))))],
  ],
  'issuing-extensions': [['an unknown one', put('2.999.7', nil())]],
  'issuing-is-not-the-root': [
    [
      "the root's name",
      (it) => {
        it.subject = it.issuer;
      },
    ],
    ["the root's key", withKey(() => home.rootSigner.publicKey)],
  ],
  'issuing-path-length-0': [
    ['none', put(oids.basicConstraints, sequence(boolean(true)), true)],
    ['one', put(oids.basicConstraints, sequence(boolean(true), integer(1)), true)],
  ],
  'issuing-policies': [
    ['missing', without(oids.certificatePolicies)],
    ['empty', put(oids.certificatePolicies, sequence())],
    ['one twice', put(oids.certificatePolicies, sequence(sequence(oid('2.999.1')), sequence(oid('2.999.1'))))],
  ],
  'issuing-crl-distribution-point-http': [
    ['missing', without(oids.cRLDistributionPoints)],
    ['https', put(oids.cRLDistributionPoints, point('https://ca.example.go.id/crl/root.crl'))],
    ['a blank', put(oids.cRLDistributionPoints, point('http://ca.example.go.id/ root.crl'))],
  ],
  'issuing-authority-info-access-http': [
    ['missing', without(oids.authorityInfoAccess)],
    ['ldap', put(oids.authorityInfoAccess, access('ldap://ca.example.go.id/cn=root'))],
    ['OCSP alone', put(oids.authorityInfoAccess, sequence(sequence(oid(oids.ocsp), uri('http://ca.example.go.id/'))))],
  ],
  'issuing-extended-key-usage': [
    ['every purpose', put(oids.extKeyUsage, sequence(oid(oids.anyExtendedKeyUsage)))],
    ['serverAuth', put(oids.extKeyUsage, sequence(oid('1.3.6.1.5.5.7.3.1')))],
    ['mail alone: no document could be signed', put(oids.extKeyUsage, sequence(oid(oids.emailProtection)))],
  ],
  'issuing-name-constraints': [
    ['not critical', put(oids.nameConstraints, sequence(constructed(0, sequence(primitive(1, ia5('.go.id'))))))],
    ['empty', put(oids.nameConstraints, sequence(), true)],
  ],
};

const root: Trials<Exclude<keyof typeof lintsOfRoot, keyof typeof shared | (typeof alone)[number]>> = {
  'root-extensions': [
    ['a CRL address', put(oids.cRLDistributionPoints, point('http://ca.example.go.id/crl/root.crl'))],
    ['a purpose', put(oids.extKeyUsage, sequence(oid(oids.emailProtection)))],
  ],
  'root-no-path-length': [['one', put(oids.basicConstraints, sequence(boolean(true), integer(1)), true)]],
  'root-authority-key-identifier': [
    ['of another key', put(oids.authorityKeyIdentifier, sequence(primitive(0, new Uint8Array(20))))],
  ],
};

it('finds nothing in a root and an issuing CA of the ceremony, of every kind a CA may have', async () => {
  for (const type of ['P-384', 'RSA-3072', 'RSA-4096'] as const) {
    const made = await house(type);
    expect(lintCa(made.root)).toEqual([]);
    expect(lintCa(made.issuing, { issuer: made.root })).toEqual([]);
  }
});

it('finds nothing in a root of openssl, whose SKI is SHA-1 and which has its own AKI', () => {
  const key = Buffer.from(
    opensslMakes(['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384']),
  ).toString();
  const made = opensslMakes(
    [
      ...['req', '-x509', '-new', '-key', 'input', '-sha384', '-days', '7300', '-utf8', '-outform', 'DER'],
      ...['-subj', '/C=ID/O=Lembaga Contoh/CN=Akar Contoh', '-addext', 'keyUsage=critical,keyCertSign,cRLSign'],
    ],
    key,
  );
  expect(lintCa(made)).toEqual([]);
});

describe('an issuing CA', () => {
  describe.each(Object.entries({ ...shared, ...issuing }))('%s', (name, trials) => {
    it.each(trials.map(([what, change]) => ({ what, change })))('finds: $what', async ({ change }) => {
      expect((await issuingWith(change)).map(({ lint }) => lint)).toEqual([name]);
    });
  });

  it('issuing-under-a-ca finds an issuer that is none, and one with a path length of 0', async () => {
    const person = await rewritten(readCertificate(home.root).tbs, home.rootSigner, without(oids.basicConstraints));
    const last = await rewritten(readCertificate(home.root).tbs, home.rootSigner, (it) => {
      it.extensions.set(oids.basicConstraints, caConstraints(0));
    });
    for (const issuer of [person, last])
      expect((await issuingWith(() => {}, issuer)).map(({ lint }) => lint)).toEqual(['issuing-under-a-ca']);
  });

  it('signature-algorithm-of-issuer-key finds SHA-256 by a root on P-384', async () => {
    const found = await issuingWith((it) => {
      it.algorithm = it.outerAlgorithm = sequence(oid('1.2.840.10045.4.3.2'));
    });
    expect(found.map(({ lint }) => lint)).toEqual(['signature-algorithm-of-issuer-key', 'signature-verifies']);
  });

  it('takes the right purposes together, and name constraints that are critical', async () => {
    const purposes = sequence(oid(oids.emailProtection), oid(oids.documentSigning), oid(oids.ocspSigning));
    const constraints = sequence(constructed(0, sequence(primitive(1, ia5('.go.id')))));
    expect(
      await issuingWith((it) => {
        put(oids.extKeyUsage, purposes)(it);
        put(oids.nameConstraints, constraints, true)(it);
      }),
    ).toEqual([]);
  });
});

describe('a root', () => {
  describe.each(Object.entries(root))('%s', (name, trials) => {
    it.each(trials.map(([what, change]) => ({ what, change })))('finds: $what', async ({ change }) => {
      expect((await rootWith(change)).map(({ lint }) => lint)).toEqual([name]);
    });
  });

  it('ca-basic-constraints finds one that is no CA', async () => {
    for (const change of [without(oids.basicConstraints), put(oids.basicConstraints, sequence(), true)])
      expect((await rootWith(change)).map(({ lint }) => lint)).toContain('ca-basic-constraints');
  });

  it('signature-verifies finds one signed by another key', async () => {
    const made = await rewritten(readCertificate(home.root).tbs, home.signer, () => {});
    expect(lintCa(made).map(({ lint }) => lint)).toEqual(['signature-verifies']);
  });
});

it('strict-der: finds what is no certificate', () => {
  for (const bad of [new Uint8Array(), home.root.subarray(1), Uint8Array.of(0x30, 0x80, 0, 0)])
    expect(lintCa(bad).map(({ lint }) => lint)).toEqual(['strict-der']);
});

it('takes P-256 only where the caller says so', async () => {
  const small = await house('P-256');
  expect(lintCa(small.root).map(({ lint }) => lint)).toEqual(['ca-key-strong']);
  expect(lintCa(small.root, { keyTypes: ['P-256'] })).toEqual([]);
});

it('has a trial for every lint', () => {
  const [ofBoth] = alone;
  expect([...Object.keys({ ...shared, ...issuing }), ...alone].sort()).toEqual(Object.keys(lintsOfIssuing).sort());
  expect([...Object.keys({ ...shared, ...root }), ofBoth].sort()).toEqual(Object.keys(lintsOfRoot).sort());
});
