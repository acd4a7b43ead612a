/** Lints of names (RFC 5280 4.1.2.6, X.520, SBR 7.1.4): of every subject, and of what may be said of a person. */
import { mailsIn } from '../certificate.ts';
import { tags } from '../der.ts';
import { invisible, type NameAttribute, nameAttributes, type ReadAttribute } from '../name.ts';
import { oids } from '../object-identifiers.ts';
import type { CertificateBench, Lints } from './bench.ts';
import type { PersonBench } from './person-bench.ts';

const where = ({ subject }: CertificateBench, isBad: (attribute: ReadAttribute) => boolean): string | undefined => {
  const bad = subject.find(isBad);
  return bad && `in ${bad.type ?? bad.oid}`;
};
const lengthOf = (text: string): number => (/^[\0-\x7f]*$/.test(text) ? text.length : Array.from(text).length);

/** What must be there, what may be, each once and alone in its RDN. */
export const attributeProblem = (
  subject: readonly ReadAttribute[],
  required: readonly NameAttribute[],
  optional: readonly NameAttribute[] = [],
): string | undefined => {
  const types = subject.map(({ type }) => type);
  const missing = required.filter((type) => !types.includes(type));
  if (missing.length > 0) return `without ${missing.join(', ')}`;
  const foreign = subject.find(({ type }) => !type || !(required.includes(type) || optional.includes(type)));
  if (foreign) return `with ${foreign.type ?? foreign.oid}`;
  if (new Set(types).size !== types.length) return 'an attribute stands twice';
  return new Set(subject.map(({ rdn }) => rdn)).size === subject.length ? undefined : 'an RDN with two attributes';
};

export const textLints = {
  'country-printable-of-2': (bench) =>
    where(
      bench,
      ({ type, tag, text }) => type === 'country' && !(tag === tags.printableString && /^[A-Z]{2}$/.test(text)),
    ),

  'strings-utf8-or-printable': (bench) =>
    where(bench, ({ type, tag, text }) => {
      if (type === 'country' || type === 'emailAddress') return false;
      if (tag === tags.printableString) return !/^[A-Za-z0-9 '()+,\-./:=?]*$/.test(text);
      return tag !== tags.utf8String || type === 'serialNumber';
    }),

  'x520-bounds': (bench) =>
    where(bench, ({ type, text }) => {
      // The country's length is the finding of country-printable-of-2.
      if (!type || type === 'country') return false;
      return text.length === 0 || lengthOf(text) > nameAttributes[type].max;
    }),

  'text-nfc': (bench) => where(bench, ({ text }) => text !== text.normalize('NFC')),

  'text-no-invisible-characters': (bench) => where(bench, ({ text }) => invisible.test(text)),

  /** RFC 4518 2.6.1: readers squeeze blanks before they compare, so two names would be one to some and two to others. */
  'text-blanks-single-and-inside': (bench) =>
    where(bench, ({ text }) => /^\p{Zs}|\p{Zs}$|\p{Zs}{2}|[^\P{Zs} ]/u.test(text)),

  /** SBR 7.1.4.2: no dash, dot or "n/a" where a value is missing. An empty text is the finding of x520-bounds. */
  'text-says-something': (bench) =>
    where(
      bench,
      ({ text }) =>
        text.length > 0 && (!/[\p{L}\p{N}]/u.test(text) || /^(n\/?a|nihil|tidak ada|kosong|null)$/i.test(text)),
    ),

  /** Text that went through a web form twice: `Ma&#39;ruf`. */
  'text-no-html-entities': (bench) => where(bench, ({ text }) => /&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/i.test(text)),
} as const satisfies Lints<CertificateBench>;

/** Degrees and offices people write around a name. `H.` and `M.` are left: they also shorten Haji and Muhammad in names on a KTP. */
const titles =
  /,|(^|\s)(Prof|Drs?|Dra|drg|drh|Ir|Apt|Ns)\.|(^|\s)[SMAB]\.\s?(Ag|Ak|AP|Farm|Hum|Hut|IP|Keb|Ked|Kep|Kes|KM|Kom|Md|Pd|Psi|Pt|Sc|Si|Sos|STP|Tr)\b|\bPh\.?\s?D\b/i;

/** 16 digits of any script or more in a row, also where blanks, dots, dashes or slashes stand between: a NIK has 16, a NIP 18. */
const identityNumber = /\p{Nd}(?:[\s.\-/_]{0,2}\p{Nd}){15}/u;

export const personNameLints = {
  'subject-attributes': ({ subject }) =>
    attributeProblem(
      subject,
      ['country', 'organization', 'serialNumber', 'commonName'],
      ['organizationalUnit', 'title', 'emailAddress'],
    ),

  /** The order and values of the registry: a difference is somebody else's name. */
  'subject-is-as-registered': ({ subject, context }) => {
    const wanted = context.subject;
    if (!wanted) return undefined;
    const isSame =
      subject.length === wanted.length &&
      wanted.every(([type, value], index) => subject[index]?.type === type && subject[index]?.text === value);
    return isSame ? undefined : 'differs from the registry';
  },

  'email-address-ia5': (bench) =>
    where(
      bench,
      ({ type, tag, text }) => type === 'emailAddress' && !(tag === tags.ia5String && /^[\x20-\x7e]*$/.test(text)),
    ),

  'common-name-without-titles': (bench) => where(bench, ({ type, text }) => type === 'commonName' && titles.test(text)),

  'no-identity-number': (bench) =>
    where(bench, ({ text }) => identityNumber.test(text)) ??
    (mailsIn(bench.value(oids.subjectAltName)).some((mail) => identityNumber.test(mail))
      ? 'in subjectAltName'
      : undefined),

  /** Equal as a whole; a subject without emailAddress is what we write. */
  'email-address-equals-alternative-name': (bench) => {
    const mails = mailsIn(bench.value(oids.subjectAltName));
    return where(bench, ({ type, text }) => type === 'emailAddress' && !mails.includes(text));
  },
} as const satisfies Lints<PersonBench>;
