/** Step 2: the encrypted key and the certificate from the bot become a `.p12`. ISS-11; Sumbar issuance 10, Lemsaneg 8. */

import { type Certificate, calledBy, certificatesOfChain, chainOf, readCertificate, rowsOf } from './certificate.ts';
import { type Bytes, DerError, hex, isSame } from './der.ts';
import { publicHalf } from './key-pair.ts';
import { openKey } from './pbes2.ts';
import { type Found, identify } from './pem.ts';
import { makePfx } from './pfx.ts';
import { sha256 } from './sha256.ts';
import { areFine, element, field, find, offer, onSubmit, reveal, showResult, tell, wordsFor } from './view.ts';
import { Problem, problems, type Slot, type Words, wanted } from './words.ts';

/** Nothing of ours is near this; a bigger file is not even opened. */
const mostBytes = 2 ** 20;

const keyFile = field('key-file');
const certificateFile = field('certificate-file');
const opening = field('opening');
let key: Bytes | undefined;
let certificates: readonly Certificate[] = [];
/** What to say where there is no key or certificate: none was chosen yet, or what is wrong with the one that was. */
const complaint: Record<Slot, Words> = { ...wanted };
/** Files that are being read: who presses the button early waits for them. */
let reading: Promise<unknown> = Promise.resolve();

const readKey = async () => {
  key = undefined;
  [key] = await take(keyFile, 'key', ({ kind, bytes }) => (kind === 'lockedKey' ? [bytes] : []));
  if (key) tell('key-file', ['✓ Kunci RAHASIA', '✓ SECRET key']);
};
const readCertificates = async () => {
  certificates = [];
  certificates = await take(certificateFile, 'certificate', certificatesIn);
  const names = `✓ ${certificates.map(({ subject }) => calledBy(subject)).join(' · ')}`;
  if (certificates.length > 0) tell('certificate-file', [names, names]);
};
const readings = [
  [keyFile, readKey],
  [certificateFile, readCertificates],
] as const;
for (const [input, begin] of readings) {
  input.onchange = () => {
    reading = Promise.all([reading, begin()]);
  };
}
reveal(field('reveal-2'), opening);

const certificatesIn = ({ kind, bytes }: Found): readonly Certificate[] =>
  (kind === 'chain' ? certificatesOfChain(bytes) : kind === 'certificate' ? [bytes] : []).map(readCertificate);

/** Reads the chosen files as soon as they are chosen, and says at once under the field what is wrong with them. */
async function take<T>(
  input: HTMLInputElement,
  slot: Slot,
  pick: (found: Found) => readonly T[],
): Promise<readonly T[]> {
  tell(input.id);
  complaint[slot] = wanted[slot];
  try {
    const all = await Promise.all(Array.from(input.files ?? [], (file) => taken(file, slot, pick)));
    areFine([input, false]);
    return all.flat();
  } catch (error) {
    complaint[slot] = wordsFor(error);
    areFine([input, complaint[slot]]);
    return [];
  }
}

async function taken<T>(file: File, slot: Slot, pick: (found: Found) => readonly T[]): Promise<readonly T[]> {
  if (file.size > mostBytes) throw new Problem(problems.tooBig(file.name, file.size));
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    const found = identify(bytes);
    const picked = found.flatMap(pick);
    if (picked.length === 0) throw new Problem(problems.wrongFile(file.name, found[0]?.kind ?? 'other', slot));
    return picked;
  } catch (error) {
    throw error instanceof DerError
      ? new Problem(problems[error.message === 'truncated' ? 'truncated' : 'damaged'](file.name))
      : error;
  }
}

onSubmit(2, ['Sedang memeriksa dan membuat .p12.', 'Checking, and making the .p12.'], async () => {
  await reading;
  const isReady = areFine(
    [keyFile, !key && complaint.key],
    [certificateFile, certificates.length === 0 && complaint.certificate],
    [opening, !opening.value && problems.passphraseMissing],
  );
  if (!isReady || !key) return;
  const pkcs8 = await openKey(key, opening.value).catch(refused);
  if (!pkcs8) return;
  await unite(pkcs8).finally(() => pkcs8.fill(0));
});

async function unite(pkcs8: Bytes): Promise<void> {
  const spki = await publicHalf(pkcs8);
  const leaf = certificates.find((one) => isSame(one.spki, spki));
  const names = certificates.map(({ subject }) => `“${calledBy(subject)}”`).join(', ');
  if (!areFine([certificateFile, !leaf && problems.mismatch(names)]) || !leaf) return;
  const chain = chainOf(leaf, certificates);
  offer('p12', nameFor(keyFile.files?.[0]?.name ?? ''), await makePfx(pkcs8, [leaf, ...chain], opening.value));
  opening.value = '';
  describe(leaf, chain);
  showResult(2);
}

function refused(error: unknown): undefined {
  if (!(error instanceof Problem)) throw error;
  areFine([opening, error.words]);
  opening.select();
}

/** `lencana-1042-kunci-RAHASIA.key.pem` → `lencana-1042.p12`. */
const nameFor = (keyName: string) => `${/^lencana-[A-Za-z\d-]+(?=-kunci)/.exec(keyName)?.[0] ?? 'lencana'}.p12`;

function describe(leaf: Certificate, chain: readonly Certificate[]): void {
  const same = (text: string): Words => [text, text];
  const rows: readonly (readonly [Words, Words])[] = [
    [
      ['Pemilik', 'Subject'],
      same(
        rowsOf(leaf.subject)
          .map((row) => row.join('='))
          .join(', '),
      ),
    ],
    [['Penerbit', 'Issuer'], same(calledBy(leaf.issuer))],
    [['Berlaku mulai', 'Valid from'], dated(leaf.notBefore)],
    [['Berlaku sampai', 'Valid until'], dated(leaf.notAfter)],
    [['Nomor seri', 'Serial number'], same(hex(leaf.serial))],
    [
      ['Sidik jari SHA-256', 'SHA-256 fingerprint'],
      same(
        hex(sha256(leaf.bytes))
          .toUpperCase()
          .replace(/..(?=.)/g, '$&:'),
      ),
    ],
    [
      ['Rantai', 'Chain'],
      chain.length > 0 ? same(chain.map(({ subject }) => calledBy(subject)).join(' → ')) : ['tidak ada', 'none'],
    ],
  ];
  const warnings = [
    Date.now() > +leaf.notAfter && problems.expired,
    Date.now() < +leaf.notBefore && problems.notYet,
    chain.length === 0 && problems.noChain,
  ].filter((words) => words !== false);
  find('owner').textContent = calledBy(leaf.subject);
  find('warnings').replaceChildren(...warnings.map((words) => element('p', words, 'note')));
  find('facts').replaceChildren(...rows.flatMap(([label, words]) => [element('dt', label), element('dd', words)]));
}

/** In the zone of the device, which is named: a certificate that ends at midnight ends at different hours. */
function dated(date: Date): Words {
  const form = { dateStyle: 'long', timeStyle: 'long' } as const;
  return [date.toLocaleString('id', form), date.toLocaleString('en-GB', form)];
}
