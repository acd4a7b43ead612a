/** From an expected error of a lower room to the words for a person: the key and its values. Anything unexpected flies on. */
import { LetterError } from '#letters/errors.ts';
import type { Values } from '#locales/words.ts';
import { PkiError } from '#pki/errors.ts';
import { RegistrationError } from '#ra/errors.ts';

/** Survives JSON, so it may come out of a conversation's `external`. */
export type Refusal = { readonly code: string; readonly key: string; readonly values: Values };

const keyOf = (code: string): string => code.replace(/^ERR_/, '').toLowerCase().replaceAll('_', '-');
const asText = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));

export const refusalOf = (error: unknown): Refusal | undefined => {
  if (error instanceof RegistrationError || error instanceof LetterError || error instanceof PkiError)
    return { code: error.code, key: `error-${keyOf(error.code)}`, values: asText(error.fields) };
  return undefined;
};
