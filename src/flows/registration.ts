/** Kebumen account 1 and 4, Ciamis 1: an applicant introduces themself, and after the activation completes the data. ACC-1, ACC-4. */
import type { Case } from '#ra/case.ts';
import type { CaseId } from '#ra/values.ts';
import { mailAddress, nikNumber, nipNumber, personName, phoneNumber, shortText } from './answers.ts';
import { agreeToPrivacy, chooseLanguage } from './consent.ts';
import type { FlowContext, FlowConversation, FlowDeps } from './context.ts';
import type { Question } from './form.ts';
import { fillIn, resume, review } from './form.ts';
import type { Interview } from './interview.ts';
import { interview } from './interview.ts';
import { beginningWith, mendable } from './mending.ts';

export const agencyQuestion = ({ office }: FlowDeps): Question => ({
  item: 'agency',
  choices: (talk) =>
    talk.look(async () => (await office.administration.agencies()).map(({ id, name }) => ({ value: id, label: name }))),
});

/** Kebumen 1. */
const introduction = (deps: FlowDeps): readonly Question[] => [
  { item: 'name', reader: personName },
  agencyQuestion(deps),
  { item: 'mail', reader: mailAddress },
  { item: 'phone', reader: phoneNumber },
  { item: 'letter', manyPages: true },
];

/** Kebumen 4b; Ciamis "Perlengkapan". */
const identity: readonly Question[] = [
  { item: 'nik', reader: nikNumber },
  {
    item: 'nip',
    reader: nipNumber,
    choices: async (talk) => [{ value: 'none', label: talk.label('button-no-number') }],
  },
  { item: 'position', reader: shortText },
  { item: 'unit', reader: shortText },
  { item: 'identityCard' },
];

export const registration = (deps: FlowDeps) => {
  const { office } = deps;
  return async function registration(
    conversation: FlowConversation,
    ctx: FlowContext,
    _shownName?: string,
    mendFirst = '',
  ) {
    const talk = await interview(conversation, ctx);
    const flow = { talk, deps };
    await chooseLanguage(talk, deps);
    await agreeToPrivacy(talk, deps, 'registration');
    let it: Case = await talk.perform((by) => office.registration.open(by));
    if (it.state === 'draft') {
      const form = beginningWith(mendFirst, introduction(deps));
      it = await resume(flow, it, form);
      await offerTemplate(talk, it);
      it = await fillIn(flow, it, form);
      it = await review(flow, it, mendable(it, form), it.faults.length > 0 ? 'summary-mended' : 'registration-summary');
      it = await talk.perform((by) => office.registration.submit(by, it.id));
      await talk.say('registration-submitted', { number: String(it.id) });
    } else if (it.state === 'activated') {
      it = await resume(flow, it, identity);
      const form = beginningWith(mendFirst, [
        ...identity,
        ...introduction(deps).filter(({ item }) => it.faults.some((fault) => fault.item === item)),
      ]);
      it = await fillIn(flow, it, form);
      it = await review(
        flow,
        it,
        mendable(it, form),
        it.faults.length > 0 ? 'summary-mended' : 'registration-identity-summary',
      );
      it = await talk.perform((by) => office.registration.complete(by, it.id));
      await talk.say('registration-completed', { number: String(it.id) });
    } else if (it.state === 'registered') await offerLinkAgain(talk, deps, it.id);
    else await talk.say('registration-waiting', { number: String(it.id) });
  };
};

const offerTemplate = async (talk: Interview, it: Case): Promise<void> => {
  if (it.faults.length === 0 && it.answers.name === undefined)
    await talk.say('registration-welcome', { number: String(it.id) });
};

/** ACC-3: the link can be sent again. */
const offerLinkAgain = async (talk: Interview, { office }: FlowDeps, id: CaseId): Promise<void> => {
  const answer = await talk.choose(talk.words('registration-link-waiting', { number: String(id) }), [
    { value: 'again', label: talk.label('button-link-again') },
  ]);
  if (answer !== 'again') return;
  await talk.perform((by) => office.registration.resendActivation(by, id));
  await talk.say('registration-link-sent');
};
