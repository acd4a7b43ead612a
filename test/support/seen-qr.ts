/** What a camera reads from a QR in a PNG of eight-bit RGBA, as our QR codes are, or of eight-bit RGB, as a browser's screenshots are. */
import { inflateSync } from 'node:zlib';
import jsQR from 'jsqr';
import { pixelData, pngSize, readPng } from '#letters/png.ts';

export const seenQr = (png: Uint8Array): string => {
  const { width, height } = pngSize(png);
  const rows = inflateSync(pixelData(readPng(png)));
  const depth = rows.length === (width * 3 + 1) * height ? 3 : 4;
  const pixels = unfiltered(rows, { stride: width * depth, height, depth });
  const read = jsQR.default(depth === 4 ? new Uint8ClampedArray(pixels) : opaque(pixels), width, height);
  if (!read) throw new Error('No QR is seen in this picture');
  return read.data;
};

/** PNG (ISO/IEC 15948) 9.2: each row says how it was predicted. */
const unfiltered = (
  rows: Buffer,
  { stride, height, depth }: { readonly stride: number; readonly height: number; readonly depth: number },
): Buffer => {
  if (rows.length !== (stride + 1) * height) throw new Error('This PNG is neither of eight-bit RGBA nor of RGB');
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const kind = rows[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x < depth ? 0 : (pixels[at - depth] ?? 0);
      const above = y === 0 ? 0 : (pixels[at - stride] ?? 0);
      const corner = x < depth || y === 0 ? 0 : (pixels[at - stride - depth] ?? 0);
      const predicted = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][kind ?? 0] ?? 0;
      pixels[at] = (rows[y * (stride + 1) + 1 + x] ?? 0) + predicted;
    }
  }
  return pixels;
};

const opaque = (pixels: Buffer): Uint8ClampedArray =>
  Uint8ClampedArray.from({ length: (pixels.length / 3) * 4 }, (_, at) =>
    at % 4 === 3 ? 255 : (pixels[Math.floor(at / 4) * 3 + (at % 4)] ?? 0),
  );

const paeth = (left: number, above: number, corner: number): number => {
  const guess = left + above - corner;
  const near = (value: number) => Math.abs(guess - value);
  if (near(left) <= near(above) && near(left) <= near(corner)) return left;
  return near(above) <= near(corner) ? above : corner;
};
