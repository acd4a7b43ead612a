/** `lencana ca …` on the issuing side: which CAs there are, how one is made, and how the next takes over (docs/ca-ceremony.md). */
import { isPkiError } from '#pki/errors.ts';
import { profilesOf } from '#src/authority-files.ts';
import { readManifest } from '#src/ceremonies/ca-folder.ts';
import { type CaPlace, makeCa, rollOver } from '#src/ceremonies/issuing.ts';
import { type KeyStore, keyStore } from '#src/ceremonies/key-store.ts';
import { caFacts, waitingKey, warningsOf } from '#src/ceremonies/standing.ts';
import type { Config } from '#src/config.ts';
import { leakedCommands } from './ca-leaked.ts';
import { handOut, offlineCommands } from './ca-offline.ts';
import { keyTypeOf, nameFrom, plain } from './ca-options.ts';
import { inCaFolder, made, nextName, shown } from './ca-place.ts';
import { rootCommands } from './ca-root.ts';
import { statusCommands } from './ca-status.ts';
import { type Answer, clock, command, random, required, wholeNumber } from './command.ts';
import { confirm, isTerminal, newPassphrase, passphraseOf, Refusal } from './prompt.ts';

const list = command({
  usage: 'ca list',
  about: 'every CA: what it is called, which one issues, until when, and what will end soon (the same as lencana ca)',
  options: {},
  run: async ({ config }): Promise<Answer> => {
    const { caFolder } = config();
    const cas = caFacts(caFolder);
    const waiting = waitingKey(caFolder);
    const warnings = warningsOf(cas, clock.now(), profilesOf(caFolder).profiles);
    const lines = [
      ...cas.map(shown),
      ...(waiting === null ? [] : [`issuing  ${waiting}  waits for its certificate: lencana ca import <file>`]),
      ...(cas.length > 0 || waiting !== null
        ? []
        : ['No CA yet. lencana start makes one for a trial; lencana ca init makes one on purpose.']),
      ...warnings.map(({ isOver, sentence }) => `${isOver ? 'NOW ' : 'SOON'}  ${sentence}`),
    ];
    const json = cas.map((ca) => ({ ...ca, warnings: warnings.filter((one) => one.ca === ca.name) }));
    return { text: lines.join('\n'), json: plain(json), exit: cas.length > 0 ? 0 : 1 };
  },
});

const init = command({
  usage: 'ca init --organization <O> [--offline-root [--out issuing.csr]]',
  about: 'make a CA on purpose: root and issuing CA here, or a request for a root that is kept offline',
  details: `  --name <CN>             of the issuing CA ("Lencana Issuing CA")    --root-name <CN>   ("Lencana Root CA")
  --key-type P-384|RSA-3072|RSA-4096   of both (P-384)
  --years 10              of the issuing CA    --root-years 20
  --offline-root          only the issuing key is made here; its request is written to --out (issuing.csr)
  --passphrase-file <f>   for the root's key; without it you are asked twice at the terminal
The issuing key is opened at every start: by the passphrase file of CA_SIGNER, or by MASTER_KEY, or on its token.`,
  options: {
    organization: { type: 'string' },
    name: { type: 'string' },
    'root-name': { type: 'string' },
    'key-type': { type: 'string' },
    years: { type: 'string' },
    'root-years': { type: 'string' },
    'offline-root': { type: 'boolean' },
    out: { type: 'string' },
    'passphrase-file': { type: 'string' },
  },
  run: async ({ values, config: read }) => {
    const organization = required('--organization', values.organization);
    const name = nameFrom(organization, values.name ?? 'Lencana Issuing CA');
    const rootName = nameFrom(organization, values['root-name'] ?? 'Lencana Root CA');
    const keyType = keyTypeOf(values['key-type']);
    const years = wholeNumber('--years', values.years, { from: 3, to: 20, otherwise: 10 });
    const rootYears = wholeNumber('--root-years', values['root-years'], { from: years, to: 40, otherwise: 20 });
    const config = read();
    return inCaFolder(config, async (place) => {
      if (values['offline-root']) {
        if (readManifest(place.folder).issuing.length > 0)
          throw new Refusal('There is a CA already; the request for another beside it is made by lencana ca request.');
        return handOut(place, { name, keyType }, values.out ?? 'issuing.csr');
      }
      const rootKeys = newRootKeys(place, config, rootName.commonName, values['passphrase-file']);
      await makeCa(place, {
        root: { name: rootName, keyType, years: rootYears },
        issuing: { name, keyType, years },
        rootKeys,
      });
      return made(place, 'The CA is made.');
    });
  },
});

const rollover = command({
  usage: 'ca rollover',
  about: 'put a new issuing CA beside the old one, which keeps its CRL and OCSP until it ends (the root’s key is here)',
  details: `  --name <CN>   left out: the current name, counted up      --years 10
  --key-type P-384|RSA-3072|RSA-4096
  --passphrase-file <f>   of the root's key; without it you are asked
  --yes   do not ask
Where the root is kept offline: lencana ca request, lencana ca root sign there, lencana ca import.`,
  options: {
    name: { type: 'string' },
    'key-type': { type: 'string' },
    years: { type: 'string' },
    'passphrase-file': { type: 'string' },
    yes: { type: 'boolean' },
  },
  run: async ({ values, config: read }) => {
    const config = read();
    return inCaFolder(config, async (place) => {
      const name = nextName(place.folder, values);
      const rootKeys = openRootKeys(place, values['passphrase-file']);
      const years = wholeNumber('--years', values.years, { from: 3, to: 20, otherwise: 10 });
      await confirm(
        `New issuing CA: CN=${name.commonName}, O=${name.organization}, ${years} years. The current one issues no more.`,
        'Shall it be made?',
        { yes: values.yes ?? false },
      );
      await rollOver(place, { issuing: { name, keyType: keyTypeOf(values['key-type']), years }, rootKeys });
      return made(place, 'The new issuing CA is made; the old one is retired.');
    });
  },
});

/** The root's key gets a passphrase of its own, which nobody needs at a start. Without a person, a trial uses the one of the house. */
const newRootKeys = (place: CaPlace, config: Config, what: string, file: string | undefined): KeyStore => {
  const isUnattendedTrial = config.masterKeys === null && !isTerminal();
  if (file === undefined && (config.caKeys.token || isUnattendedTrial)) return place.keys;
  return keyStore({ passphrase: () => newPassphrase(`the key of ${what}`, file), random });
};

/** By the file; else as the house's keys; else by asking. */
const openRootKeys = (place: CaPlace, file: string | undefined): KeyStore => {
  const own = keyStore({ passphrase: () => passphraseOf("the root's key", file), random });
  if (file !== undefined) return own;
  const open = async (folder: string) => {
    try {
      return await place.keys.open(folder);
    } catch (error) {
      if (!isPkiError(error, 'ERR_SIGNER_PASSPHRASE')) throw error;
      return own.open(folder);
    }
  };
  return { make: place.keys.make, open };
};

export const commands = {
  ca: list,
  'ca list': list,
  'ca init': init,
  ...offlineCommands,
  'ca rollover': rollover,
  ...rootCommands,
  ...statusCommands,
  ...leakedCommands,
};
