/** ISS-4: any bytes and any text give a request or a PkiError and nothing else; openssl is asked for a second opinion. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { pem } from '#pki/bundle.ts';
import { type CertificateRequest, csrLimit, readCsr } from '#pki/csr.ts';
import { bitString, concat, constructed, integer, nil, octetString, oid, sequence, tlv } from '#pki/der.ts';
import { type DerNode, readDer } from '#pki/der-reader.ts';
import { isPkiError, PkiError } from '#pki/errors.ts';
import { generateKey, keySigner, type Signer } from '#pki/signer.ts';
import { handmadeCsr, opensslCsr, p256Pem, privatePem } from './csr-fixtures.ts';
import { openssl } from './openssl.ts';

const utf8 = new TextEncoder();
const opensslTakes = (der: Uint8Array): boolean => {
  const { ok, said } = openssl(['req', '-inform', 'DER', '-in', 'a.csr', '-verify', '-noout'], { 'a.csr': der });
  return ok && /verify OK/i.test(said);
};

/** What came out; any other exception flies on and fails the test. */
const answer = (input: Uint8Array | string): CertificateRequest | PkiError => {
  try {
    return readCsr(input);
  } catch (error) {
    if (!isPkiError(error)) throw error;
    // What went wrong inside is said in words about the request: nobody outside knows what to do with ERR_DER.
    expect(error.code).toMatch(/^ERR_(CSR|KEY|CURVE)_?/);
    return error;
  }
};
const codeOf = (input: Uint8Array | string): string => {
  const got = answer(input);
  return got instanceof PkiError ? got.code : 'taken';
};

let der: Uint8Array;
let rsaDer: Uint8Array;
let signer: Signer;
beforeAll(async () => {
  der = opensslCsr(p256Pem());
  rsaDer = opensslCsr(privatePem('-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'));
  signer = keySigner(await generateKey('P-256'));
});

/** Every node of a tree with where it begins in the whole. */
const nodesOf = (whole: Uint8Array): readonly { readonly node: DerNode; readonly at: number }[] => {
  const list: { node: DerNode; at: number }[] = [];
  const walk = (node: DerNode): void => {
    list.push({ node, at: node.bytes.byteOffset - whole.byteOffset });
    node.children.forEach(walk);
  };
  walk(readDer(whole));
  return list;
};

describe('law: any bytes give a request or a PkiError', () => {
  it('random bytes and text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => void answer(bytes)),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => void answer(text)),
      {
        numRuns: 500,
      },
    );
  });

  it('a good request with bytes changed, cut out or put in, in DER, in PEM and as base64; who is taken, openssl takes too', () => {
    const change = fc.tuple(fc.nat({ max: der.length - 1 }), fc.nat({ max: 4 }), fc.uint8Array({ maxLength: 4 }));
    const form = fc.constantFrom('der', 'pem', 'base64');
    const taken: Uint8Array[] = [];
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), form, (changes, wrapping) => {
        const base64 = Buffer.from(der).toString('base64');
        let bytes =
          wrapping === 'der' ? der : utf8.encode(wrapping === 'pem' ? pem('CERTIFICATE REQUEST', der) : base64);
        for (const [at, gone, put] of changes) bytes = concat([bytes.subarray(0, at), put, bytes.subarray(at + gone)]);
        const got = answer(bytes);
        if (!(got instanceof PkiError)) taken.push(got.der);
      }),
      { numRuns: 2000 },
    );
    const different = [...new Map(taken.map((one) => [Buffer.from(one).toString('hex'), one])).values()];
    for (const one of different.slice(0, 20)) expect(opensslTakes(one)).toBe(true);
  });

  it('every beginning of a request, and a request behind any beginning, is refused', () => {
    for (const whole of [der, rsaDer])
      for (let length = 0; length < whole.length; length++) {
        expect(answer(whole.subarray(0, length))).toBeInstanceOf(PkiError);
        expect(answer(whole.subarray(length + 1))).toBeInstanceOf(PkiError);
      }
  });

  it('every single bit turned is refused, or openssl takes it too', () => {
    for (let at = 0; at < der.length; at++)
      for (let bit = 0; bit < 8; bit++) {
        const turned = Uint8Array.from(der);
        turned[at] = (turned[at] ?? 0) ^ (1 << bit);
        if (!(answer(turned) instanceof PkiError)) expect(opensslTakes(turned)).toBe(true);
      }
  });

  it('every length replaced by a bomb, by BER’s indefinite one, or by a longer form, is refused as damaged', () => {
    const bombs = [
      [0x84, 0xff, 0xff, 0xff, 0xff],
      [0x84, 0x7f, 0xff, 0xff, 0xff],
      [0x88, 1, 0, 0, 0, 0, 0, 0, 0],
      [0xff, 0xff],
      [0x83, 0xff, 0xff, 0xff],
      [0x80],
    ];
    for (const whole of [der, rsaDer])
      for (const { node, at } of nodesOf(whole)) {
        const header = node.bytes.length - node.content.length;
        const longer = [0x84, ...[24, 16, 8, 0].map((shift) => (node.content.length >>> shift) & 0xff)];
        for (const length of [...bombs, longer]) {
          const changed = concat([whole.subarray(0, at + 1), Uint8Array.from(length), whole.subarray(at + header)]);
          expect(['ERR_CSR_UNREADABLE', 'ERR_CSR_TRAILING_BYTES']).toContain(codeOf(changed));
        }
      }
  });

  it('every tag replaced by every other is refused, or openssl takes it too', () => {
    for (const { at } of nodesOf(der))
      for (let tag = 0; tag < 256; tag++) {
        if (tag === der[at]) continue;
        const changed = Uint8Array.from(der);
        changed[at] = tag;
        if (!(answer(changed) instanceof PkiError)) expect(opensslTakes(changed)).toBe(true);
      }
  });

  it('integers that are negative, empty, padded or enormous are refused', async () => {
    const integers = [[0xff], [0x80], [], [0, 0], [0, 1], [0xff, 0xff], new Array<number>(4000).fill(0x7f)];
    for (const content of integers) {
      const version = tlv(2, Uint8Array.from(content));
      expect(codeOf(await handmadeCsr(signer, { version }))).toBe('ERR_CSR_UNREADABLE');
      const modulus = tlv(2, Uint8Array.from(content));
      const publicKey = sequence(
        sequence(oid('1.2.840.113549.1.1.1'), nil()),
        bitString(sequence(modulus, integer(65537))),
      );
      expect(codeOf(await handmadeCsr(signer, { publicKey }))).toMatch(/^ERR_KEY_(UNREADABLE|SIZE)$/);
      const exponent = sequence(
        sequence(oid('1.2.840.113549.1.1.1'), nil()),
        bitString(sequence(integer(2n ** 2047n + 1n), modulus)),
      );
      expect(codeOf(await handmadeCsr(signer, { publicKey: exponent }))).toMatch(/^ERR_KEY_(UNREADABLE|EXPONENT)$/);
    }
  });

  it('object identifiers without end are refused, and not counted out', async () => {
    const arcs = [
      new Array<number>(8000).fill(0xff),
      [...new Array<number>(8000).fill(0xff), 0x7f],
      new Array<number>(8000).fill(1),
      [0x80, 1],
      [],
    ];
    for (const content of arcs) {
      const algorithm = sequence(tlv(6, Uint8Array.from(content)));
      expect(codeOf(await handmadeCsr(signer, { algorithm }))).toBe('ERR_CSR_UNREADABLE');
    }
  });

  it('nesting without end is given up at the reader’s depth, whatever it consists of', () => {
    const nested = (depth: number, wrap: (inner: Uint8Array) => Uint8Array): Uint8Array => {
      let inner: Uint8Array = nil();
      for (let level = 0; level < depth; level++) inner = wrap(inner);
      return inner;
    };
    for (const wrap of [
      sequence,
      (inner: Uint8Array) => tlv(0x31, inner),
      (inner: Uint8Array) => constructed(0, inner),
    ]) {
      const deep = nested(4000, wrap);
      expect(() => readDer(deep, { maxLength: 2 ** 20 })).toThrow(
        expect.objectContaining({ code: 'ERR_DER', fields: { problem: 'nested too deep' } }),
      );
      expect(answer(deep.subarray(-csrLimit))).toBeInstanceOf(PkiError);
    }
    // 20,000 levels whose lengths lie: each header is read once, on the way to the depth where it ends.
    const lying = Uint8Array.from({ length: 40_000 }, (_, index) => (index % 2 === 0 ? 0x30 : 0x7e));
    expect(codeOf(lying)).toBe('ERR_CSR_TOO_LARGE');
    expect(codeOf(lying.subarray(0, csrLimit))).toMatch(/^ERR_CSR_/);
    const indefinite = Uint8Array.from({ length: csrLimit }, (_, index) => (index % 2 === 0 ? 0x30 : 0x80));
    expect(codeOf(indefinite)).toBe('ERR_CSR_UNREADABLE');
  });

  it('structures with thousands of parts, where a few belong, are refused', async () => {
    const attributes = constructed(0, ...Array.from({ length: 3000 }, () => sequence()));
    expect(answer(await handmadeCsr(signer, { attributes }))).not.toBeInstanceOf(TypeError);
    expect(codeOf(sequence(...Array.from({ length: 4000 }, () => nil())))).toMatch(/^ERR_CSR_/);
  });

  // The time limit of this test is the assertion: a reader that went over the text again for every letter would need hours.
  it('text made to be slow, of 16 KB and of 5 MB', { timeout: 20_000 }, () => {
    const pieces = [
      ...['-', '-----BEGIN ', '-----BEGIN CERTIFICATE REQUEST-----', '-BEGIN A A A ', '- BEGIN  ', 'BEGIN PRIVATE '],
      ...['MI', 'MI ', 'MA"', 'MP>', 'MIIBAgEA', '/u3+7', '\\n', '\u200b', '>', '=3D', '&#', '&gt;', '——'],
    ];
    for (const piece of pieces)
      for (const size of [csrLimit, 5_000_000]) answer(piece.repeat(Math.floor(size / piece.length)));
  });
});

describe('openssl as the second opinion', () => {
  it.each([
    ['P-256', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'], '-sha256'],
    ['P-384', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'], '-sha512'],
    ['RSA-2048', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'], '-sha384'],
  ])('takes what we take: %s', (_, options, hash) => {
    const made = opensslCsr(privatePem(...options), hash);
    expect([codeOf(made), opensslTakes(made)]).toEqual(['taken', true]);
  });

  it('takes what we take from an old tool: no attributes field', async () => {
    const made = await handmadeCsr(signer, { attributes: new Uint8Array() });
    expect(codeOf(made)).toBe('taken');
    expect(opensslTakes(made)).toBe(true);
  });

  it('refuses what we refuse: a bit of the signature, another key, a cut', async () => {
    const other = keySigner(await generateKey('P-256'));
    const damaged = Uint8Array.from(der, (octet, index) => (index === der.length - 1 ? octet ^ 1 : octet));
    for (const bad of [damaged, await handmadeCsr(signer, { publicKey: other.publicKey }), der.subarray(0, -1)])
      expect([answer(bad) instanceof PkiError, opensslTakes(bad)]).toEqual([true, false]);
  });

  /** Openssl judges the signature alone, and reads BER. Each row is a rule of STANDARDS that it does not have. */
  const stricter: Readonly<Record<string, readonly [code: string, made: () => Uint8Array | Promise<Uint8Array>]>> = {
    'RSA of 1024 bits': [
      'ERR_KEY_SIZE',
      () => opensslCsr(privatePem('-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024')),
    ],
    'RSA of 2056 bits': [
      'ERR_KEY_SIZE',
      () => opensslCsr(privatePem('-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2056')),
    ],
    'e = 3': [
      'ERR_KEY_EXPONENT',
      () =>
        opensslCsr(
          privatePem(...['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048', '-pkeyopt', 'rsa_keygen_pubexp:3']),
        ),
    ],
    'P-521': ['ERR_CURVE', () => opensslCsr(privatePem('-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-521'))],
    'explicit curve parameters': [
      'ERR_CURVE',
      () =>
        opensslCsr(
          privatePem(
            ...['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-pkeyopt', 'ec_param_enc:explicit'],
          ),
        ),
    ],
    Ed25519: ['ERR_KEY_TYPE', () => opensslCsr(privatePem('-algorithm', 'ED25519'))],
    'SHA-1': ['ERR_CSR_SIGNATURE_ALGORITHM', () => opensslCsr(p256Pem(), '-sha1')],
    'RSA-PSS': [
      'ERR_CSR_SIGNATURE_ALGORITHM',
      () =>
        opensslCsr(
          privatePem('-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'),
          ...['-sha256', '-sigopt', 'rsa_padding_mode:pss'],
        ),
    ],
    'version 2': ['ERR_CSR_UNREADABLE', () => handmadeCsr(signer, { version: integer(1) })],
    'bytes behind the request': ['ERR_CSR_TRAILING_BYTES', () => concat([der, octetString(new Uint8Array())])],
    'an outer length longer than it must be': [
      'ERR_CSR_UNREADABLE',
      () => concat([Uint8Array.of(0x30, 0x83, 0), der.subarray(2)]),
    ],
  };
  it.each(Object.entries(stricter))('openssl takes %s, and we do not', async (_, [code, made]) => {
    const request = await made();
    expect([opensslTakes(request), codeOf(request)]).toEqual([true, code]);
  });
});
