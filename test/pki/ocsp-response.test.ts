import { beforeAll, describe, expect, it } from 'vitest';
import { pem } from '#pki/bundle.ts';
import { toHex } from '#pki/der.ts';
import type { KeyType } from '#pki/key-checks.ts';
import type { OcspDelegate } from '#pki/ocsp/delegation.ts';
import { type OcspStatus, ocspError, ocspResponse } from '#pki/ocsp/response.ts';
import { revocationReasons } from '#pki/revocation-reason.ts';
import { type House, house, now } from './house.ts';
import { certId, delegateOf, requestOf } from './ocsp-fixtures.ts';
import { openssl } from './openssl.ts';

const serial = '6a00000000000000000000000000a1b2';
const thisUpdate = new Date(now.getTime() + 789);
const nextUpdate = new Date(now.getTime() + 12 * 3_600_000);

let home: House;
let delegate: OcspDelegate;

/** What openssl says of a response: the chain verified to the root, then the answer for `serial`. */
const said = (response: Uint8Array, text = true) =>
  openssl(
    [
      ...['ocsp', '-respin', 'response.der', '-CAfile', 'root.pem', '-verify_other', 'issuing.pem'],
      ...['-issuer', 'issuing.pem', '-serial', `0x${serial}`, '-no_nonce', '-attime', String(now.getTime() / 1000 + 5)],
      ...['-validity_period', '4000000000', ...(text ? ['-text'] : [])],
    ],
    {
      'response.der': response,
      'root.pem': pem('CERTIFICATE', home.root),
      'issuing.pem': pem('CERTIFICATE', home.issuing),
    },
  ).said;
const answered = (status: OcspStatus, more: { readonly archiveCutoff?: Date; readonly nonce?: Uint8Array } = {}) => {
  const { nonce, ...rest } = more;
  const answer = { id: certId(home.issuing, serial), status, thisUpdate, nextUpdate, ...rest };
  return ocspResponse({ delegate, producedAt: thisUpdate, answers: [answer], nonce });
};

describe.each<KeyType>(['P-256', 'P-384', 'RSA-3072'])('an answer for a %s authority', (keyType) => {
  beforeAll(async () => {
    home = await house(keyType);
    delegate = await delegateOf(home);
  });

  it('is verified by openssl through the delegated signer, and read as good, revoked, held and unknown', () => {
    const revoked = { is: 'revoked', at: now, reason: 'keyCompromise' } as const;
    const verdict = (status: OcspStatus) => {
      const text = said(answered(status), false);
      expect(text).toMatch(/Response verify OK/);
      return text;
    };
    expect(verdict({ is: 'good' })).toMatch(/: good\n/);
    expect(verdict(revoked)).toMatch(
      /: revoked\n[\s\S]*Reason: keyCompromise\n\tRevocation Time: Nov 21 03:30:00 2026 GMT/,
    );
    expect(verdict({ ...revoked, reason: 'certificateHold' })).toMatch(/: revoked\n[\s\S]*Reason: certificateHold/);
    expect(verdict({ is: 'unknown' })).toMatch(/: unknown\n/);
  });
});

describe('what is written (RFC 6960 4.2.1)', () => {
  beforeAll(async () => {
    home = await house('P-256');
    delegate = await delegateOf(home);
  });

  it('version 1 by default, the responder by key, whole seconds, the signer’s certificate alone', () => {
    const text = said(answered({ is: 'good' }));
    expect(text).toMatch(/Version: 1 \(0x0\)/);
    expect(text).toContain(`Responder Id: ${toHex(delegate.responder).toUpperCase()}`);
    expect(text).toMatch(/Produced At: Nov 21 03:30:00 2026 GMT/);
    expect(text).toMatch(/This Update: Nov 21 03:30:00 2026 GMT\n\s+Next Update: Nov 21 15:30:00 2026 GMT/);
    expect(text.match(/BEGIN CERTIFICATE/g)).toHaveLength(1);
    expect(text).not.toMatch(/Extended Revoke|Archive Cutoff|Response Extensions/);
  });

  it('every reason under its number in revokedInfo, and none for none', () => {
    for (const [reason, number] of Object.entries(revocationReasons)) {
      if (reason === 'removeFromCRL') continue;
      const text = said(answered({ is: 'revoked', at: now, reason: reason as 'superseded' }));
      // openssl 3.0 has no name for the last two.
      expect(text).toMatch(
        new RegExp(`Revocation Reason: (${reason}|\\(UNKNOWN\\)) \\(0x${number.toString(16)}\\)`, 'i'),
      );
    }
    expect(said(answered({ is: 'revoked', at: now, reason: null }))).not.toMatch(/Revocation Reason/);
  });

  it('the archive cutoff beside its certificate, the nonce beside all', () => {
    const text = said(answered({ is: 'good' }, { archiveCutoff: now, nonce: Uint8Array.of(1, 2, 3) }));
    expect(text).toMatch(/Single Extensions:\s+OCSP Archive Cutoff:\s+Nov 21 03:30:00 2026 GMT/);
    expect(text).toMatch(/Response Extensions:\s+OCSP Nonce:\s+0403010203/);
  });

  it('the CertID as it came, byte for byte, also by SHA-256', () => {
    for (const hash of ['sha1', 'sha256'] as const) {
      const id = certId(home.issuing, serial, hash);
      const answer = { id, status: { is: 'good' } as const, thisUpdate, nextUpdate };
      expect(toHex(ocspResponse({ delegate, producedAt: now, answers: [answer] }))).toContain(toHex(id));
      expect(toHex(requestOf([id]))).toContain(toHex(id));
    }
  });

  it('no signature where there is no answer: five bytes, and openssl names each', () => {
    const words = { malformedRequest: 1, internalError: 2, tryLater: 3, unauthorized: 6 } as const;
    for (const [error, number] of Object.entries(words)) {
      const der = ocspError(error as keyof typeof words);
      expect(Array.from(der)).toEqual([0x30, 3, 0x0a, 1, number]);
      expect(said(der)).toMatch(new RegExp(`Responder Error: ${error} \\(${number}\\)`, 'i'));
    }
  });

  it('a changed bit is seen', () => {
    const response = answered({ is: 'good' });
    response[60] = (response[60] ?? 0) ^ 1;
    expect(said(response, false)).not.toMatch(/Response verify OK/);
  });
});
