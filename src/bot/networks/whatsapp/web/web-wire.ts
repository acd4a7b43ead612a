/**
 * The way to WhatsApp by whatsapp-web.js: WhatsApp's own page in a real Chromium, in a child process of its own, because page and library
 * break and disconnect. It is unofficial; the port in front of it is what another way would stand behind too.
 */
import type { Clock, Leader } from '#ra/ports.ts';
import type { Log } from '../../telegram/polling.ts';
import { hostTime, type Time } from '../../telegram/time.ts';
import { type WhatsappWire, WireError, type WireEvent, type WireState } from '../wire.ts';
import type { Child } from './child.ts';
import { openIntake } from './intake.ts';
import { openLink } from './link.ts';
import type { PageCache } from './protocol.ts';
import type { LastRead, WhatsappSessions } from './sessions.ts';
import { openStanding } from './standing.ts';
import { openSupervisor } from './supervisor.ts';
import { type Tuning, usualTuning } from './tuning.ts';

export type WebWireOptions = {
  /** A Chromium that is on this machine; none is downloaded. */
  readonly chromiumPath: string;
  /** Of its own: the browser's profile lies there. */
  readonly folder: string;
  readonly sessions: WhatsappSessions;
  readonly leader: Leader;
  readonly marks: LastRead;
  readonly clock: Clock;
  readonly log: Log;
  /** WhatsApp's page from a file (tests); left out: from web.whatsapp.com. */
  readonly pageCache?: PageCache;
  readonly tuning?: Partial<Tuning>;
  readonly time?: Time;
};

export const webWire = (options: WebWireOptions): WhatsappWire => {
  const { folder, sessions, marks, clock, log, time = hostTime } = options;
  const tuning = { ...usualTuning, ...options.tuning };
  const ending = new AbortController();
  const standing = openStanding(clock);
  const link = openLink({ folder, sessions });
  let receive: (event: WireEvent) => Promise<void> = () => Promise.reject(new Error('The wire was not started'));
  const intake = openIntake({
    ...{ marks, clock, time, ending: ending.signal },
    receive: (event) => receive(event),
    onFault: (error, faults) =>
      log.warn({ err: error, faults }, 'An event of WhatsApp could not be kept; it is tried again'),
  });
  const supervisor = openSupervisor({
    ...{ ...options, link, intake, standing, tuning, clock, time, log },
    pageCache: options.pageCache ?? null,
  });
  let running: Promise<void> | undefined;

  /** The child, while it is connected. */
  const ready = (): Child => {
    const sitting = supervisor.current();
    if (!sitting?.isReady()) throw new WireError('away', `WhatsApp is not connected (${standing.now().kind})`);
    return sitting.child;
  };

  return {
    async start(deliver) {
      receive = deliver;
      running ??= supervisor.run(ending.signal);
    },
    async stop() {
      ending.abort(new Error('The way to WhatsApp is closed'));
      await running;
    },
    send: async (order) => ready().ask({ kind: 'send', order }, tuning.sendMs),
    async typing(chat) {
      const sitting = supervisor.current();
      if (sitting?.isReady()) await sitting.child.ask({ kind: 'typing', chat }, tuning.askMs).catch(() => undefined);
    },
    remove: async (_, message) => ready().ask({ kind: 'remove', message }, tuning.askMs),
    download: async (message, maxBytes) => ready().ask({ kind: 'download', message, maxBytes }, tuning.downloadMs),
    members: async (group) => ready().ask({ kind: 'members', group }, tuning.askMs),
    leave: async (group) => ready().ask({ kind: 'leave', group }, tuning.askMs),
    state: standing.now,
    onState: standing.listen,
    async pairBy(phone) {
      const state = await stateFor(standing, tuning.startMs, ({ kind }) => kind === 'pairing' || kind === 'ready');
      const sitting = supervisor.current();
      if (state?.kind !== 'pairing' || !sitting)
        throw new WireError('away', `There is nothing to link now (${standing.now().kind})`);
      return sitting.child.ask({ kind: 'pairBy', phone }, tuning.askMs);
    },
    async logOut() {
      const sitting = supervisor.current();
      ready();
      await sitting?.letGo();
      await stateFor(standing, tuning.askMs, ({ kind }) => kind !== 'ready');
    },
    restart: async () => supervisor.restart(),
    vitals: () => ({
      restarts: supervisor.restarts(),
      memory: supervisor.current()?.memory() ?? null,
      lastEventAt: intake.lastEventAt(),
    }),
  };
};

/** The first state that fits, or undefined when none came in time. */
const stateFor = (
  standing: ReturnType<typeof openStanding>,
  patienceMs: number,
  fits: (state: WireState) => boolean,
): Promise<WireState | undefined> =>
  new Promise((resolve) => {
    const look = (state: WireState): void => {
      if (fits(state)) settle(state);
    };
    const leave = standing.listen(look);
    const timer = setTimeout(() => settle(undefined), patienceMs);
    const settle = (state: WireState | undefined): void => {
      clearTimeout(timer);
      leave();
      resolve(state);
    };
    look(standing.now());
  });
