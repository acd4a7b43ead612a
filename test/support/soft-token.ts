/** A PKCS#11 token in software (SoftHSM 2) in a folder of its own. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const pin = '73519';

/** Debian's places, old and new. */
const module = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so'].find((path) =>
  existsSync(path),
);

/** Sets SOFTHSM2_CONF for this process: the library reads it once, when it is loaded. */
export const softTokens = () => {
  if (module === undefined) throw new Error('SoftHSM is missing: apt-get install softhsm2');
  const folder = mkdtempSync(join(tmpdir(), 'lencana-token-'));
  mkdirSync(join(folder, 'tokens'));
  const configuration = join(folder, 'softhsm2.conf');
  writeFileSync(configuration, `directories.tokendir = ${join(folder, 'tokens')}\nlog.level = ERROR\n`);
  process.env.SOFTHSM2_CONF = configuration;
  const pinFile = join(folder, 'pin');
  writeFileSync(pinFile, `${pin}\n`, { mode: 0o600 });
  const util = (...words: readonly string[]) =>
    execFileSync('softhsm2-util', [...words], { encoding: 'utf8', stdio: 'pipe', env: { ...process.env } });
  return {
    folder,
    module,
    configuration,
    pinFile,
    make: (label: string) => util('--init-token', '--free', '--label', label, '--so-pin', '12345678', '--pin', pin),
    take: (label: string) => util('--delete-token', '--token', label),
    /** The setting CA_SIGNER for a token. */
    address: (label: string) => `pkcs11:token=${label}?module-path=${module}&pin-source=file:${pinFile}`,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
