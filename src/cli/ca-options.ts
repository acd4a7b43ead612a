/** What the CA commands read from a call, and how they show a certificate. */
import { caKeyTypes } from '#pki/ca-lint.ts';
import type { CertificateFacts } from '#pki/certificate.ts';
import type { KeyType } from '#pki/key-checks.ts';
import type { CaSubject } from '#pki/name.ts';
import type { Json } from '#ra/values.ts';
import { oneOf, WrongCall } from './command.ts';

export const keyTypeOf = (value: string | undefined): KeyType => oneOf('--key-type', value ?? 'P-384', caKeyTypes);

/** X.520: 64 characters each. The lints look at the rest. */
export const nameFrom = (organization: string, commonName: string): CaSubject => {
  for (const text of [organization, commonName])
    if (Array.from(text).length > 64 || text.trim() !== text || text === '')
      throw new WrongCall(`a name in a CA certificate has 1 to 64 characters and no blanks at its ends; got "${text}"`);
  return { country: 'ID', organization, commonName };
};

export const factsText = (what: string, it: CertificateFacts): string =>
  `${what}: ${it.subject}\n  serial ${it.serial}, ${it.notBefore.toISOString()} to ${it.notAfter.toISOString()}\n  SHA-256 ${it.fingerprint}`;

/** Dates as text. */
export const plain = (value: object): Json => JSON.parse(JSON.stringify(value)) as Json; // what JSON gives back
