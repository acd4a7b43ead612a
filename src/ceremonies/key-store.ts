/** Where CA keys are kept: in an encrypted file beside the certificate, or on a PKCS#11 token. A ceremony and a start ask the same store. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PkiError } from '#pki/errors.ts';
import type { KeyType } from '#pki/key-checks.ts';
import { generatePkcs11Key, pkcs11Signer } from '#pki/pkcs11-signer.ts';
import { type Pkcs11Uri, readPkcs11Uri } from '#pki/pkcs11-uri.ts';
import { encryptedPem, fileSigner, generateKey, keySigner, type Signer } from '#pki/signer.ts';
import type { Random } from '#ra/ports.ts';
import { files, readFile } from './ca-folder.ts';

/** A key just made, and the file that says how to open it again. */
export type NewKey = { readonly signer: Signer; readonly files: Readonly<Record<string, string>> };
export type KeyStore = {
  /** `label` is what a token shows for the key. */
  make(type: KeyType, label: string): Promise<NewKey>;
  /** The signer of the CA in this folder, wherever its key is. @throws PkiError ERR_CA_FILES, ERR_SIGNER_… */
  open(folder: string): Promise<Signer>;
};
export type KeyStoreOptions = {
  /** Asked only when a file is opened or written. */
  readonly passphrase: () => Promise<string>;
  /** Where new keys are made, and old ones found by their `key.uri`; without it new keys are files. */
  readonly token?: Pkcs11Uri;
  readonly random: Random;
};

export const keyStore = ({ passphrase, token, random }: KeyStoreOptions): KeyStore => ({
  async make(type, label) {
    if (token) {
      const { signer, address } = await generatePkcs11Key(type, { uri: token, pin: pinOf(token), random, label });
      return { signer, files: { [files.keyAddress]: `${address}\n` } };
    }
    const secret = await passphrase();
    const key = await generateKey(type);
    return { signer: keySigner(key), files: { [files.encryptedKey]: await encryptedPem(key, secret, { random }) } };
  },

  async open(folder) {
    const address = join(folder, files.keyAddress);
    if (existsSync(address)) {
      const uri = readPkcs11Uri(readFileSync(address, 'utf8').trim());
      if (!token)
        throw new PkiError(
          'ERR_SIGNER_URI',
          `${address} says that the key is on a token; name its library and PIN file: CA_SIGNER=pkcs11:token=…?module-path=…&pin-source=file:…`,
        );
      return pkcs11Signer({ uri: { ...uri, ...onThisMachine(token) }, pin: pinOf(token) });
    }
    if (!existsSync(join(folder, files.encryptedKey)))
      throw new PkiError(
        'ERR_CA_FILES',
        `${folder} holds no key: neither ${files.encryptedKey} nor ${files.keyAddress}; put it back from a backup. A root that is kept offline signs where its key is: lencana ca request, lencana ca root sign there, lencana ca import`,
      );
    return fileSigner(Buffer.from(readFile(folder, files.encryptedKey)).toString('utf8'), await passphrase());
  },
});

const onThisMachine = ({ modulePath, pinSource }: Pkcs11Uri): Pkcs11Uri => ({
  ...(modulePath === undefined ? {} : { modulePath }),
  ...(pinSource === undefined ? {} : { pinSource }),
});

const pinOf =
  ({ pinSource }: Pkcs11Uri) =>
  (): string => {
    if (pinSource === undefined)
      throw new PkiError(
        'ERR_SIGNER_URI',
        'the PKCS#11 address names no pin-source: a file whose first line is the PIN',
      );
    return firstLine(pinSource, 'pin-source');
  };

/** A secret of one line. @throws PkiError ERR_CA_FILES, which repeats nothing of it */
export const firstLine = (file: string, what: string): string => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new PkiError(
      'ERR_CA_FILES',
      `${what} names ${file}, which cannot be read; give the file to the user Lencana runs as (chmod 400)`,
      {},
      { cause: error },
    );
  }
  const [line = ''] = text.split(/\r?\n/);
  if (line === '') throw new PkiError('ERR_CA_FILES', `${what} names ${file}, whose first line is empty`);
  return line;
};
