import { describe, expect, it } from 'vitest';
import { type Manners, NotYet, pacing, usualManners } from '#bot/networks/whatsapp/pace.ts';

/** Time that passes only where somebody waits. */
const stage = (manners: Partial<Manners> = {}) => {
  let now = 0;
  const waits: number[] = [];
  const typed: number[] = [];
  const time = {
    now: () => now,
    pause: async (milliseconds: number) => {
      waits.push(milliseconds);
      now += milliseconds;
    },
  };
  const turn = pacing({ manners: { ...usualManners, ...manners }, time, random: () => 0.5 });
  return {
    waits,
    typed,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    turn: (chat: number, silentMs: number | null, { length = 20, mayWait = true } = {}) =>
      turn({ chat, length, silentMs }, mayWait, async () => void typed.push(now)),
  };
};

describe('paced like a person', () => {
  it('an answer takes a moment, the next message of the same chat a few seconds; other chats do not wait for it', async () => {
    const { turn, waits } = stage();
    await turn(7, 1000);
    await turn(7, 1000);
    await turn(8, 1000);
    expect(waits).toEqual([600, 2000, 600]);
  });

  it('who has waited already waits no longer', async () => {
    const { turn, waits, pass } = stage({ answerMs: [0, 0] });
    await turn(7, 1000);
    pass(1500);
    await turn(7, 1000);
    expect(waits).toEqual([500]);
  });

  it('typing is shown before what takes longer to write', async () => {
    const { turn, typed } = stage();
    await turn(7, 1000, { length: 199 });
    await turn(7, 1000, { length: 200 });
    expect(typed).toEqual([600]);
  });

  it('people who did not just write hear from us twenty times a minute together, whoever they are; an answer waits for none of that', async () => {
    const { turn, waits } = stage({ answerMs: [0, 0], gapMs: [0, 0] });
    for (let person = 1; person <= 5; person++) await turn(person, null);
    expect(waits, 'the first come at once').toEqual([]);
    for (let person = 6; person <= 25; person++) await turn(person, 3_600_000);
    expect(waits.reduce((all, one) => all + one, 0)).toBeGreaterThan(59_000);
    const before = waits.length;
    await turn(99, 5000);
    expect(waits).toHaveLength(before);
  });

  it('who keeps count of what was sent is told when to come again instead of waiting long', async () => {
    const { turn } = stage({ unasked: { burst: 1, perSecond: 1 / 30 } });
    await turn(1, null);
    const refused = await turn(2, null, { mayWait: false }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(NotYet);
    expect((refused as NotYet).retryAfterSeconds).toBe(30);
  });
});
