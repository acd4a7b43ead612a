/** The SOP's main road in steps, so that a test can begin where its question begins. */
import { invented } from '#letters/specimen.ts';
import { openPage } from './browser.ts';
import type { House, Stagehouse } from './house.ts';
import { asFile, identityCard, letter, newRequest } from './papers.ts';

export const groups = { assistants: 'Petugas pendamping', officers: 'Petugas verifikasi' } as const;
export const assistant = 'Rina Wulandari';
export const officer = 'Joko Prasetyo';
export const applicant = invented.name;

/** Opens the desk of a member of staff: login page, password, six digits (ACC-7). */
export const openDesk = async (house: House, name: string): Promise<void> => {
  const text =
    house.mailsTo(house.person(name).mail ?? '').find((one) => one.subject.includes('kotak pasir'))?.text ?? '';
  const [, username = '', password = ''] = /Nama pengguna: (\S+)\nKata sandi: (\S+)/.exec(text) ?? [];
  await logIn(house, name, username, password);
};

export const logIn = async (house: Stagehouse, name: string, username: string, password: string): Promise<void> => {
  const talk = house.chat(name);
  await talk.says('/masuk');
  const page = await openPage(house, linkIn(talk.hears()));
  const done = await page.submit({ username, password });
  await talk.says(codeIn(done.text));
};

export const linkIn = (text: string): string => {
  const link = /http:\/\/localhost:\d+\/\w+\/[\w-]+/.exec(text)?.[0];
  if (!link) throw new Error(`No link in: ${text}`);
  return link;
};
export const codeIn = (text: string): string => {
  const code = /\b\d{3} ?\d{3}\b/.exec(text)?.[0];
  if (!code) throw new Error(`No code in: ${text}`);
  return code;
};

/** Kebumen 1: everything up to the summary, sent. */
export const introduce = async (
  house: Stagehouse,
  name: string = applicant,
  { mail = invented.mail }: { mail?: string } = {},
) => {
  const talk = house.chat(name);
  await talk.says('/start');
  await talk.taps('Mendaftar');
  await talk.taps('Bahasa Indonesia');
  await talk.taps('Setuju, mulai mendaftar');
  await talk.says(name);
  await talk.taps(invented.agency);
  await talk.says(mail);
  await talk.says('0812 3456 7890');
  await talk.sends(await letter(name));
  await talk.taps('Kirim');
  return talk;
};

/** Kebumen 2–4a. */
export const registerIdentity = async (house: Stagehouse, mail: string = invented.mail): Promise<void> => {
  await house.group(groups.assistants).as(house.person(assistant)).taps('Teruskan');
  await house.group(groups.officers).as(house.person(officer)).taps('Daftarkan');
  const page = await openPage(house, house.mailedLink(mail));
  await page.submit();
};

/** Kebumen 4b–4c. */
export const completeIdentity = async (
  house: Stagehouse,
  name: string = applicant,
  { nik = invented.nik, nip = invented.nip }: { nik?: string; nip?: string } = {},
) => {
  const talk = house.chat(name);
  await talk.says('/daftar');
  await talk.says(nik);
  await talk.says(nip);
  await talk.says(invented.position);
  await talk.says(invented.unit);
  await talk.sends(identityCard());
  await talk.taps('Kirim');
  return talk;
};

/** The username and one-time password from the mail (ACC-6). */
export const firstCredentials = (
  house: Stagehouse,
  mail: string = invented.mail,
): { username: string; password: string } => {
  const text =
    house
      .mailsTo(mail)
      .map((one) => one.text)
      .findLast((one) => one.includes('Nama pengguna: ')) ?? '';
  const [, username = ''] = /Nama pengguna: (\S+)/.exec(text) ?? [];
  const [, password = ''] = /Kata sandi pertama: (\S+)/.exec(text) ?? [];
  return { username, password };
};

export const chosenPassword = 'kuda laut berenang pelan';

/** Kebumen 7–8: the first login and the forced change. */
export const firstLogin = async (house: Stagehouse, name: string = applicant, mail: string = invented.mail) => {
  const { username, password } = firstCredentials(house, mail);
  const talk = house.chat(name);
  await talk.says('/masuk');
  const page = await openPage(house, linkIn(talk.hears()));
  const choosing = await page.submit({ username, password });
  const done = await choosing.submit({ password: chosenPassword, again: chosenPassword });
  await talk.says(codeIn(done.text));
  return talk;
};

/** A person with an account, logged in; both desks open. */
export const withAccount = async (house: House) => {
  await openDesk(house, assistant);
  await openDesk(house, officer);
  return gainAccount(house);
};

/** Kebumen 1–8; both desks must be open. */
export const gainAccount = async (house: Stagehouse) => {
  await introduce(house);
  await registerIdentity(house);
  await completeIdentity(house);
  await house.group(groups.officers).as(house.person(officer)).taps('Verifikasi');
  return firstLogin(house);
};

/** Sumbar issuance 1–6. */
export const requestCertificate = async (house: Stagehouse, request = newRequest()) => {
  const talk = house.chat(applicant);
  await talk.says('/terbit');
  await talk.taps('Individu: tanda tangan elektronik');
  await talk.sends(asFile(request.csr));
  await talk.sends(await letter());
  await talk.taps('Setuju dan kirim');
  return talk;
};
