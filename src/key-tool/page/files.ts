/** Files that a person chooses: looked at before they are read, read as soon as they are chosen, and explained when they are the wrong ones. */

import { DerError } from './der.ts';
import { type Found, identify } from './pem.ts';
import { areFine, tell, wordsFor } from './view.ts';
import { Problem, problems, same, type Words, wanted } from './words.ts';

/** Nothing of ours is near this; a bigger file is not even opened. */
const mostBytes = 2 ** 20;

export const bytesOf = async (file: File) => {
  if (file.size > mostBytes) throw new Problem(problems.tooBig(file.name, file.size));
  return new Uint8Array(await file.arrayBuffer());
};

/** What `pick` finds in the objects of a file; what is cut off or spoilt is told by the file's name. */
export const picked = <T>(name: string, bytes: Uint8Array<ArrayBuffer>, pick: (found: Found) => readonly T[]) => {
  try {
    const found = identify(bytes);
    return { kind: found[0]?.kind ?? 'other', all: found.flatMap(pick) };
  } catch (error) {
    throw error instanceof DerError
      ? new Problem(problems[error.message === 'truncated' ? 'truncated' : 'damaged'](name))
      : error;
  }
};

/** A field for files: asked, it answers what was found in them, or what to say where there is nothing. */
export const fileField = <T>(
  input: HTMLInputElement,
  slot: keyof typeof wanted,
  pick: (found: Found) => readonly T[],
  praise: (all: readonly T[]) => string,
) => {
  let answer: { readonly all: readonly T[]; readonly complaint?: Words } = { all: [], complaint: wanted[slot] };
  /** Files that are being read: who presses the button early waits for them. */
  let reading = Promise.resolve();

  async function taken(file: File): Promise<readonly T[]> {
    const { kind, all } = picked(file.name, await bytesOf(file), pick);
    if (all.length === 0) throw new Problem(problems.wrongFile(file.name, kind, slot));
    return all;
  }
  async function read(): Promise<void> {
    tell(input.id);
    try {
      const all = (await Promise.all(Array.from(input.files ?? [], taken))).flat();
      answer = all.length > 0 ? { all } : { all, complaint: wanted[slot] };
      areFine([input, false]);
      if (all.length > 0) tell(input.id, same(`✓ ${praise(all)}`));
    } catch (error) {
      answer = { all: [], complaint: wordsFor(error) };
      areFine([input, answer.complaint]);
    }
  }
  input.onchange = () => {
    reading = reading.then(read);
  };
  return () => reading.then(() => answer);
};
