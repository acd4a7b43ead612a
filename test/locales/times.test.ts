import { describe, expect, it } from 'vitest';
import { clockText, dayText, shortTimeText, timeText } from '#locales/times.ts';
import { timeZones } from '#ra/agency.ts';
import type { Instant } from '#ra/values.ts';

const noon = '2026-11-23T07:05:00.000Z' as Instant;

describe('CONVERSATION times are in the reader’s zone (WIB, WITA, WIT) and language', () => {
  it('writes day and time in Indonesian and English', () => {
    expect(timeText(noon, 'Asia/Jakarta', 'id')).toBe('Senin, 23 November 2026 pukul 14.05 WIB');
    expect(timeText(noon, 'Asia/Jakarta', 'en')).toBe('Mon 23 Nov 2026, 14:05 WIB');
    expect(dayText(noon, 'Asia/Jakarta', 'id')).toBe('Senin, 23 November 2026');
    expect(shortTimeText(noon, 'Asia/Jakarta', 'id')).toBe('23 Nov 14.05 WIB');
  });

  it('names each zone and turns the day where the zone does', () => {
    const evening = '2026-12-31T15:30:00.000Z' as Instant;
    expect(timeZones.map((zone) => timeText(evening, zone, 'id'))).toEqual([
      'Kamis, 31 Desember 2026 pukul 22.30 WIB',
      'Kamis, 31 Desember 2026 pukul 23.30 WITA',
      'Jumat, 1 Januari 2027 pukul 00.30 WIT',
    ]);
  });

  it('agrees with the platform’s own clock of each zone, every month of a year', () => {
    for (const zone of timeZones)
      for (let month = 0; month < 12; month++) {
        const at = new Date(Date.UTC(2027, month, 17, 20, 45));
        const theirs = at.toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
        expect(clockText(at.toISOString() as Instant, zone, 'en')).toMatch(new RegExp(`^${theirs} W`));
        const weekday = at.toLocaleDateString('id-ID', { timeZone: zone, weekday: 'long' });
        expect(dayText(at.toISOString() as Instant, zone, 'id').split(',')[0]).toBe(weekday);
      }
  });
});
