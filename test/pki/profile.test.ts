import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createAuthority } from '#pki/authority.ts';
import { PkiError } from '#pki/errors.ts';
import { oids } from '#pki/object-identifiers.ts';
import { individualSigning, readProfile } from '#pki/profile.ts';
import { profilesIn } from '#pki/profile-folder.ts';
import { generateKey, publicKeyOf } from '#pki/signer.ts';
import { clock, countingRandom, house, order, urls } from './house.ts';
import { openssl } from './openssl.ts';

const shippedText = readFileSync(new URL('../../src/pki/profiles/individual-signing.json', import.meta.url), 'utf8');
const good = JSON.parse(shippedText) as Record<string, unknown>;
const textOf = (change: Record<string, unknown> = {}): string => JSON.stringify({ ...good, ...change });
const problemsOf = (read: () => unknown): readonly string[] => {
  try {
    read();
  } catch (error) {
    expect(error).toMatchObject({ code: 'ERR_PROFILE' });
    return String((error as PkiError).fields.problems).split('\n');
  }
  return [];
};
const problems = (change: Record<string, unknown>) => problemsOf(() => readProfile(textOf(change), 'a.json'));

describe('ISS-2 a profile is a file an administrator can read and check', () => {
  it('the shipped one is what STANDARDS asks of a person’s certificate', () => {
    expect(readProfile(shippedText, 'individual-signing.json')).toEqual({ profile: individualSigning, warnings: [] });
    expect(individualSigning).toMatchObject({
      name: 'individual-signing',
      validitySeconds: 730 * 86_400 - 1,
      keyUsage: ['digitalSignature', 'nonRepudiation'],
      extendedKeyUsage: [oids.emailProtection, oids.documentSigning],
      policy: '2.999.1.1',
    });
  });

  it('takes a byte-order mark, a comment, a CPS of its own, and purposes as OIDs', () => {
    const text = `\ufeff${textOf({ '//': ['why', 'and how'], cps: 'https://ca.example.go.id/cps', extendedKeyUsage: ['2.999.4', 'emailProtection'] })}`;
    expect(readProfile(text, 'a.json').profile).toMatchObject({
      cps: 'https://ca.example.go.id/cps',
      extendedKeyUsage: ['2.999.4', oids.emailProtection],
    });
  });

  it('names every bad field at once, what is wanted, and the file', () => {
    const read = () =>
      readProfile(
        JSON.stringify({
          name: 'Individual Signing',
          title: { id: '', en: 'x' },
          validityDays: 3650,
          keyUsage: ['digitalSignature', 'keyCertSign'],
          extendedKeyUsage: ['anyExtendedKeyUsage', 'emial'],
          policy: '2.5.29.32.0',
          cps: 'ftp://ca',
          keyTypes: ['RSA-1024'],
          keyUsge: [],
        }),
        'house.json',
      );
    expect(problemsOf(read)).toEqual([
      'name: wants small letters, digits and hyphens, 2 to 40',
      'title.id: is empty',
      'validityDays: wants 825 days at most (S/MIME Baseline Requirements 6.3.2)',
      expect.stringMatching(/^keyUsage\.1: wants some of digitalSignature, nonRepudiation/),
      "extendedKeyUsage.0: anyExtendedKeyUsage never stands in a person's certificate",
      'extendedKeyUsage.1: wants emailProtection, documentSigning, clientAuth or an OID, not "emial"',
      'policy: anyPolicy belongs to CAs, not to persons',
      'cps: wants an http(s) address in ASCII',
      'keyTypes.0: wants some of P-256, P-384, RSA-2048, RSA-3072, RSA-4096',
      'subjectAltName: is missing',
      expect.stringMatching(/^keyUsge: no such field; there are .*keyUsage/),
    ]);
    expect(read).toThrow(/house\.json/);
  });

  it.each([
    ['keyCertSign', { keyUsage: ['keyCertSign'] }],
    ['cRLSign', { keyUsage: ['digitalSignature', 'cRLSign'] }],
    ['anyExtendedKeyUsage by OID', { extendedKeyUsage: ['emailProtection', '2.5.29.37.0'] }],
    ['serverAuth', { extendedKeyUsage: ['serverAuth'] }],
    ['codeSigning by OID', { extendedKeyUsage: ['1.3.6.1.5.5.7.3.3'] }],
    ['timeStamping', { extendedKeyUsage: ['timeStamping'] }],
    ['OCSPSigning', { extendedKeyUsage: ['1.3.6.1.5.5.7.3.9'] }],
    ['no key usage', { keyUsage: [] }],
    ['no purpose', { extendedKeyUsage: [] }],
    ['no key type', { keyTypes: [] }],
    ['a usage twice', { keyUsage: ['digitalSignature', 'digitalSignature'] }],
    ['a DSA key', { keyTypes: ['DSA'] }],
    ['no days', { validityDays: 0 }],
    ['half a day', { validityDays: 0.5 }],
    ['days as text', { validityDays: '730' }],
    ['826 days', { validityDays: 826 }],
    ['a policy in words', { policy: 'individual' }],
    ['a policy with a leading zero', { policy: '2.999.01' }],
    ['another kind of SAN', { subjectAltName: 'dns' }],
    ['keyEncipherment beside curves', { keyUsage: ['digitalSignature', 'keyEncipherment'] }],
    ['keyAgreement beside RSA', { keyUsage: ['digitalSignature', 'keyAgreement'] }],
    ['encipherOnly alone', { keyUsage: ['digitalSignature', 'encipherOnly'], keyTypes: ['P-256'] }],
    ['documentSigning with a key that signs nothing', { keyUsage: ['keyEncipherment'], keyTypes: ['RSA-3072'] }],
  ])('refuses %s', (_, change) => {
    expect(problems(change).length).toBe(1);
  });

  it('refuses a field that stands twice, of which a program would read one and a person the other', () => {
    const text = shippedText.replace('"validityDays": 730,', '"validityDays": 365, "validityDays": 730,');
    expect(problemsOf(() => readProfile(text, 'a.json'))).toEqual(['validityDays: stands twice']);
  });

  it('only warns of a policy of other people, and of a profile without mail', () => {
    const warnings = (change: Record<string, unknown>) => readProfile(textOf(change), 'a.json').warnings;
    expect(warnings({ policy: '2.23.140.1.5.4.2' })).toEqual([expect.stringMatching(/CA\/Browser Forum/)]);
    expect(warnings({ policy: '2.16.360.1.1' })).toEqual([expect.stringMatching(/Indonesia/)]);
    expect(warnings({ extendedKeyUsage: ['documentSigning'] })).toEqual([expect.stringMatching(/emailProtection/)]);
  });

  it('law: any text gives a profile or one ERR_PROFILE, and never another exception', () => {
    const isAnswered = (text: string) => {
      try {
        readProfile(text, 'a.json');
      } catch (error) {
        expect(error).toBeInstanceOf(PkiError);
        expect(error).toMatchObject({ code: 'ERR_PROFILE' });
      }
    };
    fc.assert(fc.property(fc.string({ unit: 'binary' }), isAnswered));
    fc.assert(fc.property(fc.json(), isAnswered));
    const field = fc.constantFrom(...Object.keys(good), '__proto__', 'constructor');
    fc.assert(
      fc.property(field, fc.jsonValue(), (name, value) => isAnswered(textOf(Object.fromEntries([[name, value]])))),
      { numRuns: 500 },
    );
  });
});

describe('the folder of an installation', () => {
  const made: string[] = [];
  afterAll(() => {
    for (const folder of made) rmSync(folder, { recursive: true, force: true });
  });
  const put = (files: Record<string, string>) => {
    const folder = mkdtempSync(join(tmpdir(), 'lencana-profiles-'));
    made.push(folder);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return folder;
  };
  const seal = { name: 'individual-short', policy: '2.999.1.2', validityDays: 90 };

  it('none: the shipped profile alone', () => {
    const none = { profiles: [individualSigning], warnings: [] };
    expect(profilesIn(join(tmpdir(), 'there-is-no-such-folder'))).toEqual(none);
    expect(profilesIn(put({}))).toEqual(none);
  });

  it('a file adds a profile behind the individual one, or replaces the one of its name', () => {
    const added = profilesIn(put({ 'a.json': textOf(seal), 'notes.txt': 'no profile' }));
    expect(added.profiles.map(({ name }) => name)).toEqual(['individual-signing', 'individual-short']);
    const replaced = profilesIn(put({ 'own.json': textOf({ policy: '2.16.360.9', validityDays: 365 }) }));
    expect(replaced.profiles.map(({ name, policy }) => [name, policy])).toEqual([['individual-signing', '2.16.360.9']]);
    expect(replaced.warnings).toEqual([expect.stringMatching(/^own\.json: policy 2\.16\.360\.9/)]);
  });

  it('one policy in two profiles, one name in two files, and every other problem of every file are told at once', () => {
    const found = problemsOf(() =>
      profilesIn(
        put({
          'a.json': textOf({ name: 'individual-short' }),
          'b.json': textOf({ ...seal, policy: '2.999.1.3' }),
          'c.json': '{',
          'd.json': textOf({ name: 'd', validityDays: -1 }),
        }),
      ),
    );
    expect(found).toEqual([
      expect.stringMatching(/^c\.json: is no JSON/),
      'd.json: name: wants small letters, digits and hyphens, 2 to 40',
      'd.json: validityDays: wants one day at least',
      'b.json: another file has the name individual-short already',
      expect.stringMatching(/^policy 2\.999\.1\.1 stands in individual-signing and individual-short/),
    ]);
  });

  it('ISS-10 what the file says is what the certificate says', async () => {
    const short = { ...seal, cps: 'https://ca.example.go.id/short', keyTypes: ['P-384'], keyUsage: ['nonRepudiation'] };
    const { profiles } = profilesIn(put({ 'short.json': textOf(short) }));
    const { issuing, root, signer } = await house('P-384');
    const authority = createAuthority({
      ...{ certificate: issuing, signer, chain: [root], profiles, urls, clock },
      random: countingRandom('profiles'),
    });
    const publicKey = publicKeyOf(await generateKey('P-384'));
    const prepared = await authority.prepare(await order({ profile: 'individual-short', publicKey }));
    const certificate = await authority.sign(prepared.token);
    const { said } = openssl(['x509', '-inform', 'DER', '-in', 'c.der', '-noout', '-text'], { 'c.der': certificate });
    expect(said).toMatch(/Policy: 2\.999\.1\.2\s+CPS: https:\/\/ca\.example\.go\.id\/short/);
    expect(said).toMatch(/Key Usage: critical\s+Non Repudiation\n/);
    expect(prepared.notAfter.getTime() - prepared.notBefore.getTime()).toBe((90 * 86_400 - 1) * 1000);
    expect((await authority.resume(prepared.bytes)).profile).toBe('individual-short');
    await expect(authority.prepare(await order({ profile: 'individual-short' }))).rejects.toMatchObject({
      code: 'ERR_KEY_TYPE',
    });
  });
});
