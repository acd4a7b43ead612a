/** How a person or a script tells that their key tool is ours. ISS-3 (Lemsaneg 4). */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageHeaders } from '#http/page.ts';
import { keyToolPage } from '#key-tool/key-tool.ts';
import { type House, openHouse } from './house.ts';

const tool = keyToolPage();
let house: House;
const folder = mkdtempSync(join(tmpdir(), 'lencana-sum-'));
beforeAll(async () => {
  house = await openHouse();
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('ISS-3 the key tool to save, and its SHA-256 to compare', () => {
  it('opened or saved it is the same bytes, with their digest (RFC 9530)', async () => {
    const opened = await house.app.request('/lock');
    const saved = await house.app.request('/lock?simpan=1', { headers: { 'if-none-match': `"${tool.sha256}"` } });
    expect(opened.headers.get('content-disposition')).toBeNull();
    expect(saved.headers.get('content-disposition')).toBe('attachment; filename="lencana-kunci.html"');
    for (const answer of [opened, saved]) {
      expect(answer.status).toBe(200);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const digest = createHash('sha256').update(bytes).digest('base64');
      expect(answer.headers.get('repr-digest')).toBe(`sha-256=:${digest}:`);
      expect(Buffer.compare(bytes, tool.html)).toBe(0);
    }
  });

  it('sha256sum reads /lock.sha256 and agrees with what was saved; a changed copy it refuses', async () => {
    const list = await house.app.request('/lock.sha256');
    expect(list.headers.get('content-type')).toContain('text/plain');
    writeFileSync(join(folder, 'lock.sha256'), await list.text());
    const file = join(folder, 'lencana-kunci.html');
    const check = () =>
      execFileSync('sha256sum', ['-c', 'lock.sha256'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    writeFileSync(file, Buffer.from(await (await house.app.request('/lock?simpan')).arrayBuffer()));
    expect(check()).toBe('lencana-kunci.html: OK\n');
    writeFileSync(file, Buffer.concat([tool.html, Buffer.from(' ')]));
    expect(check).toThrow();
  });

  it('/lock/sha256 shows value, size and the command of each system, in both languages, under the headers of every page', async () => {
    for (const [language, title] of [
      ['id', 'Periksa keaslian alat kunci'],
      ['en', 'Is this key tool genuine?'],
    ]) {
      const answer = await house.app.request(`/lock/sha256?lang=${language}`);
      const html = await answer.text();
      expect(html).toContain(`<h1>${title}</h1>`);
      expect(html.replace(/<\/?span>/g, '')).toContain(`<code>${tool.sha256}</code>`);
      expect(html).toContain(String(tool.html.length));
      for (const command of [
        'certutil -hashfile lencana-kunci.html SHA256',
        'shasum -a 256 lencana-kunci.html',
        'sha256sum lencana-kunci.html',
      ])
        expect(html).toContain(`<code>${command}</code>`);
      for (const [name, value] of Object.entries(pageHeaders)) expect(answer.headers.get(name)).toBe(value);
    }
  });

  it('the landing page names the tool, its SHA-256 and how to compare it', async () => {
    const html = await (await house.app.request('/')).text();
    expect(html.replace(/<\/?span>/g, '')).toContain(`<code>${tool.sha256}</code>`);
    expect(html).toContain('href="lock/sha256"');
  });
});
