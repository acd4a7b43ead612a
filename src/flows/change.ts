/** Change of data: what the registry says, what changes, a letter for it. ACC-9 (Kebumen warning 3). */
import type { Case, ChangeableItem, Item } from '#ra/case.ts';
import { changeableItems } from '#ra/case.ts';
import { maskMail, maskNumber } from '#ra/identity-numbers.ts';
import { mailAddress, personName, shortText } from './answers.ts';
import type { FlowContext, FlowConversation, FlowDeps } from './context.ts';
import type { Question } from './form.ts';
import { fillIn, review } from './form.ts';
import type { Interview } from './interview.ts';
import { interview } from './interview.ts';
import { handOutTemplate } from './letter-data.ts';
import { beginningWith, mendable } from './mending.ts';
import { agencyQuestion } from './registration.ts';

/** What the registry says of the person, as they read it. */
type Today = Readonly<Record<ChangeableItem | 'nip', string>>;

/** `about`: what to mend first, or the number of the case that a button in a notice was about; where that one has ended, nothing new is begun. */
export const change = (deps: FlowDeps) =>
  async function change(
    conversation: FlowConversation,
    ctx: FlowContext,
    _shownName?: string,
    about = '',
  ): Promise<void> {
    const talk = await interview(conversation, ctx);
    if (/^\d+$/.test(about) && !(await isOpenHere(talk, about)))
      return talk.say('change-over', { number: about }).then(() => undefined);
    const it: Case = await talk.perform((by) => deps.office.change.open(by));
    return it.state === 'draft' ? request(talk, deps, it, about) : offerChoices(talk, deps, it);
  };

const isOpenHere = (talk: Interview, number: string): Promise<boolean> =>
  talk.look(async (visitor) => visitor.cases.some(({ kind, id }) => kind === 'change' && String(id) === number));

const request = async (talk: Interview, deps: FlowDeps, begun: Case, mendFirst: string): Promise<void> => {
  const flow = { talk, deps };
  const today = await todayOf(talk, deps, begun);
  const wasSentBack = begun.faults.length > 0;
  const form = wasSentBack
    ? beginningWith(mendFirst, mendable(begun, questions(deps, today)))
    : questionsAbout(await chooseFields(talk, begun, today), questions(deps, today));
  let it = wasSentBack ? begun : await forgetOthers(talk, deps, begun, form);
  it = await fillIn(flow, it, form);
  it = await review(flow, it, form, wasSentBack ? 'summary-mended' : 'change-summary');
  it = await talk.perform((by) => deps.office.change.submit(by, it.id));
  await talk.say('change-submitted', { number: String(it.id) });
};

const todayOf = (talk: Interview, { office }: FlowDeps, { id }: Case): Promise<Today> =>
  talk.look(async () => {
    const view = await office.desk.view(id);
    const { name = '–', mail = '–', position, unit, nip } = view?.account ?? {};
    const agency = (view?.leaves ?? view?.agency)?.name ?? '–';
    return { name, agency, mail, position: position ?? '–', unit: unit ?? '–', nip: nip ? maskNumber(nip) : '–' };
  });

/** Several at once; what was answered before is ticked already. */
const chooseFields = async (talk: Interview, it: Case, today: Today): Promise<readonly string[]> => {
  const line = (item: ChangeableItem | 'nip') =>
    talk.words('summary-line', { label: talk.label(`item-${item}`), value: today[item] });
  const text = [
    talk.words('change-today', { number: String(it.id) }),
    ...(['name', 'nip', 'agency', 'mail', 'position', 'unit'] as const).map(line),
    '',
    talk.words('change-choose'),
    talk.words('change-today-numbers'),
  ].join('\n');
  const fields = changeableItems.map((item) => ({ value: item, label: talk.label(`item-${item}`) }));
  for (;;) {
    const chosen = await talk.chooseSeveral(text, fields, {
      ticked: changeableItems.filter((item) => it.answers[item] !== undefined),
      done: talk.label('button-chosen'),
    });
    if (chosen.length > 0) return chosen;
    await talk.say('change-nothing-chosen');
  }
};

/** Another agency has other mailboxes, a new name is shown by the KTP, and every change needs its letter. */
const questionsAbout = (chosen: readonly string[], all: readonly Question[]): readonly Question[] => {
  const isAsked = (item: Item) =>
    item === 'letter' ||
    chosen.includes(item) ||
    (item === 'mail' && chosen.includes('agency')) ||
    (item === 'identityCard' && chosen.includes('name'));
  return all.filter(({ item }) => isAsked(item));
};

const questions = (deps: FlowDeps, today: Today): readonly Question[] => [
  { item: 'name', reader: personName, asks: 'change-name', today: today.name },
  { ...agencyQuestion(deps), asks: 'change-agency', today: today.agency },
  { item: 'mail', reader: mailAddress, asks: 'change-mail', today: today.mail },
  { item: 'position', reader: shortText, asks: 'change-position', today: today.position },
  { item: 'unit', reader: shortText, asks: 'change-unit', today: today.unit },
  { item: 'identityCard', asks: 'change-card' },
  {
    item: 'letter',
    asks: 'change-letter',
    manyPages: true,
    handsOut: (talk, it) => handOutTemplate(talk, deps, it),
  },
];

/** What is not ticked any more was answered for nothing. */
const forgetOthers = async (
  talk: Interview,
  { office }: FlowDeps,
  it: Case,
  form: readonly Question[],
): Promise<Case> => {
  const kept = form.map(({ item }) => item);
  const dropped = changeableItems.filter((item) => it.answers[item] !== undefined && !kept.includes(item));
  // A mailbox of the agency that is not moved to after all (ACC-9).
  const stale = dropped.includes('agency') && it.answers.mail !== undefined ? (['mail'] as const) : [];
  const forgotten = [...new Set([...dropped, ...stale])];
  return forgotten.length === 0 ? it : talk.perform((by) => office.drafting.erase(by, it.id, forgotten));
};

/** While a desk or the new mailbox has it: the link can be sent again, and the whole withdrawn. */
const offerChoices = async (talk: Interview, { office }: FlowDeps, it: Case): Promise<void> => {
  const number = String(it.id);
  const isApproved = it.state === 'approved';
  const text = isApproved
    ? talk.words('change-link-waiting', { number, mail: maskMail(it.answers.mail ?? '') })
    : talk.words('change-waiting', { number });
  const answer = await talk.choose(text, [
    ...(isApproved ? [{ value: 'again', label: talk.label('button-link-again') }] : []),
    { value: 'withdraw', label: talk.label('button-withdraw') },
  ]);
  if (answer === 'again') {
    await talk.perform((by) => office.change.resendLink(by, it.id));
    return talk.say('change-link-sent-again').then(() => undefined);
  }
  if (!(await talk.confirm(talk.words('change-ask-withdraw', { number })))) return;
  await talk.perform((by) => office.drafting.withdraw(by, it.id));
  await talk.say('change-withdrawn', { number });
};
