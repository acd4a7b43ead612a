import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noticeMessage } from '#bot/announcements/notices.ts';
import { announcer, deskWords } from '#bot/announcer.ts';
import { card } from '#bot/cards/card.ts';
import { languages, wordsIn } from '#locales/words.ts';
import type { Desk } from '#ra/agency.ts';
import type { Fault } from '#ra/case.ts';
import type { Notice, NoticeName } from '#ra/notice.ts';
import type { CaseView } from '#ra/office/desk.ts';
import type { WaitingList } from '#ra/office/desk-reminders.ts';
import type { Posting } from '#ra/ports.ts';
import type { Document } from '#ra/records.ts';
import type { CaseId, DeskId, DocumentId, Language, NetworkName } from '#ra/values.ts';
import { linksOf } from '#src/links.ts';
import { type Answer, noTopics, type ScriptedCall, scriptedApi } from '#support/desk-life.ts';
import { change } from './cards/change-views.ts';
import { predecessor, renewal, renewed } from './cards/renewal-views.ts';
import { onHold, revocation, target } from './cards/revocation-views.ts';
import { agency, at, claim, issuance, issued, move, newMail, rebinding, registration, secrets } from './cards/views.ts';

const chatOf = (network: NetworkName) => (network === 'sandbox' ? 'http://localhost:8080' : undefined);
const id = 1042 as CaseId;
const desk: Desk = {
  id: 'contoh-pendamping' as DeskId,
  kind: 'assistant',
  name: 'Meja Pendamping',
  agencies: [agency.id],
  chat: { network: 'sandbox', chat: '-1001' },
  parent: null,
};
const faults: readonly Fault[] = [
  { item: 'letter', reason: 'unsigned' },
  { item: 'mail', reason: 'own-words', words: 'Alamat <b>ini</b> sudah tidak aktif' },
];

/** An announcer that reads these records and speaks to a scripted Bot API. */
const speaking = (
  view: CaseView | undefined,
  answer?: (call: ScriptedCall) => Answer | undefined,
  list?: WaitingList,
  editsAnew = false,
) => {
  const api = scriptedApi(answer);
  const bytes = new Uint8Array([0x30, 0x03, 0x02, 0x01, 0x05]);
  const documents = new Map(view?.documents.map((document): [DocumentId, Document] => [document.id, document]));
  const office = {
    desk: {
      view: async () => view,
      card: async () => view && { view, desk },
      document: async (document: DocumentId) => {
        const found = documents.get(document);
        return found && { document: found, bytes };
      },
      inChat: async () => [],
    },
    reminders: { waitingAt: async () => list },
    groups: noTopics,
  };
  const { deliver } = announcer({
    api: (network) => (network === 'whatsapp' ? undefined : api.bot.api),
    editsAnew: () => editsAnew,
    office,
    links: linksOf('http://localhost:8080', chatOf),
  });
  return { ...api, deliver };
};

const drawing = (message: string | null, attempts = 1): Posting => ({
  id: 'p1',
  destination: 'sandbox:-1001',
  attempts,
  body: { kind: 'card', case: id, desk: desk.id, at: { network: 'sandbox', chat: '-1001' }, message },
});
const telling = (
  notice: Notice,
  language: Language = 'id',
  network: NetworkName = 'sandbox',
  attempts = 1,
): Posting => ({
  id: 'p2',
  destination: `${network}:11`,
  attempts,
  body: { kind: 'notice', to: { network, chat: '11' }, language, notice },
});

type Markup = {
  readonly inline_keyboard?: readonly (readonly { text: string; callback_data?: string; url?: string }[])[];
};
const readable = ({ params, files }: ScriptedCall): string => {
  const rows = (params.reply_markup as Markup | undefined)?.inline_keyboard ?? []; // as we sent it
  const buttons = rows.map((row) => row.map((one) => `[${one.text} | ${one.callback_data ?? one.url}]`).join(' '));
  return [params.text, ...files.map(({ name }) => `(file: ${name})`), ...buttons].filter(Boolean).join('\n');
};

describe('CONVERSATION "notices worth getting exactly right": every notice in both languages', () => {
  const unmended = { answers: registration('completed').it.answers, faults };
  const told: Readonly<Record<NoticeName, readonly [Notice, CaseView | undefined]>> = {
    'claim-ending': [
      { name: 'claim-ending', case: id, values: { until: at(20) } },
      issuance('under-review', { claim: { ...claim, term: { warnAt: null, endAt: at(20) } } }),
    ],
    'case-handed-over': [
      {
        name: 'case-handed-over',
        case: id,
        values: { name: 'Joko <Prasetyo>', user: '7003', by: 'Budi Santoso', isHere: 'no', kind: 'officer' },
      },
      issuance('under-review', { claim }),
    ],
    'verdict-preview': [
      { name: 'verdict-preview', case: id },
      registration('submitted', { claim, verdict: { act: 'return', by: claim.by, faults } }),
    ],
    'desk-question': [
      {
        name: 'desk-question',
        case: id,
        values: { text: 'Apakah surat <ini> yang terbaru?', desk: 'Meja Verifikasi', until: at(60 * 72) },
      },
      issuance('under-review', { claim }),
    ],
    'applicant-answered': [
      {
        name: 'applicant-answered',
        case: id,
        values: { text: `Ya. NIK saya ${secrets.nik}`, hasFile: 'yes', name: 'Budi Santoso', kind: 'officer' },
      },
      issuance('under-review', { claim }),
    ],
    'answer-file': [
      { name: 'answer-file', case: id, values: { text: `Ya. NIK saya ${secrets.nik}` } },
      issuance('under-review', { claim }),
    ],
    'number-lost': [{ name: 'number-lost', values: { why: 'down', at: '2027-01-20T07:05:00.000Z' } }, undefined],
    'number-back': [{ name: 'number-back', values: { at: '2027-01-20T07:09:00.000Z' } }, undefined],
    'desk-lost': [{ name: 'desk-lost', values: { desk: 'Meja <Verifikasi>' } }, undefined],
    'group-unknown': [{ name: 'group-unknown', values: { minutes: 15 } }, undefined],
    'group-farewell': [{ name: 'group-farewell' }, undefined],
    'draft-waiting': [{ name: 'draft-waiting', case: id, values: { days: 30 } }, registration('draft')],
    'link-expired': [{ name: 'link-expired', case: id, values: { link: 'activation' } }, registration('registered')],
    'case-escalated': [
      {
        name: 'case-escalated',
        values: { count: 22, cases: '1042, 1043', more: 20, desk: 'Meja Verifikasi', parent: 'Meja Provinsi' },
      },
      undefined,
    ],
    'ca-warning': [
      { name: 'ca-warning', values: { kind: 'ends', ca: 'issuing-1', at: '2027-01-20T07:05:00.000Z', isOver: 'no' } },
      undefined,
    ],
    'registration-returned': [{ name: 'registration-returned', case: id }, registration('draft', unmended)],
    'registration-rejected': [
      { name: 'registration-rejected', case: id },
      registration('draft', { faults: faults.slice(0, 1) }),
    ],
    'registration-data-rejected': [
      { name: 'registration-data-rejected', case: id },
      registration('activated', {
        faults: [
          { item: 'identityCard', reason: 'unreadable' },
          { item: 'nik', reason: 'differs-from-card' },
        ],
      }),
    ],
    'registration-refused': [
      { name: 'registration-refused', case: id },
      registration('refused', { faults: [{ item: 'letter', reason: 'not-of-agency' }] }),
    ],
    'registration-registered': [{ name: 'registration-registered', case: id }, registration('registered')],
    'registration-activated': [{ name: 'registration-activated', case: id }, registration('activated')],
    'registration-verified': [{ name: 'registration-verified', case: id }, registration('verified')],
    'login-code-ready': [{ name: 'login-code-ready', values: { minutes: 5 } }, undefined],
    'password-changed': [{ name: 'password-changed' }, undefined],
    'chat-joined': [
      {
        name: 'chat-joined',
        values: {
          network: 'whatsapp',
          session: '7d3f0c1e-6a52-4b8e-9a55-0f6f3f6f2b11',
          at: '2026-11-23T07:05:00.000Z',
          timeZone: 'Asia/Makassar',
        },
      },
      undefined,
    ],
    'chat-renumbered': [
      { name: 'chat-renumbered', values: { network: 'whatsapp', at: '2026-11-23T07:05:00.000Z' } },
      undefined,
    ],
    'issuance-rejected': [
      { name: 'issuance-rejected', case: id },
      issuance('draft', {
        faults: [
          { item: 'letter', reason: 'unsigned' },
          { item: 'csr', reason: 'wrong-name' },
        ],
      }),
    ],
    'issuance-refused': [
      { name: 'issuance-refused', case: id },
      issuance('refused', { faults: [{ item: 'letter', reason: 'own-words', words: 'Sudah pindah tugas' }] }),
    ],
    'issuance-issued': [{ name: 'issuance-issued', case: id }, issued()],
    'renewal-rejected': [
      { name: 'renewal-rejected', case: id },
      renewal('draft', {
        faults: [
          { item: 'unchanged', reason: 'outdated' },
          { item: 'csr', reason: 'not-theirs' },
        ],
      }),
    ],
    'renewal-refused': [
      { name: 'renewal-refused', case: id },
      renewal('refused', { faults: [{ item: 'letter', reason: 'not-entitled' }] }),
    ],
    'renewal-issued': [{ name: 'renewal-issued', case: id }, renewed()],
    'renewal-due': [
      {
        name: 'renewal-due',
        certificate: predecessor.serial,
        values: {
          serial: predecessor.serial,
          until: predecessor.notAfter,
          days: 30,
          when: 'days',
          timeZone: 'Asia/Jayapura',
        },
      },
      undefined,
    ],
    'rebinding-returned': [
      { name: 'rebinding-returned', case: id },
      rebinding('draft', {
        faults: [
          { item: 'lost', reason: 'no-match' },
          { item: 'mail', reason: 'taken' },
          { item: 'letter', reason: 'without-mail' },
          { item: 'nik', reason: 'no-match' },
        ],
      }),
    ],
    'rebinding-refused': [
      { name: 'rebinding-refused', case: id },
      rebinding('refused', { faults: [{ item: 'letter', reason: 'not-the-owner' }] }),
    ],
    'rebinding-accepted': [{ name: 'rebinding-accepted', case: id }, rebinding('accepted')],
    'rebinding-asked': [
      { name: 'rebinding-asked', case: id, values: { contact: agency.contact } },
      rebinding('accepted'),
    ],
    'rebinding-rebound': [{ name: 'rebinding-rebound', case: id, values: { minutes: 60 } }, rebinding('rebound')],
    'rebinding-session-ended': [{ name: 'rebinding-session-ended' }, undefined],
    'certificate-held': [
      { name: 'certificate-held', case: id, values: { until: '2026-11-26T09:00:00.000Z' } },
      revocation('draft', {}, { target: onHold }),
    ],
    'certificate-lifted': [
      { name: 'certificate-lifted', case: id, values: { serial: target.serial } },
      revocation('lifted'),
    ],
    'hold-statement-due': [
      { name: 'hold-statement-due', case: id, values: { until: '2026-11-26T09:00:00.000Z' } },
      revocation('draft', {}, { target: onHold }),
    ],
    'hold-overdue': [{ name: 'hold-overdue', case: id }, revocation('submitted', {}, { target: onHold })],
    'hold-called': [{ name: 'hold-called' }, undefined],
    'leak-proven': [{ name: 'leak-proven', values: { serial: target.serial, case: '1042' } }, undefined],
    'revocation-rejected': [
      { name: 'revocation-rejected', case: id },
      revocation('draft', {
        faults: [
          { item: 'cause', reason: 'differs-from-statement' },
          { item: 'since', reason: 'differs-from-statement' },
          { item: 'statement', reason: 'wrong-certificate' },
        ],
      }),
    ],
    'revocation-refused': [
      { name: 'revocation-refused', case: id },
      revocation('refused', { faults: [{ item: 'letter', reason: 'no-ground' }] }),
    ],
    'certificate-revoked': [
      {
        name: 'certificate-revoked',
        case: id,
        values: { serial: target.serial, cause: 'lost', by: 'owner', offer: 'yes', contact: agency.contact },
      },
      revocation('revoked'),
    ],
    'change-rejected': [
      { name: 'change-rejected', case: id },
      change('draft', {
        faults: [
          { item: 'position', reason: 'differs-from-letter' },
          { item: 'letter', reason: 'unsigned' },
        ],
      }),
    ],
    'change-refused': [
      { name: 'change-refused', case: id },
      change('refused', { faults: [{ item: 'letter', reason: 'not-of-agency' }] }),
    ],
    'change-link-sent': [{ name: 'change-link-sent', case: id }, change('approved')],
    'change-applied': [
      { name: 'change-applied', case: id, values: { certificate: 'ends', until: '2026-12-07T02:00:00.000Z' } },
      change('applied'),
    ],
    'certificate-ending': [
      {
        name: 'certificate-ending',
        certificate: target.serial,
        values: { until: '2026-12-07T02:00:00.000Z', timeZone: 'Asia/Makassar' },
      },
      undefined,
    ],
    'certificate-ended': [{ name: 'certificate-ended', certificate: target.serial }, undefined],
    'case-lapsed': [{ name: 'case-lapsed', case: id }, issuance('lapsed')],
    'case-file': [
      { name: 'case-file', case: id, documents: ['d-letter', 'd-csr'] as DocumentId[] },
      issuance('under-review', { claim }),
    ],
  };

  it.each(languages.flatMap((language) => Object.entries(told).map(([name, it]) => [name, language, ...it] as const)))(
    '%s in %s',
    async (name, language, notice, view) => {
      const { deliver, calls } = speaking(view);
      expect(await deliver(telling(notice, language))).toEqual({});
      const text = `${calls.map(readable).join('\n\n')}\n`;
      const file = join(import.meta.dirname, 'golden', `${name}.${language}.txt`);
      if (process.env.UPDATE_GOLDEN) writeFileSync(file, text);
      expect(text).toBe(readFileSync(file, 'utf8'));
    },
  );

  it('ISS-9 what is mended already is not asked for; when nothing is left, nothing is said', async () => {
    const mended = { ...faults[0], mended: true } as Fault;
    const half = speaking(registration('draft', { faults: [mended, faults[1] as Fault] }));
    await half.deliver(telling({ name: 'registration-returned', case: id }));
    expect(readable(half.calls[0] as ScriptedCall)).not.toContain('Surat');
    const whole = speaking(registration('submitted'));
    await whole.deliver(telling({ name: 'registration-returned', case: id }));
    expect(whole.calls).toEqual([]);
  });

  it.each([
    ['ended', { status: 'revoked', reason: 'affiliationChanged' }, 'berakhir sekarang'],
    ['over', { notAfter: at(0) }, 'sudah habis masa berlakunya'],
  ] as const)('REN-3 what becomes of the certificate of before is said: %s', async (_name, target, words) => {
    const { deliver, calls } = speaking(renewed(target));
    await deliver(telling({ name: 'renewal-issued', case: id }));
    expect(readable(calls[0] as ScriptedCall)).toContain(words);
  });

  it.each([
    ['reminders', 1],
    ['none', 0],
  ] as const)(
    'REN-1 where the office offers it (%s) the certificate comes with the wish to be reminded there',
    (offer, count) => {
      const issuedThere = noticeMessage({
        notice: { name: 'issuance-issued', case: id, values: { offer } },
        view: issued(),
        words: wordsIn('id'),
        network: 'whatsapp',
        links: linksOf('https://lencana.example'),
      });
      const offers = issuedThere?.keyboard
        .flat()
        .filter((one) => 'callback_data' in one && one.callback_data === 'reminders:on');
      expect(offers).toHaveLength(count);
    },
  );

  it('Telegram refuses a button to a host without a dot: the key tool’s address is written out there', async () => {
    const { deliver, calls } = speaking(issued());
    await deliver(telling({ name: 'issuance-issued', case: id }, 'id', 'telegram'));
    expect(readable(calls[0] as ScriptedCall)).toMatch(
      /Alat kunci \(LOCK\): http:\/\/localhost:8080\/lock#s=2&(?:amp;)?l=id\n\[Unduh sertifikat \| go:sertifikat\]$/,
    );
  });

  it('a rejection too long for one message comes in pieces, the buttons under the last', async () => {
    const items = ['name', 'mail', 'phone', 'letter', 'nik', 'nip', 'position', 'unit', 'identityCard'] as const;
    const many = items.map((item): Fault => ({ item, reason: 'own-words', words: 'panjang '.repeat(62) }));
    const { deliver, calls } = speaking(registration('draft', { faults: many }));
    await deliver(telling({ name: 'registration-returned', case: id }));
    expect(calls.length).toBeGreaterThan(1);
    for (const { params } of calls) expect(String(params.text).length).toBeLessThanOrEqual(4096);
    expect(calls.map(({ params }) => params.reply_markup !== undefined)).toEqual([
      ...calls.slice(1).map(() => false),
      true,
    ]);
  });
});

describe('DESIGN "Documents reach only the claiming officer’s private chat"', () => {
  const file: Notice = { name: 'case-file', case: id, documents: ['d-letter', 'd-csr', 'd-gone'] as DocumentId[] };

  it('sends them protected, under names without personal data, the CSR as PEM', async () => {
    const { deliver, calls, of } = speaking(issuance('under-review', { claim }));
    await deliver(telling(file));
    expect(calls.every(({ params }) => String(params.protect_content) === 'true')).toBe(true);
    const files = of('sendDocument').flatMap((call) => call.files);
    expect(files.map(({ name }) => name)).toEqual(['surat-1042.pdf', 'csr-1042.pem']);
    expect(Buffer.from(files[1]?.bytes ?? []).toString()).toBe(
      '-----BEGIN CERTIFICATE REQUEST-----\nMAMCAQU=\n-----END CERTIFICATE REQUEST-----\n',
    );
    expect(readable(calls[0] as ScriptedCall)).toContain(secrets.nik);
  });

  it('ACC-8 gives the assistant the registry’s entry beside what was asked, to compare with the letter', async () => {
    const { deliver, calls } = speaking(rebinding('submitted', { claim }));
    await deliver(telling({ name: 'case-file', case: id, documents: ['d-letter'] as DocumentId[] }));
    const text = readable(calls[0] as ScriptedCall);
    const [asked = '', registry = ''] = text.split('Data akun yang terdaftar');
    expect(asked).toContain(`Email dinas yang baru: <code>${newMail}</code>`);
    expect(asked).toContain(secrets.nik);
    expect(registry).toContain(`NIP / NI PPPK: <code>${secrets.nip}</code>`);
    expect(registry).toContain(`Email dinas: <code>${secrets.mail}</code>`);
  });

  it('sends nothing once nobody holds the case', async () => {
    const { deliver, calls } = speaking(issuance('submitted'));
    await deliver(telling(file));
    expect(calls).toEqual([]);
  });

  it('nor to who had it before, when somebody else holds it by now', async () => {
    const { deliver, calls } = speaking(issuance('under-review', { claim }));
    const answer: Notice = { name: 'answer-file', case: id, documents: ['d-letter'] as DocumentId[] };
    for (const notice of [file, answer])
      await deliver(telling({ ...notice, values: { holder: 'somebody-else', text: '' } }));
    expect(calls).toEqual([]);
    await deliver(telling({ ...file, values: { holder: claim.by } }));
    expect(calls).toHaveLength(3);
  });
});

describe('DESIGN "How an act runs" 4: what has arrived of a posting with several messages is not sent again', () => {
  const file: Notice = { name: 'case-file', case: id, documents: ['d-letter', 'd-csr'] as DocumentId[] };
  const sent = ({ calls }: ReturnType<typeof speaking>) => calls.map(({ method, files }) => files[0]?.name ?? method);

  it('a later try goes on with the message that failed', async () => {
    let tries = 0;
    const api = speaking(issuance('under-review', { claim }), ({ files }) =>
      files[0]?.name.startsWith('csr-') && ++tries === 1 ? { code: 429, retryAfter: 5 } : undefined,
    );
    const left: number[] = [];
    const advance = async (remaining: number) => void left.push(remaining);
    await expect(api.deliver(telling(file), advance)).rejects.toMatchObject({ kind: 'later' });
    expect(left).toEqual([2, 1]);
    await api.deliver({ ...telling(file), attempts: 2, remaining: 1 }, advance);
    expect(sent(api)).toEqual(['sendMessage', 'surat-1042.pdf', 'csr-1042.pem', 'csr-1042.pem']);
  });

  it('counted from the end: a text that has grown by then hides no file', async () => {
    const note = { id: 'n1', case: id, by: claim.by, name: 'Budi', words: 'x'.repeat(400), at: at(1) };
    const notes = Array.from({ length: 12 }, () => note) as unknown as CaseView['notes']; // only shown here
    const api = speaking({ ...issuance('under-review', { claim }), notes });
    await api.deliver({ ...telling(file), remaining: 1 });
    expect(sent(api)).toEqual(['csr-1042.pem']);
  });
});

describe('CONVERSATION 12 one card per case, alive in one place', () => {
  const claimed = registration('submitted', { claim });
  const drawn = card(claimed, desk, deskWords);

  it('is sent once, and its message is kept', async () => {
    const { deliver, of } = speaking(claimed);
    expect(await deliver(drawing(null))).toEqual({ message: '500' });
    expect(of('sendMessage')[0]?.params).toMatchObject({ chat_id: '-1001', text: drawn.text, parse_mode: 'HTML' });
  });

  it('is edited in place; an edit that changes nothing is done', async () => {
    const { deliver, calls } = speaking(claimed);
    expect(await deliver(drawing('77'))).toEqual({ message: '77' });
    const same = speaking(claimed, () => ({ code: 400, description: 'Bad Request: message is not modified: …' }));
    expect(await same.deliver(drawing('77'))).toEqual({ message: '77' });
    expect([...calls, ...same.calls].map(({ method }) => method)).toEqual(['editMessageText', 'editMessageText']);
  });

  it.each(['Bad Request: message to edit not found', "Bad Request: message can't be edited"])(
    'is hung anew where the old one is gone (%s)',
    async (description) => {
      const { deliver } = speaking(claimed, ({ method }) =>
        method === 'editMessageText' ? { code: 400, description } : undefined,
      );
      expect(await deliver(drawing('77'))).toEqual({ message: '500' });
    },
  );

  it('comes anew when the case has just come to this desk, once, and the old place says so', async () => {
    const arrived = registration('submitted', {}, { history: [move('submit', 5, null)] });
    const { deliver, calls } = speaking(arrived, ({ method }) =>
      method === 'sendMessage' ? { result: { message_id: 500 } } : undefined,
    );
    expect(await deliver(drawing('77'))).toEqual({ message: '500' });
    expect(calls.map(({ method, params }) => `${method} ${params.message_id ?? ''}`)).toEqual([
      'editMessageText 77',
      'sendMessage ',
      'editMessageText 77',
    ]);
    expect(calls.at(-1)?.params.text).toBe(deskWords('card-moved', { case: '1042' }));
    const again = speaking(arrived, () => ({ code: 400, description: 'Bad Request: message is not modified' }));
    expect(await again.deliver(drawing('500'))).toEqual({ message: '500' });
    expect(again.of('sendMessage')).toEqual([]);
  });

  it('where an edit is a new message anyhow it is edited, and hung nowhere else', async () => {
    const arrived = registration('submitted', {}, { history: [move('submit', 5, null)] });
    const { deliver, calls } = speaking(arrived, undefined, undefined, true);
    expect(await deliver(drawing('77'))).toEqual({ message: '77' });
    expect(calls.map(({ method }) => method)).toEqual(['editMessageText']);
  });

  it('is not sent for a case or desk that is no more', async () => {
    const { deliver, calls } = speaking(undefined);
    expect(await deliver(drawing('77'))).toEqual({});
    expect(calls).toEqual([]);
  });
});

describe('DESIGN "a message that can never be delivered leaves the head": what a failure means', () => {
  const say = telling({ name: 'password-changed' });
  it.each([
    [{ code: 403, description: 'Forbidden: bot was blocked by the user' }, { kind: 'gone' }],
    [{ code: 400, description: 'Bad Request: chat not found' }, { kind: 'gone' }],
    [{ code: 403, description: 'Forbidden: user is deactivated' }, { kind: 'gone' }],
    [
      { code: 429, description: 'Too Many Requests', retryAfter: 17 },
      { kind: 'later', retryAfterSeconds: 17 },
    ],
    [
      { code: 502, description: 'Bad Gateway' },
      { kind: 'later', retryAfterSeconds: undefined },
    ],
    [{ code: 401, description: 'Unauthorized' }, { kind: 'later' }],
    ['no answer', { kind: 'later' }],
  ] as const)('%j', async (answer, expected) => {
    const { deliver } = speaking(undefined, () => answer);
    await expect(deliver(say)).rejects.toMatchObject({ name: 'DeliveryError', ...expected });
  });

  it('a send without an answer may have arrived: the worker is told, and counts', async () => {
    const { deliver } = speaking(registration('submitted'), () => 'no answer');
    await expect(deliver({ ...say, attempts: 40 })).rejects.toMatchObject({ kind: 'later', mayHaveArrived: true });
    await expect(deliver(drawing(null, 40))).rejects.toMatchObject({ kind: 'later', mayHaveArrived: true });
  });

  it('an edit repeats harmlessly, so it is tried for as long as the worker likes', async () => {
    const { deliver } = speaking(registration('submitted'), () => 'no answer');
    await expect(deliver(drawing('77', 20))).rejects.toMatchObject({ kind: 'later' });
  });

  it('waits for a network that does not run here', async () => {
    const { deliver } = speaking(undefined);
    await expect(deliver(telling({ name: 'password-changed' }, 'id', 'whatsapp'))).rejects.toMatchObject({
      kind: 'later',
    });
  });

  it('says nothing of the person in its error', async () => {
    const { deliver } = speaking(registration('registered', {}, { now: at(20) }), () => ({
      code: 400,
      description: 'Bad Request: chat not found',
    }));
    const error = await deliver(telling({ name: 'registration-registered', case: id })).catch(
      (caught: Error) => caught.message,
    );
    expect(error).toBe('sendMessage: 400 Bad Request: chat not found');
  });
});
