/** The trial's clock through its door: forward only, kept, and after a jump everything due has happened once and all that is published is fresh. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditLines } from '#db/schema/audit.ts';
import type { ClockOutlook, Jumped } from '#http/sandbox-wire.ts';
import { atConsole } from '#ra/actor.ts';
import { freshDatabase } from '#support/database.ts';
import { type House, openHouse, publicUrl } from '#support/house.ts';
import { applicant, groups, officer, requestCertificate, withAccount } from '#support/story.ts';

const hour = 3_600_000;
const day = 24 * hour;
const own = { host: 'localhost:8080', origin: publicUrl, 'x-sandbox-key': 'a key for tests' };

let database: Awaited<ReturnType<typeof freshDatabase>>;
let house: House;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lencana-clock-'));
  database = await freshDatabase();
  house = await openHouse({ database });
  await withAccount(house);
  await requestCertificate(house);
  await house.group(groups.officers).as(house.person(officer)).taps('Setujui & terbitkan');
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (body: unknown, headers: Record<string, string> = own) =>
  house.installation.doors.request(`${publicUrl}/sandbox/clock`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const jump = async (body: unknown): Promise<Jumped> => {
  const answer = await ask(body);
  if (answer.status !== 200) throw new Error(`The clock answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Jumped; // its shape is the wire's
};
const outlook = async (): Promise<ClockOutlook> =>
  (
    await house.installation.doors.request(`${publicUrl}/sandbox/clock`, { headers: own })
  ).json() as Promise<ClockOutlook>; // as above
const leapTo = async (what: string): Promise<string> => {
  const { leaps } = await outlook();
  const found = leaps.find((leap) => leap.what === what);
  if (!found) throw new Error(`The clock offers ${leaps.map((leap) => leap.what).join(', ')}`);
  return found.at;
};
const published = async (path: string): Promise<Buffer> =>
  Buffer.from(await (await house.installation.doors.request(`${publicUrl}${path}`)).arrayBuffer());
/** The two moments and the number of a list, as openssl reads them. */
const listAt = async (name: string) => {
  const args = ['crl', '-inform', 'DER', '-noout', '-lastupdate', '-nextupdate', '-crlnumber'];
  const text = execFileSync('openssl', args, { input: await published(`/crl/${name}.crl`), encoding: 'utf8' });
  const date = (label: string) => new Date(new RegExp(`${label}=(.*)`).exec(text)?.[1] ?? '');
  const number = Number.parseInt(/crlNumber=(?:0x)?([0-9A-F]+)/.exec(text)?.[1] ?? '', 16);
  return { thisUpdate: date('lastUpdate'), nextUpdate: date('nextUpdate'), number };
};
const now = () => house.installation.clock.now();
const seconds = (date: Date) => Math.floor(date.getTime() / 1000);

describe('the clock goes forward only, as far as a trial lasts, and for our own page alone', () => {
  it.each([
    ['a moment that is over', () => ({ to: new Date(now().getTime() - 1000).toISOString() }), 409, 'forward only'],
    ['the moment it is', () => ({ to: now().toISOString() }), 409, 'forward only'],
    ['more than a trial lasts', () => ({ forward: 2000 * day }), 409, 'because of: trial'],
    ['backwards', () => ({ forward: -1 }), 400, ''],
    ['nothing', () => ({}), 400, ''],
    ['two things at once', () => ({ forward: hour, to: now().toISOString() }), 400, ''],
    ['a word', () => ({ to: 'besok' }), 400, ''],
  ])('refuses %s', async (_, body, status, why) => {
    const before = now().getTime();
    const answer = await ask(body());
    expect(answer.status).toBe(status);
    expect(((await answer.json()) as { message: string }).message).toContain(why);
    expect(now().getTime()).toBe(before);
  });

  it('refuses another page and another key', async () => {
    const before = now().getTime();
    expect((await ask({ forward: hour }, { ...own, origin: 'https://evil.example' })).status).toBe(403);
    expect((await ask({ forward: hour }, { ...own, 'x-sandbox-key': 'X' })).status).toBe(403);
    expect(now().getTime()).toBe(before);
  });
});

describe('a jump', () => {
  it('is told to every page that listens, adds to the hand that moves the host’s clock, and outlives a restart', async () => {
    const stream = await house.installation.doors.request(`${publicUrl}/sandbox/events`, { headers: own });
    const reader = stream.body?.getReader();
    const line = async () => JSON.parse(Buffer.from((await reader?.read())?.value ?? []).toString());
    const start = now().getTime();
    expect(await line()).toMatchObject({ kind: 'snapshot', clock: { now: new Date(start).toISOString(), ahead: 0 } });
    expect(await jump({ forward: hour })).toMatchObject({ now: new Date(start + hour).toISOString(), ahead: hour });
    expect(await line()).toMatchObject({ kind: 'clock', now: new Date(start + hour).toISOString(), ahead: hour });
    await reader?.cancel();
    await house.wait(hour);
    expect(now().getTime()).toBe(start + 2 * hour);
    await house.restart();
    expect(now().getTime()).toBe(start + 2 * hour);
    await house.chat(applicant).says('/bantuan');
    expect(house.chat(applicant).latest().date).toBe(seconds(now()));
  });

  it('REC-1 stands in the audit log, at the moment the clock left', async () => {
    const lines = await database.db.select().from(auditLines).where(eq(auditLines.act, 'moveClock'));
    const [line] = lines.filter(({ outcome }) => outcome === 'done');
    expect(line).toMatchObject({
      origin: 'console',
      at: '2026-11-23T02:00:00.000Z',
      facts: { to: '2026-11-23T03:00:00.000Z' },
    });
  });

  it('offers nine o’clock of the next working day, and what comes by itself', async () => {
    // Monday 23 November 2026, 11.00 WIB.
    expect(await leapTo('workday')).toBe('2026-11-24T02:00:00.000Z');
    await jump({ to: '2026-11-27T12:00:00.000Z' }); // Friday evening
    expect(await leapTo('workday')).toBe('2026-11-30T02:00:00.000Z');
    expect(Date.parse(await leapTo('expiry')) - now().getTime()).toBeGreaterThan(720 * day);
    const { leaps, latest } = await outlook();
    expect(leaps.every(({ at }) => at <= latest && at > now().toISOString())).toBe(true);
  });

  it('two at once happen one after the other', async () => {
    const start = now().getTime();
    await Promise.all([jump({ forward: hour }), jump({ forward: hour })]);
    expect(now().getTime()).toBe(start + 2 * hour);
  });

  it('forgets no act: what was done this minute is answered the same when it is asked again', async () => {
    await jump({ forward: 30 * day });
    const { office } = house.installation;
    const by = atConsole('clock-test:administrator');
    const first = await office.administration.inviteAdministrator(by);
    await house.installation.chores();
    expect(await office.administration.inviteAdministrator(by)).toEqual(first);
  });
});

describe('REC-5, REV-5 after a jump of thirteen months all that is published is fresh', () => {
  const certificate = () => join(folder, 'certificate.pem');
  const issuer = () => join(folder, 'issuing.pem');
  let request: Buffer;
  const ocspText = async (): Promise<string> => {
    const file = join(folder, 'answer.der');
    writeFileSync(file, (await house.installation.ocsp.answer(request)).body);
    return execFileSync('openssl', ['ocsp', '-respin', file, '-resp_text', '-noverify'], { encoding: 'utf8' });
  };
  const dateIn = (text: string, label: string) => new Date(new RegExp(`${label}: (.*)`).exec(text)?.[1] ?? '');
  const was: Record<string, Awaited<ReturnType<typeof listAt>>> = {};

  beforeAll(async () => {
    const asPem = (kind: string, input: Buffer) =>
      execFileSync('openssl', [kind, '-inform', 'DER'], { input, encoding: 'utf8' });
    const [of] = await house.installation.registry.transaction(async ({ accounts, certificates }) => {
      const account = await accounts.findBy('mail', 'siti.rahmawati@contohkab.go.id');
      const found = account ? await certificates.ofAccount(account.id) : [];
      return Promise.all(found.map(({ serial }) => certificates.der(serial)));
    });
    writeFileSync(certificate(), asPem('x509', Buffer.from(of ?? [])));
    writeFileSync(issuer(), asPem('x509', await published('/ca/issuing.cer')));
    const reqout = join(folder, 'request.der');
    execFileSync('openssl', ['ocsp', '-issuer', issuer(), '-cert', certificate(), '-no_nonce', '-reqout', reqout], {
      stdio: 'ignore',
    });
    request = readFileSync(reqout);
    for (const name of ['issuing', 'root']) was[name] = await listAt(name);
    expect(await ocspText()).toContain('Cert Status: good');
    await jump({ forward: 395 * day });
  });

  it('the CRL', async () => {
    const list = await listAt('issuing');
    expect(seconds(list.thisUpdate)).toBe(seconds(now()));
    expect(list.nextUpdate.getTime() - now().getTime()).toBeGreaterThan(71 * hour);
    expect(list.number).toBeGreaterThan(was.issuing?.number ?? 0);
  });

  it('the root’s list, whose key lies beside it in a trial', async () => {
    const list = await listAt('root');
    expect(was.root?.nextUpdate.getTime()).toBeLessThan(now().getTime());
    expect(list.nextUpdate.getTime() - now().getTime()).toBeGreaterThan(360 * day);
    expect(list.number).toBe((was.root?.number ?? 0) + 1);
  });

  it('OCSP: not the answer that was kept, and by a signer of today', async () => {
    const text = await ocspText();
    expect(seconds(dateIn(text, 'This Update'))).toBe(seconds(now()));
    expect(dateIn(text, 'Next Update').getTime()).toBeGreaterThan(now().getTime());
    expect(dateIn(text, 'Not After ').getTime()).toBeGreaterThan(now().getTime());
    expect(dateIn(text, 'Not Before').getTime()).toBeLessThanOrEqual(now().getTime());
  });

  it('REN-1 a jump over several reminders brings one, the newest that is due, and the next leap is to the one after it', async () => {
    const reminders = () =>
      house.installation.sandbox
        .messages(house.person(applicant).id)
        .filter(({ text }) => text.includes('habis masa berlakunya'));
    const mails = () =>
      house.mailsTo('siti.rahmawati@contohkab.go.id').filter(({ subject }) => subject.includes('habis'));
    expect(reminders()).toHaveLength(0);
    const end = Date.parse(await leapTo('expiry'));
    expect(Math.round((end - Date.parse(await leapTo('renewal'))) / day)).toBe(60);
    const fiveDaysLeft = new Date(end - 5 * day).toISOString().replace(/T.*/, 'T03:00:00.000Z');
    expect(await jump({ to: fiveDaysLeft })).toMatchObject({ mails: 1 });
    expect(reminders()).toHaveLength(1);
    expect(mails()).toHaveLength(1);
    expect(Math.round((end - Date.parse(await leapTo('renewal'))) / day)).toBe(1);
    await jump({ to: await leapTo('expiry') });
    await jump({ forward: 30 * day });
    expect(reminders().length).toBeLessThanOrEqual(2);
  });

  it('nothing was logged as a fault', () => {
    expect(house.log).toEqual([]);
  });
});
