/** PEM armour (RFC 7468), and telling what a file is by its structure, whatever it or its heading is called. */

import { type Bytes, DerError, inside, read, readAll } from './der.ts';
import type { Kind } from './words.ts';

export const pem = (label: string, bytes: Bytes): string => {
  const base64 = btoa(String.fromCharCode(...bytes)).replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN ${label}-----\n${base64}\n-----END ${label}-----\n`;
};

/** One object of a file; `bytes` is its DER, or what there was where it is not DER. */
export type Found = { readonly kind: Kind; readonly bytes: Bytes };

/** All objects of a file, PEM or DER, in order; also base64 that lost its armour. Throws DerError. */
export const identify = (file: Bytes): readonly Found[] => {
  const words = new TextDecoder('latin1').decode(file);
  const blocks = words.split('-----BEGIN ').slice(1);
  if (blocks.length > 0) return blocks.map((block) => found(fromPem(block)));
  return [found(/^MI[\w+/=\s]+$/.test(words) ? fromBase64(words) : file)];
};

const fromPem = (block: string): Bytes => {
  const [, body] = /-----([\s\S]*?)-----END /.exec(block) ?? [];
  if (body === undefined) throw new DerError('truncated');
  return fromBase64(body);
};

/** What is not base64 (a key locked the old way has header lines) becomes nothing, of kind `other`. */
const fromBase64 = (body: string): Bytes => {
  try {
    return Uint8Array.from(atob(body.replace(/\s/g, '')), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
};

/** Each of our files is a SEQUENCE; the tags of its parts tell them apart. */
const found = (bytes: Bytes): Found => {
  const tags =
    bytes[0] === 48
      ? readAll(read(bytes).content)
          .map(({ tag }) => tag)
          .join()
      : '';
  return { kind: shapes.find(([shape]) => shape.test(tags))?.[1] ?? signed(tags, bytes), bytes };
};

const shapes: readonly (readonly [RegExp, Kind])[] = [
  [/^48,4$/, 'lockedKey'],
  [/^2,(48,4|4|2,2)\b/, 'openKey'],
  [/^2,48,48/, 'pfx'],
  [/^6,160$/, 'chain'],
];

/** A request and a certificate look alike from outside; inside, a request begins with its version (as a version 1 certificate would, but nobody issues those). */
const signed = (tags: string, bytes: Bytes): Kind => {
  if (tags !== '48,48,3') return 'other';
  return inside(read(bytes), 0, 0).tag === 2 ? 'request' : 'certificate';
};
