/** Every state in which the key tool meets a person, one after the other in one tab: empty, refused, done, for both steps and the other tools. */
import type { Page } from 'playwright-core';
import { fillStep1, fillStep2, passphrase, save, type throwawayCa } from './lock-page.ts';

export type Files = {
  readonly key: string;
  readonly request: string;
  readonly certificate: string;
  readonly other: string;
};

/** Calls `look` in each state, with its name; @returns the files that were made on the way. */
export async function walkThrough(
  page: Page,
  ca: ReturnType<typeof throwawayCa>,
  look: (state: string) => Promise<void>,
): Promise<Files> {
  await look('step 1, empty');
  await page.fill('#passphrase', 'password1234');
  await fillStep1(page, { name: '', number: '../1042', mail: 'siti@kebumen', passphrase: 'kuda' });
  await page.waitForSelector('#again-line, #passphrase-line.problem');
  await look('step 1, with what is wrong');
  await fillStep1(page);
  await page.waitForSelector('#done-1:not([hidden])');
  await look('step 1, done');
  const key = await save(page, 'key');
  const request = await save(page, 'request');
  await look('step 1, saved');

  await page.click('#go-2');
  await page.click('#step-2 summary');
  await look('step 2, empty, with the word on a forgotten passphrase');
  await page.click('#form-2 .main');
  await page.waitForSelector('#certificate-file-line.problem');
  await look('step 2, with nothing chosen');
  const certificate = ca.issue(request, 'states.cer.pem');
  await fillStep2(page, key, certificate, `${passphrase}.`);
  await page.waitForSelector('#opening-line.problem');
  await look('step 2, wrong passphrase');
  await fillStep2(page, key, certificate);
  await page.waitForSelector('#done-2:not([hidden])');
  await look('step 2, done, without a chain');
  const other = await save(page, 'p12');

  await page.click('#go-3');
  await look('other tools, empty');
  await page.setInputFiles('#any-file', [certificate, request, key]);
  await page.waitForSelector('#contents dl');
  await look('other tools, what three files say');
  await page.click('#form-3 .main');
  await page.waitForSelector('#opening-line.problem');
  await look('other tools, with nothing typed for a change');
  await page.setInputFiles('#key-file', key);
  await page.fill('#opening', passphrase);
  await page.fill('#passphrase', `${passphrase} muda`);
  await page.fill('#again', `${passphrase} muda`);
  await page.click('#form-3 .main');
  await page.waitForSelector('#done-3:not([hidden])');
  await look('other tools, passphrase changed');
  return { key, request, certificate, other };
}
