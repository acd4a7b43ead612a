/** From the settings to the CA's place: its folder, its addresses and the store its keys lie in. */
import type { Clock, Random } from '#ra/ports.ts';
import type { Config } from '#src/config.ts';
import { derivedSecret } from '#src/master-key.ts';
import type { CaPlace } from './issuing.ts';
import { firstLine, type KeyStore, keyStore } from './key-store.ts';

type Settings = Pick<Config, 'caFolder' | 'caUrl' | 'caKeys'> & {
  /** Asked only where the passphrase comes from the master key. */
  readonly masterKeys: () => readonly { readonly key: Uint8Array }[];
  readonly clock: Clock;
  readonly random: Random;
};

export const caPlace = ({ caFolder, caUrl, caKeys, masterKeys, clock, random }: Settings): CaPlace => ({
  folder: caFolder,
  caUrl,
  clock,
  random,
  keys: houseKeys({ caKeys, masterKeys, random }),
});

/** The store of the keys that sign every day: opened at each start without a person, so its passphrase is at hand. */
const houseKeys = ({ caKeys, masterKeys, random }: Pick<Settings, 'caKeys' | 'masterKeys' | 'random'>): KeyStore => {
  const { passphraseFile, token } = caKeys;
  return keyStore({
    passphrase: async () =>
      passphraseFile === null
        ? derivedSecret(masterKeys(), 'ca-keys').toString('hex')
        : firstLine(passphraseFile, 'passphrase-file'),
    ...(token && { token }),
    random,
  });
};
