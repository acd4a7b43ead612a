/** What a desk looks at: the card of a case, its papers for who claimed it, the queue. Nothing here decides. */
import type { Account } from '../account.ts';
import type { Actor } from '../actor.ts';
import type { Agency, Desk } from '../agency.ts';
import type { Case, CaseMove } from '../case.ts';
import { isOpen } from '../case.ts';
import type { Certificate } from '../certificate.ts';
import type { Records } from '../ports.ts';
import type { Document } from '../records.ts';
import type { CaseId, DeskId, Destination, DocumentId, Instant } from '../values.ts';
import { instant } from '../values.ts';
import type { Performing } from './act.ts';
import type { Check } from './check.ts';
import { checksOf } from './checks.ts';
import type { OfficeDeps } from './deps.ts';
import { accountToRebind } from './rebinding-checks.ts';

/** Everything a card shows; the card itself is a pure function of it. */
export type CaseView = {
  readonly it: Case;
  readonly agency: Agency | null;
  /** The registry's entry of the applicant, once there is one. */
  readonly account: Account | null;
  /** The account a rebinding is about, once name, agency and NIK agree. For the desk's eyes only. */
  readonly rebinds: Account | null;
  readonly documents: readonly Document[];
  readonly checks: readonly Check[];
  readonly history: readonly CaseMove[];
  readonly certificate: Certificate | null;
  readonly now: Instant;
};

export const viewOf = async (records: Records, it: Case, now: Instant): Promise<CaseView> => ({
  it,
  agency: (it.agency && (await records.agencies.find(it.agency))) ?? null,
  account: (it.account && (await records.accounts.find(it.account))) ?? null,
  rebinds: (it.kind === 'rebinding' && (await accountToRebind(records, it))) || null,
  documents: await records.documents.ofCase(it.id),
  checks: await checksOf(records, it, now),
  history: await records.cases.history(it.id),
  certificate: (await records.certificates.ofCase(it.id)) ?? null,
  now,
});

export const desk = ({ act, look }: Performing, { registry, clock }: OfficeDeps) => ({
  view: (id: CaseId): Promise<CaseView | undefined> =>
    look(async (records, now) => {
      const it = await records.cases.find(id);
      return it && viewOf(records, it, now);
    }),

  /** The card at one desk. */
  card: (id: CaseId, desk: DeskId): Promise<{ readonly view: CaseView; readonly desk: Desk } | undefined> =>
    look(async (records, now) => {
      const [it, at] = [await records.cases.find(id), await records.desks.find(desk)];
      return it && at && { view: await viewOf(records, it, now), desk: at };
    }),

  inChat: (chat: Destination): Promise<readonly Desk[]> => look((records) => records.desks.inChat(chat)),

  /** Open cases of the agencies this group's desks serve, longest waiting first. */
  queue: (by: Actor) =>
    act(by, 'queue', async ({ records, standing }) => {
      const agencies = standing.desk?.agencies ?? [];
      const states =
        standing.desk?.kind === 'assistant'
          ? (['submitted'] as const)
          : (['forwarded', 'completed', 'submitted', 'under-review'] as const);
      const waiting = await records.cases.inStates({ agencies, states }, 50);
      const isOurs = (it: Case) =>
        standing.desk?.kind === 'assistant'
          ? it.kind !== 'issuance'
          : it.kind === 'issuance' || it.state !== 'submitted';
      return waiting.filter(isOurs);
    }),

  /** A document as it was handed in. Whoever sends it on was told to by an act (claim, agreement). */
  document: (id: DocumentId): Promise<{ readonly document: Document; readonly bytes: Uint8Array } | undefined> =>
    look(async (records) => {
      const document = await records.documents.find(id);
      return document && { document, bytes: await records.documents.read(id) };
    }),

  /** Prompts for an officer's own words: the reply to that message is the words (DESIGN "stateless handlers"). */
  savePrompt: (prompt: Parameters<Records['prompts']['save']>[0]) =>
    registry.transaction((records) => records.prompts.save(prompt)),
  prompt: (at: Destination, message: string) => registry.transaction((records) => records.prompts.find(at, message)),
  takePrompt: (at: Destination, message: string) =>
    registry.transaction(async (records) => {
      const prompt = await records.prompts.find(at, message);
      if (prompt) await records.prompts.close(at, message);
      return prompt;
    }),

  /** The person's newest cases with their histories, for `/status`. */
  timelines: (owner: Parameters<Records['cases']['recentOf']>[0]): Promise<readonly CaseView[]> =>
    registry.transaction(async (records) => {
      const now = instant(clock.now());
      const recent = await records.cases.recentOf(owner, 5);
      const shown = recent.filter((it, place) => isOpen(it.state) || place === 0);
      return Promise.all(shown.map((it) => viewOf(records, it, now)));
    }),
});
