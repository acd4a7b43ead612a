/** `lencana agency …`: agencies and the desks that serve them. DESIGN "Public contract". */
import type { Agency, DeskKind } from '#ra/agency.ts';
import { timeZones } from '#ra/agency.ts';
import type { AgencyId, DeskId } from '#ra/values.ts';
import { byConsole, type Call, command, idOf, oneOf, required, WrongCall } from './command.ts';
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
  'one-person-may-do-both': { type: 'boolean' },
} as const;

const add = command({
  usage: 'agency add <id> --name <name> --domain <d> [--domain <d>] --contact <who>',
  about: 'keep an agency',
  details: `  --zone Asia/Jakarta|Asia/Makassar|Asia/Jayapura   --organization <O>   --unit <OU>
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
    workingHours: { days: [1, 2, 3, 4, 5], from: '07:30', to: '16:00' },
    holidays: [],
    waitingTargetHours: 4,
    organization: values.organization ?? name,
    organizationalUnit: values.unit ?? null,
    contact: required('--contact', values.contact),
    onePersonMayDoBoth: values['one-person-may-do-both'] ?? false,
  };
};

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

export const commands = { 'agency list': list, 'agency add': add, 'agency desk': desk };
