/** ACC-8: the official mailbox cannot be opened any more, so a letter asks for another one. Continued by whoever began it, logged in or not. */
import type { Case } from '#ra/case.ts';
import { maskMail } from '#ra/identity-numbers.ts';
import { accountName, mailAddress, nikNumber } from './answers.ts';
import { agreeToPrivacy, chooseLanguage } from './consent.ts';
import type { FlowContext, FlowConversation, FlowDeps } from './context.ts';
import type { Question } from './form.ts';
import { fillIn, resume, review } from './form.ts';
import type { Interview } from './interview.ts';
import { interview } from './interview.ts';
import { beginningWith, mendable } from './mending.ts';
import { agencyQuestion } from './registration.ts';

/** Whose account it is; a session says so by itself. */
const account = (deps: FlowDeps): readonly Question[] => [
  { item: 'lost', reader: accountName },
  agencyQuestion(deps),
  { item: 'nik', reader: nikNumber, asks: 'account-nik' },
];
const mailbox: readonly Question[] = [
  { item: 'mail', reader: mailAddress, asks: 'new-mail', label: 'item-new-mail' },
  { item: 'letter', manyPages: true, asks: 'mailbox-letter' },
];

export const rebinding = (deps: FlowDeps) =>
  async function rebinding(
    conversation: FlowConversation,
    ctx: FlowContext,
    _shownName?: string,
    about = '',
  ): Promise<void> {
    await recoverMailbox(await interview(conversation, ctx), deps, about);
  };

/**
 * Also where "forgotten password" ends for who cannot open the mailbox. `about`: what to mend first, or the number of the case that a
 * button in a notice was about; where that one has ended, nothing new is begun.
 */
export const recoverMailbox = async (talk: Interview, deps: FlowDeps, about = ''): Promise<void> => {
  if (/^\d+$/.test(about) && !(await isOpenHere(talk, about)))
    return talk.say('rebinding-over', { number: about }).then(() => undefined);
  await chooseLanguage(talk, deps);
  await agreeToPrivacy(talk, deps, 'rebinding');
  const it: Case = await talk.perform((by) => deps.office.rebinding.open(by));
  return it.state === 'draft' ? request(talk, deps, it, about) : offerChoices(talk, deps, it);
};

const isOpenHere = (talk: Interview, number: string): Promise<boolean> =>
  talk.look(async (visitor) => visitor.cases.some(({ kind, id }) => kind === 'rebinding' && String(id) === number));

const request = async (talk: Interview, deps: FlowDeps, begun: Case, mendFirst: string): Promise<void> => {
  const flow = { talk, deps };
  const form = beginningWith(mendFirst, begun.account === null ? [...account(deps), ...mailbox] : mailbox);
  if (form.every(({ item }) => begun.answers[item] === undefined))
    await talk.say('rebinding-welcome', { number: String(begun.id) });
  let it = await resume(flow, begun, form);
  it = await fillIn(flow, it, form);
  it = await review(flow, it, mendable(it, form), it.faults.length > 0 ? 'summary-mended' : 'rebinding-summary');
  it = await talk.perform((by) => deps.office.rebinding.submit(by, it.id));
  await talk.say('rebinding-submitted', { number: String(it.id) });
};

/** While a desk or the new mailbox has it: the link can be sent again, and the whole withdrawn. */
const offerChoices = async (talk: Interview, { office }: FlowDeps, it: Case): Promise<void> => {
  const number = String(it.id);
  const isAccepted = it.state === 'accepted';
  const text = isAccepted
    ? talk.words('rebinding-link-waiting', { number, mail: maskMail(it.answers.mail ?? '') })
    : talk.words('rebinding-waiting', { number });
  const answer = await talk.choose(text, [
    ...(isAccepted ? [{ value: 'again', label: talk.label('button-link-again') }] : []),
    { value: 'withdraw', label: talk.label('button-withdraw') },
  ]);
  if (answer === 'again') {
    await talk.perform((by) => office.rebinding.resendLink(by, it.id));
    return talk.say('rebinding-link-sent').then(() => undefined);
  }
  if (!(await talk.confirm(talk.words('rebinding-ask-withdraw', { number })))) return;
  await talk.perform((by) => office.drafting.withdraw(by, it.id));
  await talk.say('rebinding-withdrawn', { number });
};
