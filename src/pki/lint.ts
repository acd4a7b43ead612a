/**
 * The lints of a person's certificate: every rule of "End-entity certificate" (RFC 5280; S/MIME Baseline Requirements, "SBR", as the
 * stricter reading) as one named judgement (docs/lints.md). They read the bytes; nothing here is shared with the writer but the list of OIDs.
 */
import { type CertificateParts, readCertificate } from './certificate.ts';
import { certificateBench, type Finding, findings, readable } from './lints/bench.ts';
import { extensionLints } from './lints/extensions.ts';
import { frameLints } from './lints/frame.ts';
import { personNameLints, textLints } from './lints/name.ts';
import { personLints } from './lints/person.ts';
import type { LintContext } from './lints/person-bench.ts';

export type { Finding, LintContext };

export const lints = { ...frameLints, ...textLints, ...personNameLints, ...extensionLints, ...personLints };
export type LintName = keyof typeof lints | 'strict-der';

/** Every rule that the certificate breaks; empty when it may be signed. */
export const lint = (certificate: Uint8Array | CertificateParts, context: LintContext): readonly Finding[] => {
  const it = certificate instanceof Uint8Array ? readStrictly(certificate) : certificate;
  return it ? findings(lints, certificateBench(it, context.issuer, context)) : [notDer];
};

/** Nothing for what is no certificate in strict DER. */
export const readStrictly = (certificate: Uint8Array): CertificateParts | undefined =>
  readable(() => readCertificate(certificate));

export const notDer: Finding = { lint: 'strict-der', problem: 'it is not a certificate in strict DER' };
