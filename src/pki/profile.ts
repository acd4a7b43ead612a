/**
 * Certificate profiles: the shapes of what we sign, as data an administrator can read and change (RFC 3647 7.1; ISS-2;
 * docs/certificate-profiles.md). What must never stand in a person's certificate is refused here already, field by field, all at once.
 */
import { z } from 'zod';
import { PkiError } from './errors.ts';
import { type KeyUsage, keyUsageBits } from './extensions.ts';
import type { KeyType } from './key-checks.ts';
import { oids } from './object-identifiers.ts';
import individualSigningFile from './profiles/individual-signing.json' with { type: 'json' };

export type Profile = {
  /** How an application names it. */
  readonly name: string;
  /** How people read it in a menu. */
  readonly title: { readonly id: string; readonly en: string };
  /** notAfter − notBefore, in seconds: whole days less one second, because the last second counts. */
  readonly validitySeconds: number;
  readonly keyUsage: readonly KeyUsage[];
  /** OIDs. */
  readonly extendedKeyUsage: readonly string[];
  /** The certificate policy; each profile has its own, so a prepared certificate tells which profile it follows. */
  readonly policy: string;
  /** Its own practice statement; the installation's where it has none. */
  readonly cps?: string;
  readonly keyTypes: readonly KeyType[];
};

const keyTypes = ['P-256', 'P-384', 'RSA-2048', 'RSA-3072', 'RSA-4096'] as const satisfies readonly KeyType[];
/** RFC 5280 4.2.1.9: keyCertSign and cRLSign are a CA's. */
const keyUsages = (Object.keys(keyUsageBits) as KeyUsage[]).filter(
  (usage) => usage !== 'keyCertSign' && usage !== 'cRLSign',
);
const purposes: Readonly<Record<string, string>> = {
  emailProtection: oids.emailProtection,
  documentSigning: oids.documentSigning,
  clientAuth: oids.clientAuth,
};
/** SBR 7.1.2.3 f. */
const forbiddenPurposes: Readonly<Record<string, string>> = {
  [oids.anyExtendedKeyUsage]: 'anyExtendedKeyUsage',
  [oids.serverAuth]: 'serverAuth',
  [oids.codeSigning]: 'codeSigning',
  [oids.timeStamping]: 'timeStamping',
  [oids.ocspSigning]: 'OCSPSigning',
};

const dotted = /^[0-2](\.(0|[1-9]\d{0,15})){1,20}$/;
const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .min(1, 'wants at least one')
    .refine((list) => new Set(list).size === list.length, 'names one twice');

const purpose = z.string().transform((text, context) => {
  const type = Object.hasOwn(purposes, text) ? purposes[text] : text;
  const forbidden = forbiddenPurposes[type ?? ''] ?? Object.values(forbiddenPurposes).find((name) => name === text);
  if (forbidden) context.addIssue({ code: 'custom', message: `${forbidden} never stands in a person's certificate` });
  else if (!type || !dotted.test(type))
    context.addIssue({ code: 'custom', message: `wants ${Object.keys(purposes).join(', ')} or an OID, not "${text}"` });
  return type ?? text;
});

const webAddress = z
  .string()
  .refine((text) => /^https?:\/\/[\x21-\x7e]+$/.test(text) && URL.canParse(text), 'wants an http(s) address in ASCII');
const title = z.string().trim().min(1, 'is empty').max(64, 'has more than 64 characters');

const profileFile = z.strictObject({
  /** For people; never read. */
  '//': z.union([z.string(), z.array(z.string())]).optional(),
  name: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'wants small letters, digits and hyphens, 2 to 40'),
  title: z.strictObject({ id: title, en: title }),
  validityDays: z
    .int('wants a whole number of days')
    .min(1, 'wants one day at least')
    .max(825, 'wants 825 days at most (S/MIME Baseline Requirements 6.3.2)'),
  keyUsage: listOf(z.enum(keyUsages, `wants some of ${keyUsages.join(', ')}`)),
  extendedKeyUsage: listOf(purpose),
  policy: z
    .string()
    .regex(dotted, 'wants an OID in dotted numbers')
    .refine((policy) => policy !== oids.anyPolicy, 'anyPolicy belongs to CAs, not to persons'),
  cps: webAddress.optional(),
  keyTypes: listOf(z.enum(keyTypes, `wants some of ${keyTypes.join(', ')}`)),
  subjectAltName: z.literal('official-mail', 'wants "official-mail", the one kind there is'),
});
type ProfileFile = z.output<typeof profileFile>;

/** Rules between fields. */
const contradictions = ({ keyUsage, extendedKeyUsage, keyTypes: types }: ProfileFile): readonly string[] => {
  const found: readonly KeyUsage[] = keyUsage;
  const has = (...usages: KeyUsage[]) => usages.some((usage) => found.includes(usage));
  const rules: readonly (readonly [broken: boolean, problem: string])[] = [
    [
      has('keyEncipherment', 'dataEncipherment') && types.some((type) => type.startsWith('P-')),
      'keyUsage: a key on a curve enciphers nothing (RFC 8813); take RSA types only, or leave keyEncipherment out',
    ],
    [
      has('keyAgreement') && types.some((type) => type.startsWith('RSA-')),
      'keyUsage: an RSA key agrees on nothing; take P-256 and P-384 only, or leave keyAgreement out',
    ],
    [
      has('encipherOnly', 'decipherOnly') && !has('keyAgreement'),
      'keyUsage: encipherOnly and decipherOnly mean nothing without keyAgreement',
    ],
    [
      extendedKeyUsage.includes(oids.documentSigning) && !has('digitalSignature', 'nonRepudiation'),
      'extendedKeyUsage: documentSigning wants digitalSignature or nonRepudiation in keyUsage (RFC 9336)',
    ],
  ];
  return rules.flatMap(([isBroken, problem]) => (isBroken ? [problem] : []));
};

/** What is allowed and deserves a second look. */
const doubts = ({ policy, extendedKeyUsage }: ProfileFile): readonly string[] => {
  const found: string[] = [];
  if (policy.startsWith('2.23.140.'))
    found.push(`policy ${policy} is reserved by the CA/Browser Forum for audited, publicly trusted CAs`);
  if (policy.startsWith('2.16.360.'))
    found.push(`policy ${policy} lies in the arc of Indonesia's own authorities: use it only if it was given to you`);
  if (!extendedKeyUsage.includes(oids.emailProtection))
    found.push('extendedKeyUsage has no emailProtection: mail programs will not take the certificate');
  return found;
};

export type ReadProfile = { readonly profile: Profile; readonly warnings: readonly string[] };

/**
 * A profile from the text of its file; `source` is how messages name it.
 * @throws PkiError ERR_PROFILE, with every problem in the message and, line by line, in `fields.problems`
 */
export const readProfile = (text: string, source: string): ReadProfile => {
  const doubles = doubledFields(text);
  const { success, data, error } = profileFile.safeParse(parseJson(text, source), { reportInput: true });
  const problems = [
    ...doubles.map((field) => `${field}: stands twice`),
    ...(success ? contradictions(data) : error.issues.map(problemOf)),
  ];
  if (!success || problems.length > 0) throw badProfile(source, problems);
  const { validityDays, subjectAltName: _, '//': __, cps, ...rest } = data;
  return {
    profile: { ...rest, ...(cps === undefined ? {} : { cps }), validitySeconds: validityDays * 86_400 - 1 },
    warnings: doubts(data),
  };
};

/** JSON.parse takes the last of two silently. No value of a profile looks like a field's name and a colon. */
const doubledFields = (text: string): readonly string[] =>
  Object.keys(profileFile.shape).filter(
    (field) => field !== '//' && [...text.matchAll(new RegExp(`"${field}"\\s*:`, 'g'))].length > 1,
  );

const parseJson = (text: string, source: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw badProfile(source, [`is no JSON: ${error instanceof Error ? error.message : 'unreadable'}`]);
  }
};

const problemOf = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'unrecognized_keys')
    return `${issue.keys.join(', ')}: no such field; there are ${Object.keys(profileFile.shape).join(', ')}`;
  // JSON has no `undefined`: the field is not there.
  const isMissing = issue.input === undefined;
  const where = issue.path.length > 0 ? `${issue.path.join('.')}: ` : '';
  return `${where}${isMissing ? 'is missing' : issue.message}`;
};

export const badProfile = (source: string, problems: readonly string[]): PkiError =>
  new PkiError('ERR_PROFILE', `the certificate profile ${source} cannot be used:\n- ${problems.join('\n- ')}`, {
    source,
    problems: problems.join('\n'),
  });

/** The profile every installation has: a person signs documents and mail. */
export const individualSigning: Profile = readProfile(
  JSON.stringify(individualSigningFile),
  'individual-signing.json',
).profile;
