/** What makes a public key too weak to certify (STANDARDS "CSR acceptance"; S/MIME Baseline Requirements 6.1.1.3, 6.1.5 and 6.1.6). */
import { PkiError } from './errors.ts';
import { keyHash, type PublicKey, readPublicKey } from './public-key.ts';

export type KeyType = 'P-256' | 'P-384' | 'RSA-2048' | 'RSA-3072' | 'RSA-4096';

const rsaTypes: Readonly<Record<number, KeyType>> = { 2048: 'RSA-2048', 3072: 'RSA-3072', 4096: 'RSA-4096' };

/**
 * The type of a key that passes every check here. Debian's weak keys of 2008 need a list (weak-key-list.ts) and are not among them.
 * @throws PkiError ERR_KEY_UNREADABLE, ERR_KEY_TYPE, ERR_KEY_SIZE, ERR_KEY_EXPONENT, ERR_KEY_WEAK, ERR_CURVE, ERR_CURVE_POINT
 */
export const checkPublicKey = (spki: Uint8Array): KeyType => {
  const name = keyHash(spki);
  const known = passed.get(name);
  if (known) return known;
  const key = readPublicKey(spki);
  const type = key.type === 'EC' ? checkPoint(key) : checkRsa(key);
  if (passed.size >= 256) passed.clear();
  passed.set(name, type);
  return type;
};

/** The last good keys by hash: one issuance asks four times for the same octets, and Fermat's rounds on RSA cost more than all lints. */
const passed = new Map<string, KeyType>();

const checkRsa = ({ modulus, exponent, bits }: Extract<PublicKey, { type: 'RSA' }>): KeyType => {
  const type = rsaTypes[bits];
  if (!type)
    throw new PkiError('ERR_KEY_SIZE', `an RSA key of ${bits} bits; make one of exactly 2048, 3072 or 4096, or P-256`, {
      bits,
    });
  if (exponent !== 65537n)
    throw new PkiError('ERR_KEY_EXPONENT', 'the RSA exponent is not 65537; make the key with the default exponent');
  if (hasSmallFactor(modulus)) throw weak('small-factor', 'its modulus has a factor below 752');
  if (isRocaFingerprint(modulus)) throw weak('roca', 'it was made by a faulty Infineon chip (ROCA, CVE-2017-15361)');
  if (isFermatWeak(modulus)) throw weak('fermat', 'its two primes lie too close together');
  return type;
};

const weak = (weakness: string, why: string): PkiError =>
  new PkiError('ERR_KEY_WEAK', `this RSA key can be broken: ${why}; make a new key with another tool`, { weakness });

const primesBelow = (limit: number): readonly number[] => {
  const primes: number[] = [];
  for (let n = 2; n < limit; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return primes;
};
const smallPrimes = primesBelow(752).map(BigInt);
const smallProduct = smallPrimes.reduce((product, prime) => product * prime, 1n);

/** One division of the large number; the rest happens on a number of 1,000 bits. Finds even moduli too. */
export const hasSmallFactor = (modulus: bigint): boolean => {
  const rest = modulus % smallProduct;
  return smallPrimes.some((prime) => rest % prime === 0n);
};

/**
 * The chip's primes are k·M + (65537^a mod M), M the product of the first primes: so modulo each of those primes the modulus is a
 * power of 65537. One in 2^154 good keys looks so by chance (Nemec et al., CCS 2017, 3.1).
 */
export const isRocaFingerprint = (modulus: bigint): boolean =>
  rocaResidues.every(({ prime, powers }) => powers.has(Number(modulus % BigInt(prime))));

const powersOf65537 = (prime: number): ReadonlySet<number> => {
  const powers = new Set<number>();
  for (let power = 1; !powers.has(power); power = (power * 65537) % prime) powers.add(power);
  return powers;
};
const rocaResidues = primesBelow(168)
  .filter((prime) => prime > 2)
  .map((prime) => ({ prime, powers: powersOf65537(prime) }));

/** Fermat's method: if a² − n is a square for an a just above √n, then n falls apart into two near primes. */
export const isFermatWeak = (modulus: bigint, rounds = 100): boolean => {
  let a = squareRoot(modulus);
  if (a * a < modulus) a++;
  let difference = a * a - modulus;
  for (let round = 0; round < rounds; round++) {
    if (isSquare(difference)) return true;
    difference += 2n * a + 1n;
    a++;
  }
  return false;
};

/** Squares leave few remainders: 12 of 64 and 96 of 3465 (9·5·7·11), so the costly root is taken for one number in some 190. */
const squaresModulo = (modulus: number): ReadonlySet<number> =>
  new Set(Array.from({ length: modulus }, (_, n) => (n * n) % modulus));
const squares64 = squaresModulo(64);
const squares3465 = squaresModulo(3465);
const isSquare = (n: bigint): boolean => {
  if (!squares64.has(Number(BigInt.asUintN(6, n))) || !squares3465.has(Number(n % 3465n))) return false;
  return squareRoot(n) ** 2n === n;
};

/** The whole part of √n, by Newton from above. */
const squareRoot = (n: bigint): bigint => {
  if (n < 2n) return n;
  let root = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
};

/** y² = x³ − 3x + b over the field; both curves have cofactor 1, so a point on the curve is in the group (NIST SP 800-186). */
const fields = {
  'P-256': {
    p: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  },
  'P-384': {
    p: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
  },
} as const;

const checkPoint = ({ curve, x, y }: Extract<PublicKey, { type: 'EC' }>): KeyType => {
  const { p, b } = fields[curve];
  const isOnCurve = x < p && y < p && (y * y - (x * x * x - 3n * x + b)) % p === 0n;
  if (!isOnCurve) throw new PkiError('ERR_CURVE_POINT', `the point is not on ${curve}; make the key anew`, { curve });
  return curve;
};
