/**
 * The CA on disk (STANDARDS "CA"): one folder for each CA key and a list of them, `ca.json`. What the list does not name does not exist, so half
 * a ceremony is none.
 *
 *   ca.json                        which issue, which are retired, which waits for its certificate
 *   root-<name>/certificate.cer    list.crl   key.pem (absent where the root is offline)   root.json (absent likewise)
 *   issuing-<name>/certificate.cer   key.pem | key.uri   request.csr (while it waits)
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readCertificate } from '#pki/certificate.ts';
import { PkiError } from '#pki/errors.ts';
import { keyHash } from '#pki/public-key.ts';

const keyName = z.string().regex(/^[0-9a-f]{8}$/);
const manifest = z.object({
  version: z.literal(1),
  issuing: z.array(
    z.object({
      name: keyName,
      /** The root above it. */
      root: keyName,
      status: z.enum(['current', 'retired']),
      /** The word in the addresses its certificates carry: its name; `issuing` for a CA made before CAs had names. */
      address: z.union([keyName, z.literal('issuing')]),
    }),
  ),
  /** An issuing key whose request travels to an offline root. */
  waiting: keyName.nullable(),
});
export type CaManifest = z.infer<typeof manifest>;
export type IssuingEntry = CaManifest['issuing'][number];

export const noCa: CaManifest = { version: 1, issuing: [], waiting: null };

/** What a CA is called: the first 8 hex digits of its key's SHA-256. */
export const nameOfKey = (hash: string): string => hash.slice(0, 8);
export const nameOf = (publicKey: Uint8Array): string => nameOfKey(keyHash(publicKey));
export const nameOfCertificate = (der: Uint8Array): string => nameOf(readCertificate(der).publicKey);

export const rootFolder = (folder: string, name: string): string => join(folder, `root-${name}`);
export const issuingFolder = (folder: string, name: string): string => join(folder, `issuing-${name}`);
export const files = {
  manifest: 'ca.json',
  certificate: 'certificate.cer',
  crl: 'list.crl',
  encryptedKey: 'key.pem',
  keyAddress: 'key.uri',
  request: 'request.csr',
} as const;

/** The list; empty where no CA was made yet. @throws PkiError ERR_CA_FILES */
export const readManifest = (folder: string): CaManifest => {
  const file = join(folder, files.manifest);
  if (!existsSync(file)) return readFlat(folder) ?? noCa;
  try {
    return manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new PkiError(
      'ERR_CA_FILES',
      `${file} cannot be read as the list of this CA; put it back from a backup of ${folder}`,
      {},
      { cause: error },
    );
  }
};

/** A file of a CA. @throws PkiError ERR_CA_FILES */
export const readFile = (...path: readonly string[]): Uint8Array =>
  bytesOf(join(...path), 'though the CA needs it; put it back from a backup, with its rights');

/** A file that somebody brought and named in the call. @throws PkiError ERR_CA_FILES */
export const readBrought = (file: string): Uint8Array =>
  bytesOf(file, 'so nothing was done; look at the name as typed');

const bytesOf = (file: string, sequel: string): Uint8Array => {
  try {
    return Uint8Array.from(readFileSync(file));
  } catch (error) {
    throw new PkiError('ERR_CA_FILES', `${file} is missing or closed to this user, ${sequel}`, {}, { cause: error });
  }
};

/** Before CAs had names there were one root and one issuing CA, their files side by side. They are moved into folders at once. */
const readFlat = (folder: string): CaManifest | undefined => {
  if (!existsSync(join(folder, 'issuing.cer'))) return undefined;
  const read = (name: string) => readFile(folder, name);
  const [root, issuing] = [nameOfCertificate(read('root.cer')), nameOfCertificate(read('issuing.cer'))];
  write(rootFolder(folder, root), {
    [files.certificate]: read('root.cer'),
    [files.crl]: read('root.crl'),
    // Somebody careful may have carried it away.
    ...(existsSync(join(folder, 'root.key.pem')) && { [files.encryptedKey]: read('root.key.pem') }),
  });
  write(issuingFolder(folder, issuing), {
    [files.certificate]: read('issuing.cer'),
    [files.encryptedKey]: read('issuing.key.pem'),
  });
  const moved: CaManifest = {
    version: 1,
    issuing: [{ name: issuing, root, status: 'current', address: 'issuing' }],
    waiting: null,
  };
  writeManifest(folder, moved);
  for (const name of ['root.cer', 'root.crl', 'root.key.pem', 'issuing.cer', 'issuing.key.pem'])
    rmSync(join(folder, name), { force: true });
  return moved;
};

/** The last step of every ceremony: before it nothing happened, after it everything did. */
export const writeManifest = (folder: string, list: CaManifest): void =>
  write(folder, { [files.manifest]: `${JSON.stringify(list, null, 2)}\n` });

/** Each file whole or not at all, on the disk before the next, for the owner only. */
export const write = (folder: string, contents: Readonly<Record<string, Uint8Array | string>>): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [name, content] of Object.entries(contents)) {
    const draft = join(folder, `.${name}.new`);
    const file = openSync(draft, 'w', 0o600);
    try {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, join(folder, name));
  }
  settle(folder);
};

/** The folder's own entry, so that a name does not vanish in a power cut. Some file systems do not know it. */
const settle = (folder: string): void => {
  const directory = openSync(folder, 'r');
  try {
    fsyncSync(directory);
  } catch {
    // The file system keeps names in its own way.
  } finally {
    closeSync(directory);
  }
};
