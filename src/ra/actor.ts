/** Who is acting, from where, and under which key: the first argument of every act of the office. */
import type { Account, Session } from './account.ts';
import type { Desk } from './agency.ts';
import type { Capacity } from './roles.ts';
import type { ActKey, Address, Destination, Origin } from './values.ts';

export type Actor = {
  readonly key: ActKey;
  readonly origin: Origin;
  /** The person in the network; null for pages, clock and console. */
  readonly at: Address | null;
  /** The group whose current membership the network has just confirmed for this person. */
  readonly memberOf: Destination | null;
};

/** What the table of rights found: in which role the actor stands here. */
export type Standing = {
  readonly as: Capacity;
  readonly account: Account | null;
  readonly session: Session | null;
  /** The desk the role is held at, for desk acts. */
  readonly desk: Desk | null;
};

export const clockwork = (key: string): Actor => ({ key: key as ActKey, origin: 'clock', at: null, memberOf: null });
export const atConsole = (key: string): Actor => ({ key: key as ActKey, origin: 'console', at: null, memberOf: null });
export const onPage = (key: string): Actor => ({ key: key as ActKey, origin: 'page', at: null, memberOf: null });
