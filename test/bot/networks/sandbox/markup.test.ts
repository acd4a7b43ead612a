/** HTML parse mode: what Telegram reads, and what it refuses with "can't parse entities". */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findEntities, parseHtml } from '#bot/networks/sandbox/markup.ts';

describe('HTML parse mode', () => {
  it.each([
    ['<b>a</b>', 'a', [{ type: 'bold', offset: 0, length: 1 }]],
    [
      'x <a href="https://x.test/?a=1&amp;b=2">y</a>',
      'x y',
      [{ type: 'text_link', offset: 2, length: 1, url: 'https://x.test/?a=1&b=2' }],
    ],
    [
      '<b>a<i>b</i></b>',
      'ab',
      [
        { type: 'bold', offset: 0, length: 2 },
        { type: 'italic', offset: 1, length: 1 },
      ],
    ],
    ['<pre><code class="language-sh">ls</code></pre>', 'ls', [{ type: 'pre', offset: 0, length: 2, language: 'sh' }]],
    ['<code>&lt;b&gt; &amp; &#39;&#x27;</code>', "<b> & ''", [{ type: 'code', offset: 0, length: 8 }]],
    ['😀 <b>x</b>', '😀 x', [{ type: 'bold', offset: 3, length: 1 }]],
    ['  <b>x</b>\n', 'x', [{ type: 'bold', offset: 0, length: 1 }]],
    ['a & b > c &copy;', 'a & b > c &copy;', []],
    ['<b></b>', '', []],
  ])('reads %j', (source, text, entities) => {
    expect(parseHtml(source)).toEqual({ text, entities });
  });

  it.each([
    ['<b>x', `Can't find end tag corresponding to start tag "b"`],
    ['x</b>', 'Unexpected end tag at byte offset 1'],
    ['é<b>x</i>', 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'],
    ['<br>', 'Unsupported start tag "br" at byte offset 0'],
    ['1 < 2', 'Unclosed start tag at byte offset 2'],
    ['<constructor>x</constructor>', 'Unsupported start tag "constructor"'],
  ])('refuses %j', (source, why) => {
    expect(() => parseHtml(source)).toThrow(`Bad Request: can't parse entities: ${why}`);
  });

  it('gives back any text that was escaped, and nothing else', () => {
    const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(parseHtml(`<b>${escaped(text)}</b>`).text).toBe(text.trim());
      }),
    );
  });
});

describe('entities Telegram finds by itself', () => {
  it.each([
    ['/daftar', [['bot_command', '/daftar']]],
    ['/antrean@lencana_bot 2', [['bot_command', '/antrean@lencana_bot']]],
    ['lihat https://x.test/a/b?c=d.', [['url', 'https://x.test/a/b?c=d']]],
    [
      'siti@kebumenkab.go.id, @dewi',
      [
        ['email', 'siti@kebumenkab.go.id'],
        ['mention', '@dewi'],
      ],
    ],
    ['NIP 19/87', []],
  ])('in %j', (text, found) => {
    expect(findEntities(text).map(({ type, offset, length }) => [type, text.slice(offset, offset + length)])).toEqual(
      found,
    );
  });
});
