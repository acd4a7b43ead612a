/** A parsed PDF's objects, every one of them, reachable or not: nothing in them may act, hide a file or exhaust a reader. */
import { Buffer } from 'node:buffer';
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFInvalidObject,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from 'pdf-lib';
import { LetterError } from './errors.ts';
import { jpegSize } from './jpeg.ts';

export type PdfLimits = {
  readonly maxPages: number;
  readonly maxPixels: number;
  readonly maxInflatedBytes: number;
};

/** ISO 32000-1 12.6.4: actions that run, fetch, open or send. A plain `URI` under a link a person taps is not among them. */
const activeActions = new Set([
  'JavaScript',
  'Launch',
  'GoToR',
  'GoToE',
  'SubmitForm',
  'ImportData',
  'Rendition',
  'Movie',
  'Sound',
  'RichMediaExecute',
]);
/** Keys that exist only for scripts, automatic actions, forms in XML, and hidden files. */
const activeKeys = [
  'JS',
  'JavaScript',
  'AA',
  'XFA',
  'EmbeddedFiles',
  'EF',
  'RichMediaContent',
  'Collection',
  'RichMediaSettings',
];
const activeSubtypes = new Set(['RichMedia', 'Movie', 'Sound', 'Screen', '3D', 'FileAttachment', 'PS']);
const DEEPEST = 200;
/** Resolution at which a page must still fit the pixel limit, dots per inch. */
const READING_RESOLUTION = 150;

/** @throws LetterError ERR_PDF_ACTIVE {found}, ERR_IMAGE_TOO_MANY_PIXELS, ERR_FILE_CORRUPT */
export const checkObjects = (context: PDFContext, limits: PdfLimits): void => {
  for (const [, object] of context.enumerateIndirectObjects()) {
    // What pdf-lib could not read another reader may: it cannot be vouched for.
    if (object instanceof PDFInvalidObject) throw corrupt('object');
    walk(object, limits, 0);
  }
};

/** How many pages the tree has, counted leaf by leaf (a /Count may lie, a tree may bite its tail). */
export const countPages = (context: PDFContext, { maxPages, maxPixels }: PdfLimits): number => {
  const catalog = context.lookup(context.trailerInfo.Root);
  if (!(catalog instanceof PDFDict)) throw corrupt('catalog');
  const open = catalog.lookup(PDFName.of('OpenAction'));
  if (open instanceof PDFDict && nameOf(open, 'S') !== 'GoTo') throw active('OpenAction');
  const seen = new Set<PDFObject>();
  const waiting: { readonly node: PDFObject | undefined; readonly box: PDFObject | undefined }[] = [
    { node: catalog.get(PDFName.of('Pages')), box: undefined },
  ];
  let pages = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const node = next.node instanceof PDFRef ? context.lookup(next.node) : next.node;
    if (!(node instanceof PDFDict) || seen.has(node)) throw corrupt('pages');
    seen.add(node);
    const box = node.lookup(PDFName.of('MediaBox')) ?? next.box;
    const kids = node.lookup(PDFName.of('Kids'));
    if (kids instanceof PDFArray) for (const kid of kids.asArray()) waiting.push({ node: kid, box });
    else {
      checkPaper(node, box, maxPixels);
      if (++pages > maxPages) throw new LetterError('ERR_PDF_TOO_MANY_PAGES', { maxPages });
    }
  }
  if (pages === 0) throw corrupt('no-pages');
  return pages;
};

const corrupt = (fault: string): LetterError =>
  new LetterError('ERR_FILE_CORRUPT', { mediaType: 'application/pdf', fault });
const active = (found: string): LetterError => new LetterError('ERR_PDF_ACTIVE', { found });

const nameOf = (dict: PDFDict, key: string): string | undefined => {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : undefined;
};
const numberOf = (dict: PDFDict, key: string): number => {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFNumber ? value.asNumber() : 0;
};

/** References are not followed: what they point to is walked in its own turn. */
const walk = (object: PDFObject, limits: PdfLimits, depth: number): void => {
  if (depth > DEEPEST) throw corrupt('nesting');
  if (object instanceof PDFArray) for (const item of object.asArray()) walk(item, limits, depth + 1);
  const dict = object instanceof PDFStream ? object.dict : object;
  if (dict instanceof PDFDict) {
    checkDict(dict);
    for (const value of dict.values()) walk(value, limits, depth + 1);
  }
  if (object instanceof PDFRawStream) checkStream(object, limits);
};

const checkDict = (dict: PDFDict): void => {
  const found = activeKeys.find((key) => dict.has(PDFName.of(key)));
  if (found) throw active(found);
  const action = nameOf(dict, 'S');
  if (action && activeActions.has(action)) throw active(action);
  const subtype = nameOf(dict, 'Subtype');
  if (subtype && activeSubtypes.has(subtype)) throw active(subtype);
  if (nameOf(dict, 'Type') === 'EmbeddedFile') throw active('EmbeddedFile');
};

const checkStream = ({ dict, contents }: PDFRawStream, { maxPixels, maxInflatedBytes }: PdfLimits): void => {
  const filters = filtersOf(dict);
  // pdf-streams.ts has counted Flate, alone or under ASCII85; behind other wrappings it could not.
  if (filters.length > 2 || (filters[0] === 'ASCIIHexDecode' && filters.includes('FlateDecode')))
    throw new LetterError('ERR_PDF_BOMB', { reason: 'filter', maxInflatedBytes });
  // ISO 32000-1 7.3.8.2: a stream whose data lie in another file.
  if (dict.has(PDFName.of('F'))) throw active('ExternalStream');
  if (nameOf(dict, 'Subtype') !== 'Image') return;
  const declared = { width: numberOf(dict, 'Width'), height: numberOf(dict, 'Height') };
  const real = filters.at(-1) === 'DCTDecode' ? jpegSize(contents) : jpeg2000Size(contents);
  checkPixelCount(declared, maxPixels);
  if (real) checkPixelCount(real, maxPixels);
};

const filtersOf = (dict: PDFDict): readonly string[] => {
  const filter = dict.lookup(PDFName.of('Filter'));
  const names = filter instanceof PDFArray ? filter.asArray().map((it) => dict.context.lookup(it)) : [filter];
  return names.filter((it) => it instanceof PDFName).map((it) => it.decodeText());
};

/** The SIZ marker of a JPEG 2000 code stream (ISO/IEC 15444-1 A.5.1), wherever its boxes put it; decoders believe it, not the dictionary. */
const jpeg2000Size = (contents: Uint8Array): { readonly width: number; readonly height: number } | undefined => {
  const bytes = Buffer.from(contents.buffer, contents.byteOffset, Math.min(contents.length, 65_536));
  const at = bytes.indexOf('ff4fff51', 'hex');
  if (at < 0 || at + 24 > bytes.length) return undefined;
  return { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
};

const checkPaper = (page: PDFDict, box: PDFObject | undefined, maxPixels: number): void => {
  const sides = box instanceof PDFArray ? box.asArray().map((side) => page.context.lookup(side)) : [];
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = sides.map((side) => (side instanceof PDFNumber ? side.asNumber() : 0));
  const scale = ((numberOf(page, 'UserUnit') || 1) * READING_RESOLUTION) / 72;
  checkPixelCount({ width: Math.abs(x1 - x0) * scale, height: Math.abs(y1 - y0) * scale }, maxPixels);
};

const checkPixelCount = ({ width, height }: { width: number; height: number }, maxPixels: number): void => {
  if (width * height <= maxPixels) return;
  throw new LetterError('ERR_IMAGE_TOO_MANY_PIXELS', { width: Math.ceil(width), height: Math.ceil(height), maxPixels });
};
