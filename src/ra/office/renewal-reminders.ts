/** REN-1: an owner is told in time that a certificate runs out: 60, 30, 14, 7 and 1 days before, each once, in the morning. CONVERSATION 16. */
import type { Account } from '../account.ts';
import type { Actor } from '../actor.ts';
import type { TimeZone } from '../agency.ts';
import type { Certificate } from '../certificate.ts';
import { RegistrationError } from '../errors.ts';
import type { Records } from '../ports.ts';
import { daysLeft, dueOccasion, isQuiet, nextMorning, nextReminder } from '../renewal-time.ts';
import type { Instant, SerialNumber } from '../values.ts';
import type { Performing, Scene } from './act.ts';
import type { OfficeDeps } from './deps.ts';
import { tellOwner } from './owner.ts';
import { zoneOfOwner } from './predecessor.ts';

/** `due`: names the act, so that whoever ticks it does it once. */
export type DueReminder = { readonly serial: SerialNumber; readonly due: Instant };

/** More wait for the next tick. */
const most = 200;

export const renewalReminders = ({ act, look }: Performing, { terms }: OfficeDeps) => ({
  due: (): Promise<readonly DueReminder[]> =>
    look(async (records, now) =>
      (await records.certificates.toRemind(now, most)).map(({ serial, remindAt }) => ({
        serial,
        due: remindAt ?? now,
      })),
    ),

  /** Of several missed occasions only the newest is told; in the quiet hours it waits for the morning. */
  remind: (by: Actor, serial: SerialNumber) =>
    act(by, 'remind', async (scene) => {
      const { records, now, fact } = scene;
      const certificate = await records.certificates.lock(serial);
      const owner = certificate && (await records.accounts.find(certificate.account));
      if (!certificate || !owner) throw new RegistrationError('ERR_CERTIFICATE_NOT_FOUND');
      const zone = await zoneOfOwner(records, owner);
      fact('serial', serial);
      // Lifted, it is reminded of again; another time names another act.
      if (certificate.status === 'held') return putOff(scene, serial, nextMorning(now, zone));
      const isOver = !certificate.current || certificate.status !== 'valid' || certificate.notAfter <= now;
      if (isOver) return putOff(scene, serial, null);
      if (isQuiet(now, zone)) return putOff(scene, serial, nextMorning(now, zone));
      const occasions = terms.renewalReminders;
      const days = dueOccasion(now, certificate.notAfter, { zone, occasions });
      const isNews = days !== undefined && !(await isAtDesk(records, certificate));
      const isTold = isNews && (await records.reminders.take(`renewal:${serial}:${days}`, now));
      if (isTold) await tell(scene, owner, certificate, zone);
      await records.certificates.setReminder(serial, nextReminder(now, certificate.notAfter, { zone, occasions }));
      fact('days', isTold ? days : null);
      return isTold;
    }),
});

const putOff = async ({ records }: Scene, serial: SerialNumber, until: Instant | null): Promise<boolean> => {
  await records.certificates.setReminder(serial, until);
  return false;
};

/** Nobody is reminded of what is with the officers already; sent back, it is the owner's again. */
const isAtDesk = async (records: Records, { account, serial }: Certificate): Promise<boolean> => {
  const open = await records.cases.openOf({ account });
  return open.some((it) => it.kind === 'renewal' && it.answers.certificate === serial && it.state !== 'draft');
};

/** The mail is the legal minimum: it goes whatever was said in the chat. */
const tell = (
  { records, now }: Scene,
  owner: Account,
  { serial, notAfter: until }: Certificate,
  timeZone: TimeZone,
): Promise<void> => {
  const days = daysLeft(now, until, timeZone);
  const values = { serial, until, days, when: (['today', 'tomorrow'] as const)[days] ?? 'days', timeZone };
  return tellOwner(records, owner, {
    notice: { name: 'renewal-due', certificate: serial, values },
    letter: { name: 'renewal-due', values },
    isReminder: true,
  });
};
