/** A chat in a pane: its messages as they come and change, and the box to answer in. */
import type { Button, SandboxEvent, SandboxMessage } from '../../bot/networks/sandbox/scene.ts';
import { type BubbleActs, bubble } from './bubble.ts';
import { composer } from './composer.ts';
import { el, icon } from './dom.ts';
import { alertOf, attempt, toast } from './notices.ts';
import { actIn } from './server.ts';
import { type Change, messagesOf, speakerIn, state, trialNow } from './state.ts';
import { dayKey, dayText, say, timeText } from './words.ts';

export type Part = { readonly element: HTMLElement; readonly hear: (change: Change) => void };

/** Messages of one person within five minutes stand close together. */
const together = 300;
const typingTime = 6000;
const tapTime = 12_000;

export function chatPart(chat: number): Part {
  const list = el('ol', {
    class: 'messages',
    role: 'log',
    'aria-live': 'polite',
    'aria-label': say('conversation'),
    tabindex: 0,
  });
  const toasts = el('div', { class: 'toasts', role: 'status' });
  const below = el('button', { type: 'button', class: 'below', hidden: true }, [icon('down'), say('newBelow')], {
    click: () => toEnd(),
  });
  const box = composer(chat, toasts, { echo });
  const acts: BubbleActs = {
    tap,
    reply: (message) => box.replyTo(message),
    command: (words) => void send(words),
    jump,
  };
  let typing: HTMLElement | undefined;
  let typingEnds = 0;

  const send = (text: string) => attempt(toasts, actIn('messages', { person: speakerIn(chat), chat, text }));

  function drawAll() {
    const messages = messagesOf(chat);
    list.replaceChildren();
    for (const [index, message] of messages.entries()) list.append(...drawn(message, messages[index - 1]));
    if (messages.length === 0) list.append(empty());
    requestAnimationFrame(toEnd);
    box.answer(messages.at(-1), false);
  }

  function drawn(message: SandboxMessage, before: SandboxMessage | undefined): HTMLElement[] {
    const day = (one: SandboxMessage) => new Date(one.date * 1000);
    const newDay = before === undefined || dayKey(day(before)) !== dayKey(day(message));
    const follows =
      !newDay && before?.from === message.from && !before.service && message.date - before.date < together;
    const head = newDay ? [el('li', { class: 'day' }, [el('span', {}, [dayText(day(message), trialNow())])])] : [];
    return [...head, bubble(message, speakerIn(chat), follows, acts)];
  }

  function empty(): HTMLElement {
    const inGroup = state.groups.has(chat);
    return el('li', { class: 'empty' }, [
      el('p', {}, [say(inGroup ? 'emptyGroup' : 'emptyChat')]),
      inGroup
        ? null
        : el('button', { type: 'button', class: 'button primary' }, [say('start')], {
            click: () => void send('/start'),
          }),
    ]);
  }

  function add(message: SandboxMessage) {
    const messages = messagesOf(chat);
    if (messages.at(-1)?.id !== message.id || messages.length === 1) return drawAll();
    const atEnd = isAtEnd();
    if (message.from === state.bot) stopTyping();
    list.append(...drawn(message, messages.at(-2)));
    if (typing) list.append(typing);
    if (atEnd || message.from === speakerIn(chat)) requestAnimationFrame(toEnd);
    else below.hidden = false;
    box.answer(message, true);
  }

  function change(message: SandboxMessage) {
    const old = list.querySelector(`[data-id="${message.id}"]`);
    const messages = messagesOf(chat);
    const at = messages.findIndex(({ id }) => id === message.id);
    const [fresh] = drawn(message, messages[at - 1]).slice(-1);
    const atEnd = isAtEnd();
    if (!old || !fresh) return drawAll();
    fresh.classList.add('changed');
    old.replaceWith(fresh);
    if (atEnd) toEnd();
  }

  /** A line only this page sees: on WhatsApp a digit and a toast are messages too. */
  function echo(text: string, side: 'own' | 'bot') {
    list.append(
      el('li', { class: `message ${side}` }, [
        el('div', { class: 'stack' }, [
          el('article', { class: 'bubble' }, [
            el('div', { class: 'words' }, [text]),
            el('p', { class: 'stamp' }, [timeText(trialNow())]),
          ]),
        ]),
      ]),
    );
    toEnd();
  }

  async function tap(message: SandboxMessage, button: Button, pressed?: HTMLElement) {
    if (!('data' in button)) return;
    pressed?.setAttribute('aria-busy', 'true');
    setTimeout(() => pressed?.removeAttribute('aria-busy'), tapTime);
    const tapped = { person: speakerIn(chat), chat, message: message.id, data: button.data };
    if (!(await attempt(toasts, actIn('taps', tapped)))) pressed?.removeAttribute('aria-busy');
  }

  function answered(event: Extract<SandboxEvent, { kind: 'answer' }>) {
    for (const key of list.querySelectorAll(`[data-id="${event.message}"] [aria-busy]`))
      key.removeAttribute('aria-busy');
    if (event.text === '' || event.person !== speakerIn(chat)) return;
    if (state.settings.skin === 'whatsapp') echo(event.text, 'bot');
    else if (event.alert) alertOf(event.text);
    else toast(toasts, event.text);
  }

  function showTyping() {
    typing ??= el('li', { class: 'message bot typing' }, [
      el('div', { class: 'bubble dots', role: 'img', 'aria-label': say('typing') }, [el('i'), el('i'), el('i')]),
    ]);
    const atEnd = isAtEnd();
    list.append(typing);
    if (atEnd) toEnd();
    clearTimeout(typingEnds);
    typingEnds = setTimeout(stopTyping, typingTime);
  }
  function stopTyping() {
    clearTimeout(typingEnds);
    typing?.remove();
    typing = undefined;
  }

  const isAtEnd = () => list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  function toEnd() {
    list.scrollTop = list.scrollHeight;
    below.hidden = true;
  }
  function jump(id: number) {
    const target = list.querySelector<HTMLElement>(`[data-id="${id}"]`);
    target?.scrollIntoView({ block: 'center' });
    target?.classList.remove('pointed');
    requestAnimationFrame(() => target?.classList.add('pointed'));
  }
  let stays = true;
  list.addEventListener('scroll', () => {
    stays = isAtEnd();
    if (stays) below.hidden = true;
  });
  // A picture grows when it arrives; who was at the end stays there. `load` does not bubble.
  list.addEventListener('load', () => stays && toEnd(), true);
  // So does who turns the phone, or opens its keyboard.
  new ResizeObserver(() => stays && toEnd()).observe(list);

  drawAll();
  const element = el('div', { class: 'chat' }, [el('div', { class: 'scene' }, [list, below, toasts]), box.element]);
  box.acceptDrops(element);
  return {
    element,
    hear(news) {
      if (news.kind === 'message' && news.message.chat === chat) add(news.message);
      if (news.kind === 'edited' && news.message.chat === chat) change(news.message);
      if (news.kind === 'deleted' && news.chat === chat) drawAll();
      if (news.kind === 'typing' && news.chat === chat) showTyping();
      // What was today is yesterday now.
      if (news.kind === 'clock') drawAll();
      if (news.kind === 'answer' && news.chat === chat) answered(news);
    },
  };
}
