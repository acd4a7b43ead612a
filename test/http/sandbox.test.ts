/** The sandbox's doors: only our own page, on our own address, with the key of this start, may act. */
import { Bot } from 'grammy';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#bot/networks/sandbox/scene.ts';
import { type SandboxNetwork, sandboxNetwork } from '#bot/networks/sandbox.ts';
import { sandboxRoutes } from '#http/sandbox.ts';
import { sandboxAssets } from '#http/sandbox-assets.ts';
import type { SandboxClock } from '#http/sandbox-clock.ts';
import { sandboxOrigins } from '#http/sandbox-door.ts';
import { memoryDrawer } from '#support/memory-drawer.ts';

const key = 'K'.repeat(43);
const own = { host: 'localhost:8080', origin: 'http://localhost:8080', 'x-sandbox-key': key };
const assets = sandboxAssets();

/** The clock has a test of its own. */
const standing: SandboxClock = {
  now: () => new Date('2026-11-21T03:30:00Z'),
  ahead: () => 0,
  horizon: async () => ({ workday: null, reminderOfCase: null, reminder: null, end: null, expiry: null }),
  latest: async () => ({ at: new Date('2031-11-21T03:30:00Z'), why: 'trial' }),
  jump: async () => undefined,
  subscribe: () => () => undefined,
};

let network: SandboxNetwork;
let siti: Person;
let app: ReturnType<typeof sandboxRoutes>;

beforeEach(async () => {
  network = await sandboxNetwork({
    drawer: memoryDrawer(),
    clock: { now: () => new Date('2026-11-21T03:30:00Z') },
    random: { bytes: (size) => crypto.getRandomValues(new Uint8Array(size)) },
  });
  const bot = new Bot(network.token, { client: { fetch: network.fetch } });
  bot.on('message:text', (ctx) => ctx.reply(`Anda menulis: ${ctx.msg.text}`));
  await bot.init();
  await network.start((update) => bot.handleUpdate(update));
  siti = await network.addPerson({ name: 'Siti Aminah', mail: 'siti@kebumenkab.go.id' });
  app = sandboxRoutes({
    network,
    key,
    assets,
    progress: { done: () => ['greet'], subscribe: () => () => undefined },
    clock: standing,
    origins: sandboxOrigins(8080, 'https://coba.kebumenkab.go.id/lencana'),
    samples: [
      {
        name: 'surat.pdf',
        title: { id: 'Surat', en: 'Letter' },
        mediaType: 'application/pdf',
        bytes: async () => Buffer.from('%PDF-1.7'),
      },
    ],
  });
});

const post = (path: string, body: object, headers: Record<string, string> = own) =>
  app.request(path, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const greeting = () => ({ person: siti.id, chat: siti.id, text: 'halo' });
const said = () => network.messages(siti.id).map(({ text }) => text);

describe('who may act in the sandbox', () => {
  it('lets our own page act', async () => {
    expect((await post('/sandbox/messages', greeting())).status).toBe(200);
    expect(said()).toEqual(['halo', 'Anda menulis: halo']);
  });

  it.each([
    ['a foreign Origin', { ...own, origin: 'https://evil.example' }, 'origin'],
    ['an Origin that hides itself', { ...own, origin: 'null' }, 'origin'],
    ['another port of this machine', { ...own, origin: 'http://localhost:9999' }, 'origin'],
    ['a foreign Host (DNS rebinding)', { ...own, host: 'evil.example:8080' }, 'origin'],
    ['a Host that only begins like ours', { ...own, host: 'localhost:8080.evil.example' }, 'origin'],
    ['no Host', { origin: own.origin, 'x-sandbox-key': key }, 'origin'],
    ['a cross-site request', { ...own, 'sec-fetch-site': 'cross-site' }, 'origin'],
    ['no key', { host: own.host, origin: own.origin }, 'key'],
    ['a wrong key', { ...own, 'x-sandbox-key': 'X'.repeat(43) }, 'key'],
    ['a key that is too short', { ...own, 'x-sandbox-key': 'K' }, 'key'],
  ])('refuses %s, and nothing happens', async (_, headers, code) => {
    const answer = await post('/sandbox/messages', greeting(), headers);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code });
    expect(said()).toEqual([]);
  });

  it.each(['localhost:8080', '127.0.0.1:8080', '[::1]:8080', 'coba.kebumenkab.go.id'])(
    'answers at %s',
    async (host) => {
      expect((await app.request('/', { headers: { host } })).status).toBe(200);
    },
  );

  it.each([
    ['GET', '/sandbox/events'],
    ['GET', '/sandbox/commands'],
    ['GET', '/sandbox/files/x'],
    ['GET', '/sandbox/samples/surat.pdf'],
    ['POST', '/sandbox/samples/surat.pdf'],
    ['POST', '/sandbox/taps'],
    ['POST', '/sandbox/uploads'],
    ['POST', '/sandbox/people'],
    ['POST', '/sandbox/groups'],
    ['POST', '/sandbox/members'],
    ['POST', '/sandbox/blocks'],
    ['GET', '/sandbox/clock'],
    ['POST', '/sandbox/clock'],
  ])('wants the key for %s %s', async (method, path) => {
    const answer = await app.request(path, { method, headers: { host: own.host } });
    expect([answer.status, await answer.json()]).toMatchObject([403, { code: 'key' }]);
  });
});

describe('the page', () => {
  it('carries the key, and a policy that lets nothing else in', async () => {
    const answer = await app.request('/', { headers: { host: own.host } });
    const html = await answer.text();
    const policy = answer.headers.get('content-security-policy') ?? '';
    const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
    expect(html).toContain(`content="${key}"`);
    expect(html.match(/<(script|link rel="stylesheet")[^>]*>/g)?.every((tag) => tag.includes(`nonce="${nonce}"`))).toBe(
      true,
    );
    expect(html).not.toMatch(/\son\w+=|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
    expect(html).not.toContain('{{');
    for (const rule of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "connect-src 'self'"])
      expect(policy).toContain(rule);
    expect(policy).not.toContain('unsafe');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('has a new nonce each time', async () => {
    const policies = await Promise.all(
      [1, 2].map(async () =>
        (await app.request('/', { headers: { host: own.host } })).headers.get('content-security-policy'),
      ),
    );
    expect(policies[0]).not.toBe(policies[1]);
  });

  it('is served without a build, types stripped, importing only what is there', async () => {
    for (const name of assets.files.keys()) {
      const answer = await app.request(`/sandbox/web/${name}`, { headers: { host: own.host } });
      const text = await answer.text();
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toMatch(/^text\/(javascript|css)/);
      for (const [, imported = ''] of text.matchAll(/from '\.\/([^']+)'/g))
        expect([...assets.files.keys()]).toContain(imported);
      expect(text).not.toMatch(/from '\.\.|@import|url\(/);
    }
    expect((await app.request('/sandbox/web/..%2f..%2fconfig.ts', { headers: { host: own.host } })).status).toBe(404);
  });
});

describe('what the page asks for', () => {
  it('streams everything there is, then the news', async () => {
    const answer = await app.request('/sandbox/events', { headers: own });
    const reader = answer.body?.getReader();
    const line = async () => JSON.parse(Buffer.from((await reader?.read())?.value ?? []).toString());
    expect(await line()).toMatchObject({
      kind: 'snapshot',
      people: [{ id: siti.id }],
      samples: [{ name: 'surat.pdf' }],
    });
    await post('/sandbox/messages', greeting());
    expect(await line()).toMatchObject({ kind: 'person', person: { started: true } });
    expect(await line()).toMatchObject({ kind: 'message', message: { text: 'halo', from: siti.id } });
    expect(await line()).toMatchObject({ kind: 'message', message: { text: 'Anda menulis: halo' } });
    await reader?.cancel();
  });

  it('uploads files as one album and gives them back as downloads only', async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ person: siti.id, chat: siti.id, caption: 'Ini', as: 'photo' }))
      form.append(name, String(value));
    form.append('file', new File(['<script>1</script>'], 'surat “1”.html', { type: 'text/html' }));
    form.append('file', new File(['dua'], 'dua.txt', { type: 'text/plain' }));
    expect((await app.request('/sandbox/uploads', { method: 'POST', headers: own, body: form })).status).toBe(200);
    const [first, second] = network.messages(siti.id);
    expect(first).toMatchObject({ text: 'Ini', as: 'document', file: { name: 'surat “1”.html' } });
    expect(second?.album).toBe(first?.album);
    const file = await app.request(`/sandbox/files/${first?.file?.id}`, { headers: own });
    expect(await file.text()).toBe('<script>1</script>');
    expect(file.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''surat%20%E2%80%9C1%E2%80%9D.html",
    );
    expect(file.headers.get('content-security-policy')).toContain('sandbox');
    expect((await app.request('/sandbox/files/unknown', { headers: own })).status).toBe(404);
  });

  it('says how much is too much for an upload', async () => {
    const headers = {
      ...own,
      'content-type': 'multipart/form-data; boundary=x',
      'content-length': String(51 * 1024 * 1024),
    };
    const answer = await app.request('/sandbox/uploads', { method: 'POST', headers, body: 'x' });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'too-large', message: expect.stringContaining('50 MB') });
  });

  it('hands out samples and sends them into a chat', async () => {
    const answer = await app.request('/sandbox/samples/surat.pdf', { headers: own });
    expect([answer.headers.get('content-type'), await answer.text()]).toEqual(['application/pdf', '%PDF-1.7']);
    await post('/sandbox/samples/surat.pdf', { person: siti.id, chat: siti.id });
    expect(network.messages(siti.id).at(-1)).toMatchObject({
      file: { name: 'surat.pdf', mediaType: 'application/pdf' },
    });
    expect((await post('/sandbox/samples/lain.pdf', { person: siti.id, chat: siti.id })).status).toBe(404);
  });

  it('makes people and groups, lets them come and go, block and unblock', async () => {
    await post('/sandbox/people', { name: 'Budi', note: '', mail: 'budi@kebumenkab.go.id' });
    const budi = network.people().find(({ mail }) => mail === 'budi@kebumenkab.go.id') ?? siti;
    await post('/sandbox/groups', { title: 'Meja', members: [siti.id] });
    const group = network.groups()[0] ?? { id: 0 };
    await post('/sandbox/members', { group: group.id, person: budi.id, member: true });
    expect(network.groups()[0]?.members).toEqual([siti.id, budi.id]);
    await post('/sandbox/members', { group: group.id, person: siti.id, member: false });
    expect(network.groups()[0]?.members).toEqual([budi.id]);
    await post('/sandbox/blocks', { person: budi.id, blocked: true });
    expect(network.people().find(({ id }) => id === budi.id)?.blocked).toBe(true);
  });

  it('shows the commands of a person in a chat', async () => {
    const bot = new Bot(network.token, { client: { fetch: network.fetch } });
    await bot.api.setMyCommands([{ command: 'daftar', description: 'Mendaftar' }]);
    const answer = await app.request(`/sandbox/commands?person=${siti.id}&chat=${siti.id}&language=id`, {
      headers: own,
    });
    expect(await answer.json()).toEqual([{ command: 'daftar', description: 'Mendaftar' }]);
  });

  it.each([
    ['what is not possible', '/sandbox/messages', { person: 5, chat: 5, text: 'x' }, 409, 'not-possible'],
    ['a tap on nothing', '/sandbox/taps', { person: 5, chat: 5, message: 1, data: 'x' }, 409, 'not-possible'],
    ['a form with a hole', '/sandbox/messages', { person: 5 }, 400, 'wrong-form'],
    ['an address that is none', '/sandbox/people', { name: 'x', note: '', mail: 'x' }, 400, 'wrong-form'],
  ])('says no to %s, in words', async (_, path, body, status, code) => {
    const answer = await post(path, body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ code, message: expect.stringMatching(/\S/) });
  });
});
