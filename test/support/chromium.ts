/** A real Chromium with a fresh profile for one test file, and the say-so when a tool that a test needs is not on the machine. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';

export const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type Chromium = {
  /** Pages of it share one profile, which nobody had before. Downloads are accepted. */
  readonly context: BrowserContext;
  /** Ends the browser and removes its profile. */
  close(): Promise<void>;
};

/** Options are playwright's (`offline`, `viewport`, `colorScheme`, `locale` …); `args` are added to the command line. */
export async function launchChromium({
  args = [],
  ...options
}: BrowserContextOptions & { readonly args?: readonly string[] } = {}): Promise<Chromium> {
  const profile = await mkdtemp(join(tmpdir(), 'lencana-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    args: [...quiet, ...args],
    acceptDownloads: true,
    ...options,
  });
  return {
    context,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

const howToGet = {
  chromium: 'apt-get install chromium, or set CHROMIUM_PATH',
  openssl: 'apt-get install openssl',
  keytool: 'apt-get install openjdk-17-jdk-headless',
  javac: 'apt-get install openjdk-17-jdk-headless',
  python3: 'apt-get install python3-cryptography',
  certtool: 'apt-get install gnutls-bin',
  ocsptool: 'apt-get install gnutls-bin',
  vfychain: 'apt-get install libnss3-tools',
  pk12util: 'apt-get install libnss3-tools',
  'firefox-esr': 'apt-get install firefox-esr',
  gpgsm: 'apt-get install gpgsm',
  'gpg-agent': 'apt-get install gpg-agent',
  dirmngr: 'apt-get install dirmngr',
  cfssl: 'apt-get install golang-cfssl',
  'heif-enc': 'apt-get install libheif-examples',
} as const;
export type Tool = keyof typeof howToGet;

/**
 * Whether every named tool is on this machine, for `describe.runIf(haveTools(…))`. Where CI is set a missing one is an error;
 * elsewhere it is said loudly, because what is not run proves nothing.
 */
export function haveTools(...tools: readonly Tool[]): boolean {
  const missing = tools.filter((tool) => !isThere(tool));
  if (missing.length === 0) return true;
  const said = missing.map((tool) => `${tool} is missing (${howToGet[tool]})`).join('; ');
  if (process.env.CI) throw new Error(`${said}. With CI set these tests must run.`);
  console.error(`\n!!! NOT RUN: ${said}\n`);
  return false;
}

/** Where Debian's python3-cryptography is at home, whatever other python stands before it on the path. */
export const debianPython = '/usr/bin/python3';

function isThere(tool: Tool): boolean {
  if (tool === 'python3') return spawnSync(debianPython, ['-c', 'import cryptography']).status === 0;
  if (tool === 'chromium') return existsSync(chromiumPath);
  try {
    execFileSync('sh', ['-c', `command -v ${tool}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
