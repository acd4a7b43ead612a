/** The mailbox: what would go out by e-mail, by address, newest first; links open in a new tab. */
import type { Mail } from '../../bot/networks/sandbox/scene.ts';
import type { Part } from './chat.ts';
import { el, icon } from './dom.ts';
import { state, trialNow } from './state.ts';
import { linked } from './text.ts';
import { dayText, fullTime, say, timeText } from './words.ts';

export function mailPart(): Part {
  const element = el('div', { class: 'mailbox', tabindex: 0, role: 'region', 'aria-label': say('mailbox') });
  let shown: string | null = null;

  function draw() {
    const addresses = [...new Set(state.mails.map(({ to }) => to))].sort();
    const mails = state.mails.filter(({ to }) => shown === null || to === shown).toReversed();
    element.replaceChildren(
      addresses.length > 1 ? filter(addresses) : '',
      mails.length === 0
        ? el('div', { class: 'empty' }, [icon('mail'), el('p', {}, [say('noMail')])])
        : el(
            'ol',
            { class: 'mails' },
            mails.map((mail, index) => letter(mail, index === 0)),
          ),
    );
  }
  function filter(addresses: readonly string[]) {
    const choice = (label: string, address: string | null) =>
      el('button', { type: 'button', class: 'pill', 'aria-pressed': String(shown === address) }, [label], {
        click: () => {
          shown = address;
          draw();
        },
      });
    return el('div', { class: 'pills' }, [
      choice(say('allMail'), null),
      ...addresses.map((address) => choice(address, address)),
    ]);
  }

  draw();
  return {
    element,
    hear(change) {
      if (['mail', 'person', 'clock'].includes(change.kind)) draw();
    },
  };
}

function letter(mail: Mail, open: boolean): HTMLElement {
  const date = new Date(mail.at);
  const owner = [...state.people.values()].find((person) => person.mail === mail.to);
  return el('li', {}, [
    el('details', { class: 'letter', open }, [
      el('summary', {}, [
        el('span', { class: 'letter-subject' }, [mail.subject]),
        el('time', { datetime: mail.at, title: fullTime(date) }, [`${dayText(date, trialNow())} ${timeText(date)}`]),
        el('span', { class: 'letter-to' }, [`${say('mailTo')}: ${owner ? `${owner.name} · ` : ''}${mail.to}`]),
      ]),
      el('div', { class: 'letter-text words' }, [linked(mail.text)]),
    ]),
  ]);
}
