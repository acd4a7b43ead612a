/** Where everything meets: settings → database → installation → doors, and a stop that leaves nothing half done. */
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { CipherError } from '#db/cipher.ts';
import { openDatabase } from '#db/client.ts';
import { FolderInUse } from '#db/folder-lock.ts';
import { DatabaseUnreachable } from '#db/unreachable.ts';
import { CannotListen, type Inside, takePort } from '#http/server.ts';
import { smtpTransport } from '#mail/smtp-transport.ts';
import { PkiError } from '#pki/errors.ts';
import { atConsole } from '#ra/actor.ts';
import { NotIntroduced } from './chats.ts';
import type { Config } from './config.ts';
import { ConfigError, loadEnvironment, readConfig } from './config.ts';
import { holidaysIn } from './holidays.ts';
import { openInstallation } from './installation.ts';
import { logOptions } from './log.ts';
import { trialMasterKey } from './master-key.ts';
import { furnish } from './trial.ts';

const clock = { now: () => new Date() };
const random = { bytes: (size: number) => Uint8Array.from(randomBytes(size)) };

type Running = { readonly greeting: string; readonly stop: () => Promise<void> };

const start = async (config: Config): Promise<Running> => {
  const began = performance.now();
  // First of all: where another runs on this port already, nothing else is done, least of all at Telegram.
  const server = await takePort(config);
  try {
    const { code, stop } = await moveIn(config, server.open);
    return {
      greeting: greeting(config, code, performance.now() - began),
      stop: async () => {
        await server.stop();
        await stop();
      },
    };
  } catch (error) {
    await server.stop(0);
    throw error;
  }
};

/** `open`: lets people in. Networks are told where we are only then; /readyz says so once everything has begun. */
const moveIn = async (config: Config, open: (inside: Inside) => void) => {
  const log = pino(logOptions(config.logLevel));
  const database = await openDatabase(
    'url' in config.database ? { url: config.database.url } : { folder: config.database.folder },
  );
  const masterKeys = config.masterKeys ?? [trialMasterKey(config.dataDir, random)];
  const installation = await openInstallation({
    ...config,
    database,
    masterKeys,
    clock,
    random,
    log,
    holidays: holidaysIn(config.dataDir).days,
    sandboxKey: config.sandbox ? randomBytes(32).toString('base64url') : null,
    mailTransport: config.smtpUrl === null ? null : smtpTransport(config.smtpUrl),
  });
  const { office, sandbox } = installation;
  if (sandbox) await furnish({ office, sandbox, random });
  open({ app: installation.doors, ocsp: installation.ocsp });
  await installation.begin();
  const { code } = await office.administration.inviteAdministrator(
    atConsole(`start:${randomBytes(8).toString('hex')}`),
  );
  const stop = async (): Promise<void> => {
    await installation.stop();
    await database.close();
  };
  return { code, stop };
};

const greeting = (config: Config, administratorCode: string | null, milliseconds: number): string => {
  const lines = [
    '',
    `  Lencana is ready: ${config.publicUrl}   (${(milliseconds / 1000).toFixed(1)} s)`,
    '',
    ...(config.sandbox
      ? ['  KOTAK PASIR: everything happens on this machine, and the certificates have no legal force.']
      : []),
    ...(config.telegram
      ? [`  Telegram: updates come by ${config.telegram.webhookSecret ? 'webhook' : 'long polling'}.`]
      : []),
    ...(config.whatsapp
      ? ['  WhatsApp: link the number with  npx lencana whatsapp pair  (how it stands: npx lencana whatsapp status)']
      : []),
    `  Data: ${config.dataDir}`,
    ...(administratorCode
      ? [`  There is no administrator yet. The first one types to the bot:  /hubungkan ${administratorCode}`]
      : []),
    '  Stop with Ctrl+C.',
    '',
  ];
  return `${lines.join('\n')}\n`;
};

/** Faults a person can mend are said in words; only the rest shows a stack. */
const isPlain = (error: unknown): error is Error =>
  error instanceof ConfigError ||
  error instanceof FolderInUse ||
  error instanceof DatabaseUnreachable ||
  error instanceof CannotListen ||
  error instanceof PkiError ||
  error instanceof CipherError ||
  error instanceof NotIntroduced;

const oneKeyMs = 500;

export const run = async (): Promise<void> => {
  try {
    const { greeting, stop } = await start(readConfig(loadEnvironment()));
    let told: number | null = null;
    const leave = () => {
      // One Ctrl+C may come by the terminal, by npm and by bin/lencana.js; a second one does not wait.
      if (told !== null) return performance.now() - told > oneKeyMs ? process.exit(1) : undefined;
      told = performance.now();
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`Stopping failed: ${String(error)}\n`);
          process.exit(1);
        },
      );
    };
    process.on('SIGINT', leave);
    process.on('SIGTERM', leave);
    process.on('SIGHUP', leave);
    // Who reads that it is ready may end it at once.
    process.stdout.write(greeting);
  } catch (error) {
    process.stderr.write(
      isPlain(error) ? `${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exit(1);
  }
};

if (import.meta.main) await run();
