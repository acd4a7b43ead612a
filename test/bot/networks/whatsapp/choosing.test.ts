import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Keyboard } from '#bot/networks/sandbox/scene.ts';
import {
  casesOf,
  choiceByReaction,
  choiceIn,
  numberIn,
  wantsMore,
  wordAndCase,
} from '#bot/networks/whatsapp/choosing.ts';
import { commandMeant, linkTo } from '#bot/networks/whatsapp/commands.ts';
import { listing, pagesOf, tickLine } from '#bot/networks/whatsapp/listing.ts';
import { wordsIn } from '#locales/words.ts';

const words = wordsIn('id');
const press = (text: string, data: string) => ({ text, data });
const waysOut = [press('‹ Kembali', 'q:!back'), press('Batal', 'q:!cancel'), press('Bantuan', 'q:!help')];
const question: Keyboard = [[press('Guru', 'q:guru')], [press('Tenaga kesehatan', 'q:nakes')], waysOut];
const card: Keyboard = [
  [press('Berkas', 'papers:1042:officer'), press('Lepaskan', 'release:1042:officer')],
  [press('Setujui & terbitkan', 'approve:1042')],
  [press('Tolak', 'reject:1042'), press('Tolak final', 'refuse:1042')],
];
const many: Keyboard = Array.from({ length: 23 }, (_, at) => [press(`Instansi ${at + 1}`, `q:agency-${at + 1}`)]);
const agency = (number: number) => `q:agency-${number}`;

describe('CONVERSATION 2: what counts as an answer to a menu', () => {
  it.each([
    ['1', 'q:guru'],
    [' 2. ', 'q:nakes'],
    ['2)', 'q:nakes'],
    ['２', 'q:nakes'],
    ['guru', 'q:guru'],
    ['TENAGA  Kesehatan!', 'q:nakes'],
    ['ténaga kèsehatan', 'q:nakes'],
    ['batal', 'q:!cancel'],
    ['Kembali', 'q:!back'],
  ])('"%s" chooses %s', (said, data) => {
    expect(choiceIn(said, question)?.data).toBe(data);
  });

  it.each([
    ['a NIP', '198701012010011001'],
    ['a year', '1987'],
    ['a number out of range', '3'],
    ['a number that ways out do not have', '4'],
    ['nothing chosen', '0'],
    ['two numbers', '1 dan 2'],
    ['a number among words', '2 orang'],
    ['a telephone number', '0812 2'],
    ['half a label', 'tenaga'],
    ['a minus', '-1'],
    ['nothing', '   '],
  ])('%s is text', (_, said) => {
    expect(choiceIn(said, question)).toBeUndefined();
  });

  it('a question without choices gets its number: ways out have none', () => {
    expect(choiceIn('2', [waysOut])).toBeUndefined();
    expect(choiceIn('bantuan', [waysOut])?.data).toBe('q:!help');
  });

  it('one number of one or two digits is a choice, and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('0', '1', '9', '.', ' ', 'a', '(', ')') }), (said) => {
        const number = numberIn(said);
        if (number !== undefined) expect(said.replace(/\D/g, '')).toMatch(/^\d{1,2}$/);
      }),
    );
  });

  it('a label that two buttons have chooses neither', () => {
    expect(choiceIn('kirim', [[press('Kirim', 'a:1'), press('Kirim', 'b:2')]])).toBeUndefined();
  });
});

describe('a card in a group is decided by number, word, case number or sign', () => {
  it.each([
    ['3', 'approve:1042'],
    ['setuju', 'approve:1042'],
    ['Setujui', 'approve:1042'],
    ['ya', 'approve:1042'],
    ['tolak', 'reject:1042'],
    ['tidak', 'reject:1042'],
    ['tolak final', 'refuse:1042'],
    ['lepaskan', 'release:1042:officer'],
  ])('quoting it with "%s" is %s', (said, data) => {
    expect(choiceIn(said, card, { isLoose: true })?.data).toBe(data);
  });
  it('talk is no decision', () => {
    for (const said of ['setuju, tapi tunggu dulu', 'ini siapa?', 'final', '9'])
      expect(choiceIn(said, card, { isLoose: true }), said).toBeUndefined();
  });

  it.each([
    ['setuju 1042', { word: 'setuju', case: 1042 }],
    ['Tolak final 1042', { word: 'Tolak final', case: 1042 }],
    ['setujui #1042', { word: 'setujui', case: 1042 }],
    ['tolak nomor 1042.', { word: 'tolak', case: 1042 }],
    ['1042', undefined],
    ['setuju', undefined],
    ['rapat jam 10 di ruang 3 ya', undefined],
  ])('"%s"', (said, found) => {
    expect(wordAndCase(said)).toEqual(found);
  });

  it.each([
    ['✅', 'approve:1042'],
    ['✔️', 'approve:1042'],
    ['☑️', 'approve:1042'],
    ['❌', 'reject:1042'],
    ['✖️', 'reject:1042'],
    ['👍', undefined],
    ['', undefined],
  ])('the sign %s', (sign, data) => {
    expect(choiceByReaction(sign, card)?.data).toBe(data);
  });
  it('where reasons are ticked no sign decides: a tick bears the same word', () => {
    const ticking: Keyboard = [
      [press('☐ Surat tidak terbaca', 'reject:1042:letter.unreadable')],
      [press('Kirim', 'send:1042:reject')],
    ];
    expect(choiceByReaction('❌', ticking)).toBeUndefined();
    expect(choiceByReaction('✅', ticking)).toBeUndefined();
    expect(choiceIn('1', ticking, { isLoose: true })?.data).toBe('reject:1042:letter.unreadable');
  });
  it('the cases a keyboard speaks of', () => {
    expect(casesOf(card)).toEqual([1042]);
    expect(casesOf(question)).toEqual([]);
    expect(casesOf(null)).toEqual([]);
  });
});

describe('a keyboard written out', () => {
  it('numbers for what may be chosen, words for the ways out, links as they are', () => {
    const keyboard: Keyboard = [[{ text: 'Buka halaman', url: 'https://a.go.id/x' }], ...question];
    expect(listing(keyboard, { words, isGroup: false, page: 0 })).toBe(
      'Buka halaman: https://a.go.id/x\n\n1. Guru\n2. Tenaga kesehatan\n\nBalas dengan angkanya.\nAtau ketik: Kembali, Batal, Bantuan.',
    );
    expect(listing([waysOut], { words, isGroup: false, page: 0 })).toBe('Bila perlu, ketik: Kembali, Batal, Bantuan.');
    expect(listing([], { words, isGroup: false, page: 0 })).toBe('');
  });
  it('in a group the card says how it is decided', () => {
    expect(listing(card, { words, isGroup: true, page: 0 }).split('\n').at(-1)).toBe(
      'Kutip pesan ini dan balas dengan angkanya, atau tulis “setujui 1042”.',
    );
  });
  it('many choices come nine at a time, and each number counts on every page', () => {
    expect(pagesOf(many)).toBe(3);
    const pages = [0, 1, 2, 3].map((page) => listing(many, { words, isGroup: false, page }).split('\n'));
    expect(pages[0]?.slice(0, 10)).toEqual([
      ...Array.from({ length: 9 }, (_, at) => `${at + 1}. Instansi ${at + 1}`),
      '0. Lainnya',
    ]);
    expect(pages[2]?.[0]).toBe('19. Instansi 19');
    expect(pages[3]).toEqual(pages[0]);
    expect(choiceIn('23', many)?.data).toBe(agency(23));
    for (const said of ['0', 'lainnya', 'More', '０']) expect(wantsMore(said), said).toBe(true);
    for (const said of ['', '10', 'lain']) expect(wantsMore(said), said).toBe(false);
    expect(pagesOf(many.slice(0, 10))).toBe(1);
  });
  it('of a list to tick only the boxes are turned: what is done with them is always there', () => {
    const boxes = Array.from({ length: 12 }, (_, at) => [press(`☐ Alasan ${at + 1}`, `q:${at + 1}`)]);
    const keyboard: Keyboard = [...boxes, [press('Kirim', 'q:send'), press('Batal', 'q:drop')]];
    expect(pagesOf(keyboard)).toBe(2);
    expect(pagesOf([...boxes.slice(0, 9), ...keyboard.slice(-1)])).toBe(1);
    const lines = listing(keyboard, { words, isGroup: false, page: 1 }).split('\n');
    expect(lines.slice(0, 6)).toEqual([
      '10. ☐ Alasan 10',
      '11. ☐ Alasan 11',
      '12. ☐ Alasan 12',
      '0. Lainnya',
      '13. Kirim',
      '14. Batal',
    ]);
  });
  it('a tick is one line; where numbers would mean something else the list is read again', () => {
    const boxes = (...ticked: boolean[]): Keyboard => [
      ...ticked.map((isTicked, at) => [press(`${isTicked ? '☑' : '☐'} Alasan ${at + 1}`, `q:${at + 1}`)]),
      [press('Selesai memilih', 'q:done')],
      waysOut,
    ];
    expect(tickLine(boxes(false, false), boxes(false, true), words)).toBe(
      '2. ☑ Alasan 2\nBalas dengan angka lain, atau 3 untuk Selesai memilih.',
    );
    expect(tickLine(boxes(false), boxes(false, false), words)).toBeUndefined();
  });
});

describe('commands and links without a menu of commands', () => {
  it.each([
    ['menu', '/start'],
    ['Status', '/status'],
    ['mulai daftar', '/start daftar'],
    ['Mulai berkas-1042', '/start berkas-1042'],
    ['mulai', undefined],
    ['mulai kerja', undefined],
    ['Guru', undefined],
  ])('"%s"', (said, meant) => {
    expect(commandMeant(said, false)).toBe(meant);
  });
  it('in the middle of a question its word is an answer; a link is followed', () => {
    expect(commandMeant('status', true)).toBeUndefined();
    expect(commandMeant('mulai masuk', true)).toBe('/start masuk');
  });
  it('a link opens the chat with the words written already', () => {
    expect(linkTo('6281199990000', 'daftar')).toBe('https://wa.me/6281199990000?text=mulai%20daftar');
    expect(commandMeant(new URL(linkTo('628', 'masuk')).searchParams.get('text') ?? '', false)).toBe('/start masuk');
  });
});
