/**
 * REC-1, "the log cannot be edited unnoticed": a sealer numbers committed lines, chains them by SHA-256 and signs the head
 * with an Ed25519 key that is derived from MASTER_KEY and so is not in the database.
 *
 * Seal numbers follow the order of sealing, not of ids: a line whose transaction commits late is sealed late, never lost.
 * Each line also carries a stamp (keyed MAC) from the moment it was written, so what was invented or edited before its
 * sealing shows too. What no chain can show is a log cut short together with its heads: keep a head elsewhere (`since`).
 */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { asc, desc, gt, isNull, sql } from 'drizzle-orm';
import type { Instant } from '#ra/values.ts';
import { lineText, stampPurpose } from './audit-line.ts';
import { type Cipher, CipherError, type MasterKey, subKey } from './cipher.ts';
import type { Database, Queries } from './client.ts';
import { plainly } from './database-error.ts';
import { auditHeads, auditLines } from './schema/audit.ts';

/** After `count` lines the chain stood at `hash` (hex). */
export type AuditHead = { readonly count: number; readonly hash: string; readonly at: Instant };

export type AuditVerdict =
  | { readonly ok: true; readonly head: AuditHead | null; readonly unsealed: number }
  | {
      readonly ok: false;
      /** `moved`: out of its order, or linked to another line than it was; `head`: a signed head the lines do not lead to. */
      readonly problem: 'edited' | 'removed' | 'inserted' | 'moved' | 'head';
      /** The seal number of the line, or of the last line of the head; null for a line not sealed yet. */
      readonly seal: number | null;
      /** The line's id where there is such a line. */
      readonly line: number | null;
      readonly explanation: string;
    };

type Line = typeof auditLines.$inferSelect;
type Head = typeof auditHeads.$inferSelect;

const beginning = createHash('sha256').update('lencana audit log').digest('hex');
const sealerLock = 5_280_696_002;
const batch = 1_000;

/** Seals what was committed since, up to 1,000 lines. The new head, or undefined when there was nothing to seal or another instance is sealing. */
export const sealAuditLog = async (database: Database, cipher: Cipher, at: Instant): Promise<AuditHead | undefined> => {
  try {
    return await database.db.transaction((db) => sealLines(db, cipher, at));
  } catch (error) {
    throw plainly(error);
  }
};

const sealLines = async (db: Queries, cipher: Cipher, at: Instant): Promise<AuditHead | undefined> => {
  const free = await db
    .select({ ours: sql<boolean>`pg_try_advisory_xact_lock(${sealerLock})` })
    .from(sql`(values (1)) as once`);
  if (!free[0]?.ours) return undefined;
  const lines = await db
    .select()
    .from(auditLines)
    .where(isNull(auditLines.seal))
    .orderBy(asc(auditLines.id))
    .limit(batch);
  if (lines.length === 0) return undefined;

  const [last] = await db.select().from(auditHeads).orderBy(desc(auditHeads.count)).limit(1);
  if (last && !isSigned(last, cipher))
    throw new Error(
      `The newest head of the audit log (${last.count} lines) was not signed by us: run "lencana audit verify".`,
    );
  const sealed: { readonly id: number; readonly seal: number; readonly hash: string }[] = [];
  let { count, hash } = last ?? { count: 0, hash: beginning };
  for (const line of lines) {
    count += 1;
    hash = linkOf(hash, count, line);
    sealed.push({ id: line.id, seal: count, hash });
  }
  const values = sealed.map((line) => sql`(${line.id}::bigint, ${line.seal}::bigint, ${line.hash}::text)`);
  await db.execute(
    sql`update audit_lines as line set seal = given.seal, hash = given.hash
        from (values ${sql.join(values, sql`, `)}) as given (id, seal, hash) where line.id = given.id`,
  );
  const head: AuditHead = { count, hash, at };
  const key = cipher.ring.newest;
  await db
    .insert(auditHeads)
    .values({ ...head, keyId: key.id, signature: sign(null, headText(head), signingKey(key)) });
  return head;
};

/** Reads the whole log. `since` is a head that was kept elsewhere: a log that no longer contains it was cut or rewritten. */
export const verifyAuditLog = async (
  database: Database,
  cipher: Cipher,
  { since }: { readonly since?: Pick<AuditHead, 'count' | 'hash'> } = {},
): Promise<AuditVerdict> => {
  try {
    // One snapshot: lines sealed meanwhile belong to the next verification.
    return await database.db.transaction((db) => verifyLines(db, cipher, since), {
      isolationLevel: 'repeatable read',
      accessMode: 'read only',
    });
  } catch (error) {
    throw plainly(error);
  }
};

const verifyLines = async (
  db: Queries,
  cipher: Cipher,
  since: Pick<AuditHead, 'count' | 'hash'> | undefined,
): Promise<AuditVerdict> => {
  const heads = await db.select().from(auditHeads).orderBy(asc(auditHeads.count));
  const forged = heads.find((head) => !isSigned(head, cipher));
  if (forged) return headFault(forged.count, 'its signature is not ours');

  const hashAt = new Map(heads.map((head) => [head.count, head.hash]));
  let [count, hash] = [0, beginning];
  for (let lines = await sealedAfter(db, 0); lines.length > 0; lines = await sealedAfter(db, count)) {
    for (const line of lines) {
      const fault = lineFault(line, count, hash, cipher);
      if (fault) return fault;
      count += 1;
      hash = linkOf(hash, count, line);
      if (hashAt.has(count) && hashAt.get(count) !== hash)
        return headFault(count, 'its hash is not that of the lines before it');
      if (since?.count === count && since.hash !== hash)
        return headFault(count, 'the head kept elsewhere has another hash');
    }
  }

  const newest = heads.at(-1);
  const [signed, known] = [newest?.count ?? 0, since?.count ?? 0];
  if (count < Math.max(signed, known))
    return fault(
      'removed',
      count + 1,
      null,
      `A signed head counts ${Math.max(signed, known)} lines; ${count} are left.`,
    );
  if (count > signed) return fault('inserted', signed + 1, null, `Only ${signed} lines were ever sealed and signed.`);
  return (await unsealedFault(db, cipher)) ?? sound(db, newest);
};

const sound = async (db: Queries, newest: Head | undefined): Promise<AuditVerdict> => ({
  ok: true,
  head: newest ? { count: newest.count, hash: newest.hash, at: newest.at } : null,
  unsealed: await db.$count(auditLines, isNull(auditLines.seal)),
});

const sealedAfter = (db: Queries, count: number): Promise<readonly Line[]> =>
  db.select().from(auditLines).where(gt(auditLines.seal, count)).orderBy(asc(auditLines.seal)).limit(batch);

const lineFault = (line: Line, count: number, hash: string, cipher: Cipher): AuditVerdict | undefined => {
  const seal = count + 1;
  if (line.seal !== seal)
    return fault('removed', seal, null, `Line ${seal} is gone; the next one there is ${line.seal}.`);
  if (!isStamped(line, cipher)) return fault('edited', seal, line.id, `Line ${seal} does not say what was written.`);
  if (line.hash !== linkOf(hash, seal, line))
    return fault('moved', seal, line.id, `Line ${seal} is not the one that followed line ${count}.`);
  return undefined;
};

const unsealedFault = async (db: Queries, cipher: Cipher): Promise<AuditVerdict | undefined> => {
  const lines = await db.select().from(auditLines).where(isNull(auditLines.seal)).orderBy(asc(auditLines.id));
  const bad = lines.find((line) => !isStamped(line, cipher));
  return bad && fault('edited', null, bad.id, `Line id ${bad.id}, not sealed yet, does not say what was written.`);
};

type Fault = Extract<AuditVerdict, { ok: false }>;
const fault = (
  problem: Fault['problem'],
  seal: number | null,
  line: number | null,
  explanation: string,
): AuditVerdict => ({
  ok: false,
  problem,
  seal,
  line,
  explanation,
});
const headFault = (count: number, why: string) => fault('head', count, null, `The head after ${count} lines: ${why}.`);

const linkOf = (before: string, seal: number, line: Line): string =>
  createHash('sha256')
    .update(`${before}\n${seal}\n${line.id}\n${line.stamp}\n${lineText(line)}`)
    .digest('hex');

const isStamped = (line: Line, cipher: Cipher): boolean =>
  withKnownKey(() => cipher.stampHolds(stampPurpose, lineText(line), line.stamp));

const isSigned = (head: Head, cipher: Cipher): boolean =>
  withKnownKey(() => {
    const key = createPublicKey(signingKey(cipher.ring.find(head.keyId)));
    return verify(null, headText(head), key, head.signature);
  });

/** A key id nobody knows is as good as no proof. */
const withKnownKey = (check: () => boolean): boolean => {
  try {
    return check();
  } catch (error) {
    if (error instanceof CipherError) return false;
    throw error;
  }
};

const headText = (head: AuditHead): Buffer =>
  Buffer.from(`lencana audit head\n${head.count}\n${head.hash}\n${head.at}`);

/** RFC 8410 7: a PKCS#8 envelope around the 32-byte seed. */
const signingKey = (master: MasterKey): KeyObject => {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), subKey(master, 'audit/ed25519')]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
};
