/** The trial's clock in the bar on top: what time it is there, how far ahead of this machine, and where it can go. */
import type { ClockOutlook, Jumped, Leap } from '../../http/sandbox-wire.ts';
import { el, icon } from './dom.ts';
import { type MenuItem, menuButton } from './menu.ts';
import { attempt, toast } from './notices.ts';
import { act, read } from './server.ts';
import { type Change, state, trialNow } from './state.ts';
import { clockText, dateText, say, spanText } from './words.ts';

export function clockPart(): { readonly element: HTMLElement; readonly hear: (change: Change) => void } {
  const time = el('time');
  const lead = el('span', { class: 'clock-lead' });
  const toasts = el('div', { class: 'toasts clock-toasts', role: 'status' });
  const button = el('button', { type: 'button', class: 'bar-button clock' }, [
    icon('clock'),
    el('span', { class: 'sr' }, [`${say('clock')}: `]),
    time,
    lead,
  ]);
  let outlook: ClockOutlook | undefined;
  const menu = menuButton(button, leaps, { label: say('clockMenu'), side: 'below', foot: () => foot(outlook) });
  menu.classList.add('clock-host');
  menu.append(toasts);

  function draw() {
    const now = trialNow();
    time.textContent = clockText(now);
    time.setAttribute('datetime', now.toISOString());
    lead.textContent = state.clock.ahead > 0 ? say('clockAhead', { span: spanText(state.clock.ahead) }) : '';
    lead.hidden = state.clock.ahead === 0;
  }
  async function leaps(): Promise<readonly MenuItem[]> {
    outlook = (await (await read('clock')).json()) as ClockOutlook; // the wire's own shape
    return outlook.leaps.map((leap) => ({
      label: nameOf(leap),
      detail: clockText(new Date(leap.at)),
      chosen: () => void jump(leap.at),
    }));
  }
  async function jump(to: string) {
    button.setAttribute('aria-busy', 'true');
    toast(toasts, say('clockMoving'));
    await attempt(
      toasts,
      act('clock', { to }).then(async (answer) => {
        const jumped: Jumped = await answer.json();
        toasts.replaceChildren();
        toast(toasts, `${say('jumpedTo', { date: clockText(new Date(jumped.now)) })}: ${newsText(jumped)}.`);
      }),
    );
    button.removeAttribute('aria-busy');
  }

  draw();
  // The page is built anew with another language: the clock of before is gone then.
  const ticking = setInterval(() => (button.isConnected ? draw() : clearInterval(ticking)), 5000);
  return {
    element: menu,
    hear(change) {
      if (change.kind === 'snapshot' || change.kind === 'clock') draw();
    },
  };
}

const names = {
  hour: 'leapHour',
  workday: 'leapWorkday',
  week: 'leapWeek',
  month: 'leapMonth',
  case: 'leapCase',
  renewal: 'leapRenewal',
  changed: 'leapChanged',
  expiry: 'leapExpiry',
} as const;
const nameOf = (leap: Leap) => say(names[leap.what], leap.what === 'case' ? { n: leap.case } : {});

const limits = { trial: 'clockLimitTrial', ca: 'clockLimitCa', 'root-list': 'clockLimitRoot' } as const;
const foot = (outlook: ClockOutlook | undefined) =>
  outlook ? [say('clockNote'), say(limits[outlook.why], { date: dateText(new Date(outlook.latest)) })] : [];

function newsText({ messages, mails }: Jumped): string {
  const parts = [
    messages > 0 && (messages === 1 ? say('messageCame') : say('messagesCame', { n: messages })),
    mails > 0 && (mails === 1 ? say('mailCame') : say('mailsCame', { n: mails })),
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join(', ') : say('nothingCame');
}
