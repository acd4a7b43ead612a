/** `/antrean`: what waits for this group's desks, longest first, ten at a time, with filters and a button per case that shows its card. REC-2. */
import { shortTimeText } from '#locales/times.ts';
import type { Words } from '#locales/words.ts';
import type { CaseKind } from '#ra/case.ts';
import type { Queue, Queued, QueueFilter } from '#ra/office/queue.ts';
import type { AgencyId } from '#ra/values.ts';
import type { Card } from './card.ts';
import { type Button, button, cardData } from './card-data.ts';

/** `queue:<filter>:<page>`; `queue:kinds` and `queue:agencies` lay out what can be chosen. */
export type QueueTap =
  | { readonly show: 'page'; readonly filter: QueueFilter; readonly page: number }
  | { readonly show: 'kinds' | 'agencies' };

const plainFilters = ['all', 'mine', 'unclaimed', 'overdue'] as const;
const kinds = [
  'registration',
  'issuance',
  'renewal',
  'change',
  'revocation',
  'rebinding',
] as const satisfies readonly CaseKind[];

export const readQueueTap = (data: string): QueueTap | undefined => {
  const [, what = '', page = '0'] = /^queue:([\w.-]{1,40})(?::(\d{1,4}))?$/.exec(data) ?? [];
  if (what === 'kinds' || what === 'agencies') return { show: what };
  const filter = filterNamed(what);
  return filter && { show: 'page', filter, page: Number(page) };
};
const filterNamed = (name: string): QueueFilter | undefined => {
  const plain = plainFilters.find((one) => one === name);
  if (plain) return { by: plain };
  const kind = kinds.find((one) => `kind.${one}` === name);
  if (kind) return { by: 'kind', kind };
  return name.startsWith('agency.') ? { by: 'agency', agency: name.slice(7) as AgencyId } : undefined; // only compared with ours
};
const nameOf = (filter: QueueFilter): string => {
  if (filter.by === 'kind') return `kind.${filter.kind}`;
  return filter.by === 'agency' ? `agency.${filter.agency}` : filter.by;
};
const pageData = (filter: QueueFilter, page = 0): string => `queue:${nameOf(filter)}:${page}`;

export const queueList = (queue: Queue, words: Words): Card => {
  const { counts, cases, filter } = queue;
  if (counts.all === 0) return { text: emptyText(queue, words), keyboard: [] };
  const heading = [words('queue-title', { count: String(counts.all) }), ...filterLine(queue, words)].join('\n');
  const lines = cases.map((one) => caseLines(one, words));
  return {
    text: [heading, ...(lines.length > 0 ? lines : [words('queue-none-here')]), ...pageLine(queue, words)].join('\n\n'),
    keyboard: [...filterRows(queue, words), ...cardRows(cases, words), ...pageRow(queue, filter, words)],
  };
};

/** Which kind, which agency: the same message, the choice in place of the cards. */
export const queueChoice = (queue: Queue, what: 'kinds' | 'agencies', words: Words): Card => {
  const choices =
    what === 'kinds'
      ? queue.kinds.map(({ kind, count }) => filterButton({ by: 'kind', kind }, kindText(kind, words), count))
      : queue.agencies.map(({ agency, name, count }) => filterButton({ by: 'agency', agency }, name, count));
  const back = button(words.plain('card-button-back'), pageData({ by: 'all' }));
  return {
    text: `${words('queue-title', { count: String(queue.counts.all) })}\n\n${words(`queue-which-${what}`)}`,
    keyboard: [...choices.map((one) => [one]), [back]],
  };
};

const kindText = (kind: CaseKind, words: Words): string => words.plain(`card-kind-${kind}`);
const filterButton = (filter: QueueFilter, label: string, count: number): Button =>
  button(`${label} (${count})`, pageData(filter));

/** When something was decided last: an empty queue and a queue nobody looks at are not the same. */
const emptyText = ({ decided }: Queue, words: Words): string =>
  decided
    ? `${words('card-queue-empty')}\n${words('queue-decided', { at: shortTimeText(decided.at, decided.timeZone, words.language) })}`
    : words('card-queue-empty');

const filterLine = ({ filter, count, name, agencies }: Queue, words: Words): readonly string[] => {
  if (filter.by === 'all') return [];
  const values = {
    count: String(count),
    name,
    kind: filter.by === 'kind' ? kindText(filter.kind, words) : '',
    agency: filter.by === 'agency' ? (agencies.find(({ agency }) => agency === filter.agency)?.name ?? '') : '',
  };
  return [words(`queue-shown-${filter.by}`, values)];
};

const caseLines = ({ id, kind, state, since, claim, agency, isOverdue, isEscalated }: Queued, words: Words): string => {
  const values = {
    case: String(id),
    kind: kindText(kind, words),
    state: words.plain(`card-state-${kind}-${state}`),
    since: shortTimeText(since, agency.timeZone, words.language),
    agency: agency.name,
  };
  const line = claim
    ? words('card-queue-claimed', { ...values, name: claim.name })
    : words('card-queue-unclaimed', values);
  if (isEscalated) return `${line}\n${words('queue-escalated')}`;
  return isOverdue ? `${line}\n${words('queue-overdue')}` : line;
};

const pageLine = ({ page, pages }: Queue, words: Words): readonly string[] =>
  pages > 1 ? [words('queue-page', { page: String(page + 1), pages: String(pages) })] : [];

/** What is shown already has no button; nor has what would show nothing. */
const filterRows = ({ filter, counts, kinds: of, agencies }: Queue, words: Words): Button[][] => {
  const plain = plainFilters
    .filter((by) => by !== filter.by && counts[by] > 0)
    .map((by) => filterButton({ by }, words.plain(`queue-button-${by}`), counts[by]));
  const more = [
    ...(of.length > 1 ? [button(words.plain('queue-button-kinds'), 'queue:kinds')] : []),
    ...(agencies.length > 1 ? [button(words.plain('queue-button-agencies'), 'queue:agencies')] : []),
  ];
  return [...inRows(plain, 2), ...inRows(more, 2)];
};

const cardRows = (cases: readonly Queued[], words: Words): Button[][] =>
  inRows(
    cases.map(({ id, desk }) =>
      button(words.plain('card-queue-button', { case: String(id) }), cardData('show', id, desk)),
    ),
    3,
  );

const pageRow = ({ page, pages }: Queue, filter: QueueFilter, words: Words): Button[][] => {
  const row = [
    ...(page > 0 ? [button(words.plain('queue-button-before'), pageData(filter, page - 1))] : []),
    ...(page + 1 < pages ? [button(words.plain('queue-button-after'), pageData(filter, page + 1))] : []),
  ];
  return row.length > 0 ? [row] : [];
};

export const inRows = (buttons: readonly Button[], length: number): Button[][] =>
  Array.from({ length: Math.ceil(buttons.length / length) }, (_, row) =>
    buttons.slice(row * length, (row + 1) * length),
  );
