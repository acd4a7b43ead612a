import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Config } from '#config.ts';
import { ConfigError, readConfig } from '#config.ts';

const faultsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
};

describe('settings are parsed once', () => {
  it('nothing configured is a sandbox on localhost with data in ./data', () => {
    const config: Config = readConfig({});
    expect(config).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:8080',
      caUrl: 'http://localhost:8080',
      sandbox: true,
      telegram: null,
      whatsapp: null,
      masterKeys: null,
    });
    expect(config.dataDir).toMatch(/\/data$/);
    expect(config.database).toEqual({ folder: `${config.dataDir}/database` });
  });

  it('an empty value counts as not set', () => {
    expect(readConfig({ PORT: '', TELEGRAM_TOKEN: '', LOG_LEVEL: '' }).port).toBe(8080);
  });

  it('addresses inside certificates are http, even where people come by https', () => {
    expect(readConfig({ PUBLIC_URL: 'https://lencana.contohkab.go.id/' })).toMatchObject({
      publicUrl: 'https://lencana.contohkab.go.id',
      caUrl: 'http://lencana.contohkab.go.id',
    });
    expect(faultsOf({ CA_URL: 'https://ca.contohkab.go.id' })[0]).toContain('CA_URL');
  });

  it('every bad setting is named at once, with what is wanted', () => {
    const faults = faultsOf({
      PORT: 'eighty',
      PUBLIC_URL: 'lencana',
      LOG_LEVEL: 'loud',
      SMTP_URL: 'http://mail',
      MASTER_KEY: 'short',
    });
    expect(faults.map((fault) => fault.split(':')[0])).toEqual([
      'PORT',
      'PUBLIC_URL',
      'SMTP_URL',
      'MASTER_KEY',
      'LOG_LEVEL',
    ]);
    expect(faults.join('\n')).toContain('openssl rand -base64 32');
  });

  it('secrets are never repeated in a fault', () => {
    const secret = 'geheim-geheim-geheim';
    const said = faultsOf({
      TELEGRAM_TOKEN: secret,
      MASTER_KEY: secret,
      SMTP_URL: `x://${secret}`,
      DATABASE_URL: `mysql://${secret}`,
    }).join('\n');
    expect(said).toContain('TELEGRAM_TOKEN');
    expect(said).not.toContain(secret);
  });

  it('CA_SIGNER is a folder, a folder with a passphrase file, or a token; what it holds is never repeated', () => {
    expect(readConfig({}).caKeys).toEqual({ passphraseFile: null, token: null });
    expect(readConfig({ CA_SIGNER: 'file:/srv/ca' })).toMatchObject({ caFolder: '/srv/ca' });
    expect(readConfig({ CA_SIGNER: 'file:/srv/ca?passphrase-file=/run/ca' })).toMatchObject({
      caFolder: '/srv/ca',
      caKeys: { passphraseFile: '/run/ca', token: null },
    });
    const token = readConfig({ CA_SIGNER: 'pkcs11:token=Lencana?module-path=/lib/p.so&pin-source=file:/run/pin' });
    expect(token.caFolder).toMatch(/\/data\/ca$/);
    expect(token.caKeys.token).toEqual({ token: 'Lencana', modulePath: '/lib/p.so', pinSource: '/run/pin' });
    for (const [wrong, wanted] of [
      ['/srv/ca', 'file:<folder>'],
      ['file:/srv/ca?pin=4711', 'passphrase-file'],
      ['pkcs11:token=a?pin-value=4711', 'pin-source'],
      ['pkcs11:module-path=4711', 'whole path'],
      ['pkcs11:token=4711', 'all three'],
    ] as const) {
      const [fault] = faultsOf({ CA_SIGNER: wrong });
      expect(fault).toMatch(/^CA_SIGNER: /);
      expect(fault).toContain(wanted);
      expect(fault).not.toContain('4711');
    }
  });

  it('master keys are read newest first, with ids', () => {
    const [one, two] = [Buffer.alloc(32, 1).toString('base64'), Buffer.alloc(32, 2).toString('base64')];
    const { masterKeys } = readConfig({ MASTER_KEY: `b:${two},a:${one}` });
    expect(masterKeys?.map(({ id, key }) => [id, key[0]])).toEqual([
      ['b', 2],
      ['a', 1],
    ]);
  });

  it('one master key needs no name, several do: a new one without would be called as the old one was', () => {
    const [one, two] = [Buffer.alloc(32, 1).toString('base64'), Buffer.alloc(32, 2).toString('base64')];
    expect(readConfig({ MASTER_KEY: one }).masterKeys?.map(({ id }) => id)).toEqual(['1']);
    for (const unnamed of [`${two},${one}`, `${two},1:${one}`, `2:${two},${one}`]) {
      const [fault] = faultsOf({ MASTER_KEY: unnamed });
      expect(fault).toMatch(/^MASTER_KEY: wants a name before each of several keys.*`2027:key,1:key`/);
      expect(fault).not.toContain(one);
    }
    expect(faultsOf({ MASTER_KEY: `1:${two},1:${one}` })[0]).toContain('two of these have the same');
    expect(readConfig({ MASTER_KEY: `2:${two},1:${one}` }).masterKeys?.map(({ id }) => id)).toEqual(['2', '1']);
  });
});

const token = `1:${'a'.repeat(35)}`;

describe('Telegram', () => {
  const needed = { TELEGRAM_TOKEN: token, DATABASE_URL: 'pglite:', SMTP_URL: 'smtp://localhost' };
  const secret = 'b'.repeat(32);

  it('a token, a database and a way for letters are enough: long polling, and no sandbox', () => {
    expect(readConfig(needed)).toMatchObject({
      sandbox: false,
      telegram: { token, apiRoot: 'https://api.telegram.org', webhookSecret: null, proxies: null },
    });
    expect(readConfig({ ...needed, SANDBOX: '0' }).sandbox).toBe(false);
    expect(readConfig({ ...needed, HOST: '0.0.0.0' }).host).toBe('0.0.0.0');
  });

  it('a webhook wants the secret and https; with only one of them it is long polling', () => {
    const webhookOf = (more: Record<string, string>) => readConfig({ ...needed, ...more }).telegram?.webhookSecret;
    expect(webhookOf({ TELEGRAM_WEBHOOK_SECRET: secret, PUBLIC_URL: 'https://lencana.test' })).toBe(secret);
    expect(webhookOf({ TELEGRAM_WEBHOOK_SECRET: secret, PUBLIC_URL: 'https://lencana.test:8443' })).toBe(secret);
    expect(webhookOf({ TELEGRAM_WEBHOOK_SECRET: secret, PUBLIC_URL: 'http://lencana.test' })).toBeNull();
    expect(webhookOf({ PUBLIC_URL: 'https://lencana.test' })).toBeNull();
  });

  it('a Bot API server of one’s own may have a path and any port', () => {
    const own = { ...needed, TELEGRAM_API_ROOT: 'http://bot-api:8081/telegram/', TELEGRAM_WEBHOOK_SECRET: secret };
    expect(readConfig({ ...own, PUBLIC_URL: 'https://lencana.test:9443' }).telegram).toMatchObject({
      apiRoot: 'http://bot-api:8081/telegram',
      webhookSecret: secret,
    });
  });

  it('proxies are those of the environment, in capital or small letters, with or without http://', () => {
    const proxiesOf = (more: Record<string, string>) => readConfig({ ...needed, ...more }).telegram?.proxies;
    expect(proxiesOf({ HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: 'localhost' })).toEqual({
      https: 'http://proxy:3128',
      http: null,
      except: 'localhost',
    });
    expect(proxiesOf({ https_proxy: 'proxy:3128', http_proxy: 'http://other:80' })).toEqual({
      https: 'http://proxy:3128',
      http: 'http://other:80',
      except: '',
    });
    const [fault] = faultsOf({ ...needed, HTTPS_PROXY: 'ftp://lencana:rahasia@proxy' });
    expect(fault).toMatch(/^HTTPS_PROXY: wants the address of a proxy/);
    expect(fault).not.toContain('rahasia@');
    // Set for other programs, it does not keep a trial from starting.
    expect(readConfig({ HTTPS_PROXY: 'ftp://proxy' }).telegram).toBeNull();
  });
});

describe('WhatsApp', () => {
  const needed = { WHATSAPP: '1', DATABASE_URL: 'pglite:', SMTP_URL: 'smtp://localhost' };
  const browser = { CHROMIUM_PATH: process.execPath };

  it('alone, a database, a way for letters and a browser are enough: no token, and no sandbox', () => {
    const config = readConfig({ ...needed, ...browser });
    expect(config).toMatchObject({
      sandbox: false,
      telegram: null,
      whatsapp: { chromiumPath: process.execPath, folder: `${config.dataDir}/whatsapp` },
    });
    expect(readConfig({ ...needed, ...browser, SANDBOX: '0', HOST: '0.0.0.0' }).host).toBe('0.0.0.0');
  });

  it('stands beside Telegram', () => {
    const both = readConfig({ ...needed, ...browser, TELEGRAM_TOKEN: token });
    expect([both.telegram?.token, both.whatsapp?.chromiumPath]).toEqual([token, process.execPath]);
  });

  it('is not talked to unless it is asked for, and then a path for the browser disturbs nobody', () => {
    expect(readConfig({}).whatsapp).toBeNull();
    expect(readConfig({ WHATSAPP: '0', CHROMIUM_PATH: '/no/such/browser' })).toMatchObject({
      whatsapp: null,
      sandbox: true,
    });
  });

  it('takes the first browser of the usual places where none is named', () => {
    const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
    const found = usual.find((path) => existsSync(path));
    const faults = faultsOf(needed);
    if (found) expect([readConfig(needed).whatsapp?.chromiumPath, faults]).toEqual([found, []]);
    else expect(faults).toEqual([expect.stringMatching(/^CHROMIUM_PATH: .*none of .*apt-get install chromium/)]);
  });

  it('a browser that is not there is named at start, with what is wanted', () => {
    const [fault, ...others] = faultsOf({ ...needed, CHROMIUM_PATH: '/no/such/browser' });
    expect(fault).toMatch(/^CHROMIUM_PATH: there is no file "\/no\/such\/browser"; .*\/usr\/bin\/chromium\.$/);
    expect(others).toEqual([]);
  });

  it('says of each setting that WhatsApp wants it', () => {
    const faults = faultsOf({ WHATSAPP: '1', ...browser });
    expect(faults).toEqual([
      expect.stringMatching(/^DATABASE_URL: needed with WHATSAPP/),
      expect.stringMatching(/^SMTP_URL: needed with WHATSAPP/),
    ]);
    expect(faultsOf({ ...needed, ...browser, DATABASE_URL: 'postgres://localhost/lencana' })).toEqual([
      expect.stringMatching(/^MASTER_KEY: /),
    ]);
  });
});

describe('settings that are fine alone and wrong together', () => {
  it.each([
    ['a sandbox beside a real token', { SANDBOX: '1', TELEGRAM_TOKEN: token }, 'SANDBOX'],
    ['a token on the embedded database, unless it is asked for', { TELEGRAM_TOKEN: token }, 'DATABASE_URL'],
    ['a token without a way for letters', { TELEGRAM_TOKEN: token }, 'SMTP_URL'],
    ['a Bot API server without a token', { TELEGRAM_API_ROOT: 'http://bot-api:8081' }, 'TELEGRAM_API_ROOT'],
    ['a webhook without a token', { TELEGRAM_WEBHOOK_SECRET: 'a'.repeat(32) }, 'TELEGRAM_WEBHOOK_SECRET'],
    [
      'a webhook at a port Telegram does not call',
      { TELEGRAM_TOKEN: token, TELEGRAM_WEBHOOK_SECRET: 'a'.repeat(32), PUBLIC_URL: 'https://lencana.test:9443' },
      'PUBLIC_URL',
    ],
    ['a sandbox beside WhatsApp', { SANDBOX: '1', WHATSAPP: 'yes' }, 'SANDBOX'],
    ['WhatsApp on the embedded database, unless it is asked for', { WHATSAPP: '1' }, 'DATABASE_URL'],
    ['WhatsApp without a way for letters', { WHATSAPP: '1' }, 'SMTP_URL'],
    ['WhatsApp without a browser', { WHATSAPP: '1', CHROMIUM_PATH: '/no/such/browser' }, 'CHROMIUM_PATH'],
    ['PostgreSQL without a master key', { DATABASE_URL: 'postgres://localhost/lencana' }, 'MASTER_KEY'],
    ['a sandbox open to others', { HOST: '0.0.0.0' }, 'HOST'],
    ['no network at all', { SANDBOX: 'off' }, 'SANDBOX'],
  ])('%s is refused', (_what, environment, name) => {
    expect(
      faultsOf(environment as unknown as Record<string, string>).some((fault) => fault.startsWith(`${name}:`)),
    ).toBe(true); // rows differ in their keys
  });

  it('a fault of its own does not hide one of the combination', () => {
    const faults = faultsOf({ PORT: 'eighty', HOST: '0.0.0.0' });
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(['PORT', 'HOST']);
  });

  it('who asks for it may show the sandbox to others', () => {
    expect(readConfig({ HOST: '0.0.0.0', SANDBOX: '1' }).host).toBe('0.0.0.0');
  });
});
