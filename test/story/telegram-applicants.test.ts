/** What an applicant meets on Telegram: links into the chat, albums, files of every kind, things that are no answer, second thoughts, secrets. CONVERSATION 2–8, 13–15. */
import { PDFDocument, PDFName, type PDFRawStream } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blankPicture, encodePng } from '#letters/picture.ts';
import { invented } from '#letters/specimen.ts';
import type { Case } from '#ra/case.ts';
import { openPage } from '#support/browser.ts';
import type { SentFile } from '#support/chat.ts';
import { asFile, letter, newRequest } from '#support/papers.ts';
import {
  applicant,
  assistant,
  chosenPassword,
  codeIn,
  completeIdentity,
  firstCredentials,
  groups,
  introduce,
  linkIn,
  officer,
  registerIdentity,
} from '#support/story.ts';
import { openTelegramHouse, type TelegramHouse } from '#support/telegram-house.ts';

let house: TelegramHouse;
beforeAll(async () => {
  house = await openTelegramHouse({ by: 'polling', instances: 2 });
});
afterAll(() => house.close());

let turn = 0;
/** Somebody nobody has met: each test tells its own story. */
const stranger = () => {
  turn += 1;
  const letters = 'abcdefghijklmnopqrst';
  const name = `Siti Ra${letters[Math.floor(turn / 20)]}a${letters[turn % 20]}`;
  const mail = `pegawai${turn}@contohkab.go.id`;
  return { name, mail, chat: house.chat(name), person: house.person(name) };
};
type Stranger = ReturnType<typeof stranger>;

const visitor = ({ person }: Pick<Stranger, 'person'>) => {
  const id = String(person.id);
  return house.installation.office.reception.visitor({ network: 'telegram', user: id, chat: id });
};
const caseOf = async (who: Stranger): Promise<Case> =>
  (await visitor(who)).cases[0] ?? expect.unreachable('no case is open');

/** Kebumen 1 up to the question of that name. */
const begin = async (who: Stranger, until: 'name' | 'phone' | 'letter'): Promise<void> => {
  const { chat } = who;
  await chat.says('/start');
  await chat.taps('Mendaftar');
  await chat.taps('Bahasa Indonesia');
  await chat.taps('Setuju, mulai mendaftar');
  if (until === 'name') return;
  await chat.says(who.name);
  await chat.taps(invented.agency);
  await chat.says(who.mail);
  if (until === 'letter') await chat.says('0812 3456 7890');
};

/** A page that can be told from others by its width. */
const page = (width: number): SentFile => ({
  name: `halaman-${width}.png`,
  mediaType: 'image/png',
  bytes: encodePng(blankPicture(width, 400, [250, 250, 240])),
});
const pages = (count: number, from = 300) => Array.from({ length: count }, (_, at) => page(from + at));
const film: SentFile = { name: 'surat.mp4', mediaType: 'video/mp4', bytes: new Uint8Array(5000).fill(7) };

const letterOf = async (who: Stranger): Promise<Uint8Array> => {
  const { letter: id } = (await caseOf(who)).answers;
  const found = id === undefined ? undefined : await house.installation.office.desk.document(id as never); // an id of a document
  return found?.bytes ?? expect.unreachable('no letter was kept');
};
/** The width of the photo on each page of the kept letter; 0 for a page without one. */
const widths = async (who: Stranger): Promise<readonly number[]> => {
  const pdf = await PDFDocument.load(await letterOf(who));
  return pdf.getPages().map(({ node }) => {
    const pictures = node.Resources()?.lookup(PDFName.of('XObject'));
    const [first] = pictures && 'values' in pictures ? (pictures as unknown as Map<string, unknown>).values() : [];
    if (!first) return 0;
    const stream = pdf.context.lookup(first as never) as PDFRawStream; // a picture is a stream
    return Number(String(stream.dict.get(PDFName.of('Width'))));
  });
};
const received = (text: string) => text.match(/halaman sudah diterima/g)?.length ?? 0;
/** The bot's messages after the newest one there was. */
const since = (who: Stranger) => {
  const last = who.chat.messages().at(-1)?.id ?? 0;
  return () => who.chat.messages().filter(({ id }) => id > last);
};

describe('albums: one letter of several photos (ISS-5, CONVERSATION 7)', () => {
  it('become one PDF in the order they were sent, whatever order they arrive in, and are answered once', async () => {
    const who = stranger();
    await begin(who, 'letter');
    const news = since(who);
    who.person.sends(pages(5), { arrival: [3, 0, 4, 2, 1], spread: true });
    await house.settle();
    expect(news().map(({ text }) => text)).toEqual([
      '5 halaman sudah diterima. Kirim halaman berikutnya, atau tekan Selesai.',
    ]);
    expect(await widths(who)).toEqual([300, 301, 302, 303, 304]);
    await who.chat.taps('Selesai, semua halaman sudah terkirim');
    expect(who.chat.hears()).toContain('Surat Rekomendasi: sudah diterima');
  });

  it('a page that comes seconds late, after "Selesai", still takes its place', async () => {
    const who = stranger();
    await begin(who, 'letter');
    who.person.sends(pages(4), { arrival: [0, 1, 3] });
    await house.settle();
    await who.chat.taps('Selesai, semua halaman sudah terkirim');
    who.chat.hears();
    late(who, 302);
    await house.settle();
    expect(who.chat.hears()).toContain(
      'Satu berkas lagi dari album tadi sudah masuk. Surat Rekomendasi: kini 4 halaman.',
    );
    expect(await widths(who)).toEqual([300, 301, 302, 303]);
    await who.chat.taps('Kirim');
    expect(who.chat.hears()).toContain('sudah dikirim ke petugas pendamping');
  });

  it('an eleventh page comes as an album of its own and is joined behind', async () => {
    const who = stranger();
    await begin(who, 'letter');
    await who.chat.sends(pages(11));
    expect(await widths(who)).toEqual(Array.from({ length: 11 }, (_, at) => 300 + at));
    expect(who.chat.latest().text).toContain('11 halaman');
  });

  it('more than 20 pages are refused once, in words, and the first 20 stay', async () => {
    const who = stranger();
    await begin(who, 'letter');
    await who.chat.sends(pages(20));
    who.chat.hears();
    await who.chat.sends(pages(3, 400));
    const said = who.chat.hears();
    expect(said.match(/20 halaman/g)?.length).toBeGreaterThanOrEqual(1);
    expect(said.match(/paling banyak/g)).toHaveLength(1);
    expect(await widths(who)).toHaveLength(20);
  });

  it('the same photo twice is one page, and a redelivered update is handled once', async () => {
    const who = stranger();
    await begin(who, 'letter');
    const [first] = who.person.sends(pages(2));
    await house.settle();
    who.person.forwards(first ?? expect.unreachable());
    await house.settle();
    expect(await widths(who)).toEqual([300, 301]);
  });

  it('a PDF and photos as files, mixed, are joined; a film among photos is named and left out', async () => {
    const who = stranger();
    await begin(who, 'letter');
    await who.chat.sends([await letter(), page(300), page(301)]);
    const length = (await PDFDocument.load((await letter()).bytes)).getPageCount();
    expect(await widths(who)).toEqual([...Array(length).fill(0), 300, 301].slice(-(length + 2)));
    const other = stranger();
    await begin(other, 'letter');
    other.chat.hears();
    await other.chat.sends([page(300), film, page(302)]);
    const said = other.chat.hears();
    expect(said).toContain('Selain foto dan PDF');
    expect(received(said)).toBe(1);
    expect(await widths(other)).toEqual([300, 302]);
  });

  it('where no file is asked for, and outside every flow, an album is answered once', async () => {
    const who = stranger();
    await begin(who, 'name');
    who.chat.hears();
    await who.chat.sends(pages(4));
    expect(who.chat.hears().match(/Foto belum diperlukan/g)).toHaveLength(1);
    const outside = stranger();
    await outside.chat.says('/start');
    outside.chat.hears();
    await outside.chat.sends(pages(4));
    expect(outside.chat.hears().match(/start/g)).toHaveLength(1);
  });
});

/** The item of the last album that the bot was not told of yet. */
const late = ({ person }: Stranger, width: number): void => {
  const messages = house.telegram.messages(person);
  const item = messages.find(({ file }) => file?.name === `halaman-${width}.png`);
  person.arrives(item?.id ?? expect.unreachable('no such photo'));
};

describe('files that are hard (ISS-5, CONVERSATION 8)', () => {
  const odd = async (file: SentFile, as: 'photo' | 'document' = 'document') => {
    const who = stranger();
    await begin(who, 'letter');
    who.chat.hears();
    who.person.sends(file, { as });
    await house.settle();
    return who.chat.hears();
  };

  it('over 20 MB: the limit and what to do', async () => {
    const said = await odd({ name: 'surat.pdf', mediaType: 'application/pdf', bytes: new Uint8Array(21 * 2 ** 20) });
    expect(said).toContain('10 MB');
    expect(said).toContain('foto');
  });
  it('a PDF of 0 bytes', async () => {
    expect(await odd({ name: 'surat.pdf', mediaType: 'application/pdf', bytes: new Uint8Array() })).toContain('kosong');
  });
  it('an iPhone’s HEIC', async () => {
    const heic = Buffer.concat([Buffer.from('000000186674797068656963', 'hex'), new Uint8Array(2000)]);
    const said = await odd({ name: 'IMG_0042.HEIC', mediaType: 'image/heic', bytes: heic });
    expect(said).toContain('HEIC');
    expect(said).toContain('sebagai foto');
  });
  it('a photo sent as a file, and a PDF under a wrong name, are taken for what they are', async () => {
    expect(await odd(page(300))).toContain('Surat Rekomendasi: sudah diterima');
    expect(await odd({ ...(await letter()), name: 'foto.jpg', mediaType: 'image/jpeg' })).toContain('sudah diterima');
  });
});

describe('what is no answer is named, and the question asked again (CONVERSATION 8)', () => {
  it.each([
    ['sticker', 'stiker'],
    ['voice', 'Pesan suara'],
    ['videoNote', 'Pesan video'],
    ['video', 'Video'],
    ['location', 'Lokasi'],
  ] as const)('%s', async (kind, word) => {
    const who = stranger();
    await begin(who, 'name');
    who.chat.hears();
    who.person[kind]();
    await house.settle();
    const said = who.chat.hears();
    expect(said).toContain(word);
    expect(said).toContain('ketik');
    expect(said).toContain('Nama');
  });

  it('outside every flow too', async () => {
    const who = stranger();
    await who.chat.says('/start');
    who.chat.hears();
    who.person.sticker();
    who.person.poll('Sudah?');
    await house.settle();
    expect(who.chat.hears()).toMatch(/stiker.*Jajak pendapat/su);
  });

  it('the person’s own contact card is the telephone number that was asked for; elsewhere it is not', async () => {
    const who = stranger();
    await begin(who, 'phone');
    who.person.contact('6281234567890');
    await house.settle();
    expect((await caseOf(who)).answers.phone).toBe('+6281234567890');
    who.chat.hears();
    who.person.contact('6281234567890');
    await house.settle();
    expect(who.chat.hears()).toContain('Kartu kontak');
  });

  it('what was forwarded counts as said', async () => {
    const who = stranger();
    await begin(who, 'letter');
    who.chat.hears();
    const other = stranger();
    const said = other.person.says('halo');
    who.person.forwards(said);
    await house.settle();
    expect(who.chat.hears()).toContain('PDF');
  });
});

describe('edited messages are never handled twice', () => {
  it('an answer that was refused is mended by changing it; one that was taken stands', async () => {
    const who = stranger();
    await begin(who, 'name');
    const typed = who.person.says('Siti 123');
    await house.settle();
    who.person.edits(typed, who.name);
    await house.settle();
    expect((await caseOf(who)).answers.name).toBe(who.name);
    who.chat.hears();
    who.person.edits(typed, 'Siti Lain');
    await house.settle();
    expect(who.chat.hears()).toContain('tidak saya baca ulang');
    expect((await caseOf(who)).answers.name).toBe(who.name);
  });

  it('outside a flow it is said, and no command runs', async () => {
    const who = stranger();
    const typed = who.person.says('halo');
    await house.settle();
    who.chat.hears();
    who.person.edits(typed, '/daftar');
    await house.settle();
    expect(who.chat.hears()).toContain('tidak saya baca ulang');
    expect((await visitor(who)).cases).toEqual([]);
  });
});

describe('links into the chat (t.me/<bot>?start=…)', () => {
  it('open what their command opens; unknown and forged ones greet', async () => {
    const who = stranger();
    who.person.start('daftar');
    await house.settle();
    expect(who.chat.hears()).toContain('bahasa');
    const guest = stranger();
    for (const payload of ['approve_1042', 'berkas-1', 'constructor', '__proto__', 'x'.repeat(64)]) {
      guest.person.start(payload);
      await house.settle();
      expect(guest.chat.hears()).toContain('Selamat datang di Lencana');
    }
  });

  it('in the middle of a flow nothing is lost: it goes on, or the same question is asked again', async () => {
    const who = stranger();
    await begin(who, 'letter');
    who.chat.hears();
    who.person.start('tidak-dikenal');
    await house.settle();
    expect(who.chat.hears()).toMatch(/Selamat datang.*Langkah 5 dari 5/su);
    who.person.start('daftar');
    await house.settle();
    expect(who.chat.hears()).toContain('Kita lanjutkan di langkah 5');
  });

  it('a login that waits for its code is not begun anew', async () => {
    const who = stranger();
    await who.chat.says('/masuk');
    const link = linkIn(who.chat.hears());
    who.person.start('masuk');
    await house.settle();
    expect(new Set(who.chat.hears().match(/http\S+\/login\/\S+/g))).toEqual(new Set([link]));
    expect((await openPage(house, link)).status).toBe(200);
  });
});

describe('who leaves and who comes back (DESIGN "How an act runs" 4)', () => {
  const isBlocked = async (who: Stranger) => (await contact(who))?.blocked;
  const contact = ({ person }: Stranger) =>
    house.installation.registry.transaction((records) =>
      records.contacts.find({ network: 'telegram', user: String(person.id) }),
    );

  it('blocked: unreachable at once, in the middle of a question too; unblocked: back', async () => {
    const who = stranger();
    await begin(who, 'name');
    who.person.block();
    await house.settle();
    expect(await isBlocked(who)).toBe(true);
    who.person.unblock();
    await house.settle();
    expect(await isBlocked(who)).toBe(false);
    await who.chat.says(who.name);
    expect((await caseOf(who)).answers.name).toBe(who.name);
  });

  it('a deleted account is noticed by the first message that does not arrive', async () => {
    const who = stranger();
    await begin(who, 'name');
    who.person.says(who.name);
    who.person.deactivates();
    await house.settle();
    expect(await isBlocked(who)).toBe(true);
    expect(house.telegram.pending()).toEqual([]);
  });
});

describe('secrets typed or sent in chat are taken away and made void (ISS-3, ACC-7, CONVERSATION 15)', () => {
  const { key } = newRequest();
  const isGone = (who: Stranger, text: string) =>
    house.telegram.messages(who.person).every((message) => !message.text.includes(text));

  it.each([
    ['typed', (who: Stranger) => who.person.says(key)],
    ['in a reply', (who: Stranger) => who.person.says(key, { replyTo: who.chat.latest().id })],
    ['under a photo', (who: Stranger) => who.person.sends(page(300), { caption: key })],
    ['by changing an innocent message', (who: Stranger) => who.person.edits(who.person.says('halo'), key)],
  ] as const)('a private key %s', async (_, send) => {
    const who = stranger();
    await begin(who, 'name');
    who.chat.hears();
    send(who);
    await house.settle();
    expect(who.chat.hears()).toContain('kunci');
    expect(isGone(who, 'PRIVATE KEY')).toBe(true);
  });

  it.each([
    ['kunci.key.pem', 'application/x-pem-file'],
    ['surat.pdf', 'application/pdf'],
  ])('a key file called %s, alone and in an album', async (name, mediaType) => {
    const who = stranger();
    await begin(who, 'letter');
    who.chat.hears();
    who.person.sends([page(300), { ...asFile(key, name), mediaType }], { as: 'document' });
    await house.settle();
    expect(who.chat.hears()).toContain('unci');
    expect(house.telegram.messages(who.person).some(({ file }) => file?.name === name)).toBe(false);
    expect(await widths(who)).toEqual([300]);
  });
});

describe('from a page back into the chat, and what is seen there (ACC-3 to ACC-7, CONVERSATION 14)', () => {
  const home = 'https://t.me/lencana_uji_bot';

  it('activation → identity data; login code → the chat; the menu becomes the subscriber’s', async () => {
    const talk = await introduce(house);
    const person = house.person(applicant);
    await house.group(groups.assistants).as(house.person(assistant)).taps('Teruskan');
    await house.group(groups.officers).as(house.person(officer)).taps('Daftarkan');
    const activated = await (await openPage(house, house.mailedLink(invented.mail))).submit();
    expect(activated.html).toContain(`href="${home}?start=aktif"`);
    talk.hears();
    person.start('aktif');
    await house.settle();
    expect(talk.hears()).toContain('NIK');
    await completeIdentity(house);
    await house.group(groups.officers).as(house.person(officer)).taps('Verifikasi');
    expect(person.commands().map(({ command }) => command)).toContain('daftar');

    const { username, password } = firstCredentials(house);
    await talk.says('/masuk');
    const choosing = await (await openPage(house, linkIn(talk.hears()))).submit({ username, password });
    const done = await choosing.submit({ password: chosenPassword, again: chosenPassword });
    expect(done.html).toContain(`href="${home}"`);
    person.start('masuk');
    await house.settle();
    await talk.says(codeIn(done.text));
    expect(talk.hears()).toContain(applicant);
    const menu = person.commands().map(({ command }) => command);
    expect(menu).toEqual(['sertifikat', 'terbit', 'hilang', 'ubah', 'status', 'bantuan', 'keluar']);

    person.start('sertifikat');
    await house.settle();
    expect(talk.hears()).toContain('ertifikat');
    await talk.says('/keluar');
    expect(person.commands().map(({ command }) => command)).toContain('daftar');
  });

  it('what a decision says goes by mail too where the bot is blocked (DESIGN "How an act runs" 4)', async () => {
    const person = house.person(applicant);
    person.block();
    await house.settle();
    expect(house.mailsTo(invented.mail).length).toBeGreaterThan(0);
  });

  it('a forgotten password: the page leads back to /masuk', async () => {
    const talk = house.chat(applicant);
    await talk.says('/masuk');
    await talk.taps('Lupa kata sandi');
    await talk.says(firstCredentials(house).username);
    const page = await openPage(house, house.mailedLink(invented.mail));
    const done = await page.submit({ password: `${chosenPassword} lagi`, again: `${chosenPassword} lagi` });
    expect(done.html).toContain(`href="${home}?start=masuk"`);
  });

  it('ACC-7: a one-time password that comes by changing an innocent message is void and gone', async () => {
    const who = stranger();
    const talk = await introduce(house, who.name, { mail: who.mail });
    await registerIdentity(house, who.mail);
    await completeIdentity(house, who.name, { nik: '3305014509900008', nip: 'tidak ada' });
    await house.group(groups.officers).as(house.person(officer)).taps('Verifikasi');
    const { username, password } = firstCredentials(house, who.mail);
    const innocent = who.person.says('halo');
    await house.settle();
    talk.hears();
    who.person.edits(innocent, password);
    await house.settle();
    expect(talk.hears()).toContain('tidak berlaku');
    expect(house.telegram.messages(who.person).some(({ text }) => text.includes(password))).toBe(false);
    await talk.says('/masuk');
    const page = await (await openPage(house, linkIn(talk.hears()))).submit({ username, password });
    expect(page.text).not.toMatch(/\d{3} ?\d{3}/);
  });
});

describe('the menu a person sees (CONVERSATION 14)', () => {
  it('fewer than eight commands, in the language of the app', () => {
    const id = house.telegram.person('Budi Santoso').commands();
    const en = house.telegram.person('John Smith', { language: 'en' }).commands();
    expect(id.map(({ command }) => command)).toEqual([
      'start',
      'daftar',
      'masuk',
      'hilang',
      'status',
      'bahasa',
      'bantuan',
    ]);
    expect(en.map(({ command }) => command)).toEqual(id.map(({ command }) => command));
    expect(en[0]?.description).not.toBe(id[0]?.description);
    expect(house.telegram.menuButton({ id: 0 })).toBeDefined();
  });
});

it('nothing was asked of Telegram beside its documentation, nothing broke, and no update was left', () => {
  expect(house.telegram.undocumented()).toEqual([]);
  expect(house.telegram.pending()).toEqual([]);
  expect(house.log.filter((line) => line.includes('could not be handled'))).toEqual([]);
});
