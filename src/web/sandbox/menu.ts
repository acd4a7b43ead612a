/** A button that opens a short list above or below it; arrows move, Escape closes, a click elsewhere too. */
import { type Child, el } from './dom.ts';

export type MenuItem = {
  readonly label: string;
  readonly detail?: string;
  readonly lead?: Child;
  readonly chosen: () => void;
};

let menus = 0;

/** `items` is asked each time it opens. */
export function menuButton(
  button: HTMLButtonElement,
  items: () => readonly MenuItem[] | Promise<readonly MenuItem[]>,
  options: {
    readonly label: string;
    readonly empty?: string;
    readonly side?: 'above' | 'below';
    /** What stands under the entries each time it opens. */
    readonly foot?: () => readonly string[];
  },
): HTMLElement {
  const { label, empty = '', side = 'above', foot } = options;
  const list = el('div', { role: 'menu', 'aria-label': label });
  const feet = el('div', { class: 'menu-foot', id: `menu-foot-${++menus}` });
  const box = el('div', { class: `menu ${side}-button`, hidden: true }, [list, foot ? feet : null]);
  const host = el('div', { class: 'menu-host' }, [button, box]);
  if (foot) list.setAttribute('aria-describedby', feet.id);
  button.setAttribute('aria-haspopup', 'menu');
  button.setAttribute('aria-expanded', 'false');

  function close(refocus: boolean) {
    if (box.hidden) return;
    box.hidden = true;
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
    feet.replaceChildren(...(foot?.() ?? []).map((words) => el('p', {}, [words])));
    box.hidden = false;
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

  button.addEventListener('click', () => (box.hidden ? void show() : close(false)));
  host.addEventListener('keydown', (event) => {
    const entries = [...list.querySelectorAll('button')];
    const at = entries.findIndex((one) => one.matches(':focus'));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape' && !box.hidden) close(true);
    else if (event.key === 'Tab') close(false);
    else if (step && !box.hidden) entries.at((at + step) % entries.length)?.focus();
    else return;
    if (event.key !== 'Tab') event.preventDefault();
  });
  return host;
}
