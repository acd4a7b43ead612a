/** Everything people and attackers send by mistake or on purpose: each gets a clear answer, the case stays where it was, nothing is lost, nothing done twice. */
import { execFileSync } from 'node:child_process';
import type { Update } from 'grammy/types';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invented } from '#letters/specimen.ts';
import type { CaseView } from '#ra/office/desk.ts';
import type { Json } from '#ra/values.ts';
import { instant } from '#ra/values.ts';
import { hire, visit } from '#support/desk-life.ts';
import { type House, openHouse } from '#support/house.ts';
import { asFile, newRequest } from '#support/papers.ts';
import { assistant, groups, officer, openDesk } from '#support/story.ts';
import * as cast from './cast.ts';

let house: House;
const dian = cast.civilServant('Dian Puspita', 24);
const sari = cast.civilServant('Sari Melati', 1);
beforeAll(async () => {
  house = await openHouse();
  await cast.openDesks(house);
  await cast.arrive(house, dian);
  await cast.becomeSubscriber(house, sari);
});
afterAll(async () => {
  expect(house.log).toEqual([]); // nothing above may have been an error of ours
  await house.close();
});

const caseOf = async (name: string): Promise<CaseView['it']> => {
  const user = String(house.person(name).id);
  const [view] = await house.installation.office.desk.timelines({ network: 'sandbox', user });
  if (!view) throw new Error(`${name} has no case`);
  return view.it;
};
const movesOf = async (name: string): Promise<readonly string[]> => {
  const view = await house.installation.office.desk.view((await caseOf(name)).id);
  return view?.history.map(({ move }) => move) ?? [];
};

/** Hears what is answered to an act, and that the case is as it was. */
const unchanged = async (name: string, act: (talk: ReturnType<House['chat']>) => Promise<unknown>): Promise<string> => {
  const before = await caseOf(name);
  const talk = house.chat(name);
  await act(talk);
  expect(await caseOf(name)).toEqual(before);
  return talk.hears();
};
const sending =
  (name: string, bytes: Uint8Array, mediaType = 'application/pdf') =>
  (talk: ReturnType<House['chat']>) =>
    talk.sends({ name, mediaType, bytes });

/** What only the person who tapped gets to see. */
const answerTo = async (act: () => Promise<unknown>): Promise<string> => {
  const answers: string[] = [];
  const stop = house.installation.sandbox.subscribe((event) => {
    if (event.kind === 'answer') answers.push(event.text);
  });
  await act();
  await house.settle();
  stop();
  return answers.join('\n');
};

let updates = 800_000_000;
/** An update as the network would deliver it; the sandbox's own people cannot send stickers and voices. */
const deliver = async (name: string, content: object, updateId = updates++): Promise<void> => {
  const { id } = house.person(name);
  const message = {
    message_id: 900_000 + updateId - 800_000_000,
    date: Math.floor(house.clock.now().getTime() / 1000),
    chat: { id, type: 'private', first_name: name },
    from: { id, is_bot: false, first_name: name },
    ...content,
  };
  const payload = { update_id: updateId, message } as unknown as Update & Json; // the parts of the Bot API's shape that matter here
  await house.installation.inbox.receive(
    { network: 'sandbox', bot: '7000000001', updateId: String(updateId), chat: String(id), payload },
    instant(house.clock.now()),
  );
  await house.settle();
};

describe('CONVERSATION 2, 8, 13 words, buttons and messages that do not fit (Kebumen 1)', () => {
  it('text where a button is awaited: says so, and after two misses offers help', async () => {
    const talk = house.chat(dian.name);
    await talk.says('/daftar');
    await talk.taps('Bahasa Indonesia');
    await talk.says('apa ini?');
    expect(talk.hears()).toContain('Silakan pilih salah satu tombol');
    await talk.says('saya bingung');
    expect(talk.hears()).toMatch(/tekan Bantuan untuk penjelasan/);
    await talk.taps('Setuju, mulai mendaftar');
    expect(talk.hears()).toContain('Langkah 1 dari 5');
  });

  it('a sticker, a voice message, a place: the question is asked again, as text', async () => {
    const talk = house.chat(dian.name);
    const sticker = {
      file_id: 's',
      file_unique_id: 's',
      type: 'regular',
      width: 512,
      height: 512,
      is_animated: false,
      is_video: false,
    };
    for (const content of [
      { sticker },
      { voice: { file_id: 'v', file_unique_id: 'v', duration: 3 } },
      { location: { latitude: -7, longitude: 109 } },
    ]) {
      await unchanged(dian.name, () => deliver(dian.name, content));
      const heard = talk.hears();
      expect(heard).toContain('ketik jawabannya sebagai teks');
      expect(heard).toContain('Langkah 1 dari 5');
    }
  });

  it.each([
    ['10,000 letters', 'Siti '.repeat(2000), /Nama itu 4\d{3} huruf; sertifikat memuat paling banyak 64/],
    ['emoji', 'Dian 🌸 Puspita', /tanda yang tidak dapat dipakai/],
    ['titles', 'Ir. Dian Puspita, M.Si.', /tanpa gelar/],
    ['digits', 'Dian Puspita 2', /Ada angka di dalam nama/],
    ['one letter', 'D', /terlalu pendek/],
    ['markup', '<b>Dian</b>', /tanda yang tidak dapat dipakai/],
    ['only a zero-width joiner and a mark', '\u200d\u0301', /pendek|tanda yang tidak dapat dipakai/],
  ])('a name of %s is refused in words', async (_what, said, words) => {
    expect(await unchanged(dian.name, (talk) => talk.says(said))).toMatch(words);
  });

  it('two messages at once are two answers, in their order', async () => {
    const { sandbox } = house.installation;
    const { id } = house.person(dian.name);
    // Right-to-left marks, control and zero-width characters are taken out, not into the certificate.
    await Promise.all([
      sandbox.say(id, id, '\u202eDian\u200f \u2067Puspita\u2069'),
      sandbox.say(id, id, invented.agency),
    ]);
    await house.settle();
    const { answers } = await caseOf(dian.name);
    expect(answers).toMatchObject({ name: 'Dian Puspita', agency: 'contoh' });
  });

  it('a button of an old message says so, changes nothing, and never answers the question of now', async () => {
    const talk = house.chat(dian.name);
    const old = talk.messages().find(({ text }) => text.startsWith('Sebelum mulai'));
    const before = await caseOf(dian.name);
    const answer = await answerTo(() => talk.tapsData(old?.id ?? 0, 'q:no'));
    expect(answer).toBe('Tombol itu sudah lewat. Silakan pakai pertanyaan yang terakhir.');
    const forged = await answerTo(() => talk.tapsData(talk.latest().id, 'q:send'));
    expect(forged).toBe('');
    expect(talk.hears()).toContain('Langkah 3 dari 5');
    expect(await caseOf(dian.name)).toEqual(before);
  });

  it.each([
    ['no address', 'dian puspita', /belum berbentuk alamat email/],
    ['a private one', 'dian@gmail.com', /bukan email dinas/],
    ['another agency’s', 'dian@kebumenkab.go.id', /bukan email dinas/],
    ['a look-alike domain', 'dian@contohkab.go.id.example.com', /bukan email dinas/],
    ['a Cyrillic letter', 'diаn@contohkab.go.id', /belum berbentuk alamat email/],
    ['somebody else’s account', sari.mail, /sudah dipakai/],
  ])('a mail address that is %s is refused in words', async (_what, said, words) => {
    expect(await unchanged(dian.name, (talk) => talk.says(said))).toMatch(words);
  });

  it('the same update twice, and again after its answer, is one act', async () => {
    await house.chat(dian.name).says(dian.mail);
    const before = house.chat(dian.name).messages().length;
    const again = updates++;
    await deliver(dian.name, { text: '0812 3456 7890' }, again);
    const after = house.chat(dian.name).messages().length;
    expect(after).toBe(before + 1);
    await deliver(dian.name, { text: '0812 3456 7890' }, again);
    expect(house.chat(dian.name).messages()).toHaveLength(after);
    expect((await caseOf(dian.name)).answers.phone).toBe('+6281234567890');
    expect(house.chat(dian.name).latest().text).toContain('Langkah 5 dari 5');
  });
});

const broken = async () => (await cast.letterOf(dian)).bytes;
const encrypted = async () => {
  const document = await PDFDocument.create();
  document.addPage();
  const { context } = document;
  const lock = { Filter: 'Standard', V: 1, R: 2, P: -4, O: context.obj('o'), U: context.obj('u') };
  context.trailerInfo.Encrypt = context.register(context.obj(lock));
  return document.save({ useObjectStreams: false });
};
const text = (words: string) => new TextEncoder().encode(words);

describe('ISS-5 files that are not what is asked for (Kebumen 1; FINDINGS "Paper")', () => {
  it.each([
    ['an empty file', 'surat.pdf', async () => new Uint8Array(), /Berkas itu kosong/],
    [
      'a text file named .pdf',
      'surat.pdf',
      async () => text('Dengan hormat, bersama ini …'),
      /bukan PDF, JPG, atau PNG/,
    ],
    [
      'a program named .pdf',
      'surat.pdf',
      async () => text(`MZ\x90\0${'\0'.repeat(2000)}This program cannot be run in DOS mode`),
      /bukan PDF, JPG, atau PNG/,
    ],
    ['a Word file', 'surat.docx', async () => text(`PK\x03\x04${'\0'.repeat(500)}`), /bukan PDF, JPG, atau PNG/],
    ['half a PDF', 'surat.pdf', async () => (await broken()).subarray(0, 3000), /rusak atau terpotong/],
    ['an encrypted PDF', 'surat.pdf', encrypted, /dikunci kata sandi/],
    [
      'a PDF with a program behind it',
      'surat.pdf',
      async () => Buffer.concat([await broken(), text(`MZ\x90\0${'x'.repeat(4000)}`)]),
      /data lain di belakang/,
    ],
  ])('%s is refused in words, and the letter is asked for again', async (_what, name, make, words) => {
    const heard = await unchanged(dian.name, sending(name, await make()));
    expect(heard).toMatch(words);
    expect(heard).toContain('Langkah 5 dari 5');
  });

  it.each([
    ['12 MB', 12_000_000],
    ['50 MB', 50_000_000],
  ])('a file of %s is refused before it is fetched', async (_what, file_size) => {
    const document = {
      file_id: 'besar',
      file_unique_id: 'besar',
      file_name: 'surat.pdf',
      mime_type: 'application/pdf',
      file_size,
    };
    const heard = await unchanged(dian.name, () => deliver(dian.name, { document }));
    expect(heard).toMatch(/lebih besar dari 10 MB/);
    expect(heard).toContain('Langkah 5 dari 5');
  });

  it('text where a file is awaited: says so, and after two misses offers help', async () => {
    const heard = await unchanged(dian.name, (talk) => talk.says('nanti saya kirim'));
    expect(heard).toContain('Mohon kirim berkasnya');
    expect(await unchanged(dian.name, (talk) => talk.says('besok'))).toContain('tekan Bantuan');
  });

  it('nothing was lost: the letter comes, the tap on send is tapped twice at once and sends once', async () => {
    const talk = house.chat(dian.name);
    await talk.sends(await cast.letterOf(dian));
    const { sandbox } = house.installation;
    const { id } = house.person(dian.name);
    const summary = talk.latest();
    expect(summary.text).toContain('• Nama lengkap: Dian Puspita');
    await Promise.all([sandbox.tap(id, id, summary.id, 'q:send'), sandbox.tap(id, id, summary.id, 'q:send')]);
    await house.settle();
    expect((await movesOf(dian.name)).filter((move) => move === 'submit')).toHaveLength(1);
    expect((await caseOf(dian.name)).state).toBe('submitted');
    const cards = house
      .group(groups.assistants)
      .messages()
      .filter((message) => message.text.includes('Dian Puspita'));
    expect(cards).toHaveLength(1);
  });
});

describe('ACC-4 NIK and NIP, of PNS and of PPPK (REQUIREMENTS "Facts about the people’s data")', () => {
  it('wrong numbers are named by what is wrong with them; a PPPK number with no month in it is right', async () => {
    await cast.registerIdentity(house);
    await cast.activate(house, dian);
    const talk = house.chat(dian.name);
    await talk.taps('Lengkapi data');
    const refused = async (said: string, words: RegExp) =>
      expect(await unchanged(dian.name, (one) => one.says(said))).toMatch(words);
    await refused('33051255039000', /NIK ada 16 angka; yang Anda kirim 14/);
    await refused('33051255039O0004', /huruf di dalam NIK/);
    await refused('3305127203900004', /tanggal lahir/);
    await talk.says('３３０５１２６４０３９０００２４'); // full-width digits are digits
    await refused('19900324201504', /18 angka; yang Anda kirim 14/);
    await refused('199013242015042024', /bukan tanggal/);
    await refused('199003241890042024', /tahun pengangkatan/);
    await refused('199003242015049024', /Angka ke-15/);
    talk.hears();
    await talk.says('19900324 2024 21 2 024'); // NI PPPK: 21 is a code, not a month
    expect(talk.hears()).toContain('jabatan');
    await talk.says('1990');
    expect(talk.hears()).toContain('terlalu pendek');
    await talk.says('3305126403900024');
    expect(talk.hears()).toMatch(/nomor panjang|terlalu pendek/);
    await talk.says('Guru Ahli Pertama 👩‍🏫');
    await talk.says('SD Negeri 1 Contoh');
    await talk.sends(cast.identityCardOf(dian));
    const summary = talk.hears();
    expect(summary).toContain('NIK: 3305••••••••0024');
    expect(summary).toContain('PPPK, lahir 24-03-1990');
    expect((await caseOf(dian.name)).answers.nik).toBe('3305126403900024');
  });
});

const openssl = (input: string, ...args: readonly string[]): Buffer =>
  execFileSync('openssl', [...args], { input, stdio: ['pipe', 'pipe', 'pipe'] });
const der = (pem: string): Buffer => openssl(pem, 'req', '-outform', 'DER');
const ecKey = (curve: string) => ['-newkey', 'ec', '-pkeyopt', `ec_paramgen_curve:${curve}`] as const;
const own = () => newRequest(`/CN=${sari.name}`);

describe('ISS-4 what is no good CSR (Sumbar 4; STANDARDS "CSR acceptance")', () => {
  beforeAll(async () => {
    const talk = house.chat(sari.name);
    await talk.says('/terbit');
    await talk.taps('Individu: tanda tangan elektronik');
  });

  it.each([
    ['an Ed25519 key', () => newRequest(undefined, ['-newkey', 'ed25519']).csr, /Jenis kunci .* tidak diterima/],
    [
      'an RSA key of 1024 bits',
      () => newRequest(undefined, ['-newkey', 'rsa:1024']).csr,
      /Ukuran kunci itu tidak diterima/,
    ],
    ['a secp256k1 key', () => newRequest(undefined, ecKey('secp256k1')).csr, /Kurva kunci itu tidak diterima/],
    [
      'a certificate',
      () =>
        openssl('', 'req', '-x509', ...ecKey('P-256'), '-nodes', '-keyout', '/dev/null', '-subj', '/CN=x').toString(),
      /Itu sertifikat, bukan CSR/,
    ],
    ['two CSRs', () => own().csr + own().csr, /lebih dari satu CSR/],
    ['half a CSR', () => own().csr.slice(0, 300), /belum dapat dibaca sebagai CSR|tidak tersusun benar/],
  ])('%s is refused in words, as a file and pasted', async (_what, make, words) => {
    const csr = make();
    expect(await unchanged(sari.name, (talk) => talk.sends(asFile(csr)))).toMatch(words);
    expect(await unchanged(sari.name, (talk) => talk.says(csr))).toMatch(words);
  });

  it('trailing bytes, a signature that is not the key’s, and a file that is too large', async () => {
    const good = der(own().csr);
    expect(
      await unchanged(sari.name, sending('a.csr', Buffer.concat([good, Buffer.from([0])]), 'application/pkcs10')),
    ).toMatch(/masih ada data lain/);
    const forged = Buffer.from(good);
    forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1;
    expect(await unchanged(sari.name, sending('b.csr', forged, 'application/pkcs10'))).toMatch(
      /Tanda tangan di dalam CSR itu tidak cocok/,
    );
    expect(await unchanged(sari.name, sending('c.csr', text('x'.repeat(200_000)), 'application/pkcs10'))).toMatch(
      /terlalu besar untuk sebuah CSR/,
    );
    expect(await unchanged(sari.name, (talk) => talk.says('besok ya'))).toMatch(/belum seperti CSR/);
  });

  it('ISS-3 a private key, as a file and as text, is deleted and blocked: its CSR is refused from then on', async () => {
    const { sandbox } = house.installation;
    const { id } = house.person(sari.name);
    const seen = () => JSON.stringify(sandbox.messages(id).map(({ text: words, file }) => [words, file?.name]));
    for (const form of ['file', 'text'] as const) {
      const { key, csr } = own();
      const heard = await unchanged(sari.name, (talk) =>
        form === 'file' ? talk.sends(asFile(key, 'kunci-saya.pem')) : talk.says(key),
      );
      expect(heard).toContain('kunci rahasia, bukan CSR');
      expect(heard).toContain('kami blokir');
      expect(seen()).not.toMatch(/PRIVATE KEY|kunci-saya\.pem/);
      expect(await unchanged(sari.name, (talk) => talk.sends(asFile(csr)))).toContain('Kunci itu diblokir');
    }
    const locked = openssl(own().key, 'pkcs8', '-topk8', '-passout', 'pass:rahasia-sekali').toString();
    const heard = await unchanged(sari.name, (talk) => talk.says(locked));
    expect(heard).toContain('Jangan pakai kunci itu lagi');
    expect(seen()).not.toContain('PRIVATE KEY');
  });

  it('ISS-3 a private key is also taken away where nothing was asked for', async () => {
    const { key, csr } = own();
    const talk = house.chat('Andi Saputra');
    await talk.says('/start');
    await talk.says(key);
    expect(talk.hears()).toContain('kunci rahasia, bukan CSR');
    expect(await unchanged(sari.name, (one) => one.sends(asFile(csr)))).toContain('Kunci itu diblokir');
  });

  it('a key that waits in somebody else’s case is refused; a good CSR, as DER, is taken', async () => {
    const talk = house.chat(sari.name);
    const { csr } = own();
    await talk.sends({ name: 'permohonan.der', mediaType: 'application/pkcs10', bytes: der(csr) });
    expect(talk.hears()).toContain('CSR diterima dan sah');
    const rival = cast.civilServant('Tari Wulan', 25);
    await cast.becomeSubscriber(house, rival);
    const other = house.chat(rival.name);
    await other.says('/terbit');
    await other.taps('Individu: tanda tangan elektronik');
    expect(await unchanged(rival.name, (one) => one.sends(asFile(csr)))).toContain(
      'sedang menunggu di permohonan lain',
    );
  });

  it('a letter that is no letter leaves the ticked CSR ticked', async () => {
    const heard = await unchanged(sari.name, sending('surat.pdf', await encrypted()));
    expect(heard).toContain('dikunci kata sandi');
    expect(heard).toContain('☑ Berkas CSR');
  });
});

describe('ISS-8 taps that are forged, old, or not this person’s (REQUIREMENTS "Who takes part"; CONVERSATION 13)', () => {
  const send = async () => {
    const talk = house.chat(sari.name);
    await talk.sends(await cast.letterOf(sari, 'issuance'));
    await talk.taps('Setuju dan kirim');
  };
  const cardOf = async (name: string) => {
    const { id } = await caseOf(name);
    const card = house
      .group(groups.officers)
      .messages()
      .findLast((message) => message.text.includes(`nomor ${id}`));
    if (!card) throw new Error(`No card of case ${id}`);
    return { id, card, desk: house.group(groups.officers) };
  };

  it('an applicant taps a desk’s button: in her own chat, and in the group she slipped into', async () => {
    await send();
    const { id, card, desk } = await cardOf(sari.name);
    const before = await caseOf(sari.name);
    const talk = house.chat(sari.name);
    expect(await answerTo(() => talk.tapsData(talk.latest().id, `approve:${id}`))).toContain(
      'hanya berlaku di grup petugas',
    );
    const stranger = await visit(house, 'Andi Saputra', groups.officers);
    expect(await answerTo(() => desk.as(stranger).tapsData(card.id, `approve:${id}`))).toMatch(
      /Sesi meja Anda tertutup/,
    );
    const subscriber = await visit(house, 'Tari Wulan', groups.officers);
    expect(await answerTo(() => desk.as(subscriber).tapsData(card.id, `approve:${id}`))).toMatch(
      /tidak mencakup tindakan itu/,
    );
    expect(await caseOf(sari.name)).toEqual(before);
  });

  it('an officer taps without an open desk, with made-up data, with another card’s data, with a case that is not there', async () => {
    const { id, card, desk } = await cardOf(sari.name);
    const before = await caseOf(sari.name);
    const joko = desk.as(house.person(officer));
    await house.chat(officer).says('/keluar');
    expect(await answerTo(() => joko.tapsData(card.id, `approve:${id}`))).toContain('Sesi meja Anda tertutup');
    expect(house.chat(officer).latest().text).toContain('Sesi meja Anda tertutup');
    await openDesk(house, officer);
    for (const data of [
      'approve:',
      'approve:1 or 1=1',
      'setuju',
      `approve:${id}:../../x`,
      '\u0000',
      'approve:99999999999999999999',
    ])
      expect(await answerTo(() => joko.tapsData(card.id, data)), data).toMatch(
        /tidak (saya kenali|ada)|bukan milik kartu/,
      );
    const { id: foreign } = await caseOf(dian.name);
    expect(await answerTo(() => joko.tapsData(card.id, `verify:${foreign}`))).toContain('bukan milik kartu ini');
    expect(await caseOf(sari.name)).toEqual(before);
  });

  it('an officer may not decide their own case; a colleague may, once, however often it is tapped', async () => {
    const { id, card, desk } = await cardOf(sari.name);
    await hire(house, sari.name, 'officer', sari.mail);
    // A first role ends the sessions of before: a desk is opened with the password.
    await cast.logInAgain(house, sari);
    const herself = house.person(sari.name);
    expect(await answerTo(() => desk.as(herself).tapsData(card.id, `approve:${id}`))).toContain(
      'permohonan Anda sendiri',
    );
    expect((await caseOf(sari.name)).state).toBe('submitted');
    const { sandbox } = house.installation;
    const group = sandbox.groups().find(({ title }) => title === groups.officers)?.id ?? 0;
    const joko = house.person(officer).id;
    await Promise.all([1, 2, 3].map(() => sandbox.tap(joko, group, card.id, `approve:${id}`)));
    await house.settle();
    expect((await movesOf(sari.name)).filter((move) => move === 'approve' || move === 'issue')).toEqual([
      'approve',
      'issue',
    ]);
    expect(
      house.mailsTo(sari.mail).filter(({ subject }) => subject === 'Sertifikat elektronik Anda sudah terbit'),
    ).toHaveLength(1);
    const late = await answerTo(() => desk.as(house.person(officer)).tapsData(card.id, `reject:${id}`));
    expect(late).toContain('sudah berpindah keadaan');
  });

  it('a certificate is given to its owner alone, whatever the button says', async () => {
    const [certificate] = await house.installation.office.issuance.certificatesOf(
      (await caseOf(sari.name)).account ?? ('' as never),
    );
    const talk = house.chat('Tari Wulan');
    await talk.says('/sertifikat');
    talk.hears();
    await talk.tapsData(talk.latest().id, `file:${certificate?.serial}:pem`);
    expect(talk.hears()).toContain('tidak ditemukan di akun Anda');
  });

  it('an assistant’s role is not an officer’s', async () => {
    const { id, card, desk } = await cardOf(sari.name);
    const rina = await visit(house, assistant, groups.officers);
    expect(await answerTo(() => desk.as(rina).tapsData(card.id, `approve:${id}`))).toContain(
      'tidak mencakup tindakan itu',
    );
  });
});
