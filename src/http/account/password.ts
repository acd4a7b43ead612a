/** `/password/{secret}`: a person chooses their own password, at the first login, after "forgotten", or by invitation. ACC-7, ACC-8. */
import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import { z } from 'zod';
import { wordsIn } from '#locales/words.ts';
import { onPage } from '#ra/actor.ts';
import type { ChosenOutcome } from '#ra/office/passwords.ts';
import type { Language } from '#ra/values.ts';
import { doubleTap } from '../double-tap.ts';
import { linkName } from '../form.ts';
import { chatButton, type House, languageOf, type Page, showPage } from '../page.ts';
import { codePage } from './code-view.ts';
import { brokenForm, type Door, faultLine, fieldsOf, gone, secretIn, tooMany } from './door.ts';

const passwordForm = z.object({
  password: z.string().max(1000),
  again: z.string().max(1000),
  seal: z.string().max(200),
});
type View = { readonly username: string; readonly language: Language };
type Answer = { readonly view: View } & (ChosenOutcome | { readonly outcome: 'stale' | 'empty' | 'differs' });

export const passwordPages = ({ house, office, terms, clock, random, seal, perLink }: Door) => {
  const once = doubleTap<Answer | undefined>(clock, random);

  const look = async (c: Context) => {
    const secret = secretIn(c);
    const view = secret === undefined ? null : await office.login.passwordPage(secret);
    if (secret === undefined || !view) return gone(c, house, 'password');
    const { username } = view;
    const language = languageOf(c, view.language);
    return showPage(c, house, formPage({ username, language, seal: seal.write(linkName(secret)), fault: null }));
  };

  const choose = async (c: Context) => {
    const secret = secretIn(c);
    if (secret === undefined) return gone(c, house, 'password');
    const fields = await fieldsOf(c, passwordForm);
    if (!fields) return brokenForm(c, house);
    const link = linkName(secret);
    const wait = perLink.take(link);
    if (wait > 0) return tooMany(c, house, wait);
    const key = `page/password/${link}/${Buffer.from(random.bytes(12)).toString('hex')}`;
    // Blanks around it are a slip of the thumb, and logging in forgives them too.
    const [password, again] = [fields.password.trim(), fields.again.trim()];
    const answer = await once([link, fields.seal, password, again], async () => {
      const view = await office.login.passwordPage(secret);
      if (!view) return undefined;
      if (!seal.isGood(fields.seal, link)) return { view, outcome: 'stale' };
      if (password === '') return { view, outcome: 'empty' };
      if (password !== again) return { view, outcome: 'differs' };
      return { view, ...(await office.login.choosePassword(onPage(key), secret, password)) };
    });
    return answer ? reply(c, answer, link) : gone(c, house, 'password');
  };

  const reply = (c: Context, answer: Answer, link: string) => {
    const { username } = answer.view;
    const language = languageOf(c, answer.view.language);
    const words = wordsIn(language);
    const again = (fault: string) =>
      showPage(c, house, formPage({ username, language, seal: seal.write(link), fault }), 422);
    switch (answer.outcome) {
      case 'done': {
        const how = { network: null, minutes: terms.loginCodeMinutes, language };
        return showPage(c, house, answer.code === null ? donePage(house, language) : codePage(house, answer.code, how));
      }
      case 'weak':
        return again(words.plain('page-password-weak', { weakness: answer.weakness }));
      case 'stale':
        return again(words.plain('page-stale-form'));
      case 'empty':
      case 'differs':
        return again(words.plain(`page-password-${answer.outcome}`));
      case 'gone':
        return gone(c, house, 'password', answer.view.language);
    }
  };

  return { look, choose };
};

type Shown = View & { readonly seal: string; readonly fault: string | null };

const formPage = ({ username, language, seal, fault }: Shown): Page => {
  const words = wordsIn(language);
  const state =
    fault === null ? raw(' aria-describedby="rules"') : raw(' aria-describedby="fault rules" aria-invalid="true"');
  return {
    title: words.plain('page-password-title'),
    language,
    body: html`${faultLine(fault)}
<p>${raw(words('page-password-for', { username }))}</p>
<ul id="rules">
<li>${words.plain('page-password-rule-length')}</li>
<li>${words.plain('page-password-rule-phrase')}</li>
<li>${words.plain('page-password-rule-personal')}</li>
</ul>
<form method="post">
<input type="hidden" name="seal" value="${seal}">
<input name="username" value="${username}" autocomplete="username" readonly hidden>
<label for="password">${words.plain('page-password-new')}</label>
<input id="password" name="password" type="password" autocomplete="new-password" maxlength="500" required autofocus${state}>
<label for="again">${words.plain('page-password-again')}</label>
<input id="again" name="again" type="password" autocomplete="new-password" maxlength="500" required${state}>
<button type="submit">${words.plain('page-password-submit')}</button>
</form>`,
  };
};

const donePage = (house: House, language: Language): Page => {
  const words = wordsIn(language);
  return {
    title: words.plain('page-password-done-title'),
    language,
    switchable: false,
    body: html`<p>${words.plain('page-password-done')}</p>
${chatButton(house, null, language, 'masuk')}`,
  };
};
