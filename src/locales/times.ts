/** Times as people read them: in the agency's zone with its abbreviation (WIB, WITA, WIT), in the reader's language. CONVERSATION, opening words. */
import type { TimeZone } from '#ra/agency.ts';
import { onTheWall } from '#ra/time-zone.ts';
import type { Instant, Language } from '#ra/values.ts';

export { defaultZone } from '#ra/time-zone.ts';

const abbreviations = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
} as const satisfies Record<TimeZone, string>;

const days = {
  id: ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;
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
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
} as const;

const two = (n: number): string => String(n).padStart(2, '0');

const parts = (instant: Instant, zone: TimeZone, language: Language) => {
  const local = onTheWall(instant, zone);
  return {
    weekday: days[language][local.getUTCDay()] ?? '',
    day: local.getUTCDate(),
    month: months[language][local.getUTCMonth()] ?? '',
    year: local.getUTCFullYear(),
    hour: two(local.getUTCHours()),
    minute: two(local.getUTCMinutes()),
  };
};

/** `Senin, 23 November 2026` · `Mon 23 Nov 2026` */
export const dayText = (instant: Instant, zone: TimeZone, language: Language): string => {
  const { weekday, day, month, year } = parts(instant, zone, language);
  return language === 'id' ? `${weekday}, ${day} ${month} ${year}` : `${weekday} ${day} ${month} ${year}`;
};

/** A day of a calendar, `2026-11-20`, as people read it: `20 November 2026` · `20 Nov 2026`. */
export const dateText = (day: string, language: Language): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${months[language][Number(month) - 1] ?? month} ${year}`;
};

/** `14.05 WIB` · `14:05 WIB` */
export const clockText = (instant: Instant, zone: TimeZone, language: Language): string => {
  const { hour, minute } = parts(instant, zone, language);
  return `${hour}${language === 'id' ? '.' : ':'}${minute} ${abbreviations[zone]}`;
};

/** `Senin, 23 November 2026 pukul 14.05 WIB` · `Mon 23 Nov 2026, 14:05 WIB` */
export const timeText = (instant: Instant, zone: TimeZone, language: Language): string =>
  `${dayText(instant, zone, language)}${language === 'id' ? ' pukul ' : ', '}${clockText(instant, zone, language)}`;

/** For lists and cards: `23 Nov 14.05 WIB` · `23 Nov 14:05 WIB` */
export const shortTimeText = (instant: Instant, zone: TimeZone, language: Language): string => {
  const { day, month } = parts(instant, zone, language);
  return `${day} ${month.slice(0, 3)} ${clockText(instant, zone, language)}`;
};
