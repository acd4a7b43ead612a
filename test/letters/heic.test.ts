/** HEIC photos of iPhones, made by libheif's own encoder, become pages; what only calls itself HEIC is refused in time. ISS-5. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { heicToJpeg } from '#letters/heic.ts';
import { readJpeg } from '#letters/jpeg.ts';
import { recognise } from '#letters/media-type.ts';
import { blankPicture, encodePng, letter } from '#letters/picture.ts';
import { uploadLimits } from '#letters/safety.ts';
import { papersOf } from '#src/papers.ts';
import { haveTools } from '#support/chromium.ts';

const papers = papersOf({ now: () => new Date('2026-11-23T02:00:00Z') });

const heic = (width: number, height: number): Uint8Array => {
  const folder = mkdtempSync(join(tmpdir(), 'lencana-heic-'));
  try {
    const picture = blankPicture(width, height, [245, 244, 236]);
    letter(picture, 'Surat Rekomendasi', 20, height / 2, { size: height / 8 });
    writeFileSync(join(folder, 'foto.png'), encodePng(picture));
    execFileSync('heif-enc', ['-q', '60', join(folder, 'foto.png'), '-o', join(folder, 'foto.heic')], {
      stdio: 'pipe',
    });
    return new Uint8Array(readFileSync(join(folder, 'foto.heic')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

describe.runIf(haveTools('heif-enc'))('ISS-5 a HEIC photo is taken as the photo it is', () => {
  test('it becomes a JPEG of its size', async () => {
    const photo = heic(640, 480);
    expect(recognise(photo)).toBe('heic');
    expect(readJpeg(await heicToJpeg(photo, uploadLimits))).toMatchObject({ width: 640, height: 480, orientation: 1 });
  });

  test('it passes the desk where files are inspected, and becomes a page', async () => {
    const paper = await papers.inspect(heic(640, 480));
    expect(paper).toMatchObject({ mediaType: 'image/jpeg', pages: 1 });
    expect(await papers.addPage(null, paper)).toMatchObject({ mediaType: 'application/pdf', pages: 1 });
  });

  test('finer than any scanner it is halved', async () => {
    expect(readJpeg(await heicToJpeg(heic(5000, 3000), uploadLimits))).toMatchObject({ width: 2500, height: 1500 });
  });

  test('too many pixels are refused before any is unpacked', () =>
    expect(heicToJpeg(heic(640, 480), { ...uploadLimits, maxPixels: 100_000 })).rejects.toMatchObject({
      code: 'ERR_IMAGE_TOO_MANY_PIXELS',
      fields: { width: 640, height: 480, maxPixels: 100_000 },
    }));

  test('cut short, changed in the middle, or too slow: refused as a HEIC that cannot be read, and nothing hangs', async () => {
    const whole = heic(640, 480);
    const refusal = { code: 'ERR_FILE_TYPE', fields: { got: 'heic' } };
    await expect(heicToJpeg(whole.subarray(0, 300), uploadLimits)).rejects.toMatchObject(refusal);
    const brand = whole.subarray(0, 24);
    const noise = Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251);
    await expect(heicToJpeg(Buffer.concat([brand, noise]), uploadLimits)).rejects.toMatchObject(refusal);
    await expect(heicToJpeg(whole, { ...uploadLimits, seconds: 0 })).rejects.toMatchObject(refusal);
  });
});
