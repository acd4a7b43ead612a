/** Nobody is reminded twice of one thing, as a law over machines that sleep as long as they like and tick as often as they like: REN-1, REC-2, REV-7. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doChores } from '#jobs/clockwork.ts';
import type { CaseId, SerialNumber } from '#ra/values.ts';
import { day, openScene, type RenewalScene, type Subscriber } from './renewal-scene.ts';

const hour = 3_600_000;

/** A house for each life: a list that was published tomorrow lets nobody publish today. */
let scene: RenewalScene;

/** Two instances at once, as node-cron lets them. */
const tick = async (): Promise<void> => {
  const { house } = scene;
  const faults: unknown[] = [];
  const chores = {
    clock: house.clock,
    purge: async () => undefined,
    onError: (fault: unknown) => void faults.push(fault),
  };
  await Promise.all([
    doChores({ ...chores, office: house.office }),
    doChores({ ...chores, office: house.anotherInstance() }),
  ]);
  expect(faults).toEqual([]);
};

type Telling = { readonly to: string; readonly what: string };
const reminders = [
  'renewal-due',
  'draft-waiting',
  'hold-statement-due',
  'hold-overdue',
  'certificate-ending',
  'certificate-ended',
];

/** Every reminder that leaves now: to whom, and of which occasion as its words have it. */
const told = async (): Promise<readonly Telling[]> =>
  (await scene.house.leaving()).flatMap((body): Telling[] => {
    if (body.kind === 'notice' && reminders.includes(body.notice.name)) {
      const { name, certificate, case: about, values = {} } = body.notice;
      return [{ to: body.to.chat, what: [name, certificate ?? about, values.days ?? '', dayOf(name)].join(' ') }];
    }
    if (body.kind === 'mail' && reminders.includes(body.letter.name)) {
      const { serial = '', case: about = '', days = '' } = body.letter.values;
      return [{ to: 'mail', what: [body.letter.name, serial, about, days, dayOf(body.letter.name)].join(' ') }];
    }
    return [];
  });
/** The statement after a hold is asked for once each working day: its occasion is the day. */
const dayOf = (name: string): string =>
  name === 'hold-statement-due' ? scene.house.clock.now().toISOString().slice(0, 10) : '';

/** One whose certificate runs out and who left a draft; one who put a certificate on hold; one whose data have changed. */
const people = async () => {
  const [owner, panicked, moved] = [await scene.newHolder(), await scene.newHolder(), await scene.newHolder()];
  await scene.later(664 * day, owner, panicked, moved);
  await scene.house.office.change.open(scene.house.as(owner));
  const { serial } = await scene.current(panicked);
  await scene.house.office.hold.own(scene.house.as(panicked), serial);
  await scene.outdate(moved);
  await scene.house.leaving();
  return { owner, panicked, moved };
};

describe('REN-1, REC-2, REV-7 nobody is reminded twice of one occasion, whoever ticks and however long nobody did', () => {
  it('and what comes once comes: a renewal at least once, a draft once, a missing statement at the desk, an outdated certificate ended', {
    timeout: 180_000,
  }, async () => {
    const property = fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 14 * 24 }), { minLength: 8, maxLength: 14 }),
      async (sleeps) => {
        scene = await openScene();
        const { owner, panicked, moved } = await people();
        const heard: Telling[] = [];
        // The last sleeps lead past every deadline into a working morning.
        for (const hours of [...sleeps, 30 * 24, 17]) {
          scene.house.wait(hours * hour);
          await tick();
          if (hours % 3 === 0) await tick();
          heard.push(...(await told()));
        }
        const all = heard.map(({ to, what }) => `${to}: ${what}`);
        expect(all.filter((one, place) => all.indexOf(one) !== place)).toEqual([]);
        const of = (who: Subscriber, name: string) =>
          heard.filter(({ to, what }) => to === who.user && what.startsWith(name)).length;
        expect(of(owner, 'draft-waiting')).toBe(1);
        expect(of(owner, 'renewal-due')).toBeGreaterThan(0);
        expect(of(owner, 'renewal-due')).toBeLessThanOrEqual(5);
        expect(of(panicked, 'hold-overdue')).toBe(1);
        expect(of(moved, 'certificate-ended')).toBe(1);
        expect(await stateOf(panicked)).toBe('submitted');
        expect(await reasonOf(moved)).toBe('affiliationChanged');
        await scene.house.close();
      },
    );
    await fc.assert(property, { numRuns: 3, seed: 20261121, endOnFailure: true });
  });
});

const stateOf = async (who: Subscriber): Promise<string | undefined> => {
  const open = await scene.house.registry.transaction((records) => records.cases.openOf({ account: who.account }));
  const it = open.find(({ kind }) => kind === 'revocation');
  return it && (await scene.house.find(it.id as CaseId)).state;
};
const reasonOf = async (who: Subscriber): Promise<string | null | undefined> => {
  const serial = (await scene.certificatesOf(who))[0]?.serial as SerialNumber;
  return (await scene.house.registry.transaction((records) => records.certificates.find(serial)))?.reason;
};
