/**
 * How an applicant is told what became of their case: in the chat they last spoke in, on whichever network; where no chat takes it, what they
 * must know goes by mail. ISS-9, ACC-2, ACC-3; CONVERSATION 11, 16.
 */
import type { Case } from '../case.ts';
import type { MailLetter, MailName, Notice, NoticeName } from '../notice.ts';
import type { Delivery, Records } from '../ports.ts';
import type { Destination } from '../values.ts';
import { type Chat, chatsOf, takesNews } from './owner.ts';

/** What has no letter of its own and still must be known: this one goes where the notice could not. */
const letterInstead: { readonly [name in NoticeName]?: MailName } = {
  'desk-question': 'desk-question',
  'case-lapsed': 'case-lapsed',
};

/** Told to the applicant of a case or the owner of a certificate, and to nobody else: these follow them to another chat. */
const followsThem: readonly NoticeName[] = [
  'registration-returned',
  'registration-rejected',
  'registration-refused',
  'registration-registered',
  'registration-data-rejected',
  'registration-verified',
  'issuance-rejected',
  'issuance-refused',
  'issuance-issued',
  'renewal-rejected',
  'renewal-refused',
  'renewal-issued',
  'change-rejected',
  'change-refused',
  'change-link-sent',
  'change-applied',
  'certificate-ended',
  'revocation-rejected',
  'revocation-refused',
  'certificate-revoked',
  'certificate-held',
  'certificate-lifted',
  'hold-overdue',
  'desk-question',
  'case-lapsed',
];

type Manner = { readonly delivery?: Delivery /** It cannot be told there. */; readonly besides?: Destination };

export const tellApplicant = async (
  records: Records,
  it: Case,
  notice: Notice,
  { delivery, besides }: Manner = {},
): Promise<void> => {
  const chat = await chatOfApplicant(records, it, besides);
  if (chat) return records.announcer.tell(chat.at, it.language, notice, delivery);
  const name = letterInstead[notice.name];
  if (!name) return;
  const agency = it.agency === null ? undefined : await records.agencies.find(it.agency);
  const { until } = notice.values ?? {};
  const values = {
    case: it.id,
    ...(until === undefined ? {} : { until }),
    ...(agency ? { timeZone: agency.timeZone } : {}),
  };
  await mailApplicant(records, it, { name, values }, delivery);
};

/** In the mailbox that was proven to be theirs; where none was yet, `/status` tells it once they look. */
export const mailApplicant = async (
  records: Records,
  it: Case,
  letter: MailLetter,
  delivery?: Delivery,
): Promise<void> => {
  const mail = await provenMailbox(records, it);
  if (mail) await records.mailer.send(mail, it.language, letter, delivery);
};

/** Who asks for another mailbox may not be the account's owner, so that case stays where it was asked for (ACC-8). */
export const chatOfApplicant = async (records: Records, it: Case, besides?: Destination): Promise<Chat | undefined> => {
  const isStranger = it.kind === 'rebinding';
  const owned = it.account === null || isStranger ? [] : await chatsOf(records, it.account);
  // Who has not logged in yet is where they registered from.
  const first = it.account === null || isStranger || it.kind === 'registration' ? [await chatAt(records, it)] : [];
  return [...owned, ...first].find(
    ({ at, contact }) => takesNews(contact) && !(at.network === besides?.network && at.chat === besides.chat),
  );
};

const chatAt = async (records: Records, { applicant: { network, user, chat } }: Case): Promise<Chat> => ({
  at: { network, chat },
  contact: await records.contacts.find({ network, user }),
});

/** An account's own, not the one it asks for; of a registration the one whose link was opened. */
const provenMailbox = async (records: Records, { id, kind, account, answers }: Case): Promise<string | undefined> => {
  if (kind === 'rebinding') return undefined;
  if (account !== null) return (await records.accounts.find(account))?.mail;
  const isProven = kind === 'registration' && (await records.cases.history(id)).some(({ move }) => move === 'activate');
  return isProven ? answers.mail : undefined;
};

/** A notice that could not be delivered there is told in the next chat of whom it was for, or by mail. */
export const tellElsewhere = async (records: Records, lost: Destination, notice: Notice): Promise<void> => {
  if (!followsThem.includes(notice.name)) return;
  const it = notice.case === undefined ? undefined : await records.cases.find(notice.case);
  if (it) return tellApplicant(records, it, notice, { besides: lost });
  const certificate = notice.certificate && (await records.certificates.find(notice.certificate));
  const owner = certificate && (await records.accounts.find(certificate.account));
  const next = owner && (await chatsOf(records, owner.id)).find(({ contact }) => takesNews(contact));
  if (owner && next) await records.announcer.tell(next.at, next.contact?.language ?? owner.language, notice);
};
