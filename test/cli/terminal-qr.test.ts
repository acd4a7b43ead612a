/** The QR of `lencana whatsapp pair`, as a camera before the screen sees it. */
import { stripVTControlCharacters } from 'node:util';
import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import { terminalQr } from '#src/cli/terminal-qr.ts';

/** Four pixels a square; a terminal's letters are twice as high as wide, and each stands for two squares. */
const seen = (drawing: string): string | undefined => {
  const rows = drawing
    .split('\n')
    .map(stripVTControlCharacters)
    .flatMap((line) => ['▀█', '▄█'].map((dark) => [...line].map((sign) => dark.includes(sign))));
  const [scale, width] = [4, rows[0]?.length ?? 0];
  const pixels = rows.flatMap((row) =>
    Array.from({ length: scale }, () => row.flatMap((dark) => Array.from({ length: scale }, () => dark))).flat(),
  );
  const colours = pixels.flatMap((dark) => (dark ? [0, 0, 0, 255] : [255, 255, 255, 255]));
  return jsQR.default(new Uint8ClampedArray(colours), width * scale, rows.length * scale)?.data;
};

describe('a QR in the terminal', () => {
  it.each(['2@abc', `2@${'Ab3/'.repeat(30)},${'c'.repeat(43)}=,${'D'.repeat(43)}=,${'e'.repeat(43)}=,1`])(
    'is read by a camera: %s',
    (text) => {
      expect(seen(terminalQr(text))).toBe(text);
    },
  );

  it('brings its own black and white, and ends them with each line', () => {
    const paper = '\u001b[38;5;16m\u001b[48;5;231m';
    for (const line of terminalQr('2@abc').split('\n'))
      expect([line.startsWith(paper), line.endsWith('\u001b[0m'), stripVTControlCharacters(line)]).toEqual([
        true,
        true,
        expect.stringMatching(/^[ ▀▄█]+$/),
      ]);
  });
});
