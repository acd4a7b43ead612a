/** What a trial begins with: one invented agency, two desks with their groups, their people, two applicants. All by the office's own acts. */

import type { Person } from '#bot/networks/sandbox/scene.ts';
import type { SandboxNetwork } from '#bot/networks/sandbox.ts';
import { invented } from '#letters/specimen.ts';
import type { Actor } from '#ra/actor.ts';
import { atConsole } from '#ra/actor.ts';
import type { Agency, DeskKind } from '#ra/agency.ts';
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

const staff = [
  {
    name: 'Rina Wulandari',
    note: 'Petugas pendamping',
    mail: 'rina.wulandari@contohkab.go.id',
    role: 'assistant',
    desk: desks[0],
  },
  {
    name: 'Joko Prasetyo',
    note: 'Petugas verifikasi',
    mail: 'joko.prasetyo@contohkab.go.id',
    role: 'officer',
    desk: desks[1],
  },
] as const;

const applicants = [
  { name: invented.name, note: 'Pemohon', mail: invented.mail },
  { name: 'Andi Saputra', note: 'Pemohon', mail: 'andi.saputra@contohkab.go.id' },
] as const;

type Trial = { readonly office: Office; readonly sandbox: SandboxNetwork; readonly random: Random };

/** Does nothing where people are already. The staff's passwords lie in their mailboxes: it is a sandbox, and says so. */
export const furnish = async ({ office, sandbox, random }: Trial): Promise<void> => {
  if (sandbox.people().length > 0) return;
  await office.administration.saveAgency(atConsole('trial:agency'), agency);
  for (const applicant of applicants) await sandbox.addPerson({ ...applicant, part: 'applicant' });
  for (const { name, note, mail, role, desk } of staff) {
    const { code } = await office.administration.openDesk(atConsole(`trial:desk:${desk.id}`), {
      id: desk.id,
      kind: desk.kind,
      name: desk.name,
      agencies: [agency.id],
      parent: null,
    });
    const password = oneTimePassword(random);
    const invited = await office.administration.invite(atConsole(`trial:invite:${desk.id}`), {
      name,
      mail,
      role,
      desk: desk.id,
      language: 'id',
      byMail: false,
    });
    const person = await sandbox.addPerson({ name, note, mail, part: 'staff' });
    const group = await sandbox.addGroup({ title: desk.group, members: [person.id] });
    const accepted = await office.administration.acceptInvitation(as(person, `trial:accept:${desk.id}`), invited.code);
    const secret = accepted.link?.split('/').at(-1) ?? '';
    await office.login.choosePassword(
      { ...as(person, `trial:password:${desk.id}`), origin: 'page', at: null },
      secret,
      password,
    );
    await sandbox.post(passwordMail(mail, invited.username, password));
    await office.administration.joinDesk(as(person, `trial:join:${desk.id}`), code, {
      network: 'sandbox',
      chat: String(group.id),
    });
  }
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
