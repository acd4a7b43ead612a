/** What the account pages share: who may knock how often, whose form it is, and the page for a link that opens nothing. */
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import type { z } from 'zod';
import { wordsIn } from '#locales/words.ts';
import type { Office } from '#ra/office/office.ts';
import type { Terms } from '#ra/office/terms.ts';
import type { Clock, Random } from '#ra/ports.ts';
import type { Language } from '#ra/values.ts';
import { clientAddress } from '../client-address.ts';
import { type FormSeal, formSeal, isFromOurPage } from '../form.ts';
import { type House, type Html, languageOf, showPage, tellingPage } from '../page.ts';
import { type Buckets, tokenBuckets } from '../token-bucket.ts';

export type AccountPages = {
  readonly house: House;
  readonly office: Pick<Office, 'login' | 'registration' | 'rebinding' | 'change' | 'hold' | 'administration'>;
  readonly terms: Pick<Terms, 'loginCodeMinutes'>;
  readonly clock: Clock;
  readonly random: Random;
  /** 32 bytes that seal our forms, the same on every instance. */
  readonly formKey: Uint8Array;
};
/** The pages with what stands at their door. */
export type Door = AccountPages & { readonly seal: FormSeal; readonly perLink: Buckets };

export const openDoor = (pages: AccountPages): Door => ({
  ...pages,
  seal: formSeal(pages.formKey, pages.clock),
  // A person who mistypes needs a few tries; a link needs no more than that.
  perLink: tokenBuckets({ burst: 10, perSecond: 1 / 20, clock: pages.clock }),
});

/** A whole training room may share one address, so the shared buckets are deep; a link's own is not. */
export const guard = ({ house, clock }: Pick<AccountPages, 'house' | 'clock'>): MiddlewareHandler[] => {
  const looks = tokenBuckets({ burst: 240, perSecond: 4, clock });
  const sends = tokenBuckets({ burst: 90, perSecond: 1.5, clock });
  return [
    async (c, next) => {
      const isLook = c.req.method !== 'POST';
      const wait = (isLook ? looks : sends).take(clientAddress(c, house.publicUrl));
      if (wait > 0) return tooMany(c, house, wait);
      if (!methods.includes(c.req.method)) return wrongMethod(c, house);
      if (!isLook && !isFromOurPage(c, house.publicUrl))
        return showPage(c, house, tellingPage('foreign', languageOf(c)), 403);
      return next();
    },
    bodyLimit({
      maxSize: 8 * 1024,
      onError: (c) => showPage(c, house, tellingPage('too-large', languageOf(c)), 413),
    }),
  ];
};

const methods = ['GET', 'HEAD', 'POST'];
/** RFC 9110 15.5.6. */
const wrongMethod = (c: Context, house: House) => {
  c.header('allow', methods.join(', '));
  return showPage(c, house, tellingPage('broken', languageOf(c)), 405);
};

export const tooMany = (c: Context, house: House, seconds: number) => {
  c.header('retry-after', String(seconds));
  return showPage(c, house, tellingPage('too-many', languageOf(c), { seconds: String(seconds) }), 429);
};

/** The fields of a form, or undefined when they are not what the form has. */
export const fieldsOf = async <Fields>(c: Context, schema: z.ZodType<Fields>): Promise<Fields | undefined> => {
  if (!/^application\/x-www-form-urlencoded\b/i.test(c.req.header('content-type') ?? '')) return undefined;
  return schema.safeParse(await c.req.parseBody()).data;
};
export const brokenForm = (c: Context, house: House) => showPage(c, house, tellingPage('broken', languageOf(c)), 400);

/** Unknown, used, expired, replaced: one answer for all, with the way to a new link. */
export const gone = (
  c: Context,
  house: House,
  door: 'login' | 'activation' | 'password' | 'hold' | 'whatsapp',
  known?: Language | null,
) => {
  const language = languageOf(c, known);
  const words = wordsIn(language);
  return showPage(
    c,
    house,
    {
      title: words.plain('page-gone-title'),
      body: html`<p>${words.plain('page-gone-why')}</p><p>${words.plain(`page-gone-${door}`)}</p>`,
      language,
    },
    410,
  );
};

/** A secret as we make them; anything else opens nothing and is not looked up. */
export const secretIn = (c: Context): string | undefined => {
  const secret = c.req.param('secret') ?? '';
  return /^[A-Za-z0-9_-]{16,128}$/.test(secret) ? secret : undefined;
};

/** What went wrong, above the form and bound to its fields by `aria-describedby="fault"`. */
export const faultLine = (text: string | null): Html | '' =>
  text === null ? '' : html`<p class="alert" id="fault" role="alert">${text}</p>`;
