/** What a trial begins with: one invented agency, two desks with their groups, their people, a supervisor, two applicants. All by the office's own acts. */

import type { Person } from '#bot/networks/sandbox/scene.ts';
import type { SandboxNetwork } from '#bot/networks/sandbox.ts';
import { invented } from '#letters/specimen.ts';
import type { Actor } from '#ra/actor.ts';
import { atConsole } from '#ra/actor.ts';
import type { Agency, DeskKind, Role } from '#ra/agency.ts';
import type { Office } from '#ra/office/office.ts';
import { oneTimePassword } from '#ra/password.ts';
import type { Random } from '#ra/ports.ts';
import type { ActKey, AgencyId, DeskId } from '#ra/values.ts';

const agency: Agency = {
  id: 'contoh' as AgencyId, // the brand begins here
  name: invented.agency,
  mailDomains: ['contohkab.go.id'],
  timeZone: 'Asia/Jakarta',
  workingHours: { days: [1, 2, 3, 4, 5], from: '07:30', to: '16:00' },
  holidays: [],
  waitingTargetHours: 4,
  organization: invented.agency,
  organizationalUnit: null,
  contact: 'Rina Wulandari, Diskominfo lantai 2, (0286) 123 456',
  onePersonMayDoBoth: false,
};

const desks = [
  { id: 'contoh-pendamping' as DeskId, kind: 'assistant', name: 'Meja Pendamping', group: 'Petugas pendamping' },
  { id: 'contoh-verifikator' as DeskId, kind: 'officer', name: 'Meja Verifikasi', group: 'Petugas verifikasi' },
] as const satisfies readonly { id: DeskId; kind: DeskKind; name: string; group: string }[];

/** Two officers, because some decisions need a second one (REV-4, REV-8); the supervisor sits in their group. */
const staff = [
  { name: 'Rina Wulandari', note: 'Petugas pendamping', mail: 'rina.wulandari@contohkab.go.id', role: 'assistant' },
  { name: 'Joko Prasetyo', note: 'Petugas verifikasi', mail: 'joko.prasetyo@contohkab.go.id', role: 'officer' },
  { name: 'Wahyu Nugroho', note: 'Petugas verifikasi', mail: 'wahyu.nugroho@contohkab.go.id', role: 'officer' },
  { name: 'Tuti Kartika', note: 'Pengawas', mail: 'tuti.kartika@contohkab.go.id', role: 'supervisor' },
] as const satisfies readonly { name: string; note: string; mail: string; role: Role }[];
type Member = (typeof staff)[number];

const applicants = [
  { name: invented.name, note: 'Pemohon', mail: invented.mail },
  { name: 'Andi Saputra', note: 'Pemohon', mail: 'andi.saputra@contohkab.go.id' },
] as const;

type Trial = { readonly office: Office; readonly sandbox: SandboxNetwork; readonly random: Random };

/** Does nothing where people are already. The staff's passwords lie in their mailboxes: it is a sandbox, and says so. */
export const furnish = async (trial: Trial): Promise<void> => {
  const { office, sandbox } = trial;
  if (sandbox.people().length > 0) return;
  await office.administration.saveAgency(atConsole('trial:agency'), agency);
  for (const applicant of applicants) await sandbox.addPerson({ ...applicant, part: 'applicant' });
  for (const desk of desks) await furnishDesk(trial, desk);
};

const furnishDesk = async (trial: Trial, { group: title, ...desk }: (typeof desks)[number]): Promise<void> => {
  const { office, sandbox } = trial;
  const opened = { ...desk, agencies: [agency.id], parent: null };
  const { code } = await office.administration.openDesk(atConsole(`trial:desk:${desk.id}`), opened);
  const members = staff.filter(({ role }) => (role === 'assistant' ? 'assistant' : 'officer') === desk.kind);
  const people: Person[] = [];
  for (const member of members) people.push(await hire(trial, member, desk.id));
  const [first] = people;
  if (!first) throw new Error(`Nobody sits at ${desk.name}`);
  const group = await sandbox.addGroup({ title, members: people.map(({ id }) => id) });
  const chat = { network: 'sandbox', chat: String(group.id) } as const;
  await office.administration.joinDesk(as(first, `trial:join:${desk.id}`), code, chat);
};

/** Invited, accepted, with a password of their own: as the office would have it, in one breath. */
const hire = async ({ office, sandbox, random }: Trial, member: Member, desk: DeskId): Promise<Person> => {
  const { name, note, mail, role } = member;
  const password = oneTimePassword(random);
  const invitation = { name, mail, role, desk, language: 'id', byMail: false } as const;
  const invited = await office.administration.invite(atConsole(`trial:invite:${mail}`), invitation);
  const person = await sandbox.addPerson({ name, note, mail, part: 'staff' });
  const { link } = await office.administration.acceptInvitation(as(person, `trial:accept:${mail}`), invited.code);
  const secret = link?.split('/').at(-1) ?? '';
  const onPage = { ...as(person, `trial:password:${mail}`), origin: 'page', at: null } as const;
  await office.login.choosePassword(onPage, secret, password);
  await sandbox.post(passwordMail(mail, invited.username, password));
  return person;
};

const as = (person: Person, key: string): Actor => ({
  key: key as ActKey, // the brand begins here
  origin: 'sandbox',
  at: { network: 'sandbox', user: String(person.id), chat: String(person.id) },
  memberOf: null,
});

const passwordMail = (to: string, username: string, password: string) => {
  const text = [
    'Untuk membuka meja, ketik /masuk di chat pribadi Anda, lalu pakai ini di halaman yang terbuka.',
    '',
    `Nama pengguna: ${username}`,
    `Kata sandi: ${password}`,
    '',
    'Surat ini hanya ada di kotak pasir; sungguhan, kata sandi dibuat sendiri oleh petugas dan tidak pernah dikirim.',
  ].join('\n');
  return { to, subject: 'Kata sandi meja Anda (kotak pasir)', text, html: `<pre>${text}</pre>` };
};
