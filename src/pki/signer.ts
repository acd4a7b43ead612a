/** A key that signs: in a file encrypted at rest (RFC 5958, 8018), or behind any other `Signer` (a PKCS#11 token). */
import {
  createCipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type KeyObject,
  pbkdf2,
  sign as signWith,
} from 'node:crypto';
import { promisify } from 'node:util';
import { pem } from './bundle.ts';
import { integer, nil, octetString, oid, sequence } from './der.ts';
import { childrenOf, oidOf, readDer } from './der-reader.ts';
import { PkiError } from './errors.ts';
import { checkPublicKey, type KeyType } from './key-checks.ts';
import { oids } from './object-identifiers.ts';
import type { Random } from './serial.ts';
import { type SignatureAlgorithm, signatureAlgorithms } from './signature.ts';

export type Signer = {
  readonly algorithm: SignatureAlgorithm;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  /** The signature as X.509 carries it: a DER `ECDSA-Sig-Value`, or PKCS#1 v1.5 octets. */
  sign(tbs: Uint8Array): Promise<Uint8Array>;
};

/** The one algorithm each kind of key signs with here. */
export const algorithmOf = {
  'P-256': 'ecdsa-with-SHA256',
  'P-384': 'ecdsa-with-SHA384',
  'RSA-2048': 'sha256WithRSAEncryption',
  'RSA-3072': 'sha256WithRSAEncryption',
  'RSA-4096': 'sha256WithRSAEncryption',
} as const satisfies Readonly<Record<KeyType, SignatureAlgorithm>>;

/** @throws PkiError ERR_KEY_… for a key too weak to sign with */
export const keySigner = (key: KeyObject): Signer => {
  const publicKey = publicKeyOf(key);
  const type = checkPublicKey(publicKey);
  const algorithm = algorithmOf[type];
  const { hash } = signatureAlgorithms[algorithm];
  // P-256 takes 24 µs: less than a trip to the thread pool. The others would hold up every chat, so they go there.
  const sign =
    type === 'P-256'
      ? async (tbs: Uint8Array) => Uint8Array.from(signWith(hash, tbs, key))
      : (tbs: Uint8Array) =>
          new Promise<Uint8Array>((resolve, reject) =>
            signWith(hash, tbs, key, (error, signature) =>
              error ? reject(error) : resolve(Uint8Array.from(signature)),
            ),
          );
  return { algorithm, publicKey, sign };
};

/** SubjectPublicKeyInfo of a private key, DER. */
export const publicKeyOf = (key: KeyObject): Uint8Array =>
  Uint8Array.from(createPublicKey(key).export({ type: 'spki', format: 'der' }));

/**
 * The signer whose key is in `text`, an `ENCRYPTED PRIVATE KEY` PEM (PKCS#8 with PBES2). Keys in the clear are refused.
 * @throws PkiError ERR_SIGNER_NOT_ENCRYPTED, ERR_SIGNER_KEY_UNREADABLE, ERR_SIGNER_PASSPHRASE
 */
export const fileSigner = (text: string, passphrase: string): Signer => {
  refuseClearKey(text);
  try {
    return keySigner(createPrivateKey({ key: text, format: 'pem', passphrase }));
  } catch (error) {
    if (error instanceof PkiError) throw error;
    // No cause: what OpenSSL says here can differ with the decrypted bytes.
    throw new PkiError(
      'ERR_SIGNER_PASSPHRASE',
      'the CA key does not open with this passphrase; check which passphrase belongs to the file',
    );
  }
};

const refuseClearKey = (text: string): void => {
  const [, body] =
    /-----BEGIN ENCRYPTED PRIVATE KEY-----([A-Za-z0-9+/=\s]*)-----END ENCRYPTED PRIVATE KEY-----/.exec(text) ?? [];
  if (body === undefined && /BEGIN [A-Z ]*PRIVATE KEY/.test(text))
    throw new PkiError(
      'ERR_SIGNER_NOT_ENCRYPTED',
      'the CA key file is not encrypted PKCS#8; encrypt it (openssl pkcs8 -topk8 -v2 aes-256-cbc)',
    );
  try {
    const [algorithm] = childrenOf(readDer(Buffer.from(body ?? '', 'base64')));
    if (oidOf(childrenOf(algorithm)[0]) === oids.pbes2) return;
  } catch (error) {
    throw new PkiError(
      'ERR_SIGNER_KEY_UNREADABLE',
      'the CA key file holds no encrypted PKCS#8 key in PEM',
      {},
      { cause: error },
    );
  }
  throw new PkiError(
    'ERR_SIGNER_NOT_ENCRYPTED',
    'the CA key file is encrypted by an old scheme; encrypt it anew (openssl pkcs8 -topk8 -v2 aes-256-cbc)',
  );
};

const generate = promisify(generateKeyPair) as {
  (type: 'ec', options: { namedCurve: string }): Promise<{ privateKey: KeyObject }>;
  (type: 'rsa', options: { modulusLength: number }): Promise<{ privateKey: KeyObject }>;
};

/** A new private key, from OpenSSL's own generator. RSA takes a second or so, off the main thread. */
export const generateKey = async (type: KeyType): Promise<KeyObject> => {
  const made =
    type === 'P-256' || type === 'P-384'
      ? await generate('ec', { namedCurve: type })
      : await generate('rsa', { modulusLength: Number(type.slice('RSA-'.length)) });
  return made.privateKey;
};

const derive = promisify(pbkdf2);

/**
 * The key as `ENCRYPTED PRIVATE KEY` PEM: PBES2, AES-256-CBC, PBKDF2 with HMAC-SHA-256. Written here because node:crypto leaves the
 * count at OpenSSL's 2,048; 600,000 rounds (OWASP) cost a guesser, and us at start, about a fifth of a second.
 */
export const encryptedPem = async (
  key: KeyObject,
  passphrase: string,
  { random, rounds = 600_000 }: { readonly random: Random; readonly rounds?: number },
): Promise<string> => {
  const salt = random.bytes(16);
  const iv = random.bytes(16);
  const secret = await derive(passphrase, salt, rounds, 32, 'sha256');
  const cipher = createCipheriv('aes-256-cbc', secret, iv);
  const plain = key.export({ type: 'pkcs8', format: 'der' });
  const encrypted = Buffer.concat([cipher.update(plain), cipher.final()]);
  plain.fill(0);
  secret.fill(0);
  return pem('ENCRYPTED PRIVATE KEY', sequence(pbes2(salt, rounds, iv), octetString(encrypted)));
};

const pbes2 = (salt: Uint8Array, rounds: number, iv: Uint8Array): Uint8Array => {
  const derivation = sequence(
    oid(oids.pbkdf2),
    sequence(octetString(salt), integer(rounds), sequence(oid(oids.hmacWithSHA256), nil())),
  );
  return sequence(oid(oids.pbes2), sequence(derivation, sequence(oid(oids.aes256Cbc), octetString(iv))));
};
