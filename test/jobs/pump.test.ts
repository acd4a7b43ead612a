/** The worker's heart: takes until there is nothing, a few side by side, and never stops for a fault. */
import { describe, expect, it } from 'vitest';
import { pump } from '#jobs/pump.ts';

const never = 3_600_000;

describe('a pump', () => {
  it('takes everything there is, and rests when there is nothing', async () => {
    const waiting = [1, 2, 3, 4, 5];
    const done: number[] = [];
    const worker = pump(
      async () => {
        const item = waiting.shift();
        if (item !== undefined) done.push(item);
        return item !== undefined;
      },
      { lanes: 2, onError: () => undefined, everyMs: never },
    );
    worker.kick();
    await worker.idle();
    expect(done).toEqual([1, 2, 3, 4, 5]);
    waiting.push(6);
    worker.kick();
    await worker.idle();
    expect(done).toHaveLength(6);
    await worker.stop();
  });

  it('works in as many lanes as it was given, no more', async () => {
    let [busy, most, left] = [0, 0, 12];
    const worker = pump(
      async () => {
        if (left-- <= 0) return false;
        most = Math.max(most, ++busy);
        await new Promise(setImmediate);
        busy--;
        return true;
      },
      { lanes: 3, onError: () => undefined, everyMs: never },
    );
    for (let kicks = 0; kicks < 10; kicks++) worker.kick();
    await worker.idle();
    expect(most).toBe(3);
    await worker.stop();
  });

  it('is told of every fault, and takes the next item at the next wake', async () => {
    const faults: unknown[] = [];
    let tries = 0;
    const worker = pump(
      async () => {
        if (++tries === 1) throw new Error('the database is away');
        return false;
      },
      { lanes: 1, onError: (error) => void faults.push(error), everyMs: never },
    );
    worker.kick();
    await worker.idle();
    expect(faults).toHaveLength(1);
    worker.kick();
    await worker.idle();
    expect(tries).toBe(2);
    await worker.stop();
  });

  it('what comes while the last look is under way is not overlooked', async () => {
    const waiting: number[] = [];
    const done: number[] = [];
    const worker = pump(
      async () => {
        const item = waiting.shift();
        if (item !== undefined) return done.push(item) > 0;
        if (done.length === 0) {
          // Somebody brings one just after we looked.
          waiting.push(7);
          worker.kick();
        }
        return false;
      },
      { lanes: 1, onError: () => undefined, everyMs: never },
    );
    worker.kick();
    await worker.idle();
    expect(done).toEqual([7]);
    await worker.stop();
  });

  it('once stopped it finishes what is under way and takes nothing more', async () => {
    let finish = (): void => undefined;
    const done: string[] = [];
    const worker = pump(
      async () => {
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        return done.push('one') > 0;
      },
      { lanes: 1, onError: () => undefined, everyMs: never },
    );
    worker.kick();
    const stopped = worker.stop();
    finish();
    await stopped;
    worker.kick();
    expect(done).toEqual(['one']);
  });

  it('stands still for somebody: what is under way ends first, and nothing is taken until they are done', async () => {
    const told: string[] = [];
    let finish = (): void => undefined;
    const waiting = ['first', 'second'];
    const worker = pump(
      async () => {
        const item = waiting.shift();
        if (item === undefined) return false;
        if (item === 'first')
          await new Promise<void>((resolve) => {
            finish = resolve;
          });
        return told.push(item) > 0;
      },
      { lanes: 1, onError: () => undefined, everyMs: never },
    );
    worker.kick();
    const still = worker.still(async () => {
      told.push('still');
      worker.kick();
      await new Promise(setImmediate);
      told.push('still standing');
    });
    finish();
    await still;
    await worker.idle();
    expect(told).toEqual(['first', 'still', 'still standing', 'second']);
    await expect(
      worker.still(async () => {
        throw new Error('no such time');
      }),
    ).rejects.toThrow('no such time');
    waiting.push('third');
    worker.kick();
    await worker.idle();
    expect(told.at(-1)).toBe('third');
    await worker.stop();
  });
});
