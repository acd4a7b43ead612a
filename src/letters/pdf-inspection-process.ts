/**
 * Inspects one PDF in a process of its own, so that a parser driven mad by its input ends alone. (A thread with
 * `resourceLimits` is not enough: one large allocation in it was seen to abort the whole process.)
 */
import { LetterError, type LetterErrorCode, type LetterErrorFields } from './errors.ts';
import { inspectPdf } from './pdf-inspection.ts';
import type { PdfLimits } from './pdf-objects.ts';

export type PdfInspectionOrder = { readonly bytes: Uint8Array; readonly limits: PdfLimits };
export type PdfInspectionAnswer =
  | { readonly pages: number }
  | { readonly code: LetterErrorCode; readonly fields: LetterErrorFields };

const answer = async ({ bytes, limits }: PdfInspectionOrder): Promise<PdfInspectionAnswer> => {
  try {
    return { pages: await inspectPdf(bytes, limits) };
  } catch (error) {
    if (error instanceof LetterError) return { code: error.code, fields: error.fields };
    // A parser's own complaint (a stack too deep, a wrong type) means a file we cannot vouch for.
    return { code: 'ERR_FILE_CORRUPT', fields: { mediaType: 'application/pdf', fault: 'structure' } };
  }
};

process.once('message', async (order) => {
  process.send?.(await answer(order as PdfInspectionOrder)); // pdf-apart.ts is the only sender
});
