/** Sumbar issuance 6: the subscriber agreement (Perjanjian Pemilik) is shown, and accepted or declined. ISS-7. */
import type { Case } from '#ra/case.ts';
import type { FlowDeps } from './context.ts';
import type { Interview } from './interview.ts';

export const askAgreement = async (talk: Interview, { office }: FlowDeps, it: Case): Promise<void> => {
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
    await talk.say('issuance-submitted', { number: String(it.id) });
    return;
  }
  await talk.perform((by) => office.issuance.declineAgreement(by, it.id));
  await talk.say('agreement-declined');
};
