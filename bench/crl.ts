/**
 * How long a CRL takes, from the rows of a real PostgreSQL to signed and stored bytes, beside `openssl ca -gencrl` over the same
 * serial numbers with the same kind of key (P-384). `--million`: the list of a million, its memory, and the next one after a revocation.
 */
import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { cipherWith, keyRing } from '#db/cipher.ts';
import { openDatabase } from '#db/client.ts';
import { drizzleRegistry } from '#db/registry.ts';
import { crlShelf } from '#http/crl-shelf.ts';
import { pem } from '#pki/bundle.ts';
import { crlBody, crlEntry } from '#pki/crl-body.ts';
import { atConsole, clockwork } from '#ra/actor.ts';
import { createOffice } from '#ra/office/office.ts';
import { terms } from '#ra/office/terms.ts';
import type { KeyHash, SerialNumber } from '#ra/values.ts';
import { startPostgres } from '#support/postgres-server.ts';
import { house } from '../test/pki/house.ts';

const { values } = parseArgs({ options: { million: { type: 'boolean' }, short: { type: 'boolean' } } });
const random = { bytes: (size: number) => Uint8Array.from(randomBytes(size)) };
const clock = { now: () => new Date() };
const folder = mkdtempSync(join(tmpdir(), 'lencana-bench-crl-'));
const server = await startPostgres();
const database = await openDatabase({ url: server.url });
const sql = postgres(server.url, { max: 1, onnotice: () => {} });
const { authority } = await house('P-384');
const cipher = cipherWith(keyRing([{ id: 'bench', key: new Uint8Array(32) }]));
const newRegistry = () => drizzleRegistry({ database, cipher });
const newOffice = () =>
  createOffice({
    registry: newRegistry(),
    clock,
    random,
    terms,
    authority,
    retired: [],
    links: {
      home: '',
      keyTool: String,
      keyToolSum: '',
      activate: String,
      login: String,
      password: String,
      hold: String,
      whatsapp: String,
      chat: () => undefined,
    },
    holidays: [],
    agreement: { version: '0', print: async () => new Uint8Array() }, // nobody agrees to anything here
  });
const { issuerKey } = authority;
let keys = 0;

/** `count` revoked certificates, and one that is still valid; people and cases are left out of it. */
const seed = async (count: number): Promise<void> => {
  const serial = '4'.padEnd(32, '5');
  const entry = Buffer.from(crlEntry({ serial, revokedAt: new Date(), reason: 'superseded' }));
  const place = entry.indexOf(Buffer.from(serial, 'hex'));
  const subject = cipher.sealJson('certificates.subject', '4f', 'CN=x');
  const [before, behind] = [entry.subarray(0, place), entry.subarray(place + 16)];
  await sql`set session_replication_role = replica`;
  await sql`truncate crl_pieces, crls, certificates`;
  await sql`insert into crls (issuer_key, last_change) values (${issuerKey}, ${count})`;
  await sql`
    insert into certificates (serial, "case", account, profile, issuer_key, key, subject, issuer, not_before, not_after,
      status, current, revoked_at, reason, change, crl_entry, prepared, der)
    select case when n = 0 then '4f' else '4' || substr(md5(n::text), 2) end, n, 'nobody', 'p', ${issuerKey}, md5(n::text), ${subject}, 'CN=x',
      now() - interval '1 year', now() + interval '1 year', case when n = 0 then 'valid' else 'revoked' end, false,
      case when n = 0 then null else now() - interval '1 day' end, case when n = 0 then null else 'superseded' end,
      case when n = 0 then null else n end,
      case when n = 0 then null else ${before} || decode('4' || substr(md5(n::text), 2), 'hex') || ${behind} end, '', ''
    from generate_series(0, ${count}::int) n`;
  await sql`vacuum analyze certificates`;
};

/** The index file of `openssl ca` with the same serial numbers, and a CA key of the same kind. */
const peer = async (): Promise<() => number> => {
  const at = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'ignore'] });
  openssl('ecparam', '-name', 'secp384r1', '-genkey', '-noout', '-out', at('peer.key'));
  openssl(
    'req',
    '-x509',
    '-new',
    '-key',
    at('peer.key'),
    '-subj',
    '/C=ID/CN=Peer',
    '-days',
    '30',
    '-out',
    at('peer.pem'),
  );
  const rows = await sql`select serial from certificates where status = 'revoked' order by change`;
  const lines = rows.map(
    ({ serial }) => `R\t271121000000Z\t261120000000Z,superseded\t${String(serial).toUpperCase()}\tunknown\t/CN=x\n`,
  );
  writeFileSync(at('index.txt'), lines.join(''));
  writeFileSync(at('crlnumber'), '01\n');
  writeFileSync(
    at('ca.cnf'),
    `[ca]\ndefault_ca=d\n[d]\ndatabase=${at('index.txt')}\ncrlnumber=${at('crlnumber')}\ndefault_md=sha384\ndefault_crl_days=3\ncrl_extensions=x\n[x]\nauthorityKeyIdentifier=keyid\n`,
  );
  return () => {
    const began = performance.now();
    openssl(
      'ca',
      '-gencrl',
      '-config',
      at('ca.cnf'),
      '-keyfile',
      at('peer.key'),
      '-cert',
      at('peer.pem'),
      '-out',
      at('peer.crl'),
    );
    return performance.now() - began;
  };
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};
const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1] ?? Number.NaN;
/** From the rows to signed bytes, by an instance that knows nothing yet: what `openssl ca -gencrl` does, and nothing more. */
const sign = (): Promise<number> =>
  timed(async () => {
    const body = crlBody();
    await newRegistry().transaction(async ({ certificates }) => {
      for (let since = 0; ; ) {
        const { bytes, last } = await certificates.crlEntries(issuerKey as KeyHash, since, null, 20_000);
        if (last === null) return;
        body.add(bytes);
        since = last;
      }
    });
    const thisUpdate = clock.now();
    await authority.signCrl({ number: 1, body, thisUpdate, nextUpdate: new Date(thisUpdate.getTime() + 259_200_000) });
  });
/** The whole act: numbered, audited, read by an instance that knows nothing yet, signed, stored. */
const publish = (office = newOffice()) => timed(() => office.publication.publishCrl(clockwork(`bench:${++keys}`)));
const wholeCrl = async (office = newOffice()): Promise<Uint8Array> => {
  const shelf = crlShelf({
    source: {
      latest: () => office.publication.latestCrl(),
      read: (since) => office.publication.readCrl(issuerKey, since),
    },
    onFault: (error) => {
      throw error;
    },
  });
  return (await shelf())?.der ?? new Uint8Array();
};
const verified = async (der: Uint8Array): Promise<string> => {
  writeFileSync(join(folder, 'our.crl'), der);
  writeFileSync(join(folder, 'our.pem'), pem('CERTIFICATE', authority.certificate));
  const said = execFileSync(
    'openssl',
    [
      'crl',
      '-inform',
      'DER',
      '-in',
      join(folder, 'our.crl'),
      '-noout',
      '-CAfile',
      join(folder, 'our.pem'),
      '-crlnumber',
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1e9 },
  );
  return said.trim();
};
const memory = (field: 'VmHWM' | 'VmRSS'): number =>
  Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1000;
const row = (...cells: readonly string[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`);
const ms = (value: number) => `${value.toFixed(value < 100 ? 1 : 0)} ms`;

try {
  if (values.million) {
    const before = memory('VmRSS');
    await seed(1_000_000);
    const office = newOffice();
    const first = await publish(office);
    await office.revocation.revoke(atConsole('bench:revoke'), '4f' as SerialNumber, {
      reason: 'superseded',
      since: null,
    });
    const next = await publish(office);
    const peak = memory('VmHWM');
    const der = await wholeCrl(office);
    const megabytes = der.length / 1e6;
    row('a list of 1,000,000', 'measured', 'wanted');
    row('---', '---', '---');
    row('first, from the database to signed and stored', ms(first), '10,000 ms');
    row('next, after one revocation', ms(next), '1,000 ms');
    row('size', `${megabytes.toFixed(1)} MB`, '');
    row(
      'memory at its peak',
      `${peak.toFixed(0)} MB (${before.toFixed(0)} before)`,
      `${(3 * megabytes + 300).toFixed(0)} MB`,
    );
    process.stdout.write(`openssl: ${await verified(der)}\n`);
  } else {
    row(
      'entries',
      'rows to signed bytes',
      '`openssl ca -gencrl`',
      'ratio of time',
      'wanted',
      'the whole act, stored and audited',
    );
    row('---', '---', '---', '---', '---', '---');
    for (const [count, wanted] of values.short
      ? ([[1000, '–']] as const)
      : ([
          [10_000, '1 ×'],
          [100_000, '0.25 ×'],
        ] as const)) {
      await seed(count);
      const theirs = await peer();
      await publish();
      const [ours, others, acts] = [[] as number[], [] as number[], [] as number[]];
      for (let round = 0; round < (values.short ? 3 : 7); round++) {
        ours.push(await sign());
        acts.push(await publish());
        others.push(theirs());
      }
      row(
        String(count),
        ms(median(ours)),
        ms(median(others)),
        (median(ours) / median(others)).toFixed(2),
        wanted,
        ms(median(acts)),
      );
    }
    process.stdout.write(`openssl: ${await verified(await wholeCrl())}\n`);
  }
} finally {
  await sql.end();
  await database.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
