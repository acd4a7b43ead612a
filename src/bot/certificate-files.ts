/** A certificate in the forms people ask for: DER, PEM with its chain, and a P7B. ISS-11, Sumbar issuance 10. */
import { p7b, pem } from '#pki/bundle.ts';

type CertificateFile = { readonly bytes: Uint8Array; readonly name: string };

/** `chain`: DER, nearest CA first. File names say nothing about the person. */
export const certificateFiles = (
  der: Uint8Array,
  chain: readonly Uint8Array[],
): Record<'der' | 'pem' | 'p7b', CertificateFile> => ({
  der: { bytes: der, name: 'sertifikat.cer' },
  pem: {
    bytes: new TextEncoder().encode([der, ...chain].map((one) => pem('CERTIFICATE', one)).join('')),
    name: 'sertifikat.pem',
  },
  p7b: { bytes: p7b([der, ...chain]), name: 'sertifikat.p7b' },
});
