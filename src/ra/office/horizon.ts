/** What will happen by itself, and when: where a trial's clock can be moved to (REN-1, REC-2, ACC-9). */
import type { Actor } from '../actor.ts';
import type { Agency } from '../agency.ts';
import type { CertificateMoments } from '../records.ts';
import { aheadOfUtc, dayThere } from '../time-zone.ts';
import type { CaseId, Instant } from '../values.ts';
import { after, instant } from '../values.ts';
import { nextWorkingMoment, officeHours } from '../working-time.ts';
import type { Performing } from './act.ts';
import type { OfficeDeps } from './deps.ts';
import { days } from './terms.ts';

export type Horizon = CertificateMoments & {
  /** Nine o'clock on the next working day of the first agency. */
  readonly workday: Instant | null;
  readonly reminderOfCase: { readonly case: CaseId; readonly at: Instant } | null;
};

export const horizon = ({ act, look }: Performing, { holidays }: OfficeDeps) => ({
  next: (): Promise<Horizon> =>
    look(async (records, now) => {
      const [agency] = await records.agencies.list();
      return {
        ...(await records.certificates.nextMoments(now)),
        workday: agency ? nextMorning(agency, holidays, now) : null,
        reminderOfCase: (await records.cases.nextReminder(now)) ?? null,
      };
    }),

  /** REC-1: a line at the moment the clock leaves, so that the log explains its own leap. */
  moveClock: (by: Actor, to: Instant) =>
    act(by, 'moveClock', async ({ fact }) => {
      fact('to', to);
      return to;
    }),
});

/** Not today's, even before nine: one working day further. */
const nextMorning = (agency: Agency, holidays: readonly string[], now: Instant): Instant => {
  const clock = (day: string, time: string): Date =>
    new Date(Date.parse(`${day}T${time}:00.000Z`) - aheadOfUtc(agency.timeZone));
  const midnight = after(clock(dayThere(now, agency.timeZone), '00:00'), days(1));
  const opens = nextWorkingMoment(midnight, officeHours(agency, holidays));
  const nine = clock(dayThere(opens, agency.timeZone), '09:00');
  return instant(new Date(Math.max(nine.getTime(), Date.parse(opens))));
};
