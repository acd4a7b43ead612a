/** The sandbox page: several people, the operators' groups and the mailbox side by side in one browser. */
import { castPart } from './cast.ts';
import { clockPart } from './clock.ts';
import { el, type IconName, icon } from './dom.ts';
import { pane } from './pane.ts';
import { listen } from './server.ts';
import { arrange, markSeen, narrow, onChange, open, state, take, wide } from './state.ts';
import { say, speak, type Word } from './words.ts';

const app = document.querySelector<HTMLElement>('#app');
let parts: readonly { readonly hear: (change: Parameters<Parameters<typeof onChange>[0]>[0]) => void }[] = [];
let drawnFor = '';

/** Language, skin and theme change every word and colour: the page is built anew, the world stays. */
function build() {
  const { language, skin, theme } = state.settings;
  drawnFor = [language, skin, theme].join();
  speak(language);
  const root = document.documentElement;
  root.dataset.skin = skin;
  root.dataset.theme = theme;
  document.querySelector('#banner-words')?.replaceChildren(say('banner'));
  document.querySelector('#banner-name')?.replaceChildren(say('bannerName'));
  const cast = castPart();
  const panes = [pane(0), pane(1)];
  const tabs = switcher();
  const clock = clockPart();
  parts = [clock, cast, ...panes, tabs];
  const main = el(
    'main',
    { class: 'stage' },
    panes.map(({ element }) => element),
  );
  app?.replaceChildren(bar(clock.element), el('div', { class: 'body' }, [cast.element, main]), tabs.element);
  settle();
}

function settle() {
  document.body.dataset.tab = state.settings.tab;
  const unread = [...state.unread.values()].reduce((sum, count) => sum + count, 0);
  document.title = unread > 0 ? `(${unread}) ${say('title')}` : say('title');
}

function bar(clock: HTMLElement): HTMLElement {
  const { language, skin, theme } = state.settings;
  const themes = ['auto', 'light', 'dark'] as const;
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'auto';
  const skins = (['telegram', 'whatsapp'] as const).map((one) =>
    el(
      'button',
      { type: 'button', 'aria-pressed': String(skin === one) },
      [say(one === 'telegram' ? 'skinTelegram' : 'skinWhatsapp')],
      {
        click: () => arrange({ skin: one }),
      },
    ),
  );
  return el('header', { class: 'bar' }, [
    el('h1', {}, [
      el('span', { class: 'avatar bot-face', 'aria-hidden': 'true' }, [icon('badge')]),
      el('span', { class: 'product' }, ['Lencana']),
    ]),
    clock,
    el('a', { class: 'bar-link', 'aria-label': say('lock'), href: '/lock', target: '_blank', rel: 'noopener' }, [
      icon('key'),
      el('span', {}, [say('lock')]),
    ]),
    el('span', { class: 'segment', role: 'group', 'aria-label': say('skin') }, skins),
    el(
      'button',
      { type: 'button', class: 'bar-button', 'aria-label': say('language'), lang: language === 'id' ? 'en' : 'id' },
      [
        el('span', { class: 'long' }, [say('language')]),
        el('span', { class: 'short', 'aria-hidden': 'true' }, [say('languageShort')]),
      ],
      {
        click: () => arrange({ language: language === 'id' ? 'en' : 'id' }),
      },
    ),
    el(
      'button',
      { type: 'button', class: 'icon-button', 'aria-label': `${say('theme')}: ${theme}`, title: say('theme') },
      [icon('contrast')],
      {
        click: () => arrange({ theme: next }),
      },
    ),
  ]);
}

/** At the foot of a narrow screen: people, chat, mail, guide. */
function switcher() {
  const element = el('nav', { class: 'tabs', 'aria-label': say('switcher') });
  function tab(name: IconName, word: Word, current: boolean, unread: number, click: () => void) {
    return el(
      'button',
      { type: 'button', 'aria-current': current ? 'true' : null },
      [
        icon(name),
        el('span', {}, [say(word)]),
        unread > 0
          ? el('span', { class: 'badge', 'aria-label': say('unread', { n: unread }) }, [String(unread)])
          : null,
      ],
      { click },
    );
  }
  function draw() {
    const { tab: shown, panes, active } = state.settings;
    const kind = shown === 'cast' ? 'cast' : panes[active].kind;
    const mails = state.unread.get('mail') ?? 0;
    const chats = [...state.unread.values()].reduce((sum, count) => sum + count, 0) - mails;
    element.replaceChildren(
      tab('person', 'cast', kind === 'cast', chats, () => arrange({ tab: 'cast' })),
      tab('chat', 'conversation', kind === 'chat', 0, showChat),
      tab('mail', 'mailTab', kind === 'mail', mails, () => open({ kind: 'mail' })),
      tab('guide', 'guideTab', kind === 'guide', 0, () => open({ kind: 'guide' })),
    );
  }
  draw();
  return { element, hear: draw };
}

let lastChat: number | undefined;
/** The chat that was open last, or the other pane's, or the first person's. */
function showChat() {
  const shown = state.settings.panes.find((view) => view.kind === 'chat');
  const chat = lastChat ?? (shown?.kind === 'chat' ? shown.chat : state.people.keys().next().value);
  if (chat !== undefined) open({ kind: 'chat', chat });
}

function connection(is: 'open' | 'lost' | 'stale') {
  document.querySelector('.connection')?.remove();
  if (is === 'open') return;
  const reload = el('button', { type: 'button', class: 'button' }, [say('reload')], { click: () => location.reload() });
  document.body.prepend(
    el('div', { class: 'connection', role: 'alert' }, [
      say(is === 'lost' ? 'offline' : 'stale'),
      is === 'stale' ? reload : null,
    ]),
  );
}

onChange((change) => {
  const { language, skin, theme, panes, active } = state.settings;
  const view = panes[active];
  if (view.kind === 'chat') lastChat = view.chat;
  if (change.kind === 'arranged' && drawnFor !== [language, skin, theme].join()) return build();
  for (const part of parts) part.hear(change);
  settle();
});
for (const query of [wide, narrow]) query.addEventListener('change', () => arrange({}));
document.addEventListener('visibilitychange', markSeen);
build();
void listen(take, connection);
