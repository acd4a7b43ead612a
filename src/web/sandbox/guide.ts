/** "Mulai di sini": the steps for a newcomer, ticked as they happen; each opens the right chat with the right words in the box. */
import type { GuideChapter, GuideStep } from '../../http/sandbox-wire.ts';
import type { Part } from './chat.ts';
import { el, type IconName, icon } from './dom.ts';
import { arrange, isDone, open, state } from './state.ts';
import { say } from './words.ts';

const faces: Readonly<Record<GuideStep['who'], IconName>> = {
  applicant: 'person',
  staff: 'person',
  group: 'group',
  mail: 'mail',
  lock: 'key',
  clock: 'clock',
};

export function guidePart(): Part {
  const element = el('div', { class: 'guide', tabindex: 0, role: 'region', 'aria-label': say('guide') });
  const next = () => state.guide.flatMap(({ steps }) => steps).find(({ id }) => !isDone(id))?.id;

  function draw() {
    const focused = document.activeElement?.getAttribute('data-step');
    element.replaceChildren(el('p', { class: 'lead' }, [say('guideLead')]), ...state.guide.flatMap(chapter));
    if (focused) element.querySelector<HTMLElement>(`[data-step='${focused}']`)?.focus();
  }
  function chapter({ title, steps }: GuideChapter, index: number): readonly HTMLElement[] {
    const { language } = state.settings;
    const before = state.guide.slice(0, index).reduce((sum, one) => sum + one.steps.length, 0);
    const list = el('ol', { class: 'steps', start: before + 1, 'aria-label': title[language] }, steps.map(line));
    list.style.setProperty('counter-reset', `step ${before}`);
    return [el('h3', { class: 'chapter' }, [title[language]]), list];
  }
  function line(step: GuideStep) {
    const { language } = state.settings;
    const done = isDone(step.id);
    const happened = state.happened.includes(step.id);
    const tick = el(
      'input',
      {
        type: 'checkbox',
        checked: done,
        'aria-disabled': happened ? 'true' : null,
        'data-step': step.id,
        'aria-label': `${say('stepDone')}: ${step.title[language]}`,
      },
      [],
      {
        // What has happened cannot be unticked; greyed out it would look undone.
        click: (event) => happened && event.preventDefault(),
        change: () => mark(step.id, tick.checked),
      },
    );
    return el('li', { class: `step ${done ? 'done' : ''} ${step.id === next() ? 'next' : ''}` }, [
      tick,
      el('div', { class: 'step-words' }, [
        el('h4', {}, [step.title[language]]),
        el('p', {}, [step.text[language]]),
        el('p', { class: 'step-who' }, [icon(faces[step.who]), ownerOf(step)]),
      ]),
      opener(step),
    ]);
  }
  function mark(id: string, ticked: boolean) {
    const others = state.settings.ticked.filter((one) => one !== id);
    arrange({ ticked: ticked ? [...others, id] : others });
    draw();
  }
  function opener(step: GuideStep): HTMLElement {
    if (step.who === 'lock')
      return el('a', { class: 'button', href: '/lock', target: '_blank', rel: 'noopener' }, [
        say('openStep'),
        icon('open'),
      ]);
    return el('button', { type: 'button', class: 'button' }, [say('openStep')], { click: () => go(step) });
  }

  draw();
  return {
    element,
    hear(change) {
      if (['snapshot', 'person', 'group', 'progress'].includes(change.kind)) draw();
    },
  };
}

function go(step: GuideStep) {
  if (step.who === 'mail') return open({ kind: 'mail' }, guideIsActive());
  if (step.who === 'clock') return document.querySelector<HTMLElement>('.clock')?.click();
  const chat = chatOf(step);
  if (chat === undefined) return;
  if (step.say && !state.drafts.get(chat)) state.drafts.set(chat, step.say);
  open({ kind: 'chat', chat }, guideIsActive());
  requestAnimationFrame(() => {
    const box = document.querySelector<HTMLTextAreaElement>('.pane.active .composer textarea');
    // A chat that stood open already was not drawn anew.
    if (box?.value === '' && step.say) {
      box.value = step.say;
      box.dispatchEvent(new Event('input'));
    }
    box?.focus();
  });
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
  if (step.who === 'clock') return say('clock');
  const chat = chatOf(step);
  return (
    (chat === undefined ? undefined : (state.people.get(chat)?.name ?? state.groups.get(chat)?.title)) ?? say('cast')
  );
}
