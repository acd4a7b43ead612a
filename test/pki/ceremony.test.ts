import { beforeAll, describe, expect, it } from 'vitest';
import { pem } from '#pki/bundle.ts';
import { makeIssuing, makeRoot } from '#pki/ceremony.ts';
import { certificateFacts, readCertificate } from '#pki/certificate.ts';
import { generateKey, keySigner, type Signer } from '#pki/signer.ts';
import { clock, countingRandom, type House, house } from './house.ts';
import { openssl } from './openssl.ts';

const refusal = (code: string) => expect.objectContaining({ code });
const random = countingRandom();
const name = { country: 'ID', organization: 'Lembaga Contoh', commonName: 'Lencana Contoh Root' } as const;
const urls = { crl: 'http://ca.example.go.id/crl/root.crl', issuer: 'http://ca.example.go.id/ca/root.cer' };
const textOf = (der: Uint8Array) =>
  openssl(['x509', '-in', 'c', '-noout', '-text'], { c: pem('CERTIFICATE', der) }).said;

let home: House;
let signer: Signer;
beforeAll(async () => {
  home = await house('P-384');
  signer = keySigner(await generateKey('P-384'));
});

describe('the root', () => {
  it('is self-signed, a CA for certificates and CRLs only, over UTCTime into 2056', async () => {
    const root = await makeRoot({ name, years: 30, clock, random, signer });
    const said = textOf(root);
    expect(said).toMatch(/X509v3 Key Usage: critical\s+Certificate Sign, CRL Sign\n/);
    expect(said).toMatch(/X509v3 Basic Constraints: critical\s+CA:TRUE\n/);
    expect(said).toMatch(/X509v3 Subject Key Identifier/);
    expect(certificateFacts(root)).toMatchObject({
      subject: 'CN=Lencana Contoh Root,O=Lembaga Contoh,C=ID',
      notAfter: new Date('2056-11-21T03:29:59Z'),
    });
    const { notBefore, notAfter } = readCertificate(root);
    expect([notBefore.tag, notAfter.tag]).toEqual([0x17, 0x18]);
  });
});

describe('the issuing CA', () => {
  it('is a CA with path length 0, any policy, and addresses of the root’s CRL and certificate', () => {
    const said = textOf(home.issuing);
    expect(said).toMatch(/X509v3 Basic Constraints: critical\s+CA:TRUE, pathlen:0\n/);
    expect(said).toMatch(/X509v3 Key Usage: critical\s+Certificate Sign, CRL Sign\n/);
    expect(said).toMatch(/Policy: X509v3 Any Policy/);
    expect(said).toContain(`URI:${urls.crl}`);
    expect(said).toContain(`CA Issuers - URI:${urls.issuer}`);
    expect(said).toMatch(/X509v3 Authority Key Identifier:\s*\n\s+(?:keyid:)?[0-9A-F]{2}:/);
    expect(said).not.toMatch(/OCSP/);
  });

  it('is verified by openssl under the root, strictly, as a CA', () => {
    const files = { root: pem('CERTIFICATE', home.root), issuing: pem('CERTIFICATE', home.issuing) };
    const at = ['-attime', String(clock.now().getTime() / 1000 + 60)];
    expect(
      openssl(['verify', '-x509_strict', '-check_ss_sig', ...at, '-CAfile', 'root', 'issuing'], files).said,
    ).toMatch(/OK/);
  });

  it('is not made to outlive the root, nor under a certificate that is no CA, nor with a key that is not the root’s, nor of a weak key', async () => {
    const parts = {
      name,
      years: 10,
      clock,
      random,
      publicKey: signer.publicKey,
      root: { certificate: home.root, signer: home.rootSigner },
      urls,
    };
    await expect(makeIssuing({ ...parts, years: 21 })).rejects.toEqual(refusal('ERR_VALIDITY_PAST_CA'));
    await expect(makeIssuing({ ...parts, root: { certificate: home.root, signer } })).rejects.toEqual(
      refusal('ERR_SIGNER_KEY_MISMATCH'),
    );
    await expect(makeIssuing({ ...parts, publicKey: new Uint8Array(5) })).rejects.toEqual(
      refusal('ERR_KEY_UNREADABLE'),
    );
    const prepared = await home.authority.prepare({
      profile: 'individual-signing',
      subject: { ...name, commonName: 'Siti', serialNumber: 'PEG-1' },
      mail: 'siti@contohkab.go.id',
      publicKey: signer.publicKey,
    });
    const person = await home.authority.sign(prepared.token);
    await expect(makeIssuing({ ...parts, root: { certificate: person, signer } })).rejects.toEqual(
      refusal('ERR_CA_CERTIFICATE'),
    );
  });
});
