/** What passes: toasts over a pane, and alerts one has to close. */
import { el } from './dom.ts';
import { Refused } from './server.ts';
import { say } from './words.ts';

const toastTime = 5000;

/** `host` is a live region. */
export function toast(host: HTMLElement, text: string, kind: 'said' | 'failed' = 'said'): void {
  const shown = el('p', { class: `toast ${kind}` }, [text]);
  host.append(shown);
  setTimeout(() => shown.remove(), toastTime);
}

/** Runs an act; a refusal becomes a toast. True when it was done. */
export async function attempt(host: HTMLElement, act: Promise<unknown>): Promise<boolean> {
  try {
    await act;
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const words = { 'too-large': say('tooLarge'), key: say('stale'), unreachable: say('offline') } as Record<
      string,
      string
    >;
    toast(host, words[error.code] ?? say('failed', { why: error.message }), 'failed');
    return false;
  }
}

export function alertOf(text: string): void {
  const dialog = el(
    'dialog',
    { class: 'dialog alert', 'aria-label': say('alert') },
    [
      el('p', {}, [text]),
      el('div', { class: 'dialog-buttons' }, [
        el('button', { type: 'button', class: 'button primary', autofocus: true }, [say('ok')], {
          click: () => dialog.close(),
        }),
      ]),
    ],
    { close: () => dialog.remove() },
  );
  document.body.append(dialog);
  dialog.showModal();
}
