/** Two PDFs as one: the pages of a letter that was photographed page by page (ISS-5). Both have passed the safety desk before. */
import { PDFDocument } from 'pdf-lib';

/** @returns PDF: the pages of the first, then those of the second */
export const joinPdfs = async (first: Uint8Array, second: Uint8Array): Promise<Uint8Array> => {
  const joined = await PDFDocument.load(first, { updateMetadata: false });
  const more = await PDFDocument.load(second, { updateMetadata: false });
  for (const page of await joined.copyPages(more, more.getPageIndices())) joined.addPage(page);
  return joined.save({ useObjectStreams: false, updateFieldAppearances: false });
};
