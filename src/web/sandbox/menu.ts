/** A button that opens a short list above or below it; arrows move, Escape closes, a click elsewhere too. */
import { type Child, el } from './dom.ts';

export type MenuItem = {
  readonly label: string;
  readonly detail?: string;
  readonly lead?: Child;
  readonly chosen: () => void;
};

/** `items` is asked each time it opens. */
export function menuButton(
  button: HTMLButtonElement,
  items: () => readonly MenuItem[] | Promise<readonly MenuItem[]>,
  options: { readonly label: string; readonly empty?: string; readonly side?: 'above' | 'below' },
): HTMLElement {
  const { label, empty = '', side = 'above' } = options;
  const list = el('div', { class: `menu ${side}`, role: 'menu', 'aria-label': label, hidden: true });
  const host = el('div', { class: 'menu-host' }, [button, list]);
  button.setAttribute('aria-haspopup', 'menu');
  button.setAttribute('aria-expanded', 'false');

  function close(refocus: boolean) {
    if (list.hidden) return;
    list.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', outside, true);
    if (refocus) button.focus();
  }
  function outside(event: Event) {
    if (event.target instanceof Node && !host.contains(event.target)) close(false);
  }
  async function show() {
    const offered = await items();
    list.replaceChildren(
      ...offered.map(entry),
      ...(offered.length === 0 ? [el('p', { class: 'menu-empty' }, [empty])] : []),
    );
    list.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    document.addEventListener('pointerdown', outside, true);
    list.querySelector('button')?.focus();
  }
  function entry({ label: words, detail, lead, chosen }: MenuItem) {
    return el(
      'button',
      { type: 'button', role: 'menuitem', tabindex: -1, class: 'menu-item' },
      [
        lead,
        el('span', { class: 'menu-words' }, [
          el('span', { class: 'menu-label' }, [words]),
          detail ? el('span', { class: 'menu-detail' }, [detail]) : null,
        ]),
      ],
      {
        click: () => {
          close(true);
          chosen();
        },
      },
    );
  }

  button.addEventListener('click', () => (list.hidden ? void show() : close(false)));
  host.addEventListener('keydown', (event) => {
    const entries = [...list.querySelectorAll('button')];
    const at = entries.findIndex((one) => one.matches(':focus'));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape' && !list.hidden) close(true);
    else if (event.key === 'Tab') close(false);
    else if (step && !list.hidden) entries.at((at + step) % entries.length)?.focus();
    else return;
    if (event.key !== 'Tab') event.preventDefault();
  });
  return host;
}
