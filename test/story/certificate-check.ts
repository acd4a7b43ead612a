/** What a relying party does with a downloaded certificate, by openssl alone: chain, strict form, revocation lists. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type House, publicUrl } from '#support/house.ts';

export type Downloaded = { readonly name: string; readonly bytes: Uint8Array };

/** The newest file the bot put into this chat. */
export const newestFile = async (house: House, name: string): Promise<Downloaded> => {
  const { sandbox } = house.installation;
  const file = sandbox.messages(house.person(name).id).findLast((message) => message.file !== null)?.file;
  const found = file && (await sandbox.file(file.id));
  if (!found) throw new Error(`No file in the chat of ${name}`);
  return found;
};

const openssl = (...args: readonly string[]): string => {
  try {
    return execFileSync('openssl', [...args], { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }; // what execFileSync throws
    throw new Error(`openssl ${args[0]}: ${stdout}${stderr}`, { cause: error });
  }
};

const publication = async (house: House, path: string): Promise<Uint8Array> => {
  const answer = await house.installation.doors.request(`${publicUrl}${path}`);
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
};

/**
 * Throws with openssl's own words unless all three forms hold the same certificate and it verifies under `-x509_strict` with
 * every CRL checked, at the time of the house; `issuing`: years later, when the root's list of today would have to be brought anew. @returns subject and dates as openssl prints them, and the SPKI in PEM
 */
export const verified = async (
  house: House,
  forms: { readonly pem: Downloaded; readonly der: Downloaded; readonly p7b: Downloaded },
  { crls = 'all' }: { readonly crls?: 'all' | 'issuing' } = {},
) => {
  const folder = mkdtempSync(join(tmpdir(), 'lencana-verify-'));
  const at = (name: string) => join(folder, name);
  try {
    for (const [form, { bytes }] of Object.entries(forms)) writeFileSync(at(form), bytes);
    for (const name of ['root', 'issuing']) {
      writeFileSync(at(`${name}.cer`), await publication(house, `/ca/${name}.cer`));
      writeFileSync(at(`${name}.crl`), await publication(house, `/crl/${name}.crl`));
      openssl('x509', '-inform', 'DER', '-in', at(`${name}.cer`), '-out', at(`${name}.pem`));
      openssl('crl', '-inform', 'DER', '-in', at(`${name}.crl`), '-out', at(`${name}.crl.pem`));
    }
    openssl('x509', '-inform', 'DER', '-in', at('der'), '-out', at('leaf.pem'));
    const whole = (...rest: readonly string[]) => openssl('x509', ...rest, '-noout', '-fingerprint', '-sha256');
    const bundle = openssl('pkcs7', '-inform', 'DER', '-in', at('p7b'), '-print_certs');
    const inBundle = bundle.match(/-----BEGIN[\s\S]*?-----END[^\n]*/g)?.map((one) => {
      writeFileSync(at('bundled.pem'), one);
      return whole('-in', at('bundled.pem'));
    });
    const leaf = whole('-in', at('leaf.pem'));
    if (whole('-in', at('pem')) !== leaf || !inBundle?.includes(leaf))
      throw new Error('The three forms hold different certificates');
    const time = String(Math.floor(house.clock.now().getTime() / 1000));
    openssl(
      'verify',
      '-x509_strict',
      '-attime',
      time,
      crls === 'all' ? '-crl_check_all' : '-crl_check',
      '-CRLfile',
      at('issuing.crl.pem'),
      '-CRLfile',
      at('root.crl.pem'),
      '-CAfile',
      at('root.pem'),
      '-untrusted',
      at('issuing.pem'),
      at('leaf.pem'),
    );
    return {
      subject: openssl('x509', '-in', at('leaf.pem'), '-noout', '-subject', '-nameopt', 'RFC2253,utf8,-esc_msb').trim(),
      publicKey: openssl('x509', '-in', at('leaf.pem'), '-noout', '-pubkey'),
      certificatesInBundle: inBundle.length,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The public key of a CSR in PEM, as openssl reads it. */
export const publicKeyOf = (csr: string): string =>
  execFileSync('openssl', ['req', '-noout', '-pubkey'], { encoding: 'utf8', input: csr });
