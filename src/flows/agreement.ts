/** Sumbar issuance 6: the subscriber agreement (Perjanjian Pemilik) is shown, and accepted or declined. ISS-7. */
import type { Case } from '#ra/case.ts';
import type { FlowDeps } from './context.ts';
import type { Interview } from './interview.ts';

/** Sumbar 6 and 8: what was sent back and is as it was agreed to goes straight to the desk; otherwise the agreement is shown. */
export const sendRequest = async (talk: Interview, deps: FlowDeps, it: Case): Promise<void> => {
  if (it.faults.length > 0) {
    const { submitted } = await talk.perform((by) => deps.office.issuance.resubmit(by, it.id));
    if (submitted) return talk.say('issuance-resubmitted', { number: String(it.id) }).then(() => undefined);
    await talk.say('agreement-again');
  }
  await askAgreement(talk, deps, it);
};

const askAgreement = async (talk: Interview, { office }: FlowDeps, it: Case): Promise<void> => {
  await talk.busy('upload_document');
  const { document, version } = await talk.perform((by) => office.issuance.showAgreement(by, it.id));
  const caption = talk.words('agreement-caption', { version });
  await talk.handOut(async () => ({
    bytes: (await office.desk.document(document))?.bytes ?? new Uint8Array(),
    name: `perjanjian-pemilik-${it.id}.pdf`,
    caption,
  }));
  const answer = await talk.choose(
    talk.words('agreement-ask', { version }),
    [
      { value: 'accept', label: talk.label('button-accept') },
      { value: 'refuse', label: talk.label('button-decline-agreement') },
    ],
    { help: talk.words('help-agreement') },
  );
  if (answer === 'accept') {
    await talk.perform((by) => office.issuance.acceptAgreement(by, it.id, document));
    await talk.say(it.kind === 'renewal' ? 'renewal-submitted' : 'issuance-submitted', { number: String(it.id) });
    return;
  }
  await talk.perform((by) => office.issuance.declineAgreement(by, it.id));
  await talk.say('agreement-declined');
};
