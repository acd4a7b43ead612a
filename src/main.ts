/** Where everything meets: settings → database → installation → doors, and a stop that leaves nothing half done. */
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { CipherError } from '#db/cipher.ts';
import { openDatabase } from '#db/client.ts';
import { FolderInUse } from '#db/folder-lock.ts';
import { startServer } from '#http/server.ts';
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

export const start = async (config: Config): Promise<() => Promise<void>> => {
  const began = performance.now();
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
  await installation.begin();
  const server = await startServer({
    host: config.host,
    port: config.port,
    app: installation.doors,
    ocsp: installation.ocsp,
  });
  const { code } = await office.administration.inviteAdministrator(
    atConsole(`start:${randomBytes(8).toString('hex')}`),
  );
  greet(config, code, performance.now() - began);
  return async () => {
    await server.stop();
    await installation.stop();
    await database.close();
  };
};

const greet = (config: Config, administratorCode: string | null, milliseconds: number): void => {
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
    ...(config.whatsapp ? ['  WhatsApp: the browser is starting; how it stands: lencana whatsapp status'] : []),
    `  Data: ${config.dataDir}`,
    ...(administratorCode
      ? [`  There is no administrator yet. The first one types to the bot:  /hubungkan ${administratorCode}`]
      : []),
    '  Stop with Ctrl+C.',
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
};

/** Faults a person can mend are said in words; only the rest shows a stack. */
const isPlain = (error: unknown): error is Error =>
  error instanceof ConfigError ||
  error instanceof FolderInUse ||
  error instanceof PkiError ||
  error instanceof CipherError ||
  error instanceof NotIntroduced ||
  (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE');

export const run = async (): Promise<void> => {
  try {
    const stop = await start(readConfig(loadEnvironment()));
    let isStopping = false;
    const leave = () => {
      if (isStopping) process.exit(1); // a second Ctrl+C does not wait
      isStopping = true;
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
  } catch (error) {
    process.stderr.write(
      isPlain(error) ? `${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exit(1);
  }
};

if (import.meta.main) await run();
