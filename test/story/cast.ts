/** The people of the stories beyond the trial's own: invented civil servants with numbers and papers of their own. */
import { statementData } from '#flows/statement-data.ts';
import { invented, specimenIdentityCard, specimenRecommendation, specimenStatement } from '#letters/specimen.ts';
import type { Office } from '#ra/office/office.ts';
import type { Visitor } from '#ra/office/reception.ts';
import { openPage } from '#support/browser.ts';
import type { House } from '#support/house.ts';
import { asFile, newRequest } from '#support/papers.ts';
import { assistant, codeIn, groups, linkIn, officer, openDesk } from '#support/story.ts';

export type CivilServant = { readonly name: string; readonly mail: string; readonly nik: string; readonly nip: string };

/** NIK and NIP agree with each other: born on the day of March 1990 that `serial` says (1 to 28), a woman, appointed in April 2015. */
export const civilServant = (name: string, serial: number): CivilServant => {
  const day = (n: number) => String(n).padStart(2, '0');
  return {
    name,
    mail: `${name.toLowerCase().replaceAll(' ', '.')}@contohkab.go.id`,
    nik: `330512${serial + 40}0390${day(serial).padStart(4, '0')}`,
    nip: `199003${day(serial)}2015042${day(serial).padStart(3, '0')}`,
  };
};

export const arrive = async (house: House, { name, mail }: CivilServant): Promise<void> => {
  const { sandbox } = house.installation;
  if (!sandbox.people().some((one) => one.name === name)) await sandbox.addPerson({ name, note: 'Pemohon', mail });
};

export const letterOf = async ({ name, nip, mail }: CivilServant, purpose: 'account' | 'issuance' = 'account') => ({
  name: 'surat-rekomendasi.pdf',
  mediaType: 'application/pdf',
  bytes: await specimenRecommendation({
    date: new Date('2026-11-20T03:00:00Z'),
    timeZone: 'Asia/Jakarta',
    purpose,
    caseNumber: '–',
    agency: { name: invented.agency, office: null, address: null },
    addressee: 'Kepala Diskominfo',
    applicant: { name, nip, position: invented.position, unit: invented.unit, mail },
  }),
});

/** A photographed page, as a phone sends it. */
export const photo = (name = 'foto.png') => ({ name, mediaType: 'image/png', bytes: specimenIdentityCard() });
export const identityCardOf = ({ name, nik }: CivilServant) => ({
  name: 'ktp.png',
  mediaType: 'image/png',
  bytes: specimenIdentityCard({ name, nik }),
});
export const requestOf = ({ name }: CivilServant) => {
  const made = newRequest(`/CN=${name}`);
  return { ...made, file: asFile(made.csr) };
};

export const openDesks = async (house: House): Promise<void> => {
  await openDesk(house, assistant);
  await openDesk(house, officer);
};

/** Kebumen 1 up to the summary, in one breath. */
export const fillIntroduction = async (house: House, who: CivilServant) => {
  const talk = house.chat(who.name);
  await talk.says('/daftar');
  await talk.taps('Bahasa Indonesia');
  await talk.taps('Setuju, mulai mendaftar');
  await talk.says(who.name);
  await talk.taps(invented.agency);
  await talk.says(who.mail);
  await talk.says('0812 3456 7890');
  await talk.sends(await letterOf(who));
  return talk;
};

export const introduceSelf = async (house: House, who: CivilServant) => {
  const talk = await fillIntroduction(house, who);
  await talk.taps('Kirim');
};

/** Kebumen 2–3: forwarded and registered; the link is in the mailbox. */
export const registerIdentity = async (house: House): Promise<void> => {
  await house.group(groups.assistants).as(house.person(assistant)).taps('Teruskan');
  await house.group(groups.officers).as(house.person(officer)).taps('Daftarkan');
};

export const activate = async (house: House, { mail }: CivilServant): Promise<void> => {
  const page = await openPage(house, house.mailedLink(mail));
  await page.submit();
};

export const fillIdentity = async (house: House, who: CivilServant) => {
  const talk = house.chat(who.name);
  await talk.taps('Lengkapi data');
  await talk.says(who.nik);
  await talk.says(who.nip);
  await talk.says(invented.position);
  await talk.says(invented.unit);
  await talk.sends(identityCardOf(who));
  return talk;
};

/** Kebumen 1–6; both desks must be open. */
export const gainAccount = async (house: House, who: CivilServant): Promise<void> => {
  await arrive(house, who);
  await introduceSelf(house, who);
  await registerIdentity(house);
  await activate(house, who);
  await (await fillIdentity(house, who)).taps('Kirim');
  await house.group(groups.officers).as(house.person(officer)).taps('Verifikasi');
};

/** What the mail of Kebumen 6 says. */
export const credentialsOf = (house: House, { mail }: CivilServant): { username: string; password: string } => {
  const text = house.mailsTo(mail).findLast((one) => one.text.includes('Kata sandi pertama: '))?.text ?? '';
  const [, username = ''] = /Nama pengguna: (\S+)/.exec(text) ?? [];
  const [, password = ''] = /Kata sandi pertama: (\S+)/.exec(text) ?? [];
  return { username, password };
};

export const chosen = 'kuda laut berenang pelan';

/** Kebumen 7–8. */
export const logInFirst = async (house: House, who: CivilServant): Promise<void> => {
  const talk = house.chat(who.name);
  await talk.says('/masuk');
  const page = await openPage(house, linkIn(talk.hears()));
  const choosing = await page.submit(credentialsOf(house, who));
  const done = await choosing.submit({ password: chosen, again: chosen });
  await talk.says(codeIn(done.text));
};

export const logInAgain = async (house: House, who: CivilServant, password = chosen): Promise<void> => {
  const talk = house.chat(who.name);
  await talk.says('/masuk');
  const page = await openPage(house, linkIn(talk.hears()));
  const done = await page.submit({ username: credentialsOf(house, who).username, password });
  await talk.says(codeIn(done.text));
};

/** Kebumen 1–8: logged in, ready to ask for a certificate. */
export const becomeSubscriber = async (house: House, who: CivilServant): Promise<void> => {
  await gainAccount(house, who);
  await logInFirst(house, who);
};

/** REV-1: the form that was handed out, as it comes back: signed by both. */
export const signedStatement = async (
  office: Pick<Office, 'desk'>,
  { cases }: Pick<Visitor, 'cases'>,
  name = 'surat-keterangan-ttd.pdf',
) => {
  const it = cases.find(({ kind }) => kind === 'revocation');
  const data = it && statementData(await office.desk.view(it.id));
  if (!data) throw new Error('There is no revocation under way, so no form was handed out');
  const { agency, username, subject, serial, issuer, nip, position, unit, mail, ...rest } = data;
  const bytes = await specimenStatement({
    date: new Date('2026-11-23T03:00:00Z'),
    timeZone: 'Asia/Jakarta',
    caseNumber: String(rest.case),
    agency: { name: agency, office: null, address: null },
    applicant: { name: rest.name, nip, position, unit, mail },
    certificate: { username, subject, serial, issuer },
    cause: rest.cause,
    since: rest.since,
  });
  return { name, mediaType: 'application/pdf', bytes };
};
