/**
 * The independent readers (STANDARDS): how each is asked, and what it has to say of every certificate of a scene. This is the table; the tests are made
 * of it, and docs/interop.md shows it to people.
 */
import { debianPython, type Tool } from '#support/chromium.ts';
import type { CaKind } from './ca.ts';
import type { Verdict } from './scene.ts';

/** Why a reader cannot judge. */
export type NotApplicable = { readonly na: string };
/** Words it has to say, `SERIAL` standing for the certificate's number. */
export type Cell = RegExp | NotApplicable;

export type Reader = {
  readonly name: string;
  readonly tools: readonly Tool[];
  /** Typed in the checkout. Words in braces are files of the scene; with `{certificates.pem}` one run judges all and says one line for each. */
  readonly command: readonly string[];
  /** Typed before, once. */
  readonly before?: readonly (readonly string[])[];
  readonly after?: readonly (readonly string[])[];
  readonly cells: Readonly<Record<Verdict, Cell>>;
  /** Kinds of CA it cannot read. */
  readonly not?: Partial<Readonly<Record<CaKind, string>>>;
};
/** One that has nothing to read here. */
export type IdleReader = { readonly name: string } & NotApplicable;

const typed = (line: string): readonly string[] => line.split(' ');

/** RFC 5280 5: a list names what ended. */
const unseenByList = { na: 'a list names what was revoked; what never existed is not on it either' };

const list = (good: RegExp, revoked: RegExp, held: RegExp, expired: Cell) => ({
  good,
  revoked,
  held,
  released: good,
  expired,
  'never issued': unseenByList,
});
/** `expired`: where only the status is asked, a certificate that ended is good still; that it ended stands in itself. */
const responder = (good: RegExp, revoked: RegExp, held: RegExp, neverIssued: RegExp, expired: Cell = good) => ({
  good,
  revoked,
  held,
  released: good,
  expired,
  'never issued': neverIssued,
});

const verifyByOpenssl = {
  tools: ['openssl'],
  cells: list(
    /: OK$/m,
    /error 23 at 0 depth lookup: certificate revoked/,
    /error 23 at 0 depth lookup: certificate revoked/,
    /error 10 at 0 depth lookup: certificate has expired/,
  ),
} as const satisfies Partial<Reader>;

// It only warns where the nonce it sent does not come back.
const askByOpenssl = {
  tools: ['openssl'],
  cells: responder(
    /^(?!.*WARNING).*: good$.*Response verify OK/ms,
    /^(?!.*WARNING).*: revoked$.*Reason: keyCompromise$.*Response verify OK/ms,
    /^(?!.*WARNING).*: revoked$.*Reason: certificateHold$.*Response verify OK/ms,
    /^(?!.*WARNING).*: unknown$.*Response verify OK/ms,
  ),
} as const satisfies Partial<Reader>;

const pkix = (by: 'crl' | 'ocsp') =>
  ({
    tools: ['javac'],
    command: [
      'java',
      '-XX:TieredStopAtLevel=1',
      'test/interop/Judge.java',
      by,
      '{root.pem}',
      '{issuing.pem}',
      '{certificates.pem}',
    ],
  }) as const;
const cryptography = (by: 'crl' | 'ocsp') =>
  ({
    tools: ['python3'],
    command: [debianPython, 'test/interop/judge.py', by, '{issuing.pem}', '{certificates.pem}'],
  }) as const;

const nss = {
  tools: ['vfychain'],
  before: [
    ['certutil', '-N', '-d', 'sql:{nss}', '--empty-password'],
    ['certutil', '-A', '-d', 'sql:{nss}', '-n', 'root', '-t', 'CT,CT,CT', '-a', '-i', '{root.pem}'],
  ],
} as const satisfies Partial<Reader>;
const nssStrictly = ['vfychain', '-d', 'sql:{nss}', '-pp', '-u', '4', '-g', 'leaf', '-h', 'requireFreshInfo'] as const;
const nssWords = {
  good: /^Chain is good!$/m,
  revoked: /ERROR -8180: Peer's Certificate has been revoked/,
  expired: /ERROR -8181: Peer's Certificate has expired/,
};

const noEcdsa =
  'dirmngr 2.2 verifies no ECDSA signature: it says "Provided object is too short" to the lists of openssl just as well';

export const readers: readonly Reader[] = [
  {
    ...verifyByOpenssl,
    name: 'openssl verify, the list of its CA',
    command: typed(
      'openssl verify -x509_strict -crl_check -crl_download -CAfile {root.pem} -untrusted {issuing.pem} {certificate.pem}',
    ),
  },
  {
    ...verifyByOpenssl,
    name: 'openssl verify, the lists of all CAs',
    command: typed(
      'openssl verify -x509_strict -crl_check_all -crl_download -CRLfile {root-list.pem} -CAfile {root.pem} -untrusted {issuing.pem} {certificate.pem}',
    ),
  },
  {
    name: 'openssl crl',
    tools: ['openssl'],
    command: typed('openssl crl -inform DER -in {list.crl} -CAfile {issuing.pem} -noout -text'),
    cells: list(
      /^(?!.*Serial Number: 0?SERIAL).*verify OK/is,
      /Serial Number: 0?SERIAL\s+Revocation Date: [^\n]+\s+CRL entry extensions:\s+X509v3 CRL Reason Code:\s+Key Compromise.*verify OK/is,
      /Serial Number: 0?SERIAL\s+Revocation Date: [^\n]+\s+CRL entry extensions:\s+X509v3 CRL Reason Code:\s+Certificate Hold.*verify OK/is,
      { na: 'it reads lists, not certificates' },
    ),
  },
  {
    ...askByOpenssl,
    name: 'openssl ocsp, SHA-1 and a nonce',
    command: typed('openssl ocsp -issuer {issuing.pem} -cert {certificate.pem} -url {url}/ocsp -CAfile {root.pem}'),
  },
  {
    ...askByOpenssl,
    name: 'openssl ocsp, SHA-256 and no nonce',
    command: typed(
      'openssl ocsp -sha256 -no_nonce -issuer {issuing.pem} -cert {certificate.pem} -url {url}/ocsp -CAfile {root.pem}',
    ),
  },
  {
    name: 'GnuTLS certtool',
    tools: ['certtool'],
    command: typed(
      'certtool --verify --verify-purpose 1.3.6.1.5.5.7.3.36 --load-ca-certificate {root.pem} --load-crl {lists.pem} --infile {chain.pem}',
    ),
    cells: list(
      /Chain verification output: Verified\. The certificate is trusted\./,
      /Chain verification output: Not verified\. .*The certificate chain is revoked\./,
      /Chain verification output: Not verified\. .*The certificate chain is revoked\./,
      /Chain verification output: Not verified\. .*The certificate chain uses expired certificate\./,
    ),
  },
  {
    name: 'GnuTLS ocsptool',
    tools: ['ocsptool'],
    command: typed(
      'ocsptool --ask --nonce --load-cert {certificate.pem} --load-issuer {issuing.pem} --load-trust {issuing.pem}',
    ),
    cells: responder(
      /Certificate Status: good$.*Nonce: .*Verifying OCSP Response: Success\./ms,
      /Certificate Status: revoked$.*Nonce: .*Verifying OCSP Response: Success\./ms,
      /Certificate Status: revoked$.*Nonce: .*Verifying OCSP Response: Success\./ms,
      /Certificate Status: unknown$.*Nonce: .*Verifying OCSP Response: Success\./ms,
    ),
  },
  {
    ...nss,
    name: 'NSS vfychain, by list',
    command: [...nssStrictly, '-m', 'crl', '-s', 'failIfNoInfo', '-a', '{certificate.pem}', '-a', '{issuing.pem}'],
    cells: list(nssWords.good, nssWords.revoked, nssWords.revoked, nssWords.expired),
  },
  {
    ...nss,
    // -f: the CA's certificate comes from the address in the person's.
    name: 'NSS vfychain, by OCSP',
    command: [...nssStrictly, '-m', 'ocsp', '-s', 'failIfNoInfo', '-f', '-a', '{certificate.pem}'],
    // Whatever is not good it calls revoked.
    cells: responder(nssWords.good, nssWords.revoked, nssWords.revoked, nssWords.revoked, nssWords.expired),
  },
  {
    ...pkix('crl'),
    name: 'Java PKIX, by list',
    cells: list(/^VALID$/, /^REVOKED .*KEY_COMPROMISE/, /^REVOKED .*CERTIFICATE_HOLD/, /^EXPIRED /),
  },
  {
    ...pkix('ocsp'),
    name: 'Java PKIX, by OCSP',
    cells: responder(
      /^VALID$/,
      /^REVOKED .*KEY_COMPROMISE/,
      /^REVOKED .*CERTIFICATE_HOLD/,
      /^UNDETERMINED_REVOCATION_STATUS .*status is unknown/,
      /^EXPIRED /,
    ),
  },
  {
    ...cryptography('crl'),
    name: 'python3-cryptography, by list',
    cells: list(/^not listed$/, /^listed, keyCompromise$/, /^listed, certificateHold$/, /^not listed; ended$/),
  },
  {
    ...cryptography('ocsp'),
    name: 'python3-cryptography, by OCSP',
    cells: responder(/^GOOD$/, /^REVOKED, keyCompromise$/, /^REVOKED, certificateHold$/, /^UNKNOWN$/, /^GOOD; ended$/),
  },
  {
    name: 'GnuPG gpgsm and dirmngr, by list',
    tools: ['gpgsm', 'gpg-agent', 'dirmngr'],
    before: [
      ['gpgsm', '--homedir', '{gnupg}', '--batch', '--import', '{root.pem}', '{issuing.pem}', '{certificates.pem}'],
    ],
    command: typed('gpgsm --homedir {gnupg} --batch -k --with-validation {fingerprint}'),
    after: [['gpgconf', '--homedir', '{gnupg}', '--kill', 'all']],
    cells: list(
      /\[certificate is good\]/,
      /\[certificate is bad: Certificate revoked\]/,
      /\[certificate is bad: Certificate revoked\]/,
      /\[certificate is bad: Certificate expired\]/,
    ),
    not: { 'P-256': noEcdsa, 'P-384': noEcdsa },
  },
];

export const idleReaders: readonly IdleReader[] = [
  {
    name: 'GnuPG gpgsm and dirmngr, by OCSP',
    na: `${noEcdsa}, and the OCSP signer of every CA has a P-256 key`,
  },
  { name: 'NSS pk12util', na: 'it opens .p12 files, and asks nobody about a certificate in them' },
  { name: 'poppler pdfsig', na: 'it reads signed PDFs, and nothing here signs one yet' },
];

export type RequestReader = Pick<Reader, 'name' | 'tools' | 'command'> & { readonly says: RegExp };
/** Who reads a certificate request. */
export const requestReaders: readonly RequestReader[] = [
  {
    name: 'openssl req',
    tools: ['openssl'],
    command: typed('openssl req -verify -noout -in {request.pem}'),
    says: /self-signature verify OK/,
  },
  {
    name: 'GnuTLS certtool',
    tools: ['certtool'],
    command: typed('certtool --crq-info --infile {request.pem}'),
    says: /^Self signature: verified$/m,
  },
  {
    name: 'python3-cryptography',
    tools: ['python3'],
    command: [debianPython, 'test/interop/judge.py', 'request', '{request.pem}'],
    says: /: signed by its own key$/,
  },
];

/** The words `reader` has to say of it; undefined where it cannot judge. */
export const wordsFor = ({ cells }: Reader, verdict: Verdict, serial = 'SERIAL'): RegExp | undefined => {
  const cell = cells[verdict];
  return 'na' in cell ? undefined : new RegExp(cell.source.replace('SERIAL', serial), cell.flags);
};
