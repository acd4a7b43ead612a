/**
 * `/whatsapp/{secret}`: an administrator sees how the service's number stands and links it to its telephone, by QR or by eight letters. A GET shows
 * and changes nothing; the page renews itself without JavaScript, so the form for the letters has a page of its own.
 */
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { type Board, isHeard, type Outcome } from '#bot/networks/whatsapp/board.ts';
import { phoneNumber } from '#flows/answers.ts';
import { onPage } from '#ra/actor.ts';
import { RegistrationError } from '#ra/errors.ts';
import type { Office } from '#ra/office/office.ts';
import type { Clock, Random } from '#ra/ports.ts';
import { brokenForm, fieldsOf, gone, guard, secretIn, tooMany } from './account/door.ts';
import { formSeal, linkName } from './form.ts';
import { type House, languageOf, sendOn, showPage } from './page.ts';
import { tokenBuckets } from './token-bucket.ts';
import { phonePage, standingPage } from './whatsapp-view.ts';

export type WhatsappPages = {
  readonly house: House;
  readonly office: { readonly numberLink: Pick<Office['numberLink'], 'page' | 'ask'> };
  readonly board: Pick<Board, 'standing' | 'wish' | 'outcomeOf'>;
  readonly clock: Clock;
  readonly random: Random;
  /** 32 bytes that seal our forms, the same on every instance. */
  readonly formKey: Uint8Array;
};

const phoneForm = z.object({ phone: z.string().max(100), seal: z.string().max(200) });

export const whatsappPages = ({ house, office, board, clock, random, formKey }: WhatsappPages): Hono => {
  const seal = formSeal(formKey, clock);
  const perLink = tokenBuckets({ burst: 10, perSecond: 1 / 20, clock });
  const newId = () => Buffer.from(random.bytes(12)).toString('hex');

  /** Whom the link in the path is for; undefined where it opens nothing. */
  const visit = async (c: Context) => {
    const secret = secretIn(c);
    const page = secret === undefined ? null : await office.numberLink.page(secret);
    return secret === undefined || !page
      ? undefined
      : { secret, until: page.until, language: languageOf(c, page.language) };
  };
  /** Of the instance that has the number; undefined while there is none. */
  const standing = async () => {
    const posted = await board.standing();
    return posted && isHeard(posted, clock.now()) ? posted : undefined;
  };
  const outcomeOf = async (c: Context): Promise<Outcome | 'asked' | undefined> => {
    const wish = c.req.query('wish');
    return wish === undefined ? undefined : ((await board.outcomeOf(wish)) ?? 'asked');
  };

  const look = async (c: Context) => {
    const it = await visit(c);
    if (!it) return gone(c, house, 'whatsapp');
    const isStill = c.req.query('still') !== undefined;
    const shown = { ...it, standing: await standing(), outcome: await outcomeOf(c), isStill };
    return showPage(c, house, await standingPage(shown));
  };

  const askPhone = async (c: Context) => {
    const it = await visit(c);
    if (!it) return gone(c, house, 'whatsapp');
    return showPage(c, house, phonePage({ ...it, seal: seal.write(linkName(it.secret)) }));
  };

  const pair = async (c: Context) => {
    const it = await visit(c);
    if (!it) return gone(c, house, 'whatsapp');
    const fields = await fieldsOf(c, phoneForm);
    if (!fields) return brokenForm(c, house);
    const link = linkName(it.secret);
    const wait = perLink.take(link);
    if (wait > 0) return tooMany(c, house, wait);
    const again = (fault: 'page-stale-form' | 'page-number-phone-fault') => {
      const shown = { ...it, seal: seal.write(link), fault, phone: fields.phone };
      return showPage(c, house, phonePage(shown), 422);
    };
    if (!seal.isGood(fields.seal, link)) return again('page-stale-form');
    const phone = phoneNumber(fields.phone);
    if (!phone.ok) return again('page-number-phone-fault');
    const id = newId();
    try {
      await office.numberLink.ask(onPage(`page/whatsapp/${id}`), 'pair', it.secret);
    } catch (error) {
      if (error instanceof RegistrationError && error.code === 'ERR_TOKEN_UNKNOWN') return gone(c, house, 'whatsapp');
      throw error;
    }
    await board.wish({ id, wanted: { kind: 'pair', phone: phone.value.replace(/\D/g, '') } });
    const asked = c.req.query('lang');
    return sendOn(c, `../${it.secret}?wish=${id}${asked ? `&lang=${it.language}` : ''}`);
  };

  const app = new Hono();
  app.use('/whatsapp/*', ...guard({ house, clock }));
  return app
    .get('/whatsapp/:secret', look)
    .get('/whatsapp/:secret/letters', askPhone)
    .post('/whatsapp/:secret/letters', pair);
};
