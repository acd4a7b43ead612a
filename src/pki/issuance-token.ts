/** A rule as a type: what was not linted cannot be signed, because only linted bytes get a token, and a token is redeemed once. */
import { PkiError } from './errors.ts';

class Token {
  /** Makes the type nominal: an object of the same looks is no token. */
  readonly #linted = true;
  static is(it: unknown): it is Token {
    return typeof it === 'object' && it !== null && #linted in it;
  }
}
/** Stands for bytes that were linted. It cannot be made, copied or kept across a restart. */
export type IssuanceToken = Token;

/** The tokens of one authority. */
export const tokenDrawer = () => {
  const linted = new WeakMap<Token, Uint8Array>();
  return {
    /** Keeps a copy: nobody outside can change the bytes that were linted. */
    give(bytes: Uint8Array): IssuanceToken {
      const token = new Token();
      linted.set(token, Uint8Array.from(bytes));
      return token;
    },
    /** The bytes, the first time. @throws PkiError ERR_TOKEN_SPENT */
    redeem(token: IssuanceToken): Uint8Array {
      const bytes = Token.is(token) ? linted.get(token) : undefined;
      if (!bytes)
        throw new PkiError(
          'ERR_TOKEN_SPENT',
          'this token was redeemed before, or another authority gave it; resume the recorded bytes',
        );
      linted.delete(token);
      return bytes;
    },
  };
};
