/** A `Signer` whose key never leaves its token (PKCS#11; STANDARDS "CA"): only digests travel there, also for a CRL of many megabytes. */
import { createHash } from 'node:crypto';
import { integer, nil, octetString, oid, sequence } from './der.ts';
import { PkiError } from './errors.ts';
import { checkPublicKey, type KeyType } from './key-checks.ts';
import { oids } from './object-identifiers.ts';
import { openToken, type Token, type TokenKey } from './pkcs11-token.ts';
import { type Pkcs11Uri, writePkcs11Uri } from './pkcs11-uri.ts';
import type { Random } from './serial.ts';
import { signatureAlgorithms } from './signature.ts';
import { algorithmOf, type Signer } from './signer.ts';

type Place = {
  readonly uri: Pkcs11Uri;
  /** Reads the PIN; asked at every login, never kept. */
  readonly pin: () => string;
};

/** The signer whose key `uri` names by id or object. @throws PkiError ERR_SIGNER_…, ERR_KEY_… */
export const pkcs11Signer = async ({ uri, pin }: Place): Promise<Signer> => {
  if (uri.id === undefined && uri.object === undefined)
    throw new PkiError('ERR_SIGNER_URI', 'the PKCS#11 address names no key: id= or object= is missing');
  const token = openToken(uri, { pin });
  return signerOf(token, await token.find(uri));
};

/** A new key pair on the token, and the address to keep beside its certificate: token and id, no library and no PIN. */
export const generatePkcs11Key = async (
  type: KeyType,
  { uri, pin, random, label }: Place & { readonly random: Random; readonly label: string },
): Promise<{ readonly signer: Signer; readonly address: string }> => {
  const token = openToken(uri, { pin });
  const key = await token.generate(type, { id: random.bytes(16), object: label });
  return { signer: signerOf(token, key), address: writePkcs11Uri({ ...uri, id: key.id, object: label }) };
};

const signerOf = (token: Token, { id, publicKey }: TokenKey): Signer => {
  const algorithm = algorithmOf[checkPublicKey(publicKey)];
  const { hash, key: family } = signatureAlgorithms[algorithm];
  const sign = async (tbs: Uint8Array): Promise<Uint8Array> => {
    const digest = createHash(hash).update(tbs).digest();
    if (family === 'RSA') return token.sign(id, family, digestInfo(digest));
    return ecdsaValue(await token.sign(id, family, digest));
  };
  return { algorithm, publicKey, sign };
};

/** RFC 8017 9.2: the RSA signatures here are all over SHA-256. */
const digestInfo = (digest: Uint8Array): Uint8Array => sequence(sequence(oid(oids.sha256), nil()), octetString(digest));

/** Tokens give r and s beside each other; X.509 wants an `ECDSA-Sig-Value` (RFC 5480, appendix A). */
const ecdsaValue = (raw: Uint8Array): Uint8Array => {
  const half = raw.length / 2;
  return sequence(integer(raw.subarray(0, half)), integer(raw.subarray(half)));
};
