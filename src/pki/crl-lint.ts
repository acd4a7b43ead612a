/**
 * The lints of a CRL (docs/lints.md). The frame is judged every time and costs the same for ten entries and a million; entries are judged
 * one by one where a list comes from elsewhere (the offline root's), because ours are written by one function from checked rows.
 */
import { type CertificateParts, readCertificate, readExtensions } from './certificate.ts';
import { tags } from './der.ts';
import {
  bitStringOf,
  childrenOf,
  type DerNode,
  type DerPart,
  expectTag,
  isSameDer,
  readDer,
  readOutline,
} from './der-reader.ts';
import { PkiError } from './errors.ts';
import { type Finding, findings, readable } from './lints/bench.ts';
import {
  type CrlEntryParts,
  type CrlFrameParts,
  type CrlLintContext,
  crlEntryLints,
  crlFrameLints,
} from './lints/crl.ts';
import { isWronglySigned } from './lints/frame.ts';

type CrlLintOptions = CrlLintContext & {
  /** The certificate of the CA whose list this is, DER. */
  readonly issuer: Uint8Array | CertificateParts;
};

/** By rule; `crl-serials-once`, `crl-signature-verifies` and `crl-signature-algorithms-agree` need the whole list. */
export const crlLints = { ...crlFrameLints, ...crlEntryLints };
export type CrlLintName =
  | keyof typeof crlLints
  | 'crl-strict-der'
  | 'crl-serials-once'
  | 'crl-signature-verifies'
  | 'crl-signature-algorithms-agree';

/** Every rule that the frame of a TBSCertList (DER, not signed yet) breaks. Its entries are not looked at. */
export const lintCrlFrame = (tbs: Uint8Array, { issuer, ...context }: CrlLintOptions): readonly Finding[] => {
  const it = readable(() => readFrame(tbs));
  if (!it) return [notDer];
  return findings(crlFrameLints, { it, issuer: partsOf(issuer), context });
};

/** Every rule that a whole signed list breaks, entry by entry. Each rule is told once, for the first entry that breaks it. */
export const lintCrl = (crl: Uint8Array, { issuer, ...context }: CrlLintOptions): readonly Finding[] => {
  const whole = readable(() => readWhole(crl));
  if (!whole) return [notDer];
  const ca = partsOf(issuer);
  const found = new Map<string, Finding>();
  const tell = (more: readonly Finding[]) => {
    for (const finding of more) if (!found.has(finding.lint)) found.set(finding.lint, finding);
  };
  tell(findings(crlFrameLints, { it: whole.frame, issuer: ca, context }));
  tell(signatureFindings(whole, ca));
  if (whole.frame.entries) tell(entryFindings(whole.frame.entries));
  return [...found.values()];
};

const signatureFindings = (
  { tbs, frame, outerAlgorithm, signature }: NonNullable<ReturnType<typeof readWhole>>,
  issuer: CertificateParts,
): readonly Finding[] => {
  const found: Finding[] = [];
  if (!isSameDer(frame.algorithm, outerAlgorithm))
    found.push({ lint: 'crl-signature-algorithms-agree', problem: 'inside and outside differ' });
  if (isWronglySigned({ algorithm: frame.algorithm, tbs, signature }, issuer.publicKey))
    found.push({ lint: 'crl-signature-verifies', problem: "the CA's key does not verify it" });
  return found;
};

const entryFindings = (entries: DerPart): readonly Finding[] => {
  const found: Finding[] = [];
  const serials = new Set<string>();
  let count = 0;
  const isRead = readable(() => {
    for (const part of readOutline(entries.bytes)) {
      const it = readEntry(part.bytes);
      found.push(...findings(crlEntryLints, { it }));
      serials.add(Buffer.from(it.serial.content).toString('latin1'));
      count++;
    }
    return true;
  });
  if (!isRead) return [...found, notDer];
  if (serials.size !== count) found.push({ lint: 'crl-serials-once', problem: 'a serial number stands twice' });
  return found;
};

const partsOf = (issuer: Uint8Array | CertificateParts): CertificateParts =>
  issuer instanceof Uint8Array ? readCertificate(issuer) : issuer;

const readFrame = (tbs: Uint8Array): CrlFrameParts => {
  const parts = [...readOutline(tbs)];
  const version = parts[0]?.tag === tags.integer ? readDer(parts.shift()?.bytes ?? new Uint8Array()) : undefined;
  const take = (wanted: readonly number[]): DerPart | undefined =>
    wanted.includes(parts[0]?.tag ?? 0) ? parts.shift() : undefined;
  const algorithm = whole(take([tags.sequence]));
  const issuer = whole(take([tags.sequence]));
  const thisUpdate = whole(take([tags.utcTime, tags.generalizedTime]));
  const next = take([tags.utcTime, tags.generalizedTime]);
  const entries = take([tags.sequence]);
  const wrapper = take([0xa0]);
  if (parts.length > 0) throw new PkiError('ERR_DER', 'a TBSCertList with parts too many');
  return {
    version,
    algorithm,
    issuer,
    thisUpdate,
    nextUpdate: next && whole(next),
    entries,
    extensions: wrapper ? readExtensions(only(whole(wrapper))) : [],
  };
};

const whole = (part: DerPart | undefined): DerNode => readDer(part?.bytes ?? new Uint8Array());
const only = (node: DerNode): DerNode | undefined => {
  if (node.children.length !== 1) throw new PkiError('ERR_DER', 'one list of extensions');
  return node.children[0];
};

const readWhole = (crl: Uint8Array) => {
  const [tbs, algorithm, signature, ...more] = [...readOutline(crl)];
  if (!tbs || !algorithm || !signature || more.length > 0) throw new PkiError('ERR_DER', 'a CRL has three parts');
  return {
    tbs: tbs.bytes,
    frame: readFrame(tbs.bytes),
    outerAlgorithm: whole(algorithm),
    signature: bitStringOf(whole(signature)),
  };
};

const readEntry = (entry: Uint8Array): CrlEntryParts => {
  const [serial, revocationDate, extensions, ...more] = childrenOf(readDer(entry));
  if (!revocationDate || more.length > 0) throw new PkiError('ERR_DER', 'an entry has two or three parts');
  return {
    serial: expectTag(serial, tags.integer),
    revocationDate,
    extensions: extensions ? readExtensions(extensions) : [],
  };
};

const notDer: Finding = { lint: 'crl-strict-der', problem: 'it is not a CRL in strict DER' };
