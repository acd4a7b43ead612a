/** Roles, sessions and contacts: who may act, from where, and how to reach them. */
import { and, asc, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Contact, Session } from '#ra/account.ts';
import type { RoleGrant } from '#ra/agency.ts';
import type { ContactRecords, RoleRecords, SessionRecords } from '#ra/records.ts';
import { contacts, roles, sessions } from '../schema/people.ts';
import type { Pen } from './pen.ts';

export const roleRecords = ({ db }: Pen): RoleRecords => ({
  of: (account) => db.select().from(roles).where(eq(roles.account, account)).orderBy(asc(roles.since)),
  at: (desk) => db.select().from(roles).where(eq(roles.desk, desk)).orderBy(asc(roles.since)),
  administrators: () => db.select().from(roles).where(eq(roles.role, 'administrator')).orderBy(asc(roles.since)),
  /** Given twice, a role keeps its first day. */
  async grant(grant) {
    await db.insert(roles).values(grant).onConflictDoNothing();
  },
  async revoke(grant) {
    await db.delete(roles).where(sameGrant(grant));
  },
});

const sameGrant = ({ account, role, desk }: Omit<RoleGrant, 'since'>) =>
  and(eq(roles.account, account), eq(roles.role, role), desk === null ? isNull(roles.desk) : eq(roles.desk, desk));

export const sessionRecords = ({ db }: Pen): SessionRecords => ({
  async open(session) {
    await db.insert(sessions).values(session);
  },
  async current(who, at) {
    const [session] = await db
      .select()
      .from(sessions)
      .where(and(eq(sessions.network, who.network), eq(sessions.user, who.user), gt(sessions.endsAt, at)))
      .orderBy(desc(sessions.openedAt))
      .limit(1);
    return session satisfies Session | undefined;
  },
  ofAccount: (account, at) =>
    db
      .select()
      .from(sessions)
      .where(and(eq(sessions.account, account), gt(sessions.endsAt, at)))
      .orderBy(asc(sessions.openedAt)),
  async latest(account) {
    const [session] = await db
      .select()
      .from(sessions)
      .where(eq(sessions.account, account))
      .orderBy(...lastSeenFirst)
      .limit(1);
    return session satisfies Session | undefined;
  },
  async chats(account) {
    const chats = await db
      .selectDistinctOn([sessions.network, sessions.user])
      .from(sessions)
      .where(eq(sessions.account, account))
      .orderBy(sessions.network, sessions.user, ...lastSeenFirst);
    return chats.toSorted(byLastSeen);
  },
  ofUser: (who) => db.select().from(sessions).where(isUser(who)).orderBy(asc(sessions.openedAt)),
  /** A session that has ended stays ended. */
  async touch(id, seenAt, endsAt) {
    await db
      .update(sessions)
      .set({ seenAt, endsAt })
      .where(and(eq(sessions.id, id), gt(sessions.endsAt, seenAt)));
  },
  async end(id, at) {
    await db
      .update(sessions)
      .set({ endsAt: at })
      .where(and(eq(sessions.id, id), gt(sessions.endsAt, at)));
  },
  async forget(id) {
    await db.delete(sessions).where(eq(sessions.id, id));
  },
  async readdress(from, { user, chat }) {
    await db.update(sessions).set({ user, chat }).where(isUser(from));
  },
});

type Who = Pick<Session, 'network' | 'user'>;
const isUser = ({ network, user }: Who) => and(eq(sessions.network, network), eq(sessions.user, user));
const lastSeenFirst = [desc(sessions.seenAt), desc(sessions.openedAt)] as const;
const byLastSeen = (one: Session, other: Session): number =>
  other.seenAt.localeCompare(one.seenAt) || other.openedAt.localeCompare(one.openedAt);

export const contactRecords = ({ db }: Pen): ContactRecords => ({
  async find(who) {
    const [row] = await db
      .select()
      .from(contacts)
      .where(and(eq(contacts.network, who.network), eq(contacts.user, who.user)));
    return row && contactFrom(row);
  },
  async save({ consent, ...plain }) {
    const row = { ...plain, consentVersion: consent?.version ?? null, consentAt: consent?.at ?? null };
    await db
      .insert(contacts)
      .values(row)
      .onConflictDoUpdate({ target: [contacts.network, contacts.user], set: row });
  },
  async forget({ network, user }) {
    await db.delete(contacts).where(and(eq(contacts.network, network), eq(contacts.user, user)));
  },
});

const contactFrom = ({ consentVersion, consentAt, ...plain }: typeof contacts.$inferSelect): Contact => ({
  ...plain,
  consent: consentVersion !== null && consentAt !== null ? { version: consentVersion, at: consentAt } : null,
});
