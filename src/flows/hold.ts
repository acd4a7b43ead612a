/** Panic (`/hilang`): a certificate is put on hold at once. REV-7. Two taps in an open session; otherwise a link by official mail, or an officer who calls back. */
import { dayText, defaultZone } from '#locales/times.ts';
import type { TimeZone } from '#ra/agency.ts';
import type { AccountId, AgencyId, CaseId, SerialNumber } from '#ra/values.ts';
import { accountName, phoneNumber, type Reader } from './answers.ts';
import { agreeToPrivacy } from './consent.ts';
import type { FlowContext, FlowConversation, FlowDeps } from './context.ts';
import type { Interview } from './interview.ts';
import { interview } from './interview.ts';
import { agencyQuestion } from './registration.ts';

export const hold = (deps: FlowDeps) =>
  async function hold(conversation: FlowConversation, ctx: FlowContext): Promise<void> {
    const talk = await interview(conversation, ctx);
    const account = await talk.look(async (visitor) => visitor.account?.id ?? null);
    return account === null ? fromOutside(talk, deps) : fromSession(talk, deps, account);
  };

/** Whatever is chosen can be lifted again by an officer: one question, and it is done. */
const fromSession = async (talk: Interview, deps: FlowDeps, account: AccountId): Promise<void> => {
  const mine = await certificatesOf(deps, talk, account);
  const free = mine.filter(({ isHeld }) => !isHeld);
  if (free.length === 0) return void (await talk.say(mine.length > 0 ? 'hold-already' : 'hold-nothing'));
  const chosen = free.length === 1 ? free : await choose(talk, free);
  const [first] = chosen;
  const answer = await talk.choose(
    talk.words('hold-ask', { count: chosen.length, serial: first?.serial ?? '', until: first?.until ?? '' }),
    [
      { value: 'yes', label: talk.label('button-hold') },
      { value: 'no', label: talk.label('button-hold-not') },
    ],
    { help: talk.words('help-hold') },
  );
  if (answer !== 'yes') return void (await talk.say('hold-not-done'));
  for (const { serial } of chosen) await holdOne(talk, deps, serial);
};

type Choosable = {
  readonly serial: SerialNumber;
  readonly end: string;
  readonly until: string;
  readonly isHeld: boolean;
};

const certificatesOf = (deps: FlowDeps, talk: Interview, account: AccountId): Promise<readonly Choosable[]> =>
  talk.look(async (visitor) => {
    const zone = await zoneOf(deps, visitor.account?.agency ?? null);
    return (await deps.office.revocation.revocable(account)).map(({ serial, notAfter, status }) => ({
      serial,
      end: serial.slice(-4).toUpperCase(),
      until: dayText(notAfter, zone, talk.language()),
      isHeld: status === 'held',
    }));
  });

const zoneOf = async ({ office }: FlowDeps, agency: AgencyId | null): Promise<TimeZone> =>
  (agency === null ? undefined : await office.administration.agency(agency))?.timeZone ?? defaultZone;

/** Only who has renewed, or has several kinds, is asked which. */
const choose = async (talk: Interview, free: readonly Choosable[]): Promise<readonly Choosable[]> => {
  const answer = await talk.choose(talk.words('hold-which'), [
    { value: 'all', label: talk.label('button-hold-all') },
    ...free.map(({ serial, end, until }) => ({ value: serial, label: talk.label('button-hold-one', { end, until }) })),
  ]);
  return answer === 'all' ? free : free.filter(({ serial }) => serial === answer);
};

const holdOne = async (talk: Interview, deps: FlowDeps, serial: SerialNumber): Promise<void> => {
  const held = await talk.perform((by) => deps.office.hold.own(by, serial));
  const number = String(held.case);
  if (held.until === null) return void (await talk.say('hold-done-submitted', { serial, number }));
  const zone = await talk.look(() => zoneOf(deps, held.agency));
  const until = dayText(held.until, zone, talk.language());
  await talk.sayText(talk.words('hold-done', { serial, until, number }), statementButton(talk, held.case));
};

const statementButton = (talk: Interview, id: CaseId) => [
  [{ text: talk.label('button-hold-statement'), callback_data: `go:cabut:${id}` }],
];

/** Logged out, another phone, another network: the official mailbox speaks for the owner. The answer is the same for everybody. */
const fromOutside = async (talk: Interview, deps: FlowDeps): Promise<void> => {
  if (await isWaitingForCall(talk)) return offerWithdrawal(talk, deps);
  for (;;) {
    const reply = await talk.question({
      text: talk.words('hold-outside'),
      choices: [{ value: 'call', label: talk.label('button-hold-call') }],
      takes: ['text'],
      help: talk.words('help-hold-outside'),
    });
    if (reply.kind === 'choice') return askForCall(talk, deps);
    if (reply.kind !== 'text') continue;
    const name = accountName(reply.text);
    if (!name.ok) {
      await talk.say(`answer-${name.fault}`, name.values);
      continue;
    }
    const { minutes } = await talk.perform((by) => deps.office.hold.sendLink(by, name.value));
    await talk.say('hold-link-sent', { minutes: String(minutes) });
    return;
  }
};

/** Neither session nor mailbox: an officer calls the number in the registry, not the one given here. */
const askForCall = async (talk: Interview, deps: FlowDeps): Promise<void> => {
  await agreeToPrivacy(talk, deps, 'hold');
  const choices = (await agencyQuestion(deps).choices?.(talk)) ?? [];
  const agency = await talk.choose(talk.words('hold-call-ask-agency'), choices);
  const lost = await typed(talk, 'hold-call-ask-account', accountName);
  const phone = await typed(talk, 'hold-call-ask-phone', phoneNumber);
  const asked = { agency: agency as AgencyId, lost, phone }; // one of the buttons above
  const it = await talk.perform((by) => deps.office.hold.askForCall(by, asked));
  const contact = await talk.look(
    async () => (it.agency && (await deps.office.administration.agency(it.agency))?.contact) || '–',
  );
  await talk.say('hold-call-asked', { number: String(it.id), contact });
};

const typed = async (talk: Interview, key: string, reader: Reader): Promise<string> => {
  for (;;) {
    const reply = await talk.question({ text: talk.words(key), takes: ['text'] });
    const read = reply.kind === 'text' ? reader(reply.text) : undefined;
    if (read?.ok) return read.value;
    if (read) await talk.say(`answer-${read.fault}`, read.values);
  }
};

const isWaitingForCall = (talk: Interview): Promise<boolean> =>
  talk.look(async ({ cases }) => cases.some(({ kind, state }) => kind === 'revocation' && state === 'asked'));

const offerWithdrawal = async (talk: Interview, { office }: FlowDeps): Promise<void> => {
  const id = await talk.look(async ({ cases }) => cases.find(({ state }) => state === 'asked')?.id ?? null);
  if (id === null) return;
  const number = String(id);
  await talk.choose(talk.words('hold-call-waiting', { number }), [
    { value: 'withdraw', label: talk.label('button-hold-call-withdraw') },
  ]);
  await talk.perform((by) => office.drafting.withdraw(by, id));
  await talk.say('hold-call-withdrawn', { number });
};
