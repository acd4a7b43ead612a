import { describe, expect, it } from 'vitest';
import { type Cipher, CipherError, cipherWith, keyRing, type MasterKey } from '#db/cipher.ts';

const key = (id: string, byte: number): MasterKey => ({ id, key: new Uint8Array(32).fill(byte) });
const withKeys = (...keys: MasterKey[]): Cipher => cipherWith(keyRing(keys));
const old = key('2026', 1);
const fresh = key('2027', 2);
const words = Buffer.from('3305014107880009');

describe('A sealed cell', () => {
  const cipher = withKeys(old);

  it('opens where it was sealed and shows nothing of what is in it', () => {
    const cell = cipher.seal('cases.answers', 7, words);
    expect(Buffer.from(cipher.open('cases.answers', 7, cell)).toString()).toBe('3305014107880009');
    expect(Buffer.from(cell).includes(words)).toBe(false);
  });

  it('is different every time, so equal values cannot be told from each other', () => {
    expect(cipher.seal('cases.answers', 7, words)).not.toEqual(cipher.seal('cases.answers', 7, words));
  });

  it('refuses a change of any byte', () => {
    const cell = cipher.seal('cases.answers', 7, words);
    for (let place = 0; place < cell.length; place++) {
      const changed = Uint8Array.from(cell);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(() => cipher.open('cases.answers', 7, changed), `byte ${place}`).toThrow(CipherError);
    }
  });

  it('opens in no other row, column or table', () => {
    const cell = cipher.seal('cases.answers', 7, words);
    expect(() => cipher.open('cases.answers', 8, cell)).toThrow(CipherError);
    expect(() => cipher.open('cases.faults', 7, cell)).toThrow(CipherError);
    expect(() => cipher.open('accounts.answers', 7, cell)).toThrow(CipherError);
  });

  it('cut short says so instead of giving half of it', () => {
    const cell = cipher.seal('cases.answers', 7, words);
    for (const length of [0, 1, 5, 20, cell.length - 1]) {
      expect(() => cipher.open('cases.answers', 7, cell.subarray(0, length))).toThrow(CipherError);
    }
  });
});

describe('A rotated key ring', () => {
  it('reads what the old key sealed and seals with the new one', () => {
    const before = withKeys(old).seal('cases.answers', 7, words);
    const rotated = withKeys(fresh, old);
    expect(Buffer.from(rotated.open('cases.answers', 7, before))).toEqual(words);
    const after = rotated.seal('cases.answers', 7, words);
    expect(() => withKeys(old).open('cases.answers', 7, after)).toThrow(/"2027", which is not in the ring/);
  });

  it('finds by the same blind index as before', () => {
    expect(withKeys(fresh, old).blindIndex('nik', '3305014107880009')).toBe(
      withKeys(old).blindIndex('nik', '3305014107880009'),
    );
  });

  it('still knows the stamps of the old key', () => {
    const stamp = withKeys(old).stamp('line', 'words');
    expect(withKeys(fresh, old).stampHolds('line', 'words', stamp)).toBe(true);
    expect(withKeys(fresh, old).stampHolds('line', 'other words', stamp)).toBe(false);
  });

  it('refuses an empty ring, a short key and two keys of one name', () => {
    expect(() => keyRing([])).toThrow(/MASTER_KEY/);
    expect(() => keyRing([{ id: 'a', key: new Uint8Array(31) }])).toThrow(/31 bytes; 32/);
    expect(() => keyRing([old, key('2026', 3)])).toThrow(/Two master keys/);
  });
});

describe('A blind index', () => {
  const cipher = withKeys(old);

  it('is one for the ways a person writes one value', () => {
    expect(cipher.blindIndex('nip', '19880701 201101 2 003')).toBe(cipher.blindIndex('nip', '198807012011012003'));
    expect(cipher.blindIndex('mail', ' Sekar@KebumenKab.go.id ')).toBe(
      cipher.blindIndex('mail', 'sekar@kebumenkab.go.id'),
    );
  });

  it('differs by field, value and key, and is none for what identifies nobody', () => {
    expect(cipher.blindIndex('nik', '1')).not.toBe(cipher.blindIndex('nip', '1'));
    expect(cipher.blindIndex('nik', '1')).not.toBe(cipher.blindIndex('nik', '2'));
    expect(cipher.blindIndex('nik', '1')).not.toBe(withKeys(fresh).blindIndex('nik', '1'));
    for (const nobody of ['none', '', null, undefined]) expect(cipher.blindIndex('nip', nobody)).toBeNull();
  });
});
