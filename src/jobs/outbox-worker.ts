/** Delivers what the office said: in order per destination, again after trouble, buried when it can never arrive. DESIGN "How an act runs" 4. */
import type { Clock, Outbox, Posting } from '#ra/ports.ts';
import { DeliveryError } from '#ra/ports.ts';
import type { Instant } from '#ra/values.ts';
import { after } from '#ra/values.ts';
import { type Heart, holding, hostHeart, lease } from './lease.ts';
import type { Pump } from './pump.ts';
import { pump } from './pump.ts';

/** About three days of trying, with the pauses below. */
const mostAttempts = 40;
/** Counted at each claim, so this was never answered: whoever sent it died over it, again and again. */
const fell = 'The process ended each time while this was being sent';
const longestPauseMs = 2 * 3_600_000;
/**
 * A send whose answer never came may have arrived, and each further try may be one message more. Said twice is better than never
 * ("your certificate is ready"), and a card that hangs twice answers rightly from both; five times is enough, and an administrator sees
 * it. Counted here and not in the row: after a restart a few more do less harm than none.
 */
const mostUnanswered = 5;

export type OutboxHandlers = {
  /** Sends one posting; the network's message id of a card. Throws DeliveryError. */
  deliver(posting: Posting): Promise<string | undefined>;
  /** Nobody is there any more (blocked bot, dead mailbox). */
  onGone(posting: Posting): Promise<void>;
  /** We are not in that group. True: it is a desk's, and what is for it waits until we are in one again. */
  onOutside(posting: Posting): Promise<boolean>;
  onError(error: unknown, posting?: Posting): void;
};

export const outboxWorker = (
  outbox: Outbox,
  clock: Clock,
  { deliver, onGone, onOutside, onError }: OutboxHandlers,
  { heart = hostHeart }: { readonly heart?: Heart } = {},
): Pump => {
  const unanswered = new Map<string, number>();
  const isEnough = (posting: Posting, error: unknown): boolean => {
    if (!(error instanceof DeliveryError) || !error.mayHaveArrived) return false;
    const count = (unanswered.get(posting.id) ?? 0) + 1;
    unanswered.set(posting.id, count);
    return count >= mostUnanswered;
  };
  return pump(
    async () => {
      const posting = await outbox.claim(...lease(clock));
      if (!posting) return false;
      if (posting.attempts > mostAttempts) {
        await outbox.bury(posting, fell);
        return true;
      }
      const extend = (until: Instant) => outbox.extend(posting, until);
      try {
        const message = await holding({ clock, heart, extend, onError: (error) => onError(error, posting) }, () =>
          deliver(posting),
        );
        await outbox.sent(posting, message);
        unanswered.delete(posting.id);
      } catch (error) {
        onError(error, posting);
        if (await later(outbox, clock, posting, { error, isEnough: isEnough(posting, error), onGone, onOutside }))
          unanswered.delete(posting.id);
      }
      return true;
    },
    { lanes: 4, onError },
  );
};

type Failure = {
  readonly error: unknown;
  /** It may have arrived so often that it is not sent again. */
  readonly isEnough: boolean;
  readonly onGone: OutboxHandlers['onGone'];
  readonly onOutside: OutboxHandlers['onOutside'];
};

/** True when it left the line. */
const later = async (
  outbox: Outbox,
  clock: Clock,
  posting: Posting,
  { error, isEnough, onGone, onOutside }: Failure,
): Promise<boolean> => {
  const reason = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 200) : 'unknown';
  const isOutside = error instanceof DeliveryError && error.kind === 'outside';
  const isGone =
    error instanceof DeliveryError && (error.kind === 'gone' || (isOutside && !(await onOutside(posting))));
  if (isGone || isEnough || posting.attempts >= mostAttempts) {
    await outbox.bury(posting, reason);
    if (isGone) await onGone(posting);
    return true;
  }
  const asked = error instanceof DeliveryError ? error.retryAfterSeconds : undefined;
  const pause = asked !== undefined ? asked * 1000 : Math.min(500 * 2 ** posting.attempts, longestPauseMs);
  await outbox.retry(posting, after(clock.now(), pause), reason);
  return false;
};
