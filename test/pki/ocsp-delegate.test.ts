import { beforeAll, describe, expect, it } from 'vitest';
import { createAuthority } from '#pki/authority.ts';
import { pem } from '#pki/bundle.ts';
import { makeIssuing } from '#pki/ceremony.ts';
import { readCertificate, validityOf } from '#pki/certificate.ts';
import { boolean, integer, namedBits, nil, octetString, oid, sequence, set, time, tlv, utf8String } from '#pki/der.ts';
import { childrenOf, readDer } from '#pki/der-reader.ts';
import { authorityInfoAccess, crlDistributionPoint, extension } from '#pki/extensions.ts';
import { oids } from '#pki/object-identifiers.ts';
import { lintOcspSigner, ocspSignerLints } from '#pki/ocsp/delegate-lints.ts';
import { ocspDelegation } from '#pki/ocsp/delegation.ts';
import { responderKeyHash } from '#pki/ocsp/issuer.ts';
import { individualSigning } from '#pki/profile.ts';
import { keyHash } from '#pki/public-key.ts';
import { generateKey, keySigner, publicKeyOf, type Signer } from '#pki/signer.ts';
import { clock, countingRandom, type House, house, now, urls } from './house.ts';
import { certify } from './ocsp-fixtures.ts';
import { openssl } from './openssl.ts';
import { type Fields, rewritten } from './tamper.ts';

/** The SKI of an OCSP signer. */
const responderIdentifier = (publicKey: Uint8Array): Uint8Array =>
  extension(oids.subjectKeyIdentifier, octetString(responderKeyHash(publicKey)));

const refusal = (code: string) => expect.objectContaining({ code });
const day = 86_400_000;

let home: House;
let signer: Signer;
let tbs: Uint8Array;
let p384: Uint8Array;
beforeAll(async () => {
  home = await house('P-256');
  signer = keySigner(await generateKey('P-256'));
  p384 = publicKeyOf(await generateKey('P-384'));
  tbs = (await laterAuthority(0).prepareOcspSigner(publicKeyOf(await generateKey('P-256')))).bytes;
});

/** The same CA, `days` after it was made. */
const laterAuthority = (days: number, certificate = home.issuing, authoritySigner = home.signer) =>
  createAuthority({
    certificate,
    signer: authoritySigner,
    chain: [home.root],
    profiles: [individualSigning],
    urls,
    clock: { now: () => new Date(now.getTime() + days * day) },
    random: countingRandom(`later ${days}`),
  });

describe('the certificate of an OCSP signer (RFC 6960 4.2.2.2)', () => {
  it('is for OCSP alone, not to be asked for itself, of the CA’s house, and openssl takes it', async () => {
    const key = publicKeyOf(await generateKey('P-256'));
    const authority = laterAuthority(1);
    const prepared = await authority.prepareOcspSigner(key);
    expect(prepared).toMatchObject({ profile: 'ocsp-signing', keyHash: keyHash(key) });
    const certificate = await authority.sign(prepared.token);
    const files = {
      'signer.pem': pem('CERTIFICATE', certificate),
      'root.pem': pem('CERTIFICATE', home.root),
      'issuing.pem': pem('CERTIFICATE', home.issuing),
    };
    const text = openssl(['x509', '-in', 'signer.pem', '-noout', '-text'], files).said;
    expect(text).toMatch(/Subject: C ?= ?ID, O ?= ?Lembaga Contoh, CN ?= ?OCSP Lembaga Contoh/);
    expect(text).toMatch(/Key Usage: critical\s+Digital Signature\n/);
    expect(text).toMatch(/Extended Key Usage: \s+OCSP Signing\n/);
    expect(text).toMatch(/OCSP No Check/);
    expect(text).toMatch(/Authority Key Identifier[\s\S]*Subject Key Identifier/);
    expect(text).not.toMatch(/CRL Distribution|Authority Information|Policies|Alternative Name|Basic Constraints/);
    const at = String(now.getTime() / 1000 + 86_400 + 60);
    const verify = ['verify', '-x509_strict', '-purpose', 'ocsphelper', '-attime', at];
    const chain = ['-CAfile', 'root.pem', '-untrusted', 'issuing.pem', 'signer.pem'];
    expect(openssl([...verify, ...chain], files).said).toMatch(/signer\.pem: OK/);
  });

  it('lasts seven days, begins an hour early for late clocks, and never leaves the time of its CA', async () => {
    const key = publicKeyOf(await generateKey('P-256'));
    const { notBefore, notAfter } = await laterAuthority(30).prepareOcspSigner(key);
    expect(notBefore).toEqual(new Date(now.getTime() + 30 * day - 3_600_000));
    expect(notAfter.getTime() - notBefore.getTime()).toBe(7 * day - 1000);
    expect((await laterAuthority(0).prepareOcspSigner(key)).notBefore).toEqual(now);
    const end = validityOf(readCertificate(home.issuing)).notAfter;
    const lastDays = (end.getTime() - now.getTime()) / day - 2;
    expect((await laterAuthority(lastDays).prepareOcspSigner(key)).notAfter).toEqual(end);
    await expect(laterAuthority(lastDays + 3).prepareOcspSigner(key)).rejects.toEqual(refusal('ERR_VALIDITY_PAST_CA'));
    await expect(laterAuthority(-1).prepareOcspSigner(key)).rejects.toEqual(refusal('ERR_VALIDITY_PAST_CA'));
  });

  it('is refused for another kind of key, a weak key, and a CA’s own', async () => {
    const weak = Uint8Array.from(signer.publicKey);
    weak[weak.length - 1] = (weak.at(-1) ?? 0) ^ 1;
    const prepare = (key: Uint8Array) => laterAuthority(0).prepareOcspSigner(key);
    await expect(prepare(p384)).rejects.toEqual(refusal('ERR_KEY_TYPE'));
    await expect(prepare(weak)).rejects.toEqual(refusal('ERR_CURVE_POINT'));
    await expect(prepare(home.rootSigner.publicKey)).rejects.toMatchObject({
      code: 'ERR_LINT',
      fields: { lints: 'public-key-not-of-a-ca' },
    });
  });

  it('has a name within bounds also where the organization’s fills them', async () => {
    const organization = 'Ö'.repeat(64);
    const issuingSigner = keySigner(await generateKey('P-256'));
    const issuing = await makeIssuing({
      name: { country: 'ID', organization, commonName: 'Penerbit' },
      years: 10,
      clock,
      random: countingRandom('long'),
      publicKey: issuingSigner.publicKey,
      root: { certificate: home.root, signer: home.rootSigner },
      urls: { crl: 'http://ca.example.go.id/crl/root.crl', issuer: 'http://ca.example.go.id/ca/root.cer' },
    });
    const { subject } = await laterAuthority(0, issuing, issuingSigner).prepareOcspSigner(signer.publicKey);
    expect(subject).toContain(`CN=OCSP ${'Ö'.repeat(59)},`);
  });
});

type Change = (fields: Fields) => void;
const put =
  (type: string, value: Uint8Array, critical = false): Change =>
  (it) => {
    it.extensions.set(type, extension(type, value, { critical }));
  };
const without =
  (type: string): Change =>
  (it) => {
    it.extensions.delete(type);
  };
const from = (days: number) => time(new Date(now.getTime() + days * day));
const named = (...attributes: readonly (readonly [string, string])[]): Change => {
  const rdn = ([type, text]: readonly [string, string]) =>
    set(sequence(oid(type), type === '2.5.4.6' ? tlv(0x13, new TextEncoder().encode(text)) : utf8String(text)));
  return (it) => {
    it.subject = sequence(...attributes.map(rdn));
  };
};
const [country, organization, commonName] = ['2.5.4.6', '2.5.4.10', '2.5.4.3'] as const;

/** A certificate each in which that rule is broken and no other. */
const trials: Readonly<Record<string, readonly (readonly [string, Change])[]>> = {
  'serial-number-16-octets': [
    [
      'one octet',
      (it) => {
        it.serial = integer(5);
      },
    ],
  ],
  'signature-verifies': [
    [
      'another signature',
      (it) => {
        it.signature = sequence(integer(1), integer(1));
      },
    ],
  ],
  'ocsp-signer-short-lived': [
    [
      'eight days',
      (it) => {
        it.notAfter = from(8);
      },
    ],
    [
      'seven days and no second less',
      (it) => {
        it.notAfter = from(7);
      },
    ],
    [
      'an end before its beginning',
      (it) => {
        it.notBefore = from(2);
        it.notAfter = from(1);
      },
    ],
  ],
  'ocsp-signer-subject': [
    ['no name', named([country, 'ID'], [organization, 'Lembaga Contoh'])],
    ['another house', named([country, 'ID'], [organization, 'Lembaga Lain'], [commonName, 'OCSP'])],
    ['no house', named([commonName, 'OCSP'])],
    [
      'more than a house and a name',
      named([country, 'ID'], [organization, 'Lembaga Contoh'], ['2.5.4.11', 'X'], [commonName, 'OCSP']),
    ],
    [
      'the CA’s own name',
      (it) => {
        it.subject = readCertificate(home.issuing).subject.bytes;
      },
    ],
  ],
  'ocsp-signer-extensions': [
    ['a CRL address', (it) => void it.extensions.set('crl', crlDistributionPoint(urls.crl))],
    ['an AIA', (it) => void it.extensions.set('aia', authorityInfoAccess(urls))],
    ['an unknown one', put('2.999.7', nil())],
    ['a policy', put(oids.certificatePolicies, sequence(sequence(oid('2.999.1'))))],
  ],
  'ocsp-signer-key-usage': [
    ['non-repudiation too', put(oids.keyUsage, namedBits([0, 1]), true)],
    ['a CA’s', put(oids.keyUsage, namedBits([5, 6]), true)],
  ],
  'ocsp-signer-purpose': [
    ['document signing too', put(oids.extKeyUsage, sequence(oid(oids.ocspSigning), oid(oids.documentSigning)))],
    ['another', put(oids.extKeyUsage, sequence(oid(oids.documentSigning)))],
  ],
  'ocsp-signer-no-check': [
    ['critical', put(oids.ocspNoCheck, nil(), true)],
    ['not NULL', put(oids.ocspNoCheck, boolean(true))],
  ],
  'subject-key-identifier': [
    [
      'of another key',
      (it) => void it.extensions.set(oids.subjectKeyIdentifier, responderIdentifier(home.signer.publicKey)),
    ],
    ['not an OCTET STRING', put(oids.subjectKeyIdentifier, nil())],
  ],
  'ocsp-signer-key': [
    [
      'P-384',
      (it) => {
        it.publicKey = p384;
        it.extensions.set(oids.subjectKeyIdentifier, responderIdentifier(p384));
      },
    ],
  ],
  'public-key-not-of-a-ca': [
    [
      'the CA’s',
      (it) => {
        it.publicKey = home.signer.publicKey;
        it.extensions.set(oids.subjectKeyIdentifier, responderIdentifier(home.signer.publicKey));
      },
    ],
  ],
};

const lintsOf = async (change: Change): Promise<readonly string[]> => {
  const certificate = await rewritten(tbs, signer, change);
  const context = {
    issuer: readCertificate(home.issuing),
    caKeys: [keyHash(home.signer.publicKey)],
    signedBy: signer.publicKey,
  };
  return lintOcspSigner(certificate, context).map(({ lint }) => lint);
};

describe('the lints of an OCSP signer', () => {
  it('find nothing in a good one, and no DER in rubbish', async () => {
    expect(await lintsOf(() => {})).toEqual([]);
    const context = { issuer: readCertificate(home.issuing), caKeys: [], signedBy: signer.publicKey };
    expect(lintOcspSigner(new Uint8Array(9), context).map(({ lint }) => lint)).toEqual(['strict-der']);
  });

  describe.each(Object.entries(trials))('%s', (lint, list) => {
    it.each(list)('finds: %s', async (_, change) => {
      expect(await lintsOf(change)).toEqual([lint]);
    });
  });

  it.each([oids.keyUsage, oids.extKeyUsage, oids.ocspNoCheck, oids.subjectKeyIdentifier, oids.authorityKeyIdentifier])(
    'miss %s when it is gone',
    async (type) => {
      expect(await lintsOf(without(type))).toContain('ocsp-signer-extensions');
    },
  );

  it('are tried here but for those that every certificate shares', () => {
    const own = Object.keys(ocspSignerLints).filter((lint) => lint.startsWith('ocsp-signer'));
    expect(Object.keys(trials)).toEqual(expect.arrayContaining(own));
  });
});

describe('a signer that follows itself (STANDARDS "OCSP")', () => {
  const moving = () => {
    let at = now.getTime() + 30 * day;
    const faults: unknown[] = [];
    let certified = 0;
    let fails = false;
    const here = { now: () => new Date(at) };
    const certifyHere = async (publicKey: Uint8Array) => {
      certified++;
      if (fails) throw new Error('the database is away');
      return certify({ ...home, authority: laterAuthority((at - now.getTime()) / day) })(publicKey);
    };
    const delegation = ocspDelegation({ certify: certifyHere, clock: here, onFault: (error) => faults.push(error) });
    return {
      delegation,
      faults,
      certified: () => certified,
      pass: (milliseconds: number) => {
        at += milliseconds;
      },
      failing: (is: boolean) => {
        fails = is;
      },
      /** Until the renewal behind has ended. */
      settled: async () => {
        for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => setImmediate(resolve));
      },
    };
  };

  it('is made once for all who wait', async () => {
    const { delegation, certified } = moving();
    expect(delegation.until()).toBeUndefined();
    const [one, other] = await Promise.all([delegation.current(), delegation.current()]);
    expect(one).toBe(other);
    expect(await delegation.current()).toBe(one);
    expect(certified()).toBe(1);
    expect(delegation.until()).toEqual(one?.validity.notAfter);
  });

  it('is renewed halfway, behind the answers, with a new key', async () => {
    const { delegation, pass, settled, certified } = moving();
    const first = await delegation.current();
    pass(3 * day);
    expect(delegation.current()).toBe(first);
    await settled();
    expect(certified()).toBe(1);
    pass(day / 2);
    expect(delegation.current()).toBe(first);
    await expect.poll(() => delegation.current() === first).toBe(false);
    const second = await delegation.current();
    expect(readCertificate(second.certificate).publicKey).not.toEqual(readCertificate(first.certificate).publicKey);
    expect(second.responder).not.toEqual(first.responder);
    expect(childrenOf(readDer(Uint8Array.from(second.sign(new Uint8Array(3)))))).toHaveLength(2);
  });

  it('goes on with the old one while renewing fails, and asks again a minute later, not at every answer', async () => {
    const { delegation, pass, settled, failing, faults, certified } = moving();
    const first = await delegation.current();
    failing(true);
    pass(4 * day);
    expect(delegation.current()).toBe(first);
    await expect.poll(() => faults.length).toBe(1); // a key takes as long as the machine lets it
    for (let answer = 0; answer < 5; answer++) {
      expect(delegation.current()).toBe(first);
      await settled();
    }
    expect([faults.length, certified()]).toEqual([1, 2]);
    pass(60_000);
    expect(delegation.current()).toBe(first);
    await expect.poll(() => faults.length).toBe(2);
    failing(false);
    pass(60_000);
    delegation.current();
    await expect.poll(() => delegation.current() === first).toBe(false);
  });

  it('is waited for where there is none left, and refuses while none can be had', async () => {
    const { delegation, pass, failing, certified } = moving();
    const first = await delegation.current();
    failing(true);
    pass(7 * day);
    await expect(delegation.current()).rejects.toThrow('the database is away');
    await expect(delegation.current()).rejects.toThrow('the database is away');
    expect(certified()).toBe(2);
    failing(false);
    pass(1000);
    expect(await delegation.current()).not.toBe(first);
  });

  it('is made anew when the clock jumps back before it', async () => {
    const { delegation, pass } = moving();
    const first = await delegation.current();
    pass(-30 * 60_000);
    expect(delegation.current()).toBe(first);
    pass(-day);
    const second = await delegation.current();
    expect(second).not.toBe(first);
    expect(second.validity.notBefore < first.validity.notBefore).toBe(true);
  });

  it('refuses a certificate of another key', async () => {
    const delegation = ocspDelegation({
      certify: async () => certify(home)(signer.publicKey),
      clock,
      onFault: () => {},
    });
    await expect(delegation.current()).rejects.toEqual(refusal('ERR_SIGNER_KEY_MISMATCH'));
  });
});
