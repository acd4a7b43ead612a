/** A real Firefox with a fresh profile for one test file, driven over WebDriver BiDi; what it saves lands in a folder of its own. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, type Page } from 'puppeteer-core';

export const firefoxPath = '/usr/bin/firefox-esr';

export type Firefox = {
  newPage(): Promise<Page>;
  /** The path of a file of this name, once Firefox has saved it whole. */
  saved(name: string): Promise<string>;
  close(): Promise<void>;
};

export async function launchFirefox(): Promise<Firefox> {
  const folder = await mkdtemp(join(tmpdir(), 'lencana-firefox-'));
  const browser = await launch({
    browser: 'firefox',
    executablePath: firefoxPath,
    headless: true,
    extraPrefsFirefox: { 'browser.download.folderList': 2, 'browser.download.dir': folder },
  });
  return {
    newPage: () => browser.newPage(),
    async saved(name) {
      const file = join(folder, name);
      // While it is being written, a second file stands beside it.
      await until(() => existsSync(file) && !existsSync(`${file}.part`));
      return file;
    },
    async close() {
      await browser.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** Looks again every 50 ms, for 20 s at most. */
async function until(isSo: () => boolean): Promise<void> {
  for (let look = 0; !isSo(); look++) {
    if (look === 400) throw new Error('Firefox saved nothing within 20 s');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
