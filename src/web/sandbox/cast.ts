/** The people and groups of the trial, with what is unread; here one becomes somebody, and new people are made. */
import type { Person } from '../../bot/networks/sandbox/scene.ts';
import type { Part } from './chat.ts';
import { addGroup, addPerson } from './dialogs.ts';
import { avatar, el, type IconName, icon, iconButton } from './dom.ts';
import { isDone, isShown, open, state, type View } from './state.ts';
import { say, type Word } from './words.ts';

export function castPart(): Part {
  const element = el('nav', { class: 'cast', 'aria-label': say('castLong') });

  function draw() {
    const focused = document.activeElement?.getAttribute('data-entry');
    const people = [...state.people.values()];
    const groups = [...state.groups.values()];
    element.replaceChildren(
      section(
        'applicants',
        people.filter(({ part }) => part === 'applicant').map(person),
        adder('addPerson', addPerson),
      ),
      section('staff', people.filter(({ part }) => part === 'staff').map(person), null),
      section(
        'groups',
        groups.map(({ id, title, members }) =>
          entry(
            { kind: 'chat', chat: id },
            avatar(id, title, 'group'),
            title,
            say('memberCount', { n: members.length }),
            state.unread.get(id),
          ),
        ),
        adder('addGroup', addGroup),
      ),
      el('section', { class: 'cast-section' }, [
        el('ul', {}, [
          entry({ kind: 'mail' }, face('mail'), say('mailbox'), '', state.unread.get('mail')),
          entry({ kind: 'guide' }, face('guide'), say('guide'), progress(), undefined),
        ]),
      ]),
    );
    if (focused) element.querySelector<HTMLElement>(`[data-entry='${focused}']`)?.focus();
  }

  draw();
  return {
    element,
    hear(change) {
      if (['snapshot', 'person', 'group', 'arranged', 'counted', 'progress'].includes(change.kind)) draw();
    },
  };
}

const face = (name: IconName) => el('span', { class: 'avatar tool-face', 'aria-hidden': 'true' }, [icon(name)]);
const progress = () => {
  const steps = state.guide.flatMap((chapter) => chapter.steps);
  return steps.length === 0 ? '' : `${steps.filter(({ id }) => isDone(id)).length} / ${steps.length}`;
};

const person = ({ id, name, note, blocked }: Person) =>
  entry({ kind: 'chat', chat: id }, avatar(id, name), name, blocked ? say('blocked') : note, state.unread.get(id));

function section(word: Word, entries: readonly HTMLElement[], add: HTMLElement | null): HTMLElement {
  return el('section', { class: 'cast-section', 'aria-label': say(word) }, [
    el('div', { class: 'cast-head' }, [el('h2', {}, [say(word)]), add]),
    el('ul', {}, entries),
  ]);
}

const adder = (word: Word, made: () => void) => iconButton('plus', say(word), made, 'small');

function entry(view: View, lead: HTMLElement, name: string, detail: string, unread: number | undefined): HTMLElement {
  const shown = isShown(view);
  const badge = unread
    ? el('span', { class: 'badge' }, [
        el('span', { 'aria-hidden': 'true' }, [unread > 99 ? '99+' : String(unread)]),
        el('span', { class: 'sr' }, [say('unread', { n: unread })]),
      ])
    : null;
  return el('li', { class: `entry ${shown ? 'shown' : ''}` }, [
    el(
      'button',
      {
        type: 'button',
        class: 'entry-main',
        'aria-current': shown ? 'true' : null,
        'data-entry': JSON.stringify(view),
      },
      [
        lead,
        el('span', { class: 'entry-words' }, [
          el('span', { class: 'entry-name' }, [name]),
          detail ? el('span', { class: 'entry-detail' }, [detail]) : null,
        ]),
        badge,
      ],
      { click: () => open(view) },
    ),
    iconButton('beside', say('beside', { name }), () => open(view, true), 'small entry-beside'),
  ]);
}
