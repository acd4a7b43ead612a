/** `/whatsapp/{secret}` by its front door: how it stands with the number, the code to scan, the letters to type; for an administrator alone. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Standing } from '#bot/networks/whatsapp/board.ts';
import type { WireState } from '#bot/networks/whatsapp/wire.ts';
import { type RunningServer, startServer } from '#http/server.ts';
import { atConsole, clockwork } from '#ra/actor.ts';
import { RegistrationError } from '#ra/errors.ts';
import { overflowsOn, violationsOn } from '#support/axe.ts';
import { type Chromium, haveTools, launchChromium } from '#support/chromium.ts';
import { seenQr } from '#support/seen-qr.ts';
import { fillIn, type House, openDesks, openHouse, pathIn, person, send, siti } from './house.ts';

// As long as WhatsApp's own are: reference, keys and a secret.
const qr = `2@${'Ab3/'.repeat(30)},${'c'.repeat(43)}=,${'D'.repeat(43)}=,${'e'.repeat(43)}=,1`;
const boss = { network: 'sandbox', user: '3001', chat: '3001' } as const;
let house: House;
let path: string;
let acts = 0;

beforeAll(async () => {
  house = await openHouse();
  await openDesks(house);
});
afterAll(() => house.close());
beforeEach(async () => {
  house.later(60);
  path = await openPage();
});

const openPage = async (): Promise<string> =>
  pathIn((await house.office.numberLink.openPage(atConsole(`test/number/${++acts}`))).link, 'whatsapp');
const stand = (state: WireState): Promise<void> =>
  house.board.post({
    ...{ state, readyAt: null, outage: null },
    vitals: { restarts: 0, memory: null, lastEventAt: null },
  } satisfies Standing);
const now = () => house.clock.now();
const pairing = (more: { readonly qr?: string; readonly code?: string } = { qr }): WireState => ({
  ...{ kind: 'pairing', since: now() },
  ...more,
});
const ready = (): WireState => ({ kind: 'ready', since: now(), phone: '6281200000001' });
const shown = async (at = path) => (await house.app.request(at)).text();
const letters = () => `${path}/letters`;

describe('how it stands with the number', () => {
  it.each([
    ['nobody has it', undefined, 'Belum ada server yang menjalankan'],
    ['the browser starts', () => ({ kind: 'starting', since: now() }) as const, 'sedang dijalankan'],
    ['no code came yet', () => pairing({}), 'Menunggu kode'],
    ['a code is there', () => pairing(), 'Pindai kode ini'],
    ['letters are there', () => pairing({ code: 'ABCD-EFGH' }), 'aria-label="A B C D E F G H"'],
    ['it is linked', ready, '+6281200000001'],
    ['logged out', () => ({ kind: 'lost', since: now(), why: 'x', loggedOut: true }) as const, 'tidak tertaut lagi'],
    ['cut off', () => ({ kind: 'lost', since: now(), why: 'x', loggedOut: false }) as const, 'Tidak tersambung'],
  ] as const)('%s', async (_what, state, says) => {
    if (state) await stand(state());
    expect(await shown()).toContain(says);
  });

  it('renews itself until it is linked, without a script; the form for the letters stands still', async () => {
    const renews = '<meta http-equiv="refresh" content="4">';
    await stand(pairing());
    expect(await shown()).toContain(renews);
    expect(await shown(`${path}?still=1`)).not.toContain('http-equiv');
    expect(await shown(letters())).not.toContain('http-equiv');
    await stand(ready());
    expect(await shown()).not.toContain('http-equiv');
    expect(await shown()).not.toContain('<script');
  });

  it('a word that is half a minute old is nobody’s', async () => {
    await stand(pairing());
    house.later(0.5);
    expect(await shown()).toContain('Belum ada server yang menjalankan');
  });

  it('in the reader’s language', async () => {
    await stand(pairing());
    expect(await shown(`${path}?lang=en`)).toContain('Scan this code');
  });
});

describe('who gets there', () => {
  it('the link opens for a quarter of an hour, and a newer one closes it', async () => {
    expect((await house.app.request(path)).status).toBe(200);
    const newer = await openPage();
    expect((await house.app.request(path)).status).toBe(410);
    house.later(14);
    expect((await house.app.request(newer)).status).toBe(200);
    house.later(1);
    const gone = await house.app.request(newer);
    expect([gone.status, await gone.text()]).toEqual([410, expect.stringContaining('/whatsapp')]);
    expect((await house.app.request(letters())).status).toBe(410);
  });

  it.each(['/whatsapp/short', `/whatsapp/${'a'.repeat(43)}`])('%s opens nothing', async (at) => {
    await stand(pairing());
    const answer = await house.app.request(at);
    expect([answer.status, (await answer.text()).includes('class="qr"')]).toEqual([410, false]);
  });

  it('an administrator who is logged in may ask for one, in their language; nobody else', async () => {
    const { office } = house;
    await expect(office.numberLink.openPage(person(siti))).rejects.toThrow(RegistrationError);
    await expect(office.numberLink.openPage(person(boss))).rejects.toThrow(RegistrationError);
    const invited = {
      name: 'Wahyu Nugroho',
      mail: 'wahyu@kebumenkab.go.id',
      role: 'administrator',
      desk: null,
    } as const;
    const { code, username } = await office.administration.invite(atConsole(`test/number/${++acts}`), {
      ...{ ...invited, language: 'en', byMail: false },
    });
    const { link } = await office.administration.acceptInvitation(person(boss), code);
    await expect(office.numberLink.openPage(person(boss))).rejects.toThrow(RegistrationError);
    const password = 'tujuh gunung biru';
    await fillIn(house.app, pathIn(link ?? '', 'password'), { password, again: password });
    const { link: login } = await office.login.begin(person(boss), invited.name, 'en');
    const answer = await (await fillIn(house.app, pathIn(login, 'login'), { username, password })).text();
    const [, one, two] = /<span>(\d{3})<\/span><span>(\d{3})<\/span>/.exec(answer) ?? [];
    await office.login.confirm(person(boss), `${one}${two}`);
    const page = pathIn((await office.numberLink.openPage(person(boss))).link, 'whatsapp');
    expect(await shown(page)).toContain('<html lang="en">');
    // Whoever opened another keeps it.
    expect((await house.app.request(path)).status).toBe(200);
  });

  it('keeps nothing, tells nobody, runs nothing', async () => {
    await stand(pairing());
    const { headers } = await house.app.request(path);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'/,
    );
    const line = house.lines.at(-1);
    expect(line?.fields).toMatchObject({ route: '/whatsapp/:secret' });
    expect(JSON.stringify(house.lines)).not.toContain(path.split('/').at(-1));
  });
});

describe('eight letters in place of the picture', () => {
  it('go to whoever has the number as a wish, with a line in the log of acts before it', async () => {
    await stand(pairing());
    const answer = await fillIn(house.app, letters(), { phone: '0812 0000-0001' });
    const to = answer.headers.get('location') ?? '';
    expect([answer.status, to]).toEqual([303, expect.stringMatching(/^\.\.\/[\w-]+\?wish=[0-9a-f]{24}$/)]);
    const wish = await house.board.wished();
    expect(wish).toMatchObject({ id: to.split('wish=')[1], wanted: { kind: 'pair', phone: '6281200000001' } });
    const page = new URL(to, `http://lencana.test${letters()}`);
    expect(await shown(`${page.pathname}${page.search}`)).toContain('sedang diminta dari WhatsApp');
    await house.board.answer(wish?.id ?? '', 'done');
    await stand(pairing({ code: 'ABCDEFGH' }));
    expect(await shown(`${page.pathname}${page.search}`)).toContain('<span>ABCD</span><span>EFGH</span>');
    const lines = await house.audit();
    expect(lines.at(-1)).toMatchObject({
      act: 'linkNumber',
      origin: 'page',
      facts: { wanted: 'pair', account: 'console' },
    });
    expect(JSON.stringify(lines)).not.toContain('81200000001');
  });

  it('when WhatsApp gives none, that is said, and the picture is there', async () => {
    await stand(pairing());
    const to = (await fillIn(house.app, letters(), { phone: '081200000001' })).headers.get('location') ?? '';
    await house.board.answer(to.split('wish=')[1] ?? '', 'away');
    const page = await shown(`${path}?${to.split('?')[1]}`);
    expect(page).toContain('role="alert"');
    expect(page).toContain('Pindai kode ini');
  });

  it('when the number is linked meanwhile, that is said', async () => {
    await stand(pairing());
    const to = (await fillIn(house.app, letters(), { phone: '081200000001' })).headers.get('location') ?? '';
    await house.board.answer(to.split('wish=')[1] ?? '', 'linked');
    await stand(ready());
    expect(await shown(`${path}?${to.split('?')[1]}`)).toContain('sudah tertaut');
  });

  it.each(['0812', 'nomor saya', '<b>081200000001</b>'])(
    '%s is no telephone number: asked again, with what was typed',
    async (phone) => {
      const before = await house.board.wished();
      const answer = await fillIn(house.app, letters(), { phone });
      const page = await answer.text();
      expect([answer.status, page.includes('aria-invalid="true"')]).toEqual([422, true]);
      expect(page).not.toContain('<b>0812');
      expect(await house.board.wished()).toEqual(before);
    },
  );

  it('no other site, no stale or borrowed form, no closed link wishes anything', async () => {
    const before = await house.board.wished();
    const phone = '081200000001';
    const from = { 'content-type': 'application/x-www-form-urlencoded' };
    const foreign = await fillIn(
      house.app,
      letters(),
      { phone },
      { headers: { ...from, 'sec-fetch-site': 'cross-site' } },
    );
    expect(foreign.status).toBe(403);
    expect((await fillIn(house.app, letters(), { phone }, { seal: 'x.y' })).status).toBe(422);
    const other = /name="seal" value="([^"]*)"/.exec(await shown(letters()))?.[1] ?? '';
    const newer = await openPage();
    expect((await send(house.app, `${newer}/letters`, { phone, seal: other })).status).toBe(422);
    expect((await send(house.app, letters(), { phone, seal: other })).status).toBe(410);
    expect((await send(house.app, `${newer}/letters`, {})).status).toBe(400);
    expect(await house.board.wished()).toEqual(before);
  });

  it('who is not at the page may not ask the office either', async () => {
    const { numberLink } = house.office;
    await expect(numberLink.ask(clockwork(`test/${++acts}`), 'log-out')).rejects.toThrow(RegistrationError);
    await expect(numberLink.ask(person(siti), 'pair', 'a'.repeat(43))).rejects.toThrow(RegistrationError);
    await expect(numberLink.ask(person(siti), 'pair')).rejects.toThrow(RegistrationError);
  });
});

describe.runIf(haveTools('chromium'))('in a real browser', () => {
  let server: RunningServer;
  let chromium: Chromium;
  beforeAll(async () => {
    server = await startServer({ host: '127.0.0.1', port: 0, app: house.app });
    chromium = await launchChromium();
  });
  afterAll(async () => {
    await chromium?.close();
    await server?.stop(0);
  });

  it('a camera reads the code, light and dark; the page turns to "linked" by itself', async () => {
    const page = await chromium.context.newPage();
    await stand(pairing());
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(`${server.url}${path}?still=1`);
      expect(seenQr(await page.locator('.qr').screenshot())).toBe(qr);
    }
    await page.goto(`${server.url}${path}`);
    await stand(ready());
    await page.getByText('+6281200000001').waitFor();
    await page.close();
  });

  it('axe finds nothing on it, nothing sticks out on a narrow screen, and it needs no script', async () => {
    const page = await chromium.context.newPage();
    const states = {
      qr: pairing(),
      letters: pairing({ code: 'ABCD-EFGH' }),
      ready: ready(),
      starting: { kind: 'starting', since: now() },
    } as const;
    const found: string[] = [];
    const look = async (name: string) => {
      await page.setViewportSize({ width: 320, height: 640 });
      found.push(...(await overflowsOn(page)).map((one) => `${name}: ${one}`));
      await page.setViewportSize({ width: 1280, height: 800 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        found.push(...(await violationsOn(page)).map((one) => `${name}, ${colorScheme}: ${one}`));
      }
    };
    for (const [name, state] of Object.entries(states)) {
      await stand(state);
      for (const language of ['id', 'en']) {
        await page.goto(`${server.url}${path}?still=1&lang=${language}`);
        await look(`${name} ${language}`);
      }
    }
    await page.goto(`${server.url}${letters()}`);
    await look('form');
    expect(found).toEqual([]);
    await page.close();
  });
});
