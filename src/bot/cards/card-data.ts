/** The data behind a card's buttons: act, case, and what more the act needs. DESIGN "card buttons"; at most 64 bytes (Bot API). */
import type { InlineKeyboardButton } from 'grammy/types';
import type { CaseId } from '#ra/values.ts';

const cardActs = [
  'claim',
  'papers',
  'hand',
  'release',
  'forward',
  'return',
  'rebind',
  'register',
  'verify',
  'approve',
  'revoke',
  'lift',
  'hold',
  'endorse',
  'reject',
  'refuse',
  'preview',
  'send',
  'drop',
  'words',
  'note',
  'ask',
  'undo',
  'resend',
  'card',
  'show',
] as const;
export type CardAct = (typeof cardActs)[number];

/**
 * `more` by act: `claim`, `papers`, `release`, `note`, `ask`, `undo`, `card`, `show`: the desk kind. `hand`: the desk kind to be asked
 * whom, or its first letter and an account. `return`, `reject`: `item.reason` to tick, or nothing
 * to begin. `refuse`: `reason` to tick, or nothing. `preview`, `send`, `drop`: the verdict. `words`: the verdict, then `verdict.item`.
 * `isCopy`: the button hangs on a card that was shown again from the queue, and not on the one the office keeps alive.
 */
export type CardData = {
  readonly act: CardAct;
  readonly case: CaseId;
  readonly more: string;
  readonly isCopy: boolean;
};

export const cardData = (act: CardAct, id: CaseId, more = '', isCopy = false): string =>
  [act, id, ...(more || isCopy ? [more] : []), ...(isCopy ? ['copy'] : [])].join(':');

export const isCardAct = (word: string | undefined): word is CardAct =>
  (cardActs as readonly (string | undefined)[]).includes(word);

/** Undefined for data that no card of ours carries. */
export const readCardData = (data: string): CardData | undefined => {
  const [act, id = '', more = '', copy, ...rest] = data.split(':');
  if (!isCardAct(act) || !/^[1-9]\d{0,14}$/.test(id) || !/^[\w.-]*$/.test(more)) return undefined;
  if (rest.length > 0 || (copy !== undefined && copy !== 'copy')) return undefined;
  return { act, case: Number(id) as CaseId, more, isCopy: copy !== undefined }; // the brand begins here
};

export type Button = InlineKeyboardButton.CallbackButton;
export const button = (text: string, data: string): Button => ({ text, callback_data: data });
