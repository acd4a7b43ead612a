/** The command line: `lencana start · doctor · agency … · people … · audit verify · ca`. DESIGN "Public contract". */
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { verifyAuditLog } from '#db/audit-log.ts';
import { cipherWith, keyRing } from '#db/cipher.ts';
import { openDatabase } from '#db/client.ts';
import { FolderInUse } from '#db/folder-lock.ts';
import { drizzleRegistry } from '#db/registry.ts';
import { mailAddress, personName } from '#flows/answers.ts';
import { wordsIn } from '#locales/words.ts';
import { certificateFacts } from '#pki/certificate.ts';
import { PkiError } from '#pki/errors.ts';
import type { Actor } from '#ra/actor.ts';
import { atConsole } from '#ra/actor.ts';
import type { Agency, DeskKind, Role } from '#ra/agency.ts';
import { timeZones } from '#ra/agency.ts';
import { RegistrationError } from '#ra/errors.ts';
import type { Office } from '#ra/office/office.ts';
import { createOffice } from '#ra/office/office.ts';
import { terms } from '#ra/office/terms.ts';
import type { AgencyId, DeskId, Json } from '#ra/values.ts';
import { openAuthority } from './authority-files.ts';
import type { Config } from './config.ts';
import { ConfigError, loadEnvironment, readConfig } from './config.ts';
import { caPassphrase, linksOf } from './installation.ts';
import { run } from './main.ts';
import { trialMasterKey } from './master-key.ts';
import { agreementPress } from './papers.ts';

const help = `lencana – electronic certificates for civil servants, by chat

  lencana start                         start everything (the same as npm start)
  lencana doctor                        say what is configured, what works, what is missing
  lencana agency list
  lencana agency add <id> --name <name> --domain <d> [--domain <d>] --contact <who> [--zone Asia/Jakarta]
                                        [--organization <O>] [--unit <OU>] [--one-person-may-do-both]
  lencana agency desk <id> --kind assistant|officer --name <name> --agency <id> [--agency <id>] [--parent <desk>]
                                        prints the code to type in the desk's group: /hubungkan <code>
  lencana people invite --name <name> --mail <mail> --role assistant|officer|supervisor|administrator [--desk <id>] [--language id|en] [--by-mail]
                                        prints the code to type in private: /hubungkan <code>
  lencana audit verify                  is the audit log whole?
  lencana ca                            which CA signs, and until when

  --json   answer as JSON        --help   this text
Settings come from the environment and .env; see README. While an embedded database is in use by \`start\`, the other
commands wait for it to stop.
Exit: 0 done · 1 refused or failed · 2 wrong call · 3 the audit log was tampered with.
`;

const options = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  name: { type: 'string' },
  mail: { type: 'string' },
  domain: { type: 'string', multiple: true },
  contact: { type: 'string' },
  zone: { type: 'string' },
  organization: { type: 'string' },
  unit: { type: 'string' },
  'one-person-may-do-both': { type: 'boolean' },
  kind: { type: 'string' },
  agency: { type: 'string', multiple: true },
  parent: { type: 'string' },
  role: { type: 'string' },
  desk: { type: 'string' },
  language: { type: 'string' },
  'by-mail': { type: 'boolean' },
} as const;
type Values = ReturnType<typeof parse>['values'];
const parse = (words: readonly string[]) => parseArgs({ args: [...words], options, allowPositionals: true });

class WrongCall extends Error {}
/** What a command answers: for people and for scripts. */
type Answer = { readonly text: string; readonly json: Json; readonly exit?: number };

const random = { bytes: (size: number) => Uint8Array.from(randomBytes(size)) };
const clock = { now: () => new Date() };
/** A call of the command line is one act; the same call typed twice is two. */
const byConsole = (): Actor => atConsole(`console:${randomBytes(12).toString('hex')}`);

type Desktop = {
  readonly office: Office;
  readonly verify: () => ReturnType<typeof verifyAuditLog>;
  readonly authority: Awaited<ReturnType<typeof openAuthority>>;
};

/** The office without its doors: for one command. */
const withOffice = async <Result>(config: Config, work: (desktop: Desktop) => Promise<Result>): Promise<Result> => {
  const database = await openDatabase(
    'url' in config.database ? { url: config.database.url } : { folder: config.database.folder },
  );
  try {
    const masterKeys = config.masterKeys ?? [trialMasterKey(config.dataDir, random)];
    const cipher = cipherWith(keyRing(masterKeys));
    const authority = await openAuthority({
      folder: config.caFolder,
      passphrase: caPassphrase(masterKeys),
      caUrl: config.caUrl,
      clock,
      random,
    });
    const office = createOffice({
      registry: drizzleRegistry({ database, cipher }),
      clock,
      random,
      terms,
      authority: authority.authority,
      links: linksOf(config.publicUrl),
      agreement: agreementPress('Lencana', 730),
    });
    return await work({ office, authority, verify: () => verifyAuditLog(database, cipher) });
  } finally {
    await database.close();
  }
};

const required = (values: Values, name: 'name' | 'mail' | 'contact' | 'kind' | 'role'): string => {
  const value = values[name];
  if (!value) throw new WrongCall(`--${name} is missing`);
  return value;
};
const oneOf = <Word extends string>(what: string, value: string | undefined, words: readonly Word[]): Word => {
  const found = words.find((word) => word === value);
  if (!found)
    throw new WrongCall(
      `${what} wants one of ${words.join(', ')}; got ${value === undefined ? 'nothing' : `"${value}"`}`,
    );
  return found;
};
const idOf = (what: string, value: string | undefined): string => {
  if (!value || !/^[a-z][a-z0-9-]{1,39}$/.test(value))
    throw new WrongCall(
      `${what} wants a short word of small letters, digits and hyphens, such as kebumen; got ${value === undefined ? 'nothing' : `"${value}"`}`,
    );
  return value;
};

const agencyFrom = (id: string, values: Values): Agency => {
  const name = required(values, 'name');
  const mailDomains = (values.domain ?? []).map((domain) => domain.toLowerCase());
  const wrong = mailDomains.find((domain) => !/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(domain));
  if (mailDomains.length === 0 || wrong !== undefined)
    throw new WrongCall(
      `--domain wants the part after the @, such as kebumenkab.go.id; got ${wrong === undefined ? 'none' : `"${wrong}"`}`,
    );
  return {
    id: id as AgencyId,
    name,
    mailDomains,
    timeZone: oneOf('--zone', values.zone ?? 'Asia/Jakarta', timeZones),
    workingHours: { days: [1, 2, 3, 4, 5], from: '07:30', to: '16:00' },
    holidays: [],
    waitingTargetHours: 4,
    organization: values.organization ?? name,
    organizationalUnit: values.unit ?? null,
    contact: required(values, 'contact'),
    onePersonMayDoBoth: values['one-person-may-do-both'] ?? false,
  };
};

type Command = (config: Config, rest: readonly string[], values: Values) => Promise<Answer>;
const commands: Readonly<Record<string, Command>> = {
  'agency list': (config) =>
    withOffice(config, async ({ office }) => {
      const agencies = await office.administration.agencies();
      const text = agencies
        .map(({ id, name, mailDomains, timeZone }) => `${id}\t${name}\t${mailDomains.join(', ')}\t${timeZone}`)
        .join('\n');
      return { text: text || 'No agency yet. Add one: lencana agency add …', json: agencies };
    }),
  'agency add': (config, [id], values) => {
    const agency = agencyFrom(idOf('The agency', id), values);
    return withOffice(config, async ({ office }) => {
      await office.administration.saveAgency(byConsole(), agency);
      return { text: `Agency ${agency.id} is kept. Next: lencana agency desk …`, json: agency };
    });
  },
  'agency desk': (config, [id], values) => {
    const kind = oneOf<DeskKind>('--kind', values.kind, ['assistant', 'officer']);
    const desk = {
      id: idOf('The desk', id) as DeskId,
      kind,
      name: required(values, 'name'),
      agencies: (values.agency ?? []) as AgencyId[],
      parent: (values.parent ?? null) as DeskId | null,
    }; // ids begin here
    if (desk.agencies.length === 0) throw new WrongCall('--agency is missing: which agencies does the desk serve?');
    return withOffice(config, async ({ office }) => {
      const { code } = await office.administration.openDesk(byConsole(), desk);
      return {
        text: `Desk ${desk.id} is kept. In its group chat, type:  /hubungkan ${code}`,
        json: { desk: desk.id, code },
      };
    });
  },
  'people invite': (config, _rest, values) => {
    const [name, mail] = [personName(required(values, 'name')), mailAddress(required(values, 'mail'))];
    if (!name.ok || !mail.ok)
      throw new WrongCall(!name.ok ? '--name wants a full name without titles' : '--mail wants a mail address');
    const role = oneOf<Role>('--role', values.role, ['assistant', 'officer', 'supervisor', 'administrator']);
    if (role !== 'administrator' && !values.desk)
      throw new WrongCall(`--desk is missing: a ${role} holds the role at a desk`);
    const invited = {
      name: name.value,
      mail: mail.value,
      role,
      desk: (role === 'administrator' ? null : (values.desk ?? null)) as DeskId | null,
      language: oneOf('--language', values.language ?? 'id', ['id', 'en']),
      byMail: values['by-mail'] ?? false,
    };
    return withOffice(config, async ({ office }) => {
      const { code, username, days } = await office.administration.invite(byConsole(), invited);
      return {
        text: `${invited.name} (username ${username}) types to the bot, in private, within ${days} days:  /hubungkan ${code}`,
        json: { username, code, days },
      };
    });
  },
  'audit verify': (config) =>
    withOffice(config, async ({ verify }) => {
      const verdict = await verify();
      const lines = verdict.ok
        ? `The audit log is whole: ${verdict.head?.count ?? 0} lines sealed, ${verdict.unsealed} waiting for the sealer.`
        : `THE AUDIT LOG IS NOT WHOLE: ${verdict.problem} at seal ${verdict.seal ?? '–'}, line ${verdict.line ?? '–'}.`;
      return { text: lines, json: verdict as unknown as Json, exit: verdict.ok ? 0 : 3 }; // plain data
    }),
  ca: (config) =>
    withOffice(config, async ({ authority }) => {
      const facts = [authority.authority.certificate, ...authority.authority.chain].map((der) => certificateFacts(der));
      const text = facts
        .map(
          (one) =>
            `${one.subject}\n  serial ${one.serial}, until ${one.notAfter.toISOString()}\n  SHA-256 ${one.fingerprint}`,
        )
        .join('\n');
      return { text, json: JSON.parse(JSON.stringify(facts)) as Json }; // dates as text
    }),
  doctor: (config) =>
    withOffice(config, async ({ office, authority, verify }) => {
      const desks = await office.administration.desks();
      const verdict = await verify();
      const crl = await office.publication.latestCrl();
      const checks = [
        { name: 'Node', ok: Number(process.versions.node.split('.')[0]) >= 24, says: process.version },
        {
          name: 'database',
          ok: true,
          says:
            'url' in config.database
              ? 'PostgreSQL'
              : `embedded, ${config.database.folder} (for a trial: it never forces writes to disk)`,
        },
        {
          name: 'CA',
          ok: certificateFacts(authority.authority.certificate).notAfter > new Date(),
          says: certificateFacts(authority.authority.certificate).subject,
        },
        {
          name: 'CRL',
          ok: crl !== undefined && new Date(crl.nextUpdate) > new Date(),
          says: crl ? `number ${crl.number}, good until ${crl.nextUpdate}` : 'none yet: `start` publishes the first',
        },
        {
          name: 'desks',
          ok: desks.length > 0 && desks.every(({ chat }) => chat !== null),
          says: desks.map(({ id, chat }) => `${id}${chat ? '' : ' (no group joined)'}`).join(', ') || 'none',
        },
        {
          name: 'audit log',
          ok: verdict.ok,
          says: verdict.ok ? `${verdict.head?.count ?? 0} lines sealed` : verdict.problem,
        },
        { name: 'mail', ok: true, says: config.smtpUrl ? 'SMTP' : 'the mailbox of the sandbox' },
      ];
      const text = checks.map(({ name, ok, says }) => `${ok ? 'ok     ' : 'MISSING'}  ${name}: ${says}`).join('\n');
      return { text, json: checks, exit: checks.every(({ ok }) => ok) ? 0 : 1 };
    }),
};

const main = async (): Promise<number> => {
  const { positionals, values } = parse(process.argv.slice(2));
  if (values.help || positionals.length === 0) {
    process.stdout.write(help);
    return 0;
  }
  if (positionals[0] === 'start') {
    await run();
    return -1; // it goes on
  }
  const name = [positionals.slice(0, 2).join(' '), positionals[0] ?? ''].find((candidate) =>
    Object.hasOwn(commands, candidate),
  );
  const command = name === undefined ? undefined : commands[name];
  if (!command || name === undefined) throw new WrongCall(`there is no command "${positionals.slice(0, 2).join(' ')}"`);
  const answer = await command(readConfig(loadEnvironment()), positionals.slice(name.split(' ').length), values);
  process.stdout.write(`${values.json ? JSON.stringify(answer.json, null, 2) : answer.text}\n`);
  return answer.exit ?? 0;
};

/** What went wrong in one line, where a person can mend it. */
const inWords = (error: unknown): string => {
  if (error instanceof RegistrationError) {
    const values = Object.fromEntries(Object.entries(error.fields).map(([field, value]) => [field, String(value)]));
    return wordsIn('en')
      .plain(`error-${error.code.slice(4).toLowerCase().replaceAll('_', '-')}`, values)
      .replace(/<[^>]+>/g, '');
  }
  if (error instanceof ConfigError || error instanceof FolderInUse || error instanceof PkiError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};

try {
  const exit = await main();
  if (exit >= 0) process.exitCode = exit;
} catch (error) {
  const isCall =
    error instanceof WrongCall ||
    (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  process.stderr.write(
    isCall
      ? `lencana: ${(error as Error).message}\nlencana --help shows every command.\n`
      : `lencana: ${inWords(error)}\n`,
  );
  process.exitCode = isCall ? 2 : 1;
}
