/** Step 1: key pair, request and encrypted key file, made offline by the applicant. ISS-3; Sumbar issuance 3, Lemsaneg 4. */

import { checkCase, checkMail, checkName, tidy } from './answers.ts';
import { type KeyType, keyTypes, makeKeyPair } from './key-pair.ts';
import { lockAnew, newPassphrase } from './new-passphrase.ts';
import { pem } from './pem.ts';
import { makeRequest } from './request.ts';
import { pause } from './sha256.ts';
import { readShortCode } from './short-code.ts';
import { areFine, field, find, offer, onSubmit, showResult, tell, unsaved, wipe, wordsFor } from './view.ts';

const name = field('name');
const number = field('case');
const mail = field('mail');
const requestText = find<HTMLTextAreaElement>('request-text');

/** `#n=name&c=case&m=mail&k=key type`, as the bot's link has them. */
export const fill = (fragment: URLSearchParams): void => {
  name.value = fragment.get('n') ?? '';
  number.value = fragment.get('c') ?? '';
  mail.value = fragment.get('m') ?? '';
  const type = fragment.get('k') ?? '';
  if (type in keyTypes) field('type').value = type;
};

// The short code has a field of its own, and is also found in a message that was pasted where the name or the number belongs.
for (const one of [field('code'), name, number]) {
  one.addEventListener('input', () => {
    try {
      const code = readShortCode(one.value);
      if (!code) return;
      name.value = code.name;
      number.value = code.number;
      field('type').value = code.type;
      areFine([name, false], [number, false]);
      tell('code', ['✓ Nama, nomor, dan jenis kunci terisi.', '✓ Name, number and key type are there.']);
    } catch (error) {
      areFine([one, wordsFor(error)]);
    }
  });
}

onSubmit(1, async () => {
  const [commonName = '', caseNumber = '', address = ''] = [name, number, mail].map(({ value }) => tidy(value));
  const isReady = areFine(
    [name, checkName(commonName)],
    [number, checkCase(caseNumber)],
    [mail, checkMail(address)],
    ...newPassphrase(),
  );
  if (!isReady) return;
  const pair = await makeKeyPair(field('type').value as KeyType); // The list has these four and no others.
  requestText.value = pem('CERTIFICATE REQUEST', await makeRequest(pair, commonName, address));
  const stem = caseNumber ? `lencana-${caseNumber}` : 'lencana';
  offer('key', `${stem}-kunci-RAHASIA.key.pem`, await lockAnew(pair.pkcs8));
  offer('request', `${stem}-permohonan.csr.pem`, requestText.value);
  wipe();
  showResult(1);
});

find('save-both').onclick = async () => {
  find('save-key').click();
  await pause(500); // Two at the same moment count as one in some browsers.
  find('save-request').click();
};

/** Without leave to use the clipboard the text is shown and selected, ready to be copied by hand. */
find('copy-request').onclick = async () => {
  requestText.select();
  try {
    await navigator.clipboard.writeText(requestText.value);
    unsaved.delete('request');
    tell('save-request', [
      '✓ Tersalin. Tempel di percakapan dengan bot.',
      '✓ Copied. Paste it into the chat with the bot.',
    ]);
  } catch {
    tell('save-request', ['Salin sendiri teks yang tersorot.', 'Copy the marked text yourself.']);
  }
};
