/** Reading what people type: each reader forgives what can be forgiven, and names what cannot. Words: `answer-<fault>`. */
import type { Values } from '#locales/words.ts';
import { readNik, readNip } from '#ra/identity-numbers.ts';

export type Answer =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly fault: string; readonly values?: Values };
export type Reader = (text: string) => Answer;

const fault = (name: string, values?: Values): Answer => ({ ok: false, fault: name, ...(values ? { values } : {}) });

/** Control, bidi-override and zero-width characters never reach a certificate (STANDARDS); spaces are folded, letters composed. */
export const clean = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

const academic =
  /(^|[\s,.])(drs?|dra|prof|ir|h|hj|kh|s\.?\s?(kom|h|e|t|pd|sos|ip|si|st|km|kep|ag|ap)|m\.?\s?(kom|h|m|t|pd|si|kes|ap|hum|sc|ba)|a\.?\s?md|ph\.?\s?d|s\.?\s?tr)\.(?=[\s,.]|$)/iu;

/** Full name without titles, as on the KTP: letters, spaces, apostrophe, hyphen, full stop for an initial; 2 to 64 characters (X.520 ub-common-name). */
export const personName: Reader = (text) => {
  const name = clean(text).replace(/[’ʼ`´]/gu, "'");
  if ([...name].length > 64) return fault('name-long', { length: String([...name].length) });
  if ([...name].length < 2) return fault('name-short');
  if (/\d/u.test(name)) return fault('name-digits');
  if (name.includes(',') || academic.test(name)) return fault('name-titles');
  if (!/^[\p{L}\p{M} .'-]+$/u.test(name) || !/\p{L}{2}/u.test(name)) return fault('name-characters');
  return { ok: true, value: name };
};

/** Shape only; whether the domain is the agency's is the office's to say. Lower case; ASCII local part (rfc822Name is an IA5String). */
export const mailAddress: Reader = (text) => {
  const mail = clean(text)
    .replace(/^mailto:/iu, '')
    .replace(/\s/gu, '')
    .toLowerCase();
  if (mail.length > 255) return fault('mail-shape');
  if (
    !/^[a-z0-9](?:[a-z0-9._+-]*[a-z0-9_-])?@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/u.test(mail) ||
    mail.includes('..')
  )
    return fault('mail-shape');
  return { ok: true, value: mail };
};

/** A username, or the mail in its place; lower case. Whether there is such an account is never answered here. */
export const accountName: Reader = (text) => {
  const name = clean(text).replace(/^@/u, '').toLowerCase();
  if (/^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?$/u.test(name)) return { ok: true, value: name };
  const mail = mailAddress(text);
  return mail.ok ? mail : fault('account-shape');
};

/** 08… and 62… become +62…; 9 to 14 digits after the country code's plus. */
export const phoneNumber: Reader = (text) => {
  const digits = clean(text)
    .normalize('NFKC')
    .replace(/[\s().\-–]/gu, '');
  const number = digits.replace(/^00/u, '+').replace(/^0/u, '+62').replace(/^62/u, '+62').replace(/^8/u, '+628');
  return /^\+\d{9,15}$/u.test(number) ? { ok: true, value: number } : fault('phone-shape');
};

export const nikNumber: Reader = (text) => {
  const read = readNik(text);
  return read.ok
    ? { ok: true, value: read.number }
    : fault(`nik-${read.fault}`, { length: String(text.replace(/\D/g, '').length) });
};

/** Or none: a hyphen, "tidak ada", "none" are staff without a number. */
export const nipNumber: Reader = (text) => {
  if (/^(-|–|tidak ada|tidak punya|belum ada|none|no)$/iu.test(clean(text))) return { ok: true, value: 'none' };
  const read = readNip(text);
  return read.ok
    ? { ok: true, value: read.number }
    : fault(`nip-${read.fault}`, { length: String(text.replace(/\D/g, '').length) });
};

/** Position and work unit: 2 to 64 characters (X.520 ub-title, ub-organizational-unit-name). */
export const shortText: Reader = (text) => {
  const value = clean(text);
  if ([...value].length > 64) return fault('text-long', { length: String([...value].length) });
  if ([...value].length < 2 || !/\p{L}/u.test(value)) return fault('text-short');
  if (/\d{16}/u.test(value.replace(/\s/gu, ''))) return fault('text-number');
  return { ok: true, value };
};
