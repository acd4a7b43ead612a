/** Keys as a PKCS#11 token holds them (PKCS#11 v3.1, 4): found by name, read as SubjectPublicKeyInfo, described before they are made. */
import { type Cryptoki, ck, type Handle } from './cryptoki.ts';
import { oid, toHex } from './der.ts';
import { expectTag, readDer } from './der-reader.ts';
import { PkiError } from './errors.ts';
import type { KeyType } from './key-checks.ts';
import { oids } from './object-identifiers.ts';
import { ecPublicKeyDer, rsaPublicKeyDer } from './public-key.ts';

export type KeyName = { readonly id?: Uint8Array; readonly object?: string };

/** Exactly one, or words. @throws PkiError ERR_SIGNER_KEY_MISSING */
export const findOne = (library: Cryptoki, session: Handle, kind: number, { id, object }: KeyName): Handle => {
  const template = [
    { type: ck.CKA_CLASS, value: kind },
    ...(id === undefined ? [] : [{ type: ck.CKA_ID, value: Buffer.from(id) }]),
    ...(object === undefined ? [] : [{ type: ck.CKA_LABEL, value: object }]),
  ];
  library.C_FindObjectsInit(session, template);
  let found: readonly Handle[];
  try {
    found = library.C_FindObjects(session, 2);
  } finally {
    library.C_FindObjectsFinal(session);
  }
  const [only] = found;
  if (only && found.length === 1) return only;
  const what = kind === ck.CKO_PRIVATE_KEY ? 'private key' : 'public key';
  const name = [id === undefined ? [] : [`id ${toHex(id)}`], object === undefined ? [] : [`object "${object}"`]].flat();
  throw new PkiError(
    'ERR_SIGNER_KEY_MISSING',
    `the token has ${found.length === 0 ? 'no' : 'more than one'} ${what} with ${name.join(' and ') || 'nothing asked for'}; look with p11tool --list-all or pkcs11-tool -O, and name one key by its id`,
  );
};

export const attribute = (library: Cryptoki, session: Handle, object: Handle, type: number): Buffer =>
  library.C_GetAttributeValue(session, object, [{ type }])[0]?.value ?? Buffer.alloc(0);

/** From the public object with the same CKA_ID. */
export const publicKeyOf = (library: Cryptoki, session: Handle, id: Uint8Array): Uint8Array => {
  const object = findOne(library, session, ck.CKO_PUBLIC_KEY, { id });
  const read = (type: number) => Uint8Array.from(attribute(library, session, object, type));
  const kind = read(ck.CKA_KEY_TYPE)[0];
  if (kind === ck.CKK_RSA) return rsaPublicKeyDer(read(ck.CKA_MODULUS), read(ck.CKA_PUBLIC_EXPONENT));
  const point = expectTag(readDer(read(ck.CKA_EC_POINT)), 0x04).content;
  const parameters = toHex(read(ck.CKA_EC_PARAMS));
  const curve = Object.values(curves).find(({ parameters: known }) => toHex(known) === parameters);
  if (kind !== ck.CKK_EC || !curve)
    throw new PkiError('ERR_KEY_TYPE', 'the key on the token is neither RSA nor on P-256 or P-384; make another');
  const octets = (point.length - 1) / 2;
  return ecPublicKeyDer(curve.name, point.subarray(1, 1 + octets), point.subarray(1 + octets));
};

const curves = {
  'P-256': { name: 'P-256', parameters: oid(oids.secp256r1) },
  'P-384': { name: 'P-384', parameters: oid(oids.secp384r1) },
} as const;

export const generation = (type: KeyType) => {
  if (type === 'P-256' || type === 'P-384')
    return {
      mechanism: ck.CKM_EC_KEY_PAIR_GEN,
      template: [{ type: ck.CKA_EC_PARAMS, value: Buffer.from(curves[type].parameters) }],
    };
  return {
    mechanism: ck.CKM_RSA_PKCS_KEY_PAIR_GEN,
    template: [
      { type: ck.CKA_MODULUS_BITS, value: Number(type.slice('RSA-'.length)) },
      { type: ck.CKA_PUBLIC_EXPONENT, value: Buffer.from([1, 0, 1]) },
    ],
  };
};
