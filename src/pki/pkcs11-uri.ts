/** Where a key on a token is (RFC 7512): `pkcs11:token=Lencana;id=%0a%1b?module-path=/usr/lib/softhsm/libsofthsm2.so&pin-source=file:/run/secrets/pin`. */
import { toHex } from './der.ts';
import { PkiError } from './errors.ts';

export type Pkcs11Uri = {
  /** The token's label. */
  readonly token?: string;
  /** The token's serial number. */
  readonly serial?: string;
  /** CKA_LABEL of the key. */
  readonly object?: string;
  /** CKA_ID of the key: what stays the same, while object handles change with every session. */
  readonly id?: Uint8Array;
  /** The vendor's library. */
  readonly modulePath?: string;
  /** A file whose first line is the PIN. */
  readonly pinSource?: string;
};

/** A URI that names a PIN is refused: settings are printed, logged and backed up. @throws PkiError ERR_SIGNER_URI, which repeats no value */
export const readPkcs11Uri = (text: string): Pkcs11Uri => {
  if (!text.startsWith('pkcs11:')) throw wrong('it must begin with pkcs11:');
  const [path = '', query = '', ...more] = text.slice('pkcs11:'.length).split('?');
  if (more.length > 0) throw wrong('it has more than one question mark');
  const at = { ...pairsOf(path, ';'), ...pairsOf(query, '&') };
  if ('pin-value' in at)
    throw wrong('it holds the PIN itself (pin-value); write the PIN into a file and name that by pin-source');
  const unknown = Object.keys(at).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw wrong(`its attribute "${unknown.slice(0, 30)}" is not used here; there are ${known.join(', ')}`);
  if (at.type && textOf(at.type) !== 'private') throw wrong('type must be private: it is the key that signs');
  return {
    ...(at.token && { token: textOf(at.token) }),
    ...(at.serial && { serial: textOf(at.serial) }),
    ...(at.object && { object: textOf(at.object) }),
    ...(at.id && { id: at.id }),
    ...(at['module-path'] && { modulePath: absolute('module-path', textOf(at['module-path'])) }),
    ...(at['pin-source'] && {
      pinSource: absolute('pin-source', textOf(at['pin-source']).replace(/^file:(\/\/(?=\/))?/, '')),
    }),
  };
};

const known: readonly string[] = ['token', 'serial', 'object', 'id', 'type', 'module-path', 'pin-source'];

/** Key and token only: what is kept beside the certificate. Library and PIN belong to the machine. */
export const writePkcs11Uri = ({ token, serial, object, id }: Pkcs11Uri): string => {
  const parts = [
    ...(token === undefined ? [] : [`token=${encodeURIComponent(token)}`]),
    ...(serial === undefined ? [] : [`serial=${encodeURIComponent(serial)}`]),
    ...(id === undefined ? [] : [`id=${toHex(id).replace(/../g, '%$&')}`]),
    ...(object === undefined ? [] : [`object=${encodeURIComponent(object)}`]),
    'type=private',
  ];
  return `pkcs11:${parts.join(';')}`;
};

const pairsOf = (text: string, separator: string): Record<string, Uint8Array> => {
  const pairs = text.split(separator).filter((part) => part !== '');
  const found: Record<string, Uint8Array> = {};
  for (const pair of pairs) {
    const [name = '', ...value] = pair.split('=');
    if (value.length === 0 || name in found) throw wrong('each attribute is written once, as name=value');
    found[name] = octetsOf(value.join('='));
  }
  return found;
};

/** `%0a` is an octet; everything else stands for itself. */
const octetsOf = (text: string): Uint8Array => {
  if (/%(?![0-9a-fA-F]{2})/.test(text)) throw wrong('a percent sign is followed by two hex digits');
  const parts = text.split(/(%[0-9a-fA-F]{2})/);
  return Uint8Array.from(
    Buffer.concat(
      parts.map((part) => (part.startsWith('%') ? Buffer.from(part.slice(1), 'hex') : Buffer.from(part, 'utf8'))),
    ),
  );
};
const textOf = (octets: Uint8Array): string => Buffer.from(octets).toString('utf8');

const absolute = (name: string, path: string): string => {
  if (!path.startsWith('/')) throw wrong(`${name} wants a whole path that begins with /`);
  return path;
};

const wrong = (problem: string): PkiError =>
  new PkiError(
    'ERR_SIGNER_URI',
    `the PKCS#11 address cannot be used: ${problem}. Wanted is pkcs11:token=<label>?module-path=<library>&pin-source=file:<file> (RFC 7512)`,
    { problem },
  );
