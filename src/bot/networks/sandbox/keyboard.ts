/** Reply markup, checked as strictly as Telegram checks it (core.telegram.org/bots/api#inlinekeyboardmarkup). */
import { z } from 'zod';
import { badRequest } from './refusal.ts';
import type { Button, ForceReply, Keyboard } from './scene.ts';

const inlineButton = z.looseObject({
  text: z.string().optional(),
  callback_data: z.string().optional(),
  url: z.string().optional(),
});
export const replyMarkup = z.union([
  z.looseObject({ inline_keyboard: z.array(z.array(inlineButton)) }),
  z.looseObject({
    force_reply: z.literal(true),
    input_field_placeholder: z.string().optional(),
    selective: z.boolean().optional(),
  }),
  z.looseObject({ remove_keyboard: z.literal(true) }),
]);
export type ReplyMarkup = z.infer<typeof replyMarkup>;

/** The most bytes of UTF-8 a button may carry. */
const longestData = 64;

/** The inline keyboard, or null when there is none or it is empty. */
export function keyboardOf(markup: ReplyMarkup | undefined): Keyboard | null {
  if (!markup || !('inline_keyboard' in markup)) return null;
  const rows = markup.inline_keyboard as z.infer<typeof inlineButton>[][];
  const keyboard = rows.map((row) => row.map(button)).filter((row) => row.length > 0);
  return keyboard.length > 0 ? keyboard : null;
}

/** `asked` is the person a selective question is for: who wrote the message it replies to. */
export function forceReplyOf(markup: ReplyMarkup | undefined, asked: number | null): ForceReply | null {
  if (!markup || !('force_reply' in markup)) return null;
  const { input_field_placeholder: placeholder, selective } = markup as {
    input_field_placeholder?: string;
    selective?: boolean;
  };
  return { placeholder: placeholder ?? null, person: selective ? asked : null };
}

function button(raw: z.infer<typeof inlineButton>): Button {
  if (!raw.text) throw badRequest('can\'t parse inline keyboard button: Field "text" must be of type String');
  if (raw.url !== undefined) return { text: raw.text, url: linkOf(raw.url) };
  if (raw.callback_data === undefined) throw badRequest('Text buttons are unallowed in the inline keyboard');
  const size = Buffer.byteLength(raw.callback_data);
  if (size === 0 || size > longestData) throw badRequest('BUTTON_DATA_INVALID');
  return { text: raw.text, data: raw.callback_data };
}

function linkOf(url: string): string {
  if (!/^(https?|tg):\/\//i.test(url) || !URL.canParse(url))
    throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
  return url;
}
