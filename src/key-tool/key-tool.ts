/** Puts the key tool (LOCK) together: the sources in `page/` become one HTML file, the same bytes for everybody. ISS-3, Sumbar issuance 3. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tightenPage, tightenScript, tightenStyle } from './tighten.ts';

export type KeyToolPage = {
  /** UTF-8; under 40 KB, complete in itself: to be served, sent as a file, or opened from a disk. */
  readonly html: Uint8Array;
  /** Of `html`, lower-case hex: what a person compares. */
  readonly sha256: string;
  /** For the Content-Security-Policy header; the page carries the same policy itself, without `frame-ancestors`, which counts only in a header. */
  readonly csp: string;
};

let assembled: KeyToolPage | undefined;

/** The same at every call. Throws when a source is missing or its imports are not of the plain kind this can join. */
export function keyToolPage(): KeyToolPage {
  assembled ??= assemble();
  return assembled;
}

function assemble(): KeyToolPage {
  const style = tightenStyle(source('style.css'));
  const script = tightenScript(withoutTypes(joined('page.ts')));
  if (/<\/script|<!--/i.test(script))
    throw new Error('The script holds "</script" or "<!--" and would end early: write it otherwise.');
  const csp = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`;
  const parts: { readonly [name: string]: string } = { csp, style, script };
  const page = inBothLanguages(tightenPage(source('page.html')));
  const html = Buffer.from(page.replace(/{{(csp|style|script)}}/g, (_, name: string) => parts[name] ?? ''));
  return { html, sha256: createHash('sha256').update(html).digest('hex'), csp: `${csp}; frame-ancestors 'none'` };
}

/** Line ends as in the repository: a checkout on Windows makes the same file. */
const source = (name: string) =>
  readFileSync(new URL(`page/${name}`, import.meta.url), 'utf8').replaceAll('\r\n', '\n');

/** `{{Indonesian|English}}` becomes two elements; the style sheet shows the first or the second by the page's language. */
const inBothLanguages = (html: string) => html.replace(/{{([^{}|]+)\|([^{}|]+)}}/g, '<i>$1</i><i>$2</i>');

const importLine = /^import (?:(?:type )?{[^}]+} from )?'\.\/([a-z0-9-]+\.ts)';\n/gm;

/** A module after all that it imports, each once, as one script: names are kept, so two modules may not share one. */
function joined(entry: string, seen = new Set<string>()): string {
  if (seen.has(entry)) return '';
  seen.add(entry);
  const text = source(entry);
  const before = Array.from(text.matchAll(importLine), ([, path = '']) => joined(path, seen));
  const own = text.replace(importLine, '').replace(/^export /gm, '');
  if (/^(import|export)\b/m.test(own))
    throw new Error(`page/${entry} imports or exports in a way that cannot be joined.`);
  return before.join('') + own;
}

/** Node calls this experimental and says so on the terminal; what it makes here is used, byte for byte, by the browser tests. */
function withoutTypes(code: string): string {
  const warn = process.emitWarning;
  process.emitWarning = () => {};
  try {
    return stripTypeScriptTypes(code);
  } finally {
    process.emitWarning = warn;
  }
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
