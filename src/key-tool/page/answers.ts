/** The checks of what a person typed in Step 1: each answers nothing, or the words to show under the field. */

import { fewestBits } from './strength.ts';
import { problems, type Words } from './words.ts';

/** One form of the same name: composed letters (NFC), single spaces. */
export const tidy = (words: string) => words.normalize('NFC').trim().replace(/\s+/g, ' ');

/** X.520 gives a common name 64 characters; what cannot be seen does not belong in a name. */
export const checkName = (name: string): Words | undefined => {
  const { length } = [...name];
  if (length === 0) return problems.nameMissing;
  if (/\p{C}/u.test(name)) return problems.nameStrange;
  return length > 64 ? problems.nameLong(length) : undefined;
};

/** The number goes into file names: nothing else may stand there. */
export const checkCase = (number: string): Words | undefined =>
  /^[A-Za-z0-9-]{0,32}$/.test(number) ? undefined : problems.caseStrange;

/** ASCII, because a certificate holds the address as IA5String. */
export const checkMail = (mail: string): Words | undefined =>
  /^([!#-'*+\-./\w=?^`{|}~]{1,64}@([a-z\d-]+\.)+[a-z\d-]+)?$/i.test(mail) && mail.length < 256
    ? undefined
    : problems.mailStrange;

export const checkPassphrase = (passphrase: string, bits: number): Words | undefined => {
  const foreign = [...passphrase].find((sign) => !/[ -~]/.test(sign));
  if (foreign) return problems.passphraseForeign(foreign);
  if (passphrase !== passphrase.trim()) return problems.passphraseEdges;
  if (passphrase.length < 12) return problems.passphraseShort(passphrase.length);
  return bits < fewestBits ? problems.passphraseWeak : undefined;
};
