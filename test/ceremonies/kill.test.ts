/** Half a ceremony is none: whenever the process dies, the CA opens as it was before or as it is after. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openAuthority } from '#src/authority-files.ts';
import { readManifest } from '#src/ceremonies/ca-folder.ts';
import { keyStore } from '#src/ceremonies/key-store.ts';
import { countingRandom } from '../pki/house.ts';

it('a ceremony killed at any moment leaves a CA that opens, with one that issues and none lost', {
  timeout: 120_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lencana-kill-'));
  const random = countingRandom('kill');
  const keys = keyStore({ passphrase: async () => 'untuk uji coba', random });
  const place = { folder, keys, caUrl: 'http://ca.contohkab.go.id', clock: { now: () => new Date() }, random };
  let known: readonly string[] = [];
  for (const milliseconds of [3, 110, 160, 210, 260, 310]) {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'rolling.ts'), folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    // The first point: a CA is there, and the next ceremony begins.
    await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
    await pause(milliseconds);
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGKILL');
    await ended;
    const { issuing } = readManifest(folder);
    expect(issuing.filter(({ status }) => status === 'current')).toHaveLength(1);
    expect(issuing.map(({ name }) => name)).toEqual(expect.arrayContaining([...known]));
    known = issuing.map(({ name }) => name);
    const { current, retired } = await openAuthority(place);
    expect([current, ...retired].map(({ issuerKey }) => issuerKey.slice(0, 8))).toEqual(known);
  }
  rmSync(folder, { recursive: true, force: true });
});
