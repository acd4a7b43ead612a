/** ISS-3 and STANDARDS "Independent readers": the certificate requests we make, read by others. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyType, keyTypes, makeKeyPair } from '#key-tool/page/key-pair.ts';
import { makeRequest } from '#key-tool/page/request.ts';
import { pem } from '#pki/bundle.ts';
import { makeRequest as makeCaRequest } from '#pki/certification-request.ts';
import { generateKey, keySigner } from '#pki/signer.ts';
import { haveTools } from '#support/chromium.ts';
import { ask } from './asking.ts';
import { requestReaders } from './table.ts';

const ofKeyTool = async (type: KeyType) =>
  makeRequest(await makeKeyPair(type), 'Siti Rahmawati', 'siti.rahmawati@contohkab.go.id');
const ofCa = async () =>
  makeCaRequest(
    { country: 'ID', organization: 'Lembaga Contoh', commonName: 'Lencana Contoh Penerbit 2' },
    keySigner(await generateKey('P-384')),
  );
const requests: readonly (readonly [name: string, make: () => Promise<Uint8Array>])[] = [
  ...(Object.keys(keyTypes) as readonly KeyType[]).map(
    (type) => [`the key tool's, ${type}`, () => ofKeyTool(type)] as const,
  ), // its own keys
  ["a CA's for an offline root", ofCa],
];
const here = requestReaders.filter(({ tools }) => haveTools(...tools));

describe.each(requests)('ISS-3 a request: %s', (_, make) => {
  let folder: string;
  let file: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lencana-ip-'));
    file = join(folder, 'request.pem');
    writeFileSync(file, pem('CERTIFICATE REQUEST', await make()));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(here)('$name finds it signed by its own key', async ({ command, says }) => {
    expect((await ask(command, { '{request.pem}': file })).trim()).toMatch(says);
  });
});
