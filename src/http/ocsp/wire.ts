/** How an OCSP request stands in HTTP (RFC 6960 A.1). */
import { longestRequest } from '#pki/ocsp/request.ts';

export const requestType = 'application/ocsp-request';

/** Base64 takes 4 characters for 3 bytes, and each may be written in three (`%2F`). */
const longestPath = 4 * longestRequest;
/** Some join addresses with a slash too many; no request begins with one. */
export const requestIn = (written: string): Buffer | undefined => {
  if (written.length > longestPath) return undefined;
  const text = unescaped(written)?.replace(/^\/+/, '');
  if (!text || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  return Buffer.from(text, 'base64');
};
const unescaped = (written: string): string | undefined => {
  if (!written.includes('%')) return written;
  try {
    return decodeURIComponent(written);
  } catch {
    return undefined;
  }
};
