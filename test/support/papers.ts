/** Papers and requests as people hand them in; the CSRs are made by openssl, a stranger to our code. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { invented, specimenIdentityCard, specimenRecommendation } from '#letters/specimen.ts';

export const letter = async (name: string = invented.name) => ({
  name: 'surat.pdf',
  mediaType: 'application/pdf',
  bytes: await specimenRecommendation({
    date: new Date('2026-11-20T03:00:00Z'),
    timeZone: 'Asia/Jakarta',
    purpose: 'account',
    caseNumber: '–',
    agency: { name: invented.agency, office: null, address: null },
    addressee: 'Kepala Diskominfo',
    applicant: { name, nip: invented.nip, position: invented.position, unit: invented.unit, mail: invented.mail },
  }),
});

export const identityCard = () => ({ name: 'ktp.png', mediaType: 'image/png', bytes: specimenIdentityCard() });

/** A fresh key and its CSR, PEM both. `curve`: an openssl curve name; or RSA bits. */
export const newRequest = (
  subject = `/CN=${invented.name}`,
  key: readonly string[] = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
) => {
  const folder = mkdtempSync(join(tmpdir(), 'lencana-csr-'));
  try {
    const [keyFile, csrFile] = [join(folder, 'key.pem'), join(folder, 'request.pem')];
    execFileSync(
      'openssl',
      ['req', '-new', ...key, '-nodes', '-keyout', keyFile, '-out', csrFile, '-subj', subject, '-utf8'],
      { stdio: 'pipe' },
    );
    return { csr: readFileSync(csrFile, 'utf8'), key: readFileSync(keyFile, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

export const asFile = (text: string, name = 'permohonan.csr') => ({
  name,
  mediaType: 'application/octet-stream',
  bytes: new TextEncoder().encode(text),
});
