/**
 * Approve → certificate stored, audited and announced (docs/issuance-cycle.md), on a real PostgreSQL, eight officers' taps at a time:
 * the act that prepares, lints and records, and the act that signs. Beside it the same number of bare one-row transactions.
 */
import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { openDatabase } from '#db/client.ts';
import { readCsr } from '#pki/csr.ts';
import { individualSigning } from '#pki/profile.ts';
import { subjectHash } from '#ra/office/agreement.ts';
import type { CaseId, DocumentId, KeyHash } from '#ra/values.ts';
import { instant, newId } from '#ra/values.ts';
import { agency, officers, openOffice, somebody } from '#support/office.ts';
import { newRequest } from '#support/papers.ts';
import { startPostgres } from '#support/postgres-server.ts';
import { account, draft } from '../test/db/samples.ts';

const { values } = parseArgs({ options: { short: { type: 'boolean' }, cases: { type: 'string', default: '400' } } });
const count = values.short ? 24 : Number(values.cases);
const atOnce = 8;
const rounds = values.short ? 1 : 3;

const server = await startPostgres();
const database = await openDatabase({ url: server.url, connections: 16 });
const house = await openOffice({ database });
const officer = somebody(1);
await house.staff(officer, 'officer', officers);

/** A case as it is when the officer's card arrives: complete, agreed to, sent. */
const waiting = async (number: number): Promise<CaseId> => {
  const csr = readCsr(new TextEncoder().encode(newRequest(`/CN=Pemohon ${number}`).csr));
  const key = csr.keyHash as KeyHash; // SHA-256 of the SPKI, by definition of both
  const now = instant(house.clock.now());
  return house.registry.transaction(async (records) => {
    const holder = await records.accounts.insert(account(`holder-${number}`, { agency: agency.id }));
    const of = { account: holder.id, agency: agency.id, kind: 'issuance', state: 'submitted', key } as const;
    const it = await records.cases.insert(draft(of));
    const keep = (kind: 'csr' | 'letter', mediaType: string, bytes: Uint8Array, facts: null | object) =>
      records.documents.insert(
        { id: newId<DocumentId>(house.random), case: it.id, kind, mediaType, pages: 1, facts: facts as null, at: now },
        bytes,
      );
    const facts = { key, keyType: csr.keyType, name: null, mail: null };
    const request = await keep('csr', 'application/pkcs10', csr.der, facts);
    const letter = await keep('letter', 'application/pdf', new Uint8Array(20_000), null);
    await records.cases.update(
      it,
      { answers: { profile: individualSigning.name, csr: request.id, letter: letter.id } },
      now,
    );
    await records.agreements.insert({
      case: it.id,
      account: holder.id,
      version: house.agreementVersion,
      sha256: createHash('sha256').digest('hex'),
      subjectHash: subjectHash(holder),
      key,
      at: now,
      network: 'sandbox',
      user: '11',
      chat: '11',
    });
    return it.id;
  });
};

/** `work` for every item, eight at a time; how many a second. */
const rate = async <Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<number> => {
  const left = [...items];
  const began = performance.now();
  const lane = async () => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return (1000 * items.length) / (performance.now() - began);
};
const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1] ?? Number.NaN;

const sql = postgres(server.url, { max: atOnce, onnotice: () => {} });
try {
  await sql`create table bare (id serial primary key, words text)`;
  const [ours, bare] = [[] as number[], [] as number[]];
  for (let round = 0; round < rounds; round++) {
    const cases: CaseId[] = [];
    for (let n = 0; n < count; n++) cases.push(await waiting(round * count + n));
    ours.push(
      await rate(cases, async (id) => {
        await house.office.issuance.approve(house.as(officer, officers), id);
        await house.office.issuance.issue(house.clockHand(), id);
      }),
    );
    bare.push(await rate(cases, (id) => sql.begin((tx) => tx`insert into bare (words) values (${String(id)})`)));
  }
  const [{ stored } = { stored: 0 }] =
    await sql`select count(*)::int as stored from certificates where status = 'valid'`;
  if (stored !== rounds * count)
    throw new Error(`${rounds * count} were approved, and ${stored} certificates are stored`);
  const row = (...cells: readonly string[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`);
  row(`${atOnce} at a time, ${count} cases`, 'a second', 'wanted');
  row('---', '---', '---');
  row('approve → stored, audited, announced', median(ours).toFixed(0), '200');
  row('a bare transaction of one row', median(bare).toFixed(0), '');
  row('ratio', (median(ours) / median(bare)).toFixed(3), '');
} finally {
  await sql.end();
  await house.close();
  await server.stop();
}
