/** A good certificate taken apart, one thing changed, put together again and signed: the bench on which each lint is tried. */
import { readCertificate } from '#pki/certificate.ts';
import { bitString, constructed, sequence } from '#pki/der.ts';
import { oidOf, readDer } from '#pki/der-reader.ts';
import { type Finding, type LintContext, lint } from '#pki/lint.ts';
import { individualSigning } from '#pki/profile.ts';
import { keyHash } from '#pki/public-key.ts';
import { algorithmIdentifier } from '#pki/signature.ts';
import type { Signer } from '#pki/signer.ts';
import { type House, urls } from './house.ts';

/** Every field a finished TLV; extensions by OID, in order. */
export type Fields = {
  version: Uint8Array;
  serial: Uint8Array;
  algorithm: Uint8Array;
  issuer: Uint8Array;
  notBefore: Uint8Array;
  notAfter: Uint8Array;
  subject: Uint8Array;
  publicKey: Uint8Array;
  /** Between the key and the extensions: unique identifiers. */
  more: Uint8Array[];
  extensions: Map<string, Uint8Array>;
  /** Extensions that stand a second time. */
  again: Uint8Array[];
  outerAlgorithm: Uint8Array;
  /** Instead of the signer's. */
  signature?: Uint8Array;
};

const take = (tbs: Uint8Array): Fields => {
  const [version, serial, algorithm, issuer, validity, subject, publicKey, list] = readDer(tbs).children.map(
    (child) => child,
  );
  const bytes = (node: typeof version) => node?.bytes ?? new Uint8Array();
  const [notBefore, notAfter] = validity?.children ?? [];
  const extensions = new Map((list?.children[0]?.children ?? []).map((one) => [oidOf(one.children[0]), one.bytes]));
  return {
    version: bytes(version),
    serial: bytes(serial),
    algorithm: bytes(algorithm),
    issuer: bytes(issuer),
    notBefore: bytes(notBefore),
    notAfter: bytes(notAfter),
    subject: bytes(subject),
    publicKey: bytes(publicKey),
    more: [],
    extensions,
    again: [],
    outerAlgorithm: bytes(algorithm),
  };
};

/** `tbs` with `change` made to it, put together again and signed: the certificate, DER. */
export const rewritten = async (
  tbs: Uint8Array,
  signer: Pick<Signer, 'algorithm' | 'sign'>,
  change: (fields: Fields) => void,
): Promise<Uint8Array> => {
  const fields = take(tbs);
  fields.algorithm = fields.outerAlgorithm = algorithmIdentifier(signer.algorithm);
  change(fields);
  const changed = sequence(
    fields.version,
    fields.serial,
    fields.algorithm,
    fields.issuer,
    sequence(fields.notBefore, fields.notAfter),
    fields.subject,
    fields.publicKey,
    ...fields.more,
    constructed(3, sequence(...fields.extensions.values(), ...fields.again)),
  );
  const signature = fields.signature ?? (await signer.sign(changed));
  return sequence(changed, fields.outerAlgorithm, bitString(signature));
};

/** What the lints say of `tbs` with `change` made to it, signed by `signer`. */
export const tampered = async (
  {
    home,
    tbs,
    signer,
    context = {},
  }: {
    readonly home: House;
    readonly tbs: Uint8Array;
    readonly signer: Signer;
    readonly context?: Partial<LintContext>;
  },
  change: (fields: Fields) => void,
): Promise<readonly Finding[]> =>
  lint(await rewritten(tbs, signer, change), {
    issuer: readCertificate(home.issuing),
    profile: individualSigning,
    urls,
    caKeys: [keyHash(home.signer.publicKey), keyHash(home.rootSigner.publicKey)],
    signedBy: signer.publicKey,
    ...context,
  });
