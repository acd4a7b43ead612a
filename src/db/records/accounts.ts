/** Accounts: what identifies a person is one sealed cell, found again by blind indexes of NIK, NIP and mail. */
import { arrayContains, asc, eq, isNull } from 'drizzle-orm';
import type { Account } from '#ra/account.ts';
import { RegistrationError } from '#ra/errors.ts';
import type { AccountRecords } from '#ra/records.ts';
import type { AccountId } from '#ra/values.ts';
import { plainly } from '../database-error.ts';
import { accounts } from '../schema/people.ts';
import { nameIndexes } from './name-words.ts';
import { noted } from './noted.ts';
import { opened, type Pen } from './pen.ts';

type Row = typeof accounts.$inferSelect;
type Person = Pick<Account, 'name' | 'mail' | 'phone' | 'nik' | 'nip' | 'position' | 'unit'>;
const place = 'accounts.person';

export const accountRecords = (pen: Pen): AccountRecords => {
  const { db, cipher } = pen;
  const first = ([row]: readonly Row[]): Account | undefined => row && accountFrom(pen, row);
  const seen = noted<AccountId, Account | undefined>();
  const lock = async (id: AccountId) =>
    seen.note(id, first(await db.select().from(accounts).where(eq(accounts.id, id)).for('update')));

  return {
    async insert(account) {
      const it: Account = { ...account, changedAt: account.createdAt };
      await known(db.insert(accounts).values(rowOf(pen, it)));
      seen.note(it.id, it);
      return it;
    },
    find: (id) => seen.once(id, async () => first(await db.select().from(accounts).where(eq(accounts.id, id)))),
    lock,
    async findBy(field, value) {
      if (field === 'username') return first(await db.select().from(accounts).where(eq(accounts.username, value)));
      const index = cipher.blindIndex(field, value);
      if (index === null) return undefined;
      return first(
        await db
          .select()
          .from(accounts)
          .where(eq(accounts[`${field}Index`], index)),
      );
    },
    async update(id, change, at) {
      const was = await lock(id);
      if (!was) throw new Error(`Account ${id} is not in the database.`);
      const it: Account = { ...was, ...change, changedAt: at };
      await known(db.update(accounts).set(rowOf(pen, it)).where(eq(accounts.id, id)));
      seen.note(id, it);
      return it;
    },
    async named(name, limit) {
      const words = nameIndexes(cipher, name);
      if (words.length === 0) return [];
      const rows = await db
        .select()
        .from(accounts)
        .where(arrayContains(accounts.nameWords, words))
        .orderBy(asc(accounts.username))
        .limit(limit);
      return rows.map((row) => accountFrom(pen, row));
    },
    async indexNames(limit) {
      const rows = await db.select().from(accounts).where(isNull(accounts.nameWords)).limit(limit).for('update');
      for (const row of rows)
        await db
          .update(accounts)
          .set({ nameWords: nameIndexes(cipher, accountFrom(pen, row).name) })
          .where(eq(accounts.id, row.id));
      return rows.length;
    },
  };
};

/** The unique indexes decide when two transactions register the same person at once. */
const known = async (writing: PromiseLike<unknown>): Promise<void> => {
  try {
    await writing;
  } catch (error) {
    const field = fieldOf(plainly(error));
    throw field === undefined ? error : new RegistrationError('ERR_ALREADY_REGISTERED', { field });
  }
};

const fieldOf = (error: unknown): string | undefined => {
  if (!(error instanceof Error && 'code' in error && error.code === '23505' && 'constraint' in error)) return undefined;
  return /^accounts_(username|nik|nip|mail)$/.exec(String(error.constraint))?.[1];
};

const rowOf = (pen: Pen, it: Account): typeof accounts.$inferInsert => {
  const { name, mail, phone, nik, nip, position, unit, ...plain } = it;
  const person: Person = { name, mail, phone, nik, nip, position, unit };
  return {
    ...plain,
    person: pen.cipher.sealJson(place, it.id, person),
    nikIndex: pen.cipher.blindIndex('nik', nik),
    nipIndex: pen.cipher.blindIndex('nip', nip),
    mailIndex: pen.cipher.blindIndex('mail', mail),
    nameWords: nameIndexes(pen.cipher, name),
  };
};

const accountFrom = (pen: Pen, row: Row): Account => {
  const { person, nikIndex, nipIndex, mailIndex, nameWords, ...plain } = row;
  return { ...plain, ...opened<Person>(pen, place, row.id, person) };
};
