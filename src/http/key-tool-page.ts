/** `GET /lock`: the key tool (LOCK) as one file, to be used here or saved and used offline. ISS-3, Lemsaneg 4. */
import { Hono } from 'hono';
import type { KeyToolPage } from '#key-tool/key-tool.ts';

export const keyToolRoute = ({ html, csp, sha256 }: KeyToolPage): Hono => {
  const etag = `"${sha256}"`;
  const headers = {
    etag,
    'cache-control': 'no-cache',
    'content-security-policy': csp,
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'x-frame-options': 'DENY',
  };
  return new Hono().get('/lock', (c) => {
    if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304, headers);
    return c.body(Uint8Array.from(html), 200, {
      ...headers,
      'content-type': 'text/html; charset=utf-8',
      'content-length': String(html.length),
    });
  });
};
