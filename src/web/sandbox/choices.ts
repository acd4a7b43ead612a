/** The look of WhatsApp, where buttons do not exist: a keyboard becomes numbered lines, and a digit is a tap while its menu is the newest one. */
import type { Button, Keyboard, SandboxMessage } from '../../bot/networks/sandbox/scene.ts';
import { messagesOf, state } from './state.ts';

export type Choice = { readonly number: number; readonly button: Button };

/**
 * Links need no number: they are written out. Ways out of a question (Batal, Bantuan) are typed as words there, so that a question which wants a
 * number gets it (bot/networks/whatsapp/choices.ts).
 */
export function choicesOf(keyboard: Keyboard): {
  readonly numbered: readonly Choice[];
  readonly spoken: readonly Button[];
  readonly links: readonly Button[];
} {
  const buttons = keyboard.flat();
  const presses = buttons.filter((button) => 'data' in button);
  const isWayOut = (data: string) => data.startsWith('q:!');
  const numbered = presses
    .filter(({ data }) => !isWayOut(data))
    .map((button, index) => ({ number: index + 1, button }));
  const spoken = presses.filter(({ data }) => isWayOut(data));
  return { numbered, spoken, links: buttons.filter((button) => 'url' in button) };
}

/**
 * What a typed digit taps: in a private chat a button of the newest menu, in a group a button of the quoted card, since many
 * cards are open there. Undefined when the text is not such a digit.
 */
export function tapFor(
  chat: number,
  text: string,
  replyTo: number | null,
): { message: SandboxMessage; button: Button } | undefined {
  if (!/^\d{1,2}$/.test(text.trim())) return undefined;
  const menus = messagesOf(chat).filter(({ from, keyboard }) => from === state.bot && keyboard !== null);
  const quoted = menus.find(({ id }) => id === replyTo);
  const message = quoted ?? (state.groups.has(chat) ? undefined : menus.at(-1));
  const choice = choicesOf(message?.keyboard ?? []).numbered.find(({ number }) => number === Number(text));
  return message && choice ? { message, button: choice.button } : undefined;
}
