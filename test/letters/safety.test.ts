/** Uploads as strangers send them: the honest ones pass, every hostile one is refused by its own code before a decoder sees it. */
import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { PDFName } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import type { LetterErrorCode } from '#letters/errors.ts';
import { type FileLimits, inspect, uploadLimits } from '#letters/safety.ts';
import {
  bytes,
  exif,
  handMade,
  joined,
  jpeg,
  onePage,
  pdf,
  png,
  pngChunk,
  stream,
  withOpenAction,
} from './hostile-files.ts';

const refused = async (file: Uint8Array, code: LetterErrorCode, fields = {}, limits: Partial<FileLimits> = {}) =>
  expect(inspect(file, { ...uploadLimits, ...limits })).rejects.toMatchObject({ name: 'LetterError', code, fields });

describe('ISS-5, ACC-1, ACC-4 honest files pass and are described', () => {
  test('a PDF of two pages', async () =>
    expect(await inspect(await pdf(2))).toEqual({ mediaType: 'application/pdf', pages: 2 }));
  test('a PDF with object streams, as Word and LibreOffice write', async () =>
    expect(await inspect(await pdf(3, undefined, true))).toEqual({ mediaType: 'application/pdf', pages: 3 }));
  test('a PDF whose link a person may tap', async () => {
    const linked = await pdf(1, (document) => {
      const uri = { Type: 'Action', S: 'URI', URI: document.context.obj('mailto:x') };
      const annotation = document.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], A: uri });
      document.getPage(0).node.set(PDFName.of('Annots'), document.context.obj([annotation]));
    });
    expect(await inspect(linked)).toEqual({ mediaType: 'application/pdf', pages: 1 });
  });
  test('a JPEG with its size and which way up it is', async () =>
    expect(await inspect(jpeg({ before: exif(6) }))).toEqual({
      mediaType: 'image/jpeg',
      pages: 1,
      width: 8,
      height: 8,
      orientation: 6,
    }));
  test('a PNG', async () =>
    expect(await inspect(png(20, 10))).toMatchObject({
      mediaType: 'image/png',
      width: 20,
      height: 10,
      orientation: 1,
    }));
  test('what phones put after a photo: a gain map, or a Samsung trailer', async () => {
    expect(await inspect(joined(jpeg(), jpeg()))).toMatchObject({ mediaType: 'image/jpeg' });
    expect(await inspect(joined(jpeg(), 'records SEFT'))).toMatchObject({ mediaType: 'image/jpeg' });
  });
});

describe('a file is what its bytes say, never what its name says', () => {
  const kinds: readonly (readonly [string, Uint8Array])[] = [
    ['exe', joined('MZ\x90\0', randomBytes(200))],
    ['docx', joined('PK\x03\x04', Buffer.alloc(26), '[Content_Types].xml', Buffer.alloc(40), 'word/document.xml')],
    ['xlsx', joined('PK\x03\x04', Buffer.alloc(26), '[Content_Types].xml', Buffer.alloc(40), 'xl/workbook.xml')],
    ['zip', joined('PK\x03\x04', Buffer.alloc(26), 'foto.jpg')],
    ['heic', joined(Buffer.from([0, 0, 0, 24]), 'ftypheic', Buffer.alloc(40))],
    ['avif', joined(Buffer.from([0, 0, 0, 24]), 'ftypavif', Buffer.alloc(40))],
    ['mp4', joined(Buffer.from([0, 0, 0, 24]), 'ftypisom', Buffer.alloc(40))],
    ['webp', joined('RIFF', Buffer.alloc(4), 'WEBPVP8 ', Buffer.alloc(40))],
    ['gif', joined('GIF89a', Buffer.alloc(40))],
    ['doc', joined(Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(40))],
    ['svg', bytes('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['html', bytes('<!DOCTYPE html><html></html>')],
    ['pem', bytes('-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n')],
    ['text', bytes('Dengan hormat,\nbersama ini kami sampaikan')],
    ['unknown', Buffer.from('0001020304050607', 'hex')],
  ];
  test.each(kinds)('%s is named and refused', (got, file) => refused(file, 'ERR_FILE_TYPE', { got }));

  test('a type the question did not ask for is refused, with what it did ask for', () =>
    refused(
      png(2, 2),
      'ERR_FILE_TYPE',
      { got: 'image/png', accept: 'application/pdf' },
      { accept: ['application/pdf'] },
    ));
});

describe('size is looked at before content', () => {
  test('nothing at all', () => refused(new Uint8Array(0), 'ERR_FILE_EMPTY'));
  test('50 MB', () =>
    refused(Buffer.alloc(50 << 20, '%PDF-'), 'ERR_FILE_TOO_LARGE', { bytes: 50 << 20, maxBytes: 10 << 20 }));
});

describe('photos are measured by their headers', () => {
  test('a PNG header of 900 megapixels', () =>
    refused(png(30_000, 30_000, { pixels: Buffer.alloc(1000) }), 'ERR_IMAGE_TOO_MANY_PIXELS', {
      width: 30_000,
      height: 30_000,
      maxPixels: 50_000_000,
    }));
  test('a JPEG header of 65,000 by 65,000', () =>
    refused(jpeg({ width: 65_000, height: 65_000 }), 'ERR_IMAGE_TOO_MANY_PIXELS', { width: 65_000, height: 65_000 }));
  test('a small PNG header over 300 MB of pixels', () =>
    refused(png(10, 10, { pixels: Buffer.alloc(300 << 20) }), 'ERR_FILE_CORRUPT', { fault: 'too-many-pixels' }));
  test('a PNG cut short, one with a wrong checksum, one with too few pixels', async () => {
    const whole = png(20, 20, { pixels: randomBytes(420) });
    await refused(whole.subarray(0, 200), 'ERR_FILE_CORRUPT', { fault: 'truncated' });
    const damaged = Buffer.from(whole);
    damaged[60] = (damaged[60] ?? 0) ^ 1;
    await refused(damaged, 'ERR_FILE_CORRUPT', { fault: 'checksum' });
    await refused(png(20, 20, { pixels: Buffer.alloc(50) }), 'ERR_FILE_CORRUPT', { fault: 'truncated' });
  });
  test('a JPEG cut at any byte', async () => {
    const whole = jpeg({ before: exif(1) });
    for (let length = 3; length < whole.length; length += 7)
      await refused(whole.subarray(0, length), 'ERR_FILE_CORRUPT', { mediaType: 'image/jpeg' });
  });
  test('a JPEG of a thousand scans', () => {
    const whole = jpeg();
    const scan = whole.subarray(whole.lastIndexOf(0xda) - 1, whole.length - 2);
    return refused(joined(whole.subarray(0, -2), ...Array(1000).fill(scan), whole.subarray(-2)), 'ERR_FILE_CORRUPT', {
      fault: 'scans',
    });
  });
});

describe('two files in one are refused', () => {
  test('an exe before a PDF is an exe', async () =>
    refused(joined('MZ\x90\0', Buffer.alloc(60), await pdf()), 'ERR_FILE_TYPE', { got: 'exe' }));
  test('foreign matter before a PDF', async () =>
    refused(joined('hello there ', await pdf()), 'ERR_FILE_POLYGLOT', { leading: 12 }));
  test('an exe after a PDF', async () => {
    const exe = joined('MZ\x90\0', randomBytes(500));
    await refused(joined(await pdf(), exe), 'ERR_FILE_POLYGLOT', { mediaType: 'application/pdf' });
  });
  test('an archive at the end of a PDF, dressed with another %%EOF', async () => {
    const comment = '\n%%EOF\n';
    const directory = Buffer.from(`504b0506${'00'.repeat(16)}0700`, 'hex');
    await refused(joined(await pdf(), directory, comment), 'ERR_FILE_POLYGLOT', { inside: 'zip' });
  });
  test('a PDF inside a photo, and anything after one', async () => {
    await refused(png(2, 2, { more: [pngChunk('tEXt', bytes('x\0%PDF-1.7'))] }), 'ERR_FILE_POLYGLOT');
    await refused(joined(png(2, 2), 'MZ'), 'ERR_FILE_POLYGLOT', { mediaType: 'image/png', trailing: 2 });
    await refused(joined(jpeg(), 'PK\x03\x04'), 'ERR_FILE_POLYGLOT', { mediaType: 'image/jpeg', trailing: 4 });
  });
});

describe('a PDF that acts is refused', () => {
  test.each([
    ['JavaScript', { S: 'JavaScript', JS: 'app.alert(1)' }],
    ['Launch', { S: 'Launch', F: 'cmd.exe' }],
    ['GoToR', { S: 'GoToR', F: 'other.pdf' }],
    ['OpenAction', { S: 'URI', URI: 'https://example.org' }],
    ['SubmitForm', { S: 'SubmitForm', F: 'https://example.org' }],
  ])('%s on opening', async (found, action) => refused(await withOpenAction(action), 'ERR_PDF_ACTIVE', { found }));

  test('a script in the name tree, an embedded file, an XFA form, an automatic action of a page', async () => {
    const attached = await pdf(1, (document) => document.attach(bytes('MZ'), 'tagihan.exe'));
    await refused(attached, 'ERR_PDF_ACTIVE');
    await refused(await pdf(1, (document) => document.addJavaScript('x', 'app.alert(1)'), true), 'ERR_PDF_ACTIVE');
    const xfa = (document: import('pdf-lib').PDFDocument) =>
      document.catalog.set(PDFName.of('AcroForm'), document.context.obj({ XFA: [] }));
    await refused(await pdf(1, xfa), 'ERR_PDF_ACTIVE', { found: 'XFA' });
    const automatic = (document: import('pdf-lib').PDFDocument) =>
      document.getPage(0).node.set(PDFName.of('AA'), document.context.obj({ O: { S: 'GoTo' } }));
    await refused(await pdf(1, automatic), 'ERR_PDF_ACTIVE', { found: 'AA' });
  });
  test('a name written with escapes', () =>
    refused(handMade(...onePage, '<< /S /J#61v#61Script /#4aS (app.alert\\(1\\)) >>'), 'ERR_PDF_ACTIVE'));
  test('an action hidden behind a second object of the same number', () => {
    const twice = joined(handMade(...onePage, '<< /S /Launch /F (cmd.exe) >>'));
    const hidden = Buffer.from(twice).toString('latin1').replace('xref\n', '4 0 obj\n<< /S /GoTo >>\nendobj\nxref\n');
    return refused(bytes(hidden), 'ERR_PDF_ACTIVE', { found: 'Launch' });
  });
  test('media and streams that lie in other files', async () => {
    await refused(handMade(...onePage, '<< /Type /Annot /Subtype /RichMedia >>'), 'ERR_PDF_ACTIVE');
    await refused(handMade(...onePage, stream('/F (http://example.org/x)', bytes('x'))), 'ERR_PDF_ACTIVE', {
      found: 'ExternalStream',
    });
  });
});

describe('a PDF that would exhaust its reader is refused', () => {
  const million = deflateSync(Buffer.alloc(300 << 20), { level: 9 });

  test('300 MB in 300 KB of content', async () => {
    expect(million.length).toBeLessThan(320_000);
    await refused(handMade(...onePage, stream('/Filter /FlateDecode', million)), 'ERR_PDF_BOMB', {
      reason: 'inflated',
    });
  });
  test('300 MB in an object stream, which pdf-lib would inflate', () =>
    refused(handMade(...onePage, stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', million)), 'ERR_PDF_BOMB'));
  test('deflate inside deflate', () =>
    refused(handMade(...onePage, stream('/Filter [/FlateDecode /FlateDecode]', deflateSync(million))), 'ERR_PDF_BOMB'));
  test('many small streams whose sum is too much', () => {
    const some = stream('/Filter /FlateDecode', deflateSync(Buffer.alloc(9 << 20)));
    return refused(handMade(...onePage, ...Array<Uint8Array>(15).fill(some)), 'ERR_PDF_BOMB', { reason: 'inflated' });
  });
  test('filters nobody writes today', async () => {
    await refused(handMade(...onePage, stream('/Filter /LZW#44ecode', bytes('x'))), 'ERR_PDF_BOMB', {
      reason: 'filter',
    });
    const dressed = stream('/Type /ObjStm /N 1 /First 4 /Filter [/ASCIIHexDecode /FlateDecode]', bytes('789c>'));
    await refused(handMade(...onePage, dressed), 'ERR_PDF_BOMB', { reason: 'filter' });
    const hex = stream('/Filter [/ASCIIHexDecode /FlateDecode]', bytes('789c>'));
    await refused(handMade(...onePage, hex), 'ERR_PDF_BOMB', { reason: 'filter' });
  });
  test('objects by the million end with the process that reads them, not with ours', async () => {
    const objects = deflateSync(Buffer.from(`1 0 [${'0 '.repeat(40 << 20)}]`));
    const file = handMade(...onePage, stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', objects));
    await refused(file, 'ERR_PDF_BOMB', {});
  });
  test('an image of 900 megapixels, by its dictionary or by its own header', async () => {
    const dictionary = '/Type /XObject /Subtype /Image /Filter /DCTDecode';
    const huge = jpeg({ width: 30_000, height: 30_000 });
    await refused(handMade(...onePage, stream(`${dictionary} /Width 9 /Height 9`, huge)), 'ERR_IMAGE_TOO_MANY_PIXELS');
    const small = stream(`${dictionary} /Width 30000 /Height 30000`, jpeg());
    await refused(handMade(...onePage, small), 'ERR_IMAGE_TOO_MANY_PIXELS', { width: 30_000 });
  });
  test('a page as large as a football field', () => {
    const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 14400 14400] /UserUnit 20 >>';
    return refused(handMade(onePage[0], onePage[1], page), 'ERR_IMAGE_TOO_MANY_PIXELS');
  });
});

describe('a PDF nobody can vouch for is refused', () => {
  test('one under a password', async () => {
    const locked = await pdf(1, ({ context }) => {
      const encryption = context.obj({
        Filter: 'Standard',
        V: 1,
        R: 2,
        P: -4,
        O: context.obj('o'),
        U: context.obj('u'),
      });
      context.trailerInfo.Encrypt = context.register(encryption);
    });
    await refused(locked, 'ERR_PDF_ENCRYPTED');
  });
  test('one of 21 pages where 20 are allowed, whatever its /Count says', async () => {
    await refused(await pdf(21), 'ERR_PDF_TOO_MANY_PAGES', { maxPages: 20 });
    const kids = '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 1 >>';
    const file = handMade(onePage[0], kids, onePage[2], onePage[2]);
    await refused(file, 'ERR_PDF_TOO_MANY_PAGES', { maxPages: 1 }, { maxPages: 1 });
  });
  test('a page tree that bites its tail, one without pages, one without a catalog', async () => {
    await refused(handMade(onePage[0], '<< /Type /Pages /Kids [2 0 R] >>'), 'ERR_FILE_CORRUPT', { fault: 'pages' });
    await refused(handMade(onePage[0], '<< /Type /Pages /Kids [] >>'), 'ERR_FILE_CORRUPT', { fault: 'no-pages' });
    await refused(handMade('<< /Type /Nothing >>'), 'ERR_FILE_CORRUPT');
  });
  test('one cut in half, one of noise, one nested ten thousand deep', async () => {
    const whole = await pdf(2);
    await refused(whole.subarray(0, whole.length / 2), 'ERR_FILE_CORRUPT', { fault: 'truncated' });
    await refused(joined('%PDF-1.7\n', randomBytes(5000), '\n%%EOF\n'), 'ERR_FILE_CORRUPT');
    await refused(handMade(...onePage, '['.repeat(10_000) + ']'.repeat(10_000)), 'ERR_FILE_CORRUPT');
  });
});

test('inspections in parallel all answer', async () => {
  const file = await pdf(1);
  const answers = await Promise.all(Array.from({ length: 6 }, () => inspect(file)));
  expect(answers.map(({ pages }) => pages)).toEqual([1, 1, 1, 1, 1, 1]);
});
