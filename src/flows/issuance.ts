/** Sumbar issuance 1–6 and 8, Lemsaneg 1–5: request, type, CSR and letter in either order, agreement. ISS-1 to ISS-9. */
import type { Case } from '#ra/case.ts';
import { sendRequest } from './agreement.ts';
import { checklist } from './checklist.ts';
import type { FlowContext, FlowConversation, FlowDeps } from './context.ts';
import type { Interview } from './interview.ts';
import { interview } from './interview.ts';

export const issuance = (deps: FlowDeps) =>
  async function issuance(conversation: FlowConversation, ctx: FlowContext): Promise<void> {
    const talk = await interview(conversation, ctx);
    const begun = await requestCertificate(talk, deps);
    if (begun.state !== 'draft')
      return talk.say('issuance-waiting', { number: String(begun.id) }).then(() => undefined);
    await sendRequest(talk, deps, await checklist(talk, deps, begun));
  };

/** Sumbar 1–2. The types the CA offers are listed; an open case goes on without asking. */
const requestCertificate = async (talk: Interview, deps: FlowDeps): Promise<Case> => {
  const open = await talk.look(
    async (visitor) => visitor.cases.find((it) => it.kind === 'issuance')?.answers.profile ?? null,
  );
  const profile =
    open ??
    (await talk.choose(
      talk.words('issuance-ask-profile'),
      deps.profiles.map(({ name, title }) => ({ value: name, label: title[talk.language()] })),
    ));
  const done = await talk.attempt((by) => deps.office.issuance.open(by, profile));
  if (done.ok) return done.value;
  const { code, key, values } = done.refusal;
  await talk.sayText(
    talk.words(code === 'ERR_CERTIFICATE_HELD' ? 'issuance-held' : key, values),
    waysOn(talk, code, values),
  );
  return talk.stop();
};

/** ISS-1: who has one already is shown what can be done instead. */
const waysOn = (talk: Interview, code: string, { serial, renewal }: Readonly<Record<string, string | number>>) => {
  const go = (label: string, where: string) => [{ text: talk.label(label), callback_data: `go:${where}` }];
  if (code === 'ERR_REQUEST_OPEN') return [go('button-go-on-renewal', 'perbarui')];
  if (code !== 'ERR_CERTIFICATE_LIVE') return [go('button-sertifikat', 'sertifikat')];
  return [
    ...(renewal === 'open' ? [go('button-perbarui', `perbarui:${serial}`)] : []),
    go('button-cabut', `cabut:${serial}`),
    go('button-sertifikat', 'sertifikat'),
  ];
};
