/**
 * A keyboard where there are no buttons: what may be chosen becomes numbered lines, links are written out, and ways out of a question (Batal,
 * Bantuan) are asked for by their word, so that a question which wants a number gets its number. CONVERSATION 2; DESIGN "whatsapp".
 */
import type { Button, Keyboard } from '../sandbox/scene.ts';

type Press = Extract<Button, { data: string }>;
export type Choice = { readonly number: number; readonly button: Press };
export type Choices = {
  readonly numbered: readonly Choice[];
  readonly spoken: readonly Press[];
  readonly links: readonly Extract<Button, { url: string }>[];
};

/** Of the flows: Kembali, Batal, Bantuan under every question (flows/interview.ts). */
export const isWayOut = (data: string): boolean => data.startsWith('q:!');

export const choicesOf = (keyboard: Keyboard): Choices => {
  const buttons = keyboard.flat();
  const presses = buttons.filter((button) => 'data' in button);
  return {
    numbered: presses.filter(({ data }) => !isWayOut(data)).map((button, index) => ({ number: index + 1, button })),
    spoken: presses.filter(({ data }) => isWayOut(data)),
    links: buttons.filter((button) => 'url' in button),
  };
};
