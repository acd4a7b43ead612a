/** The subscriber agreement as a numbered file: Sumbar issuance 6. */
import { describe, expect, test } from 'vitest';
import { type Agreement, agreementPdf, agreementTexts, agreementVersion } from '#letters/agreement.ts';
import { inspect } from '#letters/safety.ts';
import { agreement, sha256, textOf } from './cast.ts';

const read = async (change: Partial<Agreement> = {}) => textOf(await agreementPdf({ ...agreement, ...change }));

describe('ISS-7 the agreement is shown as a PDF in a numbered version', () => {
  test('it names the version, the case, the subject and the public key, and numbers its pages', async () => {
    const pages = await read();
    const text = pages.join(' ');
    expect(text).toContain(`Versi ${agreementVersion}`);
    for (const value of Object.values(agreement.subject)) expect(text).toContain(value);
    expect(text.replace(/[: ]/g, '')).toContain(agreement.keyFingerprint.toUpperCase());
    expect(text).toContain('Sabtu, tanggal dua puluh satu bulan November tahun dua ribu dua puluh enam');
    for (const [at, page] of pages.entries()) {
      expect(page).toContain(`Versi 1.0 · Permohonan nomor 1042`);
      expect(page).toContain(`Halaman ${at + 1} dari ${pages.length}`);
    }
  });

  test.each(['id', 'en'] as const)('every clause is printed with nothing left to fill in: %s', async (language) => {
    const text = (await read({ language })).join(' ');
    const folded = text.replace(/[^\p{L}\p{N}]/gu, '');
    for (const { heading, clauses } of agreementTexts['1.0'][language].articles) {
      expect(text).toContain(heading);
      // A clause may run over a page's end, where the footer comes between: its beginning is enough.
      for (const clause of clauses)
        expect(folded).toContain(
          clause
            .split('{')[0]
            ?.slice(0, 60)
            .replace(/[^\p{L}\p{N}]/gu, ''),
        );
    }
    expect(text).toContain('730');
    expect(text).not.toMatch(/[{}]/);
  });

  test('it covers what a subscriber agreement must (RFC 3647 4.9.6; UU 27/2022)', () => {
    const text = JSON.stringify(agreementTexts[agreementVersion].id);
    for (const word of [
      'Kunci Privat',
      'Frasa Sandi',
      'pencabutan',
      'Nomor 27 Tahun 2022',
      '3 × 24 jam',
      'tunduk pada hukum',
    ])
      expect(text).toContain(word);
  });

  test('both languages have the same articles and clauses, the Indonesian binds, and the wording says it is an example', async () => {
    for (const { id, en } of Object.values(agreementTexts))
      expect(en.articles.map(({ clauses }) => clauses.length)).toEqual(
        id.articles.map(({ clauses }) => clauses.length),
      );
    expect((await read())[0]).toContain('NASKAH CONTOH');
    expect((await read({ language: 'en' }))[0]).toContain('The Indonesian text is authoritative');
  });
});

describe('ISS-7 its SHA-256 can be evidence', () => {
  test('the same agreement is the same file, byte for byte', async () => {
    const file = await agreementPdf(agreement);
    expect(sha256(await agreementPdf(structuredClone(agreement)))).toBe(sha256(file));
    expect(file.length).toBeLessThan(120_000);
    expect(await inspect(file)).toEqual({ mediaType: 'application/pdf', pages: 3 });
  });

  test('another key, subject, case or moment is another file', async () => {
    const files = await Promise.all([
      agreementPdf(agreement),
      agreementPdf({ ...agreement, keyFingerprint: '0'.repeat(64) }),
      agreementPdf({ ...agreement, subject: { ...agreement.subject, unit: 'Bagian Umum' } }),
      agreementPdf({ ...agreement, caseNumber: '1043' }),
      agreementPdf({ ...agreement, date: new Date('2026-11-22T16:30:00Z') }),
    ]);
    expect(new Set(files.map(sha256)).size).toBe(5);
  });

  test('version 1.0 is frozen: people have accepted these words', () => {
    expect(sha256(Buffer.from(JSON.stringify(agreementTexts['1.0'])))).toBe(
      'b8dd6f4227c70e099e9dec2d41c68fad460ccd2ec5795865c85bcaaf785b4383',
    );
  });
});
