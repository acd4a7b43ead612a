import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { drizzleConversations } from '#db/conversations.ts';
import { drizzleDrawer } from '#db/drawer.ts';
import { drizzleInbox } from '#db/inbox.ts';
import { drizzleOutbox } from '#db/outbox.ts';
import { drizzleRegistry } from '#db/registry.ts';
import { rowsOf } from '#db/rows.ts';
import type { ActKey, DocumentId, NoteId, SearchId, WordId } from '#ra/values.ts';
import { engines, freshDatabase, testCipher } from '#support/database.ts';
import { account, at, certificate, desk, draft, secrets, settle } from './samples.ts';

describe.each(engines)('UU 27/2022: the raw tables on %s', (engine) => {
  let database: Database;
  const spoken = 'kata-kata petugas';

  beforeAll(async () => {
    database = await freshDatabase(engine);
    const given = { database, cipher: testCipher() };
    const registry = drizzleRegistry(given);
    await settle(registry);
    const person = { ...secrets, words: spoken };
    await registry.transaction(async (records) => {
      const { id } = await records.accounts.insert(
        account('whole', { ...secrets, position: secrets.name, unit: secrets.name }),
      );
      const it = await records.cases.insert(
        draft({ account: id, answers: secrets, faults: [{ item: 'name', reason: 'other', words: spoken }] }),
      );
      const verdict = { act: 'reject', by: id, faults: [{ item: 'nik', reason: 'other', words: spoken }] } as const;
      const changed = await records.cases.update(
        it,
        { claim: { by: id, name: secrets.name, at: at(1) }, verdict },
        at(2),
      );
      await records.cases.note({
        case: it.id,
        move: 'claim',
        from: 'draft',
        to: 'draft',
        at: at(2),
        by: id,
        byName: secrets.name,
      });
      const paper = {
        id: 'd1' as DocumentId,
        case: it.id,
        kind: 'identityCard',
        mediaType: 'text/plain',
        pages: 1,
        facts: person,
        at: at(1),
      } as const;
      await records.documents.insert(paper, Buffer.from(JSON.stringify(person)));
      const bytes = Buffer.from(JSON.stringify(person));
      await records.certificates.prepare(certificate('e1', { case: it.id, account: id }), bytes);
      await records.certificates.finish(certificate('e1', { case: it.id, account: id }).serial, bytes);
      await records.acts.keep('u9/1' as ActKey, person);
      await records.mailer.send(secrets.mail, 'id', { name: 'first-password', values: person });
      const notice = { name: 'registration-returned', case: changed.id, values: person } as const;
      await records.announcer.tell({ network: 'sandbox', chat: '1' }, 'id', notice);
      await records.announcer.card(it.id, desk);
      const said = { case: it.id, by: id, name: secrets.name, at: at(2) } as const;
      await records.notes.insert({ ...said, id: 'n1' as NoteId, words: spoken });
      const word = { ...said, from: 'desk', desk: desk.id, text: spoken, document: null } as const;
      await records.words.insert({ ...word, id: 'w1' as WordId });
      await records.searches.insert({ id: 's1' as SearchId, by: id, at: at(2), found: [it.id] }, at(1));
    });
    const outbox = drizzleOutbox(given);
    const posting = (await outbox.claim(at(1), at(2))) ?? expect.unreachable();
    await outbox.bury(posting, `550 no such user ${secrets.mail}`);
    const inbox = drizzleInbox(given);
    for (const chat of ['1', '2'])
      await inbox.receive({ network: 'sandbox', bot: 'b', updateId: chat, chat, payload: person }, at(1));
    await inbox.release((await inbox.claim(at(1), at(2))) ?? expect.unreachable(), at(3), secrets.nik);
    await drizzleConversations(given).write('sandbox:1:1', person);
    await drizzleDrawer(given).keep('mail', '1', person);
    await drizzleDrawer(given).keepFile('1', Buffer.from(JSON.stringify(person)));
  });
  afterAll(() => database.close());

  /** Every column of every table as text; bytes as the characters they would be. */
  const dump = async (): Promise<string> => {
    const tables = await rowsOf<{ name: string }>(
      database.db,
      sql`select tablename::text as name from pg_tables where schemaname = 'public'`,
    );
    const texts: string[] = [];
    for (const { name } of tables) {
      const rows = await rowsOf<{ row: string }>(
        database.db,
        sql`select to_jsonb(it)::text as row from ${sql.identifier(name)} it`,
      );
      texts.push(
        ...rows.map(({ row }) =>
          row.replace(/\\\\x([0-9a-f]*)/g, (_, hex: string) => Buffer.from(hex, 'hex').toString('latin1')),
        ),
      );
    }
    return texts.join('\n');
  };

  it('hold no name, mail, number, telephone or officer’s words in clear', async () => {
    const text = await dump();
    // The dump does show what is kept in clear, so an empty answer proves nothing by itself.
    expect(text).toContain('user-whole');
    expect(text).toContain('kebumen-verifikator');
    for (const secret of [...Object.values(secrets), spoken, 'Pramesti', 'sekar.ayu'])
      expect(text, secret).not.toContain(secret);
  });
});
