/** `lencana doctor`: what is configured, what works, what is missing, what will be soon. */
import { smtpTransport } from '#mail/smtp-transport.ts';
import { certificateFacts } from '#pki/certificate.ts';
import type { Desk } from '#ra/agency.ts';
import { profilesOf, weakKeysOf } from '#src/authority-files.ts';
import { caFacts, warningsOf } from '#src/ceremonies/standing.ts';
import type { Config } from '#src/config.ts';
import { holidaysIn } from '#src/holidays.ts';
import { clock, command } from './command.ts';
import { type Desktop, withOffice } from './desktop.ts';
import { type Finding as Check, linkFindings, telegramFindings } from './telegram-check.ts';
import { whatsappFindings } from './whatsapp-check.ts';

const doctor = command({
  usage: 'doctor',
  about: 'say what is configured, what works, what is missing (exit 1 where something is)',
  options: {},
  run: ({ config: read }) => {
    const config = read();
    return withOffice(config, async (desktop) => {
      const checks: readonly Check[] = [
        { name: 'Node', ok: Number(process.versions.node.split('.')[0]) >= 24, says: process.version },
        {
          name: 'database',
          ok: true,
          says:
            'url' in config.database
              ? 'PostgreSQL'
              : `embedded, ${config.database.folder} (for a trial: it never forces writes to disk)`,
        },
        ...(await ca(desktop, config)),
        ...(await office(desktop)),
        holidays(config),
        ...(await telegramFindings(config)),
        ...(await whatsappFindings(config, desktop.whatsapp)),
        ...linkFindings(config),
        await mail(config),
      ];
      const text = checks.map(({ name, ok, soon, says }) => `${word(ok, soon)}  ${name}: ${says}`).join('\n');
      return { text, json: checks, exit: checks.every(({ ok }) => ok) ? 0 : 1 };
    });
  },
});

const word = (ok: boolean, soon = false): string => (ok ? (soon ? 'SOON   ' : 'ok     ') : 'MISSING');

const ca = async ({ office: { publication }, authority }: Desktop, { caFolder }: Config): Promise<readonly Check[]> => {
  const now = clock.now();
  const { subject, notAfter } = certificateFacts(authority.current.certificate);
  const crl = await publication.latestCrl();
  const profiles = profilesOf(caFolder);
  const weakKeys = weakKeysOf(caFolder);
  return [
    { name: 'CA', ok: notAfter > now, says: `${subject}, until ${notAfter.toISOString().slice(0, 10)}` },
    ...warningsOf(caFacts(caFolder), now, profiles.profiles).map(({ isOver, sentence }) => ({
      name: 'CA',
      ok: !isOver,
      soon: true,
      says: sentence,
    })),
    {
      name: 'CRL',
      ok: crl !== undefined && new Date(crl.nextUpdate) > now,
      says: crl ? `number ${crl.number}, good until ${crl.nextUpdate}` : 'none yet: `start` publishes the first',
    },
    ...authority.unopened.map((error) => ({ name: 'CA', ok: false, says: error.message })),
    { name: 'profiles', ok: true, says: profiles.profiles.map(({ name }) => name).join(', ') },
    ...profiles.warnings.map((says) => ({ name: 'profiles', ok: true, soon: true, says })),
    {
      name: 'weak keys',
      ok: true,
      says:
        weakKeys.count > 0
          ? `${weakKeys.count} listed keys are refused (${weakKeys.files.join(', ')})`
          : `no list of Debian's weak RSA keys in ${caFolder}/weak-keys; every other key check is on`,
    },
  ];
};

const office = async ({ office: { administration }, verify }: Desktop): Promise<readonly Check[]> => {
  const desks = await administration.desks();
  const verdict = await verify();
  return [
    {
      name: 'desks',
      ok: desks.length > 0 && desks.every((desk) => lackOf(desk) === undefined),
      says: desks.map((desk) => [desk.id, lackOf(desk)].filter(Boolean).join(' ')).join(', ') || 'none',
    },
    {
      name: 'audit log',
      ok: verdict.ok,
      says: verdict.ok ? `${verdict.head?.count ?? 0} lines sealed` : verdict.problem,
    },
  ];
};

const lackOf = ({ chat, lostAt }: Desk): string | undefined => {
  if (!chat) return '(no group joined)';
  if (!lostAt) return undefined;
  return `(out of its group since ${lostAt.slice(0, 10)}: what is for it waits; add the bot there again, or join another group by /hubungkan)`;
};

/** Asked as for a letter, and none is sent. */
const mail = async ({ smtpUrl }: Config): Promise<Check> => {
  const name = 'mail';
  if (smtpUrl === null) return { name, ok: true, says: 'the mailbox of the sandbox' };
  const { host } = new URL(smtpUrl);
  const transport = smtpTransport(smtpUrl, { patienceMs: 5000 });
  try {
    await transport.verify();
    return { name, ok: true, says: `SMTP, ${host} lets us in` };
  } catch (error) {
    const said = error instanceof Error ? error.message : 'no answer';
    return {
      name,
      ok: false,
      says: `${host} cannot be used (${said}): look at SMTP_URL: host, port, user and password; letters wait meanwhile`,
    };
  } finally {
    transport.close();
  }
};

/** A year whose decree is missing looks like working days: promises and reminders are wrong then. */
const holidays = ({ dataDir }: Config): Check => {
  const { decreedUntil, days } = holidaysIn(dataDir);
  const soon = new Date(clock.now().getTime() + 45 * 86_400_000).getUTCFullYear() > decreedUntil;
  const says = `as decreed until ${decreedUntil}, ${days.length} days`;
  return {
    name: 'holidays',
    ok: true,
    soon,
    says: soon ? `${says}; put a list with the next decree (SKB 3 Menteri) at ${dataDir}/holidays.json` : says,
  };
};

export const commands = { doctor };
