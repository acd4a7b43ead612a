/** `lencana doctor` about what it can only know by trying: whether a desk is still in its group, and whether letters can leave. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Config, readConfig } from '#config.ts';
import { cipherWith, keyRing } from '#db/cipher.ts';
import { openDatabase } from '#db/client.ts';
import { drizzleRegistry } from '#db/registry.ts';
import { instant } from '#ra/values.ts';
import { commands } from '#src/cli/doctor.ts';
import { trialMasterKey } from '#src/master-key.ts';
import { openMailServer } from '#support/mail-server.ts';
import { agency, assistants, officers } from '#support/office.ts';

const random = { bytes: (size: number) => Uint8Array.from(randomBytes(size)) };

const stage = () => {
  const folder = mkdtempSync(join(tmpdir(), 'lencana-doctor-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const config = readConfig({ DATA_DIR: folder });
  const found = async (change: Partial<Config> = {}) => {
    const { answer } = await commands.doctor.answer(['--json'], () => ({ ...config, ...change }));
    const checks = answer.json as readonly { readonly name: string; readonly ok: boolean; readonly says: string }[]; // as doctor writes it
    return (name: string) => checks.find((check) => check.name === name);
  };
  return { config, found };
};

describe('lencana doctor', () => {
  it('a desk that was put out of its group is not in order, and it says what to do', async () => {
    const { config, found } = stage();
    if (!('folder' in config.database)) throw new Error('A trial is embedded');
    const database = await openDatabase({ folder: config.database.folder });
    const cipher = cipherWith(keyRing([trialMasterKey(config.dataDir, random)]));
    const registry = drizzleRegistry({ database, cipher });
    await registry.transaction(async ({ agencies, desks }) => {
      await agencies.save(agency);
      for (const desk of [officers, assistants]) await desks.save(desk);
      await desks.setLost(assistants.id, instant(new Date('2026-11-20T02:00:00.000Z')));
    });
    await database.close();
    const desks = (await found())('desks');
    expect(desks).toMatchObject({ ok: false });
    expect(desks?.says).toContain(`${assistants.id} (out of its group since 2026-11-20`);
    expect(desks?.says).not.toContain(`${officers.id} (`);
  });

  it('asks the mail server whether it lets us in, and never repeats the password', async () => {
    const { found } = stage();
    const post = await openMailServer();
    const { host } = new URL(post.url);
    expect((await found({ smtpUrl: post.url }))('mail')).toEqual({
      name: 'mail',
      ok: true,
      says: `SMTP, ${host} lets us in`,
    });
    expect(post.mails).toEqual([]);
    await post.close();
    const dead = (await found({ smtpUrl: `smtp://lencana:rahasia@${host}` }))('mail');
    expect(dead).toMatchObject({ ok: false, says: expect.stringContaining('SMTP_URL') });
    expect(dead?.says).not.toContain('rahasia');
  });
});
