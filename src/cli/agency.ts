/** `lencana agency …`: agencies and the desks that serve them. DESIGN "Public contract". */
import type { Agency, DeskKind, WorkingHours } from '#ra/agency.ts';
import { timeZones } from '#ra/agency.ts';
import { RegistrationError } from '#ra/errors.ts';
import type { AgencyId, DeskId } from '#ra/values.ts';
import { byConsole, type Call, command, idOf, oneOf, required, WrongCall, wholeNumber } from './command.ts';
import { withOffice } from './desktop.ts';

const list = command({
  usage: 'agency list',
  about: 'the agencies served here',
  options: {},
  run: ({ config }) =>
    withOffice(config(), async ({ office }) => {
      const agencies = await office.administration.agencies();
      const text = agencies
        .map(({ id, name, mailDomains, timeZone }) => `${id}\t${name}\t${mailDomains.join(', ')}\t${timeZone}`)
        .join('\n');
      return { text: text || 'No agency yet. Add one: lencana agency add …', json: agencies };
    }),
});

const agencyOptions = {
  name: { type: 'string' },
  domain: { type: 'string', multiple: true },
  contact: { type: 'string' },
  zone: { type: 'string' },
  organization: { type: 'string' },
  unit: { type: 'string' },
  hours: { type: 'string' },
  days: { type: 'string' },
  target: { type: 'string' },
  'one-person-may-do-both': { type: 'boolean' },
} as const;

const add = command({
  usage: 'agency add <id> --name <name> --domain <d> [--domain <d>] --contact <who>',
  about: 'keep an agency',
  details: `  --zone Asia/Jakarta|Asia/Makassar|Asia/Jayapura   --organization <O>   --unit <OU>
  --hours 07:30-16:00   --days 1,2,3,4,5   when its desks work (1 Monday … 7 Sunday)
  --target 4   working hours a case may wait for a desk
  Hours and holidays of an agency that is kept already: lencana agency hours
  --one-person-may-do-both   one officer may forward and approve the same case (off by default)`,
  options: agencyOptions,
  run: ({ rest: [id], values, config }) => {
    const agency = agencyFrom(idOf('The agency', id), values);
    return withOffice(config(), async ({ office }) => {
      await office.administration.saveAgency(byConsole(), agency);
      return { text: `Agency ${agency.id} is kept. Next: lencana agency desk …`, json: agency };
    });
  },
});

const agencyFrom = (id: string, values: Call<typeof agencyOptions>['values']): Agency => {
  const name = required('--name', values.name);
  const mailDomains = (values.domain ?? []).map((domain) => domain.toLowerCase());
  const wrong = mailDomains.find((domain) => !/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(domain));
  if (mailDomains.length === 0 || wrong !== undefined)
    throw new WrongCall(
      `--domain wants the part after the @, such as kebumenkab.go.id; got ${wrong === undefined ? 'none' : `"${wrong}"`}`,
    );
  return {
    id: id as AgencyId, // the brand begins here
    name,
    mailDomains,
    timeZone: oneOf('--zone', values.zone ?? 'Asia/Jakarta', timeZones),
    workingHours: { ...weekOf(values.days ?? '1,2,3,4,5'), ...clocksOf(values.hours ?? '07:30-16:00') },
    holidays: [],
    waitingTargetHours: targetOf(values.target, 4),
    organization: values.organization ?? name,
    organizationalUnit: values.unit ?? null,
    contact: required('--contact', values.contact),
    onePersonMayDoBoth: values['one-person-may-do-both'] ?? false,
  };
};

const clocksOf = (text: string): Pick<WorkingHours, 'from' | 'to'> => {
  const [, from, to] = /^(\d\d[:.]\d\d)\s*[-–]\s*(\d\d[:.]\d\d)$/.exec(text) ?? [];
  if (!from || !to) throw new WrongCall(`--hours wants two times of a day, such as 07:30-16:00; got "${text}"`);
  return { from: from.replace('.', ':'), to: to.replace('.', ':') };
};
const weekOf = (text: string): Pick<WorkingHours, 'days'> => {
  const days = text.split(',').map(Number);
  if (days.some((day) => !Number.isInteger(day) || day < 1 || day > 7))
    throw new WrongCall(
      `--days wants days of the week by number, 1 Monday … 7 Sunday, such as 1,2,3,4,5; got "${text}"`,
    );
  return { days: [...new Set(days)].sort() };
};
const targetOf = (text: string | undefined, otherwise: number): number =>
  wholeNumber('--target', text, { from: 1, to: 200, otherwise });
const dayOf = (option: string, text: string): string => {
  const date = new Date(text);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text))
    throw new WrongCall(`${option} wants a day that exists, such as 2026-08-17; got "${text}"`);
  return text;
};

const hours = command({
  usage: 'agency hours <id>',
  about: 'when the desks of an agency work, and its own holidays; without options: say it',
  details: `  --hours 07:30-16:00   --days 1,2,3,4,5 (1 Monday … 7 Sunday)   --target 4 (working hours a case may wait)
  --holiday <day> [--holiday <day>]   --without-holiday <day>   its own holidays, beside the national ones`,
  options: {
    hours: { type: 'string' },
    days: { type: 'string' },
    target: { type: 'string' },
    holiday: { type: 'string', multiple: true },
    'without-holiday': { type: 'string', multiple: true },
  },
  run: ({ rest: [given], values, config }) => {
    const id = idOf('The agency', given) as AgencyId; // the brand begins here
    const more = (values.holiday ?? []).map((day) => dayOf('--holiday', day));
    const fewer = (values['without-holiday'] ?? []).map((day) => dayOf('--without-holiday', day));
    return withOffice(config(), async ({ office: { administration } }) => {
      const was = await administration.agency(id);
      if (!was) throw new RegistrationError('ERR_AGENCY_UNKNOWN', { agency: id });
      const workingHours = {
        ...was.workingHours,
        ...(values.days ? weekOf(values.days) : {}),
        ...(values.hours ? clocksOf(values.hours) : {}),
      };
      const holidays = [...new Set([...was.holidays, ...more])].filter((day) => !fewer.includes(day)).sort();
      const agency = {
        ...was,
        workingHours,
        holidays,
        waitingTargetHours: targetOf(values.target, was.waitingTargetHours),
      };
      if (JSON.stringify(agency) !== JSON.stringify(was)) await administration.saveAgency(byConsole(), agency);
      return {
        text: hoursText(agency),
        json: { workingHours, holidays, waitingTargetHours: agency.waitingTargetHours },
      };
    });
  },
});

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const hoursText = ({ id, workingHours: { days, from, to }, timeZone, holidays, waitingTargetHours }: Agency): string =>
  [
    `${id}: ${days.map((day) => weekdays[day - 1]).join(' ')}, ${from}–${to} (${timeZone})`,
    `a case may wait ${waitingTargetHours} working hours`,
    `own holidays: ${holidays.join(', ') || 'none'}`,
  ].join('\n');

const desk = command({
  usage: 'agency desk <id> --kind assistant|officer --name <name> --agency <id> [--agency <id>] [--parent <desk>]',
  about: 'keep a desk, and print the code to type in its group: /hubungkan <code>',
  options: {
    kind: { type: 'string' },
    name: { type: 'string' },
    agency: { type: 'string', multiple: true },
    parent: { type: 'string' },
  },
  run: ({ rest: [id], values, config }) => {
    const kept = {
      kind: oneOf<DeskKind>('--kind', values.kind, ['assistant', 'officer']),
      id: idOf('The desk', id) as DeskId,
      name: required('--name', values.name),
      agencies: (values.agency ?? []) as AgencyId[],
      parent: (values.parent ?? null) as DeskId | null,
    }; // ids begin here
    if (kept.agencies.length === 0) throw new WrongCall('--agency is missing: which agencies does the desk serve?');
    return withOffice(config(), async ({ office }) => {
      const { code } = await office.administration.openDesk(byConsole(), kept);
      return {
        text: `Desk ${kept.id} is kept. In its group chat, type:  /hubungkan ${code}`,
        json: { desk: kept.id, code },
      };
    });
  },
});

export const commands = { 'agency list': list, 'agency add': add, 'agency hours': hours, 'agency desk': desk };
