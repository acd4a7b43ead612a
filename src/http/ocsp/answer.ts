/** An OCSP answer with the headers it leaves with (RFC 6960 A.2, RFC 5019 5 and 6.2). */
import { createHash } from 'node:crypto';
import { type OcspError, ocspError } from '#pki/ocsp/response.ts';

export type OcspAnswer = {
  /** Names and values in turn, as node takes them. */
  readonly head: string[];
  readonly body: Buffer;
  /** Quoted; undefined where nobody may keep it. */
  readonly etag: string | undefined;
};

/** "Revoked" must be visible soon (REV-5), so other people's caches may keep an answer for a minute and no longer, as with the CRL. */
const sharedSeconds = 60;

const headOf = (body: Uint8Array, ...caching: readonly string[]): string[] => [
  ...['content-type', 'application/ocsp-response'],
  ...['content-length', String(body.length)],
  ...['x-content-type-options', 'nosniff'],
  ...caching,
];

/** For everybody who asks the same. RFC 5019 6.2: max-age wins over Expires in every cache of HTTP/1.1. */
export const sharedAnswer = (der: Uint8Array, thisUpdate: Date, nextUpdate: Date): OcspAnswer => {
  const body = Buffer.from(der);
  const seconds = Math.min(sharedSeconds, Math.floor((nextUpdate.getTime() - thisUpdate.getTime()) / 1000) - 1);
  const etag = `"${createHash('sha256').update(body).digest('hex')}"`;
  const head = headOf(
    body,
    ...['last-modified', thisUpdate.toUTCString()],
    ...['expires', nextUpdate.toUTCString()],
    ...['etag', etag],
    ...['cache-control', `max-age=${Math.max(0, seconds)}, public, no-transform, must-revalidate`],
  );
  return { head, body, etag };
};

/** For the one who asked, and for now. */
export const ownAnswer = (der: Uint8Array): OcspAnswer => {
  const body = Buffer.from(der);
  return { head: headOf(body, 'cache-control', 'no-store'), body, etag: undefined };
};

const failure = (error: OcspError): OcspAnswer => ownAnswer(ocspError(error));
/** Unsigned, with HTTP status 200 all the same (RFC 6960 A.2). */
export const failures = {
  malformedRequest: failure('malformedRequest'),
  internalError: failure('internalError'),
  tryLater: failure('tryLater'),
  unauthorized: failure('unauthorized'),
} as const;
