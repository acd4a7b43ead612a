/** The block that opens a key file of Step 1: Step 2 and the change of the passphrase share it. */

import type { Bytes } from './der.ts';
import { fileField } from './files.ts';
import { openKey } from './pbes2.ts';
import { areFine, type Complaint, field } from './view.ts';
import { Problem, problems } from './words.ts';

const keyFile = field('key-file');
export const opening = field('opening');

const chosenKey = fileField(
  keyFile,
  'key',
  ({ kind, bytes }) => (kind === 'lockedKey' ? [bytes] : []),
  () => keyFile.files?.[0]?.name ?? '',
);

/** The key in the open, to be wiped; nothing where a field of the form, one of the `others` perhaps, has to be mended first. */
export const openOwnKey = async (...others: readonly Complaint[]): Promise<Bytes | undefined> => {
  const {
    all: [key],
    complaint,
  } = await chosenKey();
  if (!areFine([keyFile, complaint], [opening, !opening.value && problems.passphraseMissing], ...others) || !key)
    return;
  try {
    return await openKey(key, opening.value);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    areFine([opening, error.words]);
    opening.select();
  }
};

/** `lencana-1042-kunci-RAHASIA.key.pem` → `lencana-1042`. */
export const stemOfKey = () => /^lencana-[A-Za-z\d-]+(?=-kunci)/.exec(keyFile.files?.[0]?.name ?? '')?.[0] ?? 'lencana';
