/** Lints of the subject and of every text about the person (RFC 5280 4.1.2.6, X.520; no NIK, no NIP, no titles). */
import { mailsOf } from '../certificate.ts';
import { tags } from '../der.ts';
import { invisible, type NameAttribute, nameAttributes, type ReadAttribute, readName } from '../name.ts';
import type { Bench, Lints } from './bench.ts';

const required: readonly NameAttribute[] = ['country', 'organization', 'serialNumber', 'commonName'];
const optional: readonly NameAttribute[] = ['organizationalUnit', 'title', 'emailAddress'];

const attributes = ({ it }: Bench): readonly ReadAttribute[] => readName(it.subject);
const where = (bench: Bench, isBad: (attribute: ReadAttribute) => boolean): string | undefined => {
  const bad = attributes(bench).find(isBad);
  return bad && `in ${bad.type ?? bad.oid}`;
};
const lengthOf = (text: string): number => Array.from(text).length;

/** Degrees and offices people write around a name. `H.` and `M.` are left: they also shorten Haji and Muhammad in names on a KTP. */
const titles =
  /,|(^|\s)(Prof|Drs?|Dra|drg|drh|Ir|Apt|Ns)\.|(^|\s)[SMAB]\.\s?(Ag|Ak|AP|Farm|Hum|Hut|IP|Keb|Ked|Kep|Kes|KM|Kom|Md|Pd|Psi|Pt|Sc|Si|Sos|STP|Tr)\b|\bPh\.?\s?D\b/i;

/** 16 digits or more in a row, also where blanks, dots, dashes or slashes stand between: a NIK has 16, a NIP 18. */
const identityNumber = /\d(?:[\s.\-/]{0,2}\d){15}/;

export const nameLints = {
  'subject-attributes': (bench) => {
    const found = attributes(bench);
    const types = found.map(({ type }) => type);
    const missing = required.filter((type) => !types.includes(type));
    if (missing.length > 0) return `without ${missing.join(', ')}`;
    const foreign = found.find(({ type }) => !type || ![...required, ...optional].includes(type));
    if (foreign) return `with ${foreign.type ?? foreign.oid}`;
    if (new Set(types).size !== types.length) return 'an attribute stands twice';
    return new Set(found.map(({ rdn }) => rdn)).size === found.length ? undefined : 'an RDN with two attributes';
  },

  /** The order and values of the registry: a difference is somebody else's name. */
  'subject-is-as-registered': (bench) => {
    const wanted = bench.context.subject;
    if (!wanted) return undefined;
    const found = attributes(bench);
    const isSame =
      found.length === wanted.length &&
      wanted.every(([type, value], index) => found[index]?.type === type && found[index]?.text === value);
    return isSame ? undefined : 'differs from the registry';
  },

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

  'email-address-ia5': (bench) =>
    where(
      bench,
      ({ type, tag, text }) => type === 'emailAddress' && !(tag === tags.ia5String && /^[\x20-\x7e]*$/.test(text)),
    ),

  'x520-bounds': (bench) =>
    where(bench, ({ type, text }) => {
      // The country's length is the finding of country-printable-of-2.
      if (!type || type === 'country') return false;
      return lengthOf(text) < 1 || lengthOf(text) > nameAttributes[type].max;
    }),

  'text-nfc': (bench) => where(bench, ({ text }) => text !== text.normalize('NFC')),

  'text-no-invisible-characters': (bench) => where(bench, ({ text }) => invisible.test(text)),

  'common-name-without-titles': (bench) => where(bench, ({ type, text }) => type === 'commonName' && titles.test(text)),

  'no-identity-number': (bench) =>
    where(bench, ({ text }) => identityNumber.test(text)) ??
    (mailsOf(bench.it).some((mail) => identityNumber.test(mail)) ? 'in subjectAltName' : undefined),

  /** Equal as a whole; a subject without emailAddress is what we write. */
  'email-address-equals-alternative-name': (bench) => {
    const mails = mailsOf(bench.it);
    return where(bench, ({ type, text }) => type === 'emailAddress' && !mails.includes(text));
  },
} as const satisfies Lints;
