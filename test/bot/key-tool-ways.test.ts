/** How the key tool reaches a person: file, link, QR, short code, and the truth about a forgotten passphrase. ISS-3, ISS-11 (Sumbar issuance 3, 10). */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyToolPage } from '#key-tool/key-tool.ts';
import { readShortCode } from '#key-tool/page/short-code.ts';
import type { Chat } from '#support/chat.ts';
import { type House, openHouse, publicUrl } from '#support/house.ts';
import { asFile, letter, newRequest } from '#support/papers.ts';
import { seenQr } from '#support/seen-qr.ts';
import { applicant, groups, officer, withAccount } from '#support/story.ts';

let house: House;
let number = '';
let talk: Chat;

beforeAll(async () => {
  house = await openHouse();
  talk = await withAccount(house);
  await talk.says('/terbit');
  await talk.taps('Individu: tanda tangan elektronik');
  number = /Permohonan sertifikat (\d+)/.exec(talk.latest().text)?.[1] ?? '';
});
afterAll(() => house.close());

/** Of the newest message that carries one. */
const newestFile = async () => {
  const id = talk.messages().findLast(({ file }) => file !== null)?.file?.id ?? '';
  const file = await house.installation.sandbox.file(id);
  if (!file) throw new Error('The bot has sent no file');
  return file;
};
const fragmentOf = (link: string) => Object.fromEntries(new URLSearchParams(new URL(link).hash.slice(1)));

describe('ISS-3 the key tool comes as a file, and every other way is a button under it', () => {
  it('one message: the file, its SHA-256, what to send back and what never; the question stands below as it was', async () => {
    talk.hears();
    await talk.taps('Alat kunci (membuat CSR)');
    const { name, bytes } = await newestFile();
    expect(name).toBe('lencana-kunci.html');
    expect(Buffer.compare(bytes, keyToolPage().html)).toBe(0);
    const [handout, question] = talk.messages().slice(-2);
    expect(handout?.text).toContain(`SHA-256: ${createHash('sha256').update(bytes).digest('hex')}`);
    expect(handout?.text).toContain(`${publicUrl}/lock/sha256`);
    expect(handout?.text).toContain('hanya CSR-nya');
    expect(handout?.keyboard?.map((row) => row.map(({ text }) => text))).toEqual([
      ['Buka alat kunci'],
      ['Tampilkan QR', 'Komputer tanpa jaringan'],
    ]);
    expect(question?.text).toContain('Dua hal diperlukan');
  });

  it('the link fills in name and case, step and language, and leads back here; no mail stands in it', async () => {
    const link = talk.link('Buka alat kunci');
    expect(link.split('#')[0]).toBe(`${publicUrl}/lock`);
    expect(fragmentOf(link)).toEqual({ n: applicant, c: number, s: '1', l: 'id', b: publicUrl });
  });

  it('the QR holds that very link, and says where a telephone cannot follow it', async () => {
    await talk.taps('Tampilkan QR');
    expect(talk.latest()).toMatchObject({ as: 'photo' });
    expect(talk.latest().text).toContain('hanya dapat dibuka di komputer ini');
    expect(seenQr((await newestFile()).bytes)).toBe(talk.link('Buka alat kunci'));
  });

  it('the short code, pasted with the whole message around it, says the same', async () => {
    await talk.taps('Komputer tanpa jaringan');
    const code = /^\d+\/.*$/m.exec(talk.latest().text)?.[0] ?? '';
    expect(readShortCode(code)).toEqual({ number, name: applicant, type: 'P-256' });
    expect(readShortCode(talk.latest().text)).toEqual({ number, name: applicant, type: 'P-256' });
  });

  it('these buttons leave the question under way: the CSR is taken right after, and then they say that it is here', async () => {
    await talk.sends(asFile(newRequest().csr));
    expect(talk.hears()).toContain('CSR diterima dan sah');
    await talk.taps('Tampilkan QR');
    expect(talk.hears()).toContain('tidak lagi menunggu CSR');
  });

  it('a forged number gets the same answer and nobody’s name', async () => {
    await talk.tapsData(talk.latest().id, 'key:code:999999');
    expect(talk.hears()).toContain('tidak lagi menunggu CSR');
  });
});

describe('ISS-11 from the certificate to the .p12, and REV-1 a forgotten passphrase', () => {
  const forgotten = async () => {
    await talk.says('/bantuan');
    await talk.taps('Lupa frasa sandi kunci');
    return talk.hears();
  };

  it('before there is a certificate, forgetting costs only a new key', async () => {
    expect(await forgotten()).toContain('Belum ada sertifikat yang perlu dicabut');
    await talk.taps('Lanjut ke permohonan');
    expect(talk.hears()).toContain('Surat Rekomendasi: belum ada');
  });

  it('"ready" and each file lead to Step 2 with the way back', async () => {
    await talk.sends(await letter());
    await talk.taps('Setuju dan kirim');
    await house.group(groups.officers).as(house.person(officer)).taps('Setujui & terbitkan');
    const told = talk.hears();
    expect(told).toContain('Langkah 2');
    expect(told).toContain('tetap pada Anda');
    const step2 = { s: '2', l: 'id', b: publicUrl };
    expect(fragmentOf(talk.link('Buka alat kunci'))).toEqual(step2);
    await talk.says('/sertifikat');
    await talk.taps('Unduh PEM');
    expect(talk.latest().keyboard?.flat()).toHaveLength(1);
    expect(fragmentOf(talk.link('Buka alat kunci'))).toEqual(step2);
  });

  it('afterwards the truth: nobody can recover it; one button leads to the revocation, whose first reason it is', async () => {
    const told = await forgotten();
    expect(told).toContain('tidak dapat dipulihkan siapa pun');
    expect(told).toContain('"Lupa frasa sandi"');
    await talk.taps('Cabut sertifikat');
    expect(talk.hears()).toContain('[Lupa frasa sandi]');
  });
});
