/** The statement of reasons for a revocation, as the owner gets it to sign and the superior to approve: Sumbar revocation 1. */
import { describe, expect, test } from 'vitest';
import {
  type RevocationStatement,
  revocationStatementPdf,
  type StatementCause,
  statementCode,
} from '#letters/revocation-statement.ts';
import { inspect } from '#letters/safety.ts';
import { sha256, statement, textOf } from './cast.ts';

const read = async (change: Partial<RevocationStatement> = {}) =>
  textOf(await revocationStatementPdf({ ...statement, ...change }));

describe('REV-1 the bot hands out a prefilled statement of reasons (Sumbar revocation 1)', () => {
  test('the owner’s data, the certificate and the case number stand on one page', async () => {
    const [page = '', ...more] = await read();
    expect(more).toEqual([]);
    expect(page).toContain('PEMERINTAH KABUPATEN CONTOH');
    expect(page).toContain('SURAT KETERANGAN ALASAN PENCABUTAN SERTIFIKAT ELEKTRONIK');
    for (const value of Object.values(statement.applicant)) expect(page).toContain(value);
    expect(page).toContain('Nama Pengguna : siti.rahmawati');
    expect(page).toContain('Permohonan nomor 1042');
    expect(page).toContain(`Kode pemeriksaan ${statementCode(statement)}`);
  });

  test('serial, subject and issuer are set so that two people can compare them aloud', async () => {
    const [page] = await read();
    expect(page).toContain('Nomor Seri : 4F2A 91C0 8BE1 7D33 55AA 01C9 E4B2 D67F 3C1A');
    expect(page).toContain('CN=Siti Rahmawati, SERIALNUMBER=7f3a9c21e0b44d5a, O=Pemerintah Kabupaten Contoh, C=ID');
    // An escaped comma belongs to the value (RFC 4514 2.4).
    expect(page).toContain('O=Contoh\\, Inc., C=ID');
  });

  test.each([
    ['forgotten-passphrase', 'Lupa frasa sandi (passphrase)'],
    ['changed-data', 'Perubahan data'],
    ['lost', 'Kehilangan sertifikat elektronik atau kuncinya'],
    ['leaked', 'Kunci pribadi bocor atau diketahui orang lain'],
    ['replaced', 'Diganti dengan sertifikat baru'],
    ['transfer', 'Mutasi atau pindah instansi'],
    ['retirement', 'Pensiun'],
    ['resignation', 'Berhenti atau mengundurkan diri'],
    ['death', 'Pemilik meninggal dunia (diisi atasan)'],
    ['violation', 'Pelanggaran ketentuan (diisi atasan)'],
  ] as const satisfies readonly (readonly [StatementCause, string])[])(
    'only the chosen reason is ticked: %s',
    async (cause, label) => {
      const [page = ''] = await read({ cause });
      expect(page).toContain(`X ${label}`);
      expect(page.match(/ X /g)).toHaveLength(1);
    },
  );

  test('what is not said yet is left to tick and to write', async () => {
    const { applicant } = statement;
    const [page] = await read({
      cause: null,
      since: null,
      applicant: { ...applicant, nip: null, position: null, unit: null },
    });
    expect(page).not.toContain(' X ');
    expect(page).not.toContain('null');
    expect(page).toContain('beri tanda silang, sekurang-kurangnya satu');
    expect(page).toMatch(/Tanggal Kejadian : Saya/);
  });

  test('the day of the event is a day of the calendar, whatever the zone; unknown is said', async () => {
    for (const timeZone of ['Asia/Jakarta', 'Asia/Jayapura'])
      expect((await read({ timeZone }))[0]).toContain('Tanggal Kejadian : 20 November 2026');
    expect((await read({ since: 'none' }))[0]).toContain('Tanggal Kejadian : tidak diketahui');
  });

  test('there is room for the superior’s approval beside the owner’s signature', async () => {
    const [page] = await read();
    expect(page).toContain('Mengetahui dan menyetujui, Atasan langsung,');
    expect(page).toContain('21 November 2026 Pemohon, Siti Rahmawati NIP 199003152015042001');
    expect((await read({ timeZone: 'Asia/Jayapura' }))[0]).toContain('22 November 2026 Pemohon,');
  });

  test('long values still leave one page; far too long ones keep both signatures side by side', async () => {
    const office = 'Sub Bagian Umum dan Kepegawaian Bidang Penyelenggaraan Layanan Informatika dan Persandian ';
    const withText = (text: string) =>
      read({
        applicant: { ...statement.applicant, position: text, unit: text },
        certificate: { ...statement.certificate, subject: `CN=${text},${statement.certificate.subject}` },
      });
    expect(await withText(office)).toHaveLength(1);
    const [, second] = await withText(office.repeat(3));
    expect(second).toMatch(/Mengetahui dan menyetujui,.*Pemohon, Siti Rahmawati/);
  });
});

describe('the same statement is the same file', () => {
  test('byte for byte, small, and acceptable to our own inspection', async () => {
    const file = await revocationStatementPdf(statement);
    expect(sha256(await revocationStatementPdf({ ...statement }))).toBe(sha256(file));
    expect(file.length).toBeLessThan(40_000);
    expect(await inspect(file)).toEqual({ mediaType: 'application/pdf', pages: 1 });
  });
  test('the check code changes with reason, day and certificate, and not with the date', () => {
    const code = statementCode(statement);
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
    expect(statementCode({ ...statement, date: new Date(0) })).toBe(code);
    expect(statementCode({ ...statement, cause: 'leaked' })).not.toBe(code);
    expect(statementCode({ ...statement, since: 'none' })).not.toBe(code);
    const certificate = { ...statement.certificate, serial: '01' };
    expect(statementCode({ ...statement, certificate })).not.toBe(code);
  });
});
