import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageHeaders } from '#http/page.ts';
import type { CaseId } from '#ra/values.ts';
import {
  codeIn,
  fillIn,
  type House,
  loginPath,
  openDesks,
  openHouse,
  pathIn,
  person,
  registered,
  send,
  siti,
  sitiMail,
  verified,
} from './house.ts';

let house: House;
let application: CaseId;
const firstPassword = async (): Promise<{ username: string; password: string }> => {
  const { text } = await house.mailTo(sitiMail);
  const [, username = '', password = ''] = /Nama pengguna: (\S+)\nKata sandi pertama: (\S+)/.exec(text) ?? [];
  return { username, password };
};
const chosen = 'perahu kertas di sungai';
const me = { username: 'siti.rahmawati', password: chosen };

beforeAll(async () => {
  house = await openHouse();
  await openDesks(house);
  application = await registered(house);
});
afterAll(() => house.close());

describe('ACC-3, ACC-4 the activation page (Kebumen account 4, Ciamis 1)', () => {
  let path: string;
  const state = async () => (await house.office.desk.view(application))?.it.state;

  it('names the application, the agency and the agency’s human contact, and a GET or HEAD changes nothing', async () => {
    path = pathIn((await house.mailTo(sitiMail)).text, 'activate');
    for (const method of ['GET', 'HEAD', 'GET']) expect((await house.app.request(path, { method })).status).toBe(200);
    const html = await (await house.app.request(path)).text();
    expect(html).toContain(`<b>${application}</b>`);
    expect(html).toContain('<b>Pemerintah Kabupaten Kebumen</b>');
    expect(html).toContain('Hubungi Ibu Wening, ruang 2, (0287) 000000.');
    expect(await state()).toBe('registered');
  });

  it('refuses a POST from another site, one that hides where it comes from, and one without our seal', async () => {
    const type = 'application/x-www-form-urlencoded';
    const foreign = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { 'sec-fetch-site': 'cross-site', origin: 'null' },
      { origin: 'https://evil.example' },
      { origin: 'nonsense' },
      {},
    ];
    for (const headers of foreign) {
      const answer = await fillIn(house.app, path, {}, { headers: { ...headers, 'content-type': type } });
      expect(answer.status, JSON.stringify(headers)).toBe(403);
    }
    for (const seal of ['', 'x', '0.AAAA']) expect((await fillIn(house.app, path, {}, { seal })).status).toBe(422);
    expect(await state()).toBe('registered');
  });

  it('takes an older browser’s "Origin: null", which is all our own page lets it say, only with the seal of this very link', async () => {
    const headers = { origin: 'null', 'content-type': 'application/x-www-form-urlencoded' };
    const other = await loginPath(house);
    const seal = /name="seal" value="([^"]+)"/.exec(await (await house.app.request(other)).text())?.[1] ?? '';
    for (const wrong of ['', 'x', seal])
      expect((await fillIn(house.app, path, {}, { headers, seal: wrong })).status).toBe(422);
    expect(await state()).toBe('registered');
    const wrongPassword = { username: 'siapa.saja', password: 'entah apa ini' };
    expect((await fillIn(house.app, other, wrongPassword, { headers })).status).toBe(422);
    const answer = await fillIn(house.app, other, wrongPassword, { headers });
    expect(await answer.text()).toContain('Nama pengguna atau kata sandi tidak cocok');
  });

  it('a method that is neither asking nor sending is refused by name and changes nothing', async () => {
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const answer = await house.app.request(path, { method, headers: { 'sec-fetch-site': 'same-origin' } });
      expect([answer.status, answer.headers.get('allow')], method).toEqual([405, 'GET, HEAD, POST']);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
    expect(await state()).toBe('registered');
  });

  it('a link that was sent again makes the earlier one void', async () => {
    await house.office.registration.resendActivation(person(siti), application);
    expect((await house.app.request(path)).status).toBe(410);
    expect((await fillIn(house.app, path, {})).status).toBe(410);
    path = pathIn((await house.mailTo(sitiMail)).text, 'activate');
    expect(await state()).toBe('registered');
  });

  it('the button activates once, however often it is tapped, and leads back to the chat', async () => {
    const page = await (await house.app.request(path)).text();
    const seal = /name="seal" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const answers = await Promise.all([1, 2, 3].map(() => send(house.app, path, { seal })));
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('Pendaftaran sudah aktif');
    }
    const history = (await house.office.desk.view(application))?.history ?? [];
    expect(history.filter(({ move }) => move === 'activate')).toHaveLength(1);
  });

  it('opened again later it says what to do, with the same words as a link that never was', async () => {
    const used = await house.app.request(path);
    const unknown = await house.app.request(`/activate/${'x'.repeat(43)}`);
    expect(used.status).toBe(410);
    expect(unknown.status).toBe(410);
    expect(await used.text()).toBe(await unknown.text());
  });
});

describe('ACC-7 the first login (Kebumen account 7–8, Ciamis 4–5)', () => {
  let passwordPath: string;
  let first: { username: string; password: string };

  it('the page names the network and the person who asked, and whatever they call themselves stays text', async () => {
    await verified(house, application);
    first = await firstPassword();
    expect(first.password).toMatch(/^\w{4}-\w{4}-\w{4}$/);
    const path = await loginPath(house, '<script>alert(1)</script>\u202eBu Siti');
    const html = await (await house.app.request(path)).text();
    expect(html).toContain('diminta dari <b>chat percobaan</b> oleh');
    expect(html).toContain('<bdi>&lt;script&gt;alert(1)&lt;/script&gt; Bu Siti</bdi>');
    expect(html).toContain('autocomplete="username"');
    expect(html).toContain('autocomplete="current-password"');
    expect(html).not.toContain('\u202e');
    expect(html).not.toContain('<script');
  });

  it('an unknown name and a wrong password are told apart by nothing', async () => {
    const path = await loginPath(house);
    const stripped = async (answer: Response) =>
      (await answer.text()).replace(/name="seal" value="[^"]*"/, '').replace(/id="username"[^>]*>/, '');
    const unknown = await fillIn(house.app, path, { username: 'siapa.saja', password: 'entah apa ini' });
    const wrong = await fillIn(house.app, path, { username: first.username, password: 'entah apa ini' });
    expect([unknown.status, wrong.status]).toEqual([422, 422]);
    const [one, other] = [await stripped(unknown), await stripped(wrong)];
    expect(one).toBe(other);
    expect(one).toContain('Nama pengguna atau kata sandi tidak cocok.');
  });

  it('the first password leads straight to choosing one’s own, and works no second time', async () => {
    const path = await loginPath(house);
    const answer = await fillIn(house.app, path, first);
    expect(answer.status).toBe(303);
    for (const [name, value] of Object.entries(pageHeaders)) expect(answer.headers.get(name)).toBe(value);
    passwordPath = new URL(answer.headers.get('location') ?? '', `http://lencana.test${path}`).pathname;
    expect(passwordPath).toMatch(/^\/password\/[\w-]{43}$/);
    const second = await fillIn(house.app, await loginPath(house), first);
    expect(second.status).toBe(422);
  });

  it.each([
    ['pendek', 'pendek', 'terlalu pendek'],
    ['siti.rahmawati1', 'siti.rahmawati1', 'memuat nama'],
    ['password123', 'password123', 'terlalu umum'],
    ['aaaaaaaaaaaaaaa', 'aaaaaaaaaaaaaaa', 'mengulang huruf'],
    ['a1'.repeat(70), 'a1'.repeat(70), 'terlalu panjang'],
    [chosen, 'perahu kertas di danau', 'tidak sama'],
    ['', '', 'dua kali'],
  ])('%s is refused with the reason in words, and the link still works', async (password, again, words) => {
    house.later(4); // a person needs time to think of another one
    const answer = await fillIn(house.app, passwordPath, { password, again });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(words);
  });

  it('a good one shows the code, and only the chat that asked can use it', async () => {
    const answer = await fillIn(house.app, passwordPath, { password: `  ${chosen} `, again: chosen });
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toContain('berlaku 5 menit');
    const code = codeIn(html);
    const stranger = { network: 'sandbox', user: '6666', chat: '6666' } as const;
    expect(await house.office.login.confirm(person(stranger), code)).toEqual({ outcome: 'none' });
    expect(await house.office.login.confirm(person(siti), code)).toMatchObject({ outcome: 'in' });
    expect((await house.mailTo(sitiMail)).subject).toBe('Ada yang masuk ke akun Anda');
    expect((await house.app.request(passwordPath)).status).toBe(410);
  });
});

describe('ACC-7 every later login', () => {
  it('shows the code at once; blanks around name and password are forgiven', async () => {
    const path = await loginPath(house);
    const answer = await fillIn(house.app, path, { username: ' Siti.Rahmawati ', password: `${chosen} ` });
    const html = await answer.text();
    expect(html).toContain('di chat percobaan, di chat yang tadi meminta masuk');
    expect(await house.office.login.confirm(person(siti), codeIn(html))).toMatchObject({ outcome: 'in' });
    expect((await house.app.request(path)).status).toBe(410);
  });

  it('a double tap shows the same code twice, not "already used"', async () => {
    const path = await loginPath(house);
    const seal = /name="seal" value="([^"]+)"/.exec(await (await house.app.request(path)).text())?.[1] ?? '';
    const answers = await Promise.all([1, 2].map(() => send(house.app, path, { ...me, seal })));
    const [one, other] = await Promise.all(answers.map((answer) => answer.text()));
    expect(codeIn(one ?? '')).toBe(codeIn(other ?? ''));
    const third = await send(house.app, path, { ...me, seal });
    expect(codeIn(await third.text())).toBe(codeIn(one ?? ''));
    house.later(1.1);
    expect((await send(house.app, path, { ...me, seal })).status).toBe(410);
  });

  it('of two open tabs one shows the code, and the other says that the link is used', async () => {
    const path = await loginPath(house);
    house.later(0.5);
    const sealOf = async () =>
      /name="seal" value="([^"]+)"/.exec(await (await house.app.request(path)).text())?.[1] ?? '';
    const one = await sealOf();
    house.later(0.1);
    const answers = await Promise.all([one, await sealOf()].map((seal) => send(house.app, path, { ...me, seal })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
    const shown = answers.find(({ status }) => status === 200);
    expect(await house.office.login.confirm(person(siti), codeIn((await shown?.text()) ?? ''))).toMatchObject({
      outcome: 'in',
    });
  });

  it('letters of any script, blanks that are none, and a thousand of them are a wrong password and no fault', async () => {
    const path = await loginPath(house);
    const odd = [
      '\u0000',
      'siti\u0000.rahmawati',
      '\u202eitis',
      '💡'.repeat(120),
      'ꦱꦶꦠꦶ',
      "' or 1=1 --",
      'é'.normalize('NFD'),
      '\ud800',
    ];
    for (const text of odd) {
      house.later(1);
      const answer = await fillIn(house.app, path, { username: text.slice(0, 200), password: text });
      expect(answer.status, JSON.stringify(text)).toBe(422);
      expect(await answer.text()).toContain('<h1>Masuk</h1>');
    }
    expect((await fillIn(house.app, path, { ...me, username: 'x'.repeat(201) })).status).toBe(400);
    expect((await fillIn(house.app, path, { ...me, password: 'x'.repeat(1001) })).status).toBe(400);
    for (const secret of ['x', 'x'.repeat(129), 'x'.repeat(4000), '%00', '%E0%A4%A', '..%2f..%2fetc'])
      expect([404, 410], secret).toContain((await house.app.request(`/login/${secret}`)).status);
    expect(house.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('a page that lay open for hours asks again and changes nothing', async () => {
    const { link } = await house.office.login.begin(person(siti), 'Siti R', 'id');
    const path = pathIn(link, 'login');
    const old = /name="seal" value="([^"]+)"/.exec(await (await house.app.request(path)).text())?.[1] ?? '';
    house.later(5 * 60);
    const fresh = await loginPath(house);
    expect((await fillIn(house.app, fresh, me, { seal: old })).status).toBe(422); // a seal of another link, and old
    expect((await fillIn(house.app, path, me)).status).toBe(410);
    expect((await fillIn(house.app, fresh, me)).status).toBe(200);
  });

  it('ACC-7: after five wrong passwords the account rests, and the page says the same as for a wrong password', async () => {
    house.later(60);
    const path = await loginPath(house);
    for (let n = 0; n < 5; n++)
      expect((await fillIn(house.app, path, { ...me, password: `salah sekali ${n}` })).status).toBe(422);
    const answer = await fillIn(house.app, path, me);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Nama pengguna atau kata sandi tidak cocok');
    house.later(3);
    expect((await fillIn(house.app, path, me)).status).toBe(200);
  });
});

describe('what stands at the door', () => {
  it('a link takes ten tries in a row, then asks for patience and names the seconds', async () => {
    const path = await loginPath(house);
    const wrong = { username: 'siapa.saja', password: 'entah apa ini' };
    for (let n = 0; n < 10; n++) expect((await fillIn(house.app, path, wrong)).status).toBe(422);
    const answer = await fillIn(house.app, path, wrong);
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('20');
    expect(await answer.text()).toContain('sesudah 20 detik');
    house.later(0.5);
    expect((await fillIn(house.app, path, me)).status).toBe(200);
  });

  it('an address that hammers waits, and another address does not', async () => {
    const knock = (remoteAddress: string) =>
      house.app.request(`/login/${'y'.repeat(43)}`, {}, { incoming: { socket: { remoteAddress } } });
    const statuses = new Set<number>();
    for (let n = 0; n < 300; n++) statuses.add((await knock('2001:db8:7:8::1')).status);
    expect([...statuses].sort()).toEqual([410, 429]);
    expect((await knock('2001:db8:7:8:ffff::2')).status).toBe(429); // the same /64
    expect((await knock('2001:db8:7:9::1')).status).toBe(410);
  });

  it('refuses forms that are too large, not forms, or half a form', async () => {
    const path = await loginPath(house);
    const json = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
    expect((await send(house.app, path, { ...me, seal: 'x'.repeat(9000) })).status).toBe(413);
    expect((await send(house.app, path, me, json)).status).toBe(400);
    expect((await send(house.app, path, { username: me.username })).status).toBe(400);
    expect((await fillIn(house.app, path, me)).status).toBe(200);
  });

  it('sends every page with strict headers and keeps none of them', async () => {
    const path = await loginPath(house);
    const answers = [
      await house.app.request(path),
      await fillIn(house.app, path, { username: 'siapa', password: 'entah' }),
      await fillIn(house.app, path, me),
      await house.app.request(path),
      await house.app.request('/nowhere'),
    ];
    for (const { headers, status } of answers) {
      for (const [name, value] of Object.entries(pageHeaders)) expect(headers.get(name), `${status}`).toBe(value);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('strict-transport-security')).toBeNull();
    }
    expect(pageHeaders['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
  });

  it('speaks the language of who asked, and the other one on request', async () => {
    const path = await loginPath(house, 'Siti R', 'en');
    expect(await (await house.app.request(path)).text()).toContain('<html lang="en">');
    const switched = await house.app.request(`${path}?lang=id`);
    expect(await switched.text()).toContain('<h1>Masuk</h1>');
    const gone = await house.app.request('/login/none', { headers: { 'accept-language': 'en-GB,en;q=0.9' } });
    expect(await gone.text()).toContain('This link no longer works');
  });

  it('logs the route and never the secret in it', async () => {
    const secrets = (await loginPath(house)).split('/').at(-1) ?? '';
    house.lines.length = 0;
    await fillIn(house.app, `/login/${secrets}`, me);
    await house.app.request(`/Login/${secrets}`);
    expect(house.lines.map(({ fields }) => fields)).toMatchObject([
      { method: 'GET', route: '/login/:secret', status: 200 },
      { method: 'POST', route: '/login/:secret', status: 200 },
      { method: 'GET', route: '/*', status: 404 },
    ]);
    expect(JSON.stringify(house.lines)).not.toContain(secrets);
  });
});
