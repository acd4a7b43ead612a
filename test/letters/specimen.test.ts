/** The sandbox's sample papers: good enough to walk through every step, marked so that nobody takes them for real. */
import { describe, expect, test } from 'vitest';
import { recommendationCode } from '#letters/recommendation.ts';
import { statementCode } from '#letters/revocation-statement.ts';
import { inspect } from '#letters/safety.ts';
import { invented, specimenIdentityCard, specimenRecommendation, specimenStatement } from '#letters/specimen.ts';
import { recommendation, sha256, statement, textOf } from './cast.ts';

describe('ACC-1, ISS-5 a sample letter that looks signed', () => {
  test('holds the data, a superior and a number, and says CONTOH', async () => {
    const file = await specimenRecommendation(recommendation);
    const [page = '', ...more] = await textOf(file);
    expect(more).toEqual([]);
    for (const words of [
      invented.name,
      invented.nip,
      'Nomor : 800/1042/CONTOH',
      'CONTOH UNTUK UJI COBA',
      recommendationCode(recommendation),
    ])
      expect(page).toContain(words);
    expect(await inspect(file)).toEqual({ mediaType: 'application/pdf', pages: 1 });
    expect(file.length).toBeLessThan(120_000);
    expect(sha256(await specimenRecommendation(recommendation))).toBe(sha256(file));
  });
});

describe('REV-1 a sample statement of reasons that looks signed and approved', () => {
  test('holds the data, a superior and a number, and says CONTOH', async () => {
    const file = await specimenStatement(statement);
    const [page = '', ...more] = await textOf(file);
    expect(more).toEqual([]);
    for (const words of [
      'Nomor: 800/1042/CONTOH',
      'Contoh, 21 November 2026',
      'Mengetahui dan menyetujui, Kepala Dinas Komunikasi dan Informatika, Bambang Sutrisno',
      'CONTOH UNTUK UJI COBA',
      statementCode(statement),
    ])
      expect(page).toContain(words);
    expect(await inspect(file)).toEqual({ mediaType: 'application/pdf', pages: 1 });
    expect(sha256(await specimenStatement(statement))).toBe(sha256(file));
  });
});

describe('ACC-4 a sample KTP', () => {
  test('is a PNG a scanner could have made, the same each time and another for other data', async () => {
    const picture = specimenIdentityCard();
    expect(await inspect(picture)).toMatchObject({ mediaType: 'image/png', width: 1012, height: 638 });
    expect(sha256(specimenIdentityCard({ name: invented.name }))).toBe(sha256(picture));
    expect(sha256(specimenIdentityCard({ name: 'Budi' }))).not.toBe(sha256(picture));
  });
  test('the invented numbers agree with each other', () => {
    // NIK: women's day of birth + 40; NIP: birth, first appointment, sex 2.
    expect(invented.nik).toMatch(/^330512(55)(03)(90)\d{4}$/);
    expect(invented.nip).toMatch(/^19900315\d{6}2\d{3}$/);
  });
});
