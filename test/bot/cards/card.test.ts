import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Card } from '#bot/cards/card.ts';
import { card, itemChoice } from '#bot/cards/card.ts';
import { readCardData } from '#bot/cards/card-data.ts';
import { handOverChoice } from '#bot/cards/hand-over-choice.ts';
import { queueList, readQueueTap } from '#bot/cards/queue-list.ts';
import { readyReasons } from '#bot/cards/verdict-editor.ts';
import { languages, wordsIn } from '#locales/words.ts';
import type { DeskKind } from '#ra/agency.ts';
import type { Case, Fault, Verdict } from '#ra/case.ts';
import { moves } from '#ra/case.ts';
import type { CaseView } from '#ra/office/desk.ts';
import type { Queue, Queued } from '#ra/office/queue.ts';
import type { CaseWord } from '#ra/records.ts';
import type { AccountId, CaseId, DeskId, NoteId, WordId } from '#ra/values.ts';
import { change, transfer } from './change-views.ts';
import { predecessorIs, renewal, renewed } from './renewal-views.ts';
import { called, differing, endorsement, onHold, overdue, proposal, revocation, target } from './revocation-views.ts';
import {
  agency,
  at,
  claim,
  csrDocument,
  issuance,
  issued,
  move,
  newMail,
  officer,
  rebinding,
  registration,
  secrets,
} from './views.ts';

const verdict = (act: Verdict['act'], faults: readonly Fault[] = []): Verdict => ({ act, by: officer, faults });
const ownWords = (item: Fault['item'], words: string): Fault => ({ item, reason: 'own-words', words });
const sentBack = [
  { item: 'letter', reason: 'unsigned' },
  { item: 'mail', reason: 'not-official', mended: true },
] as const satisfies readonly Fault[];

/** Every card a desk can see, by the name of its golden file. */
const sights: Readonly<Record<string, readonly [CaseView, DeskKind]>> = {
  'registration-submitted': [registration('submitted'), 'assistant'],
  'registration-submitted-claimed': [registration('submitted', { claim }), 'assistant'],
  'registration-return-verdict': [
    registration('submitted', { claim, verdict: verdict('return', [{ item: 'letter', reason: 'unsigned' }]) }),
    'assistant',
  ],
  'registration-returned': [
    registration(
      'draft',
      { faults: sentBack, reversible: { move: 'return', by: officer, until: at(11) } },
      { history: [move('return', 10)] },
    ),
    'assistant',
  ],
  'registration-forwarded-at-assistants': [
    registration(
      'forwarded',
      { forwardedBy: officer, reversible: { move: 'forward', by: officer, until: at(11) } },
      { history: [move('forward', 10)] },
    ),
    'assistant',
  ],
  'registration-forwarded-too-late-to-take-back': [
    registration(
      'forwarded',
      { forwardedBy: officer, reversible: { move: 'forward', by: officer, until: at(10) } },
      { history: [move('forward', 9)] },
    ),
    'assistant',
  ],
  'registration-forwarded': [
    registration('forwarded', { forwardedBy: officer }, { history: [move('forward', 9)] }),
    'officer',
  ],
  'registration-registered': [
    registration('registered', {}, { history: [move('forward', 9), move('register', 10, 'Citra Lestari')] }),
    'officer',
  ],
  'registration-activated': [registration('activated'), 'officer'],
  'registration-completed': [registration('completed', { claim }), 'officer'],
  'registration-completed-reject-verdict': [
    registration('completed', {
      claim,
      verdict: verdict('reject', [
        { item: 'identityCard', reason: 'unreadable' },
        ownWords('unit', 'Unit kerja memakai singkatan; di surat tertulis lengkap'),
      ]),
    }),
    'officer',
  ],
  'registration-data-rejected': [
    registration(
      'activated',
      {
        faults: [{ item: 'nik', reason: 'differs-from-card' }, ownWords('unit', `NIK saya ${secrets.nik}`)],
        reversible: { move: 'reject', by: officer, until: at(11) },
      },
      { history: [move('reject', 10)] },
    ),
    'officer',
  ],
  'registration-verified': [registration('verified', {}, { history: [move('verify', 10)] }), 'officer'],
  'registration-refused': [
    registration(
      'refused',
      { faults: [{ item: 'letter', reason: 'not-of-agency' }] },
      { history: [move('refuse', 10)] },
    ),
    'officer',
  ],
  'registration-withdrawn': [registration('withdrawn'), 'assistant'],
  'registration-lapsed': [registration('lapsed'), 'assistant'],
  'issuance-submitted': [issuance('submitted'), 'officer'],
  'issuance-under-review': [issuance('under-review', { claim }), 'officer'],
  'issuance-blocked': [
    issuance('under-review', { claim }, { checks: [{ name: 'key-new', verdict: 'blocks' }] }),
    'officer',
  ],
  'issuance-csr-without-claims': [
    issuance('under-review', { claim }, { documents: [csrDocument(null, null)], checks: [] }),
    'officer',
  ],
  'issuance-reject-verdict': [
    issuance('under-review', {
      claim,
      verdict: verdict('reject', [
        { item: 'letter', reason: 'unsigned' },
        { item: 'csr', reason: 'wrong-name' },
      ]),
    }),
    'officer',
  ],
  'issuance-refuse-verdict': [
    issuance('under-review', { claim, verdict: verdict('refuse', [{ item: 'letter', reason: 'not-entitled' }]) }),
    'officer',
  ],
  'issuance-empty-verdict': [issuance('under-review', { claim, verdict: verdict('refuse') }), 'officer'],
  'issuance-rejected': [
    issuance(
      'draft',
      { faults: sentBack, reversible: { move: 'reject', by: officer, until: at(11) } },
      { history: [move('reject', 10)] },
    ),
    'officer',
  ],
  'issuance-approved': [issuance('approved', { claim }, { history: [move('approve', 10)] }), 'officer'],
  'issuance-issued': [issued(), 'officer'],
  'issuance-refused': [
    issuance('refused', { faults: [ownWords('letter', 'Sudah pindah tugas')] }, { history: [move('refuse', 10)] }),
    'officer',
  ],
  'issuance-withdrawn': [issuance('withdrawn'), 'officer'],
  'issuance-lapsed': [issuance('lapsed'), 'officer'],
  'renewal-submitted': [renewal('submitted'), 'officer'],
  'renewal-blocked': [renewal('under-review', { claim }, { checks: predecessorIs('blocks', 'revoked') }), 'officer'],
  'renewal-predecessor-revoked': [
    renewal('under-review', { claim }, { checks: predecessorIs('differs', 'revoked') }),
    'officer',
  ],
  'renewal-reject-verdict': [
    renewal('under-review', {
      claim,
      verdict: verdict('reject', [
        { item: 'unchanged', reason: 'outdated' },
        { item: 'csr', reason: 'wrong-name' },
      ]),
    }),
    'officer',
  ],
  'renewal-rejected': [
    renewal(
      'draft',
      {
        faults: [{ item: 'csr', reason: 'wrong-key' }],
        reversible: { move: 'reject', by: officer, until: at(11) },
      },
      { history: [move('reject', 10)] },
    ),
    'officer',
  ],
  'renewal-approved': [renewal('approved', { claim }, { history: [move('approve', 10)] }), 'officer'],
  'renewal-issued': [renewed(), 'officer'],
  'renewal-refused': [
    renewal('refused', { faults: [{ item: 'letter', reason: 'not-entitled' }] }, { history: [move('refuse', 10)] }),
    'officer',
  ],
  'renewal-withdrawn': [renewal('withdrawn'), 'officer'],
  'renewal-lapsed': [renewal('lapsed'), 'officer'],
  'rebinding-submitted': [rebinding('submitted'), 'assistant'],
  'rebinding-submitted-claimed': [rebinding('submitted', { claim }), 'assistant'],
  'rebinding-asked-from-a-session': [
    rebinding('submitted', { account: officer }, { checks: [{ name: 'own-session', verdict: 'agrees' }] }),
    'assistant',
  ],
  'rebinding-unknown-account': [
    rebinding(
      'submitted',
      {},
      {
        rebinds: null,
        checks: [
          { name: 'account-known', verdict: 'blocks' },
          { name: 'mail-domain', verdict: 'agrees' },
          { name: 'mail-free', verdict: 'agrees' },
        ],
      },
    ),
    'assistant',
  ],
  'rebinding-blocked': [
    rebinding(
      'submitted',
      {},
      {
        rebinds: null,
        checks: [
          { name: 'account-nik', verdict: 'blocks' },
          { name: 'mail-domain', verdict: 'blocks' },
          { name: 'mail-free', verdict: 'blocks' },
          { name: 'one-rebinding', verdict: 'differs', values: { case: '1040' } },
          { name: 'account-known', verdict: 'agrees' },
        ],
      },
    ),
    'assistant',
  ],
  'rebinding-return-verdict': [
    rebinding('submitted', {
      claim,
      verdict: verdict('return', [
        { item: 'letter', reason: 'without-mail' },
        { item: 'lost', reason: 'no-match' },
      ]),
    }),
    'assistant',
  ],
  'rebinding-refuse-verdict': [
    rebinding('submitted', { claim, verdict: verdict('refuse', [{ item: 'letter', reason: 'not-the-owner' }]) }),
    'assistant',
  ],
  'rebinding-empty-refuse-verdict': [rebinding('accepted', { claim, verdict: verdict('refuse') }), 'assistant'],
  'rebinding-returned': [
    rebinding(
      'draft',
      {
        faults: [{ item: 'letter', reason: 'unsigned' }],
        reversible: { move: 'return', by: officer, until: at(11) },
      },
      { history: [move('return', 10)] },
    ),
    'assistant',
  ],
  'rebinding-accepted': [rebinding('accepted', {}, { history: [move('rebind', 10)] }), 'assistant'],
  'rebinding-accepted-claimed': [rebinding('accepted', { claim }, { history: [move('rebind', 10)] }), 'assistant'],
  'rebinding-rebound': [
    rebinding('rebound', {}, { history: [move('rebind', 9), move('confirm', 10, null)] }),
    'assistant',
  ],
  'rebinding-refused': [
    rebinding('refused', { faults: [{ item: 'letter', reason: 'not-the-owner' }] }, { history: [move('refuse', 10)] }),
    'assistant',
  ],
  'rebinding-withdrawn': [rebinding('withdrawn'), 'assistant'],
  'rebinding-lapsed': [rebinding('lapsed'), 'assistant'],
  'change-submitted': [change('submitted'), 'officer'],
  'change-under-review': [change('under-review', { claim }), 'officer'],
  'change-to-another-agency': [transfer('submitted'), 'officer'],
  'change-reject-verdict': [
    change('under-review', {
      claim,
      verdict: verdict('reject', [
        { item: 'position', reason: 'differs-from-letter' },
        ownWords('mail', 'Tulis alamat yang disebut di surat'),
      ]),
    }),
    'officer',
  ],
  'change-refuse-verdict': [change('under-review', { claim, verdict: verdict('refuse') }), 'officer'],
  'change-rejected': [
    change(
      'draft',
      {
        faults: [{ item: 'letter', reason: 'unsigned' }],
        reversible: { move: 'reject', by: officer, until: at(11) },
      },
      { history: [move('reject', 10)] },
    ),
    'officer',
  ],
  'change-approved': [change('approved', {}, { history: [move('approve', 10)] }), 'officer'],
  'change-applied': [change('applied', {}, { history: [move('approve', 10), move('apply', 12, null)] }), 'officer'],
  'change-refused': [
    change('refused', { faults: [{ item: 'letter', reason: 'false-papers' }] }, { history: [move('refuse', 10)] }),
    'officer',
  ],
  'change-withdrawn': [change('withdrawn'), 'officer'],
  'change-lapsed': [change('lapsed'), 'officer'],
  'revocation-submitted': [revocation('submitted'), 'officer'],
  'revocation-under-review': [revocation('under-review', { claim }), 'officer'],
  'revocation-differs': [revocation('under-review', { claim }, { checks: differing }), 'officer'],
  'revocation-endorsed': [revocation('under-review', { claim, endorsement }, { checks: differing }), 'officer'],
  'revocation-held': [
    revocation('submitted', {}, { target: { ...target, status: 'held', reason: 'certificateHold', revokedAt: at(2) } }),
    'officer',
  ],
  'revocation-proposed': [proposal('submitted'), 'officer'],
  'revocation-proposed-without-ground': [proposal('submitted', { isExplained: false }), 'officer'],
  'revocation-proposal-refuse-verdict': [
    proposal('under-review', {}, { claim, verdict: verdict('refuse') }),
    'officer',
  ],
  'revocation-reject-verdict': [
    revocation('under-review', {
      claim,
      verdict: verdict('reject', [
        { item: 'cause', reason: 'differs-from-statement' },
        { item: 'statement', reason: 'unsigned' },
      ]),
    }),
    'officer',
  ],
  'revocation-empty-refuse-verdict': [revocation('under-review', { claim, verdict: verdict('refuse') }), 'officer'],
  'revocation-rejected': [
    revocation(
      'draft',
      {
        faults: [{ item: 'statement', reason: 'unsigned' }],
        reversible: { move: 'reject', by: officer, until: at(11) },
      },
      { history: [move('reject', 10)] },
    ),
    'officer',
  ],
  'revocation-approved': [revocation('approved', { claim }, { history: [move('approve', 10)] }), 'officer'],
  'revocation-revoked': [revocation('revoked', {}, { history: [move('approve', 10), move('revoke', 10)] }), 'officer'],
  'revocation-settled': [revocation('revoked', {}, { history: [move('settle', 10, null)] }), 'officer'],
  'revocation-refused': [
    revocation('refused', { faults: [{ item: 'letter', reason: 'no-ground' }] }, { history: [move('refuse', 10)] }),
    'officer',
  ],
  'revocation-asked': [called(), 'officer'],
  'revocation-asked-claimed': [called({ claim }), 'officer'],
  'revocation-asked-unknown': [called({}, { isKnown: false }), 'officer'],
  'revocation-asked-refuse-verdict': [called({ claim, verdict: verdict('refuse') }, { isKnown: false }), 'officer'],
  'revocation-asked-refused': [
    called({ state: 'refused', faults: [{ item: 'letter', reason: 'not-reached' }] }),
    'officer',
  ],
  'revocation-held-after-call': [
    revocation('draft', {}, { target: onHold, documents: [], history: [move('hold', 10)] }),
    'officer',
  ],
  'revocation-overdue': [overdue({ history: [move('overdue', 10, null)] }), 'officer'],
  'revocation-lifted': [revocation('lifted', {}, { history: [move('lift', 10)] }), 'officer'],
  'revocation-withdrawn': [revocation('withdrawn'), 'officer'],
  'revocation-lapsed': [revocation('lapsed'), 'officer'],
};

const words = wordsIn('id');
const shown = ([view, kind]: readonly [CaseView, DeskKind]): Card => card(view, { kind }, words);
const dataOf = ({ keyboard }: Card): string[] => keyboard.flat().map((button) => button.callback_data);

/** Text, then a line for each row of buttons, with their data. */
const readable = ({ text, keyboard }: Card): string =>
  `${[text, '', ...keyboard.map((row) => row.map((one) => `[${one.text} | ${one.callback_data}]`).join(' '))].join('\n')}\n`;

const golden = (name: string, text: string): string => {
  const file = join(import.meta.dirname, 'golden', `${name}.txt`);
  if (process.env.UPDATE_GOLDEN) writeFileSync(file, text);
  return readFileSync(file, 'utf8');
};

describe('ACC-2, ACC-3, ACC-5, ISS-8, ACC-8 the card of each state at each desk (Kebumen 2–5, Sumbar issuance 7)', () => {
  it.each(Object.entries(sights))('%s', (name, sight) => {
    const text = readable(shown(sight));
    expect(text).toBe(golden(name, text));
  });

  it('has a golden file for every state a case can be in once it was sent', () => {
    const states = Object.entries(moves).flatMap(([kind, table]) =>
      Object.keys(table).map((state) => `${kind} ${state}`),
    );
    const covered = Object.values(sights).map(([{ it }]) => `${it.kind} ${it.state}`);
    expect(states.filter((state) => !covered.includes(state))).toEqual([]);
  });
});

describe('REQUIREMENTS "masked in groups": no card shows a NIK, NIP, mail address or phone number whole', () => {
  const views = Object.entries(sights).flatMap(([name, [view]]) =>
    (['assistant', 'officer'] as const).map((kind) => [`${name} at ${kind}`, view, kind] as const),
  );
  it.each(views)('%s', (_, view, kind) => {
    for (const language of languages) {
      const { text, keyboard } = card(view, { kind }, wordsIn(language));
      const seen = `${text}\n${JSON.stringify(keyboard)}`;
      for (const secret of [...Object.values(secrets), newMail]) expect(seen).not.toContain(secret);
    }
  });

  it('masks what people hide in free text: a CSR that names a NIK, own words with a number and an address', () => {
    const view = issuance(
      'under-review',
      { claim },
      { documents: [csrDocument(`Sekar 3305 0141 0788 0009`, secrets.mail)] },
    );
    expect(shown([view, 'officer']).text).not.toMatch(/3305 0141/);
    const told = registration('submitted', {
      claim,
      verdict: verdict('return', [ownWords('letter', `Hubungi ${secrets.mail}, NIP 19880701 201101 2 003`)]),
    });
    const { text, keyboard } = shown([told, 'assistant']);
    expect(text + JSON.stringify(keyboard)).not.toMatch(/sekar\.pramesti|19880701/);
    expect(text).toContain('s•••@contohkab.go.id');
  });

  it('takes markup and turned characters in names as text', () => {
    const name = 'Sekar <b>Ayu</b> \u202Egnuga';
    const { text } = shown([issuance('under-review', { claim }, { documents: [csrDocument(name, null)] }), 'officer']);
    expect(text).toContain('Sekar &lt;b&gt;Ayu&lt;/b&gt; gnuga');
    expect(text).not.toContain('\u202E');
  });
});

describe('CONVERSATION 12 each desk sees only its own buttons', () => {
  const acts = (view: CaseView, kind: DeskKind) => dataOf(shown([view, kind])).map((data) => data.split(':')[0]);

  it.each([
    [registration('submitted'), 'officer'],
    [registration('forwarded'), 'assistant'],
    [registration('completed'), 'assistant'],
    [registration('registered'), 'assistant'],
    [registration('verified'), 'officer'],
    [issuance('submitted'), 'assistant'],
    [issuance('approved', { claim }), 'officer'],
    [issued(), 'officer'],
    [rebinding('submitted'), 'officer'],
    [rebinding('accepted'), 'officer'],
    [rebinding('rebound'), 'assistant'],
  ] as const)('has none where it is not this desk’s turn (%#)', (view, kind) => {
    expect(acts(view, kind)).toEqual([]);
  });

  it('opens a verdict on the card of the desk it belongs to, and not on the other', () => {
    const view = registration('submitted', { claim, verdict: verdict('return') });
    expect(acts(view, 'assistant')).toContain('send');
    expect(acts(view, 'officer')).toEqual([]);
  });

  it('offers "Tarik kembali" for 30 s, to the desk that decided', () => {
    const reversible = { move: 'forward', by: officer, until: at(10) } as const;
    const early = registration('forwarded', { reversible }, { now: at(9) });
    expect(acts(early, 'assistant')).toEqual(['undo']);
    expect(acts(early, 'officer')).not.toContain('undo');
    expect(acts({ ...early, now: at(10) }, 'assistant')).toEqual([]);
  });
});

describe('DESIGN "card buttons": callback data', () => {
  const biggest = 999_999_999_999_999 as CaseId;
  const cards = (view: CaseView): Card[] => {
    const big = { ...view, it: { ...view.it, id: biggest } };
    return (['assistant', 'officer'] as const).flatMap((kind) =>
      [false, true].flatMap((isCopy) => [
        card(big, { kind }, words, { isCopy }),
        ...(['return', 'reject', 'refuse'] as const).map((act) => itemChoice(big, act, words, { isCopy })),
      ]),
    );
  };

  it('fits 64 bytes and reads back as the act, the case and the rest', () => {
    const data = Object.values(sights).flatMap(([view]) => cards(view).flatMap(dataOf));
    expect(data.length).toBeGreaterThan(200);
    for (const one of data) {
      expect(Buffer.byteLength(one), one).toBeLessThanOrEqual(64);
      expect(readCardData(one)?.case, one).toBe(biggest);
      expect(one.startsWith(`${readCardData(one)?.act}:${biggest}`)).toBe(true);
    }
  });

  it.each([
    '',
    'approve',
    'approve:',
    'approve:0',
    'approve:-1',
    'approve:1e3',
    'approve:abc',
    'delete:1042',
    'reject:1042:letter.unsigned:copy:x',
    'reject:1042:a b',
    `approve:${'9'.repeat(20)}`,
  ])('takes "%s" for no card of ours', (data) => {
    expect(readCardData(data)).toBeUndefined();
  });
});

describe('Bot API limits: a card is one message, however much was written', () => {
  it('fits 4096 characters with every reason ticked and long own words for every item', () => {
    for (const [view, act] of [
      [registration('submitted'), 'return'],
      [registration('completed'), 'reject'],
      [rebinding('submitted'), 'return'],
      [issuance('under-review'), 'reject'],
      [change('under-review'), 'reject'],
    ] as const) {
      const ready = readyReasons(view.it, act);
      const faults = [
        ...ready,
        ...new Set(ready.map(({ item }) => item))
          .values()
          .map((item) => ownWords(item, 'panjang <sekali> '.repeat(29))),
      ];
      const it: Case = { ...view.it, claim, verdict: verdict(act, faults) };
      const kind = act === 'return' ? 'assistant' : 'officer';
      expect(card({ ...view, it }, { kind }, words).text.length).toBeLessThanOrEqual(4096);
    }
  });
});

const queued = (view: CaseView, change: Partial<Queued> = {}): Queued => {
  const { id, kind, state, since, claim } = view.it;
  const { name, timeZone } = agency;
  const desk = kind === 'registration' ? 'assistant' : 'officer';
  const of = { id, kind, state, desk, since, claim, agency: { name, timeZone } } as const;
  return { ...of, isOverdue: false, isEscalated: false, ...change };
};
const queueOf = (cases: readonly Queued[], change: Partial<Queue> = {}): Queue => ({
  filter: { by: 'all' },
  page: 0,
  pages: 1,
  count: cases.length,
  cases,
  counts: { all: cases.length, mine: 1, unclaimed: cases.length - 1, overdue: 0 },
  kinds: [
    { kind: 'registration', count: 1 },
    { kind: 'issuance', count: 1 },
  ],
  agencies: [{ agency: agency.id, name: agency.name, count: cases.length }],
  name: 'Budi Santoso',
  decided: null,
  ...change,
});

describe('REC-2 /antrean lists what waits', () => {
  it('says so when nothing waits, and when something was decided last', () => {
    const counts = { all: 0, mine: 0, unclaimed: 0, overdue: 0 };
    expect(queueList(queueOf([], { counts }), words)).toEqual({ text: words('card-queue-empty'), keyboard: [] });
    const decided = { at: at(12), timeZone: agency.timeZone };
    expect(queueList(queueOf([], { counts, decided }), words).text).toBe(
      `${words('card-queue-empty')}\nKeputusan terakhir: 21 Nov 10.12 WIB.`,
    );
  });

  it('shows number, kind, state, since when and who has it, with filters and a button per case', () => {
    const cases = [
      queued(registration('submitted'), { isOverdue: true }),
      queued(issuance('under-review', { claim }), { id: 1043 as CaseId }),
    ];
    const text = readable(queueList(queueOf(cases, { counts: { all: 2, mine: 1, unclaimed: 1, overdue: 1 } }), words));
    expect(text).toBe(golden('queue', text));
  });

  it('ten a page, within one message, and every button is one we read', () => {
    const cases = Array.from({ length: 10 }, (_, nth) =>
      queued(registration('submitted'), { id: (2000 + nth) as CaseId, isEscalated: true }),
    );
    const filter = { by: 'agency', agency: agency.id } as const;
    const drawn = queueList(queueOf(cases, { filter, page: 1, pages: 5, count: 50 }), words);
    expect(drawn.text.length).toBeLessThanOrEqual(4096);
    expect(drawn.text).toContain('Halaman 2 dari 5.');
    const buttons = drawn.keyboard.flat();
    expect(buttons.filter(({ text }) => text.startsWith('Kartu'))).toHaveLength(10);
    for (const { callback_data: data } of buttons) {
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
      expect(readQueueTap(data) ?? readCardData(data), data).toBeDefined();
    }
    expect(readQueueTap('queue:agency.contoh:2')).toEqual({ show: 'page', filter, page: 2 });
    expect(readQueueTap('queue:kind.nonsense:0')).toBeUndefined();
  });
});

describe('the desk’s talk on a card: the newest three, masked, and the rest in the case file', () => {
  const many = Array.from({ length: 5 }, (_, nth) => ({
    id: `n${nth}` as NoteId,
    case: 1042 as CaseId,
    by: officer,
    name: 'Budi Santoso',
    words: nth === 4 ? `NIK di surat ${secrets.nik}, hubungi ${secrets.mail}` : `catatan ke-${nth}`,
    at: at(nth),
  }));
  const asked: CaseWord = {
    id: 'w1' as WordId,
    case: 1042 as CaseId,
    from: 'desk',
    desk: 'contoh-verifikator' as DeskId,
    by: officer,
    name: 'Budi Santoso',
    text: 'Apakah surat ini yang terbaru?',
    document: null,
    at: at(7),
  };
  const answered: CaseWord = { ...asked, id: 'w2' as WordId, from: 'applicant', by: null, name: null, text: 'Ya.' };

  it('notes and words', () => {
    const view = issuance('under-review', { claim }, { notes: many, words: [asked, answered] });
    const text = readable(card(view, { kind: 'officer' }, words));
    expect(text).toBe(golden('talk', text));
    expect(text).toContain('… 2 lagi pada berkasnya');
    for (const secret of [secrets.nik, secrets.mail]) expect(text).not.toContain(secret);
  });

  it('the longest of them still leave the card one message', () => {
    const long = { words: 'panjang <sekali> '.repeat(29) };
    const talk = { ...asked, text: long.words };
    const view = issuance(
      'under-review',
      { claim, faults: sentBack },
      {
        notes: many.map((one) => ({ ...one, ...long })),
        words: [talk, talk, talk],
        history: Array(5).fill(move('reject', 9)),
      },
    );
    expect(card(view, { kind: 'officer' }, words).text.length).toBeLessThanOrEqual(4096);
  });

  it('who shall have it: a button each, in 64 bytes even for the longest number', () => {
    const it = { ...issuance('under-review', { claim }).it, id: 999_999_999_999_999 as CaseId };
    const colleague = {
      account: '3f0e6a52-9d0a-4b43-8d5b-0c5d1b0f9a77' as AccountId,
      name: 'Joko',
      isHere: false,
      isSelf: false,
    };
    const drawn = handOverChoice({ ...issuance('under-review'), it }, 'officer', [colleague], words, { isCopy: true });
    const [first] = drawn.keyboard.flat();
    expect(first?.text).toBe('Joko (belum masuk)');
    expect(Buffer.byteLength(first?.callback_data ?? '')).toBeLessThanOrEqual(64);
    expect(readCardData(first?.callback_data ?? '')).toMatchObject({ act: 'hand', more: `o.${colleague.account}` });
  });
});
