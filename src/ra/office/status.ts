/** What relying parties may ask about a certificate at any moment: the source of OCSP answers (RFC 6960 2.2; REV-5), and who may sign them. */
import type { Actor } from '../actor.ts';
import { RegistrationError } from '../errors.ts';
import type { CertificateState } from '../records.ts';
import type { KeyHash, SerialNumber } from '../values.ts';
import { instant } from '../values.ts';
import type { Performing } from './act.ts';
import { caOf, type OfficeDeps } from './deps.ts';

export const status = ({ act, look }: Performing, deps: OfficeDeps) => ({
  /** Rises by one with every revocation, hold and release of this issuer. */
  sequence: (issuerKey: string) => look((records) => records.crls.lastChange(issuerKey as KeyHash)), // SHA-256 of an SPKI, as every caller has it
  /** The serial numbers whose status changed after `since`, at most `most` of them. */
  changedSince: (issuerKey: string, since: number, most: number): Promise<readonly SerialNumber[]> =>
    look(async (records) =>
      (await records.certificates.changesSince(issuerKey as KeyHash, since, most)).map(({ serial }) => serial),
    ),
  /** Only of certificates this CA signed, people's and its OCSP signers': a serial number that is absent was never issued. */
  statusOf: (issuerKey: string, serials: readonly string[]): Promise<readonly CertificateState[]> =>
    look(async (records) => {
      const asked = serials as readonly SerialNumber[]; // of this CA or of nobody: what is not ours is not found
      const found = await records.certificates.statusOf(issuerKey as KeyHash, asked);
      if (found.length === asked.length) return found;
      return [...found, ...(await records.ocspSigners.statusOf(issuerKey as KeyHash, asked))];
    }),

  /** A key of this instance may answer for a CA: its certificate is prepared, linted and recorded before the CA signs it. */
  appointOcspSigner: async (by: Actor, issuerKey: string, publicKey: Uint8Array): Promise<Uint8Array> => {
    const ca = caOf(deps, issuerKey);
    if (!ca) throw new RegistrationError('ERR_CERTIFICATE_NOT_FOUND');
    const prepared = await ca.prepareOcspSigner(publicKey);
    await act(by, 'appointOcspSigner', async ({ records, fact }) => {
      await records.ocspSigners.insert({
        serial: prepared.serial as SerialNumber, // canonical hex by pki/serial.ts
        issuerKey: issuerKey as KeyHash,
        key: prepared.keyHash as KeyHash,
        notBefore: instant(prepared.notBefore),
        notAfter: instant(prepared.notAfter),
      });
      fact('serial', prepared.serial);
      fact('key', prepared.keyHash);
      return true;
    });
    return ca.sign(prepared.token);
  },
});
