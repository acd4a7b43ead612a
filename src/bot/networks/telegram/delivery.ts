/** One call until it is done: tried again where that is right, and what an answer means that is no fault. Retry stands here, below grammY: a send that failed inside a flow would end the flow (FINDINGS). */
import { NetworkError, UnansweredError } from '../network.ts';
import { type Answer, granted, refused } from './answer.ts';
import { type Call, mayBeRepeated, toChat } from './call.ts';
import type { Outcome, Tally } from './figures.ts';
import { backOff, type Time } from './time.ts';
import type { Wire } from './wire.ts';

export type DeliveryOptions = {
  readonly wire: Pick<Wire, 'post'>;
  readonly time: Time;
  readonly random: () => number;
  readonly tally: Tally;
  readonly patience: Patience;
  /** A group became a supergroup: what is known under the old id is known under the new one now. */
  readonly onMigrated: (from: string, to: string) => void;
};
export type Patience = {
  /** For one exchange; a file in it gets as much again for every megabyte, up to `longestExchangeMs`. */
  readonly answerMs: number;
  /** For all tries of a call together: less than the lease of whoever waits for it, or somebody else does it again. */
  readonly callMs: number;
};

/**
 * However large the file: a lease is renewed every 20 s for a minute (jobs/lease.ts), so where the database falls away meanwhile, 40 s of
 * it are left, and nobody else sends what is still being sent.
 */
const longestExchangeMs = 35_000;

export const usualPatience: Patience = { answerMs: 15_000, callMs: 25_000 };

/** `deadline`: by `time.now()`. What it throws is what the last try threw. */
export type Deliver = (call: Call, deadline: number, signal?: AbortSignal) => Promise<Answer>;

const pauses = { first: 250, longest: 4000 };

export const delivering = ({ wire, time, random, tally, patience, onMigrated }: DeliveryOptions): Deliver => {
  const exchange = async (call: Call, signal?: AbortSignal): Promise<Answer> => {
    const wanted = patience.answerMs * (1 + Math.floor(call.body.length / 1024 / 1024));
    const patienceMs = Math.min(wanted, longestExchangeMs);
    try {
      const answer = await wire.post(call, { patienceMs, ...(signal ? { signal } : {}) });
      tally.called(call.method, outcomeOf(answer));
      return answer.isTelegrams ? answer : fromBetween(call, answer);
    } catch (error) {
      if (error instanceof UnansweredError) tally.called(call.method, 'unanswered');
      else if (error instanceof NetworkError) tally.called(call.method, 'unreachable');
      throw error;
    }
  };

  return async function deliver(asked, deadline, signal) {
    let call = asked;
    let hasMoved = false;
    for (let tries = 1; ; tries++) {
      const pause = backOff(tries, { ...pauses, random });
      const mayGoOn = time.now() + pause < deadline;
      try {
        const answer = await exchange(call, signal);
        const { refusal } = answer;
        if (refusal?.migratedTo && call.chat && !hasMoved) {
          onMigrated(call.chat, refusal.migratedTo);
          call = toChat(call, refusal.migratedTo);
          hasMoved = true;
          continue;
        }
        if (!refusal || refusal.code < 500 || !mayGoOn) return goodNews(call, answer, tries > 1);
      } catch (error) {
        if (!mayGoOn || !mayTryAgain(error, call, tries)) throw error;
      }
      await time.pause(pause, signal);
    }
  };
};

/** So often something is said that may have been heard: each time may be one message more. */
const mostSayings = 3;

/** Where certainly nothing happened, everything; where it may have, only what may be done twice, or what somebody stands and waits for. */
const mayTryAgain = (error: unknown, call: Call, tries: number): boolean =>
  error instanceof NetworkError ||
  (error instanceof UnansweredError && (mayBeRepeated(call) || (call.insists && tries < mostSayings)));

const outcomeOf = ({ isTelegrams, refusal, status }: Answer): Outcome => {
  if (!isTelegrams) return 'gateway';
  if (!refusal) return 'ok';
  return refusal.code === 429 ? 'limited' : status >= 500 ? 'broken' : 'refused';
};

/** A gateway that refuses (a body too large for it) passed nothing on. Of any other page of its own nobody knows what it did before. */
const fromBetween = ({ method }: Call, { status }: Answer): Answer => {
  if (status >= 400 && status < 500) return refused(status, 'Refused by something between us and the Bot API');
  throw new UnansweredError(method, `${method}: answered with ${status} by something that is no Bot API`);
};

/** What was wanted is so, whatever the answer calls it. */
const goodNews = ({ method }: Call, answer: Answer, isRepeat: boolean): Answer => {
  const said = answer.refusal?.description ?? '';
  if (method.startsWith('edit') && /message is not modified/i.test(said)) return granted(true);
  // A tap that nobody waits for any longer has nothing to be told.
  if (method === 'answerCallbackQuery' && /query is too old|query ID is invalid/i.test(said)) return granted(true);
  // Deleted by the try before, whose answer was lost.
  if (isRepeat && method === 'deleteMessage' && /message to delete not found/i.test(said)) return granted(true);
  return answer;
};
