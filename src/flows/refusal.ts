/** From an expected error of a lower room to the words for a person: the key and its values. Anything unexpected flies on. */
import { LetterError } from '#letters/errors.ts';
import { dayText } from '#locales/times.ts';
import type { Values } from '#locales/words.ts';
import { PkiError } from '#pki/errors.ts';
import { type TimeZone, timeZones } from '#ra/agency.ts';
import { RegistrationError } from '#ra/errors.ts';
import { defaultZone } from '#ra/time-zone.ts';
import type { Instant, Language } from '#ra/values.ts';

/** Survives JSON, so it may come out of a conversation's `external`. */
export type Refusal = { readonly code: string; readonly key: string; readonly values: Values };

const keyOf = (code: string): string => code.replace(/^ERR_/, '').toLowerCase().replaceAll('_', '-');

/** Instants as days in the zone the error names; everything else as it is. */
const asText = (values: Values, language: Language): Values => {
  const zone: TimeZone = timeZones.find((known) => known === values.timeZone) ?? defaultZone;
  const shown = (text: string) =>
    /^\d{4}-\d\d-\d\dT.*Z$/.test(text) ? dayText(text as Instant, zone, language) : text;
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shown(String(value))]));
};

export const refusalOf = (error: unknown, language: Language = 'id'): Refusal | undefined => {
  if (error instanceof RegistrationError || error instanceof LetterError || error instanceof PkiError)
    return { code: error.code, key: `error-${keyOf(error.code)}`, values: asText(error.fields, language) };
  return undefined;
};
