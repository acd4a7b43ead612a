/** What a camera reads from a QR in a PNG of eight-bit RGBA, as our QR codes are. */
import { inflateSync } from 'node:zlib';
import jsQR from 'jsqr';
import { pixelData, pngSize, readPng } from '#letters/png.ts';

export const seenQr = (png: Uint8Array): string => {
  const { width, height } = pngSize(png);
  const pixels = unfiltered(inflateSync(pixelData(readPng(png))), width * 4, height);
  const read = jsQR.default(new Uint8ClampedArray(pixels), width, height);
  if (!read) throw new Error('No QR is seen in this picture');
  return read.data;
};

/** PNG (ISO/IEC 15948) 9.2: each row says how it was predicted. */
const unfiltered = (rows: Buffer, stride: number, height: number): Buffer => {
  if (rows.length !== (stride + 1) * height) throw new Error('This PNG is not of eight-bit RGBA');
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const kind = rows[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x < 4 ? 0 : (pixels[at - 4] ?? 0);
      const above = y === 0 ? 0 : (pixels[at - stride] ?? 0);
      const corner = x < 4 || y === 0 ? 0 : (pixels[at - stride - 4] ?? 0);
      const predicted = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][kind ?? 0] ?? 0;
      pixels[at] = (rows[y * (stride + 1) + 1 + x] ?? 0) + predicted;
    }
  }
  return pixels;
};

const paeth = (left: number, above: number, corner: number): number => {
  const guess = left + above - corner;
  const near = (value: number) => Math.abs(guess - value);
  if (near(left) <= near(above) && near(left) <= near(corner)) return left;
  return near(above) <= near(corner) ? above : corner;
};
