/** A case (permohonan): its kinds, its states, and the one table of moves for each kind. A move that is not here does not exist. */
import type { AccountId, Address, AgencyId, CaseId, DocumentId, Instant, KeyHash, Language } from './values.ts';

export type CaseKind = 'registration' | 'issuance' | 'renewal' | 'change' | 'revocation' | 'rebinding';

export type CaseState =
  | 'draft'
  | 'submitted'
  | 'forwarded'
  | 'registered'
  | 'activated'
  | 'completed'
  | 'verified'
  | 'under-review'
  | 'approved'
  | 'issued'
  | 'applied'
  | 'asked'
  | 'revoked'
  | 'lifted'
  | 'accepted'
  | 'rebound'
  | 'refused'
  | 'withdrawn'
  | 'lapsed';

/** A certificate is issued at their end, and the same acts lead there. */
export const isIssuing = ({ kind }: Pick<Case, 'kind'>): boolean => kind === 'issuance' || kind === 'renewal';
/** They are about an account that exists: who it is stands in the registry, not in the answers. */
export const isOfAccount = ({ kind }: Pick<Case, 'kind'>): boolean =>
  isIssuing({ kind }) || kind === 'change' || kind === 'revocation';

/** REV-8: the office itself wants this revocation; the owner has not asked, and cannot call it back. */
export const isByOffice = ({ kind, forwardedBy }: Pick<Case, 'kind' | 'forwardedBy'>): boolean =>
  kind === 'revocation' && forwardedBy !== null;

type Moves = { readonly [state in CaseState]?: { readonly [move: string]: CaseState } };

/** Kebumen 1–6, Ciamis 1–3. `takeBack…` undo within 30 s what their name says; the notice has not left yet. */
const registrationMoves = {
  draft: {
    submit: 'submitted',
    withdraw: 'withdrawn',
    lapse: 'lapsed',
    takeBackReturn: 'submitted',
    takeBackReject: 'forwarded',
  },
  submitted: { forward: 'forwarded', return: 'draft', refuse: 'refused', withdraw: 'withdrawn' },
  forwarded: {
    register: 'registered',
    reject: 'draft',
    refuse: 'refused',
    withdraw: 'withdrawn',
    takeBackForward: 'submitted',
  },
  registered: { activate: 'activated', withdraw: 'withdrawn', lapse: 'lapsed' },
  activated: { complete: 'completed', withdraw: 'withdrawn', lapse: 'lapsed', takeBackReject: 'completed' },
  completed: { verify: 'verified', reject: 'activated', refuse: 'refused', withdraw: 'withdrawn' },
  verified: {},
  refused: {},
  withdrawn: {},
  lapsed: {},
} as const satisfies Moves;

/** Sumbar issuance 1–9, Lemsaneg 1–7; a renewal (REN-2, REN-3) goes the same way. */
const issuanceMoves = {
  draft: { submit: 'submitted', withdraw: 'withdrawn', lapse: 'lapsed', takeBackReject: 'under-review' },
  submitted: { takeUp: 'under-review', withdraw: 'withdrawn' },
  'under-review': {
    approve: 'approved',
    reject: 'draft',
    refuse: 'refused',
    release: 'submitted',
    withdraw: 'withdrawn',
  },
  // `block`: its key was shown to us before it was signed; only the CSR is asked again (REV-8).
  approved: { issue: 'issued', block: 'draft' },
  issued: {},
  refused: {},
  withdrawn: {},
  lapsed: {},
} as const satisfies Moves;

/** ACC-9. `approved` waits for the new mailbox to answer where the mail changes, and can be stopped, because the old one's owner may call; otherwise it is applied at once. */
const changeMoves = {
  draft: { submit: 'submitted', withdraw: 'withdrawn', lapse: 'lapsed', takeBackReject: 'under-review' },
  submitted: { takeUp: 'under-review', withdraw: 'withdrawn' },
  'under-review': {
    approve: 'approved',
    reject: 'draft',
    refuse: 'refused',
    release: 'submitted',
    withdraw: 'withdrawn',
  },
  approved: { apply: 'applied', refuse: 'refused', withdraw: 'withdrawn', lapse: 'lapsed' },
  applied: {},
  refused: {},
  withdrawn: {},
  lapsed: {},
} as const satisfies Moves;

/**
 * Sumbar revocation 1–9, REV-7. `asked`: somebody without session and mailbox wants to be called back. A held certificate's draft goes to
 * the desk when its statement is `overdue`. `settle`: the certificate ended by another way meanwhile (a proof of its leaked key, the console).
 */
const revocationMoves = {
  asked: { hold: 'draft', refuse: 'refused', withdraw: 'withdrawn' },
  draft: {
    submit: 'submitted',
    overdue: 'submitted',
    withdraw: 'withdrawn',
    lapse: 'lapsed',
    takeBackReject: 'under-review',
    settle: 'revoked',
  },
  submitted: { takeUp: 'under-review', withdraw: 'withdrawn', settle: 'revoked' },
  'under-review': {
    approve: 'approved',
    lift: 'lifted',
    reject: 'draft',
    refuse: 'refused',
    release: 'submitted',
    withdraw: 'withdrawn',
    settle: 'revoked',
  },
  approved: { revoke: 'revoked' },
  revoked: {},
  lifted: {},
  refused: {},
  withdrawn: {},
  lapsed: {},
} as const satisfies Moves;

/**
 * ACC-8: who lost the official mailbox asks, with a letter, for the account to be bound to another one. The assistants alone
 * decide; until the new mailbox has answered they can still say no, because the old one's owner may call.
 */
const rebindingMoves = {
  draft: { submit: 'submitted', withdraw: 'withdrawn', lapse: 'lapsed', takeBackReturn: 'submitted' },
  submitted: { rebind: 'accepted', return: 'draft', refuse: 'refused', withdraw: 'withdrawn' },
  accepted: { confirm: 'rebound', refuse: 'refused', withdraw: 'withdrawn', lapse: 'lapsed' },
  rebound: {},
  refused: {},
  withdrawn: {},
  lapsed: {},
} as const satisfies Moves;

export const moves = {
  registration: registrationMoves,
  issuance: issuanceMoves,
  renewal: issuanceMoves,
  change: changeMoves,
  revocation: revocationMoves,
  rebinding: rebindingMoves,
} as const satisfies Record<CaseKind, Moves>;

type MoveOf<M> = M extends { readonly [state: string]: infer Row }
  ? Row extends object
    ? keyof Row & string
    : never
  : never;
export type Move = MoveOf<(typeof moves)[CaseKind]>;

/**
 * What an applicant hands in, one answer each; the names a return or reject may reopen. `lost`: the account that cannot be
 * reached any more, by its username or its old official mail; `mail` is the new one there. In a change only what changes is answered.
 * `certificate`: a serial number; `cause`: why it shall end (revocation-cause.ts); `since`: the day of the event, `YYYY-MM-DD` or `none`;
 * `statement`: the Surat Keterangan Alasan Pencabutan; `unchanged`: `yes`, the data are still right (REN-2).
 */
export const items = [
  'name',
  'lost',
  'agency',
  'mail',
  'phone',
  'certificate',
  'cause',
  'since',
  'statement',
  'letter',
  'nik',
  'nip',
  'position',
  'unit',
  'identityCard',
  'profile',
  'unchanged',
  'csr',
] as const;
export type Item = (typeof items)[number];
/** The items whose answer is a document. */
export const documentItems = ['letter', 'identityCard', 'csr', 'statement'] as const satisfies readonly Item[];
export type DocumentItem = (typeof documentItems)[number];

type ItemsOfStates = { readonly [state in CaseState]?: readonly Item[] };

/** What must be answered before the case may leave a state by the applicant's hand (`submit`, `complete`). */
export const requiredItems = {
  registration: {
    draft: ['name', 'agency', 'mail', 'phone', 'letter'],
    activated: ['nik', 'nip', 'position', 'unit', 'identityCard'],
  },
  issuance: { draft: ['profile', 'csr', 'letter'] },
  renewal: { draft: ['certificate', 'profile', 'unchanged', 'csr'] },
  change: { draft: ['letter'] },
  revocation: { draft: ['certificate', 'cause', 'since', 'statement'] },
  rebinding: { draft: ['lost', 'agency', 'nik', 'mail', 'letter'] },
} as const satisfies Record<CaseKind, ItemsOfStates>;

/** What may be answered besides. ACC-9: only what changes is. */
const optionalItems: { readonly [kind in CaseKind]?: ItemsOfStates } = {
  change: { draft: ['name', 'agency', 'mail', 'position', 'unit', 'identityCard'] },
};

/** What of the registry a person may ask to change (ACC-9); at least one is answered in such a case. */
export const changeableItems = ['name', 'agency', 'mail', 'position', 'unit'] as const satisfies readonly Item[];
export type ChangeableItem = (typeof changeableItems)[number];

/** Answers as text; a document item's answer is its DocumentId; `nip` may be `none` (staff without a number). */
export type Answers = { readonly [item in Item]?: string };

/**
 * One thing that was found wrong: the item to hand in again and why, as a ready reason or in own words. Until the case is
 * sent again it stays, mended or not: only named items may change.
 */
export type Fault = { readonly item: Item; readonly reason: string; readonly words?: string; readonly mended?: true };

/** Who is looking at the case now; nobody else decides meanwhile. */
export type Claim = {
  readonly by: AccountId;
  readonly name: string;
  readonly at: Instant;
  /** How long it holds without an act of its holder; none where it is no desk's turn. `warnAt` null: the holder was warned. */
  readonly term?: { readonly warnAt: Instant | null; readonly endAt: Instant };
};

/** Ticked but not yet sent: the faults an officer is putting together on the card. */
export type Verdict = {
  readonly act: 'return' | 'reject' | 'refuse';
  readonly by: AccountId;
  readonly faults: readonly Fault[];
};

/** The last move of a desk while it can still be taken back. */
export type Reversible = {
  readonly move: 'forward' | 'return' | 'reject';
  readonly by: AccountId;
  readonly until: Instant;
};

/**
 * A second officer's word on a revocation: what overrules a difference between the certificate and the data kept at its issuance (REV-4).
 * Never the officer's who decides.
 */
export type Endorsement = {
  readonly by: AccountId;
  readonly name: string;
  readonly words: string;
  readonly at: Instant;
};

export type Case = {
  readonly id: CaseId;
  readonly kind: CaseKind;
  readonly state: CaseState;
  /** Rises with every change; a change names the version it read (compare-and-set). */
  readonly version: number;
  readonly applicant: Address;
  readonly language: Language;
  readonly account: AccountId | null;
  readonly agency: AgencyId | null;
  readonly answers: Answers;
  /** Items that were returned or rejected since the case was last sent; empty for a case that never was. */
  readonly faults: readonly Fault[];
  readonly claim: Claim | null;
  readonly verdict: Verdict | null;
  readonly reversible: Reversible | null;
  /** The account whose forward, or proposal of a revocation, put it on the officers' desk (REQUIREMENTS: one person may not do both unless the agency says so). */
  readonly forwardedBy: AccountId | null;
  readonly endorsement: Endorsement | null;
  /** The public key of the CSR in an issuance or renewal. */
  readonly key: KeyHash | null;
  /** When somebody is next to be reminded of this case: its desk, or the applicant (REC-2). */
  readonly remindAt: Instant | null;
  /** Since when its desk's supervisors and parent desk know of the delay. */
  readonly escalatedAt: Instant | null;
  readonly openedAt: Instant;
  /** When the present state began. */
  readonly since: Instant;
  readonly changedAt: Instant;
};

/** One line of a case's history: the timeline of `/status` and the service clock (REC-3) read these. `letGo`: a stale claim ended by itself. */
export type CaseMove = {
  readonly case: CaseId;
  readonly move: Move | 'open' | 'claim' | 'unclaim' | 'handOver' | 'letGo' | 'decline';
  readonly from: CaseState | null;
  readonly to: CaseState;
  readonly at: Instant;
  readonly by: AccountId | null;
  readonly byName: string | null;
};

export const openStates = [
  'draft',
  'submitted',
  'forwarded',
  'registered',
  'activated',
  'completed',
  'under-review',
  'approved',
  'accepted',
  'asked',
] as const satisfies readonly CaseState[];
export const isOpen = (state: CaseState): boolean => (openStates as readonly CaseState[]).includes(state);

/** The state a move leads to, or undefined where the table has no such move. */
export const moved = (kind: CaseKind, from: CaseState, move: Move): CaseState | undefined =>
  (moves[kind] as Moves)[from]?.[move];

/** What must be answered in this state. ACC-9: a new name is shown by the identity card, and another agency has other mailboxes. */
export const requiredOf = ({ kind, state, answers }: Pick<Case, 'kind' | 'state' | 'answers'>): readonly Item[] => {
  const always = (requiredItems[kind] as ItemsOfStates)[state] ?? [];
  if (kind !== 'change' || always.length === 0) return always;
  const name: readonly Item[] = answers.name === undefined ? [] : ['identityCard'];
  const agency: readonly Item[] = answers.agency === undefined ? [] : ['mail'];
  return [...always, ...name, ...agency];
};
/** What may be answered in this state at all. */
export const askableOf = (it: Pick<Case, 'kind' | 'state' | 'answers'>): readonly Item[] => [
  ...new Set([...requiredOf(it), ...(optionalItems[it.kind]?.[it.state] ?? [])]),
];

/** What the applicant must still hand in before the case can go on: never answered, or reopened. In the order of the form. */
export const missingItems = (it: Pick<Case, 'kind' | 'state' | 'answers' | 'faults'>): readonly Item[] => {
  const required = requiredOf(it);
  const named = it.faults.map((fault) => fault.item);
  const reopened = it.faults.filter((fault) => !fault.mended).map((fault) => fault.item);
  const asked = items.filter((item) => required.includes(item) || named.includes(item));
  return asked.filter((item) => it.answers[item] === undefined || reopened.includes(item));
};

export const documentOf = (it: Pick<Case, 'answers'>, item: DocumentItem): DocumentId | undefined =>
  it.answers[item] as DocumentId | undefined;
