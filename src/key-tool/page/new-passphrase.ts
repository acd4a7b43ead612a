/** The block that takes a new passphrase: twice, weighed honestly, or made up. Step 1 and the change of the passphrase share it. ISS-3. */

import { checkPassphrase } from './answers.ts';
import type { Bytes } from './der.ts';
import { lockKey } from './pbes2.ts';
import { pem } from './pem.ts';
import { bitsOf, fewestBits, suggest, suggestedBits } from './strength.ts';
import { type Complaint, field, find, reveal, say } from './view.ts';
import { problems, type Words } from './words.ts';

/** OWASP's figure for PBKDF2-HMAC-SHA256. */
const keyRounds = 600_000;

const passphrase = field('passphrase');
const again = field('again');
let suggested = '';

/** What a stranger knows as well makes no passphrase stronger. */
const strength = () =>
  passphrase.value === suggested
    ? suggestedBits
    : bitsOf(passphrase.value, ['name', 'case', 'mail'].map((id) => field(id).value).join(' '));

/** No praise without its measure: what the estimate means once somebody has stolen the file. */
const levels: readonly (readonly [upTo: number, ...Words])[] = [
  [fewestBits, 'Terlalu mudah ditebak', 'Too easy to guess'],
  [45, 'Lemah bila berkas dicuri', 'Weak if the file is stolen'],
  [60, 'Cukup', 'Fair'],
  [Infinity, 'Kuat', 'Strong'],
];

passphrase.addEventListener('input', () => {
  const bits = passphrase.value ? strength() : 0;
  find<HTMLMeterElement>('meter').value = bits;
  const [, id, en] = levels.find(([upTo]) => bits < upTo) ?? [];
  say(find('strength'), passphrase.value ? [`${id} (± ${bits} bit).`, `${en} (± ${bits} bits).`] : undefined);
});
find('suggest').onclick = () => {
  passphrase.value = suggested = suggest();
  reveal(true);
  passphrase.dispatchEvent(new Event('input'));
  again.focus();
};

export const newPassphrase = (): readonly Complaint[] => [
  [passphrase, checkPassphrase(passphrase.value, strength())],
  [again, again.value !== passphrase.value && problems.passphraseDiffers],
];

/** The key file under the new passphrase; the key in the open is wiped. */
export const lockAnew = async (pkcs8: Bytes): Promise<string> => {
  const locked = await lockKey(pkcs8, passphrase.value, keyRounds);
  pkcs8.fill(0);
  suggested = '';
  return pem('ENCRYPTED PRIVATE KEY', locked);
};
