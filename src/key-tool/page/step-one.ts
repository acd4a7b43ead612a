/** Step 1: key pair, request and encrypted key file, made offline by the applicant. ISS-3; Sumbar issuance 3, Lemsaneg 4. */

import { checkCase, checkMail, checkName, checkPassphrase, tidy } from './answers.ts';
import { type KeyType, keyTypes, makeKeyPair } from './key-pair.ts';
import { lockKey } from './pbes2.ts';
import { pem } from './pem.ts';
import { makeRequest } from './request.ts';
import { bitsOf, fewestBits, suggest, suggestedBits } from './strength.ts';
import { areFine, field, find, offer, onSubmit, reveal, say, showResult, tell, unsaved } from './view.ts';
import { problems, type Words } from './words.ts';

/** OWASP's figure for PBKDF2-HMAC-SHA256. */
const keyRounds = 600_000;

const name = field('name');
const number = field('case');
const mail = field('mail');
const passphrase = field('passphrase');
const again = field('again');
const requestText = find<HTMLTextAreaElement>('request-text');
let suggested = '';

/** `#n=name&c=case&m=mail&k=key type`, as the bot's link has them. */
export function fill(fragment: URLSearchParams): void {
  name.value = fragment.get('n') ?? '';
  number.value = fragment.get('c') ?? '';
  mail.value = fragment.get('m') ?? '';
  const type = fragment.get('k') ?? '';
  if (type in keyTypes) field('type').value = type;
}

const strength = () =>
  passphrase.value === suggested
    ? suggestedBits
    : bitsOf(passphrase.value, `${name.value} ${number.value} ${mail.value}`);

function weigh(): void {
  const bits = passphrase.value ? strength() : 0;
  find<HTMLMeterElement>('meter').value = bits;
  say(find('strength'), passphrase.value ? levelOf(bits) : undefined);
}

/** No praise without its measure: what the estimate means once somebody has stolen the file. */
const levels: readonly (readonly [upTo: number, ...Words])[] = [
  [fewestBits, 'Terlalu mudah ditebak', 'Too easy to guess'],
  [45, 'Lemah bila berkas dicuri', 'Weak if the file is stolen'],
  [60, 'Cukup', 'Fair'],
  [Infinity, 'Kuat', 'Strong'],
];
const levelOf = (bits: number): Words | undefined => {
  const [, id, en] = levels.find(([upTo]) => bits < upTo) ?? [];
  return id && en ? [`${id} (± ${bits} bit).`, `${en} (± ${bits} bits).`] : undefined;
};

passphrase.addEventListener('input', weigh);
reveal(field('reveal'), passphrase, again);
find('suggest').onclick = () => {
  passphrase.value = suggested = suggest();
  if (!field('reveal').checked) field('reveal').click();
  weigh();
  again.focus();
};

const waiting: Words = ['Sedang membuat kunci; RSA perlu beberapa detik.', 'Making the key; RSA takes some seconds.'];
onSubmit(1, waiting, async () => {
  const [commonName = '', caseNumber = '', address = ''] = [name, number, mail].map(({ value }) => tidy(value));
  const isReady = areFine(
    [name, checkName(commonName)],
    [number, checkCase(caseNumber)],
    [mail, checkMail(address)],
    [passphrase, checkPassphrase(passphrase.value, strength())],
    [again, again.value !== passphrase.value && problems.passphraseDiffers],
  );
  if (!isReady) return;
  const pair = await makeKeyPair(field('type').value as KeyType); // The list has these four and no others.
  requestText.value = pem('CERTIFICATE REQUEST', await makeRequest(pair, commonName, address));
  const file = pem('ENCRYPTED PRIVATE KEY', await lockKey(pair.pkcs8, passphrase.value, keyRounds));
  pair.pkcs8.fill(0);
  passphrase.value = again.value = suggested = '';
  weigh();
  const stem = caseNumber ? `lencana-${caseNumber}` : 'lencana';
  offer('key', `${stem}-kunci-RAHASIA.key.pem`, file);
  offer('request', `${stem}-permohonan.csr.pem`, requestText.value);
  showResult(1);
});

/** Without leave to use the clipboard the text is shown and selected, ready to be copied by hand. */
find('copy-request').onclick = async () => {
  find<HTMLDetailsElement>('csr').open = true;
  requestText.select();
  try {
    await navigator.clipboard.writeText(requestText.value);
    unsaved.delete('request');
    tell('save-request', [
      '✓ Tersalin. Tempel di percakapan dengan bot.',
      '✓ Copied. Paste it into the chat with the bot.',
    ]);
  } catch {
    tell('save-request', [
      'Tekan Ctrl+C, atau tahan teks lalu Salin.',
      'Press Ctrl+C, or hold the text and choose Copy.',
    ]);
  }
};
