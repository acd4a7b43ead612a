/** A wire to WhatsApp for a test: the real Client in a real browser before the stand-in page, with what it tells and how it stands at hand. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LastRead, SessionVersion } from '#bot/networks/whatsapp/web/sessions.ts';
import type { Tuning } from '#bot/networks/whatsapp/web/tuning.ts';
import { webWire } from '#bot/networks/whatsapp/web/web-wire.ts';
import type { WireEvent, WireMessage, WireState } from '#bot/networks/whatsapp/wire.ts';
import type { Leader } from '#ra/ports.ts';
import { openWhatsapp, type Whatsapp } from './whatsapp.ts';

export type Wired = Awaited<ReturnType<typeof openWired>>;

type Options = {
  readonly whatsapp?: Whatsapp;
  readonly tuning?: Partial<Tuning>;
  readonly chromiumPath?: string;
  readonly leader?: Leader;
  /** Another machine with the same database. */
  readonly sharing?: { readonly sessions: Drawer; readonly marks: LastRead };
  /** Called before an event counts as kept; what it throws, the wire hears. */
  readonly keeping?: (event: WireEvent) => Promise<void>;
  /** The telephone scans each QR it is shown. */
  readonly isScanned?: boolean;
};

const leading: Leader = { take: async () => ({ lost: new AbortController().signal, resign: async () => undefined }) };
/** Faults heal at once, so that no test waits. */
const quick: Partial<Tuning> = {
  heartbeatMs: 1000,
  firstPauseMs: 50,
  longestPauseMs: 200,
  firstKeepMs: 0,
  takeOverMs: 200,
};

/** Versions as the database keeps them. */
const sessionDrawer = () => {
  let versions: SessionVersion[] = [];
  let count = 0;
  return {
    latest: async () => versions.at(-1),
    before: async (version: number) => versions.findLast((one) => one.version < version),
    async keep(bytes: Uint8Array) {
      versions = [...versions, { version: ++count, bytes }].slice(-3);
    },
    async forget() {
      versions = [];
    },
    all: () => versions,
  };
};
type Drawer = ReturnType<typeof sessionDrawer>;
const markDrawer = (): LastRead => {
  let at: Date | undefined;
  return {
    read: async () => at,
    async mark(next: Date) {
      at = next;
    },
  };
};

export const openWired = async ({
  whatsapp: given,
  tuning = {},
  chromiumPath,
  leader = leading,
  sharing,
  keeping = async () => undefined,
  isScanned = true,
}: Options = {}) => {
  const whatsapp = given ?? (await openWhatsapp());
  const folder = mkdtempSync(join(tmpdir(), 'lencana-whatsapp-'));
  const sessions = sharing?.sessions ?? sessionDrawer();
  const marks = sharing?.marks ?? markDrawer();
  const events: WireEvent[] = [];
  const states: WireState[] = [];
  const logged: { readonly fields: object; readonly message: string }[] = [];
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const note = (fields: object, message: string) => {
    logged.push({ fields, message });
    changed();
  };
  const wire = webWire({
    chromiumPath: chromiumPath ?? whatsapp.chromiumPath,
    folder,
    sessions,
    leader,
    marks,
    clock: { now: () => new Date() },
    log: { info: note, warn: note, error: note },
    pageCache: whatsapp.pageCache,
    tuning: { ...quick, ...tuning },
  });
  wire.onState((state) => {
    states.push(state);
    if (isScanned && state.kind === 'pairing' && state.qr) whatsapp.scan(state.qr);
    changed();
  });

  /** Resolves once it holds; looked at after each event, state and line of the log. */
  const until = async (holds: () => boolean, what: string, patienceMs = 55_000): Promise<void> => {
    if (holds()) return;
    await new Promise<void>((resolve, reject) => {
      const settle = (end: () => void) => {
        clearTimeout(timer);
        listeners.delete(look);
        end();
      };
      const look = () => holds() && settle(resolve);
      const told = () => `${states.map(({ kind }) => kind).join(', ')}; ${JSON.stringify(logged.slice(-5))}`;
      const timer = setTimeout(
        () => settle(() => reject(new Error(`Waited in vain for ${what}: ${told()}`))),
        patienceMs,
      );
      listeners.add(look);
    });
  };

  return {
    whatsapp,
    wire,
    folder,
    sessions,
    marks,
    events,
    states,
    logged,
    until,
    messages: () => events.filter((event): event is WireMessage => event.kind === 'message'),
    texts: () => events.flatMap((event) => (event.kind === 'message' ? [event.text] : [])),
    start: () =>
      wire.start(async (event) => {
        await keeping(event);
        events.push(event);
        changed();
      }),
    ready: () => until(() => wire.state().kind === 'ready', 'ready'),
    /** The telephone has it connected and no word is under way. */
    heard: (text: string) => until(() => events.some((event) => 'text' in event && event.text === text), `“${text}”`),
    async close() {
      await wire.stop();
      if (!given) await whatsapp.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type Running = { readonly pid: number; readonly parent: number; readonly line: string };
/** What runs on this machine with our folder in its command line or as its home. */
export const runningIn = (folder: string): readonly Running[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const line = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        const home = readFileSync(`/proc/${name}/environ`, 'utf8').split('\0').includes(`HOME=${folder}`);
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return (line.includes(folder) || home) && state !== 'Z'
          ? [{ pid: Number(name), parent: Number(parent), line }]
          : [];
      } catch {
        return []; // it has just ended
      }
    });

const only = (found: Running | undefined, what: string): number => {
  if (!found) throw new Error(`No ${what} runs`);
  return found.pid;
};
export const childIn = (folder: string): number =>
  only(
    runningIn(folder).find(({ line }) => line.includes('child-process.ts')),
    'child process',
  );
export const browserIn = (folder: string): number =>
  only(
    runningIn(folder).find(({ line }) => line.includes('--user-data-dir=') && !line.includes('--type=')),
    'browser',
  );
export const renderersIn = (folder: string): readonly number[] =>
  runningIn(folder).flatMap(({ pid, line }) => (line.includes('--type=renderer') ? [pid] : []));
