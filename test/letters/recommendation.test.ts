/** The recommendation letter as the superior gets it to sign: Kebumen account 1, Sumbar issuance 5, Lemsaneg 3. */
import { describe, expect, test } from 'vitest';
import { type Recommendation, recommendationCode, recommendationPdf } from '#letters/recommendation.ts';
import { inspect } from '#letters/safety.ts';
import { recommendation, sha256, textOf } from './cast.ts';

const read = async (change: Partial<Recommendation> = {}) =>
  textOf(await recommendationPdf({ ...recommendation, ...change }));

describe('ISS-5 the bot hands out a prefilled letter', () => {
  test('letterhead, the applicant’s data and the case number stand on one page', async () => {
    const [page = '', ...more] = await read();
    expect(more).toEqual([]);
    expect(page).toContain('PEMERINTAH KABUPATEN CONTOH DINAS KOMUNIKASI DAN INFORMATIKA');
    for (const value of Object.values(recommendation.applicant)) expect(page).toContain(value);
    expect(page).toContain('Permohonan nomor 1042');
    expect(page).toContain(`Kode pemeriksaan ${recommendationCode(recommendation)}`);
  });

  test.each([
    ['account', 'Rekomendasi Pembuatan Akun', 'memperoleh akun'],
    ['issuance', 'Rekomendasi Penerbitan', 'memperoleh penerbitan sertifikat'],
    ['renewal', 'Rekomendasi Pembaruan', 'memperoleh pembaruan sertifikat'],
    ['change', 'Rekomendasi Perubahan Data', 'memperoleh perubahan data'],
  ] as const)('its subject and its request say what it is for: %s', async (purpose, subject, request) => {
    const [page] = await read({ purpose });
    expect(page).toContain(`Hal : ${subject}`);
    expect(page).toContain(request);
  });

  test('the date is the agency’s own, in Indonesian', async () => {
    expect((await read())[0]).toContain(', 21 November 2026');
    expect((await read({ timeZone: 'Asia/Jayapura' }))[0]).toContain(', 22 November 2026');
  });

  test('what is not known yet is left to write on, and what the superior already wrote is printed', async () => {
    const { applicant } = recommendation;
    const [bare] = await read({ applicant: { ...applicant, nip: null, position: null, unit: null } });
    expect(bare).not.toContain('null');
    expect(bare).toContain('Atasan Langsung,');
    const [signed] = await read({ place: 'Contoh', superior: { name: 'Bambang', nip: '1', position: 'Camat Contoh' } });
    expect(signed).toContain('Contoh, 21 November 2026');
    expect(signed).toContain('Camat Contoh, Bambang NIP 1');
  });
});

describe('ACC-9 a letter about a change of data', () => {
  const changes = [
    { field: 'name', before: recommendation.applicant.name, after: 'Siti Nurhaliza Rahmawati Kusumaningtyas' },
    { field: 'agency', before: 'Pemerintah Kabupaten Contoh', after: 'Pemerintah Kabupaten Tetangga' },
    { field: 'mail', before: recommendation.applicant.mail, after: 'siti.rahmawati.kusumaningtyas@tetanggakab.go.id' },
    { field: 'position', before: null, after: 'Kepala Seksi Pengelolaan Layanan Informasi dan Komunikasi Publik' },
    { field: 'unit', before: 'Bidang Aplikasi', after: 'Bidang Penyelenggaraan E-Government' },
  ] as const satisfies Recommendation['changes'];

  test('each field stands once, before and after beside each other, and all of them fit one page', async () => {
    const handedOut = { name: 'Pemerintah Kabupaten Tetangga', office: null, address: null };
    const [page = '', ...more] = await read({ purpose: 'change', changes, agency: handedOut });
    expect(more).toEqual([]);
    expect(page).toContain('Hal : Rekomendasi Perubahan Data');
    expect(page).toContain('Instansi Pemerintah Kabupaten Contoh Pemerintah Kabupaten Tetangga');
    expect(page).toContain('Jabatan – Kepala Seksi Pengelolaan');
    expect(page.replaceAll(' ', '')).toContain('siti.rahmawati.kusumaningtyas@tetanggakab.go.id');
    expect(page).not.toContain('Unit Kerja :');
  });

  test('one that is asked for before anything was said leaves lines to write on', async () => {
    const [page = ''] = await read({ purpose: 'change', changes: [] });
    expect(page).toContain('Data Semula Menjadi ………………………');
    expect(page).toContain(`Unit Kerja : ${recommendation.applicant.unit}`);
  });

  test('what stays says who it is; the check code changes with the new data', async () => {
    const one = { ...recommendation, purpose: 'change', changes: changes.slice(3, 4) } as const;
    const [page] = await read(one);
    expect(page).toContain(`Unit Kerja : ${recommendation.applicant.unit}`);
    expect(page).not.toContain('Jabatan : Pranata');
    const other = { ...one, changes: [{ ...changes[3], after: 'Kepala Seksi' }] };
    expect(recommendationCode(other)).not.toBe(recommendationCode(one));
  });
});

describe('a name with any letters in it', () => {
  const named = (name: string) => read({ applicant: { ...recommendation.applicant, name } });

  test('Latin letters of every language are printed', async () =>
    expect((await named('Łukasz Nguyễn Ḥasan Ñandú D’Ornay'))[0]).toContain('Łukasz Nguyễn Ḥasan Ñandú D’Ornay'));
  test('letters the font lacks show as boxes, and fancy ones as plain ones; nothing is dropped or throws', async () => {
    expect((await named('Siti 王 ꦱꦶ'))[0]).toContain('Nama : Siti □ □');
    expect((await named('𝐒𝐢𝐭𝐢'))[0]).toContain('Nama : Siti');
  });
  test('line breaks, controls and direction marks do not print', async () =>
    expect((await named('Siti\n\u202eRahma\u0007wati\u200b'))[0]).toContain('Nama : Siti Rahmawati'));
  test('a very long one wraps, also without spaces', async () => {
    const [page = ''] = await named('Abcdefghij'.repeat(12));
    expect(page.replaceAll(' ', '')).toContain('Abcdefghij'.repeat(12));
  });
});

describe('the same letter is the same file', () => {
  test('byte for byte, small, and acceptable to our own inspection', async () => {
    const file = await recommendationPdf(recommendation);
    expect(sha256(await recommendationPdf({ ...recommendation }))).toBe(sha256(file));
    expect(file.length).toBeLessThan(40_000);
    expect(await inspect(file)).toEqual({ mediaType: 'application/pdf', pages: 1 });
  });
  test('the check code changes with any datum of the applicant and not with the date', () => {
    const code = recommendationCode(recommendation);
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
    expect(recommendationCode({ ...recommendation, date: new Date(0) })).toBe(code);
    const changed = { ...recommendation, applicant: { ...recommendation.applicant, name: 'Siti Rahmawatie' } };
    expect(recommendationCode(changed)).not.toBe(code);
  });
});
