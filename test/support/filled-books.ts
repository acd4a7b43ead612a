/** Books of a busy installation, written by the database itself: people, certificates, ended and open cases, links. Their sealed cells are empty, so they are found and not read. */
import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { AgencyId, DeskId, Instant } from '#ra/values.ts';

export type Books = {
  readonly agency: AgencyId;
  readonly desk: DeskId;
  readonly now: Instant;
  readonly certificates: number;
  readonly openCases: number;
};

/** Nothing in them is due at `now`: reminders lie in the coming month, links run out in the coming week. */
export const fillBooks = async (
  { db }: Database,
  { agency, desk, now, certificates, openCases }: Books,
): Promise<void> => {
  const at = sql`${now}::timestamptz`;
  const nothing = sql`''::bytea`;
  await db.execute(sql`insert into agencies (id, name, mail_domains, time_zone, working_hours, holidays,
      waiting_target_hours, organization, contact, one_person_may_do_both)
    values (${agency}, 'A', '["contohkab.go.id"]', 'Asia/Jakarta', '{"days":[1,2,3,4,5],"from":"07:30","to":"16:00"}', '[]',
      4, 'A', 'Somebody', false) on conflict do nothing`);
  await db.execute(sql`insert into desks (id, kind, name, network, chat)
    values (${desk}, 'officer', 'D', 'sandbox', '-200') on conflict do nothing`);
  await db.execute(
    sql`insert into desk_agencies (desk, agency, place) values (${desk}, ${agency}, 0) on conflict do nothing`,
  );
  await db.execute(sql`insert into accounts (id, username, agency, person, name_words, subject_number, language, password_state, failures, created_at, changed_at)
    select 'filled-' || n, 'filled-' || n, ${agency}, ${nothing}, '{}', 'F' || n, 'id', 'chosen', 0, ${at}, ${at}
    from generate_series(1, ${certificates}::int) n`);
  // Every certificate has its ended case; the open ones follow, a third of them drafts.
  await db.execute(sql`insert into cases (id, kind, state, version, network, "user", chat, language, account, agency, answers, name_words, faults,
      remind_at, opened_at, since, changed_at)
    select 1000000 + n, 'issuance',
      case when n <= ${certificates}::int then 'issued' when n % 3 = 0 then 'draft' else 'submitted' end, 1,
      'sandbox', n::text, n::text, 'id', 'filled-' || (1 + n % ${certificates}::int), ${agency}, ${nothing}, '{}', ${nothing},
      case when n <= ${certificates}::int then null else ${at} + interval '1 minute' * (1 + n % 40000) end,
      ${at} - interval '1 minute' * (n % 40000), ${at} - interval '1 minute' * (n % 40000), ${at} - interval '1 minute' * (n % 40000)
    from generate_series(1, ${certificates + openCases}::int) n`);
  await db.execute(sql`insert into case_moves ("case", move, "to", at)
    select 1000000 + n, 'submit', 'submitted', ${at} from generate_series(1, ${certificates + openCases}::int) n`);
  await db.execute(sql`insert into certificates (serial, "case", account, profile, issuer_key, key, subject, issuer, not_before, not_after,
      status, current, remind_at, end_by, prepared, der)
    select md5(n::text), 1000000 + n, 'filled-' || n, 'individual', 'nobody', md5('k' || n), ${nothing}, 'CN=x',
      ${at} - interval '1 year', ${at} + interval '1 year', 'valid', true,
      ${at} + interval '1 minute' * (1 + n % 40000), case when n % 50 = 0 then ${at} + interval '20 days' end, ${nothing}, ${nothing}
    from generate_series(1, ${certificates}::int) n`);
  await db.execute(sql`insert into tokens (hash, purpose, subject, issued_at, expires, used_at)
    select md5('t' || n), case when n % 2 = 0 then 'activation' else 'login' end, '{}', ${at} - interval '1 day',
      case when n % 20 = 0 then ${at} + interval '1 minute' * (n % 10000) else ${at} - interval '1 day' end,
      case when n % 20 = 0 then null else ${at} end
    from generate_series(1, ${certificates}::int) n`);
  await db.execute(sql`analyze`);
};
