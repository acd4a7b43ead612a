/**
 * Who signs a CA's OCSP answers in this process (RFC 6960 4.2.2.2): a P-256 key that is made here, never leaves memory, and is
 * certified by the CA for a few days; halfway through it is followed by a new one.
 */
import { type KeyObject, sign as signWith } from 'node:crypto';
import { readCertificate, validityOf } from '../certificate.ts';
import { sameBytes } from '../der.ts';
import { PkiError } from '../errors.ts';
import { generateKey, publicKeyOf } from '../signer.ts';
import type { Clock, Validity } from '../validity.ts';
import { responderKeyHash } from './issuer.ts';

export type OcspDelegate = {
  readonly certificate: Uint8Array;
  readonly validity: Validity;
  /** ResponderID byKey: SHA-1 of the key, 20 octets. */
  readonly responder: Uint8Array;
  /** ECDSA with SHA-256. Not verified again as the CA's signatures are: no key store stands in between. */
  sign(data: Uint8Array): Uint8Array;
};

export type DelegationOptions = {
  /** Has the CA certify this SubjectPublicKeyInfo: prepared, linted and recorded before it is signed. */
  readonly certify: (publicKey: Uint8Array) => Promise<Uint8Array>;
  readonly clock: Clock;
  /** A renewal failed. The old delegate goes on as long as it lasts. */
  readonly onFault: (error: unknown) => void;
};

export type OcspDelegation = {
  /** The delegate of now, made first where there is none. @throws what `certify` throws, while there is none */
  current(): OcspDelegate | Promise<OcspDelegate>;
  /** Until when the delegate of now can sign; undefined before the first. */
  until(): Date | undefined;
};

export const ocspDelegation = ({ certify, clock, onFault }: DelegationOptions): OcspDelegation => {
  let delegate: OcspDelegate | undefined;
  let renewal: Promise<OcspDelegate> | undefined;
  let failure: { readonly at: number; readonly error: unknown } | undefined;

  const renew = (): Promise<OcspDelegate> => {
    renewal ??= newDelegate(certify)
      .then((made) => {
        delegate = made;
        failure = undefined;
        return made;
      })
      .catch((error: unknown) => {
        failure = { at: clock.now().getTime(), error };
        throw error;
      })
      .finally(() => {
        renewal = undefined;
      });
    return renewal;
  };
  /** A CA that just refused is not asked again for every reader. */
  const isResting = (now: number, forMs: number): boolean =>
    failure !== undefined && Math.abs(now - failure.at) < forMs;

  return {
    current() {
      const now = clock.now().getTime();
      // A clock that jumped back stands before the delegate's time: readers would refuse it.
      if (!delegate || now < delegate.validity.notBefore.getTime() || now > delegate.validity.notAfter.getTime())
        return isResting(now, 1000) ? Promise.reject(failure?.error) : renew();
      if (now >= halfway(delegate.validity) && !renewal && !isResting(now, 60_000)) renew().catch(onFault);
      return delegate;
    },
    until: () => delegate?.validity.notAfter,
  };
};

const halfway = ({ notBefore, notAfter }: Validity): number => (notBefore.getTime() + notAfter.getTime()) / 2;

const newDelegate = async (certify: DelegationOptions['certify']): Promise<OcspDelegate> => {
  const key = await generateKey('P-256');
  const publicKey = publicKeyOf(key);
  const certificate = await certify(publicKey);
  const parts = readCertificate(certificate);
  if (!sameBytes(parts.publicKey, publicKey))
    throw new PkiError('ERR_SIGNER_KEY_MISMATCH', 'the OCSP signer was given a certificate of another key');
  return {
    certificate,
    validity: validityOf(parts),
    responder: responderKeyHash(publicKey),
    sign: signing(key),
  };
};

const signing = (key: KeyObject) => (data: Uint8Array) => signWith('sha256', data, key);
