/**
 * The product itself: a newcomer starts it with nothing configured, plays every part on the page in a real Chromium, makes the
 * key with the key tool, and ends with a certificate that openssl accepts under -x509_strict and the CRL.
 * ACC-1 to ACC-7, ISS-1 to ISS-11 (Kebumen 1–8, Sumbar issuance 1–10).
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Chromium } from '#support/chromium.ts';
import { launchChromium } from '#support/chromium.ts';
import { type Product, startProduct } from '#support/product.ts';

const folder = mkdtempSync(join(tmpdir(), 'lencana-main-job-'));
const passphrase = 'perahu kertas biru 77';
const ownPassword = 'kuda laut berenang pelan';
let base = '';
let browser: Chromium;
let page: Page;
let product: Product;

beforeAll(async () => {
  product = await startProduct(join(folder, 'data'));
  base = product.url;
  browser = await launchChromium({ viewport: { width: 1280, height: 900 } });
  page = await browser.context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(base);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const pane = () => page.getByRole('region', { name: 'Panel 1' });
const open = (name: string) =>
  page
    .getByRole('navigation')
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();
const heard = (text: string | RegExp) => pane().getByRole('log').getByText(text).last().waitFor();
/** An answer to the newest message of one's own: the same words may stand further up. */
const answered = (text: string | RegExp) =>
  pane().locator('li.message.own').last().locator('xpath=following-sibling::li').getByText(text).last().waitFor();
const say = async (text: string) => {
  await pane().getByRole('textbox').fill(text);
  await pane().getByRole('textbox').press('Enter');
};
const tap = (label: string) => pane().getByRole('log').getByRole('button', { name: label, exact: true }).last().click();
const sendSample = async (title: string) => {
  await pane().getByRole('button', { name: 'Contoh berkas' }).click();
  await pane()
    .getByRole('menuitem', { name: new RegExp(`^Kirim ${title}`) })
    .click();
};
const attach = async (path: string) => {
  const chooser = page.waitForEvent('filechooser');
  await pane().getByRole('button', { name: 'Lampirkan berkas' }).click();
  await (await chooser).setFiles(path);
  await pane().getByRole('button', { name: 'Kirim', exact: true }).last().click();
};
/** Reads the newest mail of the mailbox that has this word in its subject. */
const mail = async (subject: RegExp): Promise<string> => {
  await open('Kotak surat');
  const letter = pane().locator('details').filter({ hasText: subject }).first();
  await letter.waitFor();
  await letter.evaluate((details) => details.setAttribute('open', ''));
  // biome-ignore lint/performance/useDomNodeTextContent: playwright's innerText keeps the lines that a person sees
  return letter.innerText();
};
const inNewTab = async (url: string, work: (tab: Page) => Promise<string>): Promise<string> => {
  const tab = await browser.context.newPage();
  tab.setDefaultTimeout(20_000);
  await tab.goto(url);
  const result = await work(tab);
  await tab.close();
  return result;
};
const codeOn = async (tab: Page): Promise<string> => {
  await tab
    .getByText(/\d{3}\s?\d{3}/)
    .first()
    .waitFor();
  // biome-ignore lint/performance/useDomNodeTextContent: playwright's innerText keeps the lines that a person sees
  return /\b\d{3}\s?\d{3}\b/.exec(await tab.locator('main').innerText())?.[0] ?? '';
};
const newestLink = async (path: string): Promise<string> => {
  const link = pane().getByRole('log').locator(`a[href*="${path}"]`).last();
  await link.waitFor();
  return (await link.getAttribute('href')) ?? '';
};

const openDesk = async (name: string, mailbox: RegExp) => {
  const letter = await mail(mailbox);
  const [, username = '', password = ''] = /Nama pengguna: (\S+)\s+Kata sandi: (\S+)/.exec(letter) ?? [];
  await open(name);
  await say('/masuk');
  const code = await inNewTab(await newestLink('/login/'), async (tab) => {
    await tab.fill('[name=username]', username);
    await tab.fill('[name=password]', password);
    await tab.getByRole('button').last().click();
    return codeOn(tab);
  });
  await say(code);
  await answered(/Meja Anda terbuka/);
};

it('ACC-1 to ISS-11: from a fresh start to a certificate that openssl accepts', { timeout: 240_000 }, async () => {
  // Kebumen 1: the applicant introduces herself.
  await open('Siti Rahmawati');
  await say('/start');
  await tap('Mendaftar');
  await tap('Bahasa Indonesia');
  await tap('Setuju, mulai mendaftar');
  await heard('Langkah 1 dari 5');
  await say('Siti Rahmawati');
  await answered('Langkah 2 dari 5');
  await tap('Pemerintah Kabupaten Contoh');
  await heard('Langkah 3 dari 5');
  await say('siti.rahmawati@contohkab.go.id');
  await answered('Langkah 4 dari 5');
  await say('0812 3456 7890');
  await answered('Langkah 5 dari 5');
  await sendSample('Surat rekomendasi \\(akun\\)');
  await tap('Kirim');
  await heard(/sudah dikirim ke (petugas )?pendamping/);

  // Kebumen 2–3: the desks.
  await openDesk('Rina Wulandari', /kotak pasir[\s\S]*rina\.wulandari@/);
  await openDesk('Joko Prasetyo', /kotak pasir[\s\S]*joko\.prasetyo@/);
  await open('Petugas pendamping \\d');
  await tap('Teruskan');
  await open('Petugas verifikasi \\d');
  await tap('Daftarkan');

  // Kebumen 4: the link in the official mailbox, then the data.
  await heard('menunggu');
  const activation = /http:\/\/\S+\/activate\/[\w-]+/.exec(await mail(/Aktifkan/))?.[0] ?? '';
  await inNewTab(activation, async (tab) => {
    await tab.getByRole('button').last().click();
    await tab
      .getByText(/kembali ke chat/i)
      .first()
      .waitFor();
    return '';
  });
  await open('Siti Rahmawati');
  await say('/daftar');
  await answered('Langkah 1 dari 5');
  await say('3305125503900004');
  await answered('Langkah 2 dari 5');
  await say('19900315 201504 2 001');
  await answered('Langkah 3 dari 5');
  await say('Pranata Komputer Ahli Muda');
  await answered('Langkah 4 dari 5');
  await say('Bidang Aplikasi Informatika');
  await answered('Langkah 5 dari 5');
  await sendSample('KTP');
  await tap('Kirim');
  await heard(/sudah dikirim ke (petugas verifikasi|verifikator)/);

  // Kebumen 5–8: verified, first login, own password.
  await open('Petugas verifikasi \\d');
  await tap('Verifikasi');
  const letter = await mail(/Kata sandi pertama/);
  const [, username = ''] = /Nama pengguna: (\S+)/.exec(letter) ?? [];
  const [, password = ''] = /Kata sandi pertama: (\S+)/.exec(letter) ?? [];
  await open('Siti Rahmawati');
  await say('/masuk');
  const code = await inNewTab(await newestLink('/login/'), async (tab) => {
    await tab.fill('[name=username]', username);
    await tab.fill('[name=password]', password);
    await tab.getByRole('button').last().click();
    await tab.fill('[name=password]', ownPassword);
    await tab.fill('[name=again]', ownPassword);
    await tab.getByRole('button').last().click();
    return codeOn(tab);
  });
  await say(code);
  await answered('Selamat datang, Siti Rahmawati');

  // Sumbar issuance 1–6: request, key and CSR by the key tool, letter, agreement.
  await say('/terbit');
  await tap('Individu: tanda tangan elektronik');
  await heard('Dua hal diperlukan');
  const csr = join(folder, 'request.csr.pem');
  await inNewTab(`${base}/lock`, async (tab) => {
    await tab.getByRole('textbox', { name: 'Nama lengkap' }).fill('Siti Rahmawati');
    await tab.getByRole('textbox', { name: 'Nomor permohonan' }).fill('1002');
    await tab.getByLabel('Frasa sandi baru untuk kunci').fill(passphrase);
    await tab.getByLabel('Frasa sandi sekali lagi').fill(passphrase);
    await tab.getByRole('button', { name: 'Buat kunci dan permohonan' }).click();
    const saved = tab.waitForEvent('download');
    await tab.locator('#save-request').click();
    await (await saved).saveAs(csr);
    return '';
  });
  await attach(csr);
  await answered('CSR diterima dan sah');
  await sendSample('Surat rekomendasi \\(penerbitan\\)');
  await answered('Perjanjian Pemilik');
  await tap('Setuju dan kirim');
  await heard(/sudah dikirim ke (petugas verifikasi|verifikator)/);

  // Sumbar 7–9: approved with one tap; issued; told.
  await open('Petugas verifikasi \\d');
  await tap('Setujui & terbitkan');
  await open('Siti Rahmawati');
  await heard(/[Ss]ertifikat.*(terbit|siap)/);

  // Sumbar 10: downloaded, and accepted by a stranger.
  await say('/sertifikat');
  await tap('Unduh PEM');
  const download = page.waitForEvent('download');
  await pane().getByRole('log').getByText('sertifikat.pem').last().click();
  const pemFile = join(folder, 'certificate.pem');
  await (await download).saveAs(pemFile);
  expect(await verdictOf(pemFile)).toContain(': OK');
  const text = execFileSync('openssl', ['x509', '-in', pemFile, '-noout', '-subject', '-ext', 'keyUsage'], {
    encoding: 'utf8',
  });
  expect(text).toContain('CN = Siti Rahmawati');
  expect(text).not.toContain('3305125503900004');
  expect(text).toContain('Non Repudiation');
});

/** `openssl verify -x509_strict` up to the root, with both CRLs fetched from the installation. */
const verdictOf = async (certificate: string): Promise<string> => {
  const fetched = async (path: string) => Buffer.from(await (await fetch(`${base}${path}`)).arrayBuffer());
  const asPem = (kind: 'x509' | 'crl', der: Buffer) =>
    execFileSync('openssl', [kind, '-inform', 'DER'], { input: der, encoding: 'utf8' });
  const [root, issuing, crls] = [join(folder, 'root.pem'), join(folder, 'issuing.pem'), join(folder, 'crls.pem')];
  writeFileSync(root, asPem('x509', await fetched('/ca/root.cer')));
  writeFileSync(issuing, asPem('x509', await fetched('/ca/issuing.cer')));
  writeFileSync(crls, asPem('crl', await fetched('/crl/issuing.crl')) + asPem('crl', await fetched('/crl/root.crl')));
  const first = join(folder, 'leaf.pem');
  writeFileSync(
    first,
    /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----\n/.exec(readFileSync(certificate, 'utf8'))?.[0] ?? '',
  );
  return execFileSync(
    'openssl',
    ['verify', '-x509_strict', '-crl_check_all', '-CRLfile', crls, '-CAfile', root, '-untrusted', issuing, first],
    { encoding: 'utf8' },
  );
};
