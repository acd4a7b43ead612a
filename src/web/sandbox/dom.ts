/** Elements in one call, always by nodes and text: nothing that came over the wire is ever read as HTML. */

type Attributes = { readonly [name: string]: string | number | boolean | null | undefined };
type Listeners = { readonly [E in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[E]) => void };
export type Child = Node | string | null | undefined | false;

export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  children: readonly Child[] = [],
  listeners: Listeners = {},
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  for (const [event, listener] of Object.entries(listeners)) element.addEventListener(event, listener as EventListener); // Event and listener come from one key of `Listeners`.
  return element;
}

function setAttributes(element: Element, attributes: Attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
}

/** Strokes on a 24 × 24 grid. */
const icons = {
  attach:
    'M21 11.500l-8.600 8.600a5.500 5.500 0 0 1-7.800-7.800l8.900-8.900a3.700 3.700 0 0 1 5.200 5.200l-8.900 8.900a1.800 1.800 0 0 1-2.600-2.600l8.200-8.200',
  send: 'M4 12l16-8-5 16-3.500-6.500zM11.500 13.500L20 4',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  download: 'M12 4v11M7 10.500l5 5 5-5M5 20h14',
  reply: 'M9 7l-5 5 5 5M4 12h10a6 6 0 0 1 6 6',
  plus: 'M12 5v14M5 12h14',
  group:
    'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 20c0-4 3-6 6.500-6s6.500 2 6.500 6M16 4.500a3.500 3.500 0 0 1 0 6.500M18 14.500c2.200.8 3.500 2.600 3.500 5.500',
  person: 'M12 11.500a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20.500c0-4.500 3.600-6.500 8-6.500s8 2 8 6.500',
  mail: 'M3.500 6h17v12h-17zM4 6.500l8 6.500 8-6.500',
  chat: 'M4 5h16v11H10l-4 4v-4H4z',
  guide: 'M9 6h11M9 12h11M9 18h11M4 6l.8.800L6.200 5.300M4 12l.8.800 1.400-1.500M4 18l.8.800 1.400-1.500',
  key: 'M8 15.500a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 11.500h9M17.500 11.500v3.500M20.500 11.500v2.500',
  badge: 'M12 3l7 2.800v6c0 4.700-2.900 7.700-7 9.200-4.100-1.500-7-4.500-7-9.200v-6zM8.600 12l2.400 2.400 4.400-4.700',
  back: 'M15 5l-7 7 7 7',
  more: 'M12 5.500v.010M12 12v.010M12 18.500v.010',
  beside: 'M4 5h16v14H4zM12 5v14',
  close: 'M6 6l12 12M18 6L6 18',
  down: 'M12 5v14M6 13l6 6 6-6',
  contrast: 'M12 3.500a8.500 8.500 0 1 0 0 17zM12 3.500a8.500 8.500 0 0 1 0 17',
  sample: 'M7 3h7l4 4v10H7zM14 3v4h4M4 8v13h10',
  slash: 'M4 5h16v14H4zM10 16l4-8',
  clock: 'M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17zM12 7.500V12l3 2',
  open: 'M13 5h6v6M19 5l-9 9M17 14v5H5V7h5',
} as const;
export type IconName = keyof typeof icons;

/** Decoration only: what it stands for is said beside it. */
export function icon(name: IconName): SVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  setAttributes(svg, { class: `icon icon-${name}`, viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false' });
  const path = document.createElementNS(space, 'path');
  setAttributes(path, { d: icons[name] });
  svg.append(path);
  return svg;
}

export function iconButton(
  name: IconName,
  label: string,
  click: (event: MouseEvent) => void,
  className = '',
): HTMLButtonElement {
  return el(
    'button',
    { type: 'button', class: `icon-button ${className}`, 'aria-label': label, title: label },
    [icon(name)],
    {
      click,
    },
  );
}

/** Initials in a circle; the colour follows from the id. */
export function avatar(id: number, name: string, shape: 'person' | 'group' = 'person'): HTMLElement {
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
  return el('span', { class: `avatar hue-${Math.abs(id) % 6} ${shape}`, 'aria-hidden': 'true' }, [initials]);
}
