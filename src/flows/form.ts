/**
 * Filling in a case, question by question: asks only what is missing, keeps each answer at once, goes back, shows a summary
 * where every line can be changed. The draft row is the memory; the sitting may be lost at any time. CONVERSATION 1, 4, 6, 8.
 */
import type { Case, DocumentItem, Item } from '#ra/case.ts';
import { documentItems, missingItems, requiredItems } from '#ra/case.ts';
import { maskNumber, readNip } from '#ra/identity-numbers.ts';
import type { CaseId } from '#ra/values.ts';
import type { Reader } from './answers.ts';
import type { FlowDeps } from './context.ts';
import type { Choice, FileReference, Interview } from './interview.ts';
import { collectPages, expectMorePages } from './pages.ts';
import { takeFile } from './upload.ts';

export type Question = {
  readonly item: Item;
  /** Other words than the item's own, where the same thing is asked for another purpose: `ask-…`, `help-…`. */
  readonly asks?: string;
  /** Its name in the summary, where `item-…` would not say which one. */
  readonly label?: string;
  /** Reads what was typed. A document item has none. */
  readonly reader?: Reader;
  /** Buttons, from what is known. */
  readonly choices?: (talk: Interview) => Promise<readonly Choice[]>;
  /** Several photos, one a page, until "Selesai". */
  readonly manyPages?: true;
  /** What the person needs for it, handed out right before the question. */
  readonly handsOut?: (talk: Interview, it: Case) => Promise<unknown>;
  /** What the registry says: told in the question, and before the new answer in the summary (ACC-9). */
  readonly today?: string;
  /** How the answer reads in the summary, where it is kept in other words than people use. */
  readonly shown?: (talk: Interview, value: string) => string;
};

type FlowTalk = { readonly talk: Interview; readonly deps: FlowDeps };

const isDocument = (item: Item): item is DocumentItem => (documentItems as readonly Item[]).includes(item);

/** Asks for every item of the form that is open, in its order, and returns the case as it then is. */
export const fillIn = async ({ talk, deps }: FlowTalk, begun: Case, form: readonly Question[]): Promise<Case> => {
  let it = begun;
  for (;;) {
    const missing = missingItems(it);
    // In a case that was sent back only what was named is open.
    const isOpen = (item: Item) => it.faults.length === 0 && it.answers[item] === undefined;
    const question = form.find(({ item }) => missing.includes(item) || isOpen(item));
    if (!question) return it;
    it = await askFor({ talk, deps }, it, question, form);
  }
};

/** `isChange`: asked from the summary; "Kembali" leaves the answer as it is. */
const askFor = async (
  flow: FlowTalk,
  it: Case,
  question: Question,
  form: readonly Question[],
  isChange = false,
): Promise<Case> => {
  const { talk, deps } = flow;
  const choices = question.choices ? await question.choices(talk) : undefined;
  await question.handsOut?.(talk, it);
  const before = isChange ? undefined : previous(it, question, form);
  const takes = isDocument(question.item)
    ? (['file'] as const)
    : choices && !question.reader
      ? ([] as const)
      : question.item === 'phone'
        ? (['text', 'phone'] as const)
        : (['text'] as const);
  for (let misses = 0; ; misses++) {
    const reply = await talk.question({
      text: promptText(talk, it, question, form, isChange),
      ...(choices ? { choices } : {}),
      takes,
      canGoBack: isChange || before !== undefined,
      help: talk.words(`help-${question.asks ?? question.item}`, await contactOf(flow, it)),
    });
    if (reply.kind === 'back')
      return before ? talk.perform((by) => deps.office.drafting.erase(by, it.id, [before])) : it;
    const done =
      reply.kind === 'file'
        ? await takeDocument(flow, it, question, reply.file)
        : await takeText(flow, it, question, reply.kind === 'choice' ? { value: reply.value } : { text: reply.text });
    if (done) return done;
    if (misses >= 1) await talk.say('ask-this-person', await contactOf(flow, it));
  }
};

/** The item before this one that may be asked again; none in a case that was sent back, where only faults are open. */
const previous = (it: Case, { item }: Question, form: readonly Question[]): Item | undefined => {
  if (it.faults.length > 0) return undefined;
  const here = form.findIndex((question) => question.item === item);
  return form.slice(0, here).findLast((question) => it.answers[question.item] !== undefined)?.item;
};

const promptText = (
  talk: Interview,
  it: Case,
  { item, asks = item, today }: Question,
  form: readonly Question[],
  isChange: boolean,
): string => {
  const fault = it.faults.find((one) => one.item === item && !one.mended);
  const step = String(form.findIndex((question) => question.item === item) + 1);
  const place = isChange ? talk.words('to-change') : talk.words('step', { step, steps: String(form.length) });
  const head = fault ? `${talk.words('to-mend')}\n${faultText(talk, fault)}` : place;
  return `${head}\n\n${talk.words(`ask-${asks}`, today === undefined ? {} : { today })}`;
};

export const faultText = (talk: Interview, fault: Case['faults'][number]): string =>
  fault.words !== undefined
    ? talk.words('fault-own-words', { item: talk.label(`item-${fault.item}`), words: fault.words })
    : `${talk.words(`reason-${fault.item}-${fault.reason}`)}\n${talk.words(`mend-${fault.item}-${fault.reason}`)}`;

const takeText = async (
  { talk, deps }: FlowTalk,
  it: Case,
  { item, reader }: Question,
  said: { value: string } | { text: string },
): Promise<Case | undefined> => {
  const answer = 'value' in said ? ({ ok: true, value: said.value } as const) : reader?.(said.text);
  if (!answer) return undefined;
  if (!answer.ok) {
    await talk.say(`answer-${answer.fault}`, answer.values);
    return undefined;
  }
  const kept = await talk.attempt((by) =>
    deps.office.drafting.answer(by, it.id, item as Exclude<Item, DocumentItem>, answer.value),
  ); // takes 'text' only for these
  if (kept.ok) return kept.value;
  await talk.say(kept.refusal.key, kept.refusal.values);
  return kept.refusal.code === 'ERR_MOVE_NOT_ALLOWED' || kept.refusal.code === 'ERR_ITEM_NOT_OPEN'
    ? talk.stop()
    : undefined;
};

/** One file, or several photos as pages until the person says it is complete. */
const takeDocument = async (
  flow: FlowTalk,
  it: Case,
  question: Question,
  first: FileReference,
): Promise<Case | undefined> => {
  const item = question.item as Exclude<DocumentItem, 'csr'>; // forms ask for letter and identity card
  const taken = await keep(flow, it, item, first);
  if (!taken) return undefined;
  const mayGoOn = question.manyPages && (first.kind === 'photo' || first.album !== null);
  if (mayGoOn) return collectPages(flow, taken, item, first);
  expectMorePages(flow, taken, item, first.album);
  return taken;
};

const keep = async (
  { talk, deps }: FlowTalk,
  it: Case,
  item: Exclude<DocumentItem, 'csr'>,
  file: FileReference,
): Promise<Case | undefined> => {
  await talk.busy();
  const done = await talk.attempt((by) => takeFile(deps, by, it, item, file, false));
  if (done.ok) return done.value;
  await talk.say(done.refusal.key, done.refusal.values);
  return undefined;
};

type SummaryLine = { readonly question: Question; readonly value: string };
const labelOf = (talk: Interview, { item, label = `item-${item}` }: Question): string => talk.label(label);

/** The summary before sending: `send`, or an item to change. */
export const review = async (
  { talk, deps }: FlowTalk,
  begun: Case,
  form: readonly Question[],
  title: string,
): Promise<Case> => {
  let it = begun;
  for (;;) {
    const changeable = form.filter(
      ({ item }) => it.faults.length === 0 || it.faults.some((fault) => fault.item === item),
    );
    const lines = summaryLines(await talk.look(() => agencyName(deps, it)), it, form);
    const text = [talk.words(title), '', ...lines.map((line) => summaryText(talk, line))];
    const answer = await talk.choose(`${text.join('\n')}\n\n${talk.words('summary-send')}`, [
      { value: 'send', label: talk.label('button-send') },
      ...changeable.map((question) => ({
        value: `change-${question.item}`,
        label: talk.label('button-change', { item: labelOf(talk, question) }),
      })),
    ]);
    if (answer === 'send') return it;
    const question = form.find(({ item }) => answer === `change-${item}`);
    if (question) it = await changed({ talk, deps }, it, question, form);
  }
};

const summaryText = (talk: Interview, { question, value }: SummaryLine): string => {
  const label = labelOf(talk, question);
  const shown = shownValue(talk, question, value);
  return question.today === undefined
    ? talk.words('summary-line', { label, value: shown })
    : talk.words('summary-change', { label, before: question.today, after: shown });
};

/** One answer asked again. The mail belongs to the agency, so another agency asks for it anew. */
const changed = async (flow: FlowTalk, it: Case, question: Question, form: readonly Question[]): Promise<Case> => {
  const next = await askFor(flow, it, question, form, true);
  if (question.item !== 'agency' || next.agency === it.agency || it.faults.length > 0) return next;
  const withoutMail = await flow.talk.perform((by) => flow.deps.office.drafting.erase(by, it.id, ['mail']));
  return fillIn(flow, withoutMail, form);
};

/** Numbers are masked when they are repeated (CONVERSATION 15); a NIP also says what was read in it. */
const shownValue = (talk: Interview, { item, shown }: Question, value: string): string => {
  if (shown) return shown(talk, value);
  if (isDocument(item)) return talk.label('document-received');
  if (item !== 'nik' && item !== 'nip') return value;
  if (value === 'none') return talk.label('no-number');
  const read = item === 'nip' ? readNip(value) : undefined;
  if (!read?.ok) return maskNumber(value);
  const birth = read.facts.birth.split('-').reverse().join('-');
  return talk.label('number-read', { number: maskNumber(value), kind: read.facts.kind, birth });
};

const summaryLines = (agency: string, it: Case, form: readonly Question[]): readonly SummaryLine[] =>
  form.map((question) => ({
    question,
    value: question.item === 'agency' ? agency : (it.answers[question.item] ?? ''),
  }));

const agencyName = async ({ office }: FlowDeps, it: Case): Promise<string> =>
  (it.agency && (await office.administration.agency(it.agency))?.name) || '–';

/** Every screen names a human being of the agency (REQUIREMENTS). */
export const contactOf = ({ talk, deps }: FlowTalk, it: Case): Promise<{ contact: string }> =>
  talk.look(async () => ({
    contact:
      (it.agency && (await deps.office.administration.agency(it.agency))?.contact) || talk.label('contact-unknown'),
  }));

/** "Melanjutkan dari langkah 4 dari 6", with the choice to start over. */
export const resume = async (flow: FlowTalk, it: Case, form: readonly Question[]): Promise<Case> => {
  const { talk, deps } = flow;
  const known = form.filter(({ item }) => it.answers[item] !== undefined).map(({ item }) => item);
  const missing = missingItems(it);
  if (known.length === 0 || it.faults.length > 0 || requiredItems[it.kind] === undefined) return it;
  const step = form.findIndex(({ item }) => missing.includes(item)) + 1;
  const at =
    step === 0
      ? talk.words('resume-summary')
      : talk.words('resume', { step: String(step), steps: String(form.length) });
  const answer = await talk.choose(at, [
    { value: 'continue', label: talk.label('button-continue') },
    { value: 'restart', label: talk.label('button-restart') },
  ]);
  return answer === 'restart' ? talk.perform((by) => deps.office.drafting.erase(by, it.id as CaseId, known)) : it;
};
