import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CipherError } from '#db/cipher.ts';
import type { Database } from '#db/client.ts';
import { drizzleRegistry } from '#db/registry.ts';
import type { Registry } from '#ra/ports.ts';
import type { AgreementEvidence, Prompt } from '#ra/records.ts';
import type { AccountId, CaseId, DocumentId, KeyHash } from '#ra/values.ts';
import { engines, freshDatabase, testCipher } from '#support/database.ts';
import { account, at, draft, hex, settle } from './samples.ts';

describe.each(engines)('Papers, tokens and prompts on %s', (engine) => {
  let database: Database;
  let registry: Registry;
  let id: CaseId;
  const person = 'person' as AccountId;

  beforeAll(async () => {
    database = await freshDatabase(engine);
    registry = drizzleRegistry({ database, cipher: testCipher() });
    await settle(registry);
    id = await registry.transaction(async ({ accounts, cases }) => {
      await accounts.insert(account(person));
      return (await cases.insert(draft())).id;
    });
  });
  afterAll(() => database.close());

  const letter = (name: string) => ({
    id: name as DocumentId,
    case: id,
    kind: 'letter' as const,
    mediaType: 'application/pdf',
    pages: 2,
    facts: { scanned: true, note: null },
    at: at(1),
  });

  it.each([0, 1, 256 * 1024, 700_001])('a document of %i bytes comes back as it went in', async (size) => {
    const bytes = new Uint8Array(randomBytes(size));
    const kept = await registry.transaction(({ documents }) => documents.insert(letter(`size-${size}`), bytes));
    expect(kept).toMatchObject({ size, facts: { scanned: true, note: null } });
    expect(kept.sha256).toMatch(/^[0-9a-f]{64}$/);
    await registry.transaction(async ({ documents }) => {
      expect(await documents.find(kept.id)).toEqual(kept);
      expect(Buffer.compare(await documents.read(kept.id), bytes)).toBe(0);
      expect(await documents.ofCase(id)).toContainEqual(kept);
    });
  });

  it('a document whose chunk is missing or was put elsewhere is not given out', async () => {
    const bytes = new Uint8Array(randomBytes(600_000));
    await registry.transaction(({ documents }) => documents.insert(letter('cut'), bytes));
    await registry.transaction(({ documents }) => documents.insert(letter('swapped'), bytes));
    await database.db.execute(sql`delete from document_chunks where document = 'cut' and number = 2`);
    await database.db.execute(
      sql`update document_chunks set number = 10 - number where document = 'swapped' and number <= 1`,
    );
    const read = (name: string) => registry.transaction(({ documents }) => documents.read(name as DocumentId));
    await expect(read('cut')).rejects.toThrow(/524288 of 600000/);
    await expect(read('swapped')).rejects.toThrow(CipherError);
    await expect(read('absent')).rejects.toThrow(/not in the database/);
  });

  it('ISS-7 the newest evidence of an agreement counts', async () => {
    const evidence: AgreementEvidence = {
      case: id,
      account: person,
      version: '1',
      sha256: hex('b'),
      subjectHash: hex('c'),
      key: hex('d') as KeyHash,
      at: at(1),
      network: 'sandbox',
      user: '1',
      chat: '1',
    };
    const again = { ...evidence, key: hex('e') as KeyHash };
    await registry.transaction(async ({ agreements }) => {
      expect(await agreements.latest(id)).toBeUndefined();
      await agreements.insert(evidence);
      await agreements.insert(again);
      expect(await agreements.latest(id)).toEqual(again);
    });
  });

  it('a token is found by purpose and hash, counts wrong tries, and is marked used', async () => {
    const token = {
      purpose: 'login',
      hash: hex('1'),
      subject: { account: person, step: 1 },
      issuedAt: at(1),
      expires: at(9),
    } as const;
    await registry.transaction(async ({ tokens }) => {
      await tokens.insert(token);
      await tokens.fail(token.hash);
      expect(await tokens.lock('login', token.hash)).toEqual({ ...token, usedAt: null, failures: 1 });
      expect(await tokens.lock('password', token.hash)).toBeUndefined();
      await tokens.use(token.hash, at(2));
      expect(await tokens.lock('login', token.hash)).toMatchObject({ usedAt: at(2) });
      expect(await tokens.latest('login', { account: person })).toBeUndefined();
    });
  });

  it('ACC-3 "sent again" voids the unused links of that subject and no others', async () => {
    const token = (hash: string, about: string, minute: number) =>
      ({
        purpose: 'activation',
        hash: hex(hash),
        subject: { case: 1, about },
        issuedAt: at(minute),
        expires: at(99),
      }) as const;
    await registry.transaction(async ({ tokens }) => {
      for (const it of [token('2', 'a', 1), token('3', 'a', 2), token('4', 'b', 3)]) await tokens.insert(it);
      expect(await tokens.latest('activation', { about: 'a' })).toMatchObject({ hash: hex('3') });
      expect(await tokens.latest('activation', { case: 1 })).toMatchObject({ hash: hex('4') });
      await tokens.void('activation', { case: 1, about: 'a' }, at(5));
      expect(await tokens.latest('activation', { about: 'a' })).toBeUndefined();
      expect(await tokens.lock('activation', hex('2'))).toMatchObject({ usedAt: at(5) });
      expect(await tokens.latest('activation', { case: 1 })).toMatchObject({ hash: hex('4'), usedAt: null });
    });
  });

  it('a prompt waits at its message until it is closed', async () => {
    const prompt: Prompt = {
      at: { network: 'telegram', chat: '-5' },
      message: '44',
      case: id,
      purpose: 'reject-words',
      account: person,
    };
    await registry.transaction(async ({ prompts }) => {
      await prompts.save(prompt);
      await prompts.save({ ...prompt, purpose: 'refuse-words' });
      expect(await prompts.find(prompt.at, '44')).toEqual({ ...prompt, purpose: 'refuse-words' });
      expect(await prompts.find(prompt.at, '45')).toBeUndefined();
      await prompts.close(prompt.at, '44');
      expect(await prompts.find(prompt.at, '44')).toBeUndefined();
    });
  });
});
