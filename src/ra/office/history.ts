/** What was done here so far, read from the audit log (REC-1): the sandbox's guide ticks its steps by it. */
import type { Role } from '../agency.ts';
import type { Deed } from '../records.ts';
import type { AccountId } from '../values.ts';
import type { Performing } from './act.ts';

/** `roles`: of whoever logged in; of everybody else the act itself says who they were. */
export type PastDeed = Omit<Deed, 'account'> & { readonly roles: readonly Role[] };
export type Past = {
  /** The newest line that was looked at. */
  readonly last: number;
  readonly deeds: readonly PastDeed[];
  /** A certificate has run out by itself. */
  readonly anyExpired: boolean;
};

export const history = ({ look }: Performing) => ({
  since: (line: number): Promise<Past> =>
    look(async ({ audit, roles, certificates }, now) => {
      const { last, deeds } = await audit.deedsSince(line);
      const past: PastDeed[] = [];
      for (const { account, ...deed } of deeds) {
        const held = deed.act === 'confirmLogin' ? await roles.of(account as AccountId) : []; // its line names one
        past.push({ ...deed, roles: held.map(({ role }) => role) });
      }
      return { last, deeds: past, anyExpired: await certificates.anyExpired(now) };
    }),
});
