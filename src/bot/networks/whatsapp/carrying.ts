/** One order to the wire, at our pace, and what its failure means in the words of the Bot API: gone, outside, or worth another try. */
import { NetworkError, UnansweredError } from '../network.ts';
import { ApiRefusal, forbidden } from '../sandbox/refusal.ts';
import type { Time } from '../telegram/time.ts';
import type { Holds } from './holds.ts';
import type { KnownChat } from './memory.ts';
import { type PaceOptions, pacing } from './pace.ts';
import { type WhatsappWire, WireError, type WireOrder } from './wire.ts';

export type CarryOptions = PaceOptions & {
  readonly wire: Pick<WhatsappWire, 'send' | 'typing'>;
  readonly time: Time;
  /** How long a call in a conversation tries again while there is no way, in milliseconds. */
  readonly patienceMs: number;
  /** By the clock that dates messages. */
  readonly now: () => Date;
  readonly holds: Holds;
};

/** In a conversation what got no answer is said again: the person waits. Who keeps count of what was sent is told instead. */
export type Insistence = 'insists' | 'careful';
/** `note` is told what the wire calls it, before anything that answers it is read (`holds`). */
export type Carry = (
  chat: KnownChat,
  order: WireOrder,
  how: Insistence,
  note?: (id: string) => Promise<void>,
) => Promise<void>;

const againMs = 500;

export const carrying = (options: CarryOptions): Carry => {
  const { wire, time, patienceMs, now, holds } = options;
  const turn = pacing(options);
  return async (chat, order, how, note = async () => undefined) => {
    const silentMs = chat.wroteAt === null ? null : now().getTime() - chat.wroteAt.getTime();
    await turn({ chat: chat.id, length: order.text.length, silentMs }, how === 'insists', () => wire.typing(order.to));
    const deadline = time.now() + patienceMs;
    for (let { quote, ...rest } = order; ; )
      try {
        const whole = quote === undefined ? rest : { ...rest, quote };
        return await holds.during(chat.id, async () => note((await wire.send(whole)).id));
      } catch (error) {
        if (!(error instanceof WireError)) throw error;
        if (error.kind === 'gone' && quote !== undefined) {
          // What it answers is no longer there; it can be said without.
          quote = undefined;
          continue;
        }
        const isUnsure = error.kind === 'away' || error.kind === 'unanswered';
        if (!isUnsure || how === 'careful' || time.now() + againMs > deadline) throw inWords(error, chat);
        await time.pause(againMs);
      }
  };
};

/** As the Bot API says it, or as the network seam does where no answer came at all (announcements/sending.ts reads both). */
export const inWords = (error: WireError, chat: Pick<KnownChat, 'id'>): Error => {
  switch (error.kind) {
    case 'away':
      return new NetworkError('unreachable', 'There is no way to WhatsApp now', { cause: error });
    case 'unanswered':
      return new UnansweredError('sendMessage', 'WhatsApp did not say whether it left', { cause: error });
    case 'outside':
      return forbidden('bot is not a member of the supergroup chat');
    case 'gone':
      return chat.id < 0 ? forbidden('bot is not a member of the supergroup chat') : forbidden('user is deactivated');
    case 'too-large':
      return new ApiRefusal(413, 'Request Entity Too Large');
  }
};
