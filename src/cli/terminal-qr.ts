/** A QR for a camera, drawn in a terminal: two rows of squares a line, black on white whatever colours the terminal has (ISO/IEC 18004). */
import { create } from 'qrcode';

/** Squares of quiet zone on each side. */
const margin = 4;
/** The palette's own black and white: the sixteen named colours are what a theme makes of them. */
const paper = '\x1b[38;5;16m\x1b[48;5;231m';
const reset = '\x1b[0m';

/** Lines of equal width; the least of error correction makes it smallest. */
export const terminalQr = (text: string): string => {
  const { modules } = create(text, { errorCorrectionLevel: 'L' });
  const { size } = modules;
  const isDark = (row: number, column: number) =>
    row >= 0 && column >= 0 && row < size && column < size && modules.get(row, column) === 1;
  const span = Array.from({ length: size + 2 * margin }, (_, place) => place - margin);
  const lines = span
    .filter((row) => (row + margin) % 2 === 0)
    .map((row) => span.map((column) => squares(isDark(row, column), isDark(row + 1, column))).join(''));
  return lines.map((line) => `${paper}${line}${reset}`).join('\n');
};

const squares = (upper: boolean, lower: boolean): string => (upper ? (lower ? '█' : '▀') : lower ? '▄' : ' ');
