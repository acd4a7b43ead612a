/** REV-5, REV-7, REV-8, REC-5: what becomes of a certificate, and that CRL and status say the same of it, always. */
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { publishDueCrls } from '#jobs/crl-publisher.ts';
import { crlEntry } from '#pki/crl-body.ts';
import { lintCrl } from '#pki/crl-lint.ts';
import { clockwork } from '#ra/actor.ts';
import type { EndReason } from '#ra/certificate.ts';
import type { Office } from '#ra/office/office.ts';
import type { AccountId, KeyHash, SerialNumber } from '#ra/values.ts';
import { instant, after as later } from '#ra/values.ts';
import { readCrlFile } from '#support/crl.ts';
import { type OpenOffice, openOffice } from '#support/office.ts';
import { account, certificate, draft } from '../db/samples.ts';

const day = 86_400_000;
const refusal = (code: string) => expect.objectContaining({ code });

let house: OpenOffice;
let holder: AccountId;
let count = 0;

/** Signed rows of this house's CA; the bytes do not matter here. */
const certificates = async (number: number, days = 730): Promise<readonly SerialNumber[]> => {
  const serials: SerialNumber[] = [];
  for (let n = 0; n < number; n++)
    await house.registry.transaction(async (records) => {
      const of = await records.cases.insert(draft({ kind: 'issuance', account: holder, agency: null }));
      const it = certificate(
        '1',
        { case: of.id, account: holder },
        {
          serial: (0x40000000 + ++count).toString(16) as SerialNumber,
          key: count.toString(16).padStart(64, '0') as KeyHash,
          profile: `p${count}`,
          issuerKey: house.authority.issuerKey as KeyHash,
          notBefore: instant(house.clock.now()),
          notAfter: later(house.clock.now(), days * day),
        },
      );
      await records.certificates.prepare(it, new Uint8Array(1));
      await records.certificates.finish(it.serial, new Uint8Array(2));
      serials.push(it.serial);
    });
  return serials;
};
/** So many held ones, more than fit in one piece of a list; the first and the last of them. */
const manyRevoked = async (
  of: OpenOffice,
  number: number,
): Promise<readonly [first: SerialNumber, last: SerialNumber]> => {
  const issuerKey = of.authority.issuerKey as KeyHash;
  const serial = '4'.padEnd(32, '0') as SerialNumber;
  const at = { revokedAt: instant(of.clock.now()), reason: 'certificateHold' } as const;
  const entry = crlEntry({ serial, revokedAt: of.clock.now(), reason: 'superseded', invalidityDate: of.clock.now() });
  await of.registry.transaction(async (records) => {
    const { id } = await records.accounts.insert(account('holder', { agency: null }));
    const its = await records.cases.insert(draft({ kind: 'issuance', account: id, agency: null }));
    const row = { serial, issuerKey, notAfter: later(of.clock.now(), 730 * day) };
    await records.certificates.prepare(certificate('1', { case: its.id, account: id }, row), new Uint8Array(1));
    await records.certificates.finish(serial, new Uint8Array(2));
    await records.certificates.setStatus(serial, {
      ...{ status: 'held', current: false, invalidityDate: null, ...at },
      crlEntry: entry,
    });
  });
  const { db } = of.database;
  await db.execute(sql`insert into cases select (jsonb_populate_record(it, jsonb_build_object('id', 1000000 + n))).*
    from cases it, generate_series(1, ${number}::int) n`);
  // An entry has its serial number from its fifth octet on.
  await db.execute(sql`insert into certificates select (jsonb_populate_record(it, jsonb_build_object(
      'case', 1000000 + n, 'change', 1 + n, 'serial', '4' || lpad(to_hex(n), 31, '0'),
      'crl_entry', overlay(it.crl_entry placing decode('4' || lpad(to_hex(n), 31, '0'), 'hex') from 5 for 16)))).*
    from certificates it, generate_series(1, ${number}::int) n`);
  await db.execute(sql`update crls set last_change = 1 + ${number}::int`);
  return [serial, `4${number.toString(16).padStart(31, '0')}` as SerialNumber];
};
const one = async (): Promise<SerialNumber> => (await certificates(1))[0] ?? expect.unreachable();
const listed = async (office: Office = house.office) =>
  readCrlFile(await office.publication.readCrl(house.authority.issuerKey, 0));
const statusOf = async (serial: SerialNumber) =>
  (await house.office.status.statusOf(house.authority.issuerKey, [serial]))[0];
const revoke = (serial: SerialNumber, reason: EndReason = 'superseded') =>
  house.office.revocation.revoke(house.console(), serial, { reason, since: null });

beforeAll(async () => {
  house = await openOffice();
  holder = await house.registry.transaction(
    async (records) => (await records.accounts.insert(account('holder', { agency: null }))).id,
  );
});
afterAll(() => house.close());

describe('REV-5 revoked: known at once to whoever asks, and on the next list (Sumbar revocation 7)', () => {
  it('with reason and the date of the event', async () => {
    const serial = await one();
    const since = later(house.clock.now(), -3 * day);
    await house.office.revocation.revoke(house.console(), serial, { reason: 'affiliationChanged', since });
    expect(await statusOf(serial)).toMatchObject({
      status: 'revoked',
      reason: 'affiliationChanged',
      revokedAt: house.clock.now().getTime(),
    });
    await publishDueCrls(house.office);
    expect((await listed()).get(serial)).toEqual({ reason: 'affiliationChanged', invalidityDate: new Date(since) });
  });

  it('one list for all that ended since the last, and none while nothing did', async () => {
    const serials = await certificates(3);
    await publishDueCrls(house.office);
    const before = (await house.office.publication.latestCrl())?.number ?? 0;
    for (const serial of serials) await revoke(serial);
    await publishDueCrls(house.office);
    await publishDueCrls(house.office);
    expect((await house.office.publication.latestCrl())?.number).toBe(before + 1);
    const list = await listed();
    expect(serials.every((serial) => list.has(serial))).toBe(true);
  });

  it('for good: nothing revokes, holds or releases it again', async () => {
    const serial = await one();
    await revoke(serial, 'cessationOfOperation');
    await expect(revoke(serial, 'keyCompromise')).rejects.toEqual(refusal('ERR_CERTIFICATE_REVOKED'));
    await expect(house.office.revocation.hold(house.console(), serial)).rejects.toEqual(
      refusal('ERR_CERTIFICATE_REVOKED'),
    );
    await expect(house.office.revocation.release(house.console(), serial)).rejects.toEqual(
      refusal('ERR_CERTIFICATE_REVOKED'),
    );
    expect(await statusOf(serial)).toMatchObject({ status: 'revoked', reason: 'cessationOfOperation' });
  });

  it('a certificate of nobody, one only prepared, and an event in the future are refused, and the refusal is on record', async () => {
    const nobody = 'deadbeef' as SerialNumber;
    await expect(revoke(nobody)).rejects.toEqual(refusal('ERR_CERTIFICATE_NOT_FOUND'));
    const serial = await one();
    const future = { reason: 'superseded', since: later(house.clock.now(), 1000) } as const;
    await expect(house.office.revocation.revoke(house.console(), serial, future)).rejects.toEqual(
      refusal('ERR_EVENT_IN_FUTURE'),
    );
    expect((await house.audit()).at(-1)).toMatchObject({ act: 'revokeCertificate', outcome: 'refused' });
    expect(await statusOf(serial)).toMatchObject({ status: 'valid' });
  });

  it('a leaked key is blocked for ever; a certificate that was only replaced leaves its key alone', async () => {
    const [leaked, replaced] = await certificates(2);
    if (!leaked || !replaced) return expect.unreachable();
    await revoke(leaked, 'keyCompromise');
    await revoke(replaced, 'superseded');
    const isBlocked = (serial: SerialNumber) =>
      house.registry.transaction(async (records) => {
        const it = await records.certificates.find(serial);
        return it && records.keys.blocked(it.key);
      });
    expect([await isBlocked(leaked), await isBlocked(replaced)]).toEqual([true, false]);
  });

  it('only the console and the acts of the procedures may do it', async () => {
    const serial = await one();
    const end = { reason: 'superseded', since: null } as const;
    for (const by of [house.clockHand(), house.page(), house.as({ user: '7' })])
      await expect(house.office.revocation.revoke(by, serial, end)).rejects.toMatchObject({
        name: 'RegistrationError',
      });
    expect(await statusOf(serial)).toMatchObject({ status: 'valid' });
  });
});

describe('REV-7 held: at once, and not for good', () => {
  it('is listed as certificateHold, and gone from the next list once released', async () => {
    const serial = await one();
    await house.office.revocation.hold(house.console(), serial);
    await publishDueCrls(house.office);
    expect((await listed()).get(serial)).toEqual({ reason: 'certificateHold', invalidityDate: undefined });
    await house.office.revocation.release(house.console(), serial);
    expect(await statusOf(serial)).toMatchObject({ status: 'valid', reason: null });
    await publishDueCrls(house.office);
    expect((await listed()).has(serial)).toBe(false);
    await expect(house.office.revocation.release(house.console(), serial)).rejects.toEqual(
      refusal('ERR_CERTIFICATE_NOT_HELD'),
    );
  });

  it('then revoked: listed once, with the final reason', async () => {
    const serial = await one();
    await house.office.revocation.hold(house.console(), serial);
    await publishDueCrls(house.office);
    const heldAt = house.clock.now().getTime();
    house.wait(3_600_000);
    await revoke(serial, 'keyCompromise');
    // What was signed in between is not made good by the later decision.
    expect(await statusOf(serial)).toMatchObject({ status: 'revoked', revokedAt: heldAt });
    await publishDueCrls(house.office);
    expect((await listed()).get(serial)).toMatchObject({ reason: 'keyCompromise' });
  });
});

describe('REC-5 the list through the years', () => {
  it('a revoked certificate stands on one list after its end, and then no more', async () => {
    const [serial] = await certificates(1, 2);
    if (!serial) return expect.unreachable();
    await revoke(serial);
    await publishDueCrls(house.office);
    for (const expected of [true, true, true, true, false]) {
      expect((await listed()).has(serial), house.clock.now().toISOString()).toBe(expected);
      house.wait(day);
      await publishDueCrls(house.office);
    }
  });

  it('a clock that jumped back publishes nothing, says so, and the list before stays; a small drift is taken', async () => {
    await publishDueCrls(house.office);
    const before = await house.office.publication.latestCrl();
    house.wait(-60_000);
    await revoke(await one());
    await publishDueCrls(house.office);
    const drifted = await house.office.publication.latestCrl();
    expect(drifted).toMatchObject({ number: (before?.number ?? 0) + 1, thisUpdate: before?.thisUpdate });
    house.wait(-day);
    await revoke(await one());
    await expect(publishDueCrls(house.office)).rejects.toEqual(refusal('ERR_CLOCK_BACK'));
    expect(await house.office.publication.latestCrl()).toEqual(drifted);
    // Had the clock run ahead before, a person says that it is right now.
    const right = house.office.publication.publishCrl(house.console(), house.authority.issuerKey, {
      clockIsRight: true,
    });
    expect(await right).toBeGreaterThan(drifted?.number ?? 0);
    expect((await house.office.publication.latestCrl())?.thisUpdate).toBe(instant(house.clock.now()));
    house.wait(day + 60_000);
    await publishDueCrls(house.office);
    expect((await house.office.publication.latestCrl())?.number).toBeGreaterThan(drifted?.number ?? 0);
  });

  it('a CA that has ended publishes no more', async () => {
    const far = await openOffice();
    await publishDueCrls(far.office);
    far.wait(10 * 366 * day);
    expect(await far.office.publication.dueCrls()).toEqual([]);
    await expect(far.office.publication.publishCrl(far.clockHand())).rejects.toEqual(refusal('ERR_CRL_WINDOW'));
    await far.close();
  });
});

describe('law: CRL and status agree, whatever happened and whichever instance publishes', () => {
  let instances: readonly Office[];
  beforeEach(() => {
    instances = [house.office, house.anotherInstance()];
  });
  afterEach(() => publishDueCrls(house.office));

  it('what is revoked for good is on every later list until its end; what is held is on it; all else is not', async () => {
    const step = fc.record({
      act: fc.constantFrom('revoke', 'hold', 'release', 'publish', 'restart', 'publish'),
      which: fc.nat(5),
      by: fc.nat(1),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const serials = await certificates(6);
        const ended = new Map<SerialNumber, 'held' | 'revoked'>();
        const offices = [...instances];
        for (const { act, which, by } of steps) {
          const serial = serials[which] ?? expect.unreachable();
          const office = offices[by] ?? house.office;
          const was = ended.get(serial);
          if (act === 'restart') offices[by] = house.anotherInstance();
          if (act === 'revoke' && was !== 'revoked') {
            await revoke(serial);
            ended.set(serial, 'revoked');
          }
          if (act === 'hold' && !was) {
            await office.revocation.hold(house.console(), serial);
            ended.set(serial, 'held');
          }
          if (act === 'release' && was === 'held') {
            await office.revocation.release(house.console(), serial);
            ended.delete(serial);
          }
          if (act !== 'publish') continue;
          await publishDueCrls(office);
          const list = await listed(offices[1 - by]);
          for (const each of serials) {
            const reason = { held: 'certificateHold', revoked: 'superseded', none: undefined }[
              ended.get(each) ?? 'none'
            ];
            expect(list.get(each)?.reason).toBe(reason);
            expect((await statusOf(each))?.status).toBe(ended.get(each) ?? 'valid');
          }
        }
      }),
      { numRuns: 12 },
    );
  });

  it('an instance that came too late does not take the list of the other for its own: pieces are never mixed', async () => {
    const far = await openOffice();
    const byKey = (follows: number) => clockwork(`crl:${far.authority.issuerKey}:${follows}`);
    const release = (serial: SerialNumber) =>
      far.registry.transaction((records) =>
        records.certificates.setStatus(serial, {
          ...{ status: 'valid', current: false, revokedAt: null, reason: null, invalidityDate: null },
          crlEntry: null,
        }),
      );
    const [early, late] = await manyRevoked(far, 16_000);
    await far.office.publication.publishCrl(byKey(0));
    // Its first piece has a gap from now on, where an instance that reads all anew has none.
    await release(early);
    await far.office.publication.publishCrl(byKey(1));
    await far.anotherInstance().publication.publishCrl(byKey(2));
    await far.office.publication.publishCrl(byKey(2));
    await release(late);
    expect(await far.office.publication.publishCrl(byKey(3))).toBe(4);
    const file = await far.office.publication.readCrl(far.authority.issuerKey, 0);
    if (!file) return expect.unreachable();
    const crl = Buffer.concat([file.lead, ...file.pieces.map(({ bytes }) => bytes), file.tail]);
    expect(file.pieces.length).toBeGreaterThan(1);
    expect(lintCrl(crl, { issuer: far.authority.certificate })).toEqual([]);
    await far.close();
  });

  it('two instances that publish at once publish one list', async () => {
    const other = house.anotherInstance();
    await revoke(await one());
    const before = (await house.office.publication.latestCrl())?.number ?? 0;
    await Promise.all([publishDueCrls(house.office), publishDueCrls(other), publishDueCrls(house.office)]);
    expect((await house.office.publication.latestCrl())?.number).toBe(before + 1);
  });
});
