/** Codes typed in a chat after `/hubungkan`: how they are kept, and how many that open nothing one chat may type. ACC-7, ACC-8. */
import type { Records } from '../ports.ts';
import type { Token } from '../records.ts';
import type { Address, Instant } from '../values.ts';
import { after } from '../values.ts';
import type { Scene } from './act.ts';
import { minutes, secretHash } from './terms.ts';
import { isUsable } from './token.ts';

/** In an hour; afterwards every code is as good as a wrong one there (ours). */
const mostMisses = 5;
const missesMinutes = 60;

type Who = Pick<Address, 'network' | 'user'>;

export const codeHash = (code: string): string => secretHash(code.toUpperCase().replace(/[^A-Z0-9]/g, ''));

export const mayTryCode = async (records: Records, who: Who, now: Instant): Promise<boolean> =>
  ((await missesOf(records, who, now))?.failures ?? 0) < mostMisses;

/** A result and no error, because the count must be kept. */
export const countMiss = async ({ records, now, date }: Scene, { network, user }: Who): Promise<void> => {
  const known = await missesOf(records, { network, user }, now);
  const hash = known?.hash ?? secretHash(`code-misses:${network}:${user}:${now}`);
  if (!known)
    await records.tokens.insert({
      purpose: 'code-misses',
      hash,
      subject: { network, user },
      issuedAt: now,
      expires: after(date, minutes(missesMinutes)),
    });
  await records.tokens.fail(hash);
};

const missesOf = async (records: Records, { network, user }: Who, now: Instant): Promise<Token | undefined> => {
  const latest = await records.tokens.latest('code-misses', { network, user });
  return isUsable(latest, now) ? latest : undefined;
};
