/** The page's few dealings with the document: finding, saying, complaining, saving, wiping. */

import type { Bytes } from './der.ts';
import { pause } from './sha256.ts';
import { Problem, problems, type Words } from './words.ts';

/** Page and script are one file: an id that is used here is there, with the element it is used as (the browser tests use each). */
export const find = <T extends HTMLElement>(id: string) => document.getElementById(id) as unknown as T;
export const field = (id: string) => find<HTMLInputElement>(id);
const every = <T extends HTMLElement>(selector: string) => [...document.querySelectorAll<T>(selector)];

/** In page.html a sentence stands in both languages, `Nama|Name`: innermost first they become two elements, of which the style shows one. */
for (const one of every('header *, main *, footer').reverse())
  if (one.innerHTML.includes('|')) one.innerHTML = `<i>${one.innerHTML.replace('|', '</i><i>')}</i>`;

/** Both languages at once. Without words the place disappears. */
export const say = (where: HTMLElement, words: Words = ['', ''], className = where.className): void => {
  where.replaceChildren(...words.map((textContent) => Object.assign(document.createElement('i'), { textContent })));
  where.hidden = !words[0];
  where.className = className;
};

export const element = (tag: string, words?: Words, className = ''): HTMLElement => {
  const made = document.createElement(tag);
  say(made, words, className);
  return made;
};

export const showFacts = (list: HTMLElement, facts: readonly (readonly [label: Words, Words])[]) =>
  list.append(...facts.flatMap(([label, words]) => [element('dt', label), element('dd', words)]));

// Each field and save button gets a line of its own, read out with the hint above it; a complaint goes once somebody mends.
for (const one of every<HTMLInputElement>('input:not([type=checkbox]), [id^=save]')) {
  const line = Object.assign(element('p'), { id: `${one.id}-line`, role: 'status' });
  Object.assign(one, { autocomplete: 'off', spellcheck: false, autocapitalize: 'off' });
  const hint = one.previousElementSibling;
  if (hint) hint.id ||= `${one.id}-hint`;
  one.setAttribute('aria-describedby', `${line.id} ${hint?.id}`);
  one.after(line);
  one.addEventListener('input', () => areFine([one, false]));
}
export const tell = (id: string, words?: Words, className = 'good') => say(find(`${id}-line`), words, className);

export type Complaint = readonly [HTMLInputElement, Words | undefined | false];

/** Puts each field's words under it, goes to the first that has any, and says whether none has. */
export const areFine = (...complaints: readonly Complaint[]): boolean => {
  for (const [input, words] of complaints) {
    input.ariaInvalid = String(!!words);
    const { className } = find(`${input.id}-line`);
    if (words || className === 'problem') tell(input.id, words || undefined, 'problem');
  }
  const first = complaints.find(([, words]) => words);
  first?.[0].focus();
  return !first;
};

/** Runs the slow work of a form at each submit, once at a time; tells what it waits for, and in words what went wrong. */
export const onSubmit = (step: number, work: () => Promise<void>): void => {
  const state = find(`state-${step}`);
  find(`form-${step}`).onsubmit = async (event) => {
    event.preventDefault();
    if (state.className === 'busy') return;
    say(state, ['Sedang bekerja; bisa beberapa detik.', 'Working; this can take some seconds.'], 'busy');
    try {
      await pause(30); // The words are on the screen before the work begins.
      await work();
      say(state, undefined, '');
    } catch (error) {
      say(state, wordsFor(error), 'problem');
    }
  };
};

export const wordsFor = (error: unknown): Words =>
  error instanceof Problem ? error.words : problems.fault(String(error));

/** Files that were made and never saved, by the word in the ids of their places. */
export const unsaved = new Set<string>();

/** Gives a made file its name and a button; nothing is saved before that is pressed. */
export const offer = (id: 'key' | 'request' | 'p12' | 'changed', download: string, content: string | Bytes): void => {
  unsaved.add(id);
  find(`${id}-name`).textContent = download;
  find(`save-${id}`).onclick = () => {
    const href = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
    Object.assign(document.createElement('a'), { href, download }).click();
    unsaved.delete(id);
    tell(`save-${id}`, ['✓ Disimpan. Periksa folder unduhan.', '✓ Saved. Look into your downloads.']);
  };
};

/** Puts the result in the place of the form, and tells a screen reader where it is now. */
export const showResult = (step: number): void => {
  find(`form-${step}`).hidden = true;
  find(`done-${step}`).hidden = false;
  find(`title-done-${step}`).focus();
};

const secrets = every<HTMLInputElement>('[type=password]');
const boxes = every<HTMLInputElement>('[type=checkbox]');

/** Shows or hides what stands in the passphrase fields. */
export const reveal = (isShown: boolean): void => {
  for (const one of boxes) one.checked = isShown;
  for (const one of secrets) one.type = isShown ? 'text' : 'password';
};
for (const one of boxes) one.onchange = () => reveal(one.checked);

/** No passphrase outlives its use: nor does what was said about it. */
export const wipe = (): void => {
  reveal(false);
  for (const one of secrets) {
    one.value = '';
    one.dispatchEvent(new Event('input'));
  }
};
