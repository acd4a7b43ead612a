/** A one-time secret that came back: from a link of ours, or typed as a code. ACC-3, ACC-7, ACC-8. */
import type { Token } from '../records.ts';
import type { Instant } from '../values.ts';

/** Ours, not used, not over. Who holds another is told the same, whatever is wrong with it. */
export const isUsable = (token: Token | undefined, now: Instant): token is Token =>
  token !== undefined && token.usedAt === null && token.expires > now;
