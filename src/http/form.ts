/** What makes a form ours: no other site sent it (Fetch Metadata, RFC 6454), and it carries the seal we made for this very link. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import type { Clock } from '#ra/ports.ts';

/** How a secret of a link is named where the secret itself must not be. */
export const linkName = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/**
 * May our own page have sent this? `Sec-Fetch-Site` says so in every browser since 2023, on https and on this machine. Where it is missing,
 * `Origin` must not name a stranger: our pages send no referrer, so their forms say `null` there. A stranger's page can say `null` too;
 * it gains nothing, because nothing here rests on a cookie: it would have to know the link's secret and hold a seal made for it, and who has
 * both needs no other's browser. Who sends neither header is no browser we know.
 */
export const isFromOurPage = (c: Context, publicUrl: string): boolean => {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = c.req.header('origin');
  if (origin === 'null') return true;
  if (origin === undefined || !URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return origin === new URL(publicUrl).origin || host === c.req.header('host');
};

export type FormSeal = {
  /** Goes into a hidden field. */
  write(link: string): string;
  /** Written by us, for this link, not too long ago. */
  isGood(seal: string, link: string): boolean;
};

const hoursOpen = 4;

/** `key`: 32 bytes, the same on all instances. */
export const formSeal = (key: Uint8Array, clock: Clock): FormSeal => {
  const sign = (link: string, at: string) => createHmac('sha256', key).update(`form\n${link}\n${at}`).digest();
  return {
    write(link) {
      const at = clock.now().getTime().toString(36);
      return `${at}.${sign(link, at).toString('base64url')}`;
    },
    isGood(seal, link) {
      const [at = '', signature = ''] = seal.split('.');
      const age = clock.now().getTime() - Number.parseInt(at, 36);
      const got = Buffer.from(signature, 'base64url');
      const wanted = sign(link, at);
      const isOurs = got.length === wanted.length && timingSafeEqual(got, wanted);
      return isOurs && age >= -60_000 && age < hoursOpen * 3_600_000; // clocks of instances differ by less than a minute
    },
  };
};
