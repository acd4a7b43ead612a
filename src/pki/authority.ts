/**
 * The certification authority: prepare → lint → sign (docs/issuance-cycle.md; ISS-10). What was not linted cannot be signed, because
 * `sign` takes only the token that `prepare` or `resume` gave, once.
 */
import {
  authorityKeyIdentifierOf,
  type CertificateParts,
  extensionOf,
  isCa,
  isIssuedBy,
  keyUsagesOf,
  readCertificate,
  readTbsCertificate,
  subjectKeyIdentifierOf,
  type TbsParts,
  validityOf,
} from './certificate.ts';
import { type CrlEntry, makeCrl } from './crl.ts';
import { sameBytes } from './der.ts';
import { childrenOf, oidOf, readDer } from './der-reader.ts';
import { PkiError } from './errors.ts';
import {
  authorityInfoAccess,
  authorityKeyIdentifier,
  certificatePolicies,
  crlDistributionPoint,
  endEntityConstraints,
  extendedKeyUsage,
  keyUsage,
  mailAlternativeName,
  subjectKeyIdentifier,
} from './extensions.ts';
import { checkPublicKey } from './key-checks.ts';
import { type LintContext, lint } from './lint.ts';
import { distinguishedName, nameDer, nameText, type PersonSubject } from './name.ts';
import { oids } from './object-identifiers.ts';
import type { Profile } from './profile.ts';
import { keyHash } from './public-key.ts';
import { newSerial, type Random, serialHex } from './serial.ts';
import { generateKey, keySigner, type Signer } from './signer.ts';
import { signWhole, tbsCertificate } from './tbs-certificate.ts';
import { type Clock, isWithin, validFor } from './validity.ts';

/** Addresses written into certificates. All but `cps` are plain http: a reader that fetches them over TLS could run in circles. */
export type AuthorityUrls = {
  readonly crl: string;
  /** The CA's own certificate, DER (`.cer`). */
  readonly issuer: string;
  readonly ocsp: string;
  /** The practice statement. */
  readonly cps?: string;
};

export type AuthorityOptions = {
  /** The issuing CA's certificate, DER. */
  readonly certificate: Uint8Array;
  readonly signer: Signer;
  /** The certificates above it, nearest first, the root last. */
  readonly chain: readonly Uint8Array[];
  readonly profiles: readonly Profile[];
  readonly urls: AuthorityUrls;
  readonly clock: Clock;
  readonly random: Random;
};

export type PrepareOrder = {
  /** A profile's name. */
  readonly profile: string;
  readonly subject: PersonSubject;
  /** The verified official mail address. */
  readonly mail: string;
  /** SubjectPublicKeyInfo, DER, of a request that proved possession. */
  readonly publicKey: Uint8Array;
};

class Token {
  /** Makes the type nominal: an object of the same looks is no token. */
  readonly #redeemable = true;
  static is(it: unknown): it is Token {
    return typeof it === 'object' && it !== null && #redeemable in it;
  }
}
/** Stands for bytes that were linted; redeemed once, by the authority that gave it. */
export type IssuanceToken = Token;

/** A certificate that lacks only its signature. Record `serial` and `bytes` before redeeming the token. */
export type Prepared = {
  readonly profile: string;
  /** Lower-case hex. */
  readonly serial: string;
  /** The TBSCertificate, DER: `resume` takes it after a crash. */
  readonly bytes: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** RFC 4514 text. */
  readonly subject: string;
  readonly issuer: string;
  /** SHA-256 of the subject's SubjectPublicKeyInfo, hex. */
  readonly keyHash: string;
  readonly token: IssuanceToken;
};

export type Authority = {
  readonly certificate: Uint8Array;
  readonly chain: readonly Uint8Array[];
  readonly profiles: readonly Profile[];
  /** SHA-256 of the issuing CA's SubjectPublicKeyInfo, hex: which key signs. */
  readonly issuerKey: string;
  /** The same of every CA in the chain, the issuing one first: keys nobody may ask a certificate for. */
  readonly ownKeys: readonly string[];
  /** @throws PkiError ERR_PROFILE_UNKNOWN, ERR_KEY_…, ERR_VALIDITY_PAST_CA, ERR_LINT (`fields.lints`: names, comma-separated) */
  prepare(order: PrepareOrder): Promise<Prepared>;
  /** Lints recorded bytes again and gives a fresh token for them. @throws PkiError ERR_PREPARED_FOREIGN, ERR_LINT */
  resume(bytes: Uint8Array): Promise<Prepared>;
  /** The certificate, DER. @throws PkiError ERR_TOKEN_SPENT; ERR_SIGNER_SIGNATURE (the token is spent too: `resume`) */
  sign(token: IssuanceToken): Promise<Uint8Array>;
  /** The CRL of this CA's key, DER. `entries` are all that must stand on it; `number` is higher than every one before. */
  crl(list: CrlList): Promise<Uint8Array>;
};
export type CrlList = {
  readonly number: number;
  readonly entries: readonly CrlEntry[];
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
};

/** @throws PkiError ERR_CA_CERTIFICATE, ERR_CA_CHAIN, ERR_CA_URL, ERR_SIGNER_KEY_MISMATCH */
export const createAuthority = ({
  certificate,
  signer,
  chain,
  profiles,
  urls,
  clock,
  random,
}: AuthorityOptions): Authority => {
  const ca = readCertificate(certificate);
  const above = chain.map(readCertificate);
  checkHouse(ca, above, signer, urls);
  const identifier = subjectKeyIdentifierOf(ca) ?? new Uint8Array();
  const ownKeys = [ca, ...above].map((one) => keyHash(one.publicKey));
  const tokens = new WeakMap<Token, Uint8Array>();
  // One key for the life of the process; it is never kept, and no reader trusts it. RSA-3072 takes half a second to make.
  let throwaway: Promise<Signer> | undefined;
  const throwawaySigner = () => {
    throwaway ??= generateKey(checkPublicKey(signer.publicKey)).then(keySigner);
    return throwaway;
  };

  const lintCopy = async (tbs: Uint8Array, context: Omit<LintContext, 'issuer' | 'urls' | 'caKeys' | 'signedBy'>) => {
    const copySigner = await throwawaySigner();
    const copy = await signWhole(tbs, copySigner);
    const findings = lint(copy, {
      ...context,
      issuer: certificate,
      urls,
      caKeys: ownKeys,
      signedBy: copySigner.publicKey,
    });
    if (findings.length === 0) return;
    const lints = findings.map((finding) => finding.lint).join(', ');
    throw new PkiError('ERR_LINT', `not signed, the certificate would break: ${lints}`, { lints });
  };

  const prepared = (bytes: Uint8Array, profile: Profile): Prepared => {
    const parts = readTbsCertificate(bytes);
    const token = new Token();
    // A copy: nobody outside can change the bytes that were linted.
    tokens.set(token, Uint8Array.from(bytes));
    return {
      profile: profile.name,
      serial: serialHex(parts.serial.content),
      bytes,
      ...validityOf(parts),
      subject: nameText(parts.subject),
      issuer: nameText(parts.issuer),
      keyHash: keyHash(parts.publicKey),
      token,
    };
  };

  const prepare = async (order: PrepareOrder): Promise<Prepared> => {
    const profile = profiles.find(({ name }) => name === order.profile);
    if (!profile)
      throw new PkiError(
        'ERR_PROFILE_UNKNOWN',
        `no profile "${order.profile}"; there are: ${profiles.map(({ name }) => name).join(', ')}`,
        { profile: order.profile },
      );
    checkSubjectKey(order.publicKey, profile, ownKeys);
    const validity = validFor(clock, profile.validitySeconds);
    checkWithinCa(validity, ca);
    const subject = distinguishedName(order.subject);
    const bytes = tbsCertificate({
      serial: newSerial(random),
      algorithm: signer.algorithm,
      issuer: ca.subject.bytes,
      validity,
      subject: nameDer(subject),
      publicKey: order.publicKey,
      extensions: [
        authorityKeyIdentifier(identifier),
        subjectKeyIdentifier(order.publicKey),
        keyUsage(profile.keyUsage),
        endEntityConstraints(),
        extendedKeyUsage(profile.extendedKeyUsage),
        certificatePolicies(profile.policy, urls.cps),
        mailAlternativeName(order.mail),
        crlDistributionPoint(urls.crl),
        authorityInfoAccess(urls),
      ],
    });
    await lintCopy(bytes, { profile, subject, mail: order.mail });
    return prepared(bytes, profile);
  };

  const resume = async (recorded: Uint8Array): Promise<Prepared> => {
    const bytes = Uint8Array.from(recorded);
    const parts = readTbsCertificate(bytes);
    const isOurs =
      sameBytes(parts.issuer.bytes, ca.subject.bytes) &&
      sameBytes(authorityKeyIdentifierOf(parts) ?? new Uint8Array(), identifier);
    if (!isOurs)
      throw new PkiError(
        'ERR_PREPARED_FOREIGN',
        'these bytes name another issuer or another CA key; resume them with the authority that prepared them',
      );
    const policy = policyOf(parts);
    const profile = profiles.find((one) => one.policy === policy);
    if (!profile)
      throw new PkiError(
        'ERR_PROFILE_UNKNOWN',
        'no profile has the policy of these bytes; put the profile back or refuse the case',
        { policy },
      );
    await lintCopy(bytes, { profile });
    return prepared(bytes, profile);
  };

  const sign = async (token: IssuanceToken): Promise<Uint8Array> => {
    const bytes = Token.is(token) ? tokens.get(token) : undefined;
    if (!bytes)
      throw new PkiError(
        'ERR_TOKEN_SPENT',
        'this token was redeemed before, or another authority gave it; resume the recorded bytes',
      );
    tokens.delete(token);
    return signWhole(bytes, signer);
  };

  const crl = (list: CrlList) => makeCrl({ issuer: certificate, signer, ...list });

  return { certificate, chain, profiles, issuerKey: keyHash(ca.publicKey), ownKeys, prepare, resume, sign, crl };
};

const policyOf = (parts: TbsParts): string => {
  const found = extensionOf(parts, oids.certificatePolicies);
  return found ? oidOf(childrenOf(childrenOf(readDer(found.value))[0])[0]) : 'none';
};

/** Before any work: the answer names the key, not a lint. */
const checkSubjectKey = (publicKey: Uint8Array, profile: Profile, ownKeys: readonly string[]): void => {
  const type = checkPublicKey(publicKey);
  if (!profile.keyTypes.includes(type))
    throw new PkiError('ERR_KEY_TYPE', `profile ${profile.name} takes ${profile.keyTypes.join(', ')}, not ${type}`, {
      got: type,
    });
  if (ownKeys.includes(keyHash(publicKey)))
    throw new PkiError('ERR_KEY_OF_CA', "this is a CA's own key; make a new key");
};

const checkWithinCa = (validity: { readonly notBefore: Date; readonly notAfter: Date }, ca: CertificateParts): void => {
  const own = validityOf(ca);
  if (isWithin(validity, own)) return;
  const notAfter = own.notAfter.toISOString();
  throw new PkiError(
    'ERR_VALIDITY_PAST_CA',
    `the certificate would outlive its CA, which ends ${notAfter}; put a new issuing CA beside it`,
    { notAfter },
  );
};

const checkHouse = (
  ca: CertificateParts,
  above: readonly CertificateParts[],
  signer: Signer,
  urls: AuthorityUrls,
): void => {
  const usages = keyUsagesOf(ca);
  if (!isCa(ca) || !usages.includes('keyCertSign') || !usages.includes('cRLSign') || !subjectKeyIdentifierOf(ca))
    throw new PkiError(
      'ERR_CA_CERTIFICATE',
      'the issuing certificate is no CA with keyCertSign, cRLSign and an SKI; make one in the ceremony',
    );
  if (!sameBytes(ca.publicKey, signer.publicKey))
    throw new PkiError(
      'ERR_SIGNER_KEY_MISMATCH',
      "the signer's key is not the one in the issuing certificate; put the right pair together",
    );
  const links = [ca, ...above];
  const root = links.at(-1);
  const isWhole = links.every((link, index) => isIssuedBy(link, links[index + 1] ?? link)) && root !== undefined;
  if (!isWhole)
    throw new PkiError(
      'ERR_CA_CHAIN',
      'the chain does not lead from the issuing certificate to a self-signed root, nearest first',
    );
  for (const name of ['crl', 'issuer', 'ocsp'] as const)
    if (!/^http:\/\/[^\s/]+\/\S*$/.test(urls[name]))
      throw new PkiError(
        'ERR_CA_URL',
        `the ${name} address "${urls[name]}" goes into certificates: it must begin with http:// and name a path (setting CA_URL)`,
        { name },
      );
};
