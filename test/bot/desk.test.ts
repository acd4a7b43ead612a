import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskHandlers } from '#bot/desk.ts';
import type { Person } from '#bot/networks/sandbox/scene.ts';
import type { Actor } from '#ra/actor.ts';
import { RegistrationError } from '#ra/errors.ts';
import type { ActKey, CaseId } from '#ra/values.ts';
import { openPage } from '#support/browser.ts';
import { hire, scriptedApi, tapUpdate, visit } from '#support/desk-life.ts';
import { type House, openHouse } from '#support/house.ts';
import {
  applicant,
  assistant,
  chosenPassword,
  completeIdentity,
  firstLogin,
  groups,
  introduce,
  logIn,
  officer,
  openDesk,
  requestCertificate,
  withAccount,
} from '#support/story.ts';

const caseId = 1001 as CaseId;
const stateOf = async (house: House, id: CaseId = caseId) => (await house.installation.office.desk.view(id))?.it;
const groupChat = (house: House, title: string): number =>
  house.installation.sandbox.groups().find((one) => one.title === title)?.id ?? 0;
const unsigned = 'Surat Rekomendasi belum ditandatangani atasan';

describe('ACC-2 the assistants’ desk (Kebumen 2)', () => {
  let house: House;
  let stranger: Person;
  beforeAll(async () => {
    house = await openHouse();
    stranger = await visit(house, 'Tamu Grup', groups.assistants);
    await introduce(house);
  });
  afterAll(() => house.close());
  const desk = () => house.group(groups.assistants);
  const rina = () => desk().as(house.person(assistant));

  it('a messenger account alone decides nothing: the closed session is said, with the way to open it', async () => {
    const group = desk();
    await group.as(house.person(assistant)).taps('Teruskan');
    expect(group.hears()).toMatch(/peringatan: Sesi meja Anda tertutup.*tekan Mulai, lalu ketik \/masuk/s);
    const talk = house.chat(assistant);
    await talk.says('/bantuan');
    talk.hears();
    await group.as(house.person(assistant)).taps('Teruskan');
    expect(group.hears()).toMatch(/peringatan: Sesi meja Anda tertutup\. Saya sudah mengirim/);
    expect(talk.hears()).toMatch(/Sesi meja Anda tertutup.*\[Masuk\]/s);
    expect((await stateOf(house))?.state).toBe('submitted');
    await openDesk(house, assistant);
  });

  it('papers and whole numbers go to the private chat of who claimed it, under names that say nothing', async () => {
    const [group, talk] = [desk(), house.chat(assistant)];
    await group.as(house.person(assistant)).taps('Ambil & lihat berkas');
    expect(group.hears()).toContain('Ditangani Rina Wulandari');
    const file = talk.hears();
    expect(file).toContain('siti.rahmawati@contohkab.go.id');
    expect(file).toContain(`(berkas: surat-${caseId}.pdf)`);
    expect(group.transcript()).not.toContain('siti.rahmawati@');
  });

  it('who has no role at this desk is told so, and a question is answered only by who was asked', async () => {
    const group = desk();
    await group.as(stranger).taps('Kembalikan');
    expect(group.hears()).toMatch(/peringatan: .*Sesi meja Anda tertutup/s);
    await rina().taps('Kembalikan');
    await rina().taps(`☐ ${unsigned}`);
    await rina().taps('Alasan lain…');
    await rina().taps('Nama lengkap');
    const question = group.messages().findLast(({ forceReply }) => forceReply !== null)?.id ?? 0;
    const other = await hire(house, 'Dewi Anggraini', 'assistant');
    group.hears();
    await group.as(other).says('Bukan alasan saya', { replyTo: question });
    expect(group.hears()).toContain('Pertanyaan itu untuk petugas yang sedang menyusun alasannya');
    await rina().says('x'.repeat(501), { replyTo: question });
    expect(group.hears()).toContain('Alasan itu 501 huruf; paling banyak 500');
    await rina().says('Nama di surat \u202Ememakai\n singkatan', { replyTo: question });
    expect((await stateOf(house))?.verdict?.faults).toEqual([
      { item: 'letter', reason: 'unsigned' },
      { item: 'name', reason: 'own-words', words: 'Nama di surat memakai singkatan' },
    ]);
    const heard = group.hears();
    await rina().says('Sekali lagi', { replyTo: question });
    expect(heard).toContain('Alasan Anda tercatat');
    expect((await stateOf(house))?.verdict?.faults).toHaveLength(2);
    await group.as(other).taps('Kirim');
    expect(group.hears()).toMatch(/peringatan: .*sedang ditangani Rina Wulandari/s);
  });

  it('a return waits 30 s: taken back in time, the applicant hears nothing', async () => {
    const [group, talk] = [desk(), house.chat(applicant)];
    await rina().taps('Kirim');
    expect((await stateOf(house))?.state).toBe('draft');
    await house.wait(29_000);
    await rina().taps('Tarik kembali');
    await house.wait(60_000);
    expect(talk.hears()).toBe('');
    expect((await stateOf(house))?.state).toBe('submitted');
    expect(group.hears()).toContain('Pengembalian ditarik kembali oleh Rina Wulandari');
  });

  it('CONVERSATION 11 after 30 s the applicant reads each fault, its remedy, and finds a button for each', async () => {
    const [group, talk] = [desk(), house.chat(applicant)];
    await rina().taps('Kembalikan');
    await rina().taps('Kirim');
    expect(group.hears()).toMatch(/peringatan: Belum ada alasan yang dipilih/);
    await rina().taps(`☐ ${unsigned}`);
    await rina().taps('Alasan lain…');
    await rina().taps('Email dinas');
    await rina().says('Alamat ini sudah tidak aktif');
    const previewed = group.hears();
    await rina().taps('Kirim');
    await house.wait(31_000);
    const told = talk.hears();
    expect(told).toContain('Tinggal 2 hal yang perlu diperbaiki');
    expect(told).toContain(`• ${unsigned}.\nMintalah tanda tangan atasan`);
    expect(told).toContain('• Email dinas: Alamat ini sudah tidak aktif');
    expect(told).toMatch(/\[Perbaiki email\]\n\[Kirim ulang surat\]/);
    // The preview was the message, word for word; only the buttons came with it.
    expect(previewed).toContain(told.slice(0, told.indexOf('\n[Perbaiki')));
    // The button has gone by itself; a card somebody's app has not yet drawn anew is answered in words.
    const card = group.messages().findLast(({ text }) => text.startsWith(`Pendaftaran akun nomor ${caseId}`));
    expect(card?.keyboard ?? []).toEqual([]);
    await rina().tapsData(card?.id ?? 0, `undo:${caseId}:assistant`);
    expect(group.hears()).toMatch(/peringatan: Sudah lewat 30 detik/);
  });

  it('mended and sent again, the case comes back as a new message that somebody notices; the old card says where it is', async () => {
    const [group, talk] = [desk(), house.chat(applicant)];
    const before = group.messages().length;
    const view = await house.installation.office.desk.view(caseId);
    const by = (step: string): Actor => ({
      key: `mend:${step}` as ActKey,
      origin: 'sandbox',
      at: view?.it.applicant ?? null,
      memberOf: null,
    });
    const { drafting, registration } = house.installation.office;
    await drafting.answer(by('mail'), caseId, 'mail', 'siti@contohkab.go.id');
    const letter = { bytes: new TextEncoder().encode('%PDF-1.4'), mediaType: 'application/pdf', pages: 1 };
    await drafting.attach(by('letter'), caseId, 'letter', letter);
    await registration.submit(by('submit'), caseId);
    await house.settle();
    expect(group.messages()).toHaveLength(before + 1);
    expect(group.hears()).toContain(`Kartu permohonan nomor ${caseId} kini ada di bawah.`);
    expect(
      group
        .latest()
        .keyboard?.flat()
        .map(({ text }) => text),
    ).toEqual(['Ambil & lihat berkas', 'Teruskan', 'Kembalikan', 'Catatan', 'Tanya pemohon']);
    expect(talk.hears()).toBe('');
  });

  it.each([
    ['approve:', /tidak saya kenali/],
    ['aproove:1001', /tidak saya kenali/],
    [`forward:${caseId + 1}`, /bukan milik kartu ini/],
    [`approve:${caseId}`, /Peran Anda di meja ini tidak mencakup/],
    [`register:${caseId}`, /Peran Anda di meja ini tidak mencakup/],
    [`return:${caseId}:letter.invented`, /Kartu permohonan 1001 baru saja berubah/],
    [`words:${caseId}:nothing`, /Kartu permohonan 1001 baru saja berubah/],
    [`send:${caseId}:refuse`, /Peran Anda di meja ini tidak mencakup/],
  ])('CONVERSATION 13 a forged tap (%s) is answered in words and does nothing', async (data, words) => {
    const group = desk();
    const before = await stateOf(house);
    await group.as(house.person(assistant)).tapsData(group.latest().id, data);
    expect(group.hears()).toMatch(words);
    expect(await stateOf(house)).toEqual(before);
  });

  it('an applicant who taps a card’s button in private is told it works in the group only', async () => {
    const talk = house.chat(applicant);
    await talk.tapsData(talk.latest().id, `forward:${caseId}`);
    expect(talk.hears()).toMatch(/peringatan: Tombol itu hanya berlaku di grup petugas/);
    expect((await stateOf(house))?.state).toBe('submitted');
  });

  it('REC-2 /antrean lists what waits and shows a card again that stays alive', async () => {
    const group = desk();
    await rina().says('/antrean');
    expect(group.hears()).toMatch(/Antrean: 1 permohonan menunggu.*1001 · Pendaftaran akun.*\[Kartu 1001\]/s);
    await rina().taps('Kartu 1001');
    const copy = group.latest();
    await rina().taps('Ambil & lihat berkas');
    const now = group.messages().find(({ id }) => id === copy.id);
    expect(now?.text).toContain('Ditangani Rina Wulandari');
    await rina().taps('Teruskan');
    expect((await stateOf(house))?.state).toBe('forwarded');
    group.hears();
    await rina().tapsData(copy.id, `forward:${caseId}`);
    expect(group.hears()).toMatch(/peringatan: Permohonan 1001 sudah berpindah keadaan/);
    await rina().says('/antrean');
    expect(group.hears()).toContain('Antrean kosong');
  });

  it('membership is asked of the network at every tap', async () => {
    const { office } = house.installation;
    await rina().taps('Tarik kembali');
    const before = await stateOf(house);
    const tap = {
      person: house.person(assistant).id,
      chat: groupChat(house, groups.assistants),
      data: `forward:${caseId}`,
      offers: [`forward:${caseId}`],
    };
    let membership: object = {};
    const { bot, of } = scriptedApi((call) => (call.method === 'getChatMember' ? { result: membership } : undefined));
    let count = 0;
    const actorFor = (): Actor => ({
      key: `member:${count++}` as ActKey,
      origin: 'sandbox',
      at: { network: 'sandbox', user: String(tap.person), chat: String(tap.chat) },
      memberOf: null,
    });
    bot.use(deskHandlers({ office, network: { name: 'sandbox' }, actorFor }));
    for (const status of [{ status: 'left' }, { status: 'kicked' }, { status: 'restricted', is_member: false }]) {
      membership = status;
      await bot.handleUpdate(tapUpdate(tap));
      expect(of('answerCallbackQuery').at(-1)?.params).toMatchObject({
        show_alert: true,
        text: expect.stringMatching(/bukan lagi anggota/),
      });
      expect(await stateOf(house)).toEqual(before);
    }
    membership = { status: 'restricted', is_member: true };
    await bot.handleUpdate(tapUpdate({ ...tap, by: 999 }));
    expect(of('answerCallbackQuery').at(-1)?.params.text).toMatch(/bukan milik kartu ini/);
    await bot.handleUpdate(tapUpdate(tap));
    expect((await stateOf(house))?.state).toBe('forwarded');
  });
});

describe('ACC-3, ACC-5, ISS-8 the officers’ desk (Kebumen 3–6, Sumbar issuance 7–9)', () => {
  let house: House;
  const certificateCase = 1002 as CaseId;
  beforeAll(async () => {
    house = await openHouse();
    await openDesk(house, assistant);
    await openDesk(house, officer);
    await introduce(house);
    await house.group(groups.assistants).as(house.person(assistant)).taps('Teruskan');
  });
  afterAll(() => house.close());
  const desk = () => house.group(groups.officers);
  const joko = () => desk().as(house.person(officer));

  it('registers, sends the link again, verifies; each step stays on the card with who and when', async () => {
    const [group, talk] = [desk(), house.chat(applicant)];
    await joko().taps('Daftarkan');
    expect(talk.hears()).toContain('Kami mengirim tautan aktivasi ke email dinas Anda, s•••@contohkab.go.id');
    const before = house.mailsTo('siti.rahmawati@contohkab.go.id').length;
    await joko().taps('Kirim ulang tautan');
    expect(house.mailsTo('siti.rahmawati@contohkab.go.id')).toHaveLength(before + 1);
    await (await openPage(house, house.mailedLink('siti.rahmawati@contohkab.go.id'))).submit();
    expect(talk.hears()).toMatch(/Email dinas Anda sudah dikonfirmasi.*\[Lengkapi data\]/s);
    await completeIdentity(house);
    group.hears();
    await joko().taps('Verifikasi');
    expect(group.hears()).toMatch(
      /Diteruskan oleh Rina Wulandari.*Didaftarkan oleh Joko Prasetyo.*Diverifikasi oleh Joko Prasetyo/s,
    );
    expect(talk.hears()).toMatch(/Akun Anda sudah dibuat.*\[Masuk\]/s);
  });

  it('the claiming officer sees registry and CSR whole and beside each other; a colleague is told who has it', async () => {
    await firstLogin(house);
    await requestCertificate(house);
    const dewi = await hire(house, 'Dewi Anggraini', 'officer');
    const [group, talk] = [desk(), house.chat(officer)];
    await joko().taps('Ambil & lihat berkas');
    expect(talk.hears()).toMatch(/NIK: 3305125503900004.*terdaftar: Siti Rahmawati\s+• di CSR: Siti Rahmawati/s);
    const sent = talk.messages().map(({ file }) => file?.name);
    expect(sent).toContain('csr-1002.pem');
    expect(sent).toContain('surat-1002.pdf');
    group.hears();
    await group.as(dewi).taps('Setujui & terbitkan');
    expect(group.hears()).toMatch(/peringatan: Permohonan 1002 sedang ditangani Joko Prasetyo/);
    expect((await stateOf(house, certificateCase))?.state).toBe('under-review');
  });

  it('REQUIREMENTS "never their own case": the applicant who is also an officer cannot approve it', async () => {
    const siti = await hire(house, applicant, 'officer', 'siti.rahmawati@contohkab.go.id');
    // The first role closes what was open before it.
    await logIn(house, applicant, 'siti.rahmawati', chosenPassword);
    const group = desk();
    await joko().taps('Lepaskan');
    group.hears();
    await group.as(siti).taps('Setujui & terbitkan');
    expect(group.hears()).toMatch(/peringatan: Ini permohonan Anda sendiri/);
    expect((await stateOf(house, certificateCase))?.state).toBe('submitted');
  });

  it('ISS-9 a rejection of one thing reads like a colleague and has one button', async () => {
    const talk = house.chat(applicant);
    await joko().taps('Tolak');
    await joko().taps('☐ Surat Rekomendasi tidak terbaca');
    await joko().taps('Kirim');
    expect(talk.hears()).toBe('');
    await house.wait(31_000);
    expect(talk.hears()).toMatch(/Sebelum bisa diterbitkan, tinggal satu hal.*tidak terbaca.*\[Kirim ulang surat\]$/s);
  });

  it('ISS-8, ISS-10 one tap approves and issues; a second tap is answered in words', async () => {
    const [group, talk] = [desk(), house.chat(applicant)];
    const by = (step: string): Actor => ({
      key: `again:${step}` as ActKey,
      origin: 'sandbox',
      at: { network: 'sandbox', user: String(house.person(applicant).id), chat: String(house.person(applicant).id) },
      memberOf: null,
    });
    const { drafting, issuance } = house.installation.office;
    const letter = { bytes: new TextEncoder().encode('%PDF-1.4'), mediaType: 'application/pdf', pages: 1 };
    await drafting.attach(by('letter'), certificateCase, 'letter', letter);
    await issuance.resubmit(by('submit'), certificateCase);
    await house.settle();
    const card = group.latest().id;
    group.hears();
    await joko().taps('Setujui & terbitkan');
    const heard = group.hears();
    expect(heard).toContain('sekilas: Permohonan 1002 disetujui dan sertifikatnya sudah terbit');
    expect(heard).toMatch(/Disetujui oleh Joko Prasetyo.*Sertifikat diterbitkan oleh sistem/s);
    expect(talk.hears()).toMatch(/Sertifikat elektronik Anda sudah terbit.*\[Unduh sertifikat\]\n\[Buka alat kunci\]/s);
    await joko().tapsData(card, `approve:${certificateCase}`);
    expect(group.hears()).toMatch(/peringatan: Permohonan 1002 sudah berpindah keadaan/);
    const der = await house.installation.office.desk.view(certificateCase);
    expect(der?.certificate?.status).toBe('valid');
  });
});

describe('ISS-10 what goes wrong between approval and issue (docs/issuance-cycle.md)', () => {
  let house: House;
  const certificateCase = 1002 as CaseId;
  beforeAll(async () => {
    house = await openHouse();
    await withAccount(house);
    await requestCertificate(house);
  });
  afterAll(() => house.close());

  it('a certificate that fails our own lints is not approved, and the group reads why', async () => {
    const { office } = house.installation;
    const failed = new RegistrationError('ERR_ISSUANCE_FAILED', { case: certificateCase, why: 'ERR_LINT' });
    // A linter that says no: everything else is the real office.
    const strict = { ...office, issuance: { ...office.issuance, approve: () => Promise.reject(failed) } };
    const { bot, of } = scriptedApi((call) =>
      call.method === 'getChatMember' ? { result: { status: 'member' } } : undefined,
    );
    const tap = {
      person: house.person(officer).id,
      chat: groupChat(house, groups.officers),
      text: 'Penerbitan sertifikat nomor 1002',
    };
    const actorFor = (): Actor => ({ key: 'lint/1' as ActKey, origin: 'sandbox', at: null, memberOf: null });
    bot.use(deskHandlers({ office: strict, network: { name: 'sandbox' }, actorFor }));
    await bot.handleUpdate(tapUpdate({ ...tap, data: `approve:${certificateCase}` }));
    expect(of('sendMessage').at(-1)?.params).toMatchObject({
      chat_id: tap.chat,
      text: expect.stringMatching(/belum disetujui.*ERR_LINT.*tidak ditandatangani/s),
    });
    expect(of('answerCallbackQuery').at(-1)?.params).toMatchObject({ show_alert: true });
    expect((await stateOf(house, certificateCase))?.state).toBe('submitted');
  });

  it('an approval whose signing fails now is said to be under way, and the clockwork finishes it', async () => {
    const { office } = house.installation;
    const person = house.person(officer).id;
    const chat = groupChat(house, groups.officers);
    // A signer that is away: everything else is the real office.
    const away = {
      ...office,
      issuance: { ...office.issuance, issue: () => Promise.reject(new Error('The signer is away')) },
    };
    const faults: unknown[] = [];
    const { bot, of } = scriptedApi((call) =>
      call.method === 'getChatMember' ? { result: { status: 'member' } } : undefined,
    );
    const actorFor = (): Actor => ({
      key: 'approve/1' as ActKey,
      origin: 'sandbox',
      at: { network: 'sandbox', user: String(person), chat: String(chat) },
      memberOf: null,
    });
    bot.use(
      deskHandlers({ office: away, network: { name: 'sandbox' }, actorFor, onFault: (error) => faults.push(error) }),
    );
    await bot.handleUpdate(
      tapUpdate({ person, chat, data: `approve:${certificateCase}`, text: 'Penerbitan sertifikat nomor 1002\n…' }),
    );
    expect(of('answerCallbackQuery').at(-1)?.params.text).toMatch(/disetujui; sertifikatnya sedang diterbitkan/);
    expect(faults).toHaveLength(1);
    expect((await stateOf(house, certificateCase))?.state).toBe('approved');
    await house.installation.chores();
    await house.settle();
    expect((await stateOf(house, certificateCase))?.state).toBe('issued');
  });
});
