/** How it stands with the WhatsApp number, in words for a terminal and as JSON: what the instance that has it last wrote on the board. */
import { type Board, isHeard, type Posted } from '#bot/networks/whatsapp/board.ts';
import type { WireState } from '#bot/networks/whatsapp/wire.ts';
import type { Json } from '#ra/values.ts';
import { clock } from './command.ts';
import { Refusal } from './prompt.ts';

/** Throws Refusal where no running instance has the number. */
export const liveStanding = async (board: Pick<Board, 'standing'>): Promise<Posted> => {
  const posted = await board.standing();
  if (posted && isHeard(posted, clock.now())) return posted;
  throw new Refusal(
    'No running instance has the number: start Lencana with WHATSAPP=1 (`npx lencana start`), wait half a minute, and call again.',
  );
};

/** `isLive`: the instance that has the number still speaks. */
export const standingText = (posted: Posted | undefined, isLive: boolean): string => {
  if (!posted) return 'No instance ever had the number: start Lencana with WHATSAPP=1.';
  const { state, vitals, readyAt, at } = posted;
  const lastReady = `  last ready: ${readyAt?.toISOString() ?? 'never'}`;
  if (!isLive) return `No running instance has the number; its last word is of ${at.toISOString()}.\n${lastReady}`;
  return [stateText(state), lastReady, ...vitalsLines(vitals)].join('\n');
};

export const stateText = (state: WireState): string => {
  switch (state.kind) {
    case 'ready':
      return `Ready: +${state.phone}, since ${state.since.toISOString()}.`;
    case 'pairing':
      return 'No telephone is linked: `lencana whatsapp pair`.';
    case 'lost':
      return state.loggedOut
        ? 'The number was logged out on its telephone: `lencana whatsapp pair`.'
        : `Not connected since ${state.since.toISOString()}: ${state.why}. It goes on trying.`;
    default:
      return 'The browser is starting.';
  }
};

const vitalsLines = ({ memory, restarts, lastEventAt }: Posted['vitals']): readonly string[] => [
  ...(memory ? [`  memory: browser ${megabytes(memory.browser)}, child process ${megabytes(memory.child)}`] : []),
  `  begun anew: ${restarts} times`,
  `  WhatsApp last told something: ${lastEventAt?.toISOString() ?? 'not yet'}`,
];
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

export const standingJson = (posted: Posted | undefined, isLive: boolean): { readonly [name: string]: Json } => {
  if (!posted) return { state: 'off', isLive };
  const { state, vitals, readyAt, at } = posted;
  return {
    ...stateJson(state),
    isLive,
    at: at.toISOString(),
    readyAt: readyAt?.toISOString() ?? null,
    restarts: vitals.restarts,
    memory: vitals.memory,
    lastEventAt: vitals.lastEventAt?.toISOString() ?? null,
  };
};

/** Without what is scanned or typed: who may read a status need not be who links the number. */
export const stateJson = (state: WireState): { readonly [name: string]: Json } => {
  if (state.kind === 'off' || state.kind === 'elsewhere') return { state: state.kind };
  const said = { state: state.kind, since: state.since.toISOString() };
  if (state.kind === 'ready') return { ...said, phone: state.phone };
  return state.kind === 'lost' ? { ...said, why: state.why, loggedOut: state.loggedOut } : said;
};
