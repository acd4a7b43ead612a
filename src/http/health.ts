/** For who watches the machines: does the process live, can it work, what are its figures (Prometheus text format 0.0.4). */
import { setTimeout as pause } from 'node:timers/promises';
import { Hono } from 'hono';
import type { Clock } from '#ra/ports.ts';
import { remembered } from './remembered.ts';
import type { Log } from './request-log.ts';

/** Resolves when that part of the house can work; throws otherwise. */
export type Checks = Readonly<Record<string, () => Promise<void>>>;

export type Metric = {
  /** `lencana_outbox_depth` */
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge';
  readonly samples: readonly { readonly labels?: Readonly<Record<string, string>>; readonly value: number }[];
};

export type Health = {
  readonly checks: Checks;
  readonly metrics: () => Promise<readonly Metric[]>;
  readonly clock: Clock;
  readonly log: Log;
  /** How long one check may take. */
  readonly patienceMs?: number;
};

export const health = ({ checks, metrics, clock, log, patienceMs = 3000 }: Health): Hono => {
  const ready = remembered(() => examine(checks, patienceMs, log), 1000, clock);
  const figures = remembered(metrics, 1000, clock);
  return new Hono()
    .get('/healthz', (c) => c.json({ status: 'alive' }, 200, unkept))
    .get('/readyz', async (c) => {
      const found = await ready();
      const isReady = Object.values(found).every(({ ok }) => ok);
      return c.json({ status: isReady ? 'ready' : 'not-ready', checks: found }, isReady ? 200 : 503, unkept);
    })
    .get('/metrics', async (c) =>
      c.text(exposition(await figures()), 200, {
        ...unkept,
        'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      }),
    );
};

const unkept = { 'cache-control': 'no-store' };

/** What went wrong goes to the log; the answer is public and says only which part. */
type Finding = { readonly ok: boolean; readonly ms: number };

const examine = async (checks: Checks, patienceMs: number, log: Log): Promise<Readonly<Record<string, Finding>>> => {
  const found = Object.entries(checks).map(async ([name, check]): Promise<[string, Finding]> => {
    const started = performance.now();
    const ms = () => Math.round(performance.now() - started);
    const patience = new AbortController();
    const tooLong = async (): Promise<never> => {
      await pause(patienceMs, undefined, { signal: patience.signal });
      throw new Error(`No answer within ${patienceMs} ms`);
    };
    try {
      await Promise.race([check(), tooLong()]);
      return [name, { ok: true, ms: ms() }];
    } catch (error) {
      log.warn({ err: error, check: name }, 'A readiness check failed');
      return [name, { ok: false, ms: ms() }];
    } finally {
      patience.abort();
    }
  });
  return Object.fromEntries(await Promise.all(found));
};

const exposition = (metrics: readonly Metric[]): string =>
  metrics
    .map(({ name, help, type, samples }) =>
      [
        `# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}`,
        `# TYPE ${name} ${type}`,
        ...samples.map(({ labels = {}, value }) => `${name}${labelText(labels)} ${value}`),
        '',
      ].join('\n'),
    )
    .join('');

const labelText = (labels: Readonly<Record<string, string>>): string => {
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${name}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`,
  );
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
};
