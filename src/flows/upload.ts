/**
 * From a message's file to a document of the case: fetched with a cap, inspected, joined to its pages, kept. ISS-5. Pages stand in the order
 * they were sent, by the number of the message, whenever and in whatever order they arrive: each is put in its place at once, so nothing
 * waits for the rest of an album (CONVERSATION 7).
 */
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

/** What of a document came in which message. */
type Part = {
  readonly message: number;
  readonly album: string | null;
  readonly sameness: string;
  readonly pages: number;
};
type Kept = { readonly paper: Paper; readonly parts: readonly Part[] };

/** `append`: to what there is; what comes of the same album is always joined to it. Throws LetterError, RegistrationError; the case stays as it was then. */
export const takeFile = async (
  deps: FlowDeps,
  by: Actor,
  it: Case,
  item: Exclude<DocumentItem, 'csr'>,
  file: FileReference,
  append: boolean,
): Promise<Case> => {
  const { office, papers } = deps;
  const present = await presentPaper(office, it, item);
  const kept = present && (append || isOfAlbum(present, file)) ? present : null;
  if (kept?.parts.some(({ sameness }) => sameness === file.sameness)) return it;
  const paper = await papers.inspect(await fetched(deps, file));
  const part: Part = { message: file.message, album: file.album, sameness: file.sameness, pages: paper.pages };
  // A letter or a statement is a document of pages; an identity card stays the picture it is.
  const isPhotoOfPage = item !== 'identityCard' && paper.mediaType !== 'application/pdf';
  const before = (kept?.parts ?? []).filter(({ message }) => message < part.message);
  const at = before.reduce((sum, { pages }) => sum + pages, 0);
  const whole = kept || isPhotoOfPage ? await papers.addPage(kept?.paper ?? null, paper, at) : paper;
  const parts = [...(kept?.parts ?? []), part].toSorted((a, b) => a.message - b.message);
  return office.drafting.attach(by, it.id, item, { ...whole, facts: { parts } });
};

/** How many pages a paper of the case has by now. */
export const pagesOf = async (
  { office }: Pick<FlowDeps, 'office'>,
  it: Case,
  item: Exclude<DocumentItem, 'csr'>,
): Promise<number> => (await presentPaper(office, it, item))?.paper.pages ?? 0;

const isOfAlbum = ({ parts }: Kept, { album }: FileReference): boolean =>
  album !== null && parts.some((part) => part.album === album);

const presentPaper = async (office: FlowDeps['office'], it: Case, item: DocumentItem): Promise<Kept | null> => {
  const id = documentOf(it, item);
  const found = id && (await office.desk.document(id));
  if (!found) return null;
  const { mediaType, pages, facts } = found.document;
  const { parts = [] } = (facts ?? {}) as { readonly parts?: readonly Part[] }; // what takeFile kept
  return { paper: { bytes: found.bytes, mediaType, pages }, parts };
};
