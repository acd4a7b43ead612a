/** The key tool as a file: small, the same for everybody, and shut towards the network by its own policy. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { keyToolPage } from '#key-tool/key-tool.ts';
import { tightenScript } from '#key-tool/tighten.ts';

const { html, sha256, csp } = keyToolPage();
const page = Buffer.from(html).toString('utf8');
const between = (start: string, end: string) => page.split(start)[1]?.split(end)[0] ?? '';
const hashOf = (text: string) => createHash('sha256').update(text).digest('base64');

describe('ISS-3 the key tool is one small file that is the same for everybody', () => {
  it('is under 40 KB', () => {
    expect(html.length).toBeLessThan(40 * 1024);
  });

  it('names its own SHA-256', () => {
    expect(sha256).toBe(createHash('sha256').update(html).digest('hex'));
  });

  it('comes out the same in another process, folder, time zone and language', () => {
    const source = new URL('../../src/key-tool/key-tool.ts', import.meta.url).href;
    const script = `const { keyToolPage } = await import(${JSON.stringify(source)}); process.stdout.write(keyToolPage().sha256);`;
    const env = { ...process.env, TZ: 'Asia/Jayapura', LANG: 'tr_TR.UTF-8', LC_ALL: 'C' };
    const other = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: tmpdir(),
      env,
      encoding: 'utf8',
    });
    expect(other).toBe(sha256);
  });

  it('allows only the script and the style it carries, and nothing from anywhere', () => {
    const script = hashOf(between('<script type=module>', '</script>'));
    const style = hashOf(between('<style>', '</style>'));
    const own = `default-src 'none'; script-src 'sha256-${script}'; style-src 'sha256-${style}'; base-uri 'none'; form-action 'none'`;
    expect(page).toContain(`<meta http-equiv=Content-Security-Policy content="${own}">`);
    expect(csp).toBe(`${own}; frame-ancestors 'none'`);
  });

  it('names no address that could be fetched', () => {
    expect(page).not.toMatch(
      /https?:\/\/|\bsrc=|url\(|@import|\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|localStorage|indexedDB|\bcookie\b/,
    );
  });
});

describe('the page is made small without changing what it does', () => {
  it('leaves strings, templates and regular expressions as they are', () => {
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: it is code as text.
    const code = "const a = 'x  // y';\nconst b = /[/'\"] +/g.test(a) ? `1  ${a} 2` : 4 / 2 / 1;\n";
    expect(tightenScript(code)).toBe("let a='x  // y',\nb=/[/'\"] +/g.test(a)?`1  ${a} 2`:4/2/1;");
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: it is code as text.
  });

  it('joins a declaration only to a declaration of the same block', () => {
    expect(
      tightenScript('let a = 1; if (a) { const b = 2; } f(); const c = 3; const d = () => { return 4; }; let e;'),
    ).toBe('let a=1;if(a){let b=2}f();let c=3,d=()=>{return 4},e;');
  });

  it('keeps two signs apart that would melt into another', () => {
    expect(tightenScript('x = a + +b - -c;')).toBe('x=a+ +b- -c;');
  });

  it('refuses a template within a template, which it cannot read', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code as text.
    expect(() => tightenScript('const a = `${b ? `c` : d}`;')).toThrow('A template within a template');
  });
});
