/** `/login/{secret}`: the password is typed here and never in chat (Kebumen account 7–8, Ciamis 4–5). ACC-7. */
import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import { z } from 'zod';
import { wordsIn } from '#locales/words.ts';
import { onPage } from '#ra/actor.ts';
import type { PasswordOutcome } from '#ra/office/login.ts';
import type { LoginRequest } from '#ra/office/login-code.ts';
import type { Language } from '#ra/values.ts';
import { doubleTap } from '../double-tap.ts';
import { linkName } from '../form.ts';
import { languageOf, type Page, sendOn, showPage } from '../page.ts';
import { codePage } from './code-view.ts';
import { brokenForm, type Door, faultLine, fieldsOf, gone, secretIn, tooMany } from './door.ts';

const loginForm = z.object({
  // PostgreSQL keeps no NUL in a text and fails over it; nobody's name has one.
  username: z
    .string()
    .max(200)
    .transform((text) => text.replaceAll('\0', '\ufffd')),
  password: z.string().max(1000),
  seal: z.string().max(200),
});
type Shown = { readonly request: LoginRequest; readonly language: Language; readonly seal: string };
type Answer = { readonly request: LoginRequest } & (PasswordOutcome | { readonly outcome: 'stale' });

export const loginPages = ({ house, office, terms, clock, random, seal, perLink }: Door) => {
  const once = doubleTap<Answer | undefined>(clock, random);

  const look = async (c: Context) => {
    const secret = secretIn(c);
    const request = secret === undefined ? null : await office.login.page(secret);
    if (secret === undefined || !request) return gone(c, house, 'login');
    const language = languageOf(c, request.language);
    return showPage(c, house, formPage({ request, language, seal: seal.write(linkName(secret)) }));
  };

  const enter = async (c: Context) => {
    const secret = secretIn(c);
    if (secret === undefined) return gone(c, house, 'login');
    const fields = await fieldsOf(c, loginForm);
    if (!fields) return brokenForm(c, house);
    const link = linkName(secret);
    const wait = perLink.take(link);
    if (wait > 0) return tooMany(c, house, wait);
    const { username, password } = fields;
    const key = `page/login/${link}/${Buffer.from(random.bytes(12)).toString('hex')}`;
    const answer = await once([link, fields.seal, username, password], async () => {
      const request = await office.login.page(secret);
      if (!request) return undefined;
      if (!seal.isGood(fields.seal, link)) return { request, outcome: 'stale' };
      if (username.trim() === '' || password === '') return { request, outcome: 'wrong' };
      return { request, ...(await office.login.enterPassword(onPage(key), secret, username, password)) };
    });
    return answer ? reply(c, answer, link, username) : gone(c, house, 'login');
  };

  const reply = (c: Context, answer: Answer, link: string, username: string) => {
    const { request, outcome } = answer;
    const language = languageOf(c, request.language);
    const words = wordsIn(language);
    const again = (fault: string) =>
      formPage({ request, language, seal: seal.write(link) }, { fault, username: username.slice(0, 100) });
    switch (outcome) {
      case 'code': {
        const how = { network: request.network, minutes: terms.loginCodeMinutes, language };
        return showPage(c, house, codePage(house, answer.code, how));
      }
      case 'choose': {
        const asked = c.req.query('lang');
        return sendOn(c, `../password/${answer.secret}${asked ? `?lang=${language}` : ''}`);
      }
      case 'wrong':
        return showPage(c, house, again(words.plain('page-login-wrong')), 422);
      case 'stale':
        return showPage(c, house, again(words.plain('page-stale-form')), 422);
      case 'gone':
        return gone(c, house, 'login', request.language);
    }
  };

  return { look, enter };
};

const formPage = (
  { request, language, seal }: Shown,
  { fault = null, username = '' }: { fault?: string | null; username?: string } = {},
): Page => {
  const words = wordsIn(language);
  const network = words.plain('page-network', { network: request.network });
  const state = fault === null ? '' : raw(' aria-describedby="fault" aria-invalid="true"');
  return {
    title: words.plain('page-login-title'),
    language,
    body: html`<div class="asked">
<p>${raw(words('page-login-asked', { network, person: visibleName(request.shownName) }))}</p>
<p class="quiet">${words.plain('page-login-not-you')}</p>
</div>
${faultLine(fault)}
<form method="post">
<input type="hidden" name="seal" value="${seal}">
<label for="username">${words.plain('page-login-username')}</label>
<input id="username" name="username" value="${username}" autocomplete="username" autocapitalize="none" autocorrect="off" spellcheck="false" maxlength="100" required${state}${username === '' ? raw(' autofocus') : ''}>
<label for="password">${words.plain('page-login-password')}</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="500" required${state}${username === '' ? '' : raw(' autofocus')}>
<button type="submit">${words.plain('page-login-submit')}</button>
</form>
<p class="quiet">${words.plain('page-login-first')}</p>`,
  };
};

/** People choose their names in a messenger themselves: nothing in them may hide, turn around or push our words away. */
const visibleName = (name: string): string => {
  const shown = name
    .replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/\p{M}{3,}/gu, '')
    .trim();
  const letters = [...shown];
  if (letters.length === 0) return '–';
  return letters.length > 60 ? `${letters.slice(0, 60).join('')}…` : shown;
};
