import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuthority } from '#pki/authority.ts';
import { readCsr } from '#pki/csr.ts';
import { individualSigning } from '#pki/profile.ts';
import { generateKey, keySigner } from '#pki/signer.ts';
import { weakKeysIn } from '#pki/weak-key-list.ts';
import { handmadeCsr, opensslCsr, p256Pem, privatePem } from './csr-fixtures.ts';
import { clock, countingRandom, house, order, urls } from './house.ts';
import { opensslMakes } from './openssl.ts';

const folders: string[] = [];
const folderOf = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'lencana-weak-keys-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** The line for a key as the manual page of openssl-vulnkey makes it: `openssl rsa -modulus | sha1sum`, the first 20 digits cut off. */
const lineFor = (keyPem: string): string =>
  createHash('sha1')
    .update(opensslMakes(['rsa', '-noout', '-modulus', '-in', 'input'], keyPem))
    .digest('hex')
    .slice(20);
/** Lines of no key at all, so that the search has something to search in. */
const others = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => createHash('sha1').update(`other ${index}`).digest('hex').slice(20));

describe('STANDARDS "CSR acceptance": weak keys of Debian, from a list the installation has', () => {
  let [weak, good]: string[] = [];
  beforeAll(() => {
    [weak, good] = ['2048', '2048'].map((bits) =>
      privatePem('-algorithm', 'RSA', '-pkeyopt', `rsa_keygen_bits:${bits}`),
    );
  });

  it('refuses a key of the list wherever it stands in it, and takes every other', () => {
    const marks = [...others(5000), lineFor(weak ?? '')].sort();
    for (const lines of [marks, marks.toReversed(), [lineFor(weak ?? '')]]) {
      const folder = folderOf({ 'blacklist.RSA-2048': `# remarks\n#\n${lines.join('\n')}\n` });
      const weakKeys = weakKeysIn(folder);
      expect(weakKeys).toMatchObject({ count: lines.length, files: ['blacklist.RSA-2048'] });
      expect(() => readCsr(opensslCsr(weak ?? ''), { weakKeys })).toThrow(
        expect.objectContaining({ code: 'ERR_KEY_WEAK', fields: { weakness: 'debian' } }),
      );
      expect(readCsr(opensslCsr(good ?? ''), { weakKeys }).keyType).toBe('RSA-2048');
      expect(readCsr(opensslCsr(p256Pem()), { weakKeys }).keyType).toBe('P-256');
    }
  });

  it('reads several files and passes over others; a line in two of them counts once', () => {
    const line = lineFor(weak ?? '');
    const weakKeys = weakKeysIn(
      folderOf({ 'blacklist.RSA-2048': `${line}\r\n`, 'blacklist.RSA-4096': `\n${line}\n`, README: 'no list' }),
    );
    expect(weakKeys).toMatchObject({ count: 1, files: ['blacklist.RSA-2048', 'blacklist.RSA-4096'] });
  });

  it('is asked once more by the CA, however the key came there', async () => {
    const { issuing, root, signer } = await house('P-256');
    const { publicKey } = readCsr(opensslCsr(weak ?? ''));
    const authority = createAuthority({
      ...{ certificate: issuing, signer, chain: [root], profiles: [individualSigning], urls, clock },
      random: countingRandom('weak keys'),
      weakKeys: weakKeysIn(folderOf({ 'blacklist.RSA-2048': lineFor(weak ?? '') })),
    });
    await expect(authority.prepare(await order({ publicKey }))).rejects.toMatchObject({ code: 'ERR_KEY_WEAK' });
    expect((await authority.prepare(await order())).serial).toMatch(/^[0-9a-f]{32}$/);
  });

  it('says so where there is no list, and then pretends nothing', () => {
    for (const folder of [join(tmpdir(), 'there-is-no-such-folder'), folderOf({ README: '' })]) {
      const none = weakKeysIn(folder);
      expect(none).toMatchObject({ count: 0, files: [] });
      expect(readCsr(opensslCsr(weak ?? ''), { weakKeys: none }).keyType).toBe('RSA-2048');
    }
  });

  it('refuses a file of another form, and names the line', () => {
    for (const line of ['Modulus=00', 'ABCDEF0123456789ABCD', '0123456789abcdef0123 key']) {
      const folder = folderOf({ 'blacklist.RSA-2048': `# remarks\n${line}\n` });
      expect(() => weakKeysIn(folder)).toThrow(
        expect.objectContaining({ code: 'ERR_WEAK_KEY_LIST', fields: { file: 'blacklist.RSA-2048', line: 2 } }),
      );
    }
  });
});

// A hand-made request shares nothing with openssl: the same key has the same mark.
it('knows a key by its modulus alone, whoever wrote the request', async () => {
  const privateKey = await generateKey('RSA-2048');
  const line = lineFor(String(privateKey.export({ type: 'pkcs8', format: 'pem' })));
  const weakKeys = weakKeysIn(folderOf({ 'blacklist.RSA-2048': line }));
  const request = await handmadeCsr(keySigner(privateKey));
  expect(() => readCsr(request, { weakKeys })).toThrow(expect.objectContaining({ code: 'ERR_KEY_WEAK' }));
});
