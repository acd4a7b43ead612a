/**
 * REV-5: CRL and OCSP crawled by openssl and by Java's PKIX give the same verdict within five seconds of an act. Every look is
 * a new process that fetches for itself, and the publisher runs as in an installation.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { haveTools } from '#support/chromium.ts';
import { freshDatabase } from '#support/database.ts';
import { type AskedReader, openReader } from './asking.ts';
import { type Exhibit, openScene, type Scene, type Verdict } from './scene.ts';
import { type Reader, readers, wordsFor } from './table.ts';

const crawlers = [
  'openssl verify, the list of its CA',
  'openssl ocsp, SHA-256 and no nonce',
  'Java PKIX, by list',
  'Java PKIX, by OCSP',
].map((name) => readers.find((reader) => reader.name === name) ?? expect.unreachable());
const withinMs = 5000;

describe.runIf(haveTools('openssl', 'javac'))('REV-5 four crawls of the same certificate agree', () => {
  let scene: Scene;
  let exhibit: Exhibit;
  let asked: readonly { readonly reader: Reader; readonly at: AskedReader }[];
  beforeAll(async () => {
    scene = await openScene('P-384', await freshDatabase());
    exhibit = await scene.issue('crawled');
    asked = await Promise.all(crawlers.map(async (reader) => ({ reader, at: await openReader(reader, scene) })));
  });
  afterAll(async () => {
    await scene?.close();
  });

  /** What the reader says in its first look that comes to `verdict`, or in the first that began when the time was over. */
  const lookUntil = async (
    { reader, at }: (typeof asked)[number],
    verdict: Verdict,
    since: number,
  ): Promise<string> => {
    for (;;) {
      const began = performance.now();
      const [said = ''] = await at.judge([exhibit]);
      if (wordsFor(reader, verdict)?.test(said.trim()) || began - since >= withinMs) return said.trim();
      await pause(200);
    }
  };
  const allSay = async (verdict: Verdict, since: number): Promise<void> => {
    const all = await Promise.all(asked.map((one) => lookUntil(one, verdict, since)));
    for (const [index, said] of all.entries())
      expect(said, crawlers[index]?.name).toMatch(wordsFor(crawlers[index] ?? expect.unreachable(), verdict) ?? /$^/);
  };

  it('good when it is issued', () => allSay('good', performance.now()));

  it.each([
    ['held', () => scene.hold(exhibit)],
    ['released', () => scene.release(exhibit)],
    ['revoked', () => scene.revoke(exhibit)],
  ] as const)('%s within five seconds of the act', async (verdict, act) => {
    await act();
    await allSay(verdict, performance.now());
  });

  it('without a fault behind the doors', () => {
    expect(scene.faults).toEqual([]);
  });
});
