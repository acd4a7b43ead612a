/** Two PDFs as one: the pages of a letter that was photographed page by page (ISS-5). Both have passed the safety desk before. */
import { PDFDocument } from 'pdf-lib';

/**
 * `at`: how many pages of the first stand before those of the second; all of them unless given.
 * @returns PDF
 */
export const joinPdfs = async (first: Uint8Array, second: Uint8Array, at?: number): Promise<Uint8Array> => {
  const joined = await PDFDocument.load(first, { updateMetadata: false });
  const more = await PDFDocument.load(second, { updateMetadata: false });
  let place = at ?? joined.getPageCount();
  for (const page of await joined.copyPages(more, more.getPageIndices())) joined.insertPage(place++, page);
  return joined.save({ useObjectStreams: false, updateFieldAppearances: false });
};
