/** REC-5, REV-5: the publisher at work, and what relying parties are served while it cannot work. */
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { crlShelf } from '#http/crl-shelf.ts';
import { crlPublisher, publishDueCrls } from '#jobs/crl-publisher.ts';
import type { Pump } from '#jobs/pump.ts';
import { createAuthority } from '#pki/authority.ts';
import { individualSigning } from '#pki/profile.ts';
import type { Signer } from '#pki/signer.ts';
import type { CrlFile } from '#ra/records.ts';
import type { AccountId, Instant, KeyHash, SerialNumber } from '#ra/values.ts';
import { type OpenOffice, openOffice } from '#support/office.ts';
import { account, certificate, draft } from '../db/samples.ts';
import { house as newCa, urls } from '../pki/house.ts';

let house: OpenOffice;
let publisher: Pump;
let faults: unknown[];
let shelf: ReturnType<typeof crlShelf>;
beforeEach(async () => {
  house = await openOffice();
  faults = [];
  publisher = crlPublisher(house.office, house.clock, (error) => faults.push(error));
  const { issuerKey } = house.authority;
  shelf = crlShelf({
    source: {
      latest: () => house.office.publication.latestCrl(issuerKey),
      read: (since) => house.office.publication.readCrl(issuerKey, since),
    },
    onFault: (error) => faults.push(error),
  });
});
afterEach(async () => {
  await publisher.stop();
  await house.close();
});

const publish = async (): Promise<void> => {
  publisher.kick();
  await publisher.idle();
};
const served = async (): Promise<string> => Buffer.from((await shelf())?.der ?? []).toString('hex');
const serial = '40000001' as SerialNumber;
const revokeOne = async (): Promise<void> => {
  await house.registry.transaction(async (records) => {
    const holder: AccountId = (await records.accounts.insert(account('holder', { agency: null }))).id;
    const of = await records.cases.insert(draft({ kind: 'issuance', account: holder, agency: null }));
    const { issuerKey } = house.authority;
    const it = certificate('1', { case: of.id, account: holder }, { serial, issuerKey: issuerKey as KeyHash });
    await records.certificates.prepare(it, new Uint8Array(1));
    await records.certificates.finish(serial, new Uint8Array(2));
  });
  await house.office.revocation.revoke(house.console(), serial, { reason: 'superseded', since: null });
};
/** As PostgreSQL says it when the disk is full, at the very write of the list. */
const fillDisk = async (): Promise<void> => {
  await house.database.db.execute(sql`
    create function full_disk() returns trigger language plpgsql as $$
    begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`);
  await house.database.db.execute(
    sql`create trigger full_disk before insert or update on crl_pieces for each row execute function full_disk()`,
  );
};
const emptyDisk = () => house.database.db.execute(sql`drop trigger full_disk on crl_pieces`);

describe('the CRL is published by itself', () => {
  it('the first one at once, the next one after a revocation', async () => {
    await publish();
    const first = await served();
    expect(first).not.toBe('');
    await publish();
    expect(await served()).toBe(first);
    await revokeOne();
    await publish();
    expect(await served()).toContain(serial);
    expect(faults).toEqual([]);
  });

  it('a full disk: the fault is told, the list before is served, nothing is tried for ten seconds, then all is well', async () => {
    await publish();
    const before = await served();
    await revokeOne();
    await fillDisk();
    await publish();
    expect(faults).toEqual([expect.objectContaining({ code: '53100' })]);
    expect(await served()).toBe(before);
    await publish();
    expect(faults).toHaveLength(1);
    house.wait(10_000);
    await publish();
    expect(faults).toHaveLength(2);
    expect(await served()).toBe(before);
    await emptyDisk();
    house.wait(10_000);
    await publish();
    expect(await served()).toContain(serial);
    // The status itself was never held up by the list.
    expect(await house.office.status.statusOf(house.authority.issuerKey, [serial])).toMatchObject([
      { status: 'revoked' },
    ]);
  });
});

describe('after a rollover', () => {
  it('a CA whose key does not sign keeps the others from nothing', async () => {
    const { issuing, root, signer } = await newCa('P-256');
    const unplugged: Signer = { ...signer, sign: () => Promise.reject(new Error('The token is unplugged')) };
    const authority = createAuthority({
      ...{ certificate: issuing, chain: [root], profiles: [individualSigning], urls, random: house.random },
      ...{ clock: house.clock, signer: unplugged },
    });
    const office = house.anotherInstance({ authority, retired: [house.authority] });
    await expect(publishDueCrls(office)).rejects.toThrow('unplugged');
    expect(await office.publication.latestCrl()).toBeUndefined();
    expect(await office.publication.latestCrl(house.authority.issuerKey)).toMatchObject({ number: 1 });
  });
});

describe('while the database is away', () => {
  it('the list at hand goes on being served; before there is one, the fault is told', async () => {
    let isAway = true;
    const told: unknown[] = [];
    const { issuerKey } = house.authority;
    const reached = <Result>(work: () => Promise<Result>): Promise<Result> =>
      isAway ? Promise.reject(new Error('The database is away')) : work();
    const own = crlShelf({
      source: {
        latest: () => reached(() => house.office.publication.latestCrl(issuerKey)),
        read: (since) => reached(() => house.office.publication.readCrl(issuerKey, since)),
      },
      onFault: (error) => told.push(error),
    });
    await publish();
    await expect(own()).rejects.toThrow('away');
    isAway = false;
    const kept = await own();
    expect(kept?.der.length).toBeGreaterThan(100);
    isAway = true;
    expect(await own()).toEqual(kept);
    expect(told).toHaveLength(1);
  });
});

describe('what is served is one list, never parts of two', () => {
  const moment = '2026-11-23T02:00:00.000Z' as Instant;
  /** A list of two pieces; each piece and the frame say by which CRL they were written. */
  const fileOf = (number: number, written: readonly [number, number], since: number): CrlFile => ({
    crl: { issuerKey: 'ab' as KeyHash, number, changes: 0, thisUpdate: moment, nextUpdate: moment },
    lead: Uint8Array.of(number),
    tail: Uint8Array.of(number),
    size: 2,
    pieces: written.flatMap((by, place) => (by > since ? [{ place, bytes: Uint8Array.of(by) }] : [])),
  });
  const bytes = async (shelf: ReturnType<typeof crlShelf>) => [...((await shelf())?.der ?? [])];
  const unexpected = (error: unknown): never => {
    throw error;
  };

  it('where a slow reading ends after a newer one', async () => {
    let number = 1;
    let written: [number, number] = [1, 1];
    let arrive: (() => void) | undefined;
    const slow = new Set<number>();
    const shelf = crlShelf({
      source: {
        latest: async () => ({ number }),
        read: async (since) => {
          const file = fileOf(number, written, since);
          if (slow.has(number))
            await new Promise<void>((resolve) => {
              arrive = resolve;
            });
          return file;
        },
      },
      onFault: unexpected,
    });
    expect(await bytes(shelf)).toEqual([1, 1, 1, 1]);
    slow.add(2);
    [number, written] = [2, [2, 1]];
    const late = bytes(shelf);
    await expect.poll(() => arrive).toBeDefined();
    [number, written] = [3, [2, 3]];
    expect(await bytes(shelf)).toEqual([3, 2, 3, 3]);
    arrive?.();
    expect(await late).toEqual([2, 2, 1, 2]);
    expect(await bytes(shelf)).toEqual([3, 2, 3, 3]);
  });

  it('where the database was put back from a backup', async () => {
    let number = 9;
    let written: [number, number] = [4, 9];
    const shelf = crlShelf({
      source: { latest: async () => ({ number }), read: async (since) => fileOf(number, written, since) },
      onFault: unexpected,
    });
    expect(await bytes(shelf)).toEqual([9, 4, 9, 9]);
    [number, written] = [5, [4, 5]];
    expect(await bytes(shelf)).toEqual([5, 4, 5, 5]);
  });
});
