import { Hono } from 'hono';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clientAddress } from '#http/client-address.ts';
import { type RunningServer, startServer, takePort } from '#http/server.ts';
import { tokenBuckets } from '#http/token-bucket.ts';
import { keyToolPage } from '#key-tool/key-tool.ts';
import {
  fillIn,
  type House,
  loginPath,
  openDesks,
  openHouse,
  pathIn,
  person,
  registered,
  siti,
  sitiMail,
  verified,
} from './house.ts';

const running: RunningServer[] = [];
const serve = async (app: Hono): Promise<RunningServer> => {
  const server = await startServer({ host: '127.0.0.1', port: 0, app });
  running.push(server);
  return server;
};
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

describe('the doors together', () => {
  let house: House;
  const rooms = { database: true, hang: false };
  const [entered, leave] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const further = new Hono()
    .get('/boom', () => {
      throw new Error('password=hunter2 at /secret/path.ts:1');
    })
    .get('/slow', async (c) => {
      entered.resolve();
      await leave.promise;
      return c.text('done');
    });
  const checks = {
    database: async () => {
      if (!rooms.database) throw new Error('connect ECONNREFUSED 10.1.2.3');
    },
    authority: () => (rooms.hang ? new Promise<never>(() => {}) : Promise.resolve()),
  };

  beforeAll(async () => {
    house = await openHouse({
      further: [further],
      checks,
      metrics: async () => [
        {
          name: 'lencana_outbox_depth',
          help: 'Postings that wait.',
          type: 'gauge',
          samples: [
            { labels: { kind: 'mail' }, value: 2 },
            { labels: { kind: 'a"b\\c\nd' }, value: 0.5 },
          ],
        },
        { name: 'lencana_up', help: 'Lives.', type: 'gauge', samples: [{ value: 1 }] },
      ],
    });
  });
  afterAll(() => house.close());

  it('GET /healthz says that the process lives', async () => {
    expect(await (await house.app.request('/healthz')).json()).toEqual({ status: 'alive' });
  });

  it('GET /readyz names each part, and says neither why nor where to the public', async () => {
    const answer = await house.app.request('/readyz');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      status: 'ready',
      checks: { database: { ok: true }, authority: { ok: true } },
    });
    house.later(0.1);
    rooms.database = false;
    const bad = await house.app.request('/readyz');
    rooms.database = true;
    expect(bad.status).toBe(503);
    const text = await bad.text();
    expect(JSON.parse(text)).toMatchObject({ status: 'not-ready', checks: { database: { ok: false } } });
    expect(text).not.toContain('10.1.2.3');
    expect(house.lines.some(({ message }) => message === 'A readiness check failed')).toBe(true);
  });

  it('a check that hangs is a check that failed', async () => {
    rooms.hang = true;
    house.later(0.1);
    const answer = await house.app.request('/readyz');
    rooms.hang = false;
    expect(await answer.json()).toMatchObject({ checks: { database: { ok: true }, authority: { ok: false } } });
  });

  it('GET /metrics speaks the Prometheus text format, with labels escaped', async () => {
    const answer = await house.app.request('/metrics');
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(await answer.text()).toBe(
      [
        '# HELP lencana_outbox_depth Postings that wait.',
        '# TYPE lencana_outbox_depth gauge',
        'lencana_outbox_depth{kind="mail"} 2',
        'lencana_outbox_depth{kind="a\\"b\\\\c\\nd"} 0.5',
        '# HELP lencana_up Lives.',
        '# TYPE lencana_up gauge',
        'lencana_up 1',
        '',
      ].join('\n'),
    );
  });

  it('ISS-3: GET /lock hands out exactly the key tool’s bytes, under its own policy', async () => {
    const tool = keyToolPage();
    const answer = await house.app.request('/lock');
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(Uint8Array.from(tool.html));
    expect(answer.headers.get('content-security-policy')).toBe(tool.csp);
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const etag = answer.headers.get('etag') ?? '';
    expect(etag).toBe(`"${tool.sha256}"`);
    expect((await house.app.request('/lock', { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('GET / says what this is and where to talk to it, in both languages', async () => {
    const html = await (await house.app.request('/')).text();
    expect(html).toContain('Sertifikat elektronik lewat chat');
    expect(html).toContain('href="https://t.me/lencana_bot"');
    expect(html).toContain('href="lock"');
    expect(await (await house.app.request('/?lang=en')).text()).toContain('Electronic certificates by chat');
  });

  it('a fault is told in words; what broke stays in the log', async () => {
    const answer = await house.app.request('/boom');
    expect(answer.status).toBe(500);
    const html = await answer.text();
    expect(html).toContain('Ada gangguan di pihak kami');
    expect(html).not.toMatch(/hunter2|path\.ts|Error/);
    expect(house.lines.at(-2)).toMatchObject({ level: 'error', message: 'A request failed' });
  });

  it('tells browsers to stay on https only where people reach us by https', async () => {
    const secure = await openHouse({
      house: { name: 'Lencana', contact: null, publicUrl: 'https://lencana.example', chats: [] },
    });
    const told = async (path: string, headers: Record<string, string> = {}, from = '127.0.0.1') => {
      const env = { incoming: { socket: { remoteAddress: from } } };
      return (await secure.app.request(path, { headers }, env)).headers.get('strict-transport-security');
    };
    const always = 'max-age=31536000';
    expect(await told('/login/x')).toBe(always);
    // What certificates name by http, RFC 6797 7.2.
    for (const path of ['/crl/issuing.crl', '/ca/issuing.cer', '/ca/none.cer']) expect(await told(path)).toBeNull();
    expect(await told('/catatan')).toBe(always);
    // Our proxy knows better; a stranger does not.
    expect(await told('/crl/issuing.crl', { 'x-forwarded-proto': 'https' })).toBe(always);
    expect(await told('/login/x', { 'x-forwarded-proto': 'https, http' })).toBeNull();
    expect(await told('/login/x', { 'x-forwarded-proto': 'http' }, '203.0.113.9')).toBe(always);
    await secure.close();
    expect((await house.app.request('/')).headers.get('strict-transport-security')).toBeNull();
  });

  it('the server says in words that its port is taken', async () => {
    const { port } = await serve(house.app);
    await expect(startServer({ host: '127.0.0.1', port, app: house.app })).rejects.toThrow(
      `Port ${port} is taken by another program`,
    );
  });

  it('has the port before there is anything to show: who comes then is asked to come again', async () => {
    const place = await takePort({ host: '127.0.0.1', port: 0 });
    const early = await fetch(`${place.url}/readyz`);
    expect([early.status, early.headers.get('retry-after')]).toEqual([503, '5']);
    expect((await fetch(`${place.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${place.url}/login/x`)).status).toBe(503);
    place.open({ app: house.app });
    expect((await fetch(`${place.url}/login/x`)).status).not.toBe(503);
    await place.stop(0);
  });

  it('the server answers what is under way before it stops', async () => {
    const server = await serve(house.app);
    const under = fetch(`${server.url}/slow`);
    await entered.promise;
    const stopped = server.stop();
    leave.resolve();
    expect(await (await under).text()).toBe('done');
    await stopped;
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
  });
});

describe('ACC-3 to ACC-7 in a browser without JavaScript (Kebumen account 4–8)', () => {
  let house: House;
  let browser: Browser;
  let page: Page;
  let url: string;
  let server: RunningServer;

  beforeAll(async () => {
    house = await openHouse();
    server = await startServer({ host: '127.0.0.1', port: 0, app: house.app });
    url = server.url;
    await openDesks(house);
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
    page = await (
      await browser.newContext({ javaScriptEnabled: false, locale: 'id-ID', viewport: { width: 390, height: 844 } })
    ).newPage();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await house.close();
  });

  const text = () => page.locator('main').textContent();

  it('walks from the activation mail to an open session', async () => {
    const application = await registered(house);
    await page.goto(url + pathIn((await house.mailTo(sitiMail)).text, 'activate'));
    await page.click('text=Ya, aktifkan');
    expect(await text()).toContain('Pendaftaran sudah aktif');

    await verified(house, application);
    const mail = (await house.mailTo(sitiMail)).text;
    const [, username = '', password = ''] = /Nama pengguna: (\S+)\nKata sandi pertama: (\S+)/.exec(mail) ?? [];
    await page.goto(url + (await loginPath(house)));
    await page.getByLabel('Nama pengguna').fill(username);
    await page.getByLabel('Kata sandi').fill('salah sekali');
    await page.click('button');
    expect(await text()).toContain('tidak cocok');
    await page.getByLabel('Kata sandi').fill(password);
    await page.click('button');

    expect(new URL(page.url()).pathname).toMatch(/^\/password\//);
    await page.getByLabel('Kata sandi baru').fill('perahu kertas');
    await page.getByLabel('Ketik sekali lagi').fill('perahu kertas');
    await page.click('text=Simpan kata sandi');
    const code = ((await page.locator('output').textContent()) ?? '').replace(/\D/g, '');
    expect(code).toMatch(/^\d{6}$/);
    expect(await house.office.login.confirm(person(siti), code)).toMatchObject({ outcome: 'in' });
  });

  it('its forms are known as its own by Sec-Fetch-Site, which a page from elsewhere cannot say', async () => {
    const path = await loginPath(house);
    const sites: (string | undefined)[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') void request.allHeaders().then((all) => sites.push(all['sec-fetch-site']));
    });
    await page.goto(url + path);
    await page.getByLabel('Nama pengguna').fill('siapa.saja');
    await page.getByLabel('Kata sandi').fill('entah apa ini');
    await page.click('button');
    expect(await text()).toContain('tidak cocok');
    expect(sites).toEqual(['same-origin']);

    // The same form, on a page of somebody else who knows the link.
    const bait = `<form method="post" action="${url}${path}"><input name="username" value="a">
      <input name="password" value="b"><input name="seal" value="c"><button>Hadiah</button></form>`;
    const elsewhere = await serve(new Hono().get('/', (c) => c.html(bait)));
    await page.goto(elsewhere.url);
    await page.click('button');
    expect(await text()).toContain('Permintaan ini kami tolak');
  });

  it('applies the one style sheet its policy allows, fits a telephone, and can be switched to English', async () => {
    await page.goto(url + (await loginPath(house)));
    const box = await page.locator('button').boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(48);
    expect(box?.width).toBeGreaterThan(300);
    expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(390);
    await page.click('text=English');
    expect(await text()).toContain('Log in');
    await page.getByLabel('Username').fill('siti.rahmawati');
    await page.getByLabel('Password').fill('perahu kertas');
    await page.click('button');
    expect(await text()).toContain('Type these six digits');
  });

  it('says in words that a link was used, and the way to a new one', async () => {
    const path = await loginPath(house);
    await fillIn(house.app, path, { username: 'siti.rahmawati', password: 'perahu kertas' });
    await page.goto(url + path);
    expect(await text()).toContain('Ketik /masuk di chat');
  });
});

describe('the address a request counts for', () => {
  const seen = async (remoteAddress: string, publicUrl: string, forwarded?: string) => {
    const app = new Hono().get('/', (c) => c.text(clientAddress(c, publicUrl)));
    const headers: Record<string, string> = forwarded ? { 'x-forwarded-for': forwarded } : {};
    return (await app.request('/', { headers }, { incoming: { socket: { remoteAddress } } })).text();
  };
  it('is the last one our own proxy names, and never what a stranger claims', async () => {
    expect(await seen('10.0.0.2', 'https://a.go.id', '1.1.1.1, 36.80.1.2')).toBe('36.80.1.2');
    expect(await seen('::ffff:127.0.0.1', 'https://a.go.id', '36.80.1.2')).toBe('36.80.1.2');
    expect(await seen('203.0.113.9', 'https://a.go.id', '36.80.1.2')).toBe('203.0.113.9');
    expect(await seen('127.0.0.1', 'http://localhost:8080', '36.80.1.2')).toBe('127.0.0.1');
    expect(await seen('2001:0db8::1:2:3:4', 'http://a')).toBe('2001:db8:0:0/64');
    expect(await seen('2001:db8:0:0:1:2:3:4%eth0', 'http://a')).toBe('2001:db8:0:0/64');
  });
});

describe('a token bucket', () => {
  it('gives a burst, then one at a time, and says how long to wait', () => {
    let now = 0;
    const bucket = tokenBuckets({ burst: 2, perSecond: 0.5, clock: { now: () => new Date(now) } });
    expect([bucket.take('a'), bucket.take('a'), bucket.take('a'), bucket.take('b')]).toEqual([0, 0, 2, 0]);
    now = 2000;
    expect([bucket.take('a'), bucket.take('a')]).toEqual([0, 2]);
  });
  it('remembers a bounded number of keys, the busy ones longest', () => {
    const bucket = tokenBuckets({ burst: 1, perSecond: 0.001, clock: { now: () => new Date(0) }, maxKeys: 3 });
    for (const key of ['a', 'b', 'c', 'd']) expect(bucket.take(key)).toBe(0);
    expect(bucket.take('d')).toBeGreaterThan(0);
    expect(bucket.take('a')).toBe(0); // forgotten to make room
  });
});
