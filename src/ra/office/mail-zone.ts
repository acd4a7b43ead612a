/** The clock by which a letter tells its times. */
import type { Account } from '../account.ts';
import type { Records } from '../ports.ts';

/** The zone in which a mail says its times; the letter's own default where the account has no agency. */
export const zoneOf = async (records: Records, { agency }: Pick<Account, 'agency'>): Promise<{ timeZone?: string }> => {
  const known = agency === null ? undefined : await records.agencies.find(agency);
  return known ? { timeZone: known.timeZone } : {};
};
