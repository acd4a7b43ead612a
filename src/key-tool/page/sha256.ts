/**
 * SHA-256 in the open (FIPS 180-4). WebCrypto has it, but only one asynchronous call at a time: the 300,000 in a row that the
 * PKCS #12 MAC needs would take half a minute. This does them in about a second.
 */

import type { Bytes } from './der.ts';

const primes: number[] = [];
for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n);
const fraction = (value: number) => Math.floor((value - Math.floor(value)) * 2 ** 32) | 0;
const start = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
const constants = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
const schedule = new Int32Array(64);

export const sha256 = (message: Uint8Array): Bytes => {
  const padded = new Uint8Array((message.length + 72) & ~63);
  padded.set(message);
  padded[message.length] = 128;
  const blocks = new DataView(padded.buffer);
  blocks.setUint32(padded.length - 4, message.length * 8);
  const state = start.slice();
  for (let at = 0; at < padded.length; at += 64) {
    for (let i = 0; i < 16; i++) schedule[i] = blocks.getInt32(at + i * 4);
    compress(state);
  }
  for (let i = 0; i < 8; i++) blocks.setInt32(i * 4, state[i] ?? 0);
  return padded.slice(0, 32);
};

/** Lets the page breathe. */
export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by));

/** One block, waiting in `schedule[0…15]`. Every index is within its array: `?? 0` only tells the compiler so. */
const compress = (state: Int32Array): void => {
  const w = schedule;
  for (let i = 16; i < 64; i++) {
    const near = w[i - 2] ?? 0;
    const far = w[i - 15] ?? 0;
    const s0 = turn(far, 7) ^ turn(far, 18) ^ (far >>> 3);
    const s1 = turn(near, 17) ^ turn(near, 19) ^ (near >>> 10);
    w[i] = (w[i - 16] ?? 0) + s0 + (w[i - 7] ?? 0) + s1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (constants[i] ?? 0) + (w[i] ?? 0)) | 0;
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => {
    state[i] = (state[i] ?? 0) + word;
  });
};
