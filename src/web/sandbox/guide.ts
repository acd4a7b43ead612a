/** "Mulai di sini": the steps for a newcomer; each opens the right chat with the right words in the box. */
import type { GuideStep } from '../../http/sandbox-wire.ts';
import type { Part } from './chat.ts';
import { el, type IconName, icon } from './dom.ts';
import { arrange, open, state } from './state.ts';
import { say } from './words.ts';

const faces: Readonly<Record<GuideStep['who'], IconName>> = {
  applicant: 'person',
  staff: 'person',
  group: 'group',
  mail: 'mail',
  lock: 'key',
};

export function guidePart(): Part {
  const element = el('div', { class: 'guide', tabindex: 0, role: 'region', 'aria-label': say('guide') });

  function draw() {
    const next = state.guide.findIndex((_, index) => !state.settings.done.includes(index));
    element.replaceChildren(
      el('p', { class: 'lead' }, [say('guideLead')]),
      el(
        'ol',
        { class: 'steps' },
        state.guide.map((step, index) => line(step, index, index === next)),
      ),
    );
  }
  function line(step: GuideStep, index: number, isNext: boolean) {
    const { language, done } = state.settings;
    const isDone = done.includes(index);
    const tick = el(
      'input',
      { type: 'checkbox', checked: isDone, 'aria-label': `${say('stepDone')}: ${step.title[language]}` },
      [],
      {
        change: () => mark(index, tick.checked),
      },
    );
    const whose = ownerOf(step);
    return el('li', { class: `step ${isDone ? 'done' : ''} ${isNext ? 'next' : ''}` }, [
      tick,
      el('div', { class: 'step-words' }, [
        el('h3', {}, [step.title[language]]),
        el('p', {}, [step.text[language]]),
        el('p', { class: 'step-who' }, [icon(faces[step.who]), whose]),
      ]),
      opener(step, index),
    ]);
  }
  function mark(index: number, isDone: boolean) {
    const others = state.settings.done.filter((one) => one !== index);
    arrange({ done: isDone ? [...others, index] : others });
    draw();
  }
  function opener(step: GuideStep, index: number): HTMLElement {
    if (step.who === 'lock')
      return el(
        'a',
        { class: 'button', href: '/lock', target: '_blank', rel: 'noopener' },
        [say('openStep'), icon('open')],
        {
          click: () => mark(index, true),
        },
      );
    return el('button', { type: 'button', class: 'button' }, [say('openStep')], { click: () => go(step, index) });
  }
  function go(step: GuideStep, index: number) {
    mark(index, true);
    if (step.who === 'mail') return open({ kind: 'mail' }, guideIsActive());
    const chat = chatOf(step);
    if (chat === undefined) return;
    if (step.say && !state.drafts.get(chat)) state.drafts.set(chat, step.say);
    open({ kind: 'chat', chat }, guideIsActive());
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.pane.active .composer textarea')?.focus());
  }

  draw();
  return {
    element,
    hear(change) {
      if (['snapshot', 'person', 'group'].includes(change.kind)) draw();
    },
  };
}

/** Where there is room the guide stays and the chat opens beside it. */
function guideIsActive(): boolean {
  const { panes, active } = state.settings;
  return panes[active].kind === 'guide' && matchMedia('(min-width: 1120px)').matches;
}

function chatOf(step: GuideStep): number | undefined {
  const isMeant = (name: string) => name.startsWith(step.name ?? '');
  if (step.who === 'group') return [...state.groups.values()].find(({ title }) => isMeant(title))?.id;
  const part = step.who === 'staff' ? 'staff' : 'applicant';
  return [...state.people.values()].find((person) => person.part === part && isMeant(person.name))?.id;
}

function ownerOf(step: GuideStep): string {
  if (step.who === 'mail') return say('mailbox');
  if (step.who === 'lock') return say('lock');
  const chat = chatOf(step);
  return (
    (chat === undefined ? undefined : (state.people.get(chat)?.name ?? state.groups.get(chat)?.title)) ?? say('cast')
  );
}
