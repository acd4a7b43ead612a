/** Every CA certificate that is made or brought here passes the lints of a CA first. */
import { lintCa } from '#pki/ca-lint.ts';
import { PkiError } from '#pki/errors.ts';

/** The certificate itself; a root comes without an issuer. @throws PkiError ERR_LINT (`fields.lints`: names) */
export const lintedCa = (certificate: Uint8Array, issuer?: Uint8Array): Uint8Array => {
  const found = lintCa(certificate, issuer && { issuer });
  if (found.length === 0) return certificate;
  const said = found.map(({ lint, problem }) => `${lint} (${problem})`).join(', ');
  throw new PkiError('ERR_LINT', `this CA certificate cannot be used, it breaks: ${said}`, {
    lints: found.map(({ lint }) => lint).join(', '),
  });
};
