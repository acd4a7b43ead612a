/** The passphrase of a key file on the command line: typed twice without an echo, or the first line of a file; never an argument. ISS-3. */
import { checkPassphrase } from '#key-tool/page/answers.ts';
import type { Bytes } from '#key-tool/page/der.ts';
import { openKey } from '#key-tool/page/pbes2.ts';
import { bitsOf, fewestBits, suggest, suggestedBits } from '#key-tool/page/strength.ts';
import { Problem, problems } from '#key-tool/page/words.ts';
import { bytesOf } from './key-files.ts';
import { isTerminal, Refusal, secret } from './prompt.ts';

/** For the --help of each command that asks. */
export const whereFrom = `  --passphrase-file <f>   its first line; without it you are asked at the terminal. It cannot be given as an argument:
                          arguments stand in the shell's history, and every user of the machine sees them.`;

export const fromFile = (file: string | undefined): Source => ({ option: '--passphrase-file', file });

type Source = {
  /** As typed in the call, for the words: `--passphrase-file`. */
  readonly option: string;
  readonly file: string | undefined;
};

/** For a key about to be locked, by the page's own rules. `known`: what a stranger knows as well. */
export const newPassphrase = async ({ option, file }: Source, known: string): Promise<string> => {
  if (file !== undefined) {
    const words = lineIn(file, option);
    const complaint = checkPassphrase(words, bitsOf(words, known));
    if (complaint) throw new Refusal(`${option}: ${complaint[1]} Nothing was done.`);
    return words;
  }
  needTerminal('A new key needs a passphrase', option);
  process.stderr.write(
    'A new passphrase for the key: at least 12 characters, for example four random words; it is not shown while you type.\n' +
      'Press Enter alone to have one made. Whoever forgets it must have the certificate revoked and start again: nobody can recover it.\n',
  );
  return askedTwice(known);
};

/** Until it is good and was typed the same twice; Ctrl-C ends it. */
const askedTwice = async (known: string): Promise<string> => {
  let made = '';
  for (;;) {
    const typed = await secret('Passphrase: ');
    if (typed === '') {
      made = suggest();
      process.stderr.write(`Made for you: ${made}\nWrite it down, then type it.\n`);
      continue;
    }
    const bits = typed === made ? suggestedBits : bitsOf(typed, known);
    const complaint = checkPassphrase(typed, bits);
    if (complaint) process.stderr.write(`${complaint[1]}\n`);
    else {
      process.stderr.write(`${strengthOf(bits)}\n`);
      if ((await secret('The same again: ')) === typed) return typed;
      process.stderr.write('The two were not the same. Begin again.\n');
    }
  }
};

/** No praise without its measure: what the estimate means once somebody has stolen the file. As on the page. */
const strengthOf = (bits: number): string => {
  const word =
    bits < fewestBits ? 'Too easy to guess' : bits < 45 ? 'Weak if the file is stolen' : bits < 60 ? 'Fair' : 'Strong';
  return `${word} (± ${bits} bits).`;
};

export type Opened = { readonly plain: Bytes; readonly passphrase: string };

/** Opens what is locked; at a terminal a mistyped passphrase may be typed again. `plain` is secret: wipe it. @throws Refusal */
export const opened = async (locked: Bytes, name: string, { option, file }: Source): Promise<Opened> => {
  if (file !== undefined) return openedBy(lineIn(file, option), locked, name);
  needTerminal(`${name} opens with a passphrase`, option);
  for (let left = 2; ; left--) {
    try {
      return await openedBy(await secret(`Passphrase of ${name}: `), locked, name);
    } catch (error) {
      if (left === 0 || !(error instanceof WrongPassphrase)) throw error;
      process.stderr.write('It does not open with that. Look at Caps Lock, and type it again.\n');
    }
  }
};

class WrongPassphrase extends Refusal {}

const openedBy = async (passphrase: string, locked: Bytes, name: string): Promise<Opened> => {
  try {
    return { plain: await openKey(locked, passphrase), passphrase };
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    if (cause.words !== problems.wrongPassphrase) throw new Refusal(`${name}: ${cause.words[1]}`, { cause });
    throw new WrongPassphrase(
      `${name} does not open with that passphrase, or it is damaged. If the passphrase is forgotten nobody can recover it: ask the bot to revoke (/cabut), then make a new key.`,
      { cause },
    );
  }
};

const needTerminal = (what: string, option: string): void => {
  if (!isTerminal())
    throw new Refusal(
      `${what}, and nobody is at a terminal to type it. Call this at a terminal, or with ${option} <file>.`,
    );
};

/** Notepad marks its files with a BOM, and ends lines in its own way. */
const lineIn = (file: string, option: string): string => {
  const [line = ''] = new TextDecoder().decode(bytesOf(file)).split(/\r?\n/);
  if (line === '') throw new Refusal(`${option} names ${file}, whose first line is empty. Put the passphrase there.`);
  return line;
};
