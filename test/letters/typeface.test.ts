/** The embedded typeface: what a PDF carries of it must still draw every letter (text read back would not show a blank one). */
import fontkit from '@pdf-lib/fontkit';
import { decodePDFRawStream, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { expect, test } from 'vitest';
import { embedTypeface, fontBytes } from '#letters/typeface.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;()/@-–·éñễḤŁ';

test.each(['regular', 'bold', 'italic'] as const)(
  'every letter of the subset has the outline it has in Arimo: %s',
  async (weight) => {
    const document = await PDFDocument.create();
    const { font } = await embedTypeface(document, weight);
    document.addPage().drawText(letters, { font });
    const { context } = await PDFDocument.load(await document.save());
    const descriptor = context
      .enumerateIndirectObjects()
      .map(([, it]) => it)
      .find((it) => it instanceof PDFDict && it.has(PDFName.of('FontFile2')));
    const file = descriptor instanceof PDFDict ? descriptor.lookup(PDFName.of('FontFile2')) : undefined;
    if (!(file instanceof PDFRawStream)) throw new Error('no font file in the PDF');
    const subset = fontkit.create(decodePDFRawStream(file).decode());
    const whole = fontkit.create(fontBytes(weight));
    const outlines = Array.from({ length: subset.numGlyphs }, (_, glyph) => subset.getGlyph(glyph).path.toSVG());
    for (const { id, path } of whole.glyphsForString(letters)) expect(outlines, `glyph ${id}`).toContain(path.toSVG());
  },
);
