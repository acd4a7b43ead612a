/**
 * The board on which the instance that has the number tells the other processes how it stands, and on which they tell it what is wanted: pages
 * on another instance, the command line. The telephone that scans the QR becomes our number: the board is kept sealed.
 */
import { z } from 'zod';
import type { Json } from '#ra/values.ts';
import type { WireState, WireVitals } from './wire.ts';

/** Sealed records by name, each with the moment it was written; `db` keeps them. */
export type BoardRecords = {
  read(name: string): Promise<{ readonly at: Date; readonly body: Json } | undefined>;
  write(name: string, body: Json): Promise<void>;
};

export type Standing = {
  readonly state: WireState;
  readonly vitals: WireVitals;
  /** When people could last reach us, to the nearest ten seconds; null: never. */
  readonly readyAt: Date | null;
  /** Since when they cannot, though they could before; told to the administrators or not yet. */
  readonly outage: { readonly since: Date; readonly isTold: boolean } | null;
};
/** `at`: when it was written. Long ago means that no instance has the number any more. */
export type Posted = Standing & { readonly at: Date };

/** `phone`: digits with the country's code, without `+`. */
export type Wanted =
  | { readonly kind: 'pair'; readonly phone: string }
  | { readonly kind: 'log-out' }
  | { readonly kind: 'restart' };
export type Wish = { readonly id: string; readonly wanted: Wanted };
/** `linked`: there is a telephone already; `away`: WhatsApp did not let us now. */
export type Outcome = 'done' | 'linked' | 'away';

export type Board = {
  standing(): Promise<Posted | undefined>;
  post(standing: Standing): Promise<void>;
  /** Replaces a wish that nobody took up. */
  wish(wish: Wish): Promise<void>;
  wished(): Promise<(Wish & { readonly at: Date }) | undefined>;
  answer(id: string, outcome: Outcome): Promise<void>;
  /** Undefined while nobody answered that wish. */
  outcomeOf(id: string): Promise<Outcome | undefined>;
};

export const boardOn = (records: BoardRecords): Board => ({
  // What an older version wrote may not be readable any more: it is nobody's word then.
  async standing() {
    const found = await records.read('standing');
    const { data } = standing.safeParse(found?.body);
    return found && data && { ...data, at: found.at };
  },
  post: (given) => records.write('standing', plain(given)),
  wish: (given) => records.write('wish', plain(given)),
  async wished() {
    const found = await records.read('wish');
    const { data } = wish.safeParse(found?.body);
    return found && data && { ...data, at: found.at };
  },
  answer: (id, outcome) => records.write('outcome', { id, outcome }),
  async outcomeOf(id) {
    const found = await records.read('outcome');
    const { data } = answer.safeParse(found?.body);
    return data?.id === id ? data.outcome : undefined;
  },
});

/** After so long without a word the instance that had the number is gone. */
export const silenceMs = 30_000;
export const isHeard = ({ at }: Posted, now: Date): boolean => now.getTime() - at.getTime() < silenceMs;

const plain = (value: object): Json => JSON.parse(JSON.stringify(value)) as Json; // dates become instants

const date = z.coerce.date();
const state = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('off') }),
  z.object({ kind: z.literal('elsewhere') }),
  z.object({ kind: z.literal('starting'), since: date }),
  z.object({
    kind: z.literal('pairing'),
    since: date,
    qr: z.string().exactOptional(),
    code: z.string().exactOptional(),
  }),
  z.object({ kind: z.literal('ready'), since: date, phone: z.string() }),
  z.object({ kind: z.literal('lost'), since: date, why: z.string(), loggedOut: z.boolean() }),
]);
const vitals = z.object({
  restarts: z.number(),
  memory: z.object({ browser: z.number(), child: z.number() }).nullable(),
  lastEventAt: date.nullable(),
});
const standing = z.object({
  state,
  vitals,
  readyAt: date.nullable(),
  outage: z.object({ since: date, isTold: z.boolean() }).nullable(),
});
const wanted = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pair'), phone: z.string() }),
  z.object({ kind: z.literal('log-out') }),
  z.object({ kind: z.literal('restart') }),
]);
const wish = z.object({ id: z.string(), wanted });
const answer = z.object({ id: z.string(), outcome: z.enum(['done', 'linked', 'away']) });
