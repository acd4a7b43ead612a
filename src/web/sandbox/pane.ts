/** One of the two panes: a head that says what it shows and as whom, and the part below it. */
import { botFace } from './bubble.ts';
import { chatPart, type Part } from './chat.ts';
import { avatar, type Child, el, icon, iconButton } from './dom.ts';
import { guidePart } from './guide.ts';
import { mailPart } from './mailbox.ts';
import { type MenuItem, menuButton } from './menu.ts';
import { attempt } from './notices.ts';
import { act } from './server.ts';
import { arrange, nameOf, speakerIn, state, type View } from './state.ts';
import { say } from './words.ts';

export function pane(index: 0 | 1): Part & { readonly redraw: () => void } {
  const element = el('section', { class: 'pane', 'aria-label': say('pane', { n: index + 1 }) });
  let view: View | undefined;
  let part: Part | undefined;
  let drawnAs = 0;

  function redraw() {
    const wanted = state.settings.panes[index];
    view = wanted;
    drawnAs = wanted.kind === 'chat' ? speakerIn(wanted.chat) : 0;
    part = partOf(wanted);
    element.replaceChildren(head(wanted, redraw), part.element);
    mark();
  }
  const mark = () => element.classList.toggle('active', state.settings.active === index);
  function activate() {
    if (state.settings.active !== index) arrange({ active: index });
  }

  element.addEventListener('pointerdown', activate);
  element.addEventListener('focusin', activate);
  redraw();
  return {
    element,
    redraw,
    hear(change) {
      const wanted = state.settings.panes[index];
      const isOther = JSON.stringify(wanted) !== JSON.stringify(view);
      const isAnother = wanted.kind === 'chat' && drawnAs !== speakerIn(wanted.chat);
      if (change.kind === 'snapshot' || isOther || isAnother) return redraw();
      if (change.kind === 'arranged') mark();
      if ((change.kind === 'person' || change.kind === 'group') && wanted.kind === 'chat')
        element.firstElementChild?.replaceWith(head(wanted, redraw));
      part?.hear(change);
    },
  };
}

function partOf(view: View): Part {
  if (view.kind === 'mail') return mailPart();
  return view.kind === 'guide' ? guidePart() : chatPart(view.chat);
}

function head(view: View, redraw: () => void): HTMLElement {
  const back = iconButton('back', say('back'), () => arrange({ tab: 'cast' }), 'back');
  return el('header', { class: 'pane-head' }, [
    back,
    ...(view.kind === 'chat' ? chatHead(view.chat, redraw) : [plainTitle(view)]),
  ]);
}

const plainTitle = (view: View) =>
  el('div', { class: 'pane-title' }, [
    el('span', { class: 'avatar tool-face', 'aria-hidden': 'true' }, [icon(view.kind === 'mail' ? 'mail' : 'guide')]),
    el('h2', {}, [say(view.kind === 'mail' ? 'mailbox' : 'guide')]),
  ]);

function chatHead(chat: number, redraw: () => void): Child[] {
  const group = state.groups.get(chat);
  const person = state.people.get(chat);
  const about = person?.blocked
    ? say('blocked')
    : group
      ? say('memberCount', { n: group.members.length })
      : (person?.note ?? '');
  return [
    el('div', { class: 'pane-title' }, [
      group
        ? avatar(chat, group.title, 'group')
        : el('span', { class: 'faces' }, [avatar(chat, nameOf(chat)), botFace()]),
      el('div', { class: 'pane-words' }, [el('h2', {}, [nameOf(chat)]), el('p', {}, [about || say('privateChat')])]),
    ]),
    group ? speakerSwitch(chat, group.members, redraw) : null,
    moreMenu(chat),
  ];
}

function speakerSwitch(chat: number, members: readonly number[], redraw: () => void): HTMLElement {
  const speaker = speakerIn(chat);
  const select = el(
    'select',
    {},
    members.map((id) => el('option', { value: id, selected: id === speaker }, [nameOf(id)])),
    {
      change: () => {
        state.speakers.set(chat, Number(select.value));
        redraw();
      },
    },
  );
  return el('label', { class: 'speaker-switch' }, [el('span', {}, [say('speakingAs')]), select]);
}

function moreMenu(chat: number): HTMLElement {
  const toasts = el('div', { class: 'toasts head-toasts', role: 'status' });
  const button = iconButton('more', say('more'), () => {});
  const menu = menuButton(button, () => moreItems(chat, toasts), { label: say('more'), side: 'below' });
  menu.append(toasts);
  return menu;
}

function moreItems(chat: number, toasts: HTMLElement): MenuItem[] {
  const run = (path: string, body: object) => () => void attempt(toasts, act(path, body));
  const group = state.groups.get(chat);
  if (!group) {
    const blocked = state.people.get(chat)?.blocked ?? false;
    return [{ label: say(blocked ? 'unblock' : 'block'), chosen: run('blocks', { person: chat, blocked: !blocked }) }];
  }
  return [...state.people.values()].map(({ id, name }) => {
    const member = !group.members.includes(id);
    return {
      label: say(member ? 'addMember' : 'removeMember', { name }),
      chosen: run('members', { group: chat, person: id, member }),
    };
  });
}
