/** The environment, parsed once. Only main.ts and the command line read it; every bad setting is named at once. DESIGN "Public contract". */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { isPkiError } from '#pki/errors.ts';
import { type Pkcs11Uri, readPkcs11Uri } from '#pki/pkcs11-uri.ts';

const flag = z
  .enum(['0', '1', 'true', 'false', 'yes', 'no', 'on', 'off'])
  .transform((word) => ['1', 'true', 'yes', 'on'].includes(word));
const webUrl = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    message: `wants an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });

const masterKeys = z.string().transform((text, context) => {
  const keys = text.split(',').map((part, place) => {
    const [id, encoded] = part.includes(':') ? (part.split(':', 2) as [string, string]) : [String(place + 1), part];
    return { id: id.trim(), key: Uint8Array.from(Buffer.from(encoded.trim(), 'base64')) };
  });
  if (keys.some(({ key }) => key.length !== 32))
    context.addIssue({
      code: 'custom',
      message: 'wants 32 bytes in base64 each (`openssl rand -base64 32`), newest first, as `id:key,id:key`',
    });
  // A key without a name is called by its place: put before an old one it would take the old one's name, and open nothing.
  if (keys.length > 1 && text.split(',').some((part) => !part.includes(':')))
    context.addIssue({
      code: 'custom',
      message:
        'wants a name before each of several keys, newest first, as `2027:key,1:key`; a key that stood here alone without a name is called `1`',
    });
  if (new Set(keys.map(({ id }) => id)).size < keys.length)
    context.addIssue({ code: 'custom', message: 'wants another name for each key; two of these have the same' });
  return keys;
});

/** `http://user:password@host:port`, or `host:port` as other programs take it. */
const proxy = z
  .string()
  .transform((text) => (text.includes('://') ? text : `http://${text}`))
  .refine((text) => URL.canParse(text) && ['http:', 'https:', 'socks5:'].includes(new URL(text).protocol), {
    message:
      'wants the address of a proxy: http://host:port, with user:password@ before the host where it asks for one',
  });

/** `file:<folder>[?passphrase-file=<file>]`, or a token: `pkcs11:token=…?module-path=…&pin-source=file:…` (RFC 7512). */
const caSigner = z.string().transform((text, context) => {
  const fault = (message: string) => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  if (text.startsWith('file:')) {
    const [, folder, passphraseFile] = /^file:([^?]+)(?:\?passphrase-file=(.+))?$/.exec(text) ?? [];
    return folder === undefined
      ? fault('wants file:<folder> or file:<folder>?passphrase-file=<file>')
      : { folder, passphraseFile: passphraseFile ?? null, token: null };
  }
  if (!text.startsWith('pkcs11:')) return fault('wants file:<folder>, or pkcs11:… for keys on a token');
  try {
    const token = readPkcs11Uri(text);
    return token.modulePath && token.pinSource && (token.token ?? token.serial)
      ? { folder: null, passphraseFile: null, token }
      : fault('wants pkcs11:token=<label>?module-path=<library>&pin-source=file:<file>, all three of them');
  } catch (error) {
    if (!isPkiError(error)) throw error;
    return fault(String(error.fields.problem ?? error.message));
  }
});

const settings = z.object({
  PORT: z.coerce.number({ message: 'wants a port number' }).int().min(0).max(65_535).default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: webUrl('http:', 'https:').optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  CA_URL: webUrl('http:').optional(),
  DATABASE_URL: z
    .string()
    .refine((text) => text === 'pglite:' || /^postgres(ql)?:\/\/.+/.test(text), {
      message: 'wants postgres://… or `pglite:`',
    })
    .optional(),
  TELEGRAM_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{30,}$/, 'wants the token as BotFather gave it (123456:ABC…)')
    .optional(),
  TELEGRAM_API_ROOT: webUrl('http:', 'https:').optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/, 'wants 16 to 256 of A-Z a-z 0-9 _ -')
    .optional(),
  HTTPS_PROXY: proxy.optional(),
  HTTP_PROXY: proxy.optional(),
  NO_PROXY: z.string().optional(),
  WHATSAPP: flag.default(false),
  CHROMIUM_PATH: z.string().min(1).optional(),
  SANDBOX: flag.optional(),
  SMTP_URL: webUrl('smtp:', 'smtps:').optional(),
  MAIL_FROM: z.string().min(3).default('Lencana <lencana@localhost>'),
  CA_SIGNER: caSigner.optional(),
  MASTER_KEY: masterKeys.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Config = {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  readonly dataDir: string;
  /** http, for certificates: relying parties fetch CRL and CA certificates without TLS. */
  readonly caUrl: string;
  readonly database: { readonly url: string } | { readonly folder: string };
  readonly sandbox: boolean;
  /** Null: no token, no Telegram. */
  readonly telegram: TelegramConfig | null;
  /** Null: WhatsApp is not talked to. */
  readonly whatsapp: WhatsappConfig | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** Folder of the CA's certificates and encrypted keys. */
  readonly caFolder: string;
  /** How its keys are opened. */
  readonly caKeys: {
    /** A file whose first line is the passphrase; null: derived from the master key. */
    readonly passphraseFile: string | null;
    readonly token: Pkcs11Uri | null;
  };
  /** Null: one is made and kept in the data folder (a trial only). */
  readonly masterKeys: readonly { readonly id: string; readonly key: Uint8Array }[] | null;
  readonly logLevel: z.infer<typeof settings>['LOG_LEVEL'];
};

export type TelegramConfig = {
  readonly token: string;
  /** No slash at its end. */
  readonly apiRoot: string;
  /** The secret of the webhook; null: updates come by long polling. */
  readonly webhookSecret: string | null;
  /** The proxies of the environment; null: there are none. */
  readonly proxies: { readonly https: string | null; readonly http: string | null; readonly except: string } | null;
};

export type WhatsappConfig = {
  /** The browser that WhatsApp's own page runs in. */
  readonly chromiumPath: string;
  /** For the browser's profile; what must last is in the database. */
  readonly folder: string;
};

const usualChromiums = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'] as const;
/** The one that was named, else the first of the usual ones; undefined where there is none. */
const chromiumFor = (named: string | undefined): string | undefined =>
  (named ? [resolve(named)] : usualChromiums).find((path) => existsSync(path));

const officialApiRoot = 'https://api.telegram.org';

export class ConfigError extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`The settings cannot be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

/** `.env` beside the program, under what the environment already says. */
export const loadEnvironment = (): NodeJS.ProcessEnv => {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
};

/** Throws ConfigError with every fault. An empty value counts as not set. */
export const readConfig = (environment: NodeJS.ProcessEnv): Config => {
  const given = Object.fromEntries(
    Object.entries({ ...lowerCaseProxies(environment), ...environment }).filter(
      ([name, value]) => value !== undefined && value !== '' && (environment.TELEGRAM_TOKEN || !isProxy(name)),
    ),
  );
  const parsed = settings.safeParse(given);
  const faults = parsed.success
    ? []
    : parsed.error.issues.map(
        (issue) =>
          `${issue.path.join('.')}: ${issue.message}${shown(given[String(issue.path[0])], String(issue.path[0]))}`,
      );
  faults.push(...contradictions(given));
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  return configOf(parsed.data);
};

const proxyNames: readonly string[] = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY'];
/** Theirs is a say only where there is somewhere to go: what the machine sets for others must not keep a trial from starting. */
const isProxy = (name: string): boolean => proxyNames.includes(name);
/** They are as often written in small letters. */
const lowerCaseProxies = (environment: NodeJS.ProcessEnv): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(proxyNames.map((name) => [name, environment[name.toLowerCase()]]));

/** Secrets are never repeated. */
const shown = (value: string | undefined, name: string): string =>
  value === undefined || /TOKEN|SECRET|KEY|URL|SIGNER|PROXY|ROOT/.test(name)
    ? ''
    : ` (got ${JSON.stringify(value.slice(0, 60))})`;

/** Settings that are fine alone and wrong together. */
const contradictions = (it: Readonly<Record<string, string | undefined>>): readonly string[] => {
  const isOn = (name: string) => flag.safeParse(it[name]).data;
  const faults: string[] = [];
  const way = it.TELEGRAM_TOKEN ? 'TELEGRAM_TOKEN' : isOn('WHATSAPP') ? 'WHATSAPP' : undefined;
  if (isOn('SANDBOX') && way)
    faults.push(
      `SANDBOX: a sandbox beside ${way === 'WHATSAPP' ? 'WHATSAPP' : 'a real token'} would let anyone at this machine approve certificates; set only one of them.`,
    );
  if (isOn('SANDBOX') === false && !way)
    faults.push('SANDBOX: nothing would be left to talk through; leave it empty, or set TELEGRAM_TOKEN or WHATSAPP=1.');
  if (way) faults.push(...realPeopleContradictions(it, way));
  faults.push(...telegramContradictions(it));
  if (isOn('WHATSAPP')) faults.push(...whatsappContradictions(it));
  if (it.DATABASE_URL?.startsWith('postgres') && !it.MASTER_KEY)
    faults.push(
      'MASTER_KEY: needed with DATABASE_URL, because the data must open again on another machine. Make one with `openssl rand -base64 32` and keep it apart from the backup.',
    );
  const isLocal = it.HOST === undefined || ['127.0.0.1', 'localhost', '::1'].includes(it.HOST);
  if (!isLocal && !way && isOn('SANDBOX') !== true)
    faults.push(
      'HOST: the sandbox lets whoever reaches it play every part, so it listens on 127.0.0.1 only; to show it to others set SANDBOX=1 as well.',
    );
  return faults;
};

/** Real people need a database that keeps what it was told, and letters that arrive. */
const realPeopleContradictions = (
  it: Readonly<Record<string, string | undefined>>,
  way: 'TELEGRAM_TOKEN' | 'WHATSAPP',
): readonly string[] => [
  ...(it.DATABASE_URL
    ? []
    : [
        `DATABASE_URL: needed with ${way}, because the embedded database may lose the last acts of real people in a power cut: postgres://…, or \`pglite:\` to take the embedded one all the same.`,
      ]),
  ...(it.SMTP_URL
    ? []
    : [`SMTP_URL: needed with ${way}, because activation links and first passwords go by official e-mail: smtp://…`]),
];

/** There is no way to WhatsApp without a browser, and none is downloaded. */
const whatsappContradictions = ({
  CHROMIUM_PATH: named,
}: Readonly<Record<string, string | undefined>>): readonly string[] => {
  if (chromiumFor(named)) return [];
  return [
    named
      ? `CHROMIUM_PATH: there is no file ${JSON.stringify(named.slice(0, 100))}; WHATSAPP wants the path of a Chromium or Chrome, such as ${usualChromiums[0]}.`
      : `CHROMIUM_PATH: WHATSAPP wants a Chromium or Chrome, and none of ${usualChromiums.join(', ')} is there: \`apt-get install chromium\`, or set the path of yours.`,
  ];
};

const telegramContradictions = (it: Readonly<Record<string, string | undefined>>): readonly string[] => {
  if (!it.TELEGRAM_TOKEN)
    return ['TELEGRAM_API_ROOT', 'TELEGRAM_WEBHOOK_SECRET']
      .filter((name) => it[name])
      .map(
        (name) => `${name}: says how Telegram is reached, but there is no TELEGRAM_TOKEN; set it, or leave both empty.`,
      );
  const isOfficial = !it.TELEGRAM_API_ROOT || it.TELEGRAM_API_ROOT.startsWith(officialApiRoot);
  const port = httpsUrl(it.PUBLIC_URL)?.port ?? '';
  return it.TELEGRAM_WEBHOOK_SECRET && isOfficial && !['', '80', '88', '8443'].includes(port)
    ? [
        `PUBLIC_URL: Telegram brings updates to the ports 443, 80, 88 and 8443 only, not to ${port}; use one of these, or leave TELEGRAM_WEBHOOK_SECRET empty for long polling.`,
      ]
    : [];
};

const httpsUrl = (text: string | undefined): URL | undefined =>
  text && URL.canParse(text) && text.startsWith('https:') ? new URL(text) : undefined;

const configOf = (it: z.infer<typeof settings>): Config => {
  const dataDir = resolve(it.DATA_DIR);
  const publicUrl = (it.PUBLIC_URL ?? `http://localhost:${it.PORT}`).replace(/\/+$/, '');
  const url = it.DATABASE_URL?.startsWith('postgres') ? it.DATABASE_URL : undefined;
  return {
    port: it.PORT,
    host: it.HOST,
    publicUrl,
    dataDir,
    caUrl: (it.CA_URL ?? publicUrl.replace(/^https:/, 'http:')).replace(/\/+$/, ''),
    database: url ? { url } : { folder: resolve(dataDir, 'database') },
    sandbox: it.TELEGRAM_TOKEN === undefined && !it.WHATSAPP,
    telegram: telegramOf(it),
    whatsapp: whatsappOf(it, dataDir),
    smtpUrl: it.SMTP_URL ?? null,
    mailFrom: it.MAIL_FROM,
    caFolder: it.CA_SIGNER?.folder ? resolve(it.CA_SIGNER.folder) : resolve(dataDir, 'ca'),
    caKeys: { passphraseFile: it.CA_SIGNER?.passphraseFile ?? null, token: it.CA_SIGNER?.token ?? null },
    masterKeys: it.MASTER_KEY ?? null,
    logLevel: it.LOG_LEVEL,
  };
};

/** By webhook where people reach us by https and a secret is set, otherwise by long polling. */
const telegramOf = (it: z.infer<typeof settings>): TelegramConfig | null =>
  it.TELEGRAM_TOKEN === undefined
    ? null
    : {
        token: it.TELEGRAM_TOKEN,
        apiRoot: (it.TELEGRAM_API_ROOT ?? officialApiRoot).replace(/\/+$/, ''),
        webhookSecret: httpsUrl(it.PUBLIC_URL) ? (it.TELEGRAM_WEBHOOK_SECRET ?? null) : null,
        proxies:
          it.HTTPS_PROXY || it.HTTP_PROXY
            ? { https: it.HTTPS_PROXY ?? null, http: it.HTTP_PROXY ?? null, except: it.NO_PROXY ?? '' }
            : null,
      };

const whatsappOf = (it: z.infer<typeof settings>, dataDir: string): WhatsappConfig | null => {
  const chromiumPath = chromiumFor(it.CHROMIUM_PATH);
  return it.WHATSAPP && chromiumPath ? { chromiumPath, folder: resolve(dataDir, 'whatsapp') } : null;
};
