/** What a relying party is told of a certificate right now, read by openssl alone: the OCSP answer, and the published list. REV-5, REV-7. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type House, publicUrl } from '#support/house.ts';

/** `ocsp`: `good`, or `revoked` with the reason; `crl`: the reason on the list, or null. */
export const standingOf = async (house: House, serial: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'lencana-standing-'));
  const at = (name: string) => join(folder, name);
  const openssl = (...args: readonly string[]) =>
    execFileSync('openssl', [...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const publication = async (path: string) => {
    const answer = await house.installation.doors.request(`${publicUrl}${path}`);
    return new Uint8Array(await answer.arrayBuffer());
  };
  try {
    writeFileSync(at('issuing.cer'), await publication('/ca/issuing.cer'));
    writeFileSync(at('issuing.crl'), await publication('/crl/issuing.crl'));
    openssl('x509', '-inform', 'DER', '-in', at('issuing.cer'), '-out', at('issuing.pem'));
    const which = ['-issuer', at('issuing.pem'), '-serial', `0x${serial}`] as const;
    openssl('ocsp', ...which, '-no_nonce', '-reqout', at('request'));
    const { body } = await house.installation.ocsp.answer(readFileSync(at('request')));
    writeFileSync(at('response'), body);
    // The house has a clock of its own, so openssl's word about the times does not count; the signature is judged elsewhere.
    const said = openssl('ocsp', ...which, '-no_nonce', '-respin', at('response'), '-noverify');
    const list = openssl('crl', '-inform', 'DER', '-in', at('issuing.crl'), '-noout', '-text');
    const entry = list.split('Serial Number: ').find((part) => part.toLowerCase().startsWith(serial.toLowerCase()));
    return {
      ocsp: [/\b(good|revoked|unknown)\b/.exec(said)?.[1], /Reason: (\w+)/.exec(said)?.[1]].filter(Boolean).join(' '),
      crl: entry === undefined ? null : (/Reason Code:\s+(.+)/.exec(entry)?.[1]?.trim() ?? 'none'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
