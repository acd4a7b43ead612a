/**
 * A kill between commit and answer, and the same update delivered twice, change nothing (DESIGN "How an act runs", 1–2 and 5;
 * docs/issuance-cycle.md). The power is cut at the very write that follows the act; a real kill of a real process stands below.
 */
import { asc } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditLines } from '#db/schema/audit.ts';
import { inbox } from '#db/schema/post.ts';
import type { CaseId } from '#ra/values.ts';
import { freshDatabase } from '#support/database.ts';
import type { House } from '#support/house.ts';
import { openHouse } from '#support/house.ts';
import { letter } from '#support/papers.ts';
import type { Cuttable, Write } from '#support/power-cut.ts';
import { cuttable } from '#support/power-cut.ts';
import { applicant, assistant, groups, officer, openDesk, requestCertificate, withAccount } from '#support/story.ts';

/** Longer than any lease. */
const leaseOver = 61_000;
/** The two writes that follow an act in the bot: the sitting is remembered, the update is closed. */
const sittingKept = ({ table }: Write) => table === 'conversations';
const updateClosed = ({ table, values }: Write) => table === 'inbox' && values?.state === 'closed';

let power: Cuttable;
let house: House;
beforeAll(async () => {
  power = cuttable(await freshDatabase());
  house = await openHouse({ database: power.database });
});
afterAll(() => house.close());

/** Every act that was done, in order, without times and keys; each start appoints an OCSP signer, which is no part of the story. */
const acts = async (): Promise<readonly string[]> =>
  (await power.database.db.select().from(auditLines).orderBy(asc(auditLines.id)))
    .filter(({ act }) => act !== 'appointOcspSigner')
    .map(({ act, outcome, case: it }) => `${act} ${outcome} ${it ?? '–'}`);
const since = async (work: () => Promise<void>): Promise<readonly string[]> => {
  const before = (await acts()).length;
  await work();
  return (await acts()).slice(before);
};
/** The power goes at that write, the machine is switched on again, and what was left is taken up. */
const withCut = async (
  at: (write: Write) => boolean,
  step: () => Promise<unknown>,
  { restart = false } = {},
): Promise<void> => {
  power.cutAt(at);
  let wasCut = false;
  try {
    await step();
  } catch (error) {
    if (!power.isCut()) throw error;
  } finally {
    wasCut = power.isCut();
    power.mend();
  }
  expect(wasCut).toBe(true);
  if (restart) await house.restart();
  await house.wait(leaseOver);
};
const caseOf = async (name: string) => {
  const id = String(house.person(name).id);
  const [newest] = await house.installation.registry.transaction((records) =>
    records.cases.recentOf({ network: 'sandbox', user: id }, 1),
  );
  if (!newest) throw new Error(`${name} has no case`);
  return newest;
};

describe('ACC-1: power cuts in a registration lose no answer and do nothing twice', () => {
  it('at every answer, before the sitting is kept and before the update is closed', async () => {
    const talk = () => house.chat(applicant);
    const done = await since(async () => {
      await withCut(updateClosed, () => talk().says('/daftar'));
      await withCut(updateClosed, () => talk().taps('Bahasa Indonesia'), { restart: true });
      await withCut(sittingKept, () => talk().taps('Setuju, mulai mendaftar'));
      await withCut(sittingKept, () => talk().says(applicant));
      await withCut(updateClosed, () => talk().taps('Pemerintah Kabupaten Contoh'));
      await withCut(sittingKept, () => talk().says('siti.rahmawati@contohkab.go.id'), { restart: true });
      await withCut(updateClosed, () => talk().says('0812 3456 7890'));
    });
    const { id, answers } = await caseOf(applicant);
    expect(answers).toEqual({
      name: applicant,
      agency: 'contoh',
      mail: 'siti.rahmawati@contohkab.go.id',
      phone: '+6281234567890',
    });
    expect(done.filter((line) => line.includes('done'))).toEqual([
      'chooseLanguage done –',
      'consent done –',
      `openRegistration done ${id}`,
      ...Array(4).fill(`answer done ${id}`),
    ]);
    expect(done.filter((line) => !line.includes('done'))).toEqual([]);
  });

  it('the person goes on as if nothing had been, and hands in the case once', async () => {
    const { id } = await caseOf(applicant);
    const done = await since(async () => {
      await withCut(updateClosed, async () => house.chat(applicant).sends(await letter()), { restart: true });
      await withCut(sittingKept, () => house.chat(applicant).taps('Kirim'));
    });
    expect(done).toEqual([`attach done ${id}`, `submitRegistration done ${id}`]);
    expect((await caseOf(applicant)).state).toBe('submitted');
  });
});

describe('the same update delivered twice is one act', () => {
  it('a desk’s tap handled, and its update brought again by the network', async () => {
    await openDesk(house, assistant);
    const { id } = await caseOf(applicant);
    const done = await since(async () => {
      await house.group(groups.assistants).as(house.person(assistant)).taps('Teruskan');
      const [last] = (await power.database.db.select().from(inbox).orderBy(asc(inbox.id))).slice(-1);
      if (!last) throw new Error('The tap left no update');
      const again = {
        network: last.network,
        bot: last.bot,
        updateId: last.updateId,
        chat: last.chat,
        payload: { again: true },
      };
      expect(await house.installation.inbox.receive(again, last.receivedAt)).toBe(false);
      await house.settle();
    });
    expect(done).toEqual([`forward done ${id}`]);
  });

  it('a desk’s tap whose answer was lost is answered again and done once', async () => {
    await openDesk(house, officer);
    const { id } = await caseOf(applicant);
    const done = await since(() =>
      withCut(updateClosed, () => house.group(groups.officers).as(house.person(officer)).taps('Daftarkan'), {
        restart: true,
      }),
    );
    expect(done).toEqual([`register done ${id}`]);
    expect((await caseOf(applicant)).state).toBe('registered');
    // A letter may arrive twice when the power goes as it leaves; it is the same letter, with the one link that opens.
    expect(new Set(house.mailsTo('siti.rahmawati@contohkab.go.id').map(({ text }) => text)).size).toBe(1);
  });
});

describe('ISS-10: a crash between approval and signature leaves one certificate, of the prepared bytes', () => {
  let other: House;
  beforeAll(async () => {
    other = await openHouse();
    await withAccount(other);
    await requestCertificate(other);
  });
  afterAll(() => other.close());

  it('the clock signs at the next start what was prepared before it', async () => {
    const { office, registry } = other.installation;
    const person = String(other.person(applicant).id);
    const [it] = await registry.transaction((records) =>
      records.cases.recentOf({ network: 'sandbox', user: person }, 1),
    );
    const id = it?.id as CaseId; // requestCertificate made it
    const user = String(other.person(officer).id);
    const chat = String(other.installation.sandbox.groups().find(({ title }) => title === groups.officers)?.id);
    const group = { network: 'sandbox', chat } as const;
    await office.issuance.approve(
      { key: 'crash:1/1' as never, origin: 'sandbox', at: { network: 'sandbox', user, chat }, memberOf: group },
      id,
    );
    const prepared = await registry.transaction((records) => records.certificates.ofCase(id));
    expect(prepared?.status).toBe('prepared');
    const bytes =
      prepared && (await registry.transaction((records) => records.certificates.preparedBytes(prepared.serial)));

    await other.restart();
    await other.installation.chores();
    await other.settle();
    const after = other.installation.registry;
    const issued = await after.transaction((records) => records.certificates.ofCase(id));
    expect(issued).toMatchObject({ serial: prepared?.serial, status: 'valid', current: true });
    expect(issued && (await after.transaction((records) => records.certificates.preparedBytes(issued.serial)))).toEqual(
      bytes,
    );
    expect(
      await after.transaction(async (records) => (await records.certificates.ofAccount(it?.account as never)).length),
    ).toBe(1);
    await other.restart();
    await other.installation.chores();
    expect(
      await after.transaction(async (records) => (await records.certificates.ofAccount(it?.account as never)).length),
    ).toBe(1);
    expect(
      other
        .chat(applicant)
        .messages()
        .filter(({ text }) => text.includes('terbit')).length,
    ).toBeGreaterThan(0);
  });
});
