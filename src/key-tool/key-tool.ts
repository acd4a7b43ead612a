/** The key tool (LOCK) as it is given out: one HTML file, the same bytes for everybody, built by `build.ts`. ISS-3, Sumbar issuance 3. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export type KeyToolPage = {
  /** UTF-8; under 40,000 bytes, complete in itself: to be served, sent as a file, or opened from a disk. */
  readonly html: Uint8Array;
  /** Of `html`, lower-case hex: what a person compares. */
  readonly sha256: string;
  /** For the Content-Security-Policy header; the page carries the same policy itself, without `frame-ancestors`, which counts only in a header. */
  readonly csp: string;
};

/** The built file, committed beside its sources so that anybody can rebuild and compare it. */
export const artefact = new URL('lencana-kunci.html', import.meta.url);

let opened: KeyToolPage | undefined;

/** The same at every call. Throws when the file is missing or carries no policy: `npm run build:key-tool`. */
export function keyToolPage(): KeyToolPage {
  opened ??= open();
  return opened;
}

function open(): KeyToolPage {
  // A checkout on Windows may have turned the line ends, which are part of the hashes.
  const page = readFileSync(artefact, 'utf8').replaceAll('\r\n', '\n');
  const [, policy] = /<meta http-equiv=Content-Security-Policy content="([^"]+)">/.exec(page) ?? [];
  if (!policy) throw new Error(`${artefact.pathname} carries no policy. Build it anew: npm run build:key-tool`);
  const html = Buffer.from(page);
  return { html, sha256: createHash('sha256').update(html).digest('hex'), csp: `${policy}; frame-ancestors 'none'` };
}
