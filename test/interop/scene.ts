/**
 * A CA of one kind behind its real doors, with one certificate for every verdict a reader can come to: the office revokes, holds and releases, the
 * publisher publishes, CRL and OCSP are read over HTTP. On the machine's own clock, because readers have no other.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '#db/client.ts';
import { drizzleRegistry } from '#db/registry.ts';
import { crlPublisher } from '#jobs/crl-publisher.ts';
import type { Authority } from '#pki/authority.ts';
import { pem } from '#pki/bundle.ts';
import { certificateFacts } from '#pki/certificate.ts';
import { atConsole } from '#ra/actor.ts';
import { createOffice } from '#ra/office/office.ts';
import { terms } from '#ra/office/terms.ts';
import type { Clock, Registry } from '#ra/ports.ts';
import type { KeyHash, SerialNumber } from '#ra/values.ts';
import { instant } from '#ra/values.ts';
import { linksOf } from '#src/links.ts';
import { agreementPress } from '#src/papers.ts';
import { testCipher } from '#support/database.ts';
import { account, certificate, draft } from '../db/samples.ts';
import { type Ca, type CaKind, makeCa, orderFor, random, yearsAgo } from './ca.ts';
import { openDoors } from './doors.ts';

/** What may have become of a certificate. `released`: held before, and not any more. `expired`: it ended a year ago. */
export const verdicts = ['good', 'revoked', 'held', 'released', 'expired', 'never issued'] as const;
export type Verdict = (typeof verdicts)[number];

/** A certificate of the scene. */
export type Exhibit = {
  readonly serial: SerialNumber;
  readonly der: Uint8Array;
  readonly pem: string;
  /** Where the PEM is. */
  readonly file: string;
};

export type Scene = Awaited<ReturnType<typeof openScene>>;

const clock: Clock = { now: () => new Date() };
let acts = 0;
const administrator = () => atConsole(`interop:${++acts}/1`);

/** The database is closed with it. */
export const openScene = async (kind: CaKind, database: Database) => {
  const folder = mkdtempSync(join(tmpdir(), 'lencana-ip-'));
  const write = (name: string, content: string | Uint8Array): string => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  const exhibit = (name: string, der: Uint8Array): Exhibit => {
    const text = pem('CERTIFICATE', der);
    const serial = certificateFacts(der).serial as SerialNumber; // canonical hex by pki/serial.ts
    return { serial, der, pem: text, file: write(`${name}.pem`, text) };
  };
  const faults: unknown[] = [];
  const onFault = (error: unknown) => void faults.push(error);
  const doors = await openDoors({ clock, onFault });
  const ca = await makeCa(kind, doors.url);
  const registry = drizzleRegistry({ database, cipher: testCipher() });
  const office = officeOf(ca, registry, doors.url);
  doors.serve({ ca, office });
  const publisher = crlPublisher(office, clock, onFault);
  const issuing = await issuance(ca, registry);

  const scene = {
    kind,
    url: doors.url,
    root: exhibit('root', ca.root),
    issuing: exhibit('issuing', ca.issuing),
    /** For the readers' files. */
    folder,
    write,
    /** What the doors and the publisher could not do. */
    faults,
    issue: async (name: string, time = clock): Promise<Exhibit> => exhibit(name, await issuing.issue(time)),
    revoke: ({ serial }: Exhibit) =>
      office.revocation.revoke(administrator(), serial, { reason: 'keyCompromise', since: null }),
    hold: ({ serial }: Exhibit) => office.revocation.hold(administrator(), serial),
    release: ({ serial }: Exhibit) => office.revocation.release(administrator(), serial),
    /** Resolves when the list of now is published. */
    async publish(): Promise<void> {
      publisher.kick();
      await publisher.idle();
    },
    async close(): Promise<void> {
      await publisher.stop();
      await doors.stop();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  const exhibits = {
    good: await scene.issue('good'),
    revoked: await scene.issue('revoked'),
    held: await scene.issue('held'),
    released: await scene.issue('released'),
    expired: await scene.issue('expired', yearsAgo(3)),
    'never issued': exhibit('never-issued', await issuing.signOnly()),
  } as const satisfies Record<Verdict, Exhibit>;
  await scene.revoke(exhibits.revoked);
  await scene.hold(exhibits.held);
  await scene.hold(exhibits.released);
  await scene.publish();
  await scene.release(exhibits.released);
  await scene.publish();
  return { ...scene, exhibits };
};

const officeOf = (ca: Ca, registry: Registry, url: string) =>
  createOffice({
    registry,
    clock,
    random,
    authority: ca.authorityAt(clock),
    retired: [],
    terms,
    links: linksOf(url),
    holidays: [],
    agreement: agreementPress('Lencana', 730),
  });

const issuance = async (ca: Ca, registry: Registry) => {
  const { id: holder } = await registry.transaction(({ accounts }) =>
    accounts.insert(account('holder', { agency: null })),
  );

  const rowFor = async (authority: Authority) => {
    const prepared = await authority.prepare(await orderFor(ca.kind));
    return {
      prepared,
      serial: prepared.serial as SerialNumber, // canonical hex by pki/serial.ts
      key: prepared.keyHash as KeyHash, // SHA-256 of the SPKI, by definition of both
      issuerKey: ca.issuerKey as KeyHash, // as above
      subject: prepared.subject,
      issuer: prepared.issuer,
      notBefore: instant(prepared.notBefore),
      notAfter: instant(prepared.notAfter),
    };
  };
  const record = ({ prepared, ...row }: Awaited<ReturnType<typeof rowFor>>): Promise<void> =>
    registry.transaction(async ({ cases, certificates }) => {
      const { id } = await cases.insert(draft({ kind: 'issuance', account: holder, agency: null }));
      await certificates.prepare(certificate(row.serial, { case: id, account: holder }, row), prepared.bytes);
    });
  return {
    /** Prepared, recorded, signed, stored: as the office does it, without the application before. */
    async issue(time: Clock): Promise<Uint8Array> {
      const authority = ca.authorityAt(time);
      const row = await rowFor(authority);
      await record(row);
      const der = await authority.sign(row.prepared.token);
      await registry.transaction(({ certificates }) => certificates.finish(row.serial, der));
      return der;
    },
    /** By the CA's own key, and in no book. */
    async signOnly(): Promise<Uint8Array> {
      const authority = ca.authorityAt(clock);
      return authority.sign((await rowFor(authority)).prepared.token);
    },
  };
};
