/** Step 2: the encrypted key and the certificate from the bot become a `.p12`. ISS-11; Sumbar issuance 10, Lemsaneg 8. */

import { type Certificate, calledBy, chainOf, missingIssuer } from './certificate.ts';
import { type Bytes, isSame } from './der.ts';
import { fileField } from './files.ts';
import { publicHalf } from './key-pair.ts';
import { opening, openOwnKey, stemOfKey } from './own-key.ts';
import { makePfx } from './pfx.ts';
import { certificatesIn, factsOfCertificate } from './reading.ts';
import { areFine, element, field, find, offer, onSubmit, showFacts, showResult, wipe } from './view.ts';
import { problems, same } from './words.ts';

const certificateFile = field('certificate-file');
const named = (certificates: readonly Certificate[]) =>
  certificates.map(({ subject, issuer }) => `${calledBy(subject)} (${calledBy(issuer)})`).join(', ');
const chosenCertificates = fileField(certificateFile, 'certificate', certificatesIn, named);

onSubmit(2, async () => {
  const { all, complaint } = await chosenCertificates();
  const pkcs8 = await openOwnKey([certificateFile, complaint]);
  if (pkcs8) await unite(pkcs8, all).finally(() => pkcs8.fill(0));
});

const unite = async (pkcs8: Bytes, all: readonly Certificate[]): Promise<void> => {
  const spki = await publicHalf(pkcs8);
  // A renewed certificate may have the key of the old one: the one that ends last is meant.
  const [leaf] = all.filter((one) => isSame(one.spki, spki)).sort((a, b) => +b.notAfter - +a.notAfter);
  // A key that another tool locked; the command line refuses it, too.
  const isForeign = /[^ -~]/.test(opening.value);
  const isReady = areFine(
    [certificateFile, !leaf && problems.mismatch(named(all))],
    [opening, isForeign && problems.passphraseOfOthers],
  );
  if (!isReady || !leaf) return;
  const chain = chainOf(leaf, all);
  offer('p12', `${stemOfKey()}.p12`, await makePfx(pkcs8, [leaf, ...chain], opening.value));
  describe(leaf, chain, all);
  wipe();
  showResult(2);
};

const describe = (leaf: Certificate, chain: readonly Certificate[], all: readonly Certificate[]): void => {
  const missing = missingIssuer([leaf, ...chain]);
  const others = all.filter((one) => ![leaf, ...chain].some(({ bytes }) => isSame(bytes, one.bytes)));
  const warnings = [
    Date.now() > +leaf.notAfter && problems.expired,
    Date.now() < +leaf.notBefore && problems.notYet,
    missing && problems.noIssuer(calledBy(missing)),
    others.length > 0 && problems.leftOut(named(others)),
  ].filter((words) => !!words);
  find('owner').textContent = calledBy(leaf.subject);
  find('warnings').replaceChildren(...warnings.map((words) => element('p', words, 'note')));
  showFacts(find('facts'), factsOfCertificate(leaf));
  const names = chain.map(({ subject }) => calledBy(subject)).join(' → ');
  if (names) showFacts(find('facts'), [[['Rantai', 'Chain'], same(names)]]);
};
