/** Questions to the person at the terminal. They go to standard error, so that an answer for a script stays clean. */
import { createInterface } from 'node:readline/promises';
import { firstLine } from '#src/ceremonies/key-store.ts';

/** Said in one line, exit 1. */
export class Refusal extends Error {}

export const isTerminal = (): boolean => process.stdin.isTTY === true;

/** Shows the facts and goes on only after "yes" is typed, or where `yes` was given in the call. */
export const confirm = async (facts: string, question: string, { yes }: { readonly yes: boolean }): Promise<void> => {
  process.stderr.write(`${facts}\n`);
  if (yes) return;
  if (!isTerminal())
    throw new Refusal(
      `${question} Nobody is at a terminal to answer: read the facts above, and call again with --yes.`,
    );
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const typed = await terminal.question(`${question} Type yes to go on: `);
    if (typed.trim().toLowerCase() !== 'yes') throw new Refusal('Nothing was done.');
  } finally {
    terminal.close();
  }
};

const shortest = 12;

/** For a key about to be made: from the file, or typed twice. */
export const newPassphrase = async (what: string, file: string | undefined): Promise<string> => {
  if (file !== undefined) return longEnough(firstLine(file, '--passphrase-file'));
  if (!isTerminal())
    throw new Refusal(`${what} needs a passphrase: call this at a terminal, or with --passphrase-file <file>.`);
  const typed = longEnough(await secret(`Passphrase for ${what} (at least ${shortest} characters): `));
  if ((await secret('The same again: ')) !== typed) throw new Refusal('The two were not the same. Nothing was done.');
  return typed;
};

/** For a key that is there. */
export const passphraseOf = async (what: string, file: string | undefined): Promise<string> => {
  if (file !== undefined) return firstLine(file, '--passphrase-file');
  if (!isTerminal())
    throw new Refusal(`${what} opens with a passphrase: call this at a terminal, or with --passphrase-file <file>.`);
  return secret(`Passphrase of ${what}: `);
};

const longEnough = (typed: string): string => {
  if (Array.from(typed).length < shortest)
    throw new Refusal(`A CA key wants a passphrase of at least ${shortest} characters. Nothing was done.`);
  return typed;
};

/** A line that is not shown while it is typed. */
export const secret = (question: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { stdin } = process;
    process.stderr.write(question);
    stdin.setRawMode(true);
    stdin.setEncoding('utf8');
    stdin.resume();
    let typed = '';
    const end = () => {
      stdin.removeListener('data', read);
      stdin.removeListener('end', stop);
      stdin.setRawMode(false);
      stdin.pause();
      process.stderr.write('\n');
    };
    const stop = () => {
      end();
      reject(new Refusal('Stopped. Nothing was done.'));
    };
    const read = (text: string) => {
      for (const [index, letter] of Array.from(text).entries()) {
        if (letter === '\r' || letter === '\n') {
          end();
          // What came behind the line in one piece belongs to the next question.
          const rest = Array.from(text)
            .slice(index + 1)
            .join('');
          if (rest !== '') stdin.unshift(rest);
          return resolve(typed);
        }
        if (letter === '\u0003' || letter === '\u0004') return stop();
        typed = letter === '\u007f' || letter === '\b' ? Array.from(typed).slice(0, -1).join('') : typed + letter;
      }
    };
    stdin.on('data', read);
    stdin.once('end', stop); // The terminal was closed.
  });
