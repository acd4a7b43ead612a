/** What a desk looks at: the card of a case, its papers for who claimed it, the queue. Nothing here decides. */
import type { Account } from '../account.ts';
import type { Agency, Desk } from '../agency.ts';
import type { Case, CaseMove } from '../case.ts';
import { isOpen } from '../case.ts';
import type { Certificate } from '../certificate.ts';
import { type Change, changesIn } from '../change.ts';
import type { Records } from '../ports.ts';
import type { CaseNote, CaseWord, Document } from '../records.ts';
import { presentStep, type Served, servedSteps } from '../service-clock.ts';
import type { CaseId, DeskId, Destination, DocumentId, Instant } from '../values.ts';
import { addWorkingTime, officeHours } from '../working-time.ts';
import type { Performing } from './act.ts';
import { desksOf } from './cards.ts';
import type { Check } from './check.ts';
import { checksOf } from './checks.ts';
import type { OfficeDeps } from './deps.ts';
import { calledAccount } from './hold-checks.ts';
import { accountToRebind } from './rebinding-checks.ts';
import { type Expectation, expectationOf } from './service-times.ts';
import { targetOf } from './target.ts';
import { partOfTarget, targetHoursOf } from './waiting.ts';

/** Everything a card shows; the card itself is a pure function of it. */
export type CaseView = {
  readonly it: Case;
  readonly agency: Agency | null;
  /** The registry's entry of the applicant, once there is one. */
  readonly account: Account | null;
  /** The agency the account belongs to now, where a change moves it to another (ACC-9). */
  readonly leaves: Agency | null;
  /** The account a rebinding is about, once name, agency and NIK agree. For the desk's eyes only. */
  readonly rebinds: Account | null;
  /** The account somebody without a session wants to be called about (REV-7). For the desk's eyes only. */
  readonly called: Account | null;
  readonly documents: readonly Document[];
  readonly checks: readonly Check[];
  readonly history: readonly CaseMove[];
  readonly certificate: Certificate | null;
  /** What a revocation or a renewal is about. */
  readonly target: Certificate | null;
  /** How long it waited and was handled; null where no agency tells when it works. */
  readonly service: Service | null;
  /** Desks beyond those of its agency that may decide it, because it is escalated (REC-2). */
  readonly alsoAt: readonly DeskId[];
  /** What the desk noted for itself, and what it and the applicant said to each other; oldest first. */
  readonly notes: readonly CaseNote[];
  readonly words: readonly CaseWord[];
  readonly now: Instant;
};

export type Service = {
  readonly steps: readonly Served[];
  /** Of the step it is in at a desk: by when it is to be taken up. */
  readonly due: Instant | null;
  readonly targetHours: number;
};

export const viewOf = async (
  records: Records,
  it: Case,
  now: Instant,
  deps: Pick<OfficeDeps, 'holidays'>,
): Promise<CaseView> => ({
  it,
  agency: (it.agency && (await records.agencies.find(it.agency))) ?? null,
  account: (it.account && (await records.accounts.find(it.account))) ?? null,
  leaves: await agencyLeft(records, it),
  rebinds: (it.kind === 'rebinding' && (await accountToRebind(records, it))) || null,
  called: (await calledAccount(records, it)) ?? null,
  documents: await records.documents.ofCase(it.id),
  checks: await checksOf(records, it, now),
  history: await records.cases.history(it.id),
  certificate: (await records.certificates.ofCase(it.id)) ?? null,
  target: (await targetOf(records, it)) ?? null,
  service: await serviceOf(records, it, now, deps),
  alsoAt: it.escalatedAt === null ? [] : (await desksOf(records, it)).map(({ id }) => id),
  notes: await records.notes.ofCase(it.id),
  words: await records.words.ofCase(it.id),
  now,
});

/** ACC-9: before and after, with the names of agencies. */
export const changesShown = ({ it, account, agency, leaves }: CaseView): readonly Change[] => {
  if (it.kind !== 'change' || !account) return [];
  return changesIn(it, account).map((change) =>
    change.item === 'agency'
      ? { ...change, before: (leaves ?? agency)?.name ?? null, after: agency?.name ?? change.after }
      : change,
  );
};

const agencyLeft = async (records: Records, { kind, account: id, agency }: Case): Promise<Agency | null> => {
  const account = kind === 'change' && id !== null ? await records.accounts.find(id) : undefined;
  return (account?.agency && account.agency !== agency && (await records.agencies.find(account.agency))) || null;
};

const serviceOf = async (
  records: Records,
  it: Case,
  now: Instant,
  { holidays }: Pick<OfficeDeps, 'holidays'>,
): Promise<Service | null> => {
  const agency = it.agency === null ? undefined : await records.agencies.find(it.agency);
  if (!agency) return null;
  const hours = officeHours(agency, holidays);
  const steps = servedSteps(it, await records.cases.history(it.id), hours, now);
  const present = presentStep(steps);
  const due = present?.desk ? addWorkingTime(present.arrived, partOfTarget(agency, present.step, 100), hours) : null;
  return { steps, due, targetHours: targetHoursOf(agency, present?.step ?? 'forward') };
};

/** A view with what its applicant may expect. */
export type Timeline = CaseView & { readonly expectation: Expectation | undefined };

export const desk = ({ look }: Performing, deps: OfficeDeps) => ({
  view: (id: CaseId): Promise<CaseView | undefined> =>
    look(async (records, now) => {
      const it = await records.cases.find(id);
      return it && viewOf(records, it, now, deps);
    }),

  /** The card at one desk. */
  card: (id: CaseId, desk: DeskId): Promise<{ readonly view: CaseView; readonly desk: Desk } | undefined> =>
    look(async (records, now) => {
      const [it, at] = [await records.cases.find(id), await records.desks.find(desk)];
      return it && at && { view: await viewOf(records, it, now, deps), desk: at };
    }),

  /** Whether that very message is the living card of the case. */
  isCard: (id: CaseId, at: Destination, message: string): Promise<boolean> =>
    look((records) => records.cards.hangs(id, at, message)),

  inChat: (chat: Destination): Promise<readonly Desk[]> => look((records) => records.desks.inChat(chat)),

  /** A document as it was handed in. Whoever sends it on was told to by an act (claim, agreement). */
  document: (id: DocumentId): Promise<{ readonly document: Document; readonly bytes: Uint8Array } | undefined> =>
    look(async (records) => {
      const document = await records.documents.find(id);
      return document && { document, bytes: await records.documents.read(id) };
    }),

  /** Prompts for an officer's own words: the reply to that message is the words (DESIGN "stateless handlers"). */
  savePrompt: (prompt: Parameters<Records['prompts']['save']>[0]) =>
    deps.registry.transaction((records) => records.prompts.save(prompt)),
  prompt: (at: Destination, message: string) =>
    deps.registry.transaction((records) => records.prompts.find(at, message)),
  /** What an applicant was asked to write in this private chat. */
  promptsOfApplicant: (at: Destination) => deps.registry.transaction((records) => records.prompts.ofApplicant(at)),
  takePrompt: (at: Destination, message: string) =>
    deps.registry.transaction(async (records) => {
      const prompt = await records.prompts.find(at, message);
      if (prompt) await records.prompts.close(at, message);
      return prompt;
    }),

  /** The person's newest cases with their histories, for `/status`. */
  timelines: (owner: Parameters<Records['cases']['recentOf']>[0]): Promise<readonly Timeline[]> =>
    look(async (records, now) => {
      const recent = await records.cases.recentOf(owner, 5);
      const shown = recent.filter((it, place) => isOpen(it.state) || place === 0);
      const timelines: Timeline[] = [];
      for (const it of shown)
        timelines.push({
          ...(await viewOf(records, it, now, deps)),
          expectation: await expectationOf(records, it, now, deps),
        });
      return timelines;
    }),
});
