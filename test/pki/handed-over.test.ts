/** What other programs hand over: certificates and lists in every wrapping (RFC 7468, RFC 5652), and lists read back (RFC 5280 5). */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { p7b, pem } from '#pki/bundle.ts';
import { certificatesIn, crlIn } from '#pki/bundle-reader.ts';
import { readCertificate } from '#pki/certificate.ts';
import { makeCrl } from '#pki/crl.ts';
import { readCrlOf } from '#pki/crl-reader.ts';
import { isPkiError } from '#pki/errors.ts';
import { type House, house, now } from './house.ts';
import { opensslMakes } from './openssl.ts';

const refusal = (code: string) => expect.objectContaining({ code });
const bytes = (text: string) => new TextEncoder().encode(text);
let home: House;
let crl: Uint8Array;
beforeAll(async () => {
  home = await house('P-256');
  crl = await makeCrl({
    issuer: home.root,
    signer: home.rootSigner,
    number: 258,
    entries: [{ serial: 'a1b2', revokedAt: now, reason: 'cACompromise' }],
    thisUpdate: now,
    nextUpdate: new Date('2027-11-21T03:30:00Z'),
  });
});

describe('certificates', () => {
  it('are found in DER, in PEM with text around it, and in a P7B of ours or of openssl', () => {
    expect(certificatesIn(home.root)).toEqual([home.root]);
    const text = `Subject: CN=x\r\n${pem('CERTIFICATE', home.issuing).replaceAll('\n', '\r\n')}\r\nakhir\r\n${pem('CERTIFICATE', home.root)}`;
    expect(certificatesIn(bytes(text))).toEqual([home.issuing, home.root]);
    expect(new Set(certificatesIn(p7b([home.root, home.issuing])))).toEqual(new Set([home.root, home.issuing]));
    const theirs = opensslMakes(['crl2pkcs7', '-nocrl', '-certfile', 'input'], pem('CERTIFICATE', home.issuing));
    expect(certificatesIn(theirs)).toEqual([home.issuing]);
  });

  it('are refused in words where there are none', () => {
    for (const nothing of [new Uint8Array(), bytes('halo'), crl.subarray(0, 90), bytes(pem('X509 CRL', crl))])
      expect(() => certificatesIn(nothing)).toThrow(refusal('ERR_CERTIFICATE_UNREADABLE'));
  });
});

describe('a list', () => {
  it('is read when its CA signed it, in DER and PEM', () => {
    const facts = readCrlOf(readCertificate(home.root), crlIn(bytes(pem('X509 CRL', crl))));
    expect(facts).toEqual({
      number: 258,
      thisUpdate: now,
      nextUpdate: new Date('2027-11-21T03:30:00Z'),
      entries: [{ serial: 'a1b2', revokedAt: now, reason: 'cACompromise' }],
    });
    expect(crlIn(crl)).toEqual(crl);
  });

  it('is refused from another CA, or changed by one bit anywhere', () => {
    expect(() => readCrlOf(readCertificate(home.issuing), crl)).toThrow(refusal('ERR_CRL_FOREIGN'));
    fc.assert(
      fc.property(fc.nat(crl.length * 8 - 1), (bit) => {
        const changed = Uint8Array.from(crl);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        try {
          readCrlOf(readCertificate(home.root), changed);
          return false;
        } catch (error) {
          return isPkiError(error, 'ERR_CRL_FOREIGN') || isPkiError(error, 'ERR_CRL_UNREADABLE');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is one list', () => {
    expect(() => crlIn(bytes(pem('X509 CRL', crl).repeat(2)))).toThrow(refusal('ERR_CRL_UNREADABLE'));
    expect(() => crlIn(bytes('halo'))).toThrow(refusal('ERR_CRL_UNREADABLE'));
  });
});
