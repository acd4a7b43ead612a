/** The words of a name as blind indexes: whoever knows a whole word of it finds it, and the table tells nobody which word it is. */
import type { Cipher } from '../cipher.ts';

/** Without accents, marks and case: as people type a name. Each word once. */
const wordsOf = (name: string): readonly string[] => [
  ...new Set(
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== ''),
  ),
];

export const nameIndexes = (cipher: Cipher, name: string | undefined): string[] =>
  wordsOf(name ?? '').flatMap((word) => cipher.blindIndex('nameWord', word) ?? []);
