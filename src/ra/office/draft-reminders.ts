/** What an applicant left lying: a draft, once, after a day; a link that ran out, once, with the way to a new one. REC-2; CONVERSATION 4, 16; ACC-3, ACC-6. */
import type { Actor } from '../actor.ts';
import type { Case } from '../case.ts';
import type { Notice } from '../notice.ts';
import type { Records } from '../ports.ts';
import type { Token, TokenPurpose } from '../records.ts';
import type { AccountId, CaseId, Destination, Language } from '../values.ts';
import type { Performing, Scene } from './act.ts';
import type { OfficeDeps } from './deps.ts';
import { chatsOf, wantsReminders } from './owner.ts';
import { byDay, isDaytime } from './waiting.ts';

const mostAtOnce = 100;
/** Links whose end somebody waits for. A login link asked for a minute ago is simply asked for again. */
const awaited = ['activation', 'mailbox', 'new-mailbox', 'first-password'] as const satisfies readonly TokenPurpose[];
type Awaited = (typeof awaited)[number];
/** Where the case still waits for it. */
const states = { activation: 'registered', mailbox: 'accepted', 'new-mailbox': 'approved' } as const;

export const draftReminders = ({ act, look }: Performing, { terms }: OfficeDeps) => ({
  /** Drafts nobody touched for a day, at most a tick's worth; `occasion` names them for ever, because each is due once. */
  forgottenDrafts: (): Promise<{ readonly cases: readonly CaseId[]; readonly occasion: string } | undefined> =>
    look(async (records, now) => {
      const due = (await records.cases.toRemind(now, mostAtOnce)).filter(isDraft);
      const [first] = due;
      if (!first) return undefined;
      return { cases: due.map(({ id }) => id), occasion: `drafts:${first.id}:${first.remindAt}:${due.length}` };
    }),

  /** All of them in one act: each is reminded of once, and once for each time it was sent back. Answers which were. */
  remindOfDrafts: (by: Actor, ids: readonly CaseId[]) =>
    act(by, 'remind', async (scene) => {
      const reminded: CaseId[] = [];
      for (const id of ids.toSorted((a, b) => a - b)) {
        const it = await scene.records.cases.lock(id);
        if (it && (await remindOf(scene, it, terms.draftDays))) reminded.push(id);
      }
      scene.fact('cases', reminded);
      return reminded;
    }),

  /** By day: links that ran out unused, and of which nobody was told. */
  runOutLinks: (): Promise<readonly Pick<Token, 'purpose' | 'hash'>[]> =>
    look(async (records, now) =>
      isDaytime(now, undefined)
        ? (await records.tokens.runOut(awaited, now, mostAtOnce)).map(({ purpose, hash }) => ({ purpose, hash }))
        : [],
    ),

  /** Once: the link is used up with it. False where nobody waits for it any more. */
  tellRunOut: (by: Actor, { purpose, hash }: Pick<Token, 'purpose' | 'hash'>) =>
    act(by, 'remind', async ({ records, now, fact }) => {
      const token = await records.tokens.lock(purpose, hash);
      if (!token || token.usedAt || token.expires > now) return false;
      await records.tokens.use(hash, now);
      fact('link', purpose);
      const whose = await waiterOf(records, token);
      if (!whose) return false;
      if (whose.case !== undefined) fact('case', whose.case);
      const notice: Notice = { name: 'link-expired', values: { link: purpose } };
      if (!(await wantsToHear(records, whose.to))) return false;
      await records.announcer.tell(whose.to, whose.language, whose.case ? { ...notice, case: whose.case } : notice);
      return true;
    }),
});

/** Not at night, and not who said BERHENTI. False: nobody was told. */
const remindOf = async ({ records, now }: Scene, it: Case, days: number): Promise<boolean> => {
  if (!isDraft(it) || it.remindAt === null || it.remindAt > now) return false;
  const agency = it.agency === null ? undefined : await records.agencies.find(it.agency);
  const isNight = !isDaytime(now, agency);
  await records.cases.setReminder(it.id, { remindAt: isNight ? byDay(now, agency) : null, escalatedAt: null });
  if (isNight || !(await records.reminders.take(occasionOf(it), now))) return false;
  const to = await placeOf(records, it);
  if (!to || !(await wantsToHear(records, to))) return false;
  await records.announcer.tell(to, it.language, { name: 'draft-waiting', case: it.id, values: { days } });
  return true;
};

/** Where the person last spoke; they may have gone on in another network. */
const placeOf = async (records: Records, it: Case): Promise<Destination | undefined> =>
  it.account === null || it.kind === 'rebinding' ? it.applicant : (await chatsOf(records, it.account))[0]?.at;

/** The chat can be reached, and reminders are wanted there: on WhatsApp only where they were asked for (REN-1). */
const wantsToHear = async (records: Records, { network, chat }: Destination): Promise<boolean> => {
  const contact = await records.contacts.find({ network, user: chat });
  return !contact?.blocked && wantsReminders(contact ?? { network, reminders: null });
};

/** A held certificate's draft has reminders of its own (REV-7). */
const isDraft = ({ kind, state }: Case): boolean =>
  kind !== 'revocation' && (state === 'draft' || state === 'activated');

/** Sent back it is another waiting than never sent. */
const occasionOf = ({ id, faults, since }: Case): string => (faults.length > 0 ? `mend:${id}:${since}` : `draft:${id}`);

type Waiter = { readonly to: Destination; readonly language: Language; readonly case?: CaseId };

/** Undefined once the case went on, was closed, or the password was chosen. */
const waiterOf = async (records: Records, { purpose, subject }: Token): Promise<Waiter | undefined> => {
  const of = subject as { readonly case?: CaseId; readonly account?: AccountId }; // as each of these links is written
  if (purpose === 'first-password') return of.account && newcomer(records, of.account);
  const it = of.case === undefined ? undefined : await records.cases.find(of.case);
  if (it?.state !== states[purpose as Exclude<Awaited, 'first-password'>]) return undefined;
  const to = await placeOf(records, it);
  return to && { to, language: it.language, case: it.id };
};

/** Who never logged in has no session: they are where they registered from. */
const newcomer = async (records: Records, id: AccountId): Promise<Waiter | undefined> => {
  const account = await records.accounts.find(id);
  if (account?.passwordState !== 'one-time') return undefined;
  const registration = (await records.cases.recentOf({ account: id }, 5)).find(({ kind }) => kind === 'registration');
  return registration && { to: registration.applicant, language: account.language };
};
