/** Arimo (SIL Open Font License 1.1), the letter-for-letter stand-in for Arial that official letters are set in; embedded as a subset. */
import type { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fontkit from '@pdf-lib/fontkit';
import type { PDFDocument, PDFFont } from 'pdf-lib';
import { withEvenGlyphs } from './even-glyphs.ts';

const require = createRequire(import.meta.url);
const files = {
  regular: '400Regular/Arimo_400Regular.ttf',
  bold: '700Bold/Arimo_700Bold.ttf',
  italic: '400Regular_Italic/Arimo_400Regular_Italic.ttf',
} as const;
export type Weight = keyof typeof files;

const cache = new Map<Weight, Buffer>();
/** The font file's bytes, read once. */
export const fontBytes = (weight: Weight): Buffer => {
  const bytes =
    cache.get(weight) ?? withEvenGlyphs(readFileSync(require.resolve(`@expo-google-fonts/arimo/${files[weight]}`)));
  cache.set(weight, bytes);
  return bytes;
};

export type Typeface = {
  readonly font: PDFFont;
  readonly characters: ReadonlySet<number>;
  /** Of words already measured, at size 1. */
  readonly widths: Map<string, number>;
};

/** The name's tag is fixed and ligatures are off, so that the same letter gives the same bytes and reads back as typed. */
export const embedTypeface = async (document: PDFDocument, weight: Weight): Promise<Typeface> => {
  document.registerFontkit(fontkit);
  const font = await document.embedFont(fontBytes(weight), {
    subset: true,
    customName: `LENCAN+Arimo-${weight}`,
    features: { liga: false },
  });
  return { font, characters: charactersOf(weight, font.getCharacterSet()), widths: new Map() };
};

const characterSets = new Map<Weight, ReadonlySet<number>>();
/** The code points this weight can print; `listed` is the font's own list, wanted the first time only. */
export const charactersOf = (weight: Weight, listed: readonly number[]): ReadonlySet<number> => {
  const set = characterSets.get(weight) ?? new Set(listed);
  characterSets.set(weight, set);
  return set;
};

/** Typographic or zero-width things that mean something plain: what they print as. */
const plain: Readonly<Record<string, string>> = {
  '\u00a0': '\u00a0',
  '\u2011': '-',
  '\u200b': '',
  '\u00ad': '',
  '\ufeff': '',
};

/**
 * The text as this font can print it: a letter the font lacks loses its marks or its fancy form if that helps (NFKD), and is
 * otherwise printed as `□`, never dropped: a person must see that their name did not come through. Controls and
 * direction marks do not print.
 */
export const printable = (text: string, characters: ReadonlySet<number>): string =>
  [...text.normalize('NFC')].map((character) => printableCharacter(character, characters)).join('');

const printableCharacter = (character: string, characters: ReadonlySet<number>): string => {
  const known = plain[character];
  if (known !== undefined) return known;
  if (/\s/.test(character)) return ' ';
  if (/[\p{Cc}\p{Cf}\p{Cs}]/u.test(character)) return '';
  if (has(character, characters)) return character;
  const base = [...character.normalize('NFKD')].filter((it) => !/\p{M}/u.test(it));
  if (base.length > 0 && base.every((it) => has(it, characters))) return base.join('');
  return /\p{M}/u.test(character) ? '' : '□';
};

const has = (character: string, characters: ReadonlySet<number>): boolean =>
  characters.has(character.codePointAt(0) ?? 0);
