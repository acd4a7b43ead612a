/** One sitting of the child process: from its start on the profile until it ends or is ended, heartbeat and memory watched meanwhile. */
import type { Log } from '../../telegram/polling.ts';
import { rested, type Time } from '../../telegram/time.ts';
import { type Child, openChild } from './child.ts';
import type { Intake } from './intake.ts';
import type { Link } from './link.ts';
import { browserProcesses, endBrowser, memoryOf } from './process-tree.ts';
import type { News, Opening } from './protocol.ts';
import type { Standing } from './standing.ts';
import type { Tuning } from './tuning.ts';

export type Outcome =
  /** We were asked to end it. */
  | { readonly kind: 'stopped' }
  /** In order, and the next one may begin at once. */
  | { readonly kind: 'again'; readonly why: string }
  | { readonly kind: 'broken'; readonly why: string }
  /** The session that was expected to open did not. */
  | { readonly kind: 'unlinked' }
  | { readonly kind: 'logged-out' }
  /** We let go of the number. */
  | { readonly kind: 'let-go' };

export type SittingOptions = {
  readonly opening: Opening;
  readonly folder: string;
  readonly isLinkExpected: boolean;
  readonly link: Link;
  readonly intake: Intake;
  readonly standing: Standing;
  readonly tuning: Tuning;
  readonly time: Time;
  readonly log: Log;
};

export type Memory = { readonly browser: number; readonly child: number };

export type Sitting = {
  readonly child: Child;
  isReady(): boolean;
  /** Bytes, as of the last heartbeat. */
  memory(): Memory | null;
  /** Ends it in order, for the next one to begin. */
  again(why: string): void;
  letGo(): Promise<void>;
  readonly over: Promise<Outcome>;
  /** Ends it: in order where there is time, and nothing of it is left in any case. */
  end(outcome: Outcome): Promise<void>;
};

export const beginSitting = (options: SittingOptions, ending: AbortSignal): Sitting => {
  const { link, intake, standing, tuning, time, log } = options;
  const outcome = Promise.withResolvers<Outcome>();
  const done = new AbortController();
  const finish = (how: Outcome): void => {
    done.abort();
    outcome.resolve(how);
  };
  const child = openChild({
    opening: options.opening,
    home: options.folder,
    heapMegabytes: tuning.heapMegabytes,
    onEvent: (event) => intake.take(event),
    onNews: (news) => hear(news),
  });
  let phone: string | undefined;
  let isLettingGo = false;
  let memory: Memory | null = null;
  /** When the page last said what it wants. */
  let lastWord = time.now();
  let lastQr: number | undefined;
  let readyAt: number | undefined;
  let keepAt = Number.POSITIVE_INFINITY;

  const broken = (why: string) => {
    // At its end the browser goes, and that is no fall.
    if (!isLettingGo) finish({ kind: 'broken', why });
  };
  const again = (why: string) => finish({ kind: 'again', why });
  child.ended.then(() => broken('The process that speaks with WhatsApp ended'));
  if (ending.aborted) finish({ kind: 'stopped' });
  ending.addEventListener('abort', () => finish({ kind: 'stopped' }), { once: true, signal: done.signal });

  const hear = (news: News): void => {
    if (done.signal.aborted) return;
    if (news.kind === 'unlinked' && options.isLinkExpected && phone === undefined) finish({ kind: 'unlinked' });
    if (news.kind === 'qr' || news.kind === 'code') {
      lastQr = time.now();
      lastWord = lastQr;
      standing.pairing('qr' in news ? { qr: news.qr } : { code: news.code });
    }
    if (news.kind === 'ready') void readied(news.phone).catch(() => broken('What was missed could not be read'));
    if (news.kind === 'standing') stand(news.standing);
    if (news.kind === 'conflict')
      standing.lost(`Another program uses this session; it is taken back in ${Math.ceil(news.takenBackInMs / 1000)} s`);
    if (news.kind === 'logged-out') finish({ kind: isLettingGo ? 'let-go' : 'logged-out' });
    if (news.kind === 'fault') broken(news.why);
    if (news.kind === 'oddity')
      log.warn({ what: news.what }, 'Something from WhatsApp could not be read and was passed over');
  };

  /** Again after each reload of the page. */
  const readied = async (number: string): Promise<void> => {
    const isFirst = phone === undefined;
    phone = number;
    lastQr = undefined;
    lastWord = time.now();
    readyAt ??= time.now();
    if (isFirst) await link.linked();
    if (isFirst) keepAt = time.now() + ((await link.isUnkept()) ? tuning.firstKeepMs : tuning.keepEveryMs);
    standing.ready(number);
    const found = await child.ask({ kind: 'catchUp', ...(await intake.since()) }, 10 * 60_000);
    log.info({ found }, 'Connected to WhatsApp; what was written meanwhile is read');
  };

  const stand = (word: string): void => {
    lastWord = time.now();
    if (phone === undefined) return;
    if (word === 'CONNECTED') standing.ready(phone);
    else if (word !== 'opening') standing.lost(`WhatsApp's servers cannot be reached (${word})`);
  };

  const look = async (): Promise<Memory> => ({
    browser: await memoryOf(await browserProcesses(link.profile)),
    child: child.pid === undefined ? 0 : await memoryOf([child.pid]),
  });

  /** Letters are drawn anew every three minutes. */
  const staleMs = (): number => {
    const state = standing.now();
    return state.kind === 'pairing' && state.code !== undefined ? 2 * tuning.staleQrMs : tuning.staleQrMs;
  };

  /** Nothing is under way. Whoever needs that much from the beginning is not begun anew all the time. */
  const isIdle = (): boolean =>
    readyAt !== undefined && time.now() - readyAt > tuning.calmMs && child.pending() === 0 && intake.isIdle();

  const beat = async (): Promise<void> => {
    const word = await child.ask({ kind: 'ping' }, tuning.answerMs);
    if (word !== 'opening' && !/^UNPAIRED|PAIRING|OPENING/.test(word)) lastWord = time.now();
    if (phone !== undefined && word === 'CONNECTED') stand(word);
    await intake
      .mark()
      .catch((error: unknown) => log.warn({ err: error }, 'Until when messages are kept could not be marked'));
    memory = await look();
    const taken = memory.browser + memory.child;
    if (taken > tuning.memoryBytes && isIdle()) again(`Browser and child take ${Math.round(taken / 1024 / 1024)} MB`);
    const now = time.now();
    if (lastQr !== undefined && now - lastQr > staleMs()) again('The QR was not refreshed any more');
    if (lastQr === undefined && now - lastWord > tuning.startMs) broken('WhatsApp’s page does not come up');
    if (now >= keepAt) {
      keepAt = now + tuning.keepEveryMs;
      await link.keep(await child.ask({ kind: 'pack' }, tuning.askMs));
    }
  };

  const watch = async (): Promise<void> => {
    while (await rested(time, tuning.heartbeatMs, done.signal))
      await beat().catch((error: unknown) => {
        if (!done.signal.aborted) broken(`No heartbeat: ${error instanceof Error ? error.message : 'unknown'}`);
      });
  };
  void watch();

  const close = async (): Promise<void> => {
    const bytes = await child.ask({ kind: 'close', isPacked: phone !== undefined }, tuning.stopMs);
    await endBrowser(link.profile);
    if (bytes) await link.keep(bytes);
  };

  return {
    child,
    isReady: () => phone !== undefined && standing.now().kind === 'ready',
    memory: () => memory,
    again,
    over: outcome.promise,
    async letGo() {
      isLettingGo = true;
      try {
        await child.ask({ kind: 'logOut' }, tuning.askMs);
        finish({ kind: 'let-go' });
      } catch (error) {
        finish({ kind: 'broken', why: 'The number could not be let go of' });
        throw error;
      }
    },
    async end(how) {
      const isOrderly = how.kind === 'again' || how.kind === 'stopped';
      if (isOrderly)
        await close().catch((error: unknown) =>
          log.warn({ err: error }, 'The browser did not end in order, and is ended'),
        );
      await child.end();
      await endBrowser(link.profile);
      await intake.mark().catch(() => undefined);
    },
  };
};
