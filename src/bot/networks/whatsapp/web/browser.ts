/** Chromium for WhatsApp's page: whether it is there, said in words for whoever runs this, and the flags that keep it small. */
import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const howToGet = 'Install it (apt-get install chromium) or set CHROMIUM_PATH to the path of the program.';

/** Why the browser at that path cannot be used, in words; undefined when it can. */
export const browserFault = async (path: string): Promise<string | undefined> => {
  if (!isAbsolute(path)) return `CHROMIUM_PATH must be an absolute path, not ${path}. ${howToGet}`;
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (!isThere) return `There is no browser at ${path} (CHROMIUM_PATH). ${howToGet}`;
  const mayRun = await access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!mayRun) return `${path} (CHROMIUM_PATH) is not a program that may be run here. ${howToGet}`;
  return versionFault(path);
};

const versionFault = async (path: string): Promise<string | undefined> => {
  try {
    const { stdout } = await run(path, ['--version'], { timeout: 20_000, killSignal: 'SIGKILL' });
    if (/chrom/i.test(stdout)) return undefined;
    return `${path} (CHROMIUM_PATH) does not say that it is Chromium. ${howToGet}`;
  } catch {
    return `${path} (CHROMIUM_PATH) does not start: it did not answer --version. ${howToGet}`;
  }
};

/** One page is all we open, and nothing but WhatsApp is to be reached from it. */
export const smallBrowser: readonly string[] = [
  '--disable-gpu',
  '--in-process-gpu',
  '--disable-software-rasterizer',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-speech-api',
  '--disable-features=AudioServiceOutOfProcess,BackForwardCache,OptimizationHints,Translate',
  '--disable-site-isolation-trials',
  '--renderer-process-limit=1',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--mute-audio',
  '--disk-cache-size=67108864',
  '--media-cache-size=1048576',
  '--js-flags=--max-old-space-size=512',
];
