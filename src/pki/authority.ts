/**
 * The certification authority: prepare → lint → sign (docs/issuance-cycle.md; ISS-10). What was not linted cannot be signed, because
 * `sign` takes only the token that `prepare` or `resume` gave, once.
 */
import {
  authorityKeyIdentifierOf,
  extensionOf,
  readCertificate,
  readTbsCertificate,
  subjectKeyIdentifierOf,
  type TbsParts,
  validityOf,
} from './certificate.ts';
import { type AuthorityUrls, checkHouse, checkSubjectKey, checkWithinCa } from './conditions.ts';
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
import { type IssuanceToken, tokenDrawer } from './issuance-token.ts';
import { checkPublicKey } from './key-checks.ts';
import { type LintContext, lint } from './lint.ts';
import { distinguishedName, nameDer, nameText, type PersonSubject } from './name.ts';
import { oids } from './object-identifiers.ts';
import type { Profile } from './profile.ts';
import { keyHash } from './public-key.ts';
import { newSerial, type Random, serialHex } from './serial.ts';
import { generateKey, keySigner, type Signer } from './signer.ts';
import { signWhole, tbsCertificate } from './tbs-certificate.ts';
import { type Clock, validFor } from './validity.ts';

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

/** A certificate that lacks only its signature. Record `serial` and `bytes` before redeeming the token. */
type Prepared = {
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
type CrlList = {
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
  const tokens = tokenDrawer();
  const throwawaySigner = throwaway(signer);

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
    return {
      profile: profile.name,
      serial: serialHex(parts.serial.content),
      bytes,
      ...validityOf(parts),
      subject: nameText(parts.subject),
      issuer: nameText(parts.issuer),
      keyHash: keyHash(parts.publicKey),
      token: tokens.give(bytes),
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

  const sign = async (token: IssuanceToken) => signWhole(tokens.redeem(token), signer);

  const crl = (list: CrlList) => makeCrl({ issuer: certificate, signer, ...list });

  return { certificate, chain, profiles, issuerKey: keyHash(ca.publicKey), ownKeys, prepare, resume, sign, crl };
};

/** A signer of the same kind, made at the first use and again only if that failed. Its key is never kept and no reader trusts it. */
const throwaway = (like: Signer): (() => Promise<Signer>) => {
  let made: Promise<Signer> | undefined;
  return async () => {
    made ??= generateKey(checkPublicKey(like.publicKey)).then(keySigner);
    try {
      return await made;
    } catch (error) {
      made = undefined;
      throw error;
    }
  };
};

const policyOf = (parts: TbsParts): string => {
  const found = extensionOf(parts, oids.certificatePolicies);
  return found ? oidOf(childrenOf(childrenOf(readDer(found.value))[0])[0]) : 'none';
};
