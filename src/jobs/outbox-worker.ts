/** Delivers what the office said: in order per destination, again after trouble, buried when it can never arrive. DESIGN "How an act runs" 4. */
import type { Clock, Outbox, Posting } from '#ra/ports.ts';
import { DeliveryError } from '#ra/ports.ts';
import { after, instant } from '#ra/values.ts';
import type { Pump } from './pump.ts';
import { pump } from './pump.ts';

const leaseMs = 60_000;
/** About three days of trying, with the pauses below. */
const mostAttempts = 40;
const longestPauseMs = 2 * 3_600_000;

export type OutboxHandlers = {
  /** Sends one posting; the network's message id of a card. Throws DeliveryError. */
  deliver(posting: Posting): Promise<string | undefined>;
  /** Nobody is there any more (blocked bot, dead mailbox). */
  onGone(posting: Posting): Promise<void>;
  onError(error: unknown, posting?: Posting): void;
};

export const outboxWorker = (outbox: Outbox, clock: Clock, { deliver, onGone, onError }: OutboxHandlers): Pump =>
  pump(
    async () => {
      const date = clock.now();
      const posting = await outbox.claim(instant(date), after(date, leaseMs));
      if (!posting) return false;
      try {
        const message = await deliver(posting);
        await outbox.sent(posting, message);
      } catch (error) {
        onError(error, posting);
        await later(outbox, clock, posting, error, onGone);
      }
      return true;
    },
    { lanes: 4, onError },
  );

const later = async (
  outbox: Outbox,
  clock: Clock,
  posting: Posting,
  error: unknown,
  onGone: OutboxHandlers['onGone'],
): Promise<void> => {
  const reason = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 200) : 'unknown';
  const isGone = error instanceof DeliveryError && error.kind === 'gone';
  if (isGone || posting.attempts >= mostAttempts) {
    await outbox.bury(posting, reason);
    if (isGone) await onGone(posting);
    return;
  }
  const asked = error instanceof DeliveryError ? error.retryAfterSeconds : undefined;
  const pause = asked !== undefined ? asked * 1000 : Math.min(500 * 2 ** posting.attempts, longestPauseMs);
  await outbox.retry(posting, after(clock.now(), pause), reason);
};
