/** Reply markup as documented, refused where Telegram refuses it (core.telegram.org/bots/api#inlinekeyboardbutton). */
import { linkOf } from './html.ts';
import { badRequest } from './refusal.ts';
import type { Button, Fields, Markup } from './world.ts';

export type Notes = (fault: string) => void;

const buttonFields = [
  'text',
  'icon_custom_emoji_id',
  'style',
  'url',
  'callback_data',
  'web_app',
  'login_url',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'copy_text',
  'callback_game',
  'pay',
];
const fieldsOfKinds: readonly (readonly [string, readonly string[]])[] = [
  ['inline_keyboard', ['inline_keyboard']],
  [
    'keyboard',
    ['keyboard', 'is_persistent', 'resize_keyboard', 'one_time_keyboard', 'input_field_placeholder', 'selective'],
  ],
  ['remove_keyboard', ['remove_keyboard', 'selective']],
  ['force_reply', ['force_reply', 'input_field_placeholder', 'selective']],
];

/** How many bytes callback data may have. */
const longestData = 64;
const mostButtons = 100;
const mostInRow = 8;

export function markupOf(given: unknown, note: Notes): Markup | null {
  if (given === undefined || given === null) return null;
  if (!isFields(given)) throw badRequest('object expected as reply markup');
  const [kind, known] = fieldsOfKinds.find(([name]) => name in given) ?? [];
  for (const name of Object.keys(given))
    if (!known?.includes(name)) note(`reply_markup: field "${name}" is not documented there`);
  if (kind === 'inline_keyboard') return inlineKeyboard(given.inline_keyboard, note);
  const placeholder = given.input_field_placeholder;
  if (typeof placeholder === 'string' && [...placeholder].length > 64)
    throw badRequest('REPLY_MARKUP_PLACEHOLDER_TOO_LONG');
  if (kind === 'force_reply' && given.force_reply === true)
    return {
      kind: 'force-reply',
      placeholder: typeof placeholder === 'string' && placeholder !== '' ? placeholder : null,
      selective: given.selective === true,
    };
  if (kind === 'remove_keyboard' && given.remove_keyboard === true) return { kind: 'remove' };
  if (kind === 'keyboard') return { kind: 'keyboard', fields: given };
  return null;
}

function inlineKeyboard(rows: unknown, note: Notes): Markup | null {
  if (!Array.isArray(rows)) throw badRequest('field "inline_keyboard" must be of type Array');
  const made = rows.map((row: unknown) => {
    if (!Array.isArray(row)) throw badRequest('field "inline_keyboard" must be an Array of Arrays');
    if (row.length > mostInRow) note(`reply_markup: ${row.length} buttons in a row; the apps show ${mostInRow}`);
    return row.map((button: unknown) => buttonOf(button, note));
  });
  const shown = made.filter((row) => row.length > 0);
  if (shown.flat().length > mostButtons) throw badRequest('reply markup is too long');
  return shown.length > 0 ? { kind: 'inline', rows: shown } : null;
}

function buttonOf(given: unknown, note: Notes): Button {
  if (!isFields(given)) throw badRequest("can't parse inline keyboard button: InlineKeyboardButton must be an Object");
  const { text, url, callback_data: data } = given;
  if (typeof text !== 'string') throw badRequest(`can't parse inline keyboard button: Can't find field "text"`);
  if (text.trim() === '') throw badRequest('text of an inline keyboard button must be non-empty');
  for (const name of Object.keys(given))
    if (!buttonFields.includes(name)) note(`inline keyboard button: field "${name}" is not documented there`);
  const acts = Object.keys(given).filter((name) => !['text', 'icon_custom_emoji_id', 'style'].includes(name));
  if (acts.length === 0)
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  if (acts.length > 1) note(`inline keyboard button "${text}": exactly one of ${acts.join(', ')} must be used`);
  if (typeof url === 'string' && linkOf(url) === null)
    throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
  if (data !== undefined && (typeof data !== 'string' || data === '' || Buffer.byteLength(data) > longestData))
    throw badRequest('BUTTON_DATA_INVALID');
  return typeof url === 'string' ? { ...given, text, url: linkOf(url) ?? url } : { ...given, text };
}

export const isFields = (given: unknown): given is Fields =>
  typeof given === 'object' && given !== null && !Array.isArray(given);
