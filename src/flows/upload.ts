/** From a message's file to a document of the case: fetched with a cap, inspected, joined to its pages, kept. ISS-5. */
import type { Actor } from '#ra/actor.ts';
import type { Case, DocumentItem } from '#ra/case.ts';
import { documentOf } from '#ra/case.ts';
import { RegistrationError } from '#ra/errors.ts';
import type { FlowDeps, Paper } from './context.ts';
import type { FileReference } from './interview.ts';

/** The bytes, asked of the network only where it says they are few enough. Throws RegistrationError ERR_DOWNLOAD_…. */
export const fetched = async (
  { download, papers: { maxBytes } }: Pick<FlowDeps, 'download' | 'papers'>,
  file: FileReference,
): Promise<Uint8Array> => {
  if (file.size > maxBytes)
    throw new RegistrationError('ERR_DOWNLOAD_TOO_LARGE', { megabytes: Math.round(maxBytes / 1e6) });
  return download(file.fileId, maxBytes);
};

/** Throws LetterError, RegistrationError; the case stays as it was then. */
export const takeFile = async (
  deps: FlowDeps,
  by: Actor,
  it: Case,
  item: Exclude<DocumentItem, 'csr'>,
  file: FileReference,
  append: boolean,
): Promise<Case> => {
  const { office, papers } = deps;
  const paper = await papers.inspect(await fetched(deps, file));
  const kept = append ? await presentPaper(office, it, item) : null;
  // A letter or a statement is a document of pages; an identity card stays the picture it is.
  const isPhotoOfPage = item !== 'identityCard' && paper.mediaType !== 'application/pdf';
  const whole = append || isPhotoOfPage ? await papers.addPage(kept, paper) : paper;
  return office.drafting.attach(by, it.id, item, whole);
};

const presentPaper = async (office: FlowDeps['office'], it: Case, item: DocumentItem): Promise<Paper | null> => {
  const id = documentOf(it, item);
  const found = id && (await office.desk.document(id));
  return found ? { bytes: found.bytes, mediaType: found.document.mediaType, pages: found.document.pages } : null;
};
