/** Revocation as the SOP tells it: certificate, reason, day, statement. REV-1 to REV-3 (Sumbar revocation 1–5). */
import { dateText, dayText, defaultZone } from '#locales/times.ts';
import type { TimeZone } from '#ra/agency.ts';
import { type Case, isByOffice } from '#ra/case.ts';
import type { Certificate } from '#ra/certificate.ts';
import { ownersCauses } from '#ra/revocation-cause.ts';
import type { SerialNumber } from '#ra/values.ts';
import { calendarDay } from './calendar-day.ts';
import type { FlowContext, FlowConversation, FlowDeps } from './context.ts';
import type { Question } from './form.ts';
import { fillIn, resume, review } from './form.ts';
import type { Attempt, Choice, Interview } from './interview.ts';
import { interview } from './interview.ts';
import { beginningWith, mendable } from './mending.ts';
import { statementData } from './statement-data.ts';
import { fetched } from './upload.ts';

/** `about`: an item to mend first, the number of a case, or the serial number of a certificate a button stood under. */
export const revocation = (deps: FlowDeps) =>
  async function revocation(
    conversation: FlowConversation,
    ctx: FlowContext,
    _shownName?: string,
    about = '',
  ): Promise<void> {
    const talk = await interview(conversation, ctx);
    const it = await caseFor(talk, deps, about);
    if (!it) return;
    return it.state === 'draft' ? request(talk, deps, it, about) : offerChoices(talk, deps, it);
  };

/** Sumbar 1, 3, 4. A case that came back, or that a hold has begun, asks only what is still wanted. */
const request = async (talk: Interview, deps: FlowDeps, begun: Case, mendFirst: string): Promise<void> => {
  const flow = { talk, deps };
  const form = beginningWith(mendFirst, questions(deps, begun));
  if (form.every(({ item }) => begun.answers[item] === undefined))
    await talk.say('revocation-welcome', { number: String(begun.id), serial: begun.answers.certificate ?? '' });
  let it = await resume(flow, begun, form);
  it = await fillIn(flow, it, form);
  it = await review(flow, it, mendable(it, form), it.faults.length > 0 ? 'summary-mended' : 'revocation-summary');
  it = await talk.perform((by) => deps.office.revocation.submit(by, it.id));
  await talk.say('revocation-submitted', { number: String(it.id) });
};

const questions = (deps: FlowDeps, { id }: Case): readonly Question[] => [
  { item: 'cause', choices: causes, shown: (talk, cause) => talk.label(`revocation-cause-${cause}`) },
  { item: 'since', reader: calendarDay, choices: (talk) => recentDays(talk, deps, id), shown: dayShown },
  { item: 'statement', manyPages: true, handsOut: (talk, it) => handOutStatement(talk, deps, it) },
];

const causes = async (talk: Interview): Promise<readonly Choice[]> =>
  ownersCauses.map((value) => ({ value, label: talk.label(`revocation-cause-${value}`) }));

const recentDays = async (talk: Interview, { office }: FlowDeps, id: Case['id']): Promise<readonly Choice[]> => {
  const { today, yesterday } = await talk.look(() => office.revocation.recentDays(id));
  return [
    { value: today, label: talk.label('button-today') },
    { value: yesterday, label: talk.label('button-yesterday') },
    { value: 'none', label: talk.label('button-day-unknown') },
  ];
};
const dayShown = (talk: Interview, day: string): string =>
  day === 'none' ? talk.label('day-unknown') : dateText(day, talk.language());

/** Sumbar 1: the form with everything filled in that is known; the owner signs, the superior approves. */
const handOutStatement = async (talk: Interview, { office, papers }: FlowDeps, it: Case): Promise<void> => {
  await talk.busy('upload_document');
  const caption = talk.words('statement-caption');
  await talk.handOut(async () => {
    const data = statementData(await office.desk.view(it.id));
    if (!data) throw new Error(`Case ${it.id} is about no certificate, so no statement can be drawn for it`);
    return { bytes: await papers.statement(data), name: `surat-keterangan-${it.id}.pdf`, caption };
  });
};

/** Undefined where nothing is left to be asked for, and that was said. */
const caseFor = async (talk: Interview, deps: FlowDeps, about: string): Promise<Case | undefined> => {
  const open = await talk.look(async (visitor) => visitor.cases.filter(({ kind }) => kind === 'revocation'));
  const isNumber = /^\d{1,15}$/.test(about);
  const meant = isNumber
    ? open.find(({ id }) => String(id) === about)
    : open.find(({ faults }) => faults.some(({ item, mended }) => item === about && !mended));
  if (meant) return meant;
  if (isNumber) return void (await talk.say('revocation-over', { number: about }));
  if (isSerial(about)) return talk.perform((by) => deps.office.revocation.open(by, about as SerialNumber)); // the office looks whose it is
  const revocable = await talk.look(async ({ account }) => ({
    certificates: account ? await deps.office.revocation.revocable(account.id) : [],
    timeZone: (account?.agency && (await deps.office.administration.agency(account.agency))?.timeZone) || defaultZone,
  }));
  const [only, ...others] = revocable.certificates;
  if (only && others.length === 0) return talk.perform((by) => deps.office.revocation.open(by, only.serial));
  return chooseCertificate(talk, deps, revocable);
};

/** What can be revoked, and the clock by which its end is said. */
type Revocable = { readonly certificates: readonly Certificate[]; readonly timeZone: TimeZone };

/** By its button, by its serial number, or by the certificate itself; another CA's is explained. */
const chooseCertificate = async (
  talk: Interview,
  deps: FlowDeps,
  { certificates, timeZone }: Revocable,
): Promise<Case | undefined> => {
  for (;;) {
    const reply = await talk.question({
      text: talk.words(certificates.length > 0 ? 'ask-certificate' : 'revocation-none'),
      choices: certificates.map((one) => ({ value: one.serial, label: certificateLabel(talk, one, timeZone) })),
      takes: ['text', 'file'],
      help: talk.words('help-certificate'),
    });
    if (reply.kind === 'back') continue;
    const { office } = deps;
    const done = await (reply.kind === 'file'
      ? attemptFile(talk, deps, reply.file)
      : reply.kind === 'text' && reply.text.includes('-----BEGIN')
        ? talk.attempt((by) => office.revocation.openWith(by, new TextEncoder().encode(reply.text)))
        : openTyped(talk, deps, reply.kind === 'text' ? reply.text : reply.value));
    if (done?.ok) return done.value;
    if (done) await talk.say(done.refusal.key, done.refusal.values);
    else await talk.say('answer-serial-shape');
  }
};

const attemptFile = async (
  talk: Interview,
  deps: FlowDeps,
  file: Parameters<typeof fetched>[1],
): Promise<Attempt<Case>> => {
  await talk.busy();
  return talk.attempt(async (by) => deps.office.revocation.openWith(by, await fetched(deps, file)));
};

/** Undefined for what is no serial number at all. */
const openTyped = async (talk: Interview, { office }: FlowDeps, typed: string): Promise<Attempt<Case> | undefined> => {
  const serial = typed
    .trim()
    .toLowerCase()
    .replace(/^0x/, '')
    .replace(/[\s:.-]/g, '')
    .replace(/^0+(?=.)/, '');
  if (!isSerial(serial)) return undefined;
  return talk.attempt((by) => office.revocation.open(by, serial as SerialNumber)); // the office looks whose it is
};
const isSerial = (text: string): boolean => /^[0-9a-f]{16,40}$/.test(text);

const certificateLabel = (
  talk: Interview,
  { serial, notAfter, status }: Certificate,
  zone: Revocable['timeZone'],
): string =>
  talk.label(status === 'held' ? 'certificate-choice-held' : 'certificate-choice', {
    serial: serial.slice(0, 8),
    until: dayText(notAfter, zone, talk.language()),
  });

/** At the desk: withdrawn as long as nothing is held and the owner asked for it (REV-7, REV-8). */
const offerChoices = async (talk: Interview, { office }: FlowDeps, it: Case): Promise<void> => {
  const number = String(it.id);
  const isHeld = await talk.look(async () => (await office.desk.view(it.id))?.target?.status === 'held');
  if (isByOffice(it) || isHeld) {
    const { contact } = await talk.look(async () => ({
      contact: (await office.desk.view(it.id))?.agency?.contact ?? talk.label('contact-unknown'),
    }));
    const key = isByOffice(it) ? 'revocation-by-office' : 'revocation-waiting-held';
    return talk.say(key, { number, contact }).then(() => undefined);
  }
  const answer = await talk.choose(talk.words('revocation-waiting', { number }), [
    { value: 'withdraw', label: talk.label('button-withdraw') },
  ]);
  if (answer !== 'withdraw' || !(await talk.confirm(talk.words('revocation-ask-withdraw', { number })))) return;
  await talk.perform((by) => office.drafting.withdraw(by, it.id));
  await talk.say('revocation-withdrawn', { number });
};
