/**
 * Stands beside the wire: posts how it stands, does what is wished by page or command line, and tells the administrators when people cannot
 * reach us any more, once for each loss. Every instance has one; only that of the instance with the number speaks.
 */
import { setInterval } from 'node:timers';
import { clockwork } from '#ra/actor.ts';
import type { NumberLoss } from '#ra/office/number-link.ts';
import type { Office } from '#ra/office/office.ts';
import type { Clock } from '#ra/ports.ts';
import { instant } from '#ra/values.ts';
import type { Board, Outcome, Standing, Wanted } from './board.ts';
import { type Figure, figuresOf } from './figures.ts';
import { type WhatsappWire, WireError, type WireState } from './wire.ts';

export type WhatsappWatchOptions = {
  readonly wire: Pick<WhatsappWire, 'state' | 'onState' | 'pairBy' | 'logOut' | 'restart' | 'vitals'>;
  readonly board: Board;
  readonly office: { readonly numberLink: Pick<Office['numberLink'], 'tellLost' | 'tellBack'> };
  readonly clock: Clock;
  readonly log: Log;
  /** Milliseconds of the host's clock between two rounds. */
  readonly everyMs?: number;
};
type Log = { readonly warn: (fields: object, message: string) => void };

export type WhatsappWatch = {
  start(): void;
  stop(): Promise<void>;
  /** One round now; what `start` does by the second. Never throws. */
  look(): Promise<void>;
  /** For /readyz: throws an Error that says why people cannot reach us, where it is this instance that should be reached. */
  check(): Promise<void>;
  figures(): readonly Figure[];
};

/** What heals within this needs nobody's attention. */
const patienceMs = 60_000;
/** Who begins knows by then whether the number is theirs. */
const settlingMs = 1000;
/** So often the board hears that we are still there. */
const wordEveryMs = 10_000;
/** A wish that nobody took up in time is not done any more: who wished has gone, and may have wished otherwise. */
const wishLifeMs = 60_000;

export const whatsappWatch = (options: WhatsappWatchOptions): WhatsappWatch => {
  const { wire, board, office, clock, log, everyMs = 1000 } = options;
  /** As it was last posted by this instance; undefined while it does not have the number. */
  let posted: { readonly standing: Standing; readonly at: Date; readonly text: string } | undefined;
  let lastWish: string | undefined;
  let isStumbling = false;

  const post = async (standing: Standing): Promise<void> => {
    const { state, outage } = standing;
    const text = JSON.stringify({ state, outage });
    const at = clock.now();
    if (posted?.text === text && at.getTime() - posted.at.getTime() < wordEveryMs) return;
    await board.post(standing);
    posted = { standing, at, text };
  };

  const stand = async (state: WireState): Promise<void> => {
    const before = posted?.standing ?? (await board.standing());
    const now = clock.now();
    const standing = { state, vitals: wire.vitals(), ...reachAfter(state, before, now) };
    if (state.kind === 'ready' && before?.outage?.isTold) {
      const since = instant(before.outage.since);
      await office.numberLink.tellBack(clockwork(`number-back:${since}`), { since, back: instant(now) });
    }
    await post(standing);
    const { outage } = standing;
    if (outage && !outage.isTold && isWorthTelling(state, outage.since, now)) {
      const loss: NumberLoss = { since: instant(outage.since), why: isForPeople(state) ? 'logged-out' : 'down' };
      await office.numberLink.tellLost(clockwork(`number-lost:${loss.since}`), loss);
      await post({ ...standing, outage: { ...outage, isTold: true } });
    }
  };

  const fulfil = async (): Promise<void> => {
    const wish = await board.wished();
    if (!wish || wish.id === lastWish) return;
    lastWish = wish.id;
    const isLate = clock.now().getTime() - wish.at.getTime() > wishLifeMs;
    if (isLate || (await board.outcomeOf(wish.id)) !== undefined) return;
    await board.answer(wish.id, await tried(wish.wanted));
    await stand(wire.state());
  };

  const tried = async (wanted: Wanted): Promise<Outcome> => {
    try {
      await done(wire, wanted);
      return 'done';
    } catch (error) {
      if (wire.state().kind === 'ready' && wanted.kind === 'pair') return 'linked';
      log.warn({ err: error, wanted: wanted.kind }, 'What was wished of the WhatsApp number could not be done');
      return 'away';
    }
  };

  const round = async (): Promise<void> => {
    const state = wire.state();
    if (state.kind === 'off' || state.kind === 'elsewhere') {
      posted = undefined;
      return;
    }
    // It may still turn out that another instance has the number: its word is not spoken over.
    if (posted === undefined && state.kind === 'starting' && clock.now().getTime() - state.since.getTime() < settlingMs)
      return;
    try {
      await stand(state);
      await fulfil();
      isStumbling = false;
    } catch (error) {
      // Of a database that is away one line is enough.
      if (!isStumbling) log.warn({ err: error }, 'How it stands with WhatsApp could not be told; trying again');
      isStumbling = true;
    }
  };

  let running: Promise<void> = Promise.resolve();
  let isWaiting = false;
  /** One at a time: a round that is asked for meanwhile comes after, and only one. */
  const look = (): Promise<void> => {
    if (isWaiting) return running;
    isWaiting = true;
    running = running.then(() => {
      isWaiting = false;
      return round();
    });
    return running;
  };

  let stopListening = () => {};
  let timer: NodeJS.Timeout | undefined;
  return {
    look,
    start() {
      stopListening = wire.onState(() => void look());
      timer = setInterval(() => void look(), everyMs);
    },
    async stop() {
      stopListening();
      clearInterval(timer);
      await running;
    },
    async check() {
      const state = wire.state();
      if (!['off', 'elsewhere', 'ready'].includes(state.kind)) throw new WireError('away', whyNot(state));
    },
    figures: () => figuresOf(wire.state(), wire.vitals(), clock.now()),
  };
};

/** An outage begins where people could reach us before, and ends when they can again. */
const reachAfter = (
  state: WireState,
  before: Standing | undefined,
  now: Date,
): Pick<Standing, 'readyAt' | 'outage'> => {
  if (state.kind === 'ready') return { readyAt: now, outage: null };
  const readyAt = before?.readyAt ?? null;
  const outage = before?.outage ?? { since: now, isTold: false };
  return { readyAt, outage: readyAt === null ? null : outage };
};

/** Only linking it anew helps. */
const isForPeople = (state: WireState): boolean =>
  state.kind === 'pairing' || (state.kind === 'lost' && state.loggedOut);
const isWorthTelling = (state: WireState, since: Date, now: Date): boolean =>
  isForPeople(state) || now.getTime() - since.getTime() >= patienceMs;

const done = async (wire: WhatsappWatchOptions['wire'], wanted: Wanted): Promise<void> => {
  if (wanted.kind === 'pair') return void (await wire.pairBy(wanted.phone));
  return wanted.kind === 'log-out' ? wire.logOut() : wire.restart();
};

const whyNot = (state: WireState): string => {
  if (state.kind === 'pairing') return 'WhatsApp: no telephone is linked; `lencana whatsapp pair`';
  if (state.kind === 'lost' && state.loggedOut)
    return 'WhatsApp: the number was logged out on the telephone; `lencana whatsapp pair`';
  return state.kind === 'lost' ? `WhatsApp is not reached: ${state.why}` : 'WhatsApp: the browser is starting';
};
