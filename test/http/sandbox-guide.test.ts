/** "Mulai di sini": a step is ticked once the audit log knows that it happened, whoever played it and however. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guide, stepsDone } from '#http/sandbox-guide.ts';
import { guideProgress } from '#http/sandbox-progress.ts';
import { type House, openHouse } from '#support/house.ts';
import { assistant, groups, introduce, officer, openDesk, requestCertificate, withAccount } from '#support/story.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const [first, second] = guide.map(({ steps }) => steps.map(({ id }) => id));
const ids = guide.flatMap(({ steps }) => steps.map(({ id }) => id));
const done = async () => stepsDone(await house.installation.office.history.since(0));
const faults: unknown[] = [];
const progress = () =>
  guideProgress({
    history: house.installation.office.history,
    network: house.installation.sandbox,
    clock: { subscribe: () => () => undefined },
    onFault: (error) => void faults.push(error),
  });

describe('the guide of the trial', () => {
  it('has two chapters, each step once, in both languages, and says nothing of its evidence', () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const step of guide.flatMap(({ steps }) => steps)) {
      expect([step.title.id, step.title.en, step.text.id, step.text.en].every((words) => words.length > 3)).toBe(true);
      expect(step).not.toHaveProperty('evidence');
    }
  });

  it('begins with nothing done: what furnished the trial is nobody’s step', async () => {
    expect(await done()).toEqual([]);
  });

  it('knows whose desk was opened', async () => {
    await openDesk(house, officer);
    expect(await done()).toEqual(['officer-desk']);
    await openDesk(house, assistant);
    expect(await done()).toEqual(['assistant-desk', 'officer-desk']);
  });

  it('tells who listens, a moment after it happened, and only what is new', async () => {
    const watched = progress();
    const told = new Promise<readonly string[]>((resolve) => {
      const leave = watched.subscribe((steps) => {
        if (!steps.includes('register')) return;
        leave();
        resolve(steps);
      });
    });
    await introduce(house);
    // In whatever order they were noticed.
    expect((await told).toSorted()).toEqual(['assistant-desk', 'greet', 'officer-desk', 'register']);
    expect(watched.done()).toContain('register');
    expect(faults).toEqual([]);
  });

  it('the first chapter is done when the certificate is issued, and nothing of the second', async () => {
    await house.close();
    house = await openHouse();
    await withAccount(house);
    await requestCertificate(house);
    expect(await done()).toEqual(first?.filter((id) => id !== 'issue'));
    await house.group(groups.officers).as(house.person(officer)).taps('Setujui & terbitkan');
    expect(await done()).toEqual(first);
    expect(second?.length).toBeGreaterThan(5);
  });
});
