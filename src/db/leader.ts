/**
 * One leader per matter across instances: a session-level advisory lock of PostgreSQL, on a connection of its own. It ends with that
 * connection, so a fallen instance leaves nothing to clean up (DESIGN "Engines": any instance may die). PGlite has one process only.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import postgres, { type Sql } from 'postgres';
import type { Lead, Leader } from '#ra/ports.ts';
import type { Database } from './client.ts';

export type LeaderOptions = {
  readonly database: Database;
  /** The matter: `telegram polling`. */
  readonly name: string;
  /** The database could not be asked; the wait goes on. */
  readonly onError?: (error: unknown) => void;
  /** How often who waits looks, and who leads makes sure. */
  readonly everyMs?: number;
  readonly pause?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
};

/**
 * The server ends a session that it no longer hears after 11 s (5 + 3 × 2); who leads gives up after 1 + 5: never two at once. A
 * server behind a pooler must give this connection a session of its own.
 */
const keepAlive = { tcp_keepalives_idle: '5', tcp_keepalives_interval: '2', tcp_keepalives_count: '3' };
const patienceMs = 5000;

export const leaderOf = (options: LeaderOptions): Leader => {
  const { database, name, onError = () => undefined, everyMs = 1000 } = options;
  const pause = options.pause ?? ((milliseconds, signal) => sleep(milliseconds, undefined, signal ? { signal } : {}));
  if (database.engine === 'pglite') return alone;
  const { url } = database;
  return {
    async take(ending) {
      for (let session = openSession(url, name); ; ) {
        try {
          if (!ending.aborted && (await session.lock())) return holding(session, { everyMs, pause });
        } catch (error) {
          onError(error);
        }
        // A session that ended once would come back as another: it is never used again.
        if (session.over.aborted || ending.aborted) await session.end();
        ending.throwIfAborted();
        await pause(everyMs, ending).catch(() => session.end());
        ending.throwIfAborted();
        if (session.over.aborted) session = openSession(url, name);
      }
    },
  };
};

const alone: Leader = {
  async take(ending) {
    ending.throwIfAborted();
    return { lost: new AbortController().signal, resign: async () => undefined };
  },
};

type Session = ReturnType<typeof openSession>;

const openSession = (url: string, name: string) => {
  const over = new AbortController();
  const sql: Sql = postgres(url, {
    max: 1,
    max_lifetime: null,
    connect_timeout: 5,
    fetch_types: false,
    onnotice: () => {},
    onclose: () => over.abort(),
    connection: { application_name: 'lencana leader' },
  });
  const matter = `lencana leader: ${name}`;
  let isTuned = false;
  const tune = async () => {
    for (const [setting, value] of Object.entries(keepAlive)) await sql`select set_config(${setting}, ${value}, false)`;
    isTuned = true;
  };
  return {
    over: over.signal,
    async lock(): Promise<boolean> {
      if (!isTuned) await tune();
      const [row] = await sql<{ ours: boolean }[]>`select pg_try_advisory_lock(hashtextextended(${matter}, 7)) as ours`;
      return row?.ours === true && !over.signal.aborted;
    },
    /** Asked of the server itself, about this very session. */
    async holds(): Promise<boolean> {
      const [row] = await sql<{ ours: boolean }[]>`
        select exists (select from pg_locks where locktype = 'advisory' and granted and pid = pg_backend_pid()
          and (classid::bigint << 32 | objid::bigint) = hashtextextended(${matter}, 7)) as ours`;
      return row?.ours === true;
    },
    async end(): Promise<void> {
      over.abort();
      await sql.end({ timeout: 1 });
    },
  };
};

/** Lost with the connection at once, and when the server does not confirm it in time. */
const holding = (session: Session, { everyMs, pause }: Required<Pick<LeaderOptions, 'everyMs' | 'pause'>>): Lead => {
  const lost = new AbortController();
  const resigned = new AbortController();
  const over = AbortSignal.any([session.over, resigned.signal]);
  session.over.addEventListener('abort', () => resigned.signal.aborted || lost.abort(), { once: true });
  if (session.over.aborted) lost.abort();
  const tooLate = () => pause(patienceMs, over).then(() => false);
  const watch = async () => {
    while (!over.aborted) {
      await pause(everyMs, over);
      if (!(await Promise.race([session.holds(), tooLate()]))) break;
    }
  };
  watch()
    .catch(() => undefined)
    .finally(() => {
      if (resigned.signal.aborted) return;
      lost.abort();
      void session.end().catch(() => undefined);
    });
  return {
    lost: lost.signal,
    async resign() {
      resigned.abort();
      await session.end();
    },
  };
};
