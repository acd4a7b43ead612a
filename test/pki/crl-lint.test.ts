import { beforeAll, describe, expect, it } from 'vitest';
import { readCertificate } from '#pki/certificate.ts';
import type { CrlEntry } from '#pki/crl-body.ts';
import { type CrlLintName, crlLints, lintCrl, lintCrlFrame } from '#pki/crl-lint.ts';
import {
  bitString,
  concat,
  constructed,
  enumerated,
  generalizedTime,
  integer,
  nil,
  octetString,
  oid,
  primitive,
  sequence,
  tlv,
} from '#pki/der.ts';
import { authorityKeyIdentifier, extension } from '#pki/extensions.ts';
import { oids } from '#pki/object-identifiers.ts';
import { algorithmIdentifier } from '#pki/signature.ts';
import { crlOf, type House, house, now } from './house.ts';

const ascii = (text: string) => new TextEncoder().encode(text);
const utcTime = (text: string) => tlv(0x17, ascii(text));
const longTime = (text: string) => tlv(0x18, ascii(text));
const later = new Date(now.getTime() + 72 * 3_600_000);

let home: House;
beforeAll(async () => {
  home = await house('P-256');
});

/** Every part a finished TLV; an empty one is absent. */
type Parts = {
  version: Uint8Array;
  algorithm: Uint8Array;
  issuer: Uint8Array;
  thisUpdate: Uint8Array;
  nextUpdate: Uint8Array;
  list: Uint8Array;
  extensions: Uint8Array[];
  more: Uint8Array;
  outerAlgorithm: Uint8Array;
  signature: Uint8Array | undefined;
};
const nothing = new Uint8Array();
const entry = (...extensions: Uint8Array[]) =>
  sequence(integer(0x4711), utcTime('261121033000Z'), ...(extensions.length > 0 ? [sequence(...extensions)] : []));
const reason = (code: number) => extension(oids.reasonCode, enumerated(code));

type Change = (parts: Parts) => void;
const written = (change: Change): { parts: Parts; tbs: Uint8Array } => {
  const ca = readCertificate(home.issuing);
  const identifier = ca.extensions.find((one) => one.oid === oids.subjectKeyIdentifier)?.value.subarray(2) ?? nothing;
  const algorithm = algorithmIdentifier(home.signer.algorithm);
  const parts: Parts = {
    version: integer(1),
    algorithm,
    issuer: ca.subject.bytes,
    thisUpdate: utcTime('261121033000Z'),
    nextUpdate: utcTime('261124033000Z'),
    list: sequence(entry(reason(1))),
    extensions: [authorityKeyIdentifier(identifier), extension(oids.cRLNumber, integer(7))],
    more: nothing,
    outerAlgorithm: algorithm,
    signature: undefined,
  };
  change(parts);
  const wrapper = parts.extensions.length > 0 ? constructed(0, sequence(...parts.extensions)) : nothing;
  const { version, issuer, thisUpdate, nextUpdate, list, more } = parts;
  return { parts, tbs: sequence(version, parts.algorithm, issuer, thisUpdate, nextUpdate, list, wrapper, more) };
};
const signed = async (change: Change): Promise<Uint8Array> => {
  const { parts, tbs } = written(change);
  return sequence(tbs, parts.outerAlgorithm, bitString(parts.signature ?? (await home.signer.sign(tbs))));
};
const findings = async (change: Change, after?: number) =>
  lintCrl(await signed(change), { issuer: home.issuing, ...(after === undefined ? {} : { after }) }).map(
    ({ lint }) => lint,
  );

const list =
  (...entries: Uint8Array[]): Change =>
  (it) => {
    it.list = sequence(...entries);
  };
const extended =
  (...extensions: Uint8Array[]): Change =>
  (it) => {
    it.extensions = [...it.extensions, ...extensions];
  };
const replaced =
  (index: number, ...written: Uint8Array[]): Change =>
  (it) => {
    it.extensions = [...it.extensions.slice(0, index), ...written, ...it.extensions.slice(index + 1)];
  };

type Trial = readonly [what: string, change: Change, after?: number];
const trials: Readonly<
  Record<Exclude<CrlLintName, 'crl-strict-der' | 'crl-signature-algorithm-of-issuer-key'>, readonly Trial[]>
> = {
  'crl-version-is-2': [
    [
      'v1, its field left out',
      (it) => {
        it.version = nothing;
      },
    ],
    [
      'v3',
      (it) => {
        it.version = integer(2);
      },
    ],
  ],
  'crl-signature-sha256-or-better': [
    [
      'SHA-1',
      (it) => {
        it.algorithm = it.outerAlgorithm = sequence(oid('1.2.840.10045.4.1'));
      },
    ],
  ],
  'crl-signature-parameters': [
    [
      'NULL for a curve',
      (it) => {
        it.algorithm = it.outerAlgorithm = sequence(oid('1.2.840.10045.4.3.2'), nil());
      },
    ],
  ],
  'crl-signature-algorithms-agree': [
    [
      'SHA-384 outside',
      (it) => {
        it.outerAlgorithm = sequence(oid('1.2.840.10045.4.3.3'));
      },
    ],
  ],
  'crl-signature-verifies': [
    [
      'another signature',
      (it) => {
        it.signature = sequence(integer(1), integer(2));
      },
    ],
  ],
  'crl-issuer-is-ca-subject': [
    [
      'another name',
      (it) => {
        it.issuer = sequence();
      },
    ],
  ],
  'crl-times-whole-seconds-utc': [
    [
      'a fraction',
      (it) => {
        it.thisUpdate = longTime('20261121033000.25Z');
      },
    ],
    [
      'without seconds',
      (it) => {
        it.nextUpdate = utcTime('2611240330Z');
      },
    ],
  ],
  'crl-utctime-to-2049': [
    [
      'GeneralizedTime of 2026',
      (it) => {
        it.nextUpdate = longTime('20261124033000Z');
      },
    ],
  ],
  'crl-next-update-after-this-update': [
    [
      'the same second',
      (it) => {
        it.nextUpdate = it.thisUpdate;
      },
    ],
    [
      'none',
      (it) => {
        it.nextUpdate = nothing;
      },
    ],
  ],
  'crl-within-ca': [
    [
      "past the CA's end",
      (it) => {
        it.nextUpdate = utcTime('361121033000Z');
      },
    ],
    [
      'before it begins',
      (it) => {
        it.thisUpdate = utcTime('250101000000Z');
      },
    ],
  ],
  'crl-no-empty-list': [['an empty list', list()]],
  'crl-extensions-known-and-once': [
    ['a delta list', extended(extension('2.5.29.27', integer(1)))],
    ['one twice', extended(extension(oids.cRLNumber, integer(7)))],
  ],
  'crl-authority-key-identifier': [
    ['missing', replaced(0)],
    ['of another CA', replaced(0, authorityKeyIdentifier(new Uint8Array(20)))],
    [
      'with the name and serial number too',
      (it) => {
        const own = readCertificate(home.issuing).extensions.find((one) => one.oid === oids.subjectKeyIdentifier);
        const both = sequence(primitive(0, own?.value.subarray(2) ?? nothing), primitive(2, Uint8Array.of(1)));
        replaced(0, extension(oids.authorityKeyIdentifier, both))(it);
      },
    ],
  ],
  'crl-number': [
    ['missing', replaced(1)],
    ['negative', replaced(1, extension(oids.cRLNumber, tlv(2, Uint8Array.of(0xff))))],
    ['21 octets', replaced(1, extension(oids.cRLNumber, tlv(2, new Uint8Array(21).fill(1))))],
    ['the one before again', () => {}, 7],
    ['lower than the one before', () => {}, 8],
  ],
  'crl-extensions-not-critical': [
    ['a critical CRLNumber', replaced(1, extension(oids.cRLNumber, integer(7), { critical: true }))],
  ],
  'crl-no-distribution-point': [
    [
      'a critical one, which NSS and openssl refuse',
      extended(extension(oids.issuingDistributionPoint, sequence(), { critical: true })),
    ],
  ],
  'crl-serials-once': [['one twice', list(entry(reason(1)), entry(reason(4)))]],
  'crl-entry-serial-positive': [
    ['zero', list(sequence(integer(0), utcTime('261121033000Z'), sequence(reason(1))))],
    ['negative', list(sequence(tlv(2, Uint8Array.of(0x80)), utcTime('261121033000Z'), sequence(reason(1))))],
    ['21 octets', list(sequence(tlv(2, new Uint8Array(21).fill(1)), utcTime('261121033000Z'), sequence(reason(1))))],
  ],
  'crl-entry-time-whole-seconds-utc': [
    ['a fraction', list(sequence(integer(1), longTime('20261121033000.5Z'), sequence(reason(1))))],
    ['GeneralizedTime of 2026', list(sequence(integer(1), longTime('20261121033000Z'), sequence(reason(1))))],
  ],
  'crl-entry-reason': [
    ['none', list(entry())],
    ['unspecified written out', list(entry(reason(0)))],
    ['7, which is unused', list(entry(reason(7)))],
    ['removeFromCRL on a full list', list(entry(reason(8)))],
    ['an INTEGER', list(entry(extension(oids.reasonCode, integer(1))))],
  ],
  'crl-entry-invalidity-date': [
    ['a fraction', list(entry(reason(1), extension(oids.invalidityDate, longTime('20261120000000.123Z'))))],
    ['UTCTime', list(entry(reason(1), extension(oids.invalidityDate, utcTime('261120000000Z'))))],
  ],
  'crl-entry-extensions-known': [
    ['an unknown one', list(entry(reason(1), extension('2.999.7', nil())))],
    ['the reason twice', list(entry(reason(1), reason(1)))],
  ],
  'crl-entry-extensions-not-critical': [
    ['a critical reason', list(entry(extension(oids.reasonCode, enumerated(1), { critical: true })))],
  ],
};

describe.each(Object.entries(trials))('%s', (name, tried) => {
  it.each(tried.map(([what, change, after]) => ({ what, change, after })))(
    'finds: $what',
    async ({ change, after }) => {
      expect(await findings(change, after)).toEqual([name]);
    },
  );
});

it('crl-signature-algorithm-of-issuer-key finds SHA-384 by a CA on P-256', async () => {
  expect(
    await findings((it) => {
      it.algorithm = it.outerAlgorithm = sequence(oid('1.2.840.10045.4.3.3'));
    }),
  ).toEqual(['crl-signature-algorithm-of-issuer-key', 'crl-signature-verifies']);
});

it('finds nothing in a list put together by this bench, empty and with every reason and an invalidityDate', async () => {
  expect(await findings(() => {}, 6)).toEqual([]);
  expect(
    await findings((it) => {
      it.list = nothing;
    }),
  ).toEqual([]);
  const dated = [1, 2, 3, 4, 5, 6, 9, 10].map((code) =>
    sequence(
      integer(code),
      utcTime('261121033000Z'),
      sequence(reason(code), extension(oids.invalidityDate, generalizedTime(now))),
    ),
  );
  expect(await findings(list(...dated))).toEqual([]);
});

it('REC-5 finds nothing in the lists of our own CA, of every kind of key', async () => {
  const entries: CrlEntry[] = [
    { serial: '4a', revokedAt: now, reason: 'keyCompromise', invalidityDate: now },
    { serial: '4b', revokedAt: now, reason: 'certificateHold' },
  ];
  for (const type of ['P-256', 'P-384', 'RSA-3072'] as const) {
    const made = await house(type);
    for (const listed of [[], entries]) {
      const crl = await crlOf(made, { number: 8, entries: listed, thisUpdate: now, nextUpdate: later });
      expect(lintCrl(crl, { issuer: made.issuing, after: 7 })).toEqual([]);
    }
  }
});

it('tells each rule once, however many entries break it', async () => {
  const many = Array.from({ length: 50 }, (_, index) => sequence(integer(index + 1), utcTime('261121033000Z')));
  expect(await findings(list(...many))).toEqual(['crl-entry-reason']);
});

it('crl-strict-der: finds trailing bytes, BER, parts too many, and an entry that is none', async () => {
  const good = await signed(() => {});
  const strict = (crl: Uint8Array) => lintCrl(crl, { issuer: home.issuing }).map(({ lint }) => lint);
  for (const bad of [
    nothing,
    concat([good, nothing, Uint8Array.of(0)]),
    good.subarray(1),
    Uint8Array.of(0x30, 0x80, 0, 0),
  ])
    expect(strict(bad)).toEqual(['crl-strict-der']);
  expect(
    await findings((it) => {
      it.more = octetString(nothing);
    }),
  ).toEqual(['crl-strict-der']);
  expect(await findings(list(sequence(integer(1))))).toEqual(['crl-strict-der']);
});

describe('the frame alone, before it is signed', () => {
  it('is judged without its entries: what stands in the list is not looked at', () => {
    const { tbs } = written(list(sequence(integer(0), utcTime('2611210330Z'))));
    expect(lintCrlFrame(tbs, { issuer: home.issuing, after: 6 })).toEqual([]);
    const bad = written((it) => {
      it.version = nothing;
      it.nextUpdate = it.thisUpdate;
    });
    expect(lintCrlFrame(bad.tbs, { issuer: home.issuing, after: 7 }).map(({ lint }) => lint)).toEqual([
      'crl-version-is-2',
      'crl-next-update-after-this-update',
      'crl-number',
    ]);
  });

  it('makes no more of a list of 20,000 than of one: its bytes are not touched', () => {
    const entries = Array.from({ length: 20_000 }, (_, index) =>
      sequence(integer(0x4000_0000 + index), utcTime('261121033000Z'), sequence(reason(4))),
    );
    const touched: number[] = [];
    const { tbs } = written((it) => {
      it.list = sequence(...entries);
    });
    // A view that tells which of its octets were read, and whose own views tell it too.
    const watch = (bytes: Uint8Array): Uint8Array =>
      new Proxy(bytes, {
        get(target, key) {
          if (typeof key === 'string' && /^\d+$/.test(key)) touched.push(Number(key));
          if (key === 'subarray') return (start: number, end: number) => watch(target.subarray(start, end));
          const value: unknown = Reflect.get(target, key, target);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    const watched = watch(tbs);
    expect(lintCrlFrame(watched, { issuer: home.issuing })).toEqual([]);
    expect(touched.length).toBeGreaterThan(100);
    expect(touched.length).toBeLessThan(3000);
  });
});

it('has a trial for every lint', () => {
  const whole = ['crl-serials-once', 'crl-signature-verifies', 'crl-signature-algorithms-agree'];
  const also = ['crl-signature-algorithm-of-issuer-key'];
  expect([...Object.keys(trials), ...also].sort()).toEqual([...Object.keys(crlLints), ...whole].sort());
});
