/** The lints of a certification authority's own certificate, for the ceremony and for one that comes from an offline root (docs/lints.md). */
import { readCertificate } from './certificate.ts';
import type { KeyType } from './key-checks.ts';
import { notDer, readStrictly } from './lint.ts';
import { certificateBench, type Finding, findings } from './lints/bench.ts';
import { caLints, issuingLints, rootLints } from './lints/ca.ts';
import { extensionLints } from './lints/extensions.ts';
import { frameLints } from './lints/frame.ts';
import { textLints } from './lints/name.ts';

const { 'authority-key-identifier': authorityKeyIdentifier, ...sharedExtensionLints } = extensionLints;
const shared = { ...frameLints, ...textLints, ...sharedExtensionLints, ...caLints };

/** By rule: what a root must keep, and what an issuing CA must. */
export const lintsOfRoot = { ...shared, ...rootLints };
export const lintsOfIssuing = { ...shared, 'authority-key-identifier': authorityKeyIdentifier, ...issuingLints };

export type CaLintOptions = {
  /** The certificate of the CA above, DER. Left out for a root: it is judged by its own key. */
  readonly issuer?: Uint8Array;
  /** Kinds of key a CA may have. STANDARDS: P-384, or RSA from 3072 bits; a test or a benchmark may take others. */
  readonly keyTypes?: readonly KeyType[];
};

export const caKeyTypes: readonly KeyType[] = ['P-384', 'RSA-3072', 'RSA-4096'];

/**
 * Every rule that a CA's certificate breaks; empty when it may be used.
 * @throws PkiError ERR_CERTIFICATE_UNREADABLE for the issuer's
 */
export const lintCa = (
  certificate: Uint8Array,
  { issuer, keyTypes = caKeyTypes }: CaLintOptions = {},
): readonly Finding[] => {
  const it = readStrictly(certificate);
  if (!it) return [notDer];
  const context = { keyTypes };
  return issuer === undefined
    ? findings(lintsOfRoot, certificateBench<typeof context>(it, it, context))
    : findings(lintsOfIssuing, certificateBench<typeof context>(it, readCertificate(issuer), context));
};
