/** The benchmarks go on working: each one's short form runs and prints its table. What the figures are is docs/performance.md's business. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { haveTools } from '#support/chromium.ts';

const root = normalize(join(import.meta.dirname, '..'));
const scripts = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> })
  .scripts;

/** The npm script of that name with more words, by the Node that runs the tests. */
const run = async (script: string, ...words: readonly string[]): Promise<string> => {
  const [, ...command] = (scripts[script] ?? '').split(' ');
  const { stdout } = await promisify(execFile)(process.execPath, [...command, ...words], { cwd: root, maxBuffer: 1e7 });
  return stdout;
};

describe('the short form of a benchmark', () => {
  it('of one whole application', async () => {
    expect(await run('bench', '--applications', '1')).toMatch(/approve/);
  }, 180_000);

  it('of approvals on PostgreSQL', async () => {
    expect(await run('bench:approvals', '--short')).toMatch(/\| approve → stored, audited, announced \| \d+ \|/);
  }, 180_000);

  it('of CRLs, ending with a list that openssl reads', async () => {
    const said = await run('bench:crl', '--short');
    expect(said).toMatch(/\| 1000 \| [\d.]+ ms \| [\d.]+ ms \|/);
    expect(said).toMatch(/openssl: crlNumber=0x/);
  }, 180_000);

  it('of OCSP', async () => {
    expect(await run('bench:ocsp', '--short')).toMatch(/live with nonce.* \d+ .*openssl ocsp.* × /);
  }, 180_000);

  it('of answers over WhatsApp', async () => {
    expect(await run('bench:whatsapp', '--short')).toMatch(/\| an answer: median \/ p95 \| [\d.]+ \/ [\d.]+ ms \|/);
  }, 240_000);

  it('of a tick over what there is', async () => {
    expect(await run('bench:tick', '--short')).toMatch(/\| nothing due \|/);
  }, 180_000);

  it.skipIf(!haveTools('cfssl'))(
    'of issuance, beside cfssl',
    async () => {
      expect(await run('bench:issuance', '--short')).toMatch(/^RSA-3072 +8( +\d+){4}( +[\d.]+ ×){3}$/m);
    },
    180_000,
  );
});
