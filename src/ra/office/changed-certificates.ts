/**
 * The old certificate after a change of data: good until its successor is issued or its deadline passes, then ended as affiliationChanged.
 * ACC-9 (Kebumen warning 3), by the clock.
 */
import type { Actor } from '../actor.ts';
import { isIssuing } from '../case.ts';
import type { Certificate } from '../certificate.ts';
import type { Records } from '../ports.ts';
import { isQuiet } from '../renewal-time.ts';
import type { Instant, SerialNumber } from '../values.ts';
import { after } from '../values.ts';
import type { Performing } from './act.ts';
import type { OfficeDeps } from './deps.ts';
import { revokeCertificate } from './ending.ts';
import { zoneOf } from './mail-zone.ts';
import { tellOwner } from './owner.ts';
import { zoneOfOwner } from './predecessor.ts';
import { days } from './terms.ts';

/** One certificate, and what is due for it: `changed:<serial>:<deadline>:<what>`. Happens once, whoever ticks. */
type Occasion = { readonly serial: SerialNumber; readonly occasion: string };

/** More in one tick would keep the other chores waiting. */
const most = 100;
/** Reminders of half a fortnight are looked through at once, so that those already sent hide nobody. */
const mostReminders = 1000;

const occasionOf = ({ serial, endBy }: Certificate, what: string): Occasion => ({
  serial,
  occasion: `changed:${serial}:${endBy}:${what}`,
});

export const changedCertificates = ({ act, look }: Performing, { terms }: OfficeDeps) => ({
  /** Whose deadline has passed. */
  due: (): Promise<readonly Occasion[]> =>
    look(async (records, now) =>
      (await records.certificates.toEnd(now, most)).map((certificate) => occasionOf(certificate, 'end')),
    ),

  /** At the deadline. False where it was ended, run out or put right meanwhile. */
  end: (by: Actor, serial: SerialNumber) =>
    act(by, 'endChanged', async (scene) => {
      const { records, now } = scene;
      const was = await records.certificates.find(serial);
      // One on hold waits for its own decision: the deadline's reason would hide that its key may be lost.
      if (was?.status !== 'valid' || was.endBy === null || was.endBy > now || was.notAfter <= now) return false;
      await revokeCertificate(scene, serial, { reason: 'affiliationChanged', since: null });
      const account = await records.accounts.find(was.account);
      if (account)
        await tellOwner(records, account, {
          notice: { name: 'certificate-ended', certificate: serial },
          letter: { name: 'certificate-ended', values: { serial, at: now, ...(await zoneOf(records, account)) } },
        });
      return true;
    }),

  /** Half way to the deadline, and a day before it; a machine that was off sends only the later one. */
  remindable: (): Promise<readonly Occasion[]> =>
    look(async (records, now, date) => {
      const near = await records.certificates.toEnd(after(date, days(terms.changedDays) / 2), mostReminders);
      const lastDay = after(date, days(1));
      const occasions = near
        .filter(({ endBy }) => endBy !== null && endBy > now)
        .map((certificate) =>
          occasionOf(certificate, certificate.endBy !== null && certificate.endBy <= lastDay ? 'day' : 'half'),
        );
      const taken = await records.reminders.taken(occasions.map(({ occasion }) => occasion));
      return occasions.filter(({ occasion }) => !taken.includes(occasion)).slice(0, most);
    }),

  /** Who has done their part already is not asked for it again (CONVERSATION 16). */
  remind: (by: Actor, { serial, occasion }: Occasion) =>
    act(by, 'remind', async ({ records, now, fact }) => {
      const certificate = await records.certificates.find(serial);
      const owner = certificate && (await records.accounts.find(certificate.account));
      if (isQuiet(now, await zoneOfOwner(records, { agency: owner?.agency ?? null }))) return false;
      if (!(await records.reminders.take(occasion, now))) return false;
      fact('occasion', occasion);
      if (certificate?.status !== 'valid' || certificate.endBy === null) return false;
      if (await isBeingReplaced(records, certificate)) return false;
      if (!owner) return false;
      const until: Instant = certificate.endBy;
      const zone = await zoneOf(records, owner);
      await tellOwner(records, owner, {
        notice: { name: 'certificate-ending', certificate: serial, values: { until, ...zone } },
        letter: { name: 'certificate-ending', values: { serial, at: until, ...zone } },
        isReminder: true,
      });
      return true;
    }),
});

/** Its successor lies at the desk, or is there. */
const isBeingReplaced = async (records: Records, { account, profile, current }: Certificate): Promise<boolean> => {
  if (!current) return true;
  const open = await records.cases.openOf({ account });
  return open.some((it) => isIssuing(it) && it.state !== 'draft' && it.answers.profile === profile);
};
