/** The key tool as a file: small, the same for everybody, built from its sources and nothing else, and shut towards the network by its own policy. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { buildKeyTool } from '#key-tool/build.ts';
import { artefact, keyToolPage } from '#key-tool/key-tool.ts';

const { html, sha256, csp } = keyToolPage();
const page = Buffer.from(html).toString('utf8');
const between = (start: string, end: string) => page.split(start)[1]?.split(end)[0] ?? '';
const hashOf = (text: string) => createHash('sha256').update(text).digest('base64');

describe('ISS-3 the key tool is one small file that is the same for everybody', () => {
  it('is under 40,000 bytes', () => {
    expect(html.length).toBeLessThan(40_000);
  });

  it('names its own SHA-256, which is that of the committed file', () => {
    expect(sha256).toBe(createHash('sha256').update(html).digest('hex'));
    expect(page).toBe(readFileSync(artefact, 'utf8').replaceAll('\r\n', '\n'));
  });

  it('is what its sources say: building it anew makes the same bytes (if not: npm run build:key-tool)', () => {
    expect(buildKeyTool()).toBe(page);
  });

  it('comes out the same in another process, folder, time zone and language', () => {
    const source = new URL('../../src/key-tool/build.ts', import.meta.url).href;
    const script = `const { buildKeyTool } = await import(${JSON.stringify(source)}); process.stdout.write(buildKeyTool());`;
    const env = { ...process.env, TZ: 'Asia/Jayapura', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
    const other = execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: tmpdir(), env });
    expect(createHash('sha256').update(other).digest('hex')).toBe(sha256);
  });

  it('can be read: functions keep their names and begin a line, sentences are whole, and the head says where the comments are', () => {
    const lines = page.split('\n');
    for (const start of ['makeRequest=', 'lockKey=', 'makePfx=', 'readShortCode=', 'wipe=', 'wrongPassphrase:['])
      expect(
        lines.some((line) => line.startsWith(start) || line.startsWith(`let ${start}`)),
        start,
      ).toBe(true);
    expect(page).toContain('"Kunci tidak terbuka dengan frasa sandi itu.');
    expect(page).toContain('src/key-tool');
    expect(page).toContain('npm run build:key-tool');
  });

  it('allows only the script and the style it carries, and nothing from anywhere', () => {
    const script = hashOf(between('<script type=module>', '</script>'));
    const style = hashOf(between('<style>', '</style>'));
    const own = `default-src 'none'; script-src 'sha256-${script}'; style-src 'sha256-${style}'; base-uri 'none'; form-action 'none'`;
    expect(page).toContain(`<meta http-equiv=Content-Security-Policy content="${own}">`);
    expect(csp).toBe(`${own}; frame-ancestors 'none'`);
  });

  it('names no address that could be fetched, and no place in the browser where something could be kept', () => {
    expect(page).not.toMatch(
      /https?:\/\/|\bsrc=|url\(|@import|\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|localStorage|sessionStorage|indexedDB|\bcookie\b/,
    );
  });
});
