import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cipherWith, keyRing } from '#db/cipher.ts';
import type { Database } from '#db/client.ts';
import { drizzleConversations } from '#db/conversations.ts';
import { drizzleDrawer } from '#db/drawer.ts';
import { proveKeyRing } from '#db/key-proof.ts';
import { engines, freshDatabase, testCipher } from '#support/database.ts';

describe.each(engines)('Conversations, the drawer and the key proof on %s', (engine) => {
  let database: Database;
  const cipher = testCipher();

  beforeAll(async () => {
    database = await freshDatabase(engine);
  });
  afterAll(() => database.close());

  it('a conversation is kept by its key until it ends', async () => {
    const conversations = drizzleConversations({ database, cipher });
    const key = 'sandbox:11:11';
    expect(await conversations.read(key)).toBeUndefined();
    await conversations.write(key, { step: 1 });
    await conversations.write(key, { step: 2, answers: ['a', null] });
    expect(await conversations.read(key)).toEqual({ step: 2, answers: ['a', null] });
    expect(await conversations.read('sandbox:11:12')).toBeUndefined();
    await conversations.delete(key);
    expect(await conversations.read(key)).toBeUndefined();
  });

  it('the drawer gives its records back in the order they came, and its files whole', async () => {
    const drawer = drizzleDrawer({ database, cipher });
    await drawer.keep('person', '2', { name: 'Rini' });
    await drawer.keep('message', '2', { text: 'halo' });
    await drawer.keep('person', '1', { name: 'Budi' });
    await drawer.keep('person', '2', { name: 'Rini Baru' });
    await drawer.drop('message', '2');
    expect(await drawer.load()).toEqual([
      { kind: 'person', id: '2', body: { name: 'Rini Baru' } },
      { kind: 'person', id: '1', body: { name: 'Budi' } },
    ]);
    const bytes = new Uint8Array(3_000_000).fill(5);
    await drawer.keepFile('f1', bytes);
    expect(Buffer.compare((await drawer.readFile('f1')) ?? expect.unreachable(), bytes)).toBe(0);
    expect(await drawer.readFile('f2')).toBeUndefined();
  });

  it('another MASTER_KEY than the first is named at start; a rotated ring that still has it is not', async () => {
    const key = (id: string, byte: number) => ({ id, key: new Uint8Array(32).fill(byte) });
    await proveKeyRing(database, cipher.ring);
    await proveKeyRing(database, cipher.ring);
    await proveKeyRing(database, keyRing([key('new', 1), key('test', 7)]));
    await expect(proveKeyRing(database, cipherWith(keyRing([key('test', 6)])).ring)).rejects.toThrow(
      /another MASTER_KEY/,
    );
    await expect(proveKeyRing(database, keyRing([key('test', 7), key('new', 1)]))).rejects.toThrow(
      /another MASTER_KEY/,
    );
  });
});
