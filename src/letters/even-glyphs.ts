/**
 * A TrueType file with every glyph at an even offset (OpenType `loca`, `glyf`). The subset writer of @pdf-lib/fontkit 1.1.1 halves
 * offsets without padding, so glyphs of odd length come out as blanks; a font that has none survives it.
 */
import { Buffer } from 'node:buffer';

type Table = { readonly tag: string; readonly data: Buffer };

export const withEvenGlyphs = (font: Buffer): Buffer => {
  const tables = tablesOf(font);
  const table = (tag: string): Buffer => {
    const found = tables.find((it) => it.tag === tag);
    if (!found) throw new TypeError(`The font has no ${tag} table; a TrueType font (glyf outlines) is needed.`);
    return found.data;
  };
  const head = Buffer.from(table('head'));
  const glyphs = glyphsOf(table('glyf'), table('loca'), head.readUInt16BE(50) === 1).map(padded);
  const loca = Buffer.alloc(4 * (glyphs.length + 1));
  let offset = 0;
  for (const [at, glyph] of glyphs.entries()) {
    loca.writeUInt32BE(offset, 4 * at);
    offset += glyph.length;
  }
  loca.writeUInt32BE(offset, 4 * glyphs.length);
  head.writeUInt16BE(1, 50); // indexToLocFormat: long
  const changed: Readonly<Record<string, Buffer>> = { head, loca, glyf: Buffer.concat(glyphs) };
  return fontOf(
    font.subarray(0, 12),
    tables.map(({ tag, data }) => ({ tag, data: changed[tag] ?? data })),
  );
};

const tablesOf = (font: Buffer): readonly Table[] =>
  Array.from({ length: font.readUInt16BE(4) }, (_, at) => {
    const entry = 12 + 16 * at;
    const start = font.readUInt32BE(entry + 8);
    const data = font.subarray(start, start + font.readUInt32BE(entry + 12));
    return { tag: font.toString('latin1', entry, entry + 4), data };
  });

const glyphsOf = (glyf: Buffer, loca: Buffer, isLong: boolean): readonly Buffer[] => {
  const offset = (at: number) => (isLong ? loca.readUInt32BE(4 * at) : 2 * loca.readUInt16BE(2 * at));
  const count = loca.length / (isLong ? 4 : 2) - 1;
  return Array.from({ length: count }, (_, at) => glyf.subarray(offset(at), offset(at + 1)));
};

const padded = (data: Buffer): Buffer => Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);

/** Checksums are left at zero: the embedding program writes its own file from the tables. */
const fontOf = (header: Buffer, tables: readonly Table[]): Buffer => {
  const directory = Buffer.alloc(16 * tables.length);
  let offset = header.length + directory.length;
  for (const [at, { tag, data }] of tables.entries()) {
    directory.write(tag, 16 * at, 'latin1');
    directory.writeUInt32BE(offset, 16 * at + 8);
    directory.writeUInt32BE(data.length, 16 * at + 12);
    offset += padded(data).length;
  }
  return Buffer.concat([header, directory, ...tables.map(({ data }) => padded(data))]);
};
