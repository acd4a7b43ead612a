/** STANDARDS "CA": warnings before CA, OCSP signer and CRL run out. */
import { describe, expect, it } from 'vitest';
import { type CaStanding, caWarnings } from '#pki/ca-warnings.ts';

const day = 86_400_000;
const start = new Date('2026-11-21T00:00:00.000Z');
const after = (days: number): Date => new Date(start.getTime() + days * day);
const longestValiditySeconds = 730 * 86_400 - 1;

const issuing: CaStanding = {
  name: '1a2b3c4d',
  role: 'issuing',
  status: 'current',
  subject: 'CN=Lencana Issuing CA',
  notBefore: start,
  notAfter: after(3650),
};
const root: CaStanding = { ...issuing, name: '9f8e7d6c', role: 'root', notAfter: after(7300), crlUntil: after(365) };
const at = (days: number, cas: readonly CaStanding[]) =>
  caWarnings({ now: after(days), cas, longestValiditySeconds }).map(({ kind, isOver }) => (isOver ? `${kind}!` : kind));

describe('an issuing CA', () => {
  it('is warned of 60 days before a certificate of full length no longer fits, and from then on as refused', () => {
    const last = 3650 - 730;
    expect(at(last - 61, [issuing])).toEqual([]);
    expect(at(last - 59, [issuing])).toEqual(['full-length-ends']);
    expect(at(last + 1, [issuing])).toEqual(['full-length-ends!']);
    const [warning] = caWarnings({ now: after(last - 30), cas: [issuing], longestValiditySeconds });
    expect(warning?.sentence).toBe(
      'From 2034-11-19 a certificate of 730 days no longer fits into CN=Lencana Issuing CA, which ends on 2036-11-18, and is refused. Put a new issuing CA beside it: lencana ca rollover.',
    );
  });

  it('is warned of again before its own end; retired, it may end in silence', () => {
    expect(at(3591, [issuing])).toEqual(['full-length-ends!', 'ends']);
    expect(at(3651, [issuing])).toEqual(['ends!']);
    expect(at(3651, [{ ...issuing, status: 'retired' }])).toEqual([]);
  });

  it('that has not begun is a clock that is wrong', () => {
    expect(at(-1, [issuing])).toEqual(['not-yet!']);
  });
});

describe('a root', () => {
  it('is warned of 60 days before its list runs out, when it has, and when there is none; retired too, since chains are checked whole', () => {
    expect(at(304, [root])).toEqual([]);
    expect(at(306, [root])).toEqual(['crl-ends']);
    expect(at(366, [root])).toEqual(['crl-ends!']);
    expect(at(306, [{ ...root, status: 'retired' }])).toEqual(['crl-ends']);
    expect(at(0, [{ ...root, crlUntil: null }])).toEqual(['crl-missing!']);
  });

  it('is warned of 60 days before it ends', () => {
    expect(at(7241, [{ ...root, crlUntil: after(8000) }])).toEqual(['ends']);
  });
});

it('an OCSP signer renews itself, so only the last day is said', () => {
  const signer: CaStanding = { ...issuing, role: 'ocsp-signer', notAfter: after(7) };
  expect(at(5, [signer])).toEqual([]);
  expect(at(6.5, [signer])).toEqual(['ends']);
});

it('the soonest comes first', () => {
  const list = { ...root, crlUntil: after(3600) };
  const warnings = caWarnings({ now: after(3595), cas: [issuing, list], longestValiditySeconds });
  expect(warnings.map(({ ca, kind }) => [ca, kind])).toEqual([
    ['1a2b3c4d', 'full-length-ends'],
    ['9f8e7d6c', 'crl-ends'],
    ['1a2b3c4d', 'ends'],
  ]);
});
