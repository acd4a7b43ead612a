/** `lencana report …`: figures of the desks (REC-3). */
import type { Agency, TimeZone } from '#ra/agency.ts';
import { RegistrationError } from '#ra/errors.ts';
import type { ServiceReport } from '#ra/office/service-times.ts';
import type { ServiceStep, StepFigures } from '#ra/service-clock.ts';
import { aheadOfUtc, dayThere } from '#ra/time-zone.ts';
import type { AgencyId, Instant } from '#ra/values.ts';
import { instant } from '#ra/values.ts';
import { clock, command, idOf, WrongCall } from './command.ts';
import { withOffice } from './desktop.ts';

const day = 86_400_000;

const service = command({
  usage: 'report service [--agency <id>] [--from <day>] [--to <day>]',
  about: 'how long cases waited and were handled at each step, beside target and standard',
  details: `  --from, --to   days such as 2026-11-01, both counted, on the agency's calendar; left out: the last 30 days
  Waiting is in working hours, from arrival to claim or decision; handling from claim to decision.`,
  options: { agency: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } },
  run: ({ values, config }) => {
    const id = values.agency === undefined ? undefined : (idOf('--agency', values.agency) as AgencyId); // the brand begins here
    const [from, to] = [dayIn('--from', values.from), dayIn('--to', values.to)];
    if (from && to && from > to) throw new WrongCall(`--from ${from} is after --to ${to}`);
    return withOffice(config(), async ({ office }) => {
      const agencies = (await office.administration.agencies()).filter((one) => id === undefined || one.id === id);
      if (id !== undefined && agencies.length === 0) throw new RegistrationError('ERR_AGENCY_UNKNOWN', { agency: id });
      const reports: ServiceReport[] = [];
      for (const agency of agencies)
        reports.push(await office.reports.serviceTimes(agency.id, ...spanOf(agency, from, to)));
      const text = reports.map((report, place) => reportText(report, agencies[place] as Agency)).join('\n\n'); // one report an agency
      return { text: text || 'No agency yet.', json: reports };
    });
  },
});

const dayIn = (option: string, text: string | undefined): string | undefined => {
  if (text === undefined) return undefined;
  const date = new Date(text);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text))
    throw new WrongCall(`${option} wants a day that exists, such as 2026-11-01; got "${text}"`);
  return text;
};

/** From the midnight that begins the first day until the one that ends the last. */
const spanOf = ({ timeZone }: Agency, from: string | undefined, to: string | undefined): [Instant, Instant] => {
  const today = dayThere(instant(clock.now()), timeZone);
  const last = Date.parse(to ?? today);
  const first = from === undefined ? last - 29 * day : Date.parse(from);
  return [midnight(first, timeZone), midnight(last + day, timeZone)];
};
const midnight = (at: number, zone: TimeZone): Instant => instant(new Date(at - aheadOfUtc(zone)));

const steps = {
  forward: 'check and forward',
  register: 'register',
  'verify-data': 'verify data',
  'verify-request': 'verify letter and CSR',
  issue: 'issue and tell',
  'decide-renewal': 'decide renewal',
  'decide-change': 'decide change',
  'decide-revocation': 'decide revocation',
  revoke: 'revoke',
  rebind: 'bind a new mailbox',
  'call-back': 'call back',
} as const satisfies Readonly<Record<ServiceStep, string>>;

const reportText = ({ from, to, targetHours, steps: figures }: ServiceReport, { name, timeZone }: Agency): string => {
  const lastDay = instant(new Date(Date.parse(to) - 1));
  const head = `${name}, ${dayThere(from, timeZone)} to ${dayThere(lastDay, timeZone)}, target ${targetHours} working hours`;
  if (figures.length === 0) return `${head}\n  Nothing was decided in these days.`;
  return [head, ...table(figures)].join('\n');
};

const heading = ['step', 'cases', 'waited', '90 %', 'in target', 'measured', 'handled', '90 %', 'standard', 'in it'];
const table = (figures: readonly StepFigures[]): readonly string[] => {
  const rows = figures.map(({ step, standardMinutes, waiting, handling }) => [
    steps[step],
    String(waiting.count),
    span(waiting.median),
    span(waiting.p90),
    share(waiting.withinTarget),
    String(handling.count),
    span(handling.median),
    span(handling.p90),
    `${standardMinutes} min`,
    share(handling.withinStandard),
  ]);
  const widths = heading.map((word, place) => Math.max(word.length, ...rows.map((row) => row[place]?.length ?? 0)));
  return [heading, ...rows].map(
    (row) =>
      `  ${row.map((cell, place) => (place === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[place] ?? 0))).join('  ')}`,
  );
};

const span = (milliseconds: number | null): string => {
  if (milliseconds === null) return '–';
  const minutes = milliseconds / 60_000;
  return minutes < 60 ? `${minutes.toFixed(1)} min` : `${Math.floor(minutes / 60)} h ${Math.round(minutes % 60)} min`;
};
const share = (part: number | null): string => (part === null ? '–' : `${Math.round(part * 100)} %`);

export const commands = { 'report service': service };
