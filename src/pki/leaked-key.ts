/**
 * A private key sent by mistake (ISS-3: it never reaches us): recognised in every form people have it in, and only its public half derived,
 * so that it can be blocked. Nothing of the key itself leaves this file.
 */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { base64, labelsIn } from './armour.ts';
import { ecPublicKeyDer, keyHash } from './public-key.ts';

export type LeakedKey = {
  readonly form: 'PEM' | 'PKCS#1' | 'PKCS#8' | 'encrypted PKCS#8' | 'SEC1' | 'PKCS#12' | 'Java key store' | 'PuTTY';
  /** SHA-256 of the public half's SubjectPublicKeyInfo, hex; absent where it is locked away. */
  readonly keyHash?: string;
};

/** `plain` is the same thing read as text, already made plain. */
export const findLeakedKey = (bytes: Uint8Array | undefined, plain: string): LeakedKey | undefined => {
  const form = bytes && privateKeyForm(bytes);
  if (form) return leaked(form, bytes);
  if (/PuTTY-User-Key-File-\d/i.test(plain)) return { form: 'PuTTY' };
  const isArmoured =
    labelsIn(plain).some((label) => label.includes('PRIVATE KEY')) ||
    /BEGIN[A-Z0-9\s]{1,60}PRIVATE\s{1,4}KEY/i.test(plain);
  const bare = bareKey(plain);
  if (bare) return isArmoured ? { ...bare, form: 'PEM' } : bare;
  return isArmoured ? { form: 'PEM' } : undefined;
};

/** A run of base64 anywhere in the text that begins as a SEQUENCE (or a Java key store) does. Armour lines end a run by their hyphens. */
const bareKey = (plain: string): LeakedKey | undefined => {
  let tries = 0;
  for (const { index } of plain.matchAll(/(?<![A-Za-z0-9+/])(?:M[A-P]|\/u3\+7)/g).take(200)) {
    if (!mayBeKey(plain.slice(index, index + 60))) continue;
    if (tries++ === 10) return undefined;
    const [run = ''] = /^[A-Za-z0-9+/=\s>"'`]+/.exec(plain.slice(index, index + 30_000)) ?? [];
    const der = base64(decodable(run));
    const form = der && privateKeyForm(der);
    if (form) return leaked(form, der);
  }
  return undefined;
};

/** By its first octets: what follows the outer header is a small version number, or the SEQUENCE of an encrypted key. */
const mayBeKey = (beginning: string): boolean => {
  const [octet, first = 0, ...rest] = base64(decodable(beginning.replace(/=/g, '')).slice(0, 16)) ?? [];
  if (octet !== 0x30) return octet !== undefined;
  const content = rest.slice(first > 0x80 ? first & 0x7f : 0);
  return content[0] === 0x30 || (content[0] === 0x02 && content[1] === 1) || content.length < 2;
};

/** Words after the base64 look like base64 too; the DER's own length says where it ends. One letter over is no byte. */
const decodable = (run: string): string => {
  const letters = run.replace(/[^A-Za-z0-9+/]/g, '');
  return letters.length % 4 === 1 ? letters.slice(0, -1) : letters;
};

const leaked = (form: LeakedKey['form'], der: Uint8Array): LeakedKey => {
  const hash = publicHalf(der);
  return hash === undefined ? { form } : { form, keyHash: hash };
};

type Part = { readonly tag: number; readonly content: Uint8Array };

/** Lenient on purpose: a key with a byte missing, or in BER as some programs write .p12, is a leaked key all the same. */
const privateKeyForm = (bytes: Uint8Array): LeakedKey['form'] | undefined => {
  if (startsWith(bytes, 0xfe, 0xed, 0xfe, 0xed) || startsWith(bytes, 0xce, 0xce, 0xce, 0xce)) return 'Java key store';
  const outer = lenientPart(bytes, 0);
  if (outer?.tag !== 0x30) return undefined;
  const [first, second, third] = lenientParts(outer.content, 3);
  if (first?.tag === 0x30 && second?.tag === 0x04 && isPasswordScheme(first.content)) return 'encrypted PKCS#8';
  if (first?.tag !== 0x02 || first.content.length !== 1) return undefined;
  const version = first.content[0] ?? 0;
  if (version === 3 && second?.tag === 0x30) return 'PKCS#12';
  if (version > 1) return undefined;
  if (second?.tag === 0x30 && third?.tag === 0x04) return 'PKCS#8';
  if (second?.tag === 0x02 && third?.tag === 0x02 && second.content.length > 16) return 'PKCS#1';
  return version === 1 && second?.tag === 0x04 ? 'SEC1' : undefined;
};

const startsWith = (bytes: Uint8Array, ...prefix: readonly number[]): boolean =>
  prefix.every((octet, index) => bytes[index] === octet);

/** An OID under PKCS#5 or PKCS#12 PBE. */
const isPasswordScheme = (algorithm: Uint8Array): boolean =>
  startsWith(algorithm.subarray(2), 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05) ||
  startsWith(algorithm.subarray(2), 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x0c);

const lenientParts = (content: Uint8Array, count: number): readonly Part[] => {
  const parts: Part[] = [];
  for (let at = 0; parts.length < count; ) {
    const part = lenientPart(content, at);
    if (!part) break;
    parts.push(part);
    at = part.end;
  }
  return parts;
};

const lenientPart = (bytes: Uint8Array, at: number): (Part & { readonly end: number }) | undefined => {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined) return undefined;
  const octets = first > 0x80 ? Math.min(first & 0x7f, 4) : 0;
  let length = first < 0x80 ? first : 0;
  for (let index = 0; index < octets; index++) length = length * 256 + (bytes[at + 2 + index] ?? 0);
  const start = at + 2 + octets;
  const end = first === 0x80 ? bytes.length : Math.min(start + length, bytes.length);
  return { tag, content: bytes.subarray(start, end), end };
};

const publicHalf = (der: Uint8Array): string | undefined => {
  const end = lenientPart(der, 0)?.end ?? 0;
  if (end > 16_384) return undefined;
  const key = Buffer.from(der.subarray(0, end));
  for (const type of ['pkcs8', 'pkcs1', 'sec1'] as const) {
    try {
      return hashOf(createPublicKey(createPrivateKey({ key, format: 'der', type })));
    } catch {
      // Another form, or locked: the next one, or no hash. What OpenSSL said about the key is dropped.
    }
  }
  return undefined;
};

/** By coordinates for our curves, because a key file may hold its point compressed and a CSR may not. */
const hashOf = (key: KeyObject): string => {
  const jwk = key.asymmetricKeyType === 'ec' ? key.export({ format: 'jwk' }) : {};
  const { crv, x, y } = jwk;
  if ((crv === 'P-256' || crv === 'P-384') && x !== undefined && y !== undefined)
    return keyHash(ecPublicKeyDer(crv, Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')));
  return keyHash(key.export({ type: 'spki', format: 'der' }));
};
