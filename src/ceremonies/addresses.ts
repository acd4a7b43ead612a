/** The addresses inside an issuing CA's certificate that somebody else signed: readers will go there, so what is there must be ours or known. */
import { type CertificateParts, extensionOf } from '#pki/certificate.ts';
import { readDer } from '#pki/der-reader.ts';
import { PkiError } from '#pki/errors.ts';
import { accessesOf, distributionPointOf } from '#pki/lints/extensions.ts';
import { oids } from '#pki/object-identifiers.ts';

/** What people should know about addresses that are not ours. @throws PkiError ERR_CA_IMPORT for one that is ours and that nothing answers */
export const checkAddresses = (
  certificate: CertificateParts,
  { caUrl, root }: { readonly caUrl: string; readonly root: string },
): readonly string[] => {
  const value = (type: string) => readDer(extensionOf(certificate, type)?.value ?? new Uint8Array());
  // The lints have seen that each is there, and is http.
  const list = distributionPointOf(value(oids.cRLDistributionPoints)) ?? '';
  const issuers = accessesOf(value(oids.authorityInfoAccess)).filter(({ method }) => method === oids.caIssuers);
  const addresses = [
    { what: "the root's CRL", url: list, served: [`/crl/${root}.crl`, '/crl/root.crl'] },
    ...issuers.map(({ url }) => ({ what: "the root's certificate", url, served: [`/ca/${root}.cer`, '/ca/root.cer'] })),
  ];
  return addresses.flatMap(({ what, url, served }) => {
    if (served.some((path) => url === `${caUrl}${path}`)) return [];
    if (url.startsWith(`${caUrl}/`))
      throw new PkiError(
        'ERR_CA_IMPORT',
        `the certificate says that ${what} is at ${url}, where this installation serves nothing; it must be ${caUrl}${served[0]}. Have it signed again with that address`,
      );
    return [
      `The certificate sends readers for ${what} to ${url}, which is not under CA_URL (${caUrl}): see that it is answered there.`,
    ];
  });
};
