/** Reading a day as Indonesians write it: `20-11-2026`, `20/11/2026`, `20.11.2026`, `20 November 2026`; also `2026-11-20`. REV-5. */
import type { Answer, Reader } from './answers.ts';
import { clean } from './answers.ts';

/** By their first three letters, in both languages: `Agustus`, `Agt`, `August`. */
const months: Readonly<Record<string, number>> = {
  ...{ jan: 1, feb: 2, peb: 2, mar: 3, apr: 4, mei: 5, may: 5, jun: 6, jul: 7, agu: 8, agt: 8, aug: 8 },
  ...{ sep: 9, okt: 10, oct: 10, nov: 11, nop: 11, des: 12, dec: 12 },
};

/** The value is `YYYY-MM-DD`. Whether it may be that day is the office's to say. */
export const calendarDay: Reader = (text): Answer => {
  const said = clean(text)
    .toLowerCase()
    .replace(/^(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|tanggal|tgl\.?)\s*,?\s*/u, '');
  const numeric = /^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4})$/u.exec(said);
  const named = /^(\d{1,2})[\s-]+([a-z]{3,9})\.?[\s-]+(\d{4})$/u.exec(said);
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(said);
  const [day, month, year] = numeric
    ? [numeric[1], Number(numeric[2]), numeric[3]]
    : named
      ? [named[1], months[named[2]?.slice(0, 3) ?? ''], named[3]]
      : iso
        ? [iso[3], Number(iso[2]), iso[1]]
        : [];
  if (day === undefined || month === undefined || year === undefined) return { ok: false, fault: 'day-shape' };
  const value = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isOnCalendar(value) ? { ok: true, value } : { ok: false, fault: 'day-none', values: { day: clean(text) } };
};

/** The 31st of February is no day. */
const isOnCalendar = (day: string): boolean => {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
};
