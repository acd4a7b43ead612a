/** Small forms: a new person, a new group. */
import { el } from './dom.ts';
import { attempt } from './notices.ts';
import { act } from './server.ts';
import { open, state } from './state.ts';
import { say, type Word } from './words.ts';

export function addPerson(): void {
  const name = field('name', { name: 'name', required: true, maxlength: 64, autocomplete: 'off' });
  const note = field('note', { name: 'note', maxlength: 80, placeholder: say('notePlaceholder'), autocomplete: 'off' });
  const mail = field('mail', { name: 'mail', type: 'email', placeholder: 'nama@instansi.go.id', autocomplete: 'off' });
  form('addPerson', [name, note, mail], async (data) => {
    const address = String(data.get('mail')).trim();
    const body = {
      name: String(data.get('name')),
      note: String(data.get('note')),
      ...(address ? { mail: address } : {}),
    };
    const { id } = await (await act('people', body)).json();
    open({ kind: 'chat', chat: id });
  });
}

export function addGroup(): void {
  const title = field('groupTitle', { name: 'title', required: true, maxlength: 128, autocomplete: 'off' });
  const members = el('fieldset', { class: 'field' }, [
    el('legend', {}, [say('members')]),
    ...[...state.people.values()].map(({ id, name, part }) =>
      el('label', { class: 'check' }, [
        el('input', { type: 'checkbox', name: 'member', value: id, checked: part === 'staff' }),
        name,
      ]),
    ),
  ]);
  form('addGroup', [title, members], async (data) => {
    const body = { title: String(data.get('title')), members: data.getAll('member').map(Number) };
    const { id } = await (await act('groups', body)).json();
    open({ kind: 'chat', chat: id });
  });
}

function field(word: Word, attributes: Record<string, string | number | boolean>): HTMLElement {
  return el('label', { class: 'field' }, [say(word), el('input', { type: 'text', ...attributes })]);
}

function form(word: Word, fields: readonly HTMLElement[], submit: (data: FormData) => Promise<void>): void {
  const failures = el('div', { class: 'failures', role: 'alert' });
  const body = el(
    'form',
    {},
    [
      el('h2', {}, [say(word)]),
      ...fields,
      failures,
      el('div', { class: 'dialog-buttons' }, [
        el('button', { type: 'button', class: 'button' }, [say('cancel')], { click: () => dialog.close() }),
        el('button', { type: 'submit', class: 'button primary' }, [say('add')]),
      ]),
    ],
    {
      submit: async (event) => {
        event.preventDefault();
        if (await attempt(failures, submit(new FormData(body)))) dialog.close();
      },
    },
  );
  const dialog = el('dialog', { class: 'dialog', 'aria-label': say(word) }, [body], { close: () => dialog.remove() });
  document.body.append(dialog);
  dialog.showModal();
}
