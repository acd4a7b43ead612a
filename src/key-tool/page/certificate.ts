/** Reading certificates (RFC 5280 4.1): who, until when, which key; single ones, and the many of a P7B (RFC 5652 5.1). */

import { type Bytes, DerError, hex, inside, isSame, read, readAll, type Value } from './der.ts';
import { labels } from './oids.ts';

export type Certificate = {
  readonly bytes: Bytes;
  /** Names as their DER, for comparing. */
  readonly issuer: Bytes;
  readonly subject: Bytes;
  readonly spki: Bytes;
  readonly serial: Bytes;
  readonly notBefore: Date;
  readonly notAfter: Date;
};

/** Throws DerError for bytes that are no version 3 certificate. */
export const readCertificate = (bytes: Bytes): Certificate => {
  const part = (...path: number[]) => inside(read(bytes), 0, ...path);
  return {
    bytes,
    serial: part(1).content,
    issuer: part(3).whole,
    notBefore: time(part(4, 0)),
    notAfter: time(part(4, 1)),
    subject: part(5).whole,
    spki: part(6).whole,
  };
};

/** The certificates of a SignedData, as DER. */
export const certificatesOfChain = (bytes: Bytes): readonly Bytes[] =>
  readAll(inside(read(bytes), 1, 0).content)
    .filter(({ tag }) => tag === 160)
    .flatMap(({ content }) => readAll(content).map(({ whole }) => whole));

/** The certificates that lead from `leaf` upwards, by name; a CA that changed its key is there with both. */
export const chainOf = (leaf: Certificate, all: readonly Certificate[]): readonly Certificate[] => {
  const chain = [leaf];
  for (const { issuer } of chain) {
    chain.push(
      ...all.filter((one) => isSame(one.subject, issuer) && !chain.some(({ bytes }) => isSame(bytes, one.bytes))),
    );
  }
  return chain.slice(1);
};

/** The first name on the way up that issued one of these and is not among them; a root issued itself. */
export const missingIssuer = (chain: readonly Certificate[]): Bytes | undefined =>
  chain.find(({ issuer }) => !chain.some(({ subject }) => isSame(subject, issuer)))?.issuer;

/** UTCTime `YYMMDDhhmmssZ` (to 2049) or GeneralizedTime with four digits of year. */
const time = ({ tag, content }: Value): Date => {
  const digits = new TextDecoder().decode(content);
  const full = tag === 23 ? (digits < '5' ? '20' : '19') + digits : digits;
  const date = new Date(full.replace(/(....)(..)(..)(..)(..)(..)/, '$1-$2-$3T$4:$5:$6'));
  if (Number.isNaN(date.getTime())) throw new DerError('damaged');
  return date;
};

/** A name as `[label, value]` rows in its own order. */
export const rowsOf = (name: Bytes): readonly (readonly [label: string, value: string])[] =>
  readAll(read(name).content)
    .flatMap(({ content }) => readAll(content))
    .map((row) => {
      const { tag, content } = inside(row, 1);
      const charset = tag === 12 ? 'utf-8' : tag === 30 ? 'utf-16be' : 'latin1';
      return [labels[hex(inside(row, 0).content)] ?? 'OID', new TextDecoder(charset).decode(content)];
    });

/** The name a person would call it by. */
export const calledBy = (name: Bytes): string => rowsOf(name).find(([label]) => label === 'CN')?.[1] ?? '?';
