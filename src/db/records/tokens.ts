/** One-time secrets (activation, login, password, invitations): only hashes are here; the secret is in a mail or a chat. */
import { and, asc, desc, eq, gte, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Token, TokenPurpose, TokenRecords } from '#ra/records.ts';
import type { Json } from '#ra/values.ts';
import { tokens } from '../schema/memory.ts';
import type { Pen } from './pen.ts';

export const tokenRecords = ({ db }: Pen): TokenRecords => ({
  async insert(token) {
    await db.insert(tokens).values(token);
  },
  async lock(purpose, hash) {
    const [row] = await db
      .select()
      .from(tokens)
      .where(and(eq(tokens.hash, hash), eq(tokens.purpose, purpose)))
      .for('update');
    return row && tokenFrom(row);
  },
  async use(hash, at) {
    await db.update(tokens).set({ usedAt: at }).where(eq(tokens.hash, hash));
  },
  async fail(hash) {
    await db
      .update(tokens)
      .set({ failures: sql`${tokens.failures} + 1` })
      .where(eq(tokens.hash, hash));
  },
  async void(purpose, subject, at) {
    await db.update(tokens).set({ usedAt: at }).where(unusedFor(purpose, subject));
  },
  async latest(purpose, subject) {
    const [row] = await db
      .select()
      .from(tokens)
      .where(unusedFor(purpose, subject))
      .orderBy(desc(tokens.issuedAt), desc(tokens.id))
      .limit(1);
    return row && tokenFrom(row);
  },
  async issuedSince(purpose, subject, since) {
    const rows = await db
      .select({ hash: tokens.hash })
      .from(tokens)
      .where(and(unusedFor(purpose, subject), gte(tokens.issuedAt, since)));
    return rows.length;
  },
  async runOut(purposes, now, limit) {
    const rows = await db
      .select()
      .from(tokens)
      .where(and(inArray(tokens.purpose, purposes), isNull(tokens.usedAt), lte(tokens.expires, now)))
      .orderBy(asc(tokens.expires), asc(tokens.id))
      .limit(limit);
    return rows.map(tokenFrom);
  },
});

const unusedFor = (purpose: TokenPurpose, subject: { readonly [field: string]: Json }) =>
  and(
    eq(tokens.purpose, purpose),
    isNull(tokens.usedAt),
    sql`${tokens.subject} @> ${JSON.stringify(subject)}::text::jsonb`,
  );

const tokenFrom = ({ id: _, ...token }: typeof tokens.$inferSelect): Token => token;
