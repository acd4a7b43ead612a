/** What a relying party learns of a certificate: OCSP asked and read by openssl, the CRL read by a second library. REV-5. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';
import { X509Crl, X509CrlReason } from '@peculiar/x509';
import { type House, publicUrl } from '#support/house.ts';

const publication = async (house: House, path: string): Promise<Uint8Array> => {
  const answer = await house.installation.doors.request(`${publicUrl}${path}`);
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
};

/** `good`, or `revoked keyCompromise`; the answer's signature is verified under the root at the time of the house. */
export const askedByOcsp = async (house: House, serial: string): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'lencana-ocsp-'));
  const at = (name: string) => join(folder, name);
  const openssl = (...args: readonly string[]) =>
    execFileSync('openssl', [...args], { encoding: 'utf8', stdio: 'pipe' });
  try {
    for (const name of ['root', 'issuing']) {
      writeFileSync(at(`${name}.cer`), await publication(house, `/ca/${name}.cer`));
      openssl('x509', '-inform', 'DER', '-in', at(`${name}.cer`), '-out', at(`${name}.pem`));
    }
    const asked = ['ocsp', '-issuer', at('issuing.pem'), '-serial', `0x${serial}`] as const;
    openssl(...asked, '-no_nonce', '-reqout', at('request.der'));
    const { body } = await house.installation.ocsp.answer(readFileSync(at('request.der')));
    writeFileSync(at('answer.der'), body);
    const time = String(Math.floor(house.clock.now().getTime() / 1000));
    const trust = ['-CAfile', at('root.pem'), '-verify_other', at('issuing.pem'), '-attime', time] as const;
    // On the machine's own clock the answer is of another day; the signature is what is verified.
    const told = spawnSync('openssl', [...asked, '-no_nonce', '-respin', at('answer.der'), ...trust], {
      encoding: 'utf8',
    });
    if (!told.stderr.includes('Response verify OK')) throw new Error(`openssl ocsp: ${told.stderr}`);
    const said = told.stdout + told.stderr;
    const [, status = said] = /\b(good|revoked|unknown)\b/.exec(said) ?? [];
    return [status, /Reason: (\S+)/.exec(said)?.[1]].filter(Boolean).join(' ');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The reason the newest CRL gives; undefined where the certificate is not listed. */
export const listedInCrl = async (house: House, serial: string): Promise<string | undefined> => {
  await house.installation.chores();
  const { entries } = new X509Crl(await publication(house, '/crl/issuing.crl'));
  const entry = entries.find(({ serialNumber }) => serialNumber === serial);
  return entry && X509CrlReason[entry.reason ?? 0];
};
