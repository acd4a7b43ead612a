/** What the recommendation letter is prefilled with: the registry's data, or what the applicant has said so far. ISS-5, Sumbar issuance 5. */
import type { CaseView } from '#ra/office/desk.ts';
import type { LetterData } from './context.ts';

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
};

export const letterData = (view: CaseView | undefined): LetterData => {
  if (!view) return blank;
  const { it, account, agency } = view;
  const { name = '', nip = null, position = null, unit = null, mail = null } = account ?? it.answers;
  return {
    purpose: it.kind === 'issuance' ? 'issuance' : 'account',
    case: it.id,
    agency: agency?.name ?? '',
    name,
    nip: nip === 'none' ? null : nip,
    position,
    unit,
    mail,
    timeZone: agency?.timeZone ?? blank.timeZone,
  };
};
