/**
 * The days on which the whole country's offices rest (REC-2): holidays.json beside this file, or the installation's own in its place.
 * The government decrees each year's days in the autumn before (SKB 3 Menteri): a later decree must be added there, or in
 * DATA_DIR/holidays.json; `lencana doctor` says until which year the list reaches.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ConfigError } from './config.ts';

export type Holidays = {
  /** The last year whose decree is in the list; of later ones it has the days of a fixed date at most. */
  readonly decreedUntil: number;
  /** `YYYY-MM-DD`. */
  readonly days: readonly string[];
};

const list = z.object({
  about: z.string().optional(),
  decreedUntil: z.number({ message: 'wants the last year whose decree is in the list, such as 2026' }).int(),
  days: z.array(
    z.object({ date: z.iso.date({ message: 'wants a day that exists, such as 2026-08-17' }), name: z.string() }),
  ),
});

const shipped = join(import.meta.dirname, 'holidays.json');

/** @throws ConfigError, which names every fault of the installation's own file */
export const holidaysIn = (dataDir: string): Holidays => {
  const own = join(dataDir, 'holidays.json');
  return read(existsSync(own) ? own : shipped);
};

const read = (file: string): Holidays => {
  const parsed = list.safeParse(jsonIn(file));
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${file}: ${path.join('.')} ${message}`));
  return { decreedUntil: parsed.data.decreedUntil, days: parsed.data.days.map(({ date }) => date) };
};

const jsonIn = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ConfigError([`${file}: wants JSON in the form of ${shipped}; ${(error as Error).message}`]);
  }
};
