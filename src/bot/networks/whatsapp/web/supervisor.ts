/** Keeps a child process for WhatsApp running while this instance leads: the next one after each that ended, later and later where it does not last. */
import { mkdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Leader } from '#ra/ports.ts';
import type { Log } from '../../telegram/polling.ts';
import { backOff, rested, type Time } from '../../telegram/time.ts';
import { browserFault } from './browser.ts';
import type { Intake } from './intake.ts';
import type { Link } from './link.ts';
import { endBrowser } from './process-tree.ts';
import { noSandbox, type PageCache } from './protocol.ts';
import { beginSitting, type Outcome, type Sitting } from './sitting.ts';
import type { Standing } from './standing.ts';
import type { Tuning } from './tuning.ts';

export type SupervisorOptions = {
  readonly chromiumPath: string;
  readonly folder: string;
  readonly pageCache: PageCache | null;
  readonly leader: Leader;
  readonly link: Link;
  readonly intake: Intake;
  readonly standing: Standing;
  readonly tuning: Tuning;
  readonly time: Time;
  readonly log: Log;
};

export const openSupervisor = (options: SupervisorOptions) => {
  const { leader, link, standing, tuning, time, log } = options;
  let current: Sitting | undefined;
  let restarts = 0;
  let rest = new AbortController();
  let isBrowserKnown = false;
  let isSandboxed = process.getuid?.() !== 0; // Chromium refuses to shut itself away when it runs as root

  const oneSitting = async (term: AbortSignal, isAtOnce: () => boolean): Promise<Outcome> => {
    const fault = isBrowserKnown ? undefined : await browserFault(options.chromiumPath);
    if (fault) return { kind: 'broken', why: fault };
    isBrowserKnown = true;
    await mkdir(options.folder, { recursive: true, mode: 0o700 });
    await endBrowser(link.profile);
    const isLinkExpected = await link.prepare();
    if (term.aborted) return { kind: 'stopped' };
    const opening = {
      chromiumPath: options.chromiumPath,
      flags: isSandboxed ? [] : ['--no-sandbox'],
      profile: link.profile,
      pageCache: options.pageCache,
      takeOverMs: tuning.takeOverMs,
    };
    const sitting = beginSitting({ ...options, opening, isLinkExpected }, term);
    current = sitting;
    const outcome = await sitting.over;
    current = undefined;
    if (outcome.kind === 'broken') standing.lost(outcome.why);
    else if (outcome.kind === 'logged-out') standing.lost(signedOff, true);
    else if (outcome.kind !== 'stopped') standing.starting();
    // Once it ran; whether it is still there is looked at again when it does not.
    isBrowserKnown = outcome.kind !== 'broken';
    await sitting.end(isAtOnce() ? { kind: 'broken', why: '' } : outcome);
    return outcome;
  };

  /** What is to be done before the next sitting; true: it may begin at once. */
  const settle = async (outcome: Outcome): Promise<boolean> => {
    if (outcome.kind === 'let-go') await link.forget();
    if (outcome.kind === 'logged-out') await link.loggedOut();
    if (outcome.kind === 'unlinked' && !(await link.next())) standing.lost(signedOff, true);
    if (outcome.kind !== 'broken') return true;
    if (outcome.why !== noSandbox || !isSandboxed) return false;
    isSandboxed = false;
    log.warn({}, 'Chromium cannot shut its page away on this machine (no usable sandbox) and runs without');
    return true;
  };

  const reign = async (term: AbortSignal, isAtOnce: () => boolean): Promise<void> => {
    for (let faults = 0; !term.aborted; restarts++) {
      const begun = time.now();
      if (standing.now().kind !== 'lost') standing.starting();
      try {
        const outcome = await oneSitting(term, isAtOnce);
        if (outcome.kind === 'stopped') return;
        log.warn(
          { outcome: outcome.kind, ...('why' in outcome ? { why: outcome.why } : {}) },
          'WhatsApp’s child process ended',
        );
        if (outcome.kind === 'broken') standing.lost(outcome.why);
        if (await settle(outcome)) continue;
      } catch (error) {
        log.error({ err: error }, 'WhatsApp’s child process could not be started');
        standing.lost('The way to WhatsApp could not be opened');
      }
      faults = time.now() - begun > tuning.calmMs ? 1 : faults + 1;
      const { firstPauseMs: first, longestPauseMs: longest } = tuning;
      rest = new AbortController();
      await rested(
        time,
        backOff(faults, { first, longest, random: Math.random }),
        AbortSignal.any([term, rest.signal]),
      );
    }
  };

  return {
    current: () => current,
    restarts: () => restarts,
    /** The next one begins now, whether one runs or a pause is on. */
    restart(): void {
      if (current) current.again('Asked to begin anew');
      else rest.abort();
    },
    /** Until `ending`. */
    async run(ending: AbortSignal): Promise<void> {
      for (let faults = 0; !ending.aborted; ) {
        try {
          standing.starting();
          const waiting = new AbortController();
          pause(300, undefined, { signal: waiting.signal }).then(standing.elsewhere, () => undefined);
          const lead = await leader.take(ending).finally(() => waiting.abort());
          faults = 0;
          log.info({}, 'This instance has the WhatsApp number now');
          await reign(AbortSignal.any([ending, lead.lost]), () => lead.lost.aborted);
          if (lead.lost.aborted) log.warn({}, 'The lead over the WhatsApp number was lost; another instance goes on');
          await lead.resign();
        } catch (error) {
          if (ending.aborted) break;
          log.error({ err: error }, 'Who has the WhatsApp number could not be settled');
          await rested(time, backOff(++faults, { first: 1000, longest: 10_000, random: Math.random }), ending);
        }
      }
      standing.off();
    },
  };
};

const signedOff = 'The session was ended on the telephone';
