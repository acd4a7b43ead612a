import 'reflect-metadata';
import { X509Certificate as PeculiarCertificate } from '@peculiar/x509';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAuthority } from '#pki/authority.ts';
import { pem } from '#pki/bundle.ts';
import { certificateFacts } from '#pki/certificate.ts';
import { makeCrl } from '#pki/crl.ts';
import { PkiError } from '#pki/errors.ts';
import type { IssuanceToken } from '#pki/issuance-token.ts';
import type { KeyType } from '#pki/key-checks.ts';
import { individualSigning } from '#pki/profile.ts';
import { keyHash } from '#pki/public-key.ts';
import { generateKey, publicKeyOf, type Signer } from '#pki/signer.ts';
import { clock, countingRandom, crlOf, type House, house, now, order, urls } from './house.ts';
import { openssl } from './openssl.ts';

const refusal = (code: string) => expect.objectContaining({ code });

/** Months of CRLs for both levels, so openssl can check every link. */
const opensslVerdict = async (
  { root, rootSigner, issuing, signer }: House,
  certificate: Uint8Array,
  revoked: string[] = [],
) => {
  const window = { thisUpdate: now, nextUpdate: new Date(now.getTime() + 72 * 3_600_000) };
  const rootCrl = await makeCrl({ issuer: root, signer: rootSigner, number: 1, entries: [], ...window });
  const entries = revoked.map((serial) => ({ serial, revokedAt: now, reason: 'keyCompromise' as const }));
  const crl = await crlOf({ issuing, signer }, { number: 7, entries, ...window });
  return openssl(
    [
      'verify',
      ...['-x509_strict', '-crl_check_all', '-policy_check', '-explicit_policy', '-policy', individualSigning.policy],
      ...['-purpose', 'smimesign', '-attime', String(now.getTime() / 1000 + 60), '-check_ss_sig'],
      ...['-CAfile', 'root.pem', '-untrusted', 'issuing.pem', '-CRLfile', 'crls.pem', 'person.pem'],
    ],
    {
      'root.pem': pem('CERTIFICATE', root),
      'issuing.pem': pem('CERTIFICATE', issuing),
      'crls.pem': pem('X509 CRL', rootCrl) + pem('X509 CRL', crl),
      'person.pem': pem('CERTIFICATE', certificate),
    },
  );
};

describe.each<KeyType>(['P-256', 'P-384', 'RSA-3072'])('an authority with a %s key', (keyType) => {
  let home: House;
  beforeAll(async () => {
    home = await house(keyType);
  });

  it('ISS-10 issues a certificate that openssl verifies strictly, with policy and both CRLs', async () => {
    const prepared = await home.authority.prepare(await order());
    const verdict = await opensslVerdict(home, await home.authority.sign(prepared.token));
    expect(verdict.said).toMatch(/person\.pem: OK/);
    expect(verdict.ok).toBe(true);
  });

  it('REV-5 is told by openssl when its serial number stands on the CRL', async () => {
    const prepared = await home.authority.prepare(await order());
    const verdict = await opensslVerdict(home, await home.authority.sign(prepared.token), [prepared.serial]);
    expect(verdict.ok).toBe(false);
    expect(verdict.said).toMatch(/certificate revoked/);
  });

  it('takes person keys of every allowed kind', async () => {
    for (const type of ['P-384', 'RSA-2048'] as const) {
      const prepared = await home.authority.prepare(await order({ publicKey: publicKeyOf(await generateKey(type)) }));
      expect((await opensslVerdict(home, await home.authority.sign(prepared.token))).said).toMatch(/OK/);
    }
  });
});

describe('prepare → lint → sign', () => {
  let home: House;
  beforeAll(async () => {
    home = await house('P-256');
  });

  it('says beforehand exactly what the certificate will say', async () => {
    const { publicKey, ...rest } = await order();
    const prepared = await home.authority.prepare({ publicKey, ...rest });
    const facts = certificateFacts(await home.authority.sign(prepared.token));
    expect(facts).toMatchObject({
      serial: prepared.serial,
      subject:
        'CN=Siti Rahmawati,serialNumber=PEG-7K3MQ2XW,title=Pranata Komputer,OU=Dinas Komunikasi dan Informatika,O=Pemerintah Kabupaten Contoh,C=ID',
      issuer: 'CN=Lencana Contoh Penerbit 1,O=Lembaga Contoh,C=ID',
      notBefore: new Date('2026-11-21T03:30:00Z'),
      notAfter: new Date('2028-11-20T03:29:59Z'),
      mails: ['siti.rahmawati@contohkab.go.id'],
      keyHash: keyHash(publicKey),
    });
    expect(prepared).toMatchObject({
      subject: facts.subject,
      issuer: facts.issuer,
      notBefore: facts.notBefore,
      notAfter: facts.notAfter,
      keyHash: facts.keyHash,
      profile: 'individual-signing',
    });
    expect(prepared.serial).toMatch(/^[4-7][0-9a-f]{31}$/);
  });

  it('writes what openssl and a second library read: usages, policy, addresses, identifiers', async () => {
    const der = await home.authority.sign((await home.authority.prepare(await order())).token);
    const { said } = openssl(['x509', '-in', 'person.pem', '-noout', '-text'], {
      'person.pem': pem('CERTIFICATE', der),
    });
    for (const line of [
      /Version: 3 \(0x2\)/,
      /X509v3 Key Usage: critical\s+Digital Signature, Non Repudiation\n/,
      /X509v3 Basic Constraints: critical\s+CA:FALSE\n/,
      /X509v3 Extended Key Usage:\s*\n\s+E-mail Protection, 1\.3\.6\.1\.5\.5\.7\.3\.36\n/,
      /Policy: 2\.999\.1\.1\n\s+CPS: https:\/\/ca\.example\.go\.id\/cps/,
      /email:siti\.rahmawati@contohkab\.go\.id\n/,
      /URI:http:\/\/ca\.example\.go\.id\/crl\/issuing\.crl/,
      /OCSP - URI:http:\/\/ca\.example\.go\.id\/ocsp\n/,
      /CA Issuers - URI:http:\/\/ca\.example\.go\.id\/ca\/issuing\.cer/,
    ])
      expect(said).toMatch(line);
    const second = new PeculiarCertificate(der);
    expect(second.subjectName.toJSON()).toEqual([
      { C: ['ID'] },
      { O: ['Pemerintah Kabupaten Contoh'] },
      { OU: ['Dinas Komunikasi dan Informatika'] },
      { T: ['Pranata Komputer'] },
      { '2.5.4.5': ['PEG-7K3MQ2XW'] },
      { CN: ['Siti Rahmawati'] },
    ]);
    expect(
      await second.verify({ publicKey: new PeculiarCertificate(home.issuing), date: new Date(now.getTime() + 1000) }),
    ).toBe(true);
    expect(second.notAfter).toEqual(new Date('2028-11-20T03:29:59Z'));
  });

  it('redeems a token once', async () => {
    const { token } = await home.authority.prepare(await order());
    await home.authority.sign(token);
    await expect(home.authority.sign(token)).rejects.toEqual(refusal('ERR_TOKEN_SPENT'));
  });

  it('redeems a token once also when two ask at the same time', async () => {
    const { token } = await home.authority.prepare(await order());
    const answers = await Promise.allSettled([home.authority.sign(token), home.authority.sign(token)]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  it('takes no token it did not give: forged, copied, or of another authority', async () => {
    const prepared = await home.authority.prepare(await order());
    const other = await house('P-256');
    // A forger has no type checker.
    for (const forged of [
      {},
      { ...prepared.token },
      Object.create(prepared.token),
      undefined,
      prepared.bytes,
    ] as IssuanceToken[])
      await expect(home.authority.sign(forged)).rejects.toEqual(refusal('ERR_TOKEN_SPENT'));
    await expect(other.authority.sign(prepared.token)).rejects.toEqual(refusal('ERR_TOKEN_SPENT'));
  });

  it('names the lints that stand against a certificate, and gives no token', async () => {
    const { subject, ...rest } = await order();
    const wrong = {
      ...rest,
      subject: { ...subject, commonName: 'Dr. Siti Rahmawati, M.Kom', serialNumber: '198001012005012001' },
    };
    const error = await home.authority.prepare(wrong).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PkiError);
    expect(error).toMatchObject({
      code: 'ERR_LINT',
      fields: { lints: 'common-name-without-titles, no-identity-number' },
    });
    expect(String(error)).not.toMatch(/Siti|198001/);
  });

  it('brings names to NFC, because keyboards differ', async () => {
    const { subject, ...rest } = await order();
    const prepared = await home.authority.prepare({
      ...rest,
      subject: { ...subject, commonName: 'Rene\u0301 Simanjuntak' },
    });
    expect(prepared.subject).toMatch(/^CN=René Simanjuntak,/);
  });

  it('refuses a profile it does not have, a key its profile does not take, and its own keys', async () => {
    await expect(home.authority.prepare(await order({ profile: 'seal' }))).rejects.toEqual(
      refusal('ERR_PROFILE_UNKNOWN'),
    );
    await expect(home.authority.prepare(await order({ publicKey: home.signer.publicKey }))).rejects.toEqual(
      refusal('ERR_KEY_OF_CA'),
    );
    await expect(home.authority.prepare(await order({ publicKey: home.rootSigner.publicKey }))).rejects.toEqual(
      refusal('ERR_KEY_OF_CA'),
    );
    const onlyP384 = createAuthority({
      ...home.authority,
      signer: home.signer,
      urls,
      clock,
      random: countingRandom(),
      profiles: [{ ...individualSigning, keyTypes: ['P-384'] }],
    });
    await expect(onlyP384.prepare(await order())).rejects.toEqual(refusal('ERR_KEY_TYPE'));
  });

  it('issues nothing that would outlive the CA', async () => {
    const late = createAuthority({
      ...home.authority,
      signer: home.signer,
      urls,
      random: countingRandom(),
      clock: { now: () => new Date('2035-01-01T00:00:00Z') },
    });
    await expect(late.prepare(await order())).rejects.toEqual(refusal('ERR_VALIDITY_PAST_CA'));
  });

  it('law: whatever the registry says, either a lint or a strict encoding stands against it, or the certificate says exactly that', async () => {
    const base = await order();
    const text = fc.string({ unit: 'grapheme', minLength: 0, maxLength: 70 });
    await fc.assert(
      fc.asyncProperty(text, text, async (commonName, organization) => {
        const subject = { ...base.subject, commonName, organization };
        const prepared = await home.authority.prepare({ ...base, subject }).catch((error: unknown) => {
          expect(error).toBeInstanceOf(PkiError);
        });
        if (!prepared) return;
        const read = new PeculiarCertificate(await home.authority.sign(prepared.token)).subjectName;
        expect(read.getField('CN')).toEqual([commonName.normalize('NFC')]);
        expect(read.getField('O')).toEqual([organization.normalize('NFC')]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('resume after a crash', () => {
  it('ISS-10 signs the same recorded bytes with a fresh token', async () => {
    const home = await house('P-256');
    const before = await home.authority.prepare(await order());
    const restarted = createAuthority({
      ...home.authority,
      signer: home.signer,
      urls,
      clock,
      random: countingRandom('later'),
    });
    const after = await restarted.resume(before.bytes);
    expect({ ...after, token: 0 }).toEqual({ ...before, token: 0 });
    const der = await restarted.sign(after.token);
    expect(Buffer.from(der).includes(Buffer.from(before.bytes))).toBe(true);
    await expect(restarted.sign(after.token)).rejects.toEqual(refusal('ERR_TOKEN_SPENT'));
  });

  it('keeps its own copy: bytes changed after the lint are not what is signed', async () => {
    const home = await house('P-256');
    const recorded = Uint8Array.from((await home.authority.prepare(await order())).bytes);
    const wanted = Buffer.from(recorded);
    const resumed = await home.authority.resume(recorded);
    recorded.fill(0);
    resumed.bytes.fill(0);
    expect(Buffer.from(await home.authority.sign(resumed.token)).includes(wanted)).toBe(true);
  });

  it("refuses another CA's bytes, changed bytes and rubbish", async () => {
    const [home, other] = await Promise.all([house('P-256'), house('P-256')]);
    const { bytes } = await other.authority.prepare(await order());
    await expect(home.authority.resume(bytes)).rejects.toEqual(refusal('ERR_PREPARED_FOREIGN'));
    const mine = await home.authority.prepare(await order());
    const hex = Buffer.from(mine.bytes).toString('hex');
    // Digital signature and non-repudiation become key agreement.
    const changed = Buffer.from(hex.replace('030206c0', '03020308'), 'hex');
    await expect(home.authority.resume(changed)).rejects.toMatchObject({
      code: 'ERR_LINT',
      fields: { lints: 'key-usage-as-profile' },
    });
    await expect(home.authority.resume(Uint8Array.of(0x30, 0))).rejects.toEqual(refusal('ERR_CERTIFICATE_UNREADABLE'));
  });
});

describe('a signer that fails', () => {
  it('lets no certificate with a broken signature out; the recorded bytes can be resumed', async () => {
    const home = await house('P-256');
    let isBroken = true;
    const flaky: Signer = { ...home.signer, sign: async (tbs) => home.signer.sign(isBroken ? tbs.slice(1) : tbs) };
    const authority = createAuthority({ ...home.authority, signer: flaky, urls, clock, random: countingRandom() });
    const prepared = await authority.prepare(await order());
    await expect(authority.sign(prepared.token)).rejects.toEqual(refusal('ERR_SIGNER_SIGNATURE'));
    isBroken = false;
    await expect(authority.sign((await authority.resume(prepared.bytes)).token)).resolves.toBeInstanceOf(Uint8Array);
  });
});

describe('an authority is not made from parts that do not fit', () => {
  it('names what is wrong: key, certificate, chain, address', async () => {
    const [home, other] = await Promise.all([house('P-256'), house('P-256')]);
    const parts = { ...home.authority, signer: home.signer, urls, clock, random: countingRandom() };
    const person = await home.authority.sign((await home.authority.prepare(await order())).token);
    const wrong = (change: object, code: string) =>
      expect(() => createAuthority({ ...parts, ...change })).toThrow(refusal(code));
    wrong({ signer: other.signer }, 'ERR_SIGNER_KEY_MISMATCH');
    wrong({ certificate: person }, 'ERR_CA_CERTIFICATE');
    wrong({ chain: [] }, 'ERR_CA_CHAIN');
    wrong({ chain: [other.root] }, 'ERR_CA_CHAIN');
    wrong({ urls: { ...urls, crl: 'https://ca.example.go.id/crl/issuing.crl' } }, 'ERR_CA_URL');
    wrong({ certificate: new Uint8Array(3) }, 'ERR_CERTIFICATE_UNREADABLE');
  });
});
