/** The moves of a case are a table: whatever walk is tried, the laws of the SOPs hold. REQUIREMENTS "Cases and their moves". */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseKind, CaseState, Fault, Item, Move } from '#ra/case.ts';
import { isOpen, items, missingItems, moved, moves, openStates, requiredItems } from '#ra/case.ts';

const kinds = Object.keys(moves) as CaseKind[]; // the keys of the table
const tableOf = (kind: CaseKind) => moves[kind] as { readonly [state: string]: { readonly [move: string]: CaseState } };
const everyMove = [
  ...new Set(kinds.flatMap((kind) => Object.values(tableOf(kind)).flatMap((row) => Object.keys(row)))),
] as Move[]; // keys of the rows

type Step = { readonly from: CaseState; readonly move: Move; readonly to: CaseState };
/** What a take-back undoes: the office lets it follow only that move, directly (`reversible`, decision.ts). */
const undone: Partial<Record<Move, Move>> = {
  takeBackForward: 'forward',
  takeBackReturn: 'return',
  takeBackReject: 'reject',
};

/** Tries the moves in order from the draft; those the table does not have, and take-backs of nothing, change nothing. */
const walk = (kind: CaseKind, tries: readonly Move[]): readonly Step[] => {
  const steps: Step[] = [];
  let state: CaseState = 'draft';
  for (const move of tries) {
    const to = moved(kind, state, move);
    const isBackOfNothing = undone[move] !== undefined && steps.at(-1)?.move !== undone[move];
    if (!to || isBackOfNothing) continue;
    steps.push({ from: state, move, to });
    state = to;
  }
  return steps;
};
const walks = (kind: CaseKind, law: (steps: readonly Step[]) => boolean) =>
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...everyMove), { maxLength: 60 }), (tries) => law(walk(kind, tries))),
    { numRuns: 2000 },
  );
const before = (steps: readonly Step[], place: number, move: Move): boolean =>
  steps.slice(0, place).some((step) => step.move === move);
/** Every visit of `state` has each of `needed` somewhere behind it. */
const reachedOnlyBy = (state: CaseState, needed: readonly Move[]) => (steps: readonly Step[]) =>
  steps.every((step, place) => step.to !== state || needed.every((move) => before(steps, place + 1, move)));

describe('ISS-8, ISS-10: no walk reaches a certificate without an approval', () => {
  it('issued comes only after submit, take-up, approve and issue, in that order', () => {
    walks('issuance', reachedOnlyBy('issued', ['submit', 'takeUp', 'approve', 'issue']));
    walks('issuance', (steps) =>
      steps.every((step) => step.to !== 'issued' || (step.from === 'approved' && step.move === 'issue')),
    );
    walks('issuance', (steps) =>
      steps.every((step) => step.to !== 'approved' || (step.from === 'under-review' && step.move === 'approve')),
    );
  });

  it('approve is final: from approved there is only issue, or another CSR where the key has leaked meanwhile (REV-8)', () => {
    expect(moves.issuance.approved).toEqual({ issue: 'issued', block: 'draft' });
    expect(Object.keys(moves.issuance.issued)).toEqual([]);
  });

  it('the road to the certificate exists', () => {
    const road = walk('issuance', ['submit', 'takeUp', 'reject', 'submit', 'takeUp', 'approve', 'issue']);
    expect(road.at(-1)?.to).toBe('issued');
  });
});

describe('ACC-2 to ACC-6: no walk reaches an account without both desks and the mailbox', () => {
  it('verified comes only after submit, forward, register, activate, complete and verify', () => {
    walks(
      'registration',
      reachedOnlyBy('verified', ['submit', 'forward', 'register', 'activate', 'complete', 'verify']),
    );
    expect(walk('registration', ['submit', 'forward', 'register', 'activate', 'complete', 'verify']).at(-1)?.to).toBe(
      'verified',
    );
  });

  it('what was activated never loses the proof of the mailbox: the way back ends at activated', () => {
    walks('registration', (steps) => {
      const proven = steps.findIndex((step) => step.move === 'activate');
      const unproven: readonly CaseState[] = ['draft', 'submitted', 'forwarded', 'registered'];
      // takeBackReject leads from a rejected draft to the officers, before the mailbox was proven.
      return proven === -1 || steps.slice(proven).every((step) => !unproven.includes(step.to));
    });
  });
});

describe('ACC-8: no walk moves an account to another mailbox without the desk and the proof', () => {
  it('rebound comes only after submit, rebind and confirm, and only from accepted', () => {
    walks('rebinding', reachedOnlyBy('rebound', ['submit', 'rebind', 'confirm']));
    walks('rebinding', reachedOnlyBy('accepted', ['submit', 'rebind']));
    expect(walk('rebinding', ['submit', 'return', 'submit', 'rebind', 'confirm']).at(-1)?.to).toBe('rebound');
  });

  it('until the mailbox has answered desk and applicant can stop it; afterwards nobody', () => {
    expect(Object.keys(moves.rebinding.accepted).toSorted()).toEqual(['confirm', 'lapse', 'refuse', 'withdraw']);
    expect(Object.keys(moves.rebinding.rebound)).toEqual([]);
  });
});

describe('REQUIREMENTS "Cases and their moves": the ends', () => {
  it.each(kinds)('nothing leaves an ended state of a %s', (kind) => {
    const ended = Object.keys(tableOf(kind)).filter((state) => !isOpen(state as CaseState)); // keys of the table
    expect(ended).toContain('withdrawn');
    for (const state of ended)
      for (const move of everyMove) expect(moved(kind, state as CaseState, move)).toBeUndefined();
  });

  it.each(kinds)('every state a move of a %s leads to has a row, and every open state can be left', (kind) => {
    const table = tableOf(kind);
    for (const row of Object.values(table)) for (const state of Object.values(row)) expect(table).toHaveProperty(state);
    for (const [state, row] of Object.entries(table))
      if ((openStates as readonly string[]).includes(state)) expect(Object.keys(row)).not.toEqual([]);
  });

  it.each(kinds)('refuse is the only final no a desk has in a %s', (kind) => {
    for (const row of Object.values(tableOf(kind)))
      for (const [move, to] of Object.entries(row)) {
        if (to === 'refused') expect(move).toBe('refuse');
        if (to === 'withdrawn') expect(move).toBe('withdraw');
        if (to === 'lapsed') expect(move).toBe('lapse');
      }
  });

  it('only drafts and cases that wait for the applicant lapse', () => {
    const lapsing = kinds.flatMap((kind) =>
      Object.keys(tableOf(kind)).filter((state) => moved(kind, state as CaseState, 'lapse')),
    ); // keys of the table
    const drafts = kinds.map(() => 'draft');
    expect(lapsing.toSorted()).toEqual(['accepted', 'activated', 'approved', ...drafts, 'registered']);
    // What is approved waits for a new mailbox only in a change of data.
    expect(moved('change', 'approved', 'lapse')).toBe('lapsed');
  });

  it('a take-back leads to where its move came from', () => {
    const pairs: readonly (readonly [CaseKind, Move, Move])[] = [
      ['registration', 'forward', 'takeBackForward'],
      ['registration', 'return', 'takeBackReturn'],
      ['registration', 'reject', 'takeBackReject'],
      ['issuance', 'reject', 'takeBackReject'],
      ['rebinding', 'return', 'takeBackReturn'],
    ];
    for (const [kind, move, back] of pairs)
      for (const state of Object.keys(tableOf(kind)) as CaseState[]) {
        const there = moved(kind, state, move);
        if (there) expect(moved(kind, there, back)).toBe(state);
      }
  });

  it('approve, register, verify, rebind, confirm and refuse have no way back', () => {
    for (const kind of kinds)
      for (const [state, row] of Object.entries(tableOf(kind)))
        for (const move of ['approve', 'register', 'verify', 'rebind', 'confirm', 'refuse'] as const) {
          const to = row[move];
          if (to) expect(Object.values(tableOf(kind)[to] ?? {})).not.toContain(state);
        }
  });
});

describe('ISS-9, ACC-2: only what was named is asked again', () => {
  const answersFor = (asked: readonly Item[]) => Object.fromEntries(asked.map((item) => [item, 'x']));

  it('a fresh draft misses what its kind requires, in the order of the form', () => {
    expect(missingItems({ kind: 'registration', state: 'draft', answers: {}, faults: [] })).toEqual([
      'name',
      'agency',
      'mail',
      'phone',
      'letter',
    ]);
    expect(missingItems({ kind: 'issuance', state: 'draft', answers: { profile: 'p' }, faults: [] })).toEqual([
      'letter',
      'csr',
    ]);
  });

  it('after a rejection exactly the named items are missing, until each is mended', () => {
    const all = requiredItems.issuance.draft;
    fc.assert(
      fc.property(fc.subarray([...all]), fc.subarray([...all]), (named, mended) => {
        const faults: Fault[] = named.map((item) => ({
          item,
          reason: 'unreadable',
          ...(mended.includes(item) ? { mended: true as const } : {}),
        }));
        const missing = missingItems({ kind: 'issuance', state: 'draft', answers: answersFor(all), faults });
        expect(new Set(missing)).toEqual(new Set(named.filter((item) => !mended.includes(item))));
      }),
    );
  });

  it('an item named in a state whose own list does not have it is asked all the same', () => {
    const faults: Fault[] = [{ item: 'name', reason: 'differs-from-card' }];
    expect(missingItems({ kind: 'registration', state: 'activated', answers: answersFor(items), faults })).toEqual([
      'name',
    ]);
  });
});
