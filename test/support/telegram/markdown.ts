/** MarkdownV2 style as documented (core.telegram.org/bots/api#markdownv2-style), by way of HTML: each mark becomes its tag. */
import { parseHtml } from './html.ts';
import { badRequest } from './refusal.ts';
import type { Text } from './world.ts';

const reserved = '_*[]()~`>#+-=|{}.!';
const marks: readonly (readonly [string, string])[] = [
  ['__', 'u'],
  ['||', 'tg-spoiler'],
  ['*', 'b'],
  ['_', 'i'],
  ['~', 's'],
];

/** Throws Refusal for a reserved character that is not escaped, or a mark that does not end. */
export function parseMarkdown(source: string): Text {
  const open: string[] = [];
  let html = '';
  let at = 0;
  const offset = () => Buffer.byteLength(source.slice(0, at));
  const literal = (text: string) =>
    text.replace(/[&<>]/g, (sign) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt' }[sign] ?? ''};`);

  while (at < source.length) {
    const rest = source.slice(at);
    const code = /^```(?:(\w+)\n)?([\s\S]*?)```|^`([^`]*)`/.exec(rest);
    const link = /^\[((?:\\.|[^\]\\])*)\]\(((?:\\.|[^)\\])*)\)/.exec(rest);
    const mark = marks.find(([sign]) => rest.startsWith(sign));
    if (/^\\[!-~]/.test(rest)) {
      html += literal(rest[1] ?? '');
      at += 2;
    } else if (code) {
      const inner = literal((code[2] ?? code[3] ?? '').replace(/\\([`\\])/g, '$1'));
      const language = code[1] ? ` class="language-${code[1]}"` : '';
      html += code[3] === undefined ? `<pre><code${language}>${inner}</code></pre>` : `<code>${inner}</code>`;
      at += code[0].length;
    } else if (link) {
      const address = (link[2] ?? '').replace(/\\(.)/g, '$1').replaceAll('&', '&amp;').replaceAll('"', '&quot;');
      html += `<a href="${address}">${literal((link[1] ?? '').replace(/\\(.)/g, '$1'))}</a>`;
      at += link[0].length;
    } else if (mark) {
      html += open.at(-1) === mark[1] ? `</${open.pop()}>` : `<${open[open.push(mark[1]) - 1]}>`;
      at += mark[0].length;
    } else if (reserved.includes(rest[0] ?? '')) {
      throw badRequest(
        `can't parse entities: Character '${rest[0]}' is reserved and must be escaped with the preceding '\\'`,
      );
    } else {
      const sign = String.fromCodePoint(rest.codePointAt(0) ?? 0);
      html += literal(sign);
      at += sign.length;
    }
  }
  if (open.length > 0)
    throw badRequest(`can't parse entities: Can't find end of the entity starting at byte offset ${offset()}`);
  return parseHtml(html);
}
