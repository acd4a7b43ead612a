import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHtml } from '#bot/networks/sandbox/markup.ts';
import { marked } from '#bot/networks/whatsapp/marks.ts';
import { escapeHtml } from '#locales/words.ts';

const inMarks = (html: string) => marked(parseHtml(html));

describe('DESIGN "whatsapp": HTML in the marks that WhatsApp reads', () => {
  it.each([
    ['<b>Langkah 1 dari 6</b>', '*Langkah 1 dari 6*'],
    ['<i>Dipilih: Ya</i>', '_Dipilih: Ya_'],
    ['<s>lama</s> baru', '~lama~ baru'],
    ['<b>tebal <i>dan miring</i></b>', '*tebal _dan miring_*'],
    ['<code>KM7T-QW3H</code>', '```KM7T-QW3H```'],
    ['<pre>satu\ndua</pre>', '```satu\ndua```'],
    ['<u>garis</u> <tg-spoiler>tirai</tg-spoiler>', 'garis tirai'],
    ['5 &lt; 7 &amp; 7 &gt; 5 &quot;ya&quot;', '5 < 7 & 7 > 5 "ya"'],
    ['<blockquote>satu\n<b>dua</b></blockquote>', '> satu\n> *dua*'],
    ['baca <a href="https://a.go.id/x?a=1&amp;b=2">panduan</a>, ya', 'baca panduan: https://a.go.id/x?a=1&b=2, ya'],
    ['<a href="https://a.go.id">https://a.go.id</a>', 'https://a.go.id'],
    ['<a href="https://a.go.id">sini</a>lah', 'sini: https://a.go.id lah'],
    ['<a href="tg://user?id=7">Rini &amp; Co</a>: tulis', 'Rini & Co: tulis'],
    ['', ''],
  ])('%s', (html, shown) => {
    expect(inMarks(html)).toBe(shown);
  });

  it.each([
    ['marks stand close to the words', '<b> Nomor: </b>7', '*Nomor:* 7'],
    ['a mark ends with its line', '<b>satu\n\ndua</b>', '*satu*\n\n*dua*'],
    ['inside a word they would be read as stars', '<b>Nomor</b>nya, ke<i>empat</i>', 'Nomornya, keempat'],
    ['around the same sign they would end too early', '<b>3 * 4</b>', '3 * 4'],
  ])('%s', (_, html, shown) => {
    expect(inMarks(html)).toBe(shown);
  });

  it.each([
    ['_budi_@kebumenkab.go.id', '```_budi_```@kebumenkab.go.id'],
    ['*penting*', '```*penting*```'],
    ['budi_santoso_s@kebumenkab.go.id', 'budi_santoso_s@kebumenkab.go.id'],
    ['2 * 3 = 6 * 1', '2 * 3 = 6 * 1'],
    ['https://a.go.id/_baca_ini_', 'https://a.go.id/_baca_ini_'],
    ['satu_ dan _dua', 'satu_ dan _dua'],
  ])('what somebody typed keeps its signs: %s', (typed, shown) => {
    expect(inMarks(escapeHtml(typed))).toBe(shown);
  });

  it('no letter that was typed is lost, whatever it is', () => {
    const typed = fc.string({
      unit: fc.constantFrom('a', 'B', '7', ' ', '*', '_', '~', '\n', '<', '&', '>', '@', '.'),
    });
    fc.assert(
      fc.property(typed, fc.constantFrom('', 'b', 'i', 's', 'code', 'blockquote'), (words, tag) => {
        const html = tag === '' ? escapeHtml(words) : `<${tag}>${escapeHtml(words)}</${tag}>`;
        const bare = (text: string) => text.replace(/[\s`*_~]/g, '').replaceAll('>', '');
        expect(bare(inMarks(html))).toBe(bare(words));
        const signs = (text: string) => text.split(/[*_~]/).length;
        expect(signs(inMarks(html))).toBeGreaterThanOrEqual(signs(words));
      }),
    );
  });
});
