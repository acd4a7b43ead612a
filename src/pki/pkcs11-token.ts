/**
 * A PKCS#11 token with a session open on it: finds keys, makes keys, signs digests. A session that was lost (token unplugged, server of a network
 * HSM gone for a moment) is opened again once by itself.
 */
import { type Cryptoki, ck, ckr, type Handle, loadCryptoki, returnValueOf } from './cryptoki.ts';
import { toHex } from './der.ts';
import { isPkiError, PkiError } from './errors.ts';
import type { KeyType } from './key-checks.ts';
import { attribute, findOne, generation, type KeyName, publicKeyOf } from './pkcs11-objects.ts';
import type { Pkcs11Uri } from './pkcs11-uri.ts';

export type TokenKey = {
  /** CKA_ID. */
  readonly id: Uint8Array;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
};
export type Token = {
  /** @throws PkiError ERR_SIGNER_KEY_MISSING */
  find(name: KeyName): Promise<TokenKey>;
  /** A new pair that never leaves the token (sensitive, not extractable). */
  generate(type: KeyType, name: { readonly id: Uint8Array; readonly object: string }): Promise<TokenKey>;
  /** CKM_ECDSA over a digest, or CKM_RSA_PKCS over a DigestInfo: the token's own octets. */
  sign(id: Uint8Array, family: 'EC' | 'RSA', input: Uint8Array): Promise<Uint8Array>;
};

type Work<Result> = (session: Handle, at: Connection) => Promise<Result>;
type Connection = { readonly slot: Handle; readonly idle: Handle[]; readonly keys: Map<string, Handle> };
/** libuv has four threads by default: more sessions would only wait. */
const mostSessions = 4;

/**
 * `pin` is asked for at every login and never kept. After a refused PIN no second try is made in this process: a few of them lock a token.
 * @throws PkiError ERR_SIGNER_URI, ERR_SIGNER_PACKAGE, ERR_SIGNER_MODULE, ERR_SIGNER_TOKEN, ERR_SIGNER_PIN, ERR_SIGNER_TOKEN_LOST
 */
export const openToken = (uri: Pkcs11Uri, { pin }: { readonly pin: () => string }): Token => {
  if (uri.modulePath === undefined)
    throw new PkiError('ERR_SIGNER_URI', 'the PKCS#11 address names no module-path: the library of the token’s maker');
  const library = loadCryptoki(uri.modulePath);
  let connection: Connection | undefined;
  let refused: PkiError | undefined;
  let busy = 0;
  const waiting: (() => void)[] = [];

  const connect = (): Connection => {
    if (refused) throw refused;
    const slot = findSlot(library, uri);
    try {
      return { slot, idle: [logIn(library, slot, pin())], keys: new Map() };
    } catch (error) {
      if (isPkiError(error, 'ERR_SIGNER_PIN')) refused = error;
      throw error;
    }
  };

  const attempt = async <Result>(work: Work<Result>): Promise<Result> => {
    connection ??= connect();
    const at = connection;
    const session = at.idle.pop() ?? library.C_OpenSession(at.slot, sessionFlags);
    try {
      const result = await work(session, at);
      at.idle.push(session);
      return result;
    } catch (error) {
      close(library, session);
      if (returnValueOf(error)) forget(at);
      throw error;
    }
  };

  /** Closes our own sessions only: another key on the same token may be signing. */
  const forget = (lost: Connection): void => {
    for (const session of lost.idle.splice(0)) close(library, session);
    if (connection === lost) connection = undefined;
  };

  const inSession = async <Result>(work: Work<Result>, { tries = 2 } = {}): Promise<Result> => {
    while (busy >= mostSessions) await new Promise<void>((resolve) => waiting.push(resolve));
    busy += 1;
    try {
      for (let left = tries - 1; ; left--) {
        try {
          return await attempt(work);
        } catch (error) {
          if (left === 0 || !returnValueOf(error)) throw inWords(error);
        }
      }
    } finally {
      busy -= 1;
      waiting.shift()?.();
    }
  };

  const privateKey = (session: Handle, at: Connection, name: KeyName): Handle => {
    const mark = name.id ? toHex(name.id) : '';
    const known = at.keys.get(mark);
    if (known) return known;
    const found = findOne(library, session, ck.CKO_PRIVATE_KEY, name);
    if (name.id) at.keys.set(mark, found);
    return found;
  };

  return {
    find: (name) =>
      inSession(async (session, at) => {
        const id = Uint8Array.from(attribute(library, session, privateKey(session, at, name), ck.CKA_ID));
        return { id, publicKey: publicKeyOf(library, session, id) };
      }),
    // Tried once: half a pair from a first try would make the id ambiguous.
    generate: (type, { id, object }) =>
      inSession(
        async (session) => {
          const { mechanism, template } = generation(type);
          const both = [
            { type: ck.CKA_TOKEN, value: true },
            { type: ck.CKA_ID, value: Buffer.from(id) },
            { type: ck.CKA_LABEL, value: object },
          ];
          await library.C_GenerateKeyPairAsync(
            session,
            { mechanism },
            [...both, { type: ck.CKA_VERIFY, value: true }, ...template],
            [
              ...both,
              { type: ck.CKA_PRIVATE, value: true },
              { type: ck.CKA_SENSITIVE, value: true },
              { type: ck.CKA_EXTRACTABLE, value: false },
              { type: ck.CKA_SIGN, value: true },
            ],
          );
          return { id, publicKey: publicKeyOf(library, session, id) };
        },
        { tries: 1 },
      ),
    sign: (id, family, input) =>
      inSession(async (session, at) => {
        const mechanism = family === 'EC' ? ck.CKM_ECDSA : ck.CKM_RSA_PKCS;
        library.C_SignInit(session, { mechanism }, privateKey(session, at, { id }));
        return Uint8Array.from(await library.C_SignAsync(session, Buffer.from(input), Buffer.alloc(1024)));
      }),
  };
};

const close = (library: Cryptoki, session: Handle): void => {
  try {
    library.C_CloseSession(session);
  } catch (error) {
    // Already closed: that is what was wanted.
    if (!returnValueOf(error)) throw error;
  }
};

const sessionFlags = ck.CKF_SERIAL_SESSION | ck.CKF_RW_SESSION;

const findSlot = (library: Cryptoki, { token, serial }: Pkcs11Uri): Handle => {
  const tokens = library.C_GetSlotList(true).flatMap((slot) => tokenIn(library, slot));
  const found = tokens.filter(
    (one) =>
      (token === undefined || one.label.trim() === token) &&
      (serial === undefined || one.serialNumber.trim() === serial),
  );
  const [only] = found;
  if (only && found.length === 1) return only.slot;
  const wanted = [
    token === undefined ? [] : [`label "${token}"`],
    serial === undefined ? [] : [`serial ${serial}`],
  ].flat();
  const present = tokens.map(({ label }) => `"${label.trim()}"`).join(', ') || 'none';
  throw new PkiError(
    'ERR_SIGNER_TOKEN',
    `${found.length === 0 ? 'no token' : `${found.length} tokens`} with ${wanted.join(' and ') || 'nothing asked for'}; present: ${present}. Plug it in, or name one by token= or serial=`,
    { present },
  );
};

/** None where the slot's token is blank, or cannot be asked: another's broken token must not keep us from ours. */
const tokenIn = (library: Cryptoki, slot: Handle) => {
  try {
    const token = library.C_GetTokenInfo(slot);
    return (token.flags & ck.CKF_TOKEN_INITIALIZED) === 0 ? [] : [{ slot, ...token }];
  } catch (error) {
    if (!returnValueOf(error)) throw error;
    return [];
  }
};

const refusedPin: readonly number[] = [
  ckr.CKR_PIN_INCORRECT,
  ckr.CKR_PIN_INVALID,
  ckr.CKR_PIN_LEN_RANGE,
  ckr.CKR_PIN_EXPIRED,
  ckr.CKR_PIN_LOCKED,
];

const logIn = (library: Cryptoki, slot: Handle, pin: string): Handle => {
  const session = library.C_OpenSession(slot, sessionFlags);
  try {
    library.C_Login(session, ck.CKU_USER, pin);
  } catch (error) {
    const value = returnValueOf(error);
    if (value?.number === ckr.CKR_USER_ALREADY_LOGGED_IN) return session;
    library.C_CloseSession(session);
    if (value && refusedPin.includes(value.number))
      throw new PkiError(
        'ERR_SIGNER_PIN',
        `the token refused the PIN of pin-source (${value.name}); no second try is made, because a few lock the token: put the right PIN into the file and start again`,
        { answer: value.name },
      );
    throw error;
  }
  return session;
};

const inWords = (error: unknown): unknown => {
  const value = returnValueOf(error);
  if (!value) return error;
  return new PkiError(
    'ERR_SIGNER_TOKEN_LOST',
    `the token does not answer (${value.name}), also in a new session; check that it is plugged in or that its server is reachable. Nothing was signed, and the next try begins anew`,
    { answer: value.name },
    { cause: error },
  );
};
