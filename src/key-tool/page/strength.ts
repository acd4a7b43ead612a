/**
 * How hard a passphrase is to guess, on the careful side: common words, names, dates, keyboard rows and repeats count next to
 * nothing, readable words count as words, and only what looks random counts in full.
 */

/** Words that an attacker tries first, here; the usual disguises count as the word. */
const common =
  'p[a@]ssw[o0]rd|sandi|r[a4]h[a4]s[i1][a4]|kunci|adm[i1]n|indonesia|merdeka|pancasila|garuda|bismillah|sayang|cinta|semangat|sukses|selamat|lencana|jakarta|iloveyou|master';
const rows = 'abcdefghijklmnopqrstuvwxyz qwertyuiop asdfghjkl zxcvbnm 01234567890 qazwsxedc';
const walks = `${rows} ${[...rows].reverse().join('')}`;

/** Under this a hundred graphics cards need less than half an hour: each tries some 70,000 a second against 300,000 rounds. */
export const fewestBits = 35;

/** An estimate of log₂ of the guesses needed. `known` is what a stranger knows as well: name, case number, mail address. */
export const bitsOf = (passphrase: string, known = ''): number => {
  const own = known.toLowerCase().match(/[a-z0-9]{3,}/g) ?? [];
  const costs: readonly (readonly [RegExp, (piece: string) => number])[] = [
    [new RegExp([common, ...own].join('|'), 'g'), () => 6],
    [/\d{4}(19|20)\d\d|(19|20)\d{6}/g, () => 14],
    [/(19|20)\d\d/g, () => 6],
    [/[a-z]{4,}/g, (run) => (isSpeakable(run) ? 2.2 : 4.7) * run.length],
    [/[a-z]/g, () => 4.7],
    [/\d/g, () => 3.3],
    [/[ _.,-]/g, () => 1],
    [/[!-~]/g, () => 5],
  ];
  const capitals = passphrase.match(/[A-Z]/g)?.length ?? 0;
  let bits = Math.min(capitals, passphrase.length - capitals) * 0.8;
  // What was counted leaves a mark that costs nothing, so that its neighbours do not become one word.
  let rest = withoutWalks(passphrase.toLowerCase()).replace(/(.)\1{2,}|(..+?)\2+/g, '$1$2\n');
  for (const [pattern, cost] of costs) {
    rest = rest.replace(pattern, (piece) => {
      bits += cost(piece);
      return '\n';
    });
  }
  return Math.round(bits);
};

/** `1234`, `lkjh`: four or more along a row, either way, are as good as one. */
const withoutWalks = (plain: string): string => {
  let rest = plain;
  for (let at = 0; at + 4 <= rest.length; at++) {
    let end = at + 4;
    if (!walks.includes(rest.slice(at, end))) continue;
    while (end < rest.length && walks.includes(rest.slice(at, end + 1))) end++;
    rest = `${rest.slice(0, at + 1)}\n${rest.slice(end)}`;
  }
  return rest;
};

const isSpeakable = (run: string): boolean => {
  const vowels = run.replace(/[^aeiou]/g, '').length / run.length;
  return vowels > 0.24 && vowels < 0.7 && !/[^aeiouy]{4}/.test(run);
};

/** Ten random syllables in five words, `rabi-tomu-seka-liho-dune`: 63 bits that can be read aloud and written down. */
export const suggest = (): string => {
  const syllable = () => pick('bcdfghjklmnprstw') + pick('aeiou');
  return Array.from({ length: 10 }, syllable)
    .join('')
    .replace(/(....)(?=.)/g, '$1-');
};
export const suggestedBits = Math.floor(10 * Math.log2(16 * 5));

/** Even odds for each letter: a byte beyond the last whole multiple is thrown again. */
const pick = (letters: string): string => {
  const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
  return byte < 256 - (256 % letters.length) ? (letters[byte % letters.length] ?? '') : pick(letters);
};
