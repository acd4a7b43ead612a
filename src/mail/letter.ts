/**
 * The office's letters (ACC-3, ACC-6, ACC-7, ACC-8, ISS-9, ISS-10): what each one must be told, and what it then says. The words are
 * in `locales/<language>/mail.ftl`, under `mail-<name>-`.
 */
import { dayText, defaultZone, timeText } from '#locales/times.ts';
import { type Values, wordsIn } from '#locales/words.ts';
import { type TimeZone, timeZones } from '#ra/agency.ts';
import type { MailLetter, MailName } from '#ra/notice.ts';
import type { Instant, Language, NetworkName } from '#ra/values.ts';
import { headerText } from './transport.ts';

/** Who writes: the installation's name, the human being to ask where one was given, and where people chat with us as far as that is known. */
export type Sender = {
  readonly house: string;
  readonly contact: string | null;
  readonly chats?: () => readonly { readonly network: NetworkName; readonly url: string }[];
};

/** A letter in words, before it gets a shape. Paragraphs are plain text; a line break inside one is meant. */
export type Letter = {
  readonly language: Language;
  readonly subject: string;
  readonly greeting: string;
  readonly lead: readonly string[];
  /** `exact`: to be copied letter by letter. */
  readonly facts: readonly { readonly label: string; readonly value: string; readonly exact: boolean }[];
  readonly button: { readonly label: string; readonly link: string } | null;
  readonly after: readonly string[];
  readonly signature: string;
  readonly contact: string | null;
  readonly automatic: string;
};

type Pattern = {
  /** The values without which the letter must not leave. */
  readonly needs: readonly string[];
  /** Shown as a list of their own, in this order. */
  readonly facts?: readonly string[];
  /** The value that holds the button's link. */
  readonly button?: string;
  /** What it tells is done in a chat, by whoever may not know yet where that is. */
  readonly leadsToChat?: true;
};

const patterns: { readonly [name in MailName]: Pattern } = {
  activation: { needs: ['name', 'case', 'link', 'days'], button: 'link' },
  'first-password': {
    needs: ['name', 'username', 'password', 'hours', 'open'],
    facts: ['username', 'password'],
    button: 'open',
  },
  'password-link': { needs: ['name', 'username', 'link', 'minutes'], facts: ['username'], button: 'link' },
  'logged-in': { needs: ['name', 'network', 'at'], facts: ['network', 'at'] },
  'certificate-issued': { needs: ['name', 'case', 'serial', 'until'], facts: ['serial', 'until'] },
  'renewal-due': { needs: ['name', 'serial', 'until', 'days', 'when'], facts: ['serial', 'until'] },
  'password-changed': { needs: ['name', 'at'], facts: ['at'] },
  'chat-renumbered': { needs: ['name', 'network', 'at'], facts: ['network', 'at'] },
  'case-rejected': { needs: ['case'] },
  'case-refused': { needs: ['case', 'contact'] },
  'case-lapsed': { needs: ['case'] },
  'desk-question': { needs: ['case', 'until'] },
  'mailbox-link': { needs: ['case', 'link', 'days'], button: 'link' },
  'mailbox-asked': { needs: ['name', 'case', 'mail', 'contact'] },
  'mailbox-bound': { needs: ['name', 'username', 'link', 'minutes'], facts: ['username'], button: 'link' },
  'mailbox-released': { needs: ['name', 'mail', 'at', 'contact'], facts: ['at'] },
  'change-link': { needs: ['case', 'link', 'days'], button: 'link' },
  'change-asked': { needs: ['name', 'case', 'mail', 'contact'] },
  'change-applied': { needs: ['name', 'case', 'mailbox', 'certificate', 'mail', 'contact'] },
  'certificate-ending': { needs: ['name', 'serial', 'at'], facts: ['serial'] },
  'certificate-ended': { needs: ['name', 'serial', 'at'], facts: ['serial', 'at'] },
  'certificate-held': { needs: ['name', 'case', 'serial', 'isDue'], facts: ['serial'] },
  'certificate-lifted': { needs: ['name', 'case', 'serial'], facts: ['serial'] },
  'hold-link': { needs: ['name', 'link', 'minutes'], button: 'link' },
  'hold-statement-due': { needs: ['name', 'case', 'serial', 'until'], facts: ['serial'] },
  'hold-overdue': { needs: ['name', 'case', 'serial'], facts: ['serial'] },
  'certificate-revoked': {
    needs: ['name', 'case', 'serial', 'cause', 'by', 'offer', 'at', 'contact'],
    facts: ['serial', 'cause', 'at'],
  },
  'case-escalated': { needs: ['name', 'count', 'cases', 'desk', 'parent'] },
  'ca-warning': { needs: ['name', 'kind', 'ca', 'at', 'isOver'] },
  'number-lost': { needs: ['name', 'why', 'at'], facts: ['at'] },
  'number-back': { needs: ['name', 'at'], facts: ['at'] },
  'desk-lost': { needs: ['name', 'desk'] },
  'desk-invitation': { needs: ['name', 'role', 'desk', 'code', 'days'], facts: ['code'], leadsToChat: true },
};

/** Throws when a value the letter needs is missing: half a letter never leaves. */
export const compose = (letter: MailLetter, language: Language, { house, contact, chats }: Sender): Letter => {
  const { needs, facts = [], button, leadsToChat = false } = patterns[letter.name];
  const [chat, ...others] = (leadsToChat && chats?.()) || [];
  const missing = needs.filter((name) => (letter.values[name] ?? '') === '');
  if (missing.length > 0) throw new Error(`The letter "${letter.name}" lacks ${missing.join(', ')}`);
  const words = wordsIn(language);
  const values = readable(letter.values, language);
  const say = (part: string) => words.plain(`mail-${letter.name}-${part}`, values);
  return {
    language,
    subject: headerText(say('subject')),
    greeting: words.plain(values.name === undefined ? 'mail-greeting-nameless' : 'mail-greeting', values),
    lead: paragraphs(say('lead')),
    facts: [
      ...facts.map((name) => ({
        label: words.plain(`mail-fact-${name}`),
        value: String(values[name]),
        exact: ['username', 'password', 'code', 'serial'].includes(name),
      })),
      ...others.map(({ network, url }) => ({ label: words.plain('mail-chat', { network }), value: url, exact: false })),
    ],
    button: button
      ? { label: say('button'), link: webLink(String(values[button])) }
      : chat
        ? { label: words.plain('mail-chat', { network: chat.network }), link: webLink(chat.url) }
        : null,
    after: paragraphs(say('after')),
    signature: words.plain('mail-signature', { house }),
    contact: contact === null ? null : words.plain('mail-contact', { contact }),
    automatic: words.plain('mail-automatic', { house }),
  };
};

/** Numbers as text (a case is no 1.042), instants in the reader's zone, names without what could bend a line. */
const readable = (values: MailLetter['values'], language: Language): Values => {
  const zone: TimeZone = timeZones.find((known) => known === values.timeZone) ?? defaultZone;
  const words = wordsIn(language);
  const shown = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, headerText(String(value))]));
  // The office writes instants into `at` and `until`.
  if (shown.at) shown.at = timeText(shown.at as Instant, zone, language);
  if (shown.until) shown.until = dayText(shown.until as Instant, zone, language);
  if (shown.cause) shown.cause = words.plain(`revocation-cause-${shown.cause}`);
  if (shown.network) shown.network = words.plain('mail-network', { network: shown.network });
  return shown;
};

const paragraphs = (text: string): readonly string[] => text.split(/\n{2,}/).map((one) => one.trim());

const webLink = (link: string): string => {
  if (!/^https?:\/\/[^\s"<>]+$/.test(link)) throw new Error('A letter was given a link that is no http(s) address');
  return link;
};
