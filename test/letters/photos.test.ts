/** Photos of a letter become one PDF: Sumbar issuance 5. */
import { Buffer } from 'node:buffer';
import { inflateSync } from 'node:zlib';
import { decodePDFRawStream, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { photosToPdf } from '#letters/photos.ts';
import { inspect } from '#letters/safety.ts';
import { sha256 } from './cast.ts';
import { bytes, exif, joined, jpeg, png, pngChunk } from './hostile-files.ts';

const streamsOf = async (pdf: Uint8Array) => {
  const { context } = await PDFDocument.load(pdf);
  return context.enumerateIndirectObjects().flatMap(([, it]) => (it instanceof PDFRawStream ? [it] : []));
};
const imagesOf = async (pdf: Uint8Array) =>
  (await streamsOf(pdf)).filter(({ dict }) => dict.get(PDFName.of('Subtype')) === PDFName.of('Image'));

describe('ISS-5 a letter comes back as photos', () => {
  test('one A4 page a photo, in the given order, across where the photo is wide', async () => {
    const file = await photosToPdf([jpeg({ width: 30, height: 40 }), png(40, 20), png(10, 20)]);
    const sizes = (await PDFDocument.load(file)).getPages().map((page) => [page.getWidth(), page.getHeight()]);
    expect(sizes).toEqual([
      [595.28, 841.89],
      [841.89, 595.28],
      [595.28, 841.89],
    ]);
    expect(await inspect(file)).toEqual({ mediaType: 'application/pdf', pages: 3 });
    expect(sha256(await photosToPdf([jpeg({ width: 30, height: 40 }), png(40, 20), png(10, 20)]))).toBe(sha256(file));
  });

  // Where the stored picture's first pixel, and the last of its first row, are seen (Exif 2.32, Orientation).
  test.each([
    [1, 'top left', 'top right'],
    [2, 'top right', 'top left'],
    [3, 'bottom right', 'bottom left'],
    [4, 'bottom left', 'bottom right'],
    [5, 'top left', 'bottom left'],
    [6, 'top right', 'bottom right'],
    [7, 'bottom right', 'top right'],
    [8, 'bottom left', 'top left'],
  ])('orientation %i: the first pixel is seen %s, the end of its row %s', async (orientation, first, last) => {
    const file = await photosToPdf([jpeg({ width: 30, height: 40, before: exif(orientation) })]);
    const drawings = (await streamsOf(file)).filter(({ dict }) => !dict.has(PDFName.of('Subtype')));
    const contents = drawings.map((it) => Buffer.from(decodePDFRawStream(it).decode()).toString('latin1'));
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] =
      contents
        .join('\n')
        .match(/([-\d. ]+) cm/)?.[1]
        ?.trim()
        .split(' ')
        .map(Number) ?? [];
    const [width = 0, height = 0] = orientation > 4 ? [841.89, 595.28] : [595.28, 841.89];
    const seen = (u: number, v: number) =>
      `${b * u + d * v + f > height / 2 ? 'top' : 'bottom'} ${a * u + c * v + e > width / 2 ? 'right' : 'left'}`;
    expect(seen(0, 1)).toBe(first);
    expect(seen(1, 1)).toBe(last);
  });

  test('where and with what it was taken stays behind, and what follows the photo too', async () => {
    const comment = joined(Buffer.from([0xff, 0xfe, 0, 12]), 'rahasia-ku');
    const place = joined(exif(1), comment);
    const file = await photosToPdf([joined(jpeg({ before: place }), jpeg({ before: comment }))]);
    const [image] = await imagesOf(file);
    expect(Buffer.from(image?.contents ?? []).equals(jpeg())).toBe(true);
    const chunk = pngChunk('tEXt', bytes('Author\0rahasia-ku'));
    expect(Buffer.from(await photosToPdf([png(4, 4, { more: [chunk] })])).includes('rahasia-ku')).toBe(false);
  });
});

describe('a screenshot with transparency', () => {
  /** 3 × 5 RGBA rows, each with another PNG filter; every pixel is 200, 100, 50 at half opacity, so white shines through. */
  const rows = () => {
    const pixel = [200, 100, 50, 128];
    const none = [...pixel, ...pixel, ...pixel];
    const zeros = Array<number>(8).fill(0);
    const average = none.map((value, at) => (value - ((value + (at < 4 ? 0 : value)) >> 1)) & 255);
    return [
      [0, ...none],
      [1, ...pixel, ...zeros],
      [2, ...Array<number>(12).fill(0)],
      [3, ...average],
      [4, ...Array<number>(12).fill(0)],
    ];
  };

  test('is laid on white, whatever row filters it used', async () => {
    const [image] = await imagesOf(
      await photosToPdf([png(3, 5, { colourType: 6, pixels: Buffer.from(rows().flat()) })]),
    );
    const pixels = inflateSync(image?.contents ?? new Uint8Array());
    expect(pixels.length).toBe(45);
    for (let at = 0; at < 45; at += 3) expect([...pixels.subarray(at, at + 3)]).toEqual([227, 177, 152]);
  });
});

test('what is not a photo is refused by its own name', async () => {
  await expect(photosToPdf([bytes('GIF89a')])).rejects.toMatchObject({ code: 'ERR_FILE_TYPE', fields: { got: 'gif' } });
  await expect(photosToPdf([])).rejects.toMatchObject({ code: 'ERR_FILE_EMPTY' });
});
