/** The `fetch` grammY is given: every call comes by here once, inside and outside conversations (DESIGN "One set of flows, many networks"). */
import type { Answer } from './answer.ts';
import { granted } from './answer.ts';
import { type Call, readCall, standsInLine } from './call.ts';
import { chatLines } from './chat-lines.ts';
import { type DeliveryOptions, delivering } from './delivery.ts';
import type { Limits } from './pace.ts';

export type SeamOptions = DeliveryOptions & { readonly limits: Limits };

/** `fetch` says again what got no answer; `careful` leaves that to whoever keeps count. Both stand in the same lines. */
export const seam = (options: SeamOptions): { readonly fetch: typeof fetch; readonly careful: typeof fetch } => {
  const { time, patience } = options;
  const deliver = delivering(options);
  const stand = chatLines({ ...options, deliver, patienceMs: patience.callMs });

  /** It waits for no message; told to wait, it waits alone. */
  const go = async (call: Call, signal?: AbortSignal): Promise<Answer> => {
    const deadline = time.now() + patience.callMs;
    for (;;) {
      const answer = await deliver(call, deadline, signal);
      const pause = (answer.refusal?.retryAfter ?? 1) * 1000;
      if (answer.refusal?.code !== 429 || time.now() + pause > deadline) return answer;
      await time.pause(pause, signal);
    }
  };

  /** A sign that somebody is typing: once, now, and nobody misses it. */
  const sign = async (call: Call, signal?: AbortSignal): Promise<Answer> => {
    const answer = await deliver(call, time.now(), signal).catch(() => granted(true));
    const { code } = answer.refusal ?? { code: 200 };
    return code === 429 || code >= 500 ? granted(true) : answer;
  };

  const asking =
    (insists: boolean): typeof fetch =>
    async (input, init) => {
      const call = await readCall(input, init, insists);
      const signal = init?.signal ? ofThePlatform(init.signal) : undefined;
      signal?.throwIfAborted();
      const way = standsInLine(call) ? stand : call.method === 'sendChatAction' ? sign : go;
      const { text, status } = await way(call, signal);
      return new Response(text, { status, headers: { 'content-type': 'application/json' } });
    };
  return { fetch: asking(true), careful: asking(false) };
};

/** grammY brings an AbortSignal of its own make, without a reason; the platform's timers and HTTP client want theirs. */
const ofThePlatform = (signal: AbortSignal): AbortSignal => {
  if (signal instanceof AbortSignal) return signal;
  const controller = new AbortController();
  const given = signal as AbortSignal; // of the same shape
  if (given.aborted) controller.abort();
  given.addEventListener('abort', () => controller.abort(), { once: true });
  return controller.signal;
};
