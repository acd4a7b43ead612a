import { checkPrimeSync, generatePrimeSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bitString, fromHex, integer, nil, oid, sequence } from '#pki/der.ts';
import { checkPublicKey, hasSmallFactor, isFermatWeak, isRocaFingerprint, type KeyType } from '#pki/key-checks.ts';
import { ecPublicKeyDer } from '#pki/public-key.ts';
import { generateKey, publicKeyOf } from '#pki/signer.ts';

const refusal = (code: string, fields: object = {}) =>
  expect.objectContaining({ code, fields: expect.objectContaining(fields) });
const rsa = (modulus: bigint, exponent = 65537n, parameters: Uint8Array[] = [nil()]) =>
  sequence(
    sequence(oid('1.2.840.113549.1.1.1'), ...parameters),
    bitString(sequence(integer(modulus), integer(exponent))),
  );
const ec = (curve: string, point: Uint8Array) =>
  sequence(sequence(oid('1.2.840.10045.2.1'), oid(curve)), bitString(point));
const prime = (bits: number) => generatePrimeSync(bits, { bigint: true });
/** The next number from `from` in steps of `step` that is prime. */
const nextPrime = (from: bigint, step = 2n) => {
  let candidate = from;
  while (!checkPrimeSync(candidate)) candidate += step;
  return candidate;
};
/** A number of exactly 2048 bits with the given factor and no other below 752. */
const ofFactor = (factor: bigint) => {
  let cofactor = (2n ** 2047n / factor + 2n) | 1n;
  while (hasSmallFactor(cofactor)) cofactor += 2n;
  return factor * cofactor;
};

describe('good keys pass', () => {
  it.each<KeyType>(['P-256', 'P-384', 'RSA-2048', 'RSA-3072', 'RSA-4096'])('%s', async (type) => {
    expect(checkPublicKey(publicKeyOf(await generateKey(type)))).toBe(type);
  });
});

describe('RSA', () => {
  const good = prime(1024) * prime(1024);

  it('wants 2048, 3072 or 4096 bits exactly', () => {
    for (const bits of [512, 1024, 2047, 2049, 4095, 8192])
      expect(() => checkPublicKey(rsa(2n ** BigInt(bits - 1) + 1n))).toThrow(refusal('ERR_KEY_SIZE', { bits }));
    expect(() => checkPublicKey(rsa(0n))).toThrow(refusal('ERR_KEY_SIZE'));
  });

  it('wants e = 65537', () => {
    for (const exponent of [0n, 1n, 3n, 17n, 65536n, 65539n, 2n ** 70n])
      expect(() => checkPublicKey(rsa(good, exponent))).toThrow(refusal('ERR_KEY_EXPONENT'));
  });

  it('refuses an even modulus and every prime factor below 752, and takes 757', () => {
    for (const factor of [2n, 3n, 5n, 7n, 379n, 743n, 751n]) {
      expect(() => checkPublicKey(rsa(ofFactor(factor)))).toThrow(
        refusal('ERR_KEY_WEAK', { weakness: 'small-factor' }),
      );
    }
    expect(hasSmallFactor(757n * 1009n)).toBe(false);
  });

  it('refuses primes that Fermat finds within 100 rounds, a square among them', () => {
    const p = prime(1024);
    for (const modulus of [p * nextPrime(p + 2n), p * p])
      expect(() => checkPublicKey(rsa(modulus))).toThrow(refusal('ERR_KEY_WEAK', { weakness: 'fermat' }));
  });

  it('counts the rounds: a² − n is a square first for the hundredth a, not for the hundred and first', () => {
    // n = (a − b)(a + b); with a = ⌈√n⌉ + round − 1.
    const base = 2n ** 600n;
    const roundOf = (b: bigint) => {
      const n = (base - b) * (base + b);
      let root = base - (b * b) / (2n * base);
      while (root * root < n) root++;
      while ((root - 1n) * (root - 1n) >= n) root--;
      return { n, round: Number(base - root) + 1 };
    };
    // ⌈√(a² − b²)⌉ ≈ a − b²/2a, so b = √(2a·(round − 1)) or so gives the wanted round.
    const squareRoot = (value: bigint) => {
      let root = 2n ** 310n;
      for (let next = (root + value / root) >> 1n; next < root; next = (root + value / root) >> 1n) root = next;
      return root;
    };
    const hundredth = roundOf(squareRoot(2n * base * 99n) + 1n);
    const next = roundOf(squareRoot(2n * base * 100n) + 1n);
    expect([hundredth.round, next.round]).toEqual([100, 101]);
    expect(isFermatWeak(hundredth.n)).toBe(true);
    expect(isFermatWeak(next.n)).toBe(false);
    expect(isFermatWeak(next.n, 101)).toBe(true);
  });

  it('refuses the ROCA structure: primes k·M + (65537^a mod M)', () => {
    const primes = [2n];
    for (let n = 3n; primes.length < 126; n += 2n) if (primes.every((one) => n % one !== 0n)) primes.push(n);
    const product = primes.reduce((all, one) => all * one);
    const power = (exponent: bigint) => {
      let [result, base] = [1n, 65537n];
      for (let rest = exponent; rest > 0n; rest >>= 1n, base = (base * base) % product)
        if (rest & 1n) result = (result * base) % product;
      return result;
    };
    const rocaPrime = (exponent: bigint) =>
      nextPrime(((2n ** 1024n - 2n ** 1022n) / product) * product + power(exponent), product);
    const modulus = rocaPrime(0x123456789abcdefn) * rocaPrime(0xfedcba987654321n);
    expect(() => checkPublicKey(rsa(modulus))).toThrow(refusal('ERR_KEY_WEAK', { weakness: 'roca' }));
    expect(isRocaFingerprint(good)).toBe(false);
  });

  it('wants NULL parameters and two numbers, in strict DER', () => {
    expect(() => checkPublicKey(rsa(good, 65537n, []))).toThrow(refusal('ERR_KEY_UNREADABLE'));
    expect(() => checkPublicKey(rsa(good, 65537n, [oid('2.999')]))).toThrow(refusal('ERR_KEY_UNREADABLE'));
    const three = sequence(
      sequence(oid('1.2.840.113549.1.1.1'), nil()),
      bitString(sequence(integer(good), integer(65537), integer(1))),
    );
    expect(() => checkPublicKey(three)).toThrow(refusal('ERR_KEY_UNREADABLE'));
    expect(() => checkPublicKey(Uint8Array.of(1, 2, 3))).toThrow(refusal('ERR_KEY_UNREADABLE'));
  });
});

describe('elliptic curves', () => {
  const [p256, p384] = ['1.2.840.10045.3.1.7', '1.3.132.0.34'];
  const generator = {
    x: fromHex('6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296'),
    y: fromHex('4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5'),
  };

  it('takes the generator of P-256 and no neighbour of it', () => {
    const { x, y } = generator;
    expect(checkPublicKey(ecPublicKeyDer('P-256', x, y))).toBe('P-256');
    expect(() => checkPublicKey(ecPublicKeyDer('P-256', y, x))).toThrow(refusal('ERR_CURVE_POINT'));
    expect(() =>
      checkPublicKey(
        ecPublicKeyDer(
          'P-256',
          x,
          Uint8Array.from(y, (octet, index) => (index === 31 ? octet + 1 : octet)),
        ),
      ),
    ).toThrow(refusal('ERR_CURVE_POINT'));
  });

  it('refuses coordinates that are not reduced, zeros, and infinity', () => {
    const p = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
    // x = 5 is on P-256 (its right-hand side is a square); 5 + p fits into 32 octets and names the same point.
    const small = 5n;
    const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
    const square = (small ** 3n - 3n * small + b) % p;
    const powMod = (base: bigint, exponent: bigint) => {
      let [result, factor] = [1n, base];
      for (let rest = exponent; rest > 0n; rest >>= 1n, factor = (factor * factor) % p)
        if (rest & 1n) result = (result * factor) % p;
      return result;
    };
    const y = powMod(square, (p + 1n) / 4n);
    expect((y * y) % p).toBe(square);
    const octets = (value: bigint) => fromHex(value.toString(16).padStart(64, '0'));
    expect(checkPublicKey(ecPublicKeyDer('P-256', octets(small), octets(y)))).toBe('P-256');
    expect(() => checkPublicKey(ecPublicKeyDer('P-256', octets(small + p), octets(y)))).toThrow(
      refusal('ERR_CURVE_POINT'),
    );
    expect(() => checkPublicKey(ecPublicKeyDer('P-256', new Uint8Array(32), new Uint8Array(32)))).toThrow(
      refusal('ERR_CURVE_POINT'),
    );
    expect(() => checkPublicKey(ec(p256 ?? '', Uint8Array.of(0)))).toThrow(refusal('ERR_CURVE_POINT'));
  });

  it('wants the curve named, one of two, and the point uncompressed of its width', () => {
    const point = Uint8Array.of(4, ...generator.x, ...generator.y);
    expect(() => checkPublicKey(ec('1.3.132.0.10', point))).toThrow(refusal('ERR_CURVE', { got: '1.3.132.0.10' }));
    expect(() => checkPublicKey(ec(p384 ?? '', point))).toThrow(refusal('ERR_CURVE_POINT'));
    expect(() => checkPublicKey(ec(p256 ?? '', Uint8Array.of(3, ...generator.x)))).toThrow(refusal('ERR_CURVE_POINT'));
    expect(() => checkPublicKey(ec(p256 ?? '', Uint8Array.of(6, ...generator.x, ...generator.y)))).toThrow(
      refusal('ERR_CURVE_POINT'),
    );
    const explicit = sequence(sequence(oid('1.2.840.10045.2.1'), sequence(integer(1))), bitString(point));
    expect(() => checkPublicKey(explicit)).toThrow(refusal('ERR_CURVE', { got: 'explicit' }));
  });

  it('no other kind of key', () => {
    for (const type of ['1.2.840.10040.4.1', '1.3.101.112', '1.2.840.113549.1.1.10'])
      expect(() => checkPublicKey(sequence(sequence(oid(type)), bitString(new Uint8Array(32))))).toThrow(
        refusal('ERR_KEY_TYPE', { got: type }),
      );
  });
});
