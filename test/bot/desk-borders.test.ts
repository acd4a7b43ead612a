/** What neither a forged tap nor an old link or a word in the wrong place gets from a desk. REQUIREMENTS "Who takes part"; CONVERSATION 13, 15. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskHandlers } from '#bot/desk.ts';
import { atConsole } from '#ra/actor.ts';
import type { ActKey, AgencyId, CaseId, DeskId } from '#ra/values.ts';
import { hire, scriptedApi, tapUpdate } from '#support/desk-life.ts';
import { type House, openHouse } from '#support/house.ts';
import { letter, newRequest } from '#support/papers.ts';
import {
  applicant,
  assistant,
  completeIdentity,
  groups,
  introduce,
  officer,
  openDesk,
  registerIdentity,
} from '#support/story.ts';

const [sent, draft] = [1001 as CaseId, 1002 as CaseId];
const secondApplicant = 'Andi Saputra';
const colleague = 'Dewi Anggraini';

let house: House;
let group: ReturnType<House['group']>;
const desk = () => group;
const rina = () => desk().as(house.person(assistant));
const groupId = () => house.installation.sandbox.groups().find(({ title }) => title === groups.assistants)?.id ?? 0;
const stateOf = async (id: CaseId) => (await house.installation.office.desk.view(id))?.it;

beforeAll(async () => {
  house = await openHouse();
  group = house.group(groups.assistants);
  await openDesk(house, assistant);
  await introduce(house);
  // The second one has named the agency, and sent nothing.
  const talk = house.chat(secondApplicant);
  for (const label of ['/start', 'Mendaftar', 'Bahasa Indonesia', 'Setuju, mulai mendaftar'])
    await (label.startsWith('/') ? talk.says(label) : talk.taps(label));
  await talk.says(secondApplicant);
  await talk.taps('Pemerintah Kabupaten Contoh');
});
afterAll(() => house.close());

/** The desk's handlers over a scripted Bot API, in which everybody is of the group. */
const scripted = () => {
  const api = scriptedApi(({ method }) => (method === 'getChatMember' ? { result: { status: 'member' } } : undefined));
  let count = 0;
  const from = (person: number) => ({ network: 'sandbox', user: String(person), chat: String(groupId()) }) as const;
  const actorFor = (ctx: { readonly from?: { readonly id: number } | undefined; readonly update: object }) => ({
    key: `borders:${JSON.stringify(ctx.update).length}:${Math.floor(performance.now() * 1000)}:${count++}` as ActKey,
    origin: 'sandbox' as const,
    at: from(ctx.from?.id ?? 0),
    memberOf: null,
  });
  api.bot.use(deskHandlers({ office: house.installation.office, network: { name: 'sandbox' }, actorFor }));
  const taps = async (tap: Omit<Parameters<typeof tapUpdate>[0], 'chat'>) => {
    const before = api.of('answerCallbackQuery').length;
    await api.bot.handleUpdate(tapUpdate({ chat: groupId(), ...tap }));
    return String(api.of('answerCallbackQuery').slice(before).at(-1)?.params.text ?? '');
  };
  return { ...api, taps };
};

describe('CONVERSATION 13 "show" from the queue is an act of the office', () => {
  it('a draft that never left its applicant is shown to nobody', async () => {
    expect((await stateOf(draft))?.state).toBe('draft');
    const { taps, of } = scripted();
    const data = `show:${draft}:assistant`;
    expect(await taps({ person: house.person(assistant).id, data, offers: [data] })).toContain('tidak mencakup');
    expect([...of('sendMessage'), ...of('editMessageText')]).toEqual([]);
  });

  it('nor is a card shown to who has no desk session', async () => {
    const { taps, of } = scripted();
    const data = `show:${sent}:assistant`;
    expect(await taps({ person: house.person(secondApplicant).id, data, offers: [data] })).toContain('tertutup');
    expect(of('sendMessage').filter(({ params }) => params.chat_id === groupId())).toEqual([]);
    await taps({ person: house.person(assistant).id, data, offers: [data] });
    expect(of('sendMessage').at(-1)?.params.text).toContain(`nomor ${sent}`);
  });
});

describe('CONVERSATION 13 a tap counts on the card of its own case only', () => {
  const text = `Pendaftaran akun nomor ${draft}\nCatatan: lihat ${sent}`;
  it('a number somewhere in the words makes it no card of that case; its title does', async () => {
    const { taps } = scripted();
    const person = house.person(assistant).id;
    expect(await taps({ person, data: `claim:${sent}:assistant`, text })).toContain('bukan milik kartu ini');
    expect((await stateOf(sent))?.claim).toBeNull();
    const title = `Pendaftaran akun nomor ${sent}\nmenunggu`;
    await taps({ person, data: `claim:${sent}:assistant`, text: title });
    expect((await stateOf(sent))?.claim?.name).toBe(assistant);
    const moved = `Kartu permohonan nomor ${sent} kini ada di bawah.`;
    await taps({ person, data: `release:${sent}:assistant`, text: moved });
    expect((await stateOf(sent))?.claim).toBeNull();
  });

  it('one too old to be shown to us must be the living card', async () => {
    const { taps } = scripted();
    const person = house.person(assistant).id;
    const living = desk().latest().id;
    const data = `claim:${sent}:assistant`;
    expect(await taps({ person, data, faded: living + 1000 })).toContain('bukan milik kartu ini');
    expect(await taps({ person, data: `claim:${draft}:assistant`, faded: living })).toContain('bukan milik kartu ini');
    expect((await stateOf(sent))?.claim).toBeNull();
    await taps({ person, data, faded: living });
    expect((await stateOf(sent))?.claim?.name).toBe(assistant);
    await taps({ person, data: `release:${sent}:assistant`, faded: living });
  });
});

describe('DESIGN "Documents reach only the claiming officer": not who was put out of the group', () => {
  it('a hand-over asks the network first, also of who has logged in again since', async () => {
    const dewi = await hire(house, colleague, 'assistant');
    await rina().taps('Ambil & lihat berkas');
    await rina().taps('Alihkan…');
    await house.installation.sandbox.leave(groupId(), dewi.id);
    await house.settle();
    await hireAgain();
    desk().hears();
    await rina().taps(colleague);
    expect(desk().hears()).toContain('Rekan itu tidak bisa menangani');
    expect((await stateOf(sent))?.claim?.name).toBe(assistant);
    expect(
      house
        .chat(colleague)
        .messages()
        .filter(({ file }) => file),
    ).toEqual([]);
  });

  /** Logged in again in private, where nobody asks about groups. */
  const hireAgain = async () => {
    const { office } = house.installation;
    const { id } = house.person(colleague);
    const by = (step: string) => ({
      key: `again:${step}` as ActKey,
      origin: 'sandbox' as const,
      at: { network: 'sandbox', user: String(id), chat: String(id) } as const,
      memberOf: null,
    });
    const { link } = await office.login.begin(by('begin'), colleague, 'id');
    const page = { ...by('page'), origin: 'page' as const, at: null };
    const secret = link.split('/').at(-1) ?? '';
    const entered = await office.login.enterPassword(page, secret, 'dewi.anggraini', 'ikan terbang di atas awan');
    if (entered.outcome !== 'code') return expect.unreachable(entered.outcome);
    expect((await office.login.confirm(by('confirm'), entered.code)).outcome).toBe('in');
  };
});

describe('the start link to the papers', () => {
  it('who serves two desks is asked for at the one that has the case', async () => {
    const { office, sandbox } = house.installation;
    const lain = 'lain' as AgencyId;
    const contoh = (await office.administration.agencies())[0] ?? expect.unreachable('no agency');
    const named = { ...contoh, id: lain, name: 'Kabupaten Lain', mailDomains: ['lainkab.go.id'] };
    await office.administration.saveAgency(atConsole('lain:agency'), named);
    const opened = {
      id: 'aaa-lain' as DeskId,
      kind: 'assistant',
      name: 'Meja Lain',
      agencies: [lain],
      parent: null,
    } as const;
    const { code } = await office.administration.openDesk(atConsole('lain:desk'), opened);
    await sandbox.addGroup({ title: 'Grup lain', members: [house.person(assistant).id] });
    await house.group('Grup lain').as(house.person(assistant)).says(`/hubungkan ${code}`);
    const mail = house.person(assistant).mail ?? '';
    const role = { name: assistant, mail, role: 'assistant', desk: opened.id, language: 'id', byMail: false } as const;
    const invited = await office.administration.invite(atConsole('lain:role'), role);
    await house.chat(assistant).says(`/hubungkan ${invited.code}`);
    const talk = house.chat(assistant);
    await talk.says(`/start berkas-${sent}`);
    const heard = talk.hears();
    expect(heard).toContain(`Berkas permohonan ${sent} menyusul di sini`);
    expect(heard).toContain(`(berkas: surat-${sent}.pdf)`);
  });
});

describe('CONVERSATION 7 an answer to the desk is one message, or one album', () => {
  const answers = async () =>
    (await house.installation.office.desk.view(sent))?.words.filter(({ from }) => from === 'applicant');

  it('what is written after an album is no answer any more', async () => {
    const talk = house.chat(applicant);
    await rina().taps('Tanya pemohon');
    await rina().says('Mohon kirim halaman kedua suratnya.');
    await talk.taps('Balas');
    await talk.sends([await letter(applicant), await letter(secondApplicant)]);
    expect(await answers()).toHaveLength(2);
    talk.hears();
    await talk.says('Terima kasih.');
    expect(talk.hears()).not.toContain('diteruskan kepada petugas');
    expect(await answers()).toHaveLength(2);
  });

  it('after the last answer that is taken the question is closed, and words are words again', async () => {
    const talk = house.chat(applicant);
    for (let nth = (await answers())?.length ?? 0; nth < 5; nth++) {
      await talk.taps('Balas');
      await talk.says(`Jawaban ${nth}`);
    }
    await talk.taps('Balas');
    talk.hears();
    await talk.says('Satu lagi');
    expect(talk.hears()).toContain('sudah cukup banyak');
    await talk.says('Dan satu lagi');
    expect(talk.hears()).not.toContain('sudah cukup banyak');
    expect(await answers()).toHaveLength(5);
  });
});

describe('REC-3 /status tells what stands', () => {
  it('a return that was taken back in time was none', async () => {
    const talk = house.chat(applicant);
    await rina().taps('Kembalikan');
    await rina().taps('☐ Surat Rekomendasi belum ditandatangani atasan');
    await rina().taps('Kirim');
    await talk.says('/status');
    expect(talk.hears()).toContain('dikembalikan');
    await rina().taps('Tarik kembali');
    await talk.says('/status');
    expect(talk.hears()).not.toMatch(/dikembalikan/i);
  });
});

describe('CONVERSATION 15 a secret in a desk’s group is of no use afterwards', () => {
  it('a private key is blocked, and not repeated; who may delete it is asked to', async () => {
    const { key } = newRequest('/CN=Kunci Bocor');
    await rina().says(key, { replyTo: group.latest().id });
    const heard = group.hears();
    expect(heard).toContain('memuat kunci rahasia');
    expect(heard).toContain('Kunci itu kami blokir');
    expect(heard).not.toContain('PRIVATE KEY');
  });

  it('a one-time password is void; words that look like one are left alone', async () => {
    const { office, sandbox } = house.installation;
    await rina().says('Kata sandinya AbCd-EfGh-JkLm', { replyTo: group.latest().id });
    expect(group.hears()).not.toContain('memuat kata sandi');
    const first = (await firstPassword()) ?? expect.unreachable('no first password');
    await rina().says(`Kata sandinya ${first.password}, tolong disampaikan`, { replyTo: group.latest().id });
    const heard = group.hears();
    expect(heard).toContain('Pesan itu memuat kata sandi');
    expect(heard).not.toContain(first.password);
    const { link } = await office.login.begin(atSandbox('void:begin'), applicant, 'id');
    const page = { ...atSandbox('void:page'), origin: 'page' as const, at: null };
    const secret = link.split('/').at(-1) ?? '';
    const entered = await office.login.enterPassword(page, secret, first.username, first.password);
    expect(entered.outcome).toBe('wrong');
    expect(sandbox.mails().at(-1)?.text).toContain('/password/');
  });

  const atSandbox = (key: string) => {
    const { id } = house.person(applicant);
    const at = { network: 'sandbox', user: String(id), chat: String(id) } as const;
    return { key: key as ActKey, origin: 'sandbox' as const, at, memberOf: null };
  };
  /** Kebumen 2–6, to the letter with the password. */
  const firstPassword = async () => {
    await openDesk(house, officer);
    await registerIdentity(house);
    await completeIdentity(house);
    await house.group(groups.officers).as(house.person(officer)).taps('Verifikasi');
    const text = house.mailsTo('siti.rahmawati@contohkab.go.id').at(-1)?.text ?? '';
    const password = /[A-Za-z0-9]{4}-[A-Za-z0-9]{4}-[A-Za-z0-9]{4}/.exec(text)?.[0];
    const username = /Nama pengguna:\s*(\S+)/.exec(text)?.[1];
    return password && username ? { password, username } : undefined;
  };
});
