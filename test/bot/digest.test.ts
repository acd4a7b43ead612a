/** The list of what waits, as a desk's group reads it and as it is carried there; the clock on a card. REC-2, REC-3; CONVERSATION 16. */
import { describe, expect, it } from 'vitest';
import { announcer, deskWords } from '#bot/announcer.ts';
import { serviceLines } from '#bot/cards/service-lines.ts';
import { waitingList } from '#bot/cards/waiting-list.ts';
import type { WaitingCase, WaitingList } from '#ra/office/desk-reminders.ts';
import type { Posting } from '#ra/ports.ts';
import type { Served } from '#ra/service-clock.ts';
import type { CaseId, DeskId, Instant } from '#ra/values.ts';
import { type Answer, noTopics, type ScriptedCall, scriptedApi } from '#support/desk-life.ts';
import { agency, claim, registration } from './cards/views.ts';

const minute = 60_000;
const desk: WaitingList['desk'] = {
  id: 'meja' as DeskId,
  kind: 'assistant',
  name: 'Meja Pendamping',
  agencies: [],
  chat: null,
  parent: null,
};
const served = (waited: number, handled: number | null = null): Served => ({
  step: 'forward',
  desk: 'assistant',
  arrived: '2026-11-23T01:00:00.000Z' as Instant,
  claimed: null,
  ended: null,
  waited: waited * minute,
  handled: handled === null ? null : handled * minute,
});
const waiting = (number: number, waited: number, handled: number | null = null): WaitingCase => ({
  it: { ...registration('submitted').it, id: number as CaseId, claim: handled === null ? null : claim },
  agency,
  served: served(waited, handled),
  target: 240 * minute,
});
const list = (cases: readonly WaitingCase[], count = cases.length): WaitingList => ({
  desk,
  isOpen: true,
  cases,
  count,
});

describe('REC-2 one list, longest waiting first', () => {
  it('numbers, times and who took it up; no applicant', () => {
    const { text, keyboard } = waitingList(
      list([waiting(1042, 250), waiting(1043, 130), waiting(1044, 125, 10), waiting(1045, 5, 300)], 3),
      deskWords,
    );
    expect(text).toMatchInlineSnapshot(`
      "<b>Pengingat: 3 permohonan lama menunggu di Meja Pendamping</b>

      <b>1042</b> · Pendaftaran akun
      menunggu 4 jam 10 menit; <b>target 4 jam kerja sudah lewat</b>

      <b>1043</b> · Pendaftaran akun
      menunggu 2 jam 10 menit dari target 4 jam kerja

      <b>1044</b> · Pendaftaran akun
      sudah ditangani Budi Santoso

      <b>1045</b> · Pendaftaran akun
      ditangani Budi Santoso selama 5 jam dan <b>belum diputuskan</b>

      Ketuk nomornya untuk melihat kartunya di bawah."
    `);
    expect(keyboard.flat().map((button) => button.callback_data)).toEqual([
      'show:1042:assistant',
      'show:1043:assistant',
      'show:1044:assistant',
      'show:1045:assistant',
    ]);
    expect(text).not.toContain(registration('submitted').it.answers.name);
  });

  it('at most twenty, and how many more; within one message', () => {
    const many = Array.from({ length: 50 }, (_, n) => waiting(1042 + n, 500 - n));
    const { text, keyboard } = waitingList(list(many, 137), deskWords);
    expect(keyboard.flat()).toHaveLength(20);
    expect(text).toContain('… dan 117 lagi.');
    expect(text.length).toBeLessThan(4096);
  });

  it('says when nothing waits any more, and offers nothing to tap', () => {
    const { text, keyboard } = waitingList(list([waiting(1042, 250, 2)], 0), deskWords);
    expect(text).toContain('Tidak ada lagi yang lama menunggu di Meja Pendamping');
    expect(text).toContain('sudah ditangani Budi Santoso');
    expect(keyboard).toEqual([]);
  });
});

describe('REC-2 a new message only on a new working day, or where the old one is gone', () => {
  const carry = async (
    hung: { message: string; day: string } | null,
    shown: WaitingList | undefined,
    answer?: (call: ScriptedCall) => Answer | undefined,
    editsAnew = false,
  ) => {
    const api = scriptedApi(answer);
    const office = {
      desk: {
        view: async () => undefined,
        card: async () => undefined,
        document: async () => undefined,
        inChat: async () => [],
      },
      reminders: { waitingAt: async () => shown },
      groups: noTopics,
    };
    const { deliver } = announcer({
      api: () => api.bot.api,
      editsAnew: () => editsAnew,
      office,
      links: { keyTool: String },
    });
    const at = { network: 'sandbox', chat: '-100' } as const;
    const body = { kind: 'digest', desk: desk.id, at, day: '2026-11-24', hung } as const;
    const { message } = await deliver({ id: 'p', destination: 'sandbox:-100', attempts: 1, body } satisfies Posting);
    return { message, did: api.calls.map(({ method, params }) => `${method} ${params.message_id ?? 'new'}`) };
  };
  const one = list([waiting(1042, 250)]);
  it.each<readonly [string, Parameters<typeof carry>, readonly string[]]>([
    ['the first is sent', [null, one], ['sendMessage new']],
    ['today’s is edited', [{ message: '77', day: '2026-11-24' }, one], ['editMessageText 77']],
    ['yesterday’s gives way', [{ message: '77', day: '2026-11-23' }, one], ['sendMessage new', 'editMessageText 77']],
    [
      'out of hours yesterday’s is edited',
      [
        { message: '77', day: '2026-11-23' },
        { ...one, isOpen: false },
      ],
      ['editMessageText 77'],
    ],
    ['with nothing to remind of too', [{ message: '77', day: '2026-11-23' }, list([])], ['editMessageText 77']],
    ['nothing to say, nothing said', [null, list([])], []],
    ['a desk that is gone', [null, undefined], []],
  ])('%s', async (_, given, did) => {
    expect((await carry(...given)).did).toEqual(did);
  });

  it('where an edit is a new message the list of the morning stands all day, and the next day brings its own', async () => {
    const today = { message: '77', day: '2026-11-24' };
    expect((await carry(today, one, undefined, true)).did).toEqual([]);
    expect((await carry({ ...today, day: '2026-11-23' }, one, undefined, true)).did).toEqual(['sendMessage new']);
    expect((await carry({ ...today, day: '2026-11-23' }, { ...one, isOpen: false }, undefined, true)).did).toEqual([]);
  });

  it('one that is gone is hung anew', async () => {
    const { message, did } = await carry({ message: '77', day: '2026-11-24' }, one, ({ method }) =>
      method === 'editMessageText' ? { code: 400, description: 'Bad Request: message to edit not found' } : undefined,
    );
    expect(did).toEqual(['editMessageText 77', 'sendMessage new']);
    expect(message).not.toBe('77');
  });
});

describe('REC-3 the card shows the clock', () => {
  const due = '2026-11-23T05:00:00.000Z' as Instant;
  const lines = (step: Served, escalatedAt: Instant | null = null) =>
    serviceLines(
      registration('submitted', { escalatedAt }, { service: { steps: [step], due, targetHours: 4 } }),
      deskWords,
    );
  it.each<readonly [string, Served, readonly string[]]>([
    ['just come', served(0), ['Target: ditangani paling lambat 23 Nov 12.00 WIB (4 jam kerja).']],
    ['waiting', served(130), ['Menunggu 2 jam 10 menit dari target 4 jam kerja; paling lambat 23 Nov 12.00 WIB.']],
    ['late', served(250), ['<b>Menunggu 4 jam 10 menit, target 4 jam kerja sudah lewat.</b>']],
    ['just taken up', served(130, 0), ['Menunggu 2 jam 10 menit, lalu ditangani (standar 3 menit).']],
    ['taken up at once', served(0, 0), ['Standar penanganan: 3 menit.']],
    ['being handled', served(130, 4), ['Ditangani 4 menit (standar 3 menit).']],
    ['decided', { ...served(130, 4), ended: due }, []],
  ])('%s', (_, step, said) => {
    expect(lines(step)).toEqual(said);
  });

  it('an escalated one says who knows', () => {
    expect(lines(served(500), due)).toHaveLength(2);
  });
});
