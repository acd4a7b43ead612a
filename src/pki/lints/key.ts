/** Lints of the subject's public key (S/MIME Baseline Requirements 6.1.1.3, 6.1.5, 6.1.6). */
import { checkPublicKey } from '../key-checks.ts';
import { keyHash } from '../public-key.ts';
import type { Lints } from './bench.ts';

export const keyLints = {
  'public-key-strong': ({ it }) => {
    checkPublicKey(it.publicKey);
    return undefined;
  },

  'public-key-of-profile': ({ it, context }) => {
    const type = typeOf(it.publicKey);
    return type === undefined || context.profile.keyTypes.includes(type) ? undefined : type;
  },

  'public-key-not-of-a-ca': ({ it, context }) =>
    context.caKeys.includes(keyHash(it.publicKey)) ? "a CA's own key" : undefined,
} as const satisfies Lints;

/** Nothing where public-key-strong already complains. */
const typeOf = (publicKey: Uint8Array) => {
  try {
    return checkPublicKey(publicKey);
  } catch {
    return undefined;
  }
};
