/** `lencana key p12`: the key tool's Step 2 without a browser, key and certificate become a `.p12`. ISS-11; Sumbar issuance 10, Lemsaneg 8. */
import { basename, dirname, join } from 'node:path';
import { checkPassphrase } from '#key-tool/page/answers.ts';
import { type Certificate, chainOf } from '#key-tool/page/certificate.ts';
import { type Bytes, isSame } from '#key-tool/page/der.ts';
import { publicHalf } from '#key-tool/page/key-pair.ts';
import { makePfx } from '#key-tool/page/pfx.ts';
import { certificatesIn } from '#key-tool/page/reading.ts';
import { bitsOf } from '#key-tool/page/strength.ts';
import { Problem, problems } from '#key-tool/page/words.ts';
import { plain } from './ca-options.ts';
import { clock, command, required } from './command.ts';
import { certificateFacts, certificateRows, hasSigned, keyText, nameOf, type Rows, table } from './key-facts.ts';
import {
  kindOf,
  lockedKeyIn,
  objectsIn,
  quoted,
  refusalForDer,
  refuseTaken,
  stemOf,
  writeTogether,
} from './key-files.ts';
import { certificateOf, lockOfKey } from './key-locks.ts';
import { fromFile, opened, whereFrom } from './key-passphrase.ts';
import { Refusal } from './prompt.ts';

const p12 = command({
  usage: 'key p12 --key <file> --certificate <file>…',
  about:
    'join the SECRET key and its certificate to a .p12 for signing programs, after looking whether they belong together',
  details: `  --certificate <f>…   from the bot: .cer, .crt, .pem or .p7b, also several; the .p7b brings the certificates of the CA along
  --out <file>         left out: beside the key, lencana-<case>.p12
${whereFrom}
The .p12 opens with the key's own passphrase, and says who, until when, fingerprint and chain. Whether the certificate was revoked
cannot be seen without a network: ask the bot.`,
  options: {
    key: { type: 'string' },
    certificate: { type: 'string', multiple: true },
    out: { type: 'string' },
    'passphrase-file': { type: 'string' },
  },
  run: async ({ rest, values }) => {
    const keyFile = required('--key', values.key);
    required('--certificate', values.certificate?.[0]);
    const locked = lockedKeyIn(keyFile);
    const certificates = [...(values.certificate ?? []), ...rest].flatMap(certificatesFrom);
    const out = values.out ?? join(dirname(keyFile), `${stemOf(keyFile)}.p12`);
    refuseTaken(out);
    const key = await opened(locked, basename(keyFile), fromFile(values['passphrase-file']));
    const { leaf, chain, pfx } = await united(key.plain, key.passphrase, certificates, keyFile).finally(() =>
      key.plain.fill(0),
    );
    writeTogether([{ path: out, content: pfx, isSecret: true }]);
    const warnings = warningsOf({ leaf, chain, certificates, keyFile, locked, passphrase: key.passphrase });
    const facts = certificateFacts(leaf);
    const names = chain.map(({ subject }) => nameOf(subject));
    const rows = [...certificateRows(facts), ['chain', names.join(' → ') || 'none'] as const];
    return {
      text: [
        'Key and certificate belong together; the .p12 is made.',
        table(rows),
        ...warnings.map(({ sentence }) => `NOTE  ${sentence}`),
        `${out} holds the SECRET key: send it to nobody. It opens with the passphrase of the key.`,
      ].join('\n'),
      json: plain({ file: out, certificate: facts, chain: chain.map(certificateFacts), warnings }),
    };
  },
});

const certificatesFrom = (file: string): readonly Certificate[] => {
  const found = objectsIn(file);
  try {
    const certificates = found.flatMap(certificatesIn);
    if (certificates.length > 0) return certificates;
  } catch (cause) {
    throw refusalForDer(file, cause);
  }
  throw new Refusal(
    `${file} is ${found[0] ? kindOf(found[0]) : 'empty'}. --certificate wants the certificate from the bot (.cer, .crt, .pem, .p7b).`,
  );
};

const united = async (pkcs8: Bytes, words: string, certificates: readonly Certificate[], keyFile: string) => {
  refuseForeign(words, keyFile);
  const leaf = await certificateOf(pkcs8, certificates).catch((cause: unknown) => {
    throw cause instanceof Problem ? new Refusal(`${keyFile}: ${cause.words[1]}`, { cause }) : cause;
  });
  if (!leaf) throw await mismatch(pkcs8, certificates);
  const chain = trueChain(leaf, certificates);
  return { leaf, chain, pfx: await makePfx(pkcs8, [leaf, ...chain], words) };
};

/** Both keys are shown, so that the right pair can be found by lencana key show. */
const mismatch = async (pkcs8: Bytes, certificates: readonly Certificate[]): Promise<Refusal> => {
  const isIssuer = (one: Certificate) => certificates.some((two) => two !== one && isSame(two.issuer, one.subject));
  const owners = certificates.filter((one) => !isIssuer(one));
  const keys: Rows = [
    ['the key', keyText(await publicHalf(pkcs8))],
    ...owners.map(({ subject, spki }) => [`“${nameOf(subject)}”`, keyText(spki)] as const),
  ];
  return new Refusal(
    `Key and certificate do not belong together.\n${table(keys)}\nGive the certificate that was issued for this key's CSR; lencana key show tells the key of any certificate and CSR.`,
  );
};

/** Readers of .p12 files differ beyond ASCII: such a file would open in one program and not in the next. */
const refuseForeign = (words: string, keyFile: string): void => {
  if (/^[ -~]+$/.test(words)) return;
  throw new Refusal(
    `The passphrase of the key has letters beyond ASCII, and Java could not open the .p12. Change it first: lencana key passphrase --key ${quoted(keyFile)}`,
  );
};

/** Of those that lead upwards by name, those that did sign: a name alone proves nothing. */
const trueChain = (leaf: Certificate, all: readonly Certificate[]): readonly Certificate[] => {
  const chain = [leaf];
  for (const one of chainOf(leaf, all)) if (chain.some((signed) => hasSigned(one, signed))) chain.push(one);
  return chain.slice(1);
};

type Union = {
  readonly leaf: Certificate;
  readonly chain: readonly Certificate[];
  readonly certificates: readonly Certificate[];
  readonly keyFile: string;
  readonly locked: Bytes;
  readonly passphrase: string;
};

/** The file is made all the same; scripts read the `kind`. */
const warningsOf = ({ leaf, chain, certificates, keyFile, locked, passphrase }: Union) => {
  const now = clock.now();
  const stray = certificates.filter((one) => ![leaf, ...chain].some(({ bytes }) => isSame(bytes, one.bytes)));
  const { rounds } = lockOfKey(locked);
  const anew = `lencana key passphrase --key ${quoted(keyFile)}`;
  return [
    now > leaf.notAfter && { kind: 'expired', sentence: problems.expired[1] },
    now < leaf.notBefore && { kind: 'not-yet-valid', sentence: problems.notYet[1] },
    chain.length === 0 && {
      kind: 'no-chain',
      sentence: 'No certificate of the CA is included; some programs need it. Take the .p7b from the bot.',
    },
    stray.length > 0 && {
      kind: 'left-out',
      sentence: `Left out, because it is neither of this key nor did it sign what is: ${named(stray)}.`,
    },
    checkPassphrase(passphrase, bitsOf(passphrase)) && {
      kind: 'weak-passphrase',
      sentence: `The passphrase is easier to guess than ours may be, and both files are as safe as it is. Change it (${anew}), then make the .p12 anew.`,
    },
    rounds !== null &&
      rounds < 300_000 && {
        kind: 'weak-lock',
        sentence: `The key file is locked with ${rounds.toLocaleString('en-US')} rounds only. Lock it anew with 600,000: ${anew}`,
      },
  ].filter((one) => typeof one === 'object');
};

const named = (certificates: readonly Certificate[]): string =>
  certificates.map(({ subject }) => `“${nameOf(subject)}”`).join(', ');

export const p12Commands = { 'key p12': p12 };
