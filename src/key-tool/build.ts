/** Builds the key tool (LOCK): the sources in `page/` become the one file that is committed, `npm run build:key-tool`. ISS-3, decision 16. */

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { artefact } from './key-tool.ts';

/** Made of nothing but the sources and esbuild's version: no date, no path, no machine. */
export function buildKeyTool(): string {
  const style = small(source('style.css'), 'css');
  const script = small(joined('page.ts'), 'ts');
  if (/<\/script|<!--/i.test(script))
    throw new Error('The script holds "</script" or "<!--" and would end early: write it otherwise.');
  const csp = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`;
  const parts: { readonly [name: string]: string } = { csp, style, script };
  return withoutIndents(source('page.html')).replace(/{{(csp|style|script)}}/g, (_, name: string) => parts[name] ?? '');
}

/** Line ends as in the repository: a checkout on Windows makes the same file. */
const source = (name: string) =>
  readFileSync(new URL(`page/${name}`, import.meta.url), 'utf8').replaceAll('\r\n', '\n');

/**
 * Comments and blanks go and inner names get short; without a `format`, names at the margin stay. What follows begins a line of its
 * own where the next reader will look for it: functions, constants, sentences, rules of style.
 */
const small = (code: string, loader: 'css' | 'ts') =>
  transformSync(code, { loader, minify: true, target: 'es2022', charset: 'utf8', tsconfigRaw: {} })
    .code.trim()
    .replace(/\bconst(?=[ [{])/g, 'let') // The same to the machine: the compiler has already seen that nothing is assigned twice.
    .replace(lineStarts[loader], '\n');
const lineStarts = {
  ts: /(?<=[;}])(?=let |class |for\()|(?<=,)(?=\w{3,}=(async)?(\(|\w=>))|(?<=\],)(?=\w+:[[(\w])/g,
  css: /(?<=})(?!})/g,
};

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

/** Indents and empty lines go, and the quotes around attribute values that need none (HTML 13.1.2.3). */
const withoutIndents = (html: string) =>
  html.replace(/^\s+/gm, '').replace(/(?<=<[^<>]*=)"([\w./#-]+)"(?=[\s>])/g, '$1');

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

if (import.meta.main) {
  const page = buildKeyTool();
  writeFileSync(artefact, page);
  console.log(`${Buffer.byteLength(page)} bytes, SHA-256 ${createHash('sha256').update(page).digest('hex')}`);
}
