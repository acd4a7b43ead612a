/** What the recommendation letter is prefilled with: the registry's data, or what the applicant has said so far. ISS-5, Sumbar issuance 5. */
import type { Case } from '#ra/case.ts';
import { type CaseView, changesShown } from '#ra/office/desk.ts';
import type { FlowDeps, LetterData } from './context.ts';
import type { Interview } from './interview.ts';

/** Of nobody yet, for who asks before any case is open. */
const blank: LetterData = {
  purpose: 'account',
  case: 0,
  agency: '',
  name: '',
  nip: null,
  position: null,
  unit: null,
  mail: null,
  timeZone: 'Asia/Jakarta',
  changes: [],
};

export const letterData = (view: CaseView | undefined): LetterData => {
  if (!view) return blank;
  const { it, account, agency } = view;
  const { name = '', nip = null, position = null, unit = null, mail = null } = account ?? it.answers;
  return {
    purpose: it.kind === 'issuance' || it.kind === 'change' ? it.kind : 'account',
    case: it.id,
    agency: agency?.name ?? '',
    name,
    nip: nip === 'none' ? null : nip,
    position,
    unit,
    mail,
    timeZone: agency?.timeZone ?? blank.timeZone,
    changes: changesShown(view),
  };
};

/** ISS-5: the prefilled letter, for the superior to sign. */
export const handOutTemplate = async (talk: Interview, { office, papers }: FlowDeps, it: Case): Promise<void> => {
  await talk.busy('upload_document');
  const caption = talk.words('template-caption');
  await talk.handOut(async () => ({
    bytes: await papers.template(letterData(await office.desk.view(it.id))),
    name: `surat-rekomendasi-${it.id}.pdf`,
    caption,
  }));
};
