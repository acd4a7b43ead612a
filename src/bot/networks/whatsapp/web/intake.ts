/**
 * What the child tells, handed on in order within a chat until it is kept, each once: what was told already is recognised, and until when
 * everything is kept is marked, so that after an outage only what is missing is read.
 */
import type { Clock } from '#ra/ports.ts';
import { backOff, rested, type Time } from '../../telegram/time.ts';
import type { WireChat, WireEvent } from '../wire.ts';
import type { LastRead } from './sessions.ts';

export type Intake = ReturnType<typeof openIntake>;

const remembered = 5000;
const overlapMs = 10 * 60_000;
const unseenMs = 24 * 60 * 60_000;

type IntakeOptions = {
  readonly marks: LastRead;
  readonly clock: Clock;
  readonly time: Time;
  readonly receive: (event: WireEvent) => Promise<void>;
  /** Could not be kept; it is tried again. */
  readonly onFault: (error: unknown, faults: number) => void;
  readonly ending: AbortSignal;
};

export const openIntake = ({ marks, clock, time, receive, onFault, ending }: IntakeOptions) => {
  const told = new Map<string, Promise<void>>();
  const lines = new Map<string, Promise<void>>();
  const open = new Map<WireEvent, number>();
  const begun = clock.now();
  let latest = 0;
  let marked = 0;
  let lastEventAt: Date | null = null;

  const untilKept = async (event: WireEvent): Promise<void> => {
    for (let faults = 1; ; faults++) {
      ending.throwIfAborted();
      try {
        return await receive(event);
      } catch (error) {
        onFault(error, faults);
        await rested(time, backOff(faults, { first: 500, longest: 15_000, random: Math.random }), ending);
      }
    }
  };

  const keep = (event: WireEvent): Promise<void> => {
    const line = lineOf(event);
    open.set(event, event.at.getTime());
    const before = lines.get(line) ?? Promise.resolve();
    const kept = before.catch(() => undefined).then(() => untilKept(event));
    const after = kept
      .then(() => {
        open.delete(event);
        latest = Math.max(latest, event.at.getTime());
      })
      .finally(() => {
        if (lines.get(line) === after) lines.delete(line);
      });
    lines.set(line, after);
    return after;
  };

  return {
    /** Resolves once it is kept. */
    take(event: WireEvent): Promise<void> {
      lastEventAt = clock.now();
      const key = keyOf(event);
      const known = told.get(key);
      if (known) return known;
      const kept = keep(event);
      told.set(key, kept);
      kept.catch(() => told.delete(key));
      for (const oldest of told.keys()) {
        if (told.size <= remembered) break;
        told.delete(oldest);
      }
      return kept;
    },
    isIdle: () => open.size === 0,
    /** When something was told last. */
    lastEventAt: () => lastEventAt,
    /**
     * From when on what was written may not be kept yet: some before the mark, because messages are told late and out of order. Whoever
     * links a number for the first time begins now: what it was told before is not for us.
     */
    async since(): Promise<{ readonly since: Date; readonly unseenSince: Date }> {
      const read = await marks.read();
      if (!read) {
        await marks.mark(begun);
        return { since: begun, unseenSince: begun };
      }
      marked = Math.max(marked, read.getTime());
      return { since: new Date(marked - overlapMs), unseenSince: new Date(marked - unseenMs) };
    },
    /** Everything sent before then is kept. */
    async mark(): Promise<void> {
      const until = Math.min(latest, ...[...open.values()].map((at) => at - 1));
      if (until <= marked) return;
      await marks.mark(new Date(until));
      marked = until;
    },
  };
};

const lineOf = (event: WireEvent): string => ('chat' in event ? chatKey(event.chat) : 'renumbered');
const chatKey = (chat: WireChat): string =>
  chat.kind === 'group' ? chat.id : `${chat.person.phone ?? ''} ${chat.person.lid ?? ''}`;

/** An edit has the id of what it changes. */
const keyOf = (event: WireEvent): string =>
  event.kind === 'edit'
    ? `edit ${event.id} ${event.at.getTime()} ${event.text.length}`
    : `${event.kind} ${event.id}${event.kind === 'reaction' ? ` ${event.emoji}` : ''}`;
