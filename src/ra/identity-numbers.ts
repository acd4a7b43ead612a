/** NIK and NIP / NI PPPK: how they are built, what they say, how they are shown. REQUIREMENTS "Facts about the people's data". */

export type NumberFault = 'length' | 'letters' | 'birth-date' | 'appointment' | 'sex' | 'region';
export type ReadNumber<Facts> =
  | { readonly ok: true; readonly number: string; readonly facts: Facts }
  | { readonly ok: false; readonly fault: NumberFault };

export type NipFacts = { readonly kind: 'PNS' | 'PPPK'; readonly birth: string; readonly sex: 'male' | 'female' };
export type NikFacts = {
  readonly day: number;
  readonly month: number;
  readonly yearOfCentury: number;
  readonly sex: 'male' | 'female';
};

/** Spaces, dots and dashes are how people write long numbers; digits of other scripts are taken as digits. */
export const digitsOf = (text: string): string =>
  text.normalize('NFKC').replace(/[\s.\-‐-―\u200b-\u200f\u2066-\u2069]/gu, '');

const isDate = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

/**
 * 18 digits: birth YYYYMMDD, then for a PNS the month of first appointment YYYYMM, for a PPPK the year and a code that is
 * NOT a month; sex 1/2; serial. A code above 12 is a PPPK's; between 01 and 12 both read the same, and PNS is said.
 */
export const readNip = (text: string): ReadNumber<NipFacts> => {
  const number = digitsOf(text);
  if (!/^\d*$/.test(number)) return { ok: false, fault: 'letters' };
  if (number.length !== 18) return { ok: false, fault: 'length' };
  const [birthYear, birthMonth, birthDay] = [
    Number(number.slice(0, 4)),
    Number(number.slice(4, 6)),
    Number(number.slice(6, 8)),
  ];
  if (birthYear < 1930 || !isDate(birthYear, birthMonth, birthDay)) return { ok: false, fault: 'birth-date' };
  const appointed = Number(number.slice(8, 12));
  if (appointed < birthYear + 15 || appointed > birthYear + 70) return { ok: false, fault: 'appointment' };
  const sex = number[14];
  if (sex !== '1' && sex !== '2') return { ok: false, fault: 'sex' };
  const code = Number(number.slice(12, 14));
  const kind = code >= 1 && code <= 12 ? 'PNS' : 'PPPK';
  const birth = `${number.slice(0, 4)}-${number.slice(4, 6)}-${number.slice(6, 8)}`;
  return { ok: true, number, facts: { kind, birth, sex: sex === '1' ? 'male' : 'female' } };
};

/** 16 digits: region 6, DDMMYY (women: day + 40), serial 4. No check digit exists. */
export const readNik = (text: string): ReadNumber<NikFacts> => {
  const number = digitsOf(text);
  if (!/^\d*$/.test(number)) return { ok: false, fault: 'letters' };
  if (number.length !== 16) return { ok: false, fault: 'length' };
  if (number.startsWith('0') || number.slice(12) === '0000') return { ok: false, fault: 'region' };
  const written = Number(number.slice(6, 8));
  const day = written > 40 ? written - 40 : written;
  const month = Number(number.slice(8, 10));
  if (!isDate(2000, month, day)) return { ok: false, fault: 'birth-date' };
  const facts = {
    day,
    month,
    yearOfCentury: Number(number.slice(10, 12)),
    sex: written > 40 ? 'female' : 'male',
  } as const;
  return { ok: true, number, facts };
};

/** Does the birth date inside the NIK agree with the one inside the NIP? A difference is a warning for the officer, never a refusal: a NIK survives a corrected birth date. */
export const birthDatesAgree = (nik: string, nip: string): boolean => {
  const [one, other] = [readNik(nik), readNip(nip)];
  if (!one.ok || !other.ok) return false;
  const [year, month, day] = other.facts.birth.split('-').map(Number);
  return one.facts.day === day && one.facts.month === month && one.facts.yearOfCentury === (year ?? 0) % 100;
};

/** `3305••••••••0004`: enough to tell two people apart, too little to be used. */
export const maskNumber = (number: string): string =>
  number.length < 9 ? '•'.repeat(number.length) : number.slice(0, 4) + '•'.repeat(number.length - 8) + number.slice(-4);

/** `s•••@contohkab.go.id` */
export const maskMail = (mail: string): string => mail.replace(/^(.)[^@]*/u, '$1•••');

/** `+6281•••••890` */
export const maskPhone = (phone: string): string =>
  phone.slice(0, 5) + '•'.repeat(Math.max(phone.length - 8, 1)) + phone.slice(-3);
