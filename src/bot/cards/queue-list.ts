/** `/antrean`: what waits for this group's desks, longest first, with a button per case that shows its card again. REC-2. */

import { defaultZone, shortTimeText } from '#locales/times.ts';
import type { Words } from '#locales/words.ts';
import type { Agency } from '#ra/agency.ts';
import type { Case } from '#ra/case.ts';
import type { Card } from './card.ts';
import { button, cardData } from './card-data.ts';
import { isTurnOf } from './keyboard.ts';

/** More would not fit one message. */
const longestList = 20;

export const queueList = (waiting: readonly Case[], agencies: readonly Agency[], words: Words): Card => {
  if (waiting.length === 0) return { text: words('card-queue-empty'), keyboard: [] };
  const shown = waiting.slice(0, longestList);
  const left = waiting.length - shown.length;
  const agencyOf = (it: Case) => agencies.find(({ id }) => id === it.agency);
  const lines = shown.map((it) => {
    const since = shortTimeText(it.since, agencyOf(it)?.timeZone ?? defaultZone, words.language);
    const state = words.plain(`card-state-${it.kind}-${it.state}`);
    const kind = words.plain(`card-kind-${it.kind}`);
    const values = { case: String(it.id), kind, state, since, agency: agencyOf(it)?.name ?? '' };
    return it.claim
      ? words('card-queue-claimed', { ...values, name: it.claim.name })
      : words('card-queue-unclaimed', values);
  });
  const buttons = shown.map((it) =>
    button(
      words.plain('card-queue-button', { case: String(it.id) }),
      cardData('show', it.id, isTurnOf(it, 'assistant') ? 'assistant' : 'officer'),
    ),
  );
  const more = left > 0 ? [words('card-queue-more', { count: String(left) })] : [];
  return {
    text: [words('card-queue', { count: String(waiting.length) }), ...lines, ...more].join('\n\n'),
    keyboard: Array.from({ length: Math.ceil(buttons.length / 3) }, (_, row) => buttons.slice(row * 3, row * 3 + 3)),
  };
};
