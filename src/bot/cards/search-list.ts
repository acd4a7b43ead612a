/** `/cari`: what was found, a line each with masks, and a button that shows its card. UU 27/2022: a group looks on. */
import { dayText, shortTimeText } from '#locales/times.ts';
import type { Words } from '#locales/words.ts';
import type { Found, SearchPage } from '#ra/office/search.ts';
import type { SearchId } from '#ra/values.ts';
import type { Card } from './card.ts';
import { button, cardData } from './card-data.ts';
import { inRows } from './queue-list.ts';
import { cleaned, veiled } from './veil.ts';

/** `found:<search>:<page>` */
export const readFoundTap = (data: string): { readonly id: SearchId; readonly page: number } | undefined => {
  const [, id, page] = /^found:([0-9a-f]{16}):(\d{1,2})$/.exec(data) ?? [];
  return id === undefined ? undefined : { id: id as SearchId, page: Number(page) }; // looked up, so it is one or none
};

export const searchList = ({ id, page, pages, count, isCut, found }: SearchPage, words: Words): Card => {
  if (count === 0) return { text: `${words('search-nothing')}\n\n${words('search-how')}`, keyboard: [] };
  const turn = (to: number, label: string) => button(words.plain(label), `found:${id}:${to}`);
  const pageRow = [
    ...(page > 0 ? [turn(page - 1, 'queue-button-before')] : []),
    ...(page + 1 < pages ? [turn(page + 1, 'queue-button-after')] : []),
  ];
  const cards = found.map(({ it, desk }) =>
    button(words.plain('card-queue-button', { case: String(it.id) }), cardData('show', it.id, desk)),
  );
  const parts = [
    words('search-title', { count: String(count) }),
    ...found.map((one) => foundLines(one, words)),
    ...(pages > 1 ? [words('queue-page', { page: String(page + 1), pages: String(pages) })] : []),
    ...(isCut ? [words('search-cut')] : []),
  ];
  return { text: parts.join('\n\n'), keyboard: [...inRows(cards, 3), ...(pageRow.length > 0 ? [pageRow] : [])] };
};

const foundLines = ({ it, name, agency, certificate }: Found, words: Words): string => {
  const line = words('search-case', {
    case: String(it.id),
    kind: words.plain(`card-kind-${it.kind}`),
    name: veiled(cleaned(name, 60)),
    agency: agency.name,
    state: words.plain(`card-state-${it.kind}-${it.state}`),
    since: shortTimeText(it.since, agency.timeZone, words.language),
  });
  if (!certificate) return line;
  const status = words.plain(`search-status-${certificate.status}`);
  const until = dayText(certificate.notAfter, agency.timeZone, words.language);
  return `${line}\n${words('search-certificate', { serial: certificate.serial, status, until })}`;
};
