/** The office's records on PostgreSQL or PGlite: one act, one transaction (DESIGN, how an act runs, 3). */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { lt } from 'drizzle-orm';
import type { Records, Registry } from '#ra/ports.ts';
import type { Instant } from '#ra/values.ts';
import type { Cipher } from './cipher.ts';
import type { Database, Queries } from './client.ts';
import { DatabaseError, plainly } from './database-error.ts';
import { type Outgoing, outgoing } from './outgoing.ts';
import { accountRecords } from './records/accounts.ts';
import { actRecords } from './records/acts.ts';
import { agencyRecords, deskRecords } from './records/agencies.ts';
import { auditRecords } from './records/audit.ts';
import { cardRecords } from './records/cards.ts';
import { caseRecords } from './records/cases.ts';
import { certificateRecords } from './records/certificates.ts';
import { crlRecords, ocspSignerRecords } from './records/crls.ts';
import { agreementRecords, documentRecords } from './records/documents.ts';
import { keyRecords } from './records/keys.ts';
import { noteRecords } from './records/notes.ts';
import type { Pen } from './records/pen.ts';
import { contactRecords, roleRecords, sessionRecords } from './records/people.ts';
import { promptRecords } from './records/prompts.ts';
import { reminderRecords } from './records/reminders.ts';
import { searchRecords } from './records/searches.ts';
import { tokenRecords } from './records/tokens.ts';
import { topicRecords } from './records/topics.ts';
import { wordRecords } from './records/words.ts';
import { acts } from './schema/memory.ts';

/** Wakes the workers of the outbox when, and only when, this transaction commits. */
export type Wake = (transaction: Queries) => Promise<void>;

export const drizzleRegistry = ({
  database,
  cipher,
  wake,
}: {
  readonly database: Database;
  readonly cipher: Cipher;
  readonly wake?: Wake;
}): Registry => {
  const inside = new AsyncLocalStorage<true>();

  const once = <Result>(work: (records: Records) => Promise<Result>): Promise<Result> =>
    database.db.transaction(async (db) => {
      const pen = { db, cipher };
      const post = outgoing(pen);
      const result = await work(recordsOf(pen, post));
      if (await post.flush()) await wake?.(db);
      return result;
    });

  return {
    async transaction(work) {
      // On PGlite's one connection the inner one would wait for the outer one for ever.
      if (inside.getStore()) throw new Error('A transaction was asked for inside another: use the records at hand.');
      return inside.run(true, () => repeated(() => once(work)));
    },
  };
};

const recordsOf = (pen: Pen, post: Outgoing): Records => ({
  acts: actRecords(pen),
  cases: caseRecords(pen),
  accounts: accountRecords(pen),
  roles: roleRecords(pen),
  sessions: sessionRecords(pen),
  contacts: contactRecords(pen),
  agencies: agencyRecords(pen),
  desks: deskRecords(pen),
  tokens: tokenRecords(pen),
  cards: cardRecords(pen),
  topics: topicRecords(pen),
  documents: documentRecords(pen),
  agreements: agreementRecords(pen),
  certificates: certificateRecords(pen),
  keys: keyRecords(pen),
  crls: crlRecords(pen),
  ocspSigners: ocspSignerRecords(pen),
  prompts: promptRecords(pen),
  notes: noteRecords(pen),
  words: wordRecords(pen),
  searches: searchRecords(pen),
  reminders: reminderRecords(pen),
  audit: auditRecords(pen),
  announcer: post.announcer,
  mailer: post.mailer,
});

const tries = 5;
/** serialization_failure, deadlock_detected: nothing happened, and the next try will find the road clear. */
const passing = new Set(['40001', '40P01']);

/** `work` touches nothing but records, so what the database rolled back may be done again. */
const repeated = async <Result>(attempt: () => Promise<Result>, tried = 1): Promise<Result> => {
  try {
    return await attempt();
  } catch (error) {
    const plain = plainly(error);
    if (!(plain instanceof DatabaseError && plain.code && passing.has(plain.code) && tried < tries)) throw plain;
  }
  // Unequal pauses, or the same two meet again.
  await pause(5 * 2 ** tried * (0.5 + Math.random()));
  return repeated(attempt, tried + 1);
};

/** Forgets results of acts so old that no network would deliver their update again: give a moment a month ago. How many went. */
export const purgeActs = async ({ db }: Database, before: Instant): Promise<number> => {
  const gone = await db.delete(acts).where(lt(acts.writtenAt, before)).returning({ key: acts.key });
  return gone.length;
};
