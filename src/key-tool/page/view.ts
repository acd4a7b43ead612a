/** The page's few dealings with the document: finding, saying, complaining, saving. */

import type { Bytes } from './der.ts';
import { pause } from './sha256.ts';
import { Problem, problems, type Words } from './words.ts';

/** Page and script are one file: an id that is used here is there, with the element it is used as (the browser tests use each). */
export const find = <T extends HTMLElement>(id: string) => document.getElementById(id) as unknown as T;
export const field = (id: string) => find<HTMLInputElement>(id);

/** Both languages at once, as in page.html: the style sheet shows one of them. Without words the place disappears. */
export function say(where: HTMLElement, words: Words = ['', ''], className = where.className): void {
  where.replaceChildren(...words.map((textContent) => Object.assign(document.createElement('i'), { textContent })));
  where.hidden = !words[0];
  where.className = className;
}

export function element(tag: string, words?: Words, className = ''): HTMLElement {
  const made = document.createElement(tag);
  say(made, words, className);
  return made;
}

// Each field and save button gets a line of its own, read out with the hint above it; a complaint goes once somebody mends.
for (const one of document.querySelectorAll<HTMLInputElement>('input:not([type=checkbox]), [id^=save]')) {
  const line = Object.assign(element('p'), { id: `${one.id}-line`, role: 'status' });
  const hint = one.previousElementSibling;
  if (hint) hint.id ||= `${one.id}-hint`;
  one.setAttribute('aria-describedby', `${line.id} ${hint?.id}`);
  one.after(line);
  one.addEventListener('input', () => areFine([one, false]));
}
export const tell = (id: string, words?: Words, className = 'good') => say(find(`${id}-line`), words, className);

/** Puts each field's words under it, goes to the first that has any, and says whether none has. */
export function areFine(...complaints: readonly (readonly [HTMLInputElement, Words | undefined | false])[]): boolean {
  for (const [input, words] of complaints) {
    input.ariaInvalid = String(!!words);
    const { className } = find(`${input.id}-line`);
    if (words || className === 'problem') tell(input.id, words || undefined, 'problem');
  }
  const first = complaints.find(([, words]) => words);
  first?.[0].focus();
  return !first;
}

/** Runs the slow work of a form at each submit, once at a time; tells what it waits for, and in words what went wrong. */
export function onSubmit(step: 1 | 2, waiting: Words, work: () => Promise<void>): void {
  const state = find(`state-${step}`);
  find(`form-${step}`).onsubmit = async (event) => {
    event.preventDefault();
    if (state.className === 'busy') return;
    say(state, waiting, 'busy');
    try {
      await pause(30); // The words are on the screen before the work begins.
      await work();
      say(state, undefined, '');
    } catch (error) {
      say(state, wordsFor(error), 'problem');
    }
  };
}

export const wordsFor = (error: unknown): Words =>
  error instanceof Problem ? error.words : problems.fault(String(error));

/** Files that were made and never saved, by the word in the ids of their places. */
export const unsaved = new Set<string>();

/** Gives a made file its name and a button; nothing is saved before that is pressed. */
export function offer(id: 'key' | 'request' | 'p12', download: string, content: string | Bytes): void {
  unsaved.add(id);
  find(`${id}-name`).textContent = download;
  find(`save-${id}`).onclick = () => {
    const href = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
    Object.assign(document.createElement('a'), { href, download }).click();
    unsaved.delete(id);
    tell(`save-${id}`, [
      '✓ Disimpan. Pastikan berkasnya ada di folder unduhan.',
      '✓ Saved. Make sure that the file is in your downloads.',
    ]);
  };
}

/** Puts the result in the place of the form, and tells a screen reader where it is now. */
export function showResult(step: 1 | 2): void {
  find(`form-${step}`).hidden = true;
  find(`done-${step}`).hidden = false;
  find(`title-done-${step}`).focus();
}

/** A box that shows and hides what stands in passphrase fields. */
export function reveal(box: HTMLInputElement, ...inputs: readonly HTMLInputElement[]): void {
  box.onchange = () => {
    for (const input of inputs) input.type = box.checked ? 'text' : 'password';
  };
}
