/** Where the office's and the flows' need for paper meets `letters`: templates, agreement, inspection, photographed pages. */

import type { LetterData, Paper, Papers, StatementData } from '#flows/context.ts';
import { agreementPdf, agreementVersion } from '#letters/agreement.ts';
import { LetterError } from '#letters/errors.ts';
import { heicToJpeg } from '#letters/heic.ts';
import { joinPdfs } from '#letters/joined.ts';
import { recognise } from '#letters/media-type.ts';
import { photosToPdf } from '#letters/photos.ts';
import { recommendationPdf } from '#letters/recommendation.ts';
import { revocationStatementPdf } from '#letters/revocation-statement.ts';
import { inspect, uploadLimits } from '#letters/safety.ts';
import type { AgreementPress } from '#ra/office/deps.ts';
import type { Clock } from '#ra/ports.ts';

export const papersOf = (clock: Clock): Papers => ({
  maxBytes: uploadLimits.maxBytes,
  inspect: async (given) => {
    const bytes = recognise(given) === 'heic' ? await heicToJpeg(given, uploadLimits) : given;
    const { mediaType, pages } = await inspect(bytes);
    return { bytes, mediaType, pages };
  },
  addPage: async (letter, page, at) => {
    const added = await asPdf(page);
    if (letter === null) return added;
    const pages = letter.pages + added.pages;
    if (pages > uploadLimits.maxPages)
      throw new LetterError('ERR_PDF_TOO_MANY_PAGES', { maxPages: uploadLimits.maxPages });
    const size = letter.bytes.length + added.bytes.length;
    if (size > mostJoinedBytes) throw new LetterError('ERR_FILE_TOO_LARGE', { bytes: size, maxBytes: mostJoinedBytes });
    const whole = await asPdf(letter);
    return { bytes: await joinPdfs(whole.bytes, added.bytes, at), mediaType: 'application/pdf', pages };
  },
  template: (data) => recommendationPdf(recommendationOf(data, clock.now())),
  statement: (data) => revocationStatementPdf(statementOf(data, clock.now())),
});

/** Of pages that came one by one: what a chat still carries to the officer who reads it (a bot may send 50 MB on Telegram). */
const mostJoinedBytes = 40 * 1024 * 1024;

const asPdf = async (paper: Paper): Promise<Paper> =>
  paper.mediaType === 'application/pdf'
    ? paper
    : { bytes: await photosToPdf([paper.bytes]), mediaType: 'application/pdf', pages: 1 };

const recommendationOf = (
  { purpose, agency, name, nip, position, unit, mail, timeZone, changes, ...data }: LetterData,
  date: Date,
) => ({
  date,
  timeZone,
  purpose,
  caseNumber: String(data.case),
  agency: { name: agency, office: null, address: null },
  addressee: 'Kepala Dinas Komunikasi dan Informatika',
  applicant: { name, nip, position, unit, mail },
  changes: changes.map(({ item, ...change }) => ({ field: item, ...change })),
  number: null,
  place: null,
  superior: null,
});

const statementOf = ({ agency, name, nip, position, unit, mail, ...data }: StatementData, date: Date) => {
  const { username, subject, serial, issuer, cause, since, timeZone } = data;
  return {
    date,
    timeZone,
    caseNumber: String(data.case),
    agency: { name: agency, office: null, address: null },
    applicant: { name, nip, position, unit, mail },
    certificate: { username, subject, serial, issuer },
    cause,
    since,
    number: null,
    place: null,
    superior: null,
  };
};

/** `authority`: the certification authority as its people know it. */
export const agreementPress = (authority: string, validityDays: number): AgreementPress => ({
  version: agreementVersion,
  print: ({ language, date, timeZone, key, ...subject }) =>
    agreementPdf({
      date,
      timeZone,
      language,
      version: agreementVersion,
      caseNumber: String(subject.case),
      authority,
      subject,
      profile: language === 'id' ? 'Individu: tanda tangan elektronik' : 'Individual: electronic signature',
      validityDays,
      keyFingerprint: key,
    }),
});
