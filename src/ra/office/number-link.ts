/**
 * The number by which people meet us on WhatsApp hangs on a telephone: who may open the page that links it, and who hears that the link was
 * lost. The telephone that is linked there becomes our number, so only an administrator gets there, for a quarter of an hour.
 */
import type { Actor } from '../actor.ts';
import { RegistrationError } from '../errors.ts';
import type { MailLetter, Notice } from '../notice.ts';
import { linkSecret } from '../password.ts';
import type { Records } from '../ports.ts';
import type { AccountId, Instant, Language } from '../values.ts';
import { after } from '../values.ts';
import type { Performing } from './act.ts';
import type { OfficeDeps } from './deps.ts';
import { chatsOf, mailOwner, takesNews } from './owner.ts';
import { minutes, secretHash } from './terms.ts';
import { isUsable } from './token.ts';

/** Long enough to fetch the telephone, short for a link that lies in a chat (ours). */
const pageMinutes = 15;

/** What somebody wants done with the number, by whoever has it. */
export type NumberAct = 'pair' | 'log-out' | 'restart';
/** `logged-out`: only linking it anew helps; `down`: it heals by itself, if it can. */
export type NumberLoss = { readonly since: Instant; readonly why: 'logged-out' | 'down' };

export const numberLink = ({ act, look }: Performing, { random, links }: OfficeDeps) => ({
  /** A page of one's own; the one opened before it closes. */
  openPage: (by: Actor) =>
    act(by, 'openNumberPage', async ({ records, standing, now, date }) => {
      const subject: PageSubject = { by: standing.account?.id ?? 'console' };
      const secret = linkSecret(random);
      await records.tokens.void('number', subject, now);
      await records.tokens.insert({
        purpose: 'number',
        hash: secretHash(secret),
        subject,
        issuedAt: now,
        expires: after(date, minutes(pageMinutes)),
      });
      return { link: links.whatsapp(secret), minutes: pageMinutes };
    }),

  /** What a GET may show; null for a link that opens nothing. */
  page: (secret: string): Promise<{ readonly language: Language | null; readonly until: Instant } | null> =>
    look(async (records, now) => {
      const token = await records.tokens.lock('number', secretHash(secret));
      if (!isUsable(token, now)) return null;
      const { by } = token.subject as PageSubject; // written by openPage
      const account = by === 'console' ? undefined : await records.accounts.find(by);
      return { language: account?.language ?? null, until: token.expires };
    }),

  /** By who stands at the console, or holds a page's link: the line in the log that comes before it. @throws RegistrationError ERR_TOKEN_UNKNOWN */
  ask: (by: Actor, wanted: NumberAct, secret?: string) =>
    act(by, 'linkNumber', async ({ records, now, fact }) => {
      fact('wanted', wanted);
      if (by.origin === 'console') return true;
      const token = secret === undefined ? undefined : await records.tokens.lock('number', secretHash(secret));
      if (!isUsable(token, now)) throw new RegistrationError('ERR_TOKEN_UNKNOWN');
      fact('account', (token.subject as PageSubject).by); // written by openPage
      return true;
    }),

  /** Once for each loss. Answers how many were told. */
  tellLost: (by: Actor, { since, why }: NumberLoss) =>
    act(by, 'warn', async ({ records, now, fact }) => {
      fact('alarm', 'number-lost');
      fact('why', why);
      if (!(await records.reminders.take(lossOf(since), now))) return 0;
      return tellAdministrators(records, 'number-lost', { why, at: since });
    }),

  /** To those who heard of the loss. */
  tellBack: (by: Actor, { since, back }: { readonly since: Instant; readonly back: Instant }) =>
    act(by, 'warn', async ({ records, now, fact }) => {
      fact('alarm', 'number-back');
      const wasTold = (await records.reminders.taken([lossOf(since)])).length > 0;
      if (!wasTold || !(await records.reminders.take(`number-back:${since}`, now))) return 0;
      return tellAdministrators(records, 'number-back', { at: back });
    }),
});

type PageSubject = { readonly by: AccountId | 'console' };
const lossOf = (since: Instant): string => `number-lost:${since}`;

/** Where they talk to us besides WhatsApp, which does not carry this news, and by mail. */
const tellAdministrators = async (
  records: Records,
  name: Notice['name'] & MailLetter['name'],
  values: Readonly<Record<string, string>>,
): Promise<number> => {
  const administrators = new Set((await records.roles.administrators()).map(({ account }) => account));
  for (const id of administrators) {
    const account = await records.accounts.find(id);
    if (!account) continue;
    const chat = (await chatsOf(records, id)).find(
      ({ at, contact }) => at.network !== 'whatsapp' && takesNews(contact),
    );
    if (chat) await records.announcer.tell(chat.at, chat.contact?.language ?? account.language, { name, values });
    await mailOwner(records, account, { name, values });
  }
  return administrators.size;
};
