/** Every word exists in both languages with the same values, and none is left over. CONVERSATION: "English complete beside it". */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { escapeHtml, languages, wordsIn } from '#locales/words.ts';

const root = join(import.meta.dirname, '..', '..', 'src');

type Message = { readonly chapter: string; readonly text: string };
const messagesOf = (language: string): ReadonlyMap<string, Message> => {
  const folder = join(root, 'locales', language);
  const found = new Map<string, Message>();
  for (const chapter of readdirSync(folder).filter((name) => name.endsWith('.ftl'))) {
    const parts = readFileSync(join(folder, chapter), 'utf8').split(/^(?=[a-zA-Z][\w-]* =)/m);
    for (const part of parts) {
      const key = /^([a-zA-Z][\w-]*) =/.exec(part)?.[1];
      if (!key) continue;
      if (found.has(key))
        throw new Error(`${key} stands twice in ${language}: ${found.get(key)?.chapter} and ${chapter}`);
      found.set(key, { chapter, text: part });
    }
  }
  return found;
};

const [indonesian, english] = [messagesOf('id'), messagesOf('en')];
const variables = (text: string) => [...new Set([...text.matchAll(/\$([a-zA-Z]+)/g)].map(([, name]) => name))].sort();

const sources = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
/** The sandbox page and the key tool have words of their own. */
const speaking = ['bot', 'flows', 'http', 'mail', 'locales', 'ra', 'letters', 'pki', 'jobs'];
const code = [
  ...speaking.flatMap((room) => sources(join(root, room))),
  readFileSync(join(root, 'installation.ts'), 'utf8'),
].join('\n');

/** Keys in full, and the fixed beginnings of keys that are put together (`error-${…}`). */
const literals = new Set([...code.matchAll(/['"`]([a-z][\w]*(?:-[\w]+)+|[a-z]{3,})['"`]/g)].map(([, key]) => key));
const beginnings = [...new Set([...code.matchAll(/`([a-z][a-z-]*-)\$\{/g)].map(([, beginning]) => beginning ?? ''))];
const isUsed = (key: string) => literals.has(key) || beginnings.some((beginning) => key.startsWith(beginning));

describe('words', () => {
  it('every key is in both languages', () => {
    expect([...indonesian.keys()].filter((key) => !english.has(key))).toEqual([]);
    expect([...english.keys()].filter((key) => !indonesian.has(key))).toEqual([]);
  });

  it('a key stands in the same chapter and takes the same values in both', () => {
    const differing = [...indonesian].filter(([key, { chapter, text }]) => {
      const other = english.get(key);
      return other && (other.chapter !== chapter || variables(other.text).join() !== variables(text).join());
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('none is left over', () => {
    expect([...indonesian.keys()].filter((key) => !isUsed(key))).toEqual([]);
  });

  it.each(languages)('every key of %s that the code names in full exists', (language) => {
    const known = language === 'id' ? indonesian : english;
    const named = [...code.matchAll(/(?:words|label|plain|talk\.say)\(\s*'([a-z][\w-]*)'/g)].map(
      ([, key]) => key ?? '',
    );
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((key) => !known.has(key))).toEqual([]);
  });

  it('every refusal of the office, of papers and of CSRs has its words', () => {
    const codesIn = (path: string) =>
      [...readFileSync(join(root, path), 'utf8').matchAll(/'ERR_([A-Z_]+)'/g)].map(
        ([, name]) => `error-${(name ?? '').toLowerCase().replaceAll('_', '-')}`,
      );
    // A private key has words of its own: what happened to it and what to do (flows/issuance.ts).
    const csr = codesIn('pki/errors.ts').filter(
      (key) => /^error-(csr|key|curve|der)/.test(key) && key !== 'error-csr-private-key',
    );
    const wanted = [...codesIn('ra/errors.ts'), ...codesIn('letters/errors.ts'), ...csr];
    expect(wanted.length).toBeGreaterThan(50);
    expect(wanted.filter((key) => !indonesian.has(key))).toEqual([]);
  });

  it('values are escaped for HTML in chat and left alone in plain text', () => {
    const words = wordsIn('id');
    expect(words('chosen', { label: '<b>&"' })).toContain('&lt;b&gt;&amp;&quot;');
    expect(words.plain('chosen', { label: '<b>' })).toContain('<b>');
    expect(escapeHtml('a < b')).toBe('a &lt; b');
  });

  it('a missing word is a fault, not a blank', () => {
    expect(() => wordsIn('en')('no-such-word')).toThrow(/no-such-word/);
  });
});
