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

  it('REV-5 held and revoked ones are listed for the CRL of their issuer', async () => {
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
      } as const;
      const hold = {
        status: 'held',
        current: true,
        revokedAt: at(6),
        reason: 'certificateHold',
        invalidityDate: null,
      } as const;
      await certificates.setStatus(revoked.serial, end);
      await certificates.setStatus(held.serial, hold);
      expect(await certificates.find(revoked.serial)).toMatchObject(end);
      expect(await certificates.revoked(issuerKey)).toEqual([
        {
          serial: revoked.serial,
          revokedAt: at(5),
          reason: 'keyCompromise',
          invalidityDate: at(4),
          notAfter: revoked.notAfter,
        },
        {
          serial: held.serial,
          revokedAt: at(6),
          reason: 'certificateHold',
          invalidityDate: null,
          notAfter: held.notAfter,
        },
      ]);
    });
    const withoutReason = registry.transaction(({ certificates }) =>
      certificates.setStatus(list[2]?.serial ?? expect.unreachable(), {
        status: 'revoked',
        current: false,
        revokedAt: at(7),
        reason: null,
        invalidityDate: null,
      }),
    );
    await expect(withoutReason).rejects.toMatchObject({ constraint: 'certificates_reason' });
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

  it('REC-5 CRL numbers only rise, and an older CRL never replaces a newer one', async () => {
    const issuerKey = hex('8') as KeyHash;
    const crl = (number: number) => ({
      issuerKey,
      number,
      der: Uint8Array.of(number),
      thisUpdate: at(number),
      nextUpdate: at(number + 60),
    });
    const next = () => registry.transaction(({ crls }) => crls.nextNumber(issuerKey));
    expect(await registry.transaction(({ crls }) => crls.latest(issuerKey))).toBeUndefined();
    expect([await next(), await next(), await next()]).toEqual([1, 2, 3]);
    expect(await registry.transaction(({ crls }) => crls.latest(issuerKey))).toBeUndefined();
    await registry.transaction(({ crls }) => crls.publish(crl(3)));
    await registry.transaction(({ crls }) => crls.publish(crl(2)));
    expect(await registry.transaction(({ crls }) => crls.latest(issuerKey))).toEqual(crl(3));
    await registry.transaction(({ crls }) => crls.publish(crl(9)));
    expect(await next()).toBe(10);
    const atOnce = await Promise.all(Array.from({ length: 5 }, next));
    expect(atOnce.sort((a, b) => a - b)).toEqual([11, 12, 13, 14, 15]);
  });
});
