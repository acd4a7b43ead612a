/**
 * What keeps people's data unreadable at rest (UU 27/2022): AES-256-GCM cells, blind indexes for exact search, stamps and
 * the audit signing key, all derived from MASTER_KEY by HKDF-SHA-256. Nothing derived here is ever stored.
 *
 * A sealed cell is `1 | length of key id | key id | nonce (12) | ciphertext | tag (16)`. The key id lets keys rotate: the
 * first of the ring writes, all of them read. Table, column and row are authenticated with it, so a cell copied into
 * another row opens nowhere.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import type { Json } from '#ra/values.ts';

/** A 32-byte master key and the short name written beside everything it sealed. */
export type MasterKey = { readonly id: string; readonly key: Uint8Array };
export type KeyRing = { readonly newest: MasterKey; readonly oldest: MasterKey; find(id: string): MasterKey };

/** `table.column` of a sealed cell. */
export type Place = `${string}.${string}`;
export type IndexedField = 'nik' | 'nip' | 'mail' | 'nameWord' | 'phone' | 'lid' | 'wireText';

export type Cipher = {
  readonly ring: KeyRing;
  seal(place: Place, row: string | number, plain: Uint8Array): Uint8Array;
  /** Throws CipherError when the cell was changed, moved, or sealed by a key the ring lacks. */
  open(place: Place, row: string | number, sealed: Uint8Array): Uint8Array;
  sealJson(place: Place, row: string | number, value: Json): Uint8Array;
  openJson(place: Place, row: string | number, sealed: Uint8Array): Json;
  /** Equal for values that mean the same (spaces, case), hex; null for what identifies nobody (empty, `none`). */
  blindIndex(field: IndexedField, value: string | null | undefined): string | null;
  /** `<key id>:<HMAC-SHA-256, hex>` over a text, for a named purpose. */
  stamp(purpose: string, text: string): string;
  stampHolds(purpose: string, text: string, stamp: string): boolean;
};

export class CipherError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CipherError';
  }
}

const format = 1;
const nonceSize = 12;
const tagSize = 16;

/** The first key writes; the last is the oldest, and its index sub-key stays in use for ever (see blindIndex). */
export const keyRing = (keys: readonly MasterKey[]): KeyRing => {
  const newest = keys[0];
  const oldest = keys.at(-1);
  if (newest === undefined || oldest === undefined)
    throw new CipherError('The key ring is empty; MASTER_KEY is needed.');
  for (const { id, key } of keys) {
    if (key.length !== 32) throw new CipherError(`Master key "${id}" has ${key.length} bytes; 32 are needed.`);
    if (!/^[\w-]{1,64}$/.test(id)) throw new CipherError(`"${id}" is no key id: 1 to 64 letters, digits, - or _.`);
    if (keys.filter((other) => other.id === id).length > 1)
      throw new CipherError(`Two master keys are called "${id}".`);
  }
  const find = (id: string): MasterKey => {
    const found = keys.find((key) => key.id === id);
    if (!found)
      throw new CipherError(`Sealed with master key "${id}", which is not in the ring; add it after the others.`);
    return found;
  };
  return { newest, oldest, find };
};

/** HKDF-SHA-256 (RFC 5869): one sub-key of 32 bytes for each purpose, so that no key does two jobs. */
export const subKey = (master: MasterKey, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', master.key, '', `lencana/1/${purpose}`, 32));

/** Digits are compared as digits, mail addresses without case: what a person types twice is one value. */
const normalised = (field: IndexedField, value: string): string => {
  if (field === 'mail') return value.normalize('NFC').trim().toLowerCase();
  if (field === 'nameWord' || field === 'wireText') return value;
  return value.replace(/\D/g, '');
};

export const cipherWith = (ring: KeyRing): Cipher => {
  const known = new Map<string, KeyObject>();
  const derived = (master: MasterKey, purpose: string): KeyObject => {
    const name = `${master.id}/${purpose}`;
    const key = known.get(name) ?? createSecretKey(subKey(master, purpose));
    known.set(name, key);
    return key;
  };

  const seal: Cipher['seal'] = (place, row, plain) => {
    const id = Buffer.from(ring.newest.id);
    const nonce = randomBytes(nonceSize);
    const cell = createCipheriv('aes-256-gcm', derived(ring.newest, `cell/${place}`), nonce);
    cell.setAAD(Buffer.from(`${place}:${row}`));
    const body = [cell.update(plain), cell.final()];
    return Buffer.concat([Buffer.from([format, id.length]), id, nonce, ...body, cell.getAuthTag()]);
  };

  const open: Cipher['open'] = (place, row, sealed) => {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    const head = 2 + (bytes[1] ?? 0);
    if (bytes[0] !== format || bytes.length < head + nonceSize + tagSize)
      throw new CipherError(`The cell ${place} of row ${row} is no sealed cell.`);
    const key = derived(ring.find(bytes.toString('utf8', 2, head)), `cell/${place}`);
    const cell = createDecipheriv('aes-256-gcm', key, bytes.subarray(head, head + nonceSize));
    cell.setAAD(Buffer.from(`${place}:${row}`));
    cell.setAuthTag(bytes.subarray(-tagSize));
    try {
      return Buffer.concat([cell.update(bytes.subarray(head + nonceSize, -tagSize)), cell.final()]);
    } catch (cause) {
      throw new CipherError(`The cell ${place} of row ${row} was changed or belongs elsewhere.`, { cause });
    }
  };

  /**
   * The oldest key of the ring, always: an index made with a newer key would not find the rows written before it. When that
   * key must go for good, every index is written anew; until then it stays last in the ring (checkKeys guards that).
   */
  const blindIndex: Cipher['blindIndex'] = (field, value) => {
    const text = value ? normalised(field, value) : '';
    if (text === '') return null;
    return createHmac('sha256', derived(ring.oldest, `index/${field}`))
      .update(text)
      .digest('hex');
  };

  const mac = (master: MasterKey, purpose: string, text: string): string =>
    `${master.id}:${createHmac('sha256', derived(master, `stamp/${purpose}`))
      .update(text)
      .digest('hex')}`;

  const stampHolds: Cipher['stampHolds'] = (purpose, text, stamp) => {
    const expected = Buffer.from(mac(ring.find(stamp.split(':', 1)[0] ?? ''), purpose, text));
    const given = Buffer.from(stamp);
    return given.length === expected.length && timingSafeEqual(given, expected);
  };

  return {
    ring,
    seal,
    open,
    sealJson: (place, row, value) => seal(place, row, Buffer.from(JSON.stringify(value))),
    // What opens was sealed by us from JSON, so it is JSON.
    openJson: (place, row, sealed) => JSON.parse(Buffer.from(open(place, row, sealed)).toString('utf8')) as Json,
    blindIndex,
    stamp: (purpose, text) => mac(ring.newest, purpose, text),
    stampHolds,
  };
};
