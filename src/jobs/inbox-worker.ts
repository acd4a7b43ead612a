/** Works off what the networks received: one update at a time per chat, with a lease, and again after a fall. DESIGN "How an act runs" 1–2. */
import type { Clock, Inbox, InboxItem } from '#ra/ports.ts';
import type { Instant } from '#ra/values.ts';
import { after, instant } from '#ra/values.ts';
import { type Heart, holding, hostHeart, lease } from './lease.ts';
import type { Pump } from './pump.ts';
import { pump } from './pump.ts';

const mostAttempts = 4;

export type InboxHandlers = {
  handle(item: InboxItem): Promise<void>;
  /** After the last attempt: the person is told that something is broken, and that nothing is lost. */
  apologise(item: InboxItem): Promise<void>;
  onError(error: unknown, item?: InboxItem): void;
  /** After each update: what it put into the outbox may leave. */
  onHandled(): void;
};

export const inboxWorker = (
  inbox: Inbox,
  clock: Clock,
  { handle, apologise, onError, onHandled }: InboxHandlers,
  { heart = hostHeart }: { readonly heart?: Heart } = {},
): Pump =>
  pump(
    async () => {
      const item = await inbox.claim(...lease(clock));
      if (!item) return false;
      // Counted at each claim: whoever handled it died over it, so nobody was there to count.
      if (item.attempts > mostAttempts) {
        await inbox.release(item, null, 'fell');
        await apologise(item);
        return true;
      }
      const extend = (until: Instant) => inbox.extend(item, until);
      try {
        await holding({ clock, heart, extend, onError: (error) => onError(error, item) }, () => handle(item));
        await inbox.close(item, instant(clock.now()));
      } catch (error) {
        onError(error, item);
        await again(inbox, clock, item, error, apologise);
      }
      onHandled();
      return true;
    },
    { lanes: 4, onError },
  );

const again = async (
  inbox: Inbox,
  clock: Clock,
  item: InboxItem,
  error: unknown,
  apologise: InboxHandlers['apologise'],
): Promise<void> => {
  const isLast = item.attempts >= mostAttempts;
  const reason = error instanceof Error ? error.name : 'unknown';
  await inbox.release(item, isLast ? null : after(clock.now(), 250 * 4 ** item.attempts), reason);
  if (isLast) await apologise(item);
};
