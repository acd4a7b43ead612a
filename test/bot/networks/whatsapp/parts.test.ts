import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestPart, partsOf } from '#bot/networks/whatsapp/parts.ts';

describe('a text of any length goes in parts', () => {
  it('what fits is one', () => {
    expect(partsOf('Selamat datang.')).toEqual(['Selamat datang.']);
    expect(partsOf('x'.repeat(longestPart))).toHaveLength(1);
    expect(partsOf('')).toEqual([]);
  });

  it('60,000 characters: cut at the ends of paragraphs, none longer than 4,096, nothing lost', () => {
    const paragraph = `${'Kata demi kata. '.repeat(50).trim()}\n\n`;
    const text = paragraph.repeat(Math.ceil(60_000 / paragraph.length)).trim();
    const parts = partsOf(text);
    expect(parts.length).toBeLessThan(25);
    for (const part of parts) {
      expect(part.length).toBeLessThanOrEqual(longestPart);
      expect(part.endsWith('kata.')).toBe(true);
    }
    expect(parts.join('\n\n')).toBe(text);
  });

  it('without paragraphs at a line, without lines at a word, without words anywhere but inside a character', () => {
    expect(partsOf('satu dua\ntiga empat', 12)).toEqual(['satu dua', 'tiga empat']);
    expect(partsOf('satu dua tiga', 9)).toEqual(['satu dua', 'tiga']);
    expect(partsOf('🙂🙂🙂', 3)).toEqual(['🙂', '🙂', '🙂']);
  });

  it('what stands as it is goes on standing so in the next part', () => {
    const parts = partsOf(`\`\`\`${'baris\n'.repeat(20)}\`\`\``, 60);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) {
      expect(part.split('```').length % 2).toBe(1);
      expect(part.length).toBeLessThanOrEqual(60);
    }
  });

  it('no part is too long or empty, and every word arrives', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '🙂', '```'), maxLength: 400 });
    fc.assert(
      fc.property(text, fc.integer({ min: 16, max: 80 }), (words, longest) => {
        const bare = (all: string) => all.replaceAll('```', '').replace(/\s/g, '');
        const parts = partsOf(words, longest);
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(longest);
        expect(bare(parts.join(''))).toBe(bare(words));
      }),
    );
  });
});
