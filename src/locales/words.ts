/**
 * The product's words: Fluent files, one per chapter and language, Indonesian first. Values are escaped for HTML, because
 * every chat message is sent in HTML mode; times are shown in the reader's zone.
 */
import { I18n } from '@grammyjs/i18n';
import type { Language } from '#ra/values.ts';

export type Values = Readonly<Record<string, string | number>>;
export type Words = {
  /** A message for chat, HTML. Values are escaped. Throws on a key that does not exist: a missing word is a fault, not a blank. */
  (key: string, values?: Values): string;
  /** The same words for mail subjects, button labels and pages: values as they are, no escaping. */
  plain(key: string, values?: Values): string;
  readonly language: Language;
};

const i18n = new I18n({
  defaultLocale: 'id',
  directory: import.meta.dirname,
  fluentBundleOptions: { useIsolating: false },
});

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const escaped = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? escapeHtml(value) : value]),
  );

const missing = (language: Language, key: string): Error =>
  new Error(`No word for "${key}" in "${language}": add it to src/locales/${language}/`);

const wordsOf = (language: Language): Words => {
  const translate = (key: string, values: Values): string => {
    const text = i18n.t(language, key, values);
    if (text === `{${key}}`) throw missing(language, key);
    return text;
  };
  const words = (key: string, values: Values = {}) => translate(key, escaped(values));
  return Object.assign(words, { plain: (key: string, values: Values = {}) => translate(key, values), language });
};

const all = { id: wordsOf('id'), en: wordsOf('en') } as const;
export const wordsIn = (language: Language): Words => all[language];
export const languages = ['id', 'en'] as const satisfies readonly Language[];
