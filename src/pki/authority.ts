/**
 * The certification authority: prepare → lint → sign (docs/issuance-cycle.md; ISS-10). What was not linted cannot be signed, because
 * `sign` takes only the token that `prepare` or `resume` gave, once.
 */
import {
  authorityKeyIdentifierOf,
  type CertificateParts,
  extensionOf,
  readCertificate,
  readTbsCertificate,
  subjectKeyIdentifierOf,
  type TbsParts,
  validityOf,
} from './certificate.ts';
import { type AuthorityUrls, checkHouse, checkSubjectKey, checkWithinCa } from './conditions.ts';
import { type CrlFrame, signCrl } from './crl.ts';
import type { CrlBody } from './crl-body.ts';
import { concat, sameBytes } from './der.ts';
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
import { type Finding, type LintContext, lint, notDer, readStrictly } from './lint.ts';
import { distinguishedName, nameDer, nameText, type PersonSubject } from './name.ts';
import { oids } from './object-identifiers.ts';
import { delegateCertificate, ocspSigning } from './ocsp/delegate-certificate.ts';
import { lintOcspSigner } from './ocsp/delegate-lints.ts';
import type { Profile } from './profile.ts';
import { keyHash } from './public-key.ts';
import { newSerial, type Random, serialHex } from './serial.ts';
import { signedObject } from './signature.ts';
import type { Signer } from './signer.ts';
import { signWhole, tbsCertificate } from './tbs-certificate.ts';
import { throwawaySigner } from './throwaway-signer.ts';
import { type Clock, validFor } from './validity.ts';
import type { WeakKeyList } from './weak-key-list.ts';

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
  /** Keys everybody can make again, where the installation has the list. */
  readonly weakKeys?: WeakKeyList;
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
  /** Keys that are refused because anybody can make them again, where the installation has such a list. */
  readonly weakKeys?: WeakKeyList;
  /** SHA-256 of the issuing CA's SubjectPublicKeyInfo, hex: which key signs. */
  readonly issuerKey: string;
  /** The same of every CA in the chain, the issuing one first: keys nobody may ask a certificate for. */
  readonly ownKeys: readonly string[];
  /** @throws PkiError ERR_PROFILE_UNKNOWN, ERR_KEY_…, ERR_VALIDITY_PAST_CA, ERR_LINT (`fields.lints`: names, comma-separated) */
  prepare(order: PrepareOrder): Promise<Prepared>;
  /**
   * The certificate of one OCSP signer, for its P-256 key. There is no `resume` for it: after a crash the key is gone, and another is made.
   * @throws PkiError ERR_KEY_…, ERR_VALIDITY_PAST_CA, ERR_LINT
   */
  prepareOcspSigner(publicKey: Uint8Array): Promise<Prepared>;
  /** Lints recorded bytes again and gives a fresh token for them. @throws PkiError ERR_PREPARED_FOREIGN, ERR_LINT */
  resume(bytes: Uint8Array): Promise<Prepared>;
  /** The certificate, DER. @throws PkiError ERR_TOKEN_SPENT; ERR_SIGNER_SIGNATURE (the token is spent too: `resume`) */
  sign(token: IssuanceToken): Promise<Uint8Array>;
  /** Signs the CRL of this CA's key around the entries of `body`; `number` is higher than every one before. */
  signCrl(list: CrlList): Promise<CrlFrame>;
};
type CrlList = {
  readonly number: number;
  readonly body: CrlBody;
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
  weakKeys,
}: AuthorityOptions): Authority => {
  const ca = readCertificate(certificate);
  const above = chain.map(readCertificate);
  checkHouse(ca, above, signer, urls);
  const identifier = subjectKeyIdentifierOf(ca) ?? new Uint8Array();
  const ownKeys = [ca, ...above].map((one) => keyHash(one.publicKey));
  const tokens = tokenDrawer();
  const copySigner = throwawaySigner(signer.algorithm);
  const issuerText = nameText(ca.subject);
  // What stands in every certificate of a profile is written once.
  const ownIdentifier = authorityKeyIdentifier(identifier);
  const purposeOf = new Map(
    profiles.map((profile) => [
      profile,
      concat([
        keyUsage(profile.keyUsage),
        endEntityConstraints(),
        extendedKeyUsage(profile.extendedKeyUsage),
        certificatePolicies(profile.policy, profile.cps ?? urls.cps),
      ]),
    ]),
  );
  const addresses = concat([crlDistributionPoint(urls.crl), authorityInfoAccess(urls)]);

  /** Judges a copy signed by a throwaway key, and gives it back read: what breaks a rule never meets the real one. */
  const refuseFindings = async (
    tbs: Uint8Array,
    judge: (copy: CertificateParts, signedBy: Uint8Array) => readonly Finding[],
  ): Promise<CertificateParts> => {
    const { algorithm, publicKey, sign: signCopy } = await copySigner();
    const copy = readStrictly(signedObject(tbs, algorithm, await signCopy(tbs)));
    const findings = copy ? judge(copy, publicKey) : [notDer];
    if (copy && findings.length === 0) return copy;
    const lints = findings.map((finding) => finding.lint).join(', ');
    throw new PkiError('ERR_LINT', `not signed, the certificate would break: ${lints}`, { lints });
  };
  /** That a copy verifies by a throwaway key would say nothing of the CA's: `sign` verifies the real signature. */
  const lintCopy = (tbs: Uint8Array, context: Omit<LintContext, 'issuer' | 'urls' | 'caKeys' | 'signedBy'>) =>
    refuseFindings(tbs, (copy) =>
      lint(copy, { ...context, issuer: ca, urls: withCps(context.profile), caKeys: ownKeys }),
    );
  const withCps = ({ cps }: Profile): AuthorityUrls => (cps === undefined ? urls : { ...urls, cps });

  const prepared = (bytes: Uint8Array, copy: CertificateParts, profile: string): Prepared => ({
    profile,
    serial: serialHex(copy.serial.content),
    bytes,
    ...validityOf(copy),
    subject: nameText(copy.subject),
    issuer: issuerText,
    keyHash: keyHash(copy.publicKey),
    token: tokens.give(bytes),
  });

  const prepare = async (order: PrepareOrder): Promise<Prepared> => {
    const profile = profiles.find(({ name }) => name === order.profile);
    if (!profile)
      throw new PkiError(
        'ERR_PROFILE_UNKNOWN',
        `no profile "${order.profile}"; there are: ${profiles.map(({ name }) => name).join(', ')}`,
        { profile: order.profile },
      );
    checkSubjectKey(order.publicKey, profile, { ownKeys, weakKeys });
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
        ownIdentifier,
        subjectKeyIdentifier(order.publicKey),
        purposeOf.get(profile) ?? new Uint8Array(),
        mailAlternativeName(order.mail),
        addresses,
      ],
    });
    return prepared(bytes, await lintCopy(bytes, { profile, subject, mail: order.mail }), profile.name);
  };

  const prepareOcspSigner = async (publicKey: Uint8Array): Promise<Prepared> => {
    const bytes = delegateCertificate({ ca, algorithm: signer.algorithm, publicKey, clock, random });
    const copy = await refuseFindings(bytes, ({ der }, signedBy) =>
      lintOcspSigner(der, { issuer: ca, caKeys: ownKeys, signedBy }),
    );
    return prepared(bytes, copy, ocspSigning);
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
    return prepared(bytes, await lintCopy(bytes, { profile }), profile.name);
  };

  const sign = async (token: IssuanceToken) => signWhole(tokens.redeem(token), signer);

  return {
    certificate,
    chain,
    profiles,
    ...(weakKeys && { weakKeys }),
    issuerKey: keyHash(ca.publicKey),
    ownKeys,
    prepare,
    prepareOcspSigner,
    resume,
    sign,
    signCrl: (list) => signCrl({ issuer: certificate, signer, ...list }),
  };
};

const policyOf = (parts: TbsParts): string => {
  const found = extensionOf(parts, oids.certificatePolicies);
  return found ? oidOf(childrenOf(childrenOf(readDer(found.value))[0])[0]) : 'none';
};
