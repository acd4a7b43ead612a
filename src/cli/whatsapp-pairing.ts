/** `lencana whatsapp pair` while it waits: the QR or the letters in the terminal, drawn anew when WhatsApp gives others, until the telephone is linked. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Board } from '#bot/networks/whatsapp/board.ts';
import type { WireState } from '#bot/networks/whatsapp/wire.ts';
import type { Json } from '#ra/values.ts';
import type { Answer } from './command.ts';
import { Refusal } from './prompt.ts';
import { terminalQr } from './terminal-qr.ts';
import { liveStanding, stateJson, stateText } from './whatsapp-standing.ts';

/** As long as the page is open. */
const patienceMs = 15 * 60_000;
const roundMs = 500;

/** A script gets the first code there is. Throws Refusal when nobody linked a telephone in time, or the instance is gone. */
export const followPairing = async (
  board: Pick<Board, 'standing'>,
  { link, isForScript }: { readonly link: string; readonly isForScript: boolean },
): Promise<Answer> => {
  const show = screen();
  for (const began = Date.now(); Date.now() - began < patienceMs; await pause(roundMs)) {
    const { state } = await liveStanding(board);
    if (state.kind === 'ready') return linkedAnswer(state);
    const codes = codesIn(state);
    if (isForScript && codes) return { text: '', json: { ...stateJson(state), link, ...codes } };
    if (!isForScript) show(picture(state));
  }
  throw new Refusal('No telephone was linked within 15 minutes. Call again when it is at hand.');
};

export const linkedAnswer = (state: Extract<WireState, { kind: 'ready' }>): Answer => ({
  text: `Linked: +${state.phone}, since ${state.since.toISOString()}.`,
  json: stateJson(state),
});

const codesIn = (state: WireState): { readonly [name: string]: Json } | undefined => {
  if (state.kind !== 'pairing') return undefined;
  if (state.code !== undefined) return { code: state.code };
  return state.qr === undefined ? undefined : { qr: state.qr };
};

const picture = (state: WireState): string => {
  if (state.kind !== 'pairing') return stateText(state);
  if (state.code !== undefined)
    return `On the telephone: Linked devices, Link a device, Link with phone number instead. Type there:\n\n    ${state.code}\n`;
  if (state.qr === undefined) return 'Waiting for a code from WhatsApp.';
  return `On the telephone: Linked devices, Link a device. Scan this:\n\n${terminalQr(state.qr)}\n`;
};

/** On standard error, so that an answer for a script stays clean. What is new takes the place of what stood there; in a file it stands below. */
const screen = () => {
  let shown = '';
  return (text: string): void => {
    if (text === shown) return;
    const isOver = process.stderr.isTTY && shown !== '';
    const back = isOver ? `\x1b[${shown.split('\n').length}A\x1b[J` : '';
    process.stderr.write(`${back}${text}\n`);
    shown = text;
  };
};
