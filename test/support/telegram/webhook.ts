/** Updates sent out to the bot's address, again and again until it says that it has them (core.telegram.org/bots/api#setwebhook). */
import type { Faults } from './faults.ts';
import type { Waiting } from './updates.ts';
import { defined } from './views.ts';
import type { Fields, World } from './world.ts';

export type Address = {
  readonly url: string;
  readonly secret: string;
  readonly connections: number;
  readonly certificate: boolean;
};
export type Webhook = ReturnType<typeof webhookOf>;
export type Delivery = { readonly update: number; readonly status: number | null; readonly at: Date };

type Options = {
  readonly faults: Faults;
  /** Milliseconds before the second try, which double with every further one up to `most`. */
  readonly retry: { readonly first: number; readonly most: number };
  /** Milliseconds after which an answer is not waited for any more. */
  readonly patience: number;
  /** Carries out what the answer asks for. */
  readonly act: (method: string, params: Fields) => Promise<void>;
};

export function webhookOf(world: World, { faults, retry, patience, act }: Options) {
  let address: Address = { url: '', secret: '', connections: 40, certificate: false };
  let failure: { readonly date: number; readonly message: string } | null = null;
  const busy = new Set<string>();
  const fails = new Map<Waiting, number>();
  const timers = new Set<NodeJS.Timeout>();
  const open = new Set<AbortController>();
  const deliveries: Delivery[] = [];

  /** As many at once as there are connections; of one queue one after the other. */
  function pump(): void {
    for (const one of world.updates.waiting()) {
      if (address.url === '' || open.size >= address.connections) return;
      if (!busy.has(one.queue)) void deliver(one);
    }
  }

  async function deliver(one: Waiting): Promise<void> {
    const to = address;
    busy.add(one.queue);
    const connection = new AbortController();
    open.add(connection);
    const problem = await send(one, to, connection.signal);
    open.delete(connection);
    if (problem && to !== address) return;
    if (problem === null) {
      fails.delete(one);
      busy.delete(one.queue);
      world.updates.taken(one.update);
      return pump();
    }
    failure = { date: world.now(), message: problem.message };
    const times = (fails.get(one) ?? 0) + 1;
    fails.set(one, times);
    world.tell({ kind: 'updates' });
    const pause = problem.after ?? Math.min(retry.first * 2 ** (times - 1), retry.most);
    const timer = setTimeout(() => {
      timers.delete(timer);
      busy.delete(one.queue);
      pump();
    }, pause);
    timers.add(timer);
    pump();
  }

  /** Null when the bot has it. */
  async function send(
    one: Waiting,
    to: Address,
    hung: AbortSignal,
  ): Promise<{ message: string; after?: number } | null> {
    one.handed = true;
    const fault = faults.take('webhook');
    try {
      if (fault?.kind === 'reset-before') throw new TypeError('Connection reset by peer');
      const answer = await fetch(to.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(to.secret === '' ? {} : { 'x-telegram-bot-api-secret-token': to.secret }),
        },
        body: JSON.stringify(one.update),
        redirect: 'manual',
        signal: AbortSignal.any([hung, AbortSignal.timeout(patience)]),
      });
      const body = await answer.text();
      deliveries.push({ update: one.update.update_id, status: answer.status, at: new Date() });
      if (fault?.kind === 'reset-after') return { message: 'Connection reset by peer' };
      if (!answer.ok) return wrongAnswer(answer);
      await obey(body);
      return null;
    } catch (error) {
      deliveries.push({ update: one.update.update_id, status: null, at: new Date() });
      return { message: reason(error) };
    }
  }

  /** "Making requests when getting updates": the answer may carry one method, whose result nobody learns. */
  async function obey(body: string): Promise<void> {
    if (!body.startsWith('{')) return;
    const { method, ...params } = JSON.parse(body) as Fields; // whatever came
    if (typeof method === 'string') await act(method, params);
  }

  world.updates.listen(pump);

  return {
    url: () => address.url,
    deliveries: deliveries as readonly Delivery[],
    set(to: Address): void {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      for (const connection of open) connection.abort();
      busy.clear();
      fails.clear();
      if (to.url !== address.url) failure = null;
      address = to;
      pump();
    },
    info: (): Fields =>
      defined({
        url: address.url,
        has_custom_certificate: address.certificate,
        pending_update_count: world.updates.waiting().length,
        ...(address.url === '' ? {} : { max_connections: address.connections, ip_address: '127.0.0.1' }),
        last_error_date: failure?.date,
        last_error_message: failure?.message,
        allowed_updates: world.updates.allowed() ?? undefined,
      }),
    close(): void {
      this.set({ url: '', secret: '', connections: 40, certificate: false });
    },
  };
}

function wrongAnswer(answer: Response): { message: string; after?: number } {
  const message = `Wrong response from the webhook: ${answer.status} ${answer.statusText}`;
  const after = Number(answer.headers.get('retry-after') ?? Number.NaN);
  return after > 0 ? { message, after: Math.min(after, 3600) * 1000 } : { message };
}

function reason(error: unknown): string {
  const { name, message, cause } = error as Error & { cause?: { code?: string } }; // what fetch throws is an Error
  if (name === 'TimeoutError') return 'Read timeout expired';
  if (cause?.code === 'ECONNREFUSED') return 'Connection refused';
  return cause?.code === 'ECONNRESET' ? 'Connection reset by peer' : message;
}
