/** A trial's first start makes the embedded database beside its place: what a killed start left half made is never opened. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { ensureCluster } from '#db/new-cluster.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lencana-cluster-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a new embedded database', () => {
  it('appears whole, with nothing left beside it', async () => {
    await ensureCluster(join(folder, 'pglite'));
    expect(existsSync(join(folder, 'pglite', 'PG_VERSION'))).toBe(true);
    expect(existsSync(join(folder, 'pglite.new'))).toBe(false);
  });

  it('takes no notice of what a killed start left half made', async () => {
    mkdirSync(join(folder, 'pglite.new'));
    writeFileSync(join(folder, 'pglite.new', 'PG_VERSION'), '18\n'); // the rest of initdb never happened
    const database = await openDatabase({ folder });
    expect(await database.db.execute('select count(*)::int as cases from cases')).toMatchObject({
      rows: [{ cases: 0 }],
    });
    await database.close();
  });

  it('is left alone where there is one', async () => {
    const first = await openDatabase({ folder });
    await first.db.execute("insert into blocked_keys (key, why, at) values ('00', 'test', now())");
    await first.close();
    const again = await openDatabase({ folder });
    expect(await again.db.execute('select key from blocked_keys')).toMatchObject({ rows: [{ key: '00' }] });
    await again.close();
  });

  it('says what stood in the way when it cannot be made', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(ensureCluster(join(folder, 'file', 'pglite'))).rejects.toThrow(/ENOTDIR/);
  });
});
