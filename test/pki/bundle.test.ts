import { beforeAll, describe, expect, it } from 'vitest';
import { p7b, pem } from '#pki/bundle.ts';
import { certificateFacts } from '#pki/certificate.ts';
import { type House, house, order } from './house.ts';
import { openssl } from './openssl.ts';

let home: House;
let person: Uint8Array;
beforeAll(async () => {
  home = await house('P-256');
  person = await home.authority.sign((await home.authority.prepare(await order())).token);
});

describe('ISS-11 a certificate is handed out', () => {
  it('as PEM that openssl reads back to the same bytes, in lines of 64', () => {
    const text = pem('CERTIFICATE', person);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBe(64);
    const { said } = openssl(['x509', '-in', 'c', '-outform', 'PEM'], { c: text });
    expect(said).toBe(text);
  });

  it.each([48, 96, 47, 49, 1])('as PEM without an empty line also at %i bytes', (size) => {
    expect(pem('CERTIFICATE', new Uint8Array(size))).not.toMatch(/\n\n/);
  });

  it('as P7B with the whole chain, whatever order it was given in', () => {
    const file = p7b([person, home.issuing, home.root]);
    expect(p7b([home.root, person, home.issuing])).toEqual(file);
    const { ok, said } = openssl(['pkcs7', '-inform', 'DER', '-in', 'chain.p7b', '-print_certs', '-noout'], {
      'chain.p7b': file,
    });
    expect(ok).toBe(true);
    expect(Array.from(said.matchAll(/subject=.*CN = ([^,\n]+)/g), ([, name]) => name).sort()).toEqual([
      'Lencana Contoh Penerbit 1',
      'Lencana Contoh Root',
      'Siti Rahmawati',
    ]);
    expect(openssl(['asn1parse', '-inform', 'DER', '-in', 'p'], { p: file }).said).not.toMatch(/Error/);
    expect(openssl(['cms', '-cmsout', '-inform', 'DER', '-in', 'p', '-print', '-noout'], { p: file }).said).toMatch(
      /signerInfos:\s*\n\s+<EMPTY>/,
    );
  });
});

describe('the facts of a certificate', () => {
  it('agree with openssl: serial number and fingerprint', () => {
    const facts = certificateFacts(person);
    const { said } = openssl(['x509', '-in', 'c', '-noout', '-serial', '-fingerprint', '-sha256'], {
      c: pem('CERTIFICATE', person),
    });
    expect(said.toLowerCase().replaceAll(':', '')).toContain(`serial=${facts.serial}`);
    expect(said.toLowerCase().replaceAll(':', '')).toContain(`fingerprint=${facts.fingerprint}`);
  });

  it('are not made up from rubbish', () => {
    for (const bytes of [new Uint8Array(), person.subarray(1), person.subarray(0, -1)])
      expect(() => certificateFacts(bytes)).toThrow(expect.objectContaining({ code: 'ERR_CERTIFICATE_UNREADABLE' }));
  });
});
