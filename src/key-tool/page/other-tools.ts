/** The other tools: a look into any file, and a new passphrase for a key file. */

import { hex } from './der.ts';
import { bytesOf, picked } from './files.ts';
import { lockAnew, newPassphrase } from './new-passphrase.ts';
import { openOwnKey, stemOfKey } from './own-key.ts';
import { factsOf } from './reading.ts';
import { sha256 } from './sha256.ts';
import { element, field, find, offer, onSubmit, showFacts, showResult, wipe, wordsFor } from './view.ts';
import { same } from './words.ts';

const anyFile = field('any-file');

/** One card a file: its digest first, which also serves to compare a saved copy of this page. */
const cardOf = async (file: File): Promise<HTMLElement> => {
  const card = document.createElement('article');
  const heading = element('h3', same(file.name));
  const list = document.createElement('dl');
  card.append(heading, list);
  try {
    const bytes = await bytesOf(file);
    const digest = hex(sha256(bytes));
    showFacts(list, [[['SHA-256 berkas', 'SHA-256 of the file'], same(digest)]]);
    showFacts(list, picked(file.name, bytes, factsOf).all);
  } catch (error) {
    card.append(element('p', wordsFor(error), 'problem'));
  }
  return card;
};

const look = async (): Promise<void> => {
  find('contents').replaceChildren(...(await Promise.all(Array.from(anyFile.files ?? [], cardOf))));
};
anyFile.onchange = look;

/** A file dropped beside a field would otherwise take the place of the page. */
export const onDrop = (open: () => void): void => {
  for (const type of ['dragover', 'drop'])
    document.addEventListener(type, (event) => {
      if (event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      const { dataTransfer } = event as DragEvent; // Both types are of this class.
      if (type === 'dragover' || !dataTransfer?.files.length) return;
      open();
      anyFile.files = dataTransfer.files;
      look();
    });
};

onSubmit(3, async () => {
  const pkcs8 = await openOwnKey(...newPassphrase());
  if (!pkcs8) return;
  offer('changed', `${stemOfKey()}-kunci-RAHASIA-baru.key.pem`, await lockAnew(pkcs8));
  wipe();
  showResult(3);
});
