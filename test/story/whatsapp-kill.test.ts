/** The same life over WhatsApp while child process and browser are killed at any moment: nothing that people said is lost, nothing is done twice, and what they read twice is counted. */
import { setTimeout as pause } from 'node:timers/promises';
import { asc } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditLines } from '#db/schema/audit.ts';
import { cases, documents } from '#db/schema/cases.ts';
import { applicant } from '#support/story.ts';
import { openWhatsappHouse, type WhatsappHouse } from '#support/whatsapp-house.ts';
import { runningIn } from '#support/whatsapp-page/wired.ts';
import { wholeLife } from './whole-life.ts';

/** How long it stands before it falls again, in milliseconds: one after another, over and over. */
const calms = [1500, 300, 4000, 2200, 700, 3100, 1100, 5200];
/** So many falls, and then peace: the long form is `npm run test:falls`. */
const mostFalls = Number(process.env.FALLS ?? 6);
let house: WhatsappHouse;
let kills = 0;
beforeAll(async () => {
  house = await openWhatsappHouse();
});
afterAll(() => house?.close());

/** Kills now the child, now the browser, while `work` goes on. */
const amidFalls = async (work: () => Promise<void>): Promise<void> => {
  const over = new AbortController();
  const killing = (async () => {
    for (let turn = 0; !over.signal.aborted && kills < mostFalls; turn++) {
      await house.ready();
      await pause(calms[turn % calms.length], undefined, { signal: over.signal }).catch(() => undefined);
      if (over.signal.aborted) return;
      const running = house.folders.flatMap(runningIn);
      const victim = running.find(({ line }) =>
        turn % 2 === 0
          ? line.includes('child-process.ts')
          : line.includes('--user-data-dir=') && !line.includes('--type='),
      );
      if (!victim) continue;
      process.kill(victim.pid, 'SIGKILL');
      kills += 1;
    }
  })();
  try {
    await work();
  } finally {
    over.abort();
    await killing;
  }
};

describe('a certificate’s life over WhatsApp, amid falls of child and browser', () => {
  it('ACC-1 to ISS-11, REN-1 to REN-3, REV-1 to REV-7: the main job with its rejection, a renewal, a revocation, a hold', async () => {
    const life = wholeLife(house, house.addressOf);
    await amidFalls(async () => {
      await life.mainJob();
      await life.renewal();
      await life.revocation();
      await life.panic();
    });
    expect(kills).toBeGreaterThan(3);
  }, 1_200_000);

  it('no act was done twice, and nothing that was sent is missing', async () => {
    const { db } = house.database;
    const lines = await db.select().from(auditLines).orderBy(asc(auditLines.id));
    const done = lines.filter(({ outcome }) => outcome === 'done').map(({ act }) => act);
    for (const [act, times] of once) expect([act, count(done, act)]).toEqual([act, times]);
    const opened = (await db.select({ kind: cases.kind }).from(cases)).map(({ kind }) => kind);
    expect(opened.toSorted()).toEqual(['issuance', 'registration', 'renewal', 'revocation', 'revocation']);
    const kinds = (await db.select({ kind: documents.kind }).from(documents)).map(({ kind }) => kind);
    expect([count(kinds, 'csr'), count(kinds, 'identityCard')]).toEqual([2, 1]);
  });

  it('what was read twice is counted', () => {
    const said = house.whatsapp.sent(house.person(applicant)).map(({ text }) => text);
    const repeated = said.filter((text, place) => text !== '' && text === said[place - 1]).length;
    process.stdout.write(`${kills} falls, ${said.length} messages to the applicant, ${repeated} of them said twice\n`);
    expect(repeated).toBeLessThanOrEqual(kills);
  });
});

/** What happens so often in such a life, however often anything falls. */
const once = [
  ['register', 1],
  ['verify', 1],
  ['issue', 2],
  ['resubmitIssuance', 1],
  ['submitRevocation', 1],
] as const;

const count = (all: readonly unknown[], one: unknown): number => all.filter((other) => other === one).length;
