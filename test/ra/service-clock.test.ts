/** The service clock read from a case's history: waiting in working time, handling from claim to decision, rest while it is the applicant's turn. REC-3. */
import { describe, expect, it } from 'vitest';
import type { CaseKind, CaseMove, CaseState } from '#ra/case.ts';
import { figuresOf, presentStep, servedSteps, standards, turnOf, turnsOf } from '#ra/service-clock.ts';
import type { CaseId, Instant } from '#ra/values.ts';
import { instant } from '#ra/values.ts';
import { officeHours } from '#ra/working-time.ts';

const minute = 60_000;
/** 07.30 to 16.00 WIB, Monday to Friday. */
const hours = officeHours(
  { timeZone: 'Asia/Jakarta', workingHours: { days: [1, 2, 3, 4, 5], from: '07:30', to: '16:00' }, holidays: [] },
  [],
);
/** Monday 23 November 2026, or so many days later, by the clock on the wall in Jakarta. */
const at = (clock: string, daysLater = 0): Instant => {
  const [hour = 0, minutes = 0] = clock.split('.').map(Number);
  return instant(new Date(Date.UTC(2026, 10, 23 + daysLater, hour - 7, minutes)));
};
type Line = readonly [CaseMove['move'], CaseState, Instant];
const history = (...lines: readonly Line[]): CaseMove[] =>
  lines.map(([move, to, when]) => ({ case: 1042 as CaseId, move, from: null, to, at: when, by: null, byName: null }));
const clock = (kind: CaseKind, lines: readonly Line[], now: Instant) =>
  servedSteps({ kind }, history(...lines), hours, now).map(({ step, waited, handled, ended }) => [
    step,
    waited / minute,
    handled === null ? null : handled / minute,
    ended !== null,
  ]);

describe('REC-3 each SOP step has its standard', () => {
  it('as REQUIREMENTS has them', () => {
    expect(standards).toMatchObject({
      forward: 3,
      register: 1,
      'verify-data': 3,
      'verify-request': 10,
      'decide-revocation': 5,
      revoke: 5,
      issue: 0.5,
      'decide-renewal': 5,
      'decide-change': 5,
    });
  });

  it.each<readonly [CaseKind, CaseState, 'assistant' | 'officer' | null | undefined]>([
    ['registration', 'draft', undefined],
    ['registration', 'submitted', 'assistant'],
    ['registration', 'forwarded', 'officer'],
    ['registration', 'registered', undefined],
    ['registration', 'activated', undefined],
    ['registration', 'completed', 'officer'],
    ['issuance', 'submitted', 'officer'],
    ['issuance', 'under-review', 'officer'],
    ['issuance', 'approved', null],
    ['change', 'approved', undefined],
    ['revocation', 'asked', 'officer'],
    ['revocation', 'draft', undefined],
    ['rebinding', 'submitted', 'assistant'],
    ['rebinding', 'accepted', undefined],
  ])('%s %s is the turn of: %s', (kind, state, desk) => {
    expect(turnOf({ kind, state })?.desk).toBe(desk);
    if (desk) expect(turnsOf(desk)).toContainEqual({ kind, state });
  });
});

describe('REC-3 waiting and handling', () => {
  it('a registration: every stay at a desk, nothing while the applicant has it', () => {
    const lines: Line[] = [
      ['open', 'draft', at('08.00')],
      ['submit', 'submitted', at('09.00')],
      ['claim', 'submitted', at('09.40')],
      ['forward', 'forwarded', at('09.43')],
      ['register', 'registered', at('10.43')],
      ['activate', 'activated', at('08.00', 1)],
      ['complete', 'completed', at('15.50', 1)],
      ['claim', 'completed', at('07.40', 2)],
      ['verify', 'verified', at('07.44', 2)],
    ];
    expect(clock('registration', lines, at('09.00', 3))).toEqual([
      ['forward', 40, 3, true],
      ['register', 60, null, true],
      // Ten minutes in the afternoon, ten in the morning.
      ['verify-data', 20, 4, true],
    ]);
  });

  it('goes on while it waits, rests over the weekend, and stops when somebody takes it up', () => {
    const lines: Line[] = [
      ['open', 'draft', at('15.00', 4)],
      ['submit', 'submitted', at('15.30', 4)],
    ];
    expect(clock('issuance', lines, at('12.00', 6))).toEqual([['verify-request', 30, null, false]]);
    lines.push(['takeUp', 'under-review', at('08.00', 7)]);
    expect(clock('issuance', lines, at('08.07', 7))).toEqual([['verify-request', 60, 7, false]]);
  });

  it('let go of and taken up again it is one step: both spans of waiting, both of handling', () => {
    const lines: Line[] = [
      ['submit', 'submitted', at('09.00')],
      ['takeUp', 'under-review', at('09.10')],
      ['release', 'submitted', at('09.14')],
      ['takeUp', 'under-review', at('10.00')],
      ['approve', 'approved', at('10.03')],
      ['issue', 'issued', at('10.03')],
    ];
    expect(clock('issuance', lines, at('11.00'))).toEqual([
      ['verify-request', 56, 7, true],
      ['issue', 0, null, true],
    ]);
  });

  it('decided by one tap nobody measured how long it was looked at', () => {
    const lines: Line[] = [
      ['submit', 'submitted', at('09.00')],
      ['takeUp', 'under-review', at('09.30')],
      ['approve', 'approved', at('09.30')],
    ];
    expect(clock('renewal', lines, at('09.30'))[0]).toEqual(['decide-renewal', 30, null, true]);
  });

  it('early birds are measured, and what lay on the desk over night counts its working hours', () => {
    const before: Line[] = [
      ['submit', 'submitted', at('15.00')],
      ['claim', 'submitted', at('06.00', 1)],
      ['forward', 'forwarded', at('06.05', 1)],
    ];
    expect(clock('registration', before, at('06.05', 1))[0]).toEqual(['forward', 60, 5, true]);
    const night: Line[] = [
      ['submit', 'submitted', at('15.00')],
      ['claim', 'submitted', at('15.58')],
      ['forward', 'forwarded', at('07.32', 1)],
    ];
    expect(clock('registration', night, at('08.00', 1))[0]).toEqual(['forward', 58, 4, true]);
  });

  it('sent back and sent again are two stays; taken back it was none', () => {
    const lines: Line[] = [
      ['submit', 'submitted', at('09.00')],
      ['claim', 'submitted', at('09.05')],
      ['return', 'draft', at('09.08')],
      ['submit', 'submitted', at('13.00')],
    ];
    expect(clock('registration', lines, at('13.10'))).toEqual([
      ['forward', 5, 3, true],
      ['forward', 10, null, false],
    ]);
    const taken: Line[] = [
      ['submit', 'submitted', at('09.00')],
      ['claim', 'submitted', at('09.05')],
      ['forward', 'forwarded', at('09.08')],
      ['takeBackForward', 'submitted', at('09.08')],
      ['forward', 'forwarded', at('09.12')],
    ];
    expect(clock('registration', taken, at('09.20'))).toEqual([
      ['forward', 5, 7, true],
      ['register', 8, null, false],
    ]);
  });

  it('the present step is the one that goes on', () => {
    const open = history(['open', 'draft', at('08.00')], ['submit', 'submitted', at('09.00')]);
    expect(presentStep(servedSteps({ kind: 'change' }, open, hours, at('10.00')))?.step).toBe('decide-change');
    const draft = history(['open', 'draft', at('08.00')]);
    expect(presentStep(servedSteps({ kind: 'change' }, draft, hours, at('10.00')))).toBeUndefined();
  });
});

describe('REC-3 figures: count, median, nine of ten, share within target and standard', () => {
  it('of the steps that ended, each kind of step by itself', () => {
    const steps = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].flatMap((n) =>
      servedSteps(
        { kind: 'registration' },
        history(
          ['submit', 'submitted', at('08.00')],
          ['claim', 'submitted', instant(new Date(Date.parse(at('08.00')) + n * 30 * minute))],
          ['forward', 'forwarded', instant(new Date(Date.parse(at('08.00')) + n * 31 * minute))],
        ),
        hours,
        at('15.00'),
      ),
    );
    expect(figuresOf(steps, () => 4)).toEqual([
      {
        step: 'forward',
        standardMinutes: 3,
        waiting: { count: 10, median: 150 * minute, p90: 270 * minute, withinTarget: 0.8 },
        handling: { count: 10, median: 5 * minute, p90: 9 * minute, withinStandard: 0.3 },
      },
    ]);
    expect(figuresOf([], () => 4)).toEqual([]);
  });
});
