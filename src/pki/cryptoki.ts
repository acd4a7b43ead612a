/** The PKCS#11 library of a vendor, through the optional package `pkcs11js`: loaded once, and its answers by number (PKCS#11 v3.1, 5.1). */
import { createRequire } from 'node:module';
import { PkiError } from './errors.ts';

/** Handles hold for a session only; nothing of ours keeps one longer. */
export type Handle = Buffer;
type Attribute = { readonly type: number; readonly value?: string | number | boolean | Buffer };
type Mechanism = { readonly mechanism: number; readonly parameter?: Buffer };

/** The part of PKCS#11 that a signing CA needs, as `pkcs11js` spells it. */
export type Cryptoki = {
  load(path: string): void;
  C_Initialize(options?: { readonly flags: number }): void;
  C_GetSlotList(tokenPresent: boolean): readonly Handle[];
  C_GetTokenInfo(slot: Handle): { readonly label: string; readonly serialNumber: string; readonly flags: number };
  C_OpenSession(slot: Handle, flags: number): Handle;
  C_CloseAllSessions(slot: Handle): void;
  C_CloseSession(session: Handle): void;
  C_Login(session: Handle, userType: number, pin: string): void;
  C_FindObjectsInit(session: Handle, template: readonly Attribute[]): void;
  C_FindObjects(session: Handle, most: number): readonly Handle[];
  C_FindObjectsFinal(session: Handle): void;
  C_GetAttributeValue(
    session: Handle,
    object: Handle,
    wanted: readonly Attribute[],
  ): readonly { readonly value: Buffer }[];
  C_GenerateKeyPairAsync(
    session: Handle,
    mechanism: Mechanism,
    publicTemplate: readonly Attribute[],
    privateTemplate: readonly Attribute[],
  ): Promise<{ readonly publicKey: Handle; readonly privateKey: Handle }>;
  C_SignInit(session: Handle, mechanism: Mechanism, key: Handle): void;
  C_SignAsync(session: Handle, data: Buffer, room: Buffer): Promise<Buffer>;
};

export const ck = {
  CKU_USER: 1,
  CKF_RW_SESSION: 2,
  CKF_SERIAL_SESSION: 4,
  CKF_OS_LOCKING_OK: 2,
  CKF_TOKEN_INITIALIZED: 0x400,
  CKO_PUBLIC_KEY: 2,
  CKO_PRIVATE_KEY: 3,
  CKK_RSA: 0,
  CKK_EC: 3,
  CKA_CLASS: 0x0,
  CKA_TOKEN: 0x1,
  CKA_PRIVATE: 0x2,
  CKA_LABEL: 0x3,
  CKA_KEY_TYPE: 0x100,
  CKA_ID: 0x102,
  CKA_SENSITIVE: 0x103,
  CKA_SIGN: 0x108,
  CKA_VERIFY: 0x10a,
  CKA_MODULUS: 0x120,
  CKA_MODULUS_BITS: 0x121,
  CKA_PUBLIC_EXPONENT: 0x122,
  CKA_EXTRACTABLE: 0x162,
  CKA_EC_PARAMS: 0x180,
  CKA_EC_POINT: 0x181,
  CKM_RSA_PKCS_KEY_PAIR_GEN: 0x0,
  CKM_RSA_PKCS: 0x1,
  CKM_EC_KEY_PAIR_GEN: 0x1040,
  CKM_ECDSA: 0x1041,
} as const;

/** Return values we act on. */
export const ckr = {
  CKR_PIN_INCORRECT: 0xa0,
  CKR_PIN_INVALID: 0xa1,
  CKR_PIN_LEN_RANGE: 0xa2,
  CKR_PIN_EXPIRED: 0xa3,
  CKR_PIN_LOCKED: 0xa4,
  CKR_USER_ALREADY_LOGGED_IN: 0x100,
  CKR_CRYPTOKI_ALREADY_INITIALIZED: 0x191,
} as const;

/** The number PKCS#11 gave, and its name (`CKR_PIN_INCORRECT`); undefined for an error of another kind. */
export const returnValueOf = (error: unknown): { readonly number: number; readonly name: string } | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'number' && error.message.startsWith('CKR_')
    ? { number: error.code, name: error.message }
    : undefined;

/** A library may be initialised once in a process, whoever asks. */
const loaded = new Map<string, Cryptoki>();

/** @throws PkiError ERR_SIGNER_PACKAGE, ERR_SIGNER_MODULE */
export const loadCryptoki = (path: string): Cryptoki => {
  const known = loaded.get(path);
  if (known) return known;
  const library = new (binding().PKCS11)();
  try {
    library.load(path);
    initialise(library);
  } catch (error) {
    throw new PkiError(
      'ERR_SIGNER_MODULE',
      `the PKCS#11 library ${path} does not load (${returnValueOf(error)?.name ?? 'no such library, or of another kind of machine'}); module-path wants the file of the token's maker, and its own configuration must be readable`,
      { path },
      { cause: error },
    );
  }
  loaded.set(path, library);
  return library;
};

const initialise = (library: Cryptoki): void => {
  try {
    library.C_Initialize({ flags: ck.CKF_OS_LOCKING_OK });
  } catch (error) {
    if (returnValueOf(error)?.number !== ckr.CKR_CRYPTOKI_ALREADY_INITIALIZED) throw error;
  }
};

const binding = (): { readonly PKCS11: new () => Cryptoki } => {
  try {
    // The package's own shape; it is asked for only here, because whoever keeps keys in files need not have it.
    return createRequire(import.meta.url)('pkcs11js') as { readonly PKCS11: new () => Cryptoki };
  } catch (error) {
    throw new PkiError(
      'ERR_SIGNER_PACKAGE',
      'keys on a PKCS#11 token need the package pkcs11js, which is compiled on this machine: have g++, make and python3, and run `npm run pkcs11`',
      {},
      { cause: error },
    );
  }
};
