/**
 * The lints of a person's certificate: every rule of "End-entity certificate" (RFC 5280; S/MIME Baseline Requirements as the stricter
 * reading) as one named judgement. They read the bytes; nothing here is shared with the writer but the list of OIDs.
 */
import { type CertificateParts, readCertificate } from './certificate.ts';
import { isPkiError } from './errors.ts';
import type { Bench, Lint, LintContext, Lints } from './lints/bench.ts';
import { extensionLints } from './lints/extensions.ts';
import { frameLints } from './lints/frame.ts';
import { keyLints } from './lints/key.ts';
import { nameLints } from './lints/name.ts';

export type { LintContext };
export type Finding = { readonly lint: string; readonly problem: string };

export const lints = { ...frameLints, ...nameLints, ...extensionLints, ...keyLints } satisfies Lints;
export type LintName = keyof typeof lints | 'strict-der';

/** Every rule that the certificate breaks; empty when it may be signed. */
export const lint = (certificate: Uint8Array, context: LintContext): readonly Finding[] => {
  let it: CertificateParts;
  try {
    it = readCertificate(certificate);
  } catch (error) {
    if (!isPkiError(error)) throw error;
    return [{ lint: 'strict-der', problem: 'it is not a certificate in strict DER' }];
  }
  const bench = { it, issuer: readCertificate(context.issuer), context };
  return Object.entries<Lint>(lints).flatMap(([name, judge]) => {
    const problem = verdict(judge, bench);
    return problem === undefined ? [] : [{ lint: name, problem }];
  });
};

const verdict = (judge: Lint, bench: Bench): string | undefined => {
  try {
    return judge(bench);
  } catch (error) {
    if (!isPkiError(error)) throw error;
    return `unreadable (${error.code})`;
  }
};
