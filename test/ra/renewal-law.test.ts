/** One certificate for a person and profile, as a law over walks of acts at the real office: ISS-1, REN-3. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day, openScene, type RenewalScene, type Subscriber } from './renewal-scene.ts';

let scene: RenewalScene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.house.close());

const steps = ['issue', 'renew', 'approve', 'wait', 'hold', 'release', 'revoke', 'outdate'] as const;
const often = ['wait', 'renew', 'renew', 'approve', 'approve'] as const;
type Step = (typeof steps)[number];

/** What the office refuses is refused: the walk goes on. */
const walk = async (who: Subscriber, step: Step): Promise<void> => {
  const { house } = scene;
  const pending = () => house.registry.transaction((records) => records.cases.openOf({ account: who.account }));
  const paths: Record<Step, () => Promise<unknown>> = {
    issue: () => house.request(who),
    renew: () => scene.send(who),
    approve: async () => {
      for (const { id } of await pending()) await scene.grant(id);
    },
    /** Into its last days, where there is something to walk about, and then past its end. */
    wait: async () => {
      const left = Date.parse((await scene.current(who)).notAfter) - house.clock.now().getTime();
      await scene.later(left > 40 * day ? left - 40 * day : 50 * day, who);
    },
    hold: () => scene.hold(who),
    release: () => scene.release(who),
    revoke: () => scene.end(who, 'superseded'),
    outdate: () => scene.outdate(who),
  };
  await paths[step]().catch((error: { code?: string }) => {
    if (!error.code?.startsWith('ERR_')) throw error;
  });
};

describe('ISS-1, REN-3 no walk of acts leads a person to two current certificates of one profile', () => {
  it('and beside the current one lives only what it renewed, with data that are still right', {
    timeout: 120_000,
  }, async () => {
    let renewals = 0;
    const property = fc.asyncProperty(
      fc.array(fc.constantFrom(...steps, ...often), { minLength: 10, maxLength: 16 }),
      async (acts) => {
        const who = await scene.newSubscriber();
        for (const step of ['issue', 'approve', 'wait', 'renew', ...acts] as const) {
          await walk(who, step);
          const own = await scene.certificatesOf(who);
          const now = scene.house.clock.now().toISOString();
          const living = own.filter(({ status, notAfter }) => status !== 'revoked' && notAfter > now);
          expect(living.filter(({ current }) => current).length).toBeLessThanOrEqual(1);
          for (const one of living.filter(({ current }) => !current)) {
            expect(one).toMatchObject({ endBy: null });
            const cases = await Promise.all(own.map((other) => scene.house.find(other.case)));
            expect(cases.map(({ answers }) => answers.certificate)).toContain(one.serial);
          }
          renewals += living.length > 1 ? 1 : 0;
        }
      },
    );
    await fc.assert(property, { numRuns: 8, seed: 20261121 });
    expect(renewals).toBeGreaterThan(0);
  });
});
