import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { drizzleRegistry } from '#db/registry.ts';
import type { Registry } from '#ra/ports.ts';
import type { AccountId, CaseId, KeyHash } from '#ra/values.ts';
import { engines, freshDatabase, testCipher } from '#support/database.ts';
import { account, at, certificate, draft, hex, settle } from './samples.ts';

describe.each(engines)('Certificates on %s', (engine) => {
  let database: Database;
  let registry: Registry;

  beforeAll(async () => {
    database = await freshDatabase(engine);
    registry = drizzleRegistry({ database, cipher: testCipher() });
    await settle(registry);
  });
  afterAll(() => database.close());

  const person = async (id: string, cases: number): Promise<readonly { case: CaseId; account: AccountId }[]> =>
    registry.transaction(async (records) => {
      const { id: holder } = await records.accounts.insert(account(id));
      const list = [];
      for (let n = 0; n < cases; n++)
        list.push({
          case: (await records.cases.insert(draft({ kind: 'issuance', account: holder }))).id,
          account: holder,
        });
      return list;
    });
  const prepared = new TextEncoder().encode('to be signed');
  const der = new TextEncoder().encode('signed');

  it('are recorded with their bytes before they are signed, and finished after', async () => {
    const [of] = await person('a', 1);
    const it = certificate('a1', of ?? expect.unreachable());
    await registry.transaction(({ certificates }) => certificates.prepare(it, prepared));
    await registry.transaction(async ({ certificates }) => {
      expect(await certificates.unfinished(10)).toEqual([it]);
      expect(await certificates.preparedBytes(it.serial)).toEqual(prepared);
      expect(await certificates.ofAccount(it.account)).toEqual([]);
      expect(await certificates.current(it.account, it.profile)).toBeUndefined();
      await expect(certificates.der(it.serial)).rejects.toThrow(/not signed/);
    });
    const done = await registry.transaction(({ certificates }) => certificates.finish(it.serial, der));
    expect(done).toEqual({ ...it, status: 'valid', current: true });
    await registry.transaction(async ({ certificates }) => {
      expect(await certificates.unfinished(10)).toEqual([]);
      expect(await certificates.der(it.serial)).toEqual(der);
      expect(await certificates.find(it.serial)).toEqual(done);
      expect(await certificates.lock(it.serial)).toEqual(done);
      expect(await certificates.ofCase(it.case)).toEqual(done);
      expect(await certificates.current(it.account, it.profile)).toEqual(done);
      expect(await certificates.withKey(it.key)).toEqual([done]);
      // A crash between signing and storing repeats the same bytes.
      expect(await certificates.finish(it.serial, der)).toEqual(done);
    });
    const other = registry.transaction(({ certificates }) => certificates.finish(it.serial, prepared));
    await expect(other).rejects.toThrow(/signed before, with other bytes/);
  });

  it('a case gets one certificate, and a serial is given once, by the database itself', async () => {
    const [one, two] = await person('b', 2);
    const it = certificate('b1', one ?? expect.unreachable());
    await registry.transaction(({ certificates }) => certificates.prepare(it, prepared));
    const sameCase = registry.transaction(({ certificates }) =>
      certificates.prepare({ ...it, serial: certificate('b2', it).serial }, prepared),
    );
    await expect(sameCase).rejects.toMatchObject({ code: '23505', constraint: 'certificates_case' });
    const sameSerial = registry.transaction(({ certificates }) => certificates.prepare({ ...it, ...two }, prepared));
    await expect(sameSerial).rejects.toMatchObject({ code: '23505' });
  });

  it('REN-3 the newest one signed is the current one, also when two finish at once', async () => {
    const cases = await person('c', 3);
    const list = cases.map((of, n) => certificate(`c${n + 1}`, of, { notBefore: at(n) }));
    for (const it of list) await registry.transaction(({ certificates }) => certificates.prepare(it, prepared));
    const done = await Promise.allSettled(
      list.map((it) => registry.transaction(({ certificates }) => certificates.finish(it.serial, der))),
    );
    expect(done.map((result) => result.status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
    const kept = await registry.transaction(({ certificates }) =>
      certificates.ofAccount(cases[0]?.account ?? expect.unreachable()),
    );
    expect(kept.map((it) => it.serial)).toEqual(['c3', 'c2', 'c1']);
    expect(kept.filter((it) => it.current)).toHaveLength(1);
  });

  it('REV-5 what changes is numbered for its issuer, and CRL and OCSP read it from one source', async () => {
    const cases = await person('d', 3);
    const issuerKey = hex('f') as KeyHash;
    const list = cases.map((of, n) => certificate(`d${n + 1}`, of, { issuerKey, profile: `p${n}` }));
    await registry.transaction(async ({ certificates }) => {
      for (const it of list) {
        await certificates.prepare(it, prepared);
        await certificates.finish(it.serial, der);
      }
      const [held, revoked] = list;
      if (!held || !revoked) return expect.unreachable();
      const end = {
        status: 'revoked',
        current: false,
        revokedAt: at(5),
        reason: 'keyCompromise',
        invalidityDate: at(4),
        crlEntry: Uint8Array.of(1, 2),
      } as const;
      const hold = {
        status: 'held',
        current: true,
        revokedAt: at(6),
        reason: 'certificateHold',
        invalidityDate: null,
        crlEntry: Uint8Array.of(3),
      } as const;
      await certificates.setStatus(revoked.serial, end);
      await certificates.setStatus(held.serial, hold);
      const { crlEntry: _entry, ...kept } = end;
      expect(await certificates.find(revoked.serial)).toMatchObject(kept);
      const { notAfter } = revoked;
      const first = { change: 1, serial: revoked.serial, crlEntry: [1, 2], notAfter };
      const second = { change: 2, serial: held.serial, crlEntry: [3], notAfter };
      // Each driver has its own kind of byte array.
      const changes = async (since: number, limit = 10) =>
        (await certificates.changesSince(issuerKey, since, limit)).map(({ crlEntry, ...rest }) => ({
          ...rest,
          crlEntry: crlEntry && [...crlEntry],
        }));
      expect(await changes(0)).toEqual([first, second]);
      expect(await changes(0, 1)).toEqual([first]);
      expect(await changes(1)).toEqual([second]);
      const entries = async (since: number, limit = 10, done: Parameters<typeof certificates.crlEntries>[2] = null) => {
        const { bytes, last } = await certificates.crlEntries(issuerKey, since, done, limit);
        return [[...bytes], last];
      };
      expect(await entries(0)).toEqual([[1, 2, 3], 2]);
      expect(await entries(0, 1)).toEqual([[1, 2], 1]);
      expect(await entries(2)).toEqual([[], null]);
      const ended = { endedBefore: at(1_001), change: 1 };
      expect(await entries(0, 10, { endedBefore: at(1_000), change: 1 })).toEqual([[1, 2, 3], 2]);
      expect(await entries(0, 10, ended)).toEqual([[3], 2]);
      expect(await certificates.listedPastEnd(issuerKey, ended, null)).toEqual([revoked.serial]);
      expect(await certificates.listedPastEnd(issuerKey, { ...ended, change: 2 }, ended)).toEqual([held.serial]);
      expect(await certificates.listedPastEnd(issuerKey, ended, ended)).toEqual([]);

      const serials = list.map(({ serial }) => serial);
      const states = await certificates.statusOf(issuerKey, [...serials, certificate('dead', held).serial]);
      const [one, two, three] = [...states].sort((a, b) => a.serial.localeCompare(b.serial));
      const state = { notAfter: Date.parse(notAfter), revokedAt: null, reason: null };
      expect([one, two, three]).toEqual(
        [
          { ...state, serial: held.serial, status: 'held', revokedAt: Date.parse(at(6)), reason: 'certificateHold' },
          {
            ...state,
            serial: revoked.serial,
            status: 'revoked',
            revokedAt: Date.parse(at(5)),
            reason: 'keyCompromise',
          },
          { ...state, serial: list[2]?.serial ?? '', status: 'valid' },
        ].sort((a, b) => a.serial.localeCompare(b.serial)),
      );
      expect(await certificates.statusOf(hex('e') as KeyHash, serials)).toEqual([]);

      const free = { status: 'valid', current: true, revokedAt: null, reason: null, invalidityDate: null } as const;
      await certificates.setStatus(held.serial, { ...free, crlEntry: null });
      expect(await changes(1)).toEqual([{ ...second, change: 3, crlEntry: null }]);
      expect(await entries(0)).toEqual([[1, 2], 1]);
    });
    expect(await registry.transaction(({ crls }) => crls.lastChange(issuerKey))).toBe(3);
    const withoutReason = registry.transaction(({ certificates }) =>
      certificates.setStatus(list[2]?.serial ?? expect.unreachable(), {
        status: 'revoked',
        current: false,
        revokedAt: at(7),
        reason: null,
        invalidityDate: null,
        crlEntry: Uint8Array.of(1),
      }),
    );
    await expect(withoutReason).rejects.toMatchObject({ constraint: 'certificates_reason' });
    const unlisted = registry.transaction(({ certificates }) =>
      certificates.setStatus(list[2]?.serial ?? expect.unreachable(), {
        status: 'revoked',
        current: false,
        revokedAt: at(7),
        reason: 'superseded',
        invalidityDate: null,
        crlEntry: null,
      }),
    );
    await expect(unlisted).rejects.toMatchObject({ constraint: 'certificates_listed' });
  });

  it('a leaked key is blocked for ever', async () => {
    const key = hex('7') as KeyHash;
    await registry.transaction(async ({ keys }) => {
      expect(await keys.blocked(key)).toBe(false);
      await keys.block(key, 'sent-to-us', at(1));
      await keys.block(key, 'again', at(2));
      expect(await keys.blocked(key)).toBe(true);
    });
  });

  it('what was only prepared has no status to ask for', async () => {
    const [of] = await person('e', 1);
    const it = certificate('e1', of ?? expect.unreachable());
    await registry.transaction(({ certificates }) => certificates.prepare(it, prepared));
    const states = await registry.transaction(({ certificates }) => certificates.statusOf(it.issuerKey, [it.serial]));
    expect(states).toEqual([]);
  });

  it('changes are given out one by one, also to many at once', async () => {
    const cases = await person('f', 5);
    const issuerKey = hex('6') as KeyHash;
    const list = cases.map((of, n) => certificate(`f${n + 1}`, of, { issuerKey, profile: `p${n}` }));
    for (const it of list)
      await registry.transaction(async ({ certificates }) => {
        await certificates.prepare(it, prepared);
        await certificates.finish(it.serial, der);
      });
    const end = {
      status: 'revoked',
      current: false,
      revokedAt: at(5),
      reason: 'superseded',
      invalidityDate: null,
      crlEntry: Uint8Array.of(1),
    } as const;
    await Promise.all(
      list.map((it) => registry.transaction(({ certificates }) => certificates.setStatus(it.serial, end))),
    );
    const changes = await registry.transaction(({ certificates }) => certificates.changesSince(issuerKey, 0, 10));
    expect(changes.map(({ change }) => change)).toEqual([1, 2, 3, 4, 5]);
    expect(new Set(changes.map(({ serial }) => serial))).toEqual(new Set(list.map(({ serial }) => serial)));
  });

  it('REC-5 CRL numbers only rise, and an older CRL never replaces a newer one', async () => {
    const issuerKey = hex('8') as KeyHash;
    const file = (number: number) => ({
      crl: { issuerKey, number, changes: 0, thisUpdate: at(number), nextUpdate: at(number + 60) },
      lead: Uint8Array.of(number),
      tail: Uint8Array.of(number, number),
      size: 0,
      pieces: [],
    });
    const next = async () => (await registry.transaction(({ crls }) => crls.nextNumber(issuerKey))).number;
    const latest = () => registry.transaction(({ crls }) => crls.latest(issuerKey));
    const publish = (number: number) => registry.transaction(({ crls }) => crls.publish(file(number)));
    expect(await latest()).toBeUndefined();
    expect([await next(), await next(), await next()]).toEqual([1, 2, 3]);
    expect(await latest()).toBeUndefined();
    await publish(3);
    await expect(publish(2)).rejects.toThrow(/for number 2/);
    await expect(publish(3)).rejects.toThrow(/for number 3/);
    await expect(publish(4)).rejects.toThrow(/for number 4/); // nobody gave it out
    expect(await latest()).toEqual(file(3).crl);
    const atOnce = await Promise.all(Array.from({ length: 5 }, next));
    expect(atOnce.sort((a, b) => a - b)).toEqual([4, 5, 6, 7, 8]);
  });

  it('REC-5 of a CRL only the pieces that changed travel', async () => {
    const issuerKey = hex('9') as KeyHash;
    const piece = (place: number, byte: number) => ({ place, bytes: Uint8Array.of(byte) });
    const publish = (size: number, pieces: readonly ReturnType<typeof piece>[]) =>
      registry.transaction(async ({ crls }) => {
        const { number } = await crls.nextNumber(issuerKey);
        const crl = { issuerKey, number, changes: 0, thisUpdate: at(number), nextUpdate: at(number + 60) };
        await crls.publish({ crl, lead: Uint8Array.of(number), tail: Uint8Array.of(0), size, pieces });
      });
    const read = async (since: number) => {
      const file = await registry.transaction(({ crls }) => crls.read(issuerKey, since));
      return (
        file && [file.crl.number, [...file.lead], file.size, file.pieces.map(({ place, bytes }) => [place, ...bytes])]
      );
    };
    expect(await read(0)).toBeUndefined();
    await publish(3, [piece(0, 10), piece(1, 11), piece(2, 12)]);
    await publish(3, [piece(1, 21)]);
    const frame = (number: number, size: number) => [number, [number], size];
    expect(await read(0)).toEqual([
      ...frame(2, 3),
      [
        [0, 10],
        [1, 21],
        [2, 12],
      ],
    ]);
    expect(await read(1)).toEqual([...frame(2, 3), [[1, 21]]]);
    await publish(1, []);
    expect(await read(0)).toEqual([...frame(3, 1), [[0, 10]]]);
    expect(await read(2)).toEqual([...frame(3, 1), []]);
  });
});
