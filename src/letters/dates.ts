/** Dates as Indonesian official letters write them, in the agency's own time zone; no locale data of the machine is used. */

export type Language = 'id' | 'en';
/** A moment and the zone (`Asia/Jakarta`, `Asia/Makassar`, `Asia/Jayapura`) whose calendar it is read in. */
export type ZonedMoment = { readonly date: Date; readonly timeZone: string };

const months = {
  id: [
    'Januari',
    'Februari',
    'Maret',
    'April',
    'Mei',
    'Juni',
    'Juli',
    'Agustus',
    'September',
    'Oktober',
    'November',
    'Desember',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const;
const weekdays = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'] as const;
const units = [
  'nol',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
  'sebelas',
];

/** `21 November 2026` */
export const longDate = (moment: ZonedMoment, language: Language = 'id'): string => {
  const { day, month, year } = calendar(moment);
  return `${day} ${months[language][month - 1]} ${year}`;
};

/** `Sabtu, tanggal dua puluh satu bulan November tahun dua ribu dua puluh enam`, as deeds begin. */
export const dateInWords = (moment: ZonedMoment): string => {
  const { day, month, year } = calendar(moment);
  const weekday = weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
  return `${weekday}, tanggal ${numberInWords(day)} bulan ${months.id[month - 1]} tahun ${numberInWords(year)}`;
};

/** Whole numbers from 0 to 9,999 in Indonesian: `seribu sembilan ratus sembilan puluh`. */
export const numberInWords = (value: number): string => {
  const rest = (part: number) => (part === 0 ? '' : ` ${numberInWords(part)}`);
  if (value < 12) return units[value] ?? '';
  if (value < 20) return `${units[value - 10]} belas`;
  if (value < 100) return `${units[Math.floor(value / 10)]} puluh${rest(value % 10)}`;
  if (value < 200) return `seratus${rest(value - 100)}`;
  if (value < 1000) return `${units[Math.floor(value / 100)]} ratus${rest(value % 100)}`;
  if (value < 2000) return `seribu${rest(value - 1000)}`;
  return `${numberInWords(Math.floor(value / 1000))} ribu${rest(value % 1000)}`;
};

const calendar = ({ date, timeZone }: ZonedMoment) => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  const parts = Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 0, day = 0 } = parts;
  return { year, month, day };
};
