/**
 * The repository relying parties read (RFC 5280 4.2.1.13, RFC 2585 3–4): CRLs and CA certificates in DER, with what caches need
 * to be neither stale nor a burden. REC-5, REV-5.
 */
import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { Clock } from '#ra/ports.ts';
import { isAmong } from './entity-tag.ts';
import { remembered } from './remembered.ts';

/** Something published: its DER bytes, since when, and for a CRL its nextUpdate. */
export type Publication = { readonly der: Uint8Array; readonly since: Date; readonly until: Date | null };

/** Where the bytes come from; undefined while there is nothing published yet. */
type Source = () => Promise<Publication | undefined>;
/**
 * By file name without its ending: `issuing` and `root` for those of today, and each CA's own name, which its certificates carry (docs/decisions/0010).
 */
export type RepositoryFeed = {
  readonly certificates: Readonly<Record<string, Source>>;
  readonly crls: Readonly<Record<string, Source>>;
};

/** "Revoked" must be visible within seconds (REV-5), so a shared cache may keep a CRL for a minute and no longer. */
const crlSeconds = 60;
const certificateSeconds = 3600;

export const repository = (feed: RepositoryFeed, clock: Clock): Hono => {
  const shelf = (read: Source, type: string, seconds: number) => {
    const latest = remembered(async () => labelled(await read()), 1000, clock);
    return async (c: Context) => answer(c, await latest(), { type, seconds, now: clock.now() });
  };
  const routes = new Hono();
  for (const [name, read] of Object.entries(feed.certificates))
    routes.get(`/ca/${name}.cer`, shelf(read, 'application/pkix-cert', certificateSeconds));
  for (const [name, read] of Object.entries(feed.crls))
    routes.get(`/crl/${name}.crl`, shelf(read, 'application/pkix-crl', crlSeconds));
  return routes;
};

type Labelled = Publication & { readonly etag: string };
const labelled = (published: Publication | undefined): Labelled | undefined =>
  published && { ...published, etag: etagOf(published.der) };

const etags = new WeakMap<Uint8Array, string>();
/** Once for the same bytes: a CRL of 40 MB takes a while to hash. */
const etagOf = (der: Uint8Array): string => {
  const known = etags.get(der);
  if (known) return known;
  const etag = `"${createHash('sha256').update(der).digest('base64url').slice(0, 27)}"`;
  etags.set(der, etag);
  return etag;
};

const answer = (
  c: Context,
  published: Labelled | undefined,
  { type, seconds, now }: { readonly type: string; readonly seconds: number; readonly now: Date },
): Response => {
  if (!published) return c.text('Not published yet; try again shortly.\n', 503, { 'retry-after': '5' });
  const { der, etag, since, until } = published;
  const left = until === null ? seconds : Math.floor((until.getTime() - now.getTime()) / 1000);
  const headers = {
    etag,
    'last-modified': since.toUTCString(),
    'cache-control': `public, max-age=${Math.max(0, Math.min(seconds, left))}, must-revalidate`,
  };
  if (isKnown(c, etag, since)) return c.body(null, 304, headers);
  // A copy: a response may hand its buffer away, and these bytes are kept.
  return c.body(der as Uint8Array<ArrayBuffer>, 200, {
    // never shared memory: it comes from files and the database
    ...headers,
    'content-type': type,
    'content-length': String(der.length),
    'x-content-type-options': 'nosniff',
  });
};

/** RFC 9110 13.2.2: If-None-Match decides alone where it is given; If-Modified-Since only without it. */
const isKnown = (c: Context, etag: string, since: Date): boolean => {
  const tags = c.req.header('if-none-match');
  if (tags !== undefined) return isAmong(tags, etag);
  const seen = Date.parse(c.req.header('if-modified-since') ?? '');
  return Math.floor(since.getTime() / 1000) * 1000 <= seen; // never true for NaN
};
