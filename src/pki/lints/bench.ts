/** What a lint is: a judge of one rule, given something signed on the bench and what it should be. */
import { type CertificateParts, extensionValue, type TbsParts } from '../certificate.ts';
import type { DerNode } from '../der-reader.ts';
import { isPkiError } from '../errors.ts';
import { type ReadAttribute, readName } from '../name.ts';

/** Answers with the problem, or nothing. What it cannot read is a problem of the same lint. Never repeats personal data. */
export type Lint<Bench> = (bench: Bench) => string | undefined;
export type Lints<Bench> = Readonly<Record<string, Lint<Bench>>>;
export type Finding = { readonly lint: string; readonly problem: string };

/** A certificate on the bench: its parts and its issuer's. What many lints read is read once. */
export type CertificateBench<Context = unknown> = {
  readonly it: CertificateParts;
  readonly issuer: CertificateParts;
  readonly context: Context;
  /** The subject's attributes. @throws PkiError ERR_DER */
  readonly subject: readonly ReadAttribute[];
  /** What is inside an extension, if it is there. @throws PkiError ERR_DER */
  value(type: string): DerNode | undefined;
};

export const certificateBench = <Context>(
  it: CertificateParts,
  issuer: CertificateParts,
  context: Context,
): CertificateBench<Context> => {
  const values = new Map<string, DerNode | undefined>();
  let subject: readonly ReadAttribute[] | undefined;
  return {
    it,
    issuer,
    context,
    get subject() {
      subject ??= readName(it.subject);
      return subject;
    },
    value(type) {
      if (!values.has(type)) values.set(type, extensionValue(it, type));
      return values.get(type);
    },
  };
};

/** Every rule that is broken. */
export const findings = <Bench>(lints: Lints<Bench>, bench: Bench): readonly Finding[] => {
  const found: Finding[] = [];
  for (const lint in lints) {
    const problem = verdict(lints[lint], bench);
    if (problem !== undefined) found.push({ lint, problem });
  }
  return found;
};

/** Nothing for what is not in strict DER, or not what it should be: that is the finding of another lint. */
export const readable = <Read>(read: () => Read): Read | undefined => {
  try {
    return read();
  } catch (error) {
    if (!isPkiError(error)) throw error;
    return undefined;
  }
};

const verdict = <Bench>(judge: Lint<Bench> | undefined, bench: Bench): string | undefined => {
  try {
    return judge?.(bench);
  } catch (error) {
    if (!isPkiError(error)) throw error;
    return `unreadable (${error.code})`;
  }
};

export const isCritical = (it: Pick<TbsParts, 'extensions'>, type: string): boolean =>
  it.extensions.some(({ oid, critical }) => oid === type && critical);

/** `wanted` has none twice, so nothing of the same length that has all of it has anything else. */
export const isSameSet = (found: readonly string[], wanted: readonly string[]): boolean =>
  found.length === wanted.length && wanted.every((one) => found.includes(one));
