import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { drizzleRegistry } from '#db/registry.ts';
import type { CaseMove } from '#ra/case.ts';
import type { Registry } from '#ra/ports.ts';
import type { AccountId, AgencyId, KeyHash } from '#ra/values.ts';
import { engines, freshDatabase, testCipher } from '#support/database.ts';
import { account, agency, at, draft, hex, secrets, settle } from './samples.ts';

describe.each(engines)('Cases on %s', (engine) => {
  let database: Database;
  let registry: Registry;
  const officer = 'officer' as AccountId;

  beforeAll(async () => {
    database = await freshDatabase(engine);
    registry = drizzleRegistry({ database, cipher: testCipher() });
    await settle(registry);
    await registry.transaction(({ accounts }) => accounts.insert(account(officer)));
  });
  afterAll(() => database.close());

  it('keep every field as it was given, and number themselves from 1001', async () => {
    const full = draft({
      account: officer,
      answers: { name: secrets.name, nik: secrets.nik, nip: secrets.nip, mail: secrets.mail },
      faults: [{ item: 'letter', reason: 'unsigned', words: 'Belum ditandatangani' }],
      claim: { by: officer, name: 'Budi', at: at(1) },
      verdict: { act: 'reject', by: officer, faults: [{ item: 'nip', reason: 'mismatch' }] },
      reversible: { move: 'forward', by: officer, until: at(2) },
      forwardedBy: officer,
      key: hex('1') as KeyHash,
    });
    const inserted = await registry.transaction(({ cases }) => cases.insert(full));
    expect(inserted).toEqual({ ...full, id: inserted.id, version: 1, changedAt: full.openedAt });
    expect(inserted.id).toBeGreaterThanOrEqual(1001);
    expect(await registry.transaction(({ cases }) => cases.find(inserted.id))).toEqual(inserted);
    expect(await registry.transaction(({ cases }) => cases.lock(inserted.id))).toEqual(inserted);
  });

  it('change by compare-and-set: who read the older version gets ERR_STALE_CASE', async () => {
    const it = await registry.transaction(({ cases }) => cases.insert(draft()));
    const first = await registry.transaction(({ cases }) =>
      cases.update(it, { state: 'submitted', since: at(5) }, at(5)),
    );
    expect(first).toMatchObject({ state: 'submitted', version: 2, changedAt: at(5) });
    const late = registry.transaction(({ cases }) => cases.update(it, { state: 'withdrawn' }, at(6)));
    await expect(late).rejects.toMatchObject({ code: 'ERR_STALE_CASE' });
    expect(await registry.transaction(({ cases }) => cases.find(it.id))).toEqual(first);
  });

  it('let exactly one of two simultaneous changes win', async () => {
    const it = await registry.transaction(({ cases }) => cases.insert(draft()));
    const tries = ['submitted', 'withdrawn'] as const;
    const done = await Promise.allSettled(
      tries.map((state) => registry.transaction(({ cases }) => cases.update(it, { state }, at(7)))),
    );
    expect(done.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('tell their history oldest first, with the names of those who moved them', async () => {
    const it = await registry.transaction(({ cases }) => cases.insert(draft()));
    const moves: CaseMove[] = [
      { case: it.id, move: 'open', from: null, to: 'draft', at: at(1), by: null, byName: null },
      { case: it.id, move: 'submit', from: 'draft', to: 'submitted', at: at(2), by: null, byName: null },
      { case: it.id, move: 'forward', from: 'submitted', to: 'forwarded', at: at(2), by: officer, byName: 'Budi' },
    ];
    await registry.transaction(async ({ cases }) => {
      for (const move of moves) await cases.note(move);
    });
    expect(await registry.transaction(({ cases }) => cases.history(it.id))).toEqual(moves);
  });

  it('are found by owner: open ones, or the latest of all, newest first', async () => {
    const applicant = { network: 'sandbox', user: '77', chat: '77' } as const;
    const [older, ended, newer] = await registry.transaction(async ({ cases, accounts }) => {
      const person = await accounts.insert(account('owner'));
      return [
        await cases.insert(draft({ applicant, account: person.id, openedAt: at(1) })),
        await cases.insert(draft({ applicant, state: 'withdrawn', openedAt: at(2) })),
        await cases.insert(draft({ applicant, openedAt: at(3) })),
      ] as const;
    });
    const { open, recent, ofAccount } = await registry.transaction(async ({ cases }) => ({
      open: await cases.openOf(applicant),
      recent: await cases.recentOf(applicant, 2),
      ofAccount: await cases.openOf({ account: 'owner' as AccountId }),
    }));
    expect(open).toEqual([newer, older]);
    expect(recent).toEqual([newer, ended]);
    expect(ofAccount).toEqual([older]);
  });

  it('stand in a queue by agency, state and kind, longest waiting first, and go quiet since a moment', async () => {
    const other = { ...agency, id: 'ciamis' as AgencyId };
    const [second, first] = await registry.transaction(async ({ agencies, cases }) => {
      await agencies.save(other);
      return [
        await cases.insert(draft({ agency: other.id, state: 'submitted', since: at(9), openedAt: at(9) })),
        await cases.insert(draft({ agency: other.id, state: 'submitted', since: at(8), openedAt: at(1) })),
        await cases.insert(draft({ agency: other.id, state: 'draft' })),
        await cases.insert(draft({ agency: other.id, kind: 'issuance', state: 'submitted' })),
      ] as const;
    });
    const found = await registry.transaction(async ({ cases }) => ({
      queue: await cases.inStates({ agencies: [other.id], states: ['submitted'], kind: 'registration' }, 10),
      limited: await cases.inStates({ agencies: [other.id], states: ['submitted', 'draft'] }, 2),
      nowhere: await cases.inStates({ agencies: [], states: ['submitted'] }, 10),
      everywhere: await cases.inStates({ states: ['submitted'], kind: 'registration' }, 100),
      quiet: await cases.unchangedSince(['submitted'], at(5), 10),
    }));
    expect(found.queue).toEqual([first, second]);
    expect(found.limited).toHaveLength(2);
    expect(found.nowhere).toEqual([]);
    expect(found.everywhere).toContainEqual(second);
    expect(found.quiet).toContainEqual(first);
    expect(found.quiet).not.toContainEqual(second);
  });

  it('are found by identity number, mail and key while open, however the value is written', async () => {
    const key = hex('9') as KeyHash;
    const it = await registry.transaction(({ cases }) =>
      cases.insert(draft({ answers: { nik: '3305999999990001', nip: 'none', mail: 'A.B@kebumenkab.go.id' }, key })),
    );
    const found = await registry.transaction(async ({ cases }) => ({
      nik: await cases.openWith('nik', '3305 9999 9999 0001'),
      mail: await cases.openWith('mail', 'a.b@KEBUMENKAB.go.id'),
      none: await cases.openWith('nip', 'none'),
      besides: await cases.openWith('nik', '3305999999990001', it.id),
      key: await cases.openWithKey(key),
    }));
    expect(found).toEqual({ nik: [it], mail: [it], none: [], besides: [], key: [it] });
    await registry.transaction(({ cases }) => cases.update(it, { state: 'withdrawn' }, at(9)));
    expect(await registry.transaction(({ cases }) => cases.openWith('nik', '3305999999990001'))).toEqual([]);
    expect(await registry.transaction(({ cases }) => cases.openWithKey(key))).toEqual([]);
  });
});
