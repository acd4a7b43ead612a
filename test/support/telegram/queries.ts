/** Questions that want an answer soon: taps on a button and inline queries (core.telegram.org/bots/api#answercallbackquery). */
import { badRequest } from './refusal.ts';
import type { World } from './world.ts';

export type Tapped = { readonly person: number; readonly chat: number; readonly message: number };
export type Queries = ReturnType<typeof queriesIn>;

/** How long Telegram holds a question open; nobody waits longer in front of a button. */
const callbackSeconds = 15;
const inlineSeconds = 10;

export function queriesIn({ now, random }: Pick<World, 'now' | 'random'>) {
  const taps = new Map<string, Tapped & { readonly until: number }>();
  const inline = new Map<string, { readonly person: number; readonly until: number }>();
  const newId = () =>
    String(BigInt(Math.floor(random() * 2 ** 30)) * 2n ** 32n + BigInt(Math.floor(random() * 2 ** 32)) + 2n ** 60n);
  const tooOld = () => badRequest('query is too old and response timeout expired or query ID is invalid');

  return {
    tap(tapped: Tapped): string {
      const id = newId();
      taps.set(id, { ...tapped, until: now() + callbackSeconds });
      return id;
    },
    ask(person: number): string {
      const id = newId();
      inline.set(id, { person, until: now() + inlineSeconds });
      return id;
    },
    /** Once, and in time. */
    answerTap(id: string): Tapped {
      const tapped = taps.get(id);
      if (!tapped || now() > tapped.until) throw tooOld();
      taps.delete(id);
      return tapped;
    },
    answerInline(id: string): number {
      const asked = inline.get(id);
      if (!asked || now() > asked.until) throw tooOld();
      inline.delete(id);
      return asked.person;
    },
    /** Taps whose little clock still turns. */
    open: (): readonly Tapped[] => [...taps.values()].filter(({ until }) => now() <= until),
  };
}
