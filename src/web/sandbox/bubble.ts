/** One message: who said it, what it answers, its text and file, when, and the buttons under it. */
import type { Button, SandboxMessage } from '../../bot/networks/sandbox/scene.ts';
import { attachment } from './attachment.ts';
import { choicesOf } from './choices.ts';
import { avatar, el, icon, iconButton } from './dom.ts';
import { nameOf, state } from './state.ts';
import { formatted, link } from './text.ts';
import { fullTime, say, timeText } from './words.ts';

export type BubbleActs = {
  readonly tap: (message: SandboxMessage, button: Button, pressed: HTMLElement) => void;
  readonly reply: (message: SandboxMessage) => void;
  readonly command: (command: string) => void;
  readonly jump: (id: number) => void;
};

/** `me` is whose eyes we look through; `follows` when the same person spoke just before. */
export function bubble(message: SandboxMessage, me: number, follows: boolean, acts: BubbleActs): HTMLElement {
  if (message.service) return service(message);
  const own = message.from === me;
  const inGroup = state.groups.has(message.chat);
  const side = own ? 'own' : message.from === state.bot ? 'bot' : 'other';
  const named = inGroup && !own && !follows;
  return el('li', { class: `message ${side} ${follows ? 'follows' : ''}`, 'data-id': message.id }, [
    inGroup && !own ? el('span', { class: 'face' }, [follows ? null : face(message.from)]) : null,
    el('div', { class: 'stack' }, [
      el('article', { class: 'bubble', 'aria-label': nameOf(message.from) }, [
        named ? el('p', { class: `speaker hue-${Math.abs(message.from) % 6}` }, [nameOf(message.from)]) : null,
        quote(message, acts),
        message.file ? attachment(message.file, message.as) : null,
        message.text ? el('div', { class: 'words' }, [formatted(message.text, message.entities, acts.command)]) : null,
        state.settings.skin === 'whatsapp' ? numbered(message, acts) : null,
        stamp(message),
      ]),
      state.settings.skin === 'telegram' ? keyboard(message, acts) : null,
    ]),
    iconButton('reply', `${say('reply')}: ${preview(message)}`, () => acts.reply(message), 'reply-button'),
  ]);
}

/** A line no longer than a quote needs. */
export function preview(message: SandboxMessage): string {
  const text = message.text || message.file?.name || '';
  const line = text.replaceAll('\n', ' ');
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}

const face = (id: number) => (id === state.bot ? botFace() : avatar(id, nameOf(id)));
export const botFace = () => el('span', { class: 'avatar bot-face', 'aria-hidden': 'true' }, [icon('badge')]);

function service(message: SandboxMessage): HTMLElement {
  const names = (message.service?.members ?? []).map(nameOf).join(', ');
  const words = say(message.service?.kind === 'left' ? 'left' : 'joined', { name: names });
  return el('li', { class: 'service', 'data-id': message.id }, [el('span', {}, [words])]);
}

function quote(message: SandboxMessage, acts: BubbleActs): HTMLElement | null {
  const quoted = message.replyTo === null ? undefined : state.messages.get(message.chat)?.get(message.replyTo);
  if (!quoted) return null;
  return el(
    'button',
    { type: 'button', class: 'quote' },
    [
      el('span', { class: 'quote-name' }, [nameOf(quoted.from)]),
      el('span', { class: 'quote-words' }, [preview(quoted)]),
    ],
    { click: () => acts.jump(quoted.id) },
  );
}

function stamp(message: SandboxMessage): HTMLElement {
  const date = new Date(message.date * 1000);
  return el('p', { class: 'stamp' }, [
    message.edited === null ? null : `${say('edited')} `,
    el('time', { datetime: date.toISOString(), title: fullTime(date) }, [timeText(date)]),
  ]);
}

function keyboard(message: SandboxMessage, acts: BubbleActs): HTMLElement | null {
  if (!message.keyboard) return null;
  return el(
    'div',
    { class: 'keyboard' },
    message.keyboard.map((row) =>
      el(
        'div',
        { class: 'keyboard-row' },
        row.map((button) => key(message, button, acts)),
      ),
    ),
  );
}

function key(message: SandboxMessage, button: Button, acts: BubbleActs): Node {
  if ('url' in button) {
    const anchor = link(button.url, [button.text, icon('open')]);
    if (anchor instanceof HTMLElement) anchor.className = 'key';
    return anchor;
  }
  const pressed = el('button', { type: 'button', class: 'key' }, [button.text], {
    click: () => acts.tap(message, button, pressed),
  });
  return pressed;
}

function numbered(message: SandboxMessage, acts: BubbleActs): HTMLElement | null {
  if (!message.keyboard) return null;
  const { numbered: choices, spoken, links } = choicesOf(message.keyboard);
  return el('div', { class: 'choices' }, [
    ...links.map((button) => el('p', {}, [`${button.text}: `, 'url' in button ? link(button.url, [button.url]) : ''])),
    ...choices.map(({ number, button }) => {
      const pressed = el(
        'button',
        { type: 'button', class: 'choice' },
        [el('strong', {}, [`${number}. `]), button.text],
        { click: () => acts.tap(message, button, pressed) },
      );
      return pressed;
    }),
    ...spoken.map((button) => {
      const pressed = el('button', { type: 'button', class: 'choice' }, [button.text], {
        click: () => acts.tap(message, button, pressed),
      });
      return pressed;
    }),
    choices.length > 0
      ? el('p', { class: 'choose' }, [say(state.groups.has(message.chat) ? 'chooseInGroup' : 'choose')])
      : null,
  ]);
}
