/**
 * Page, browser and child process fall at any moment, and the way to WhatsApp heals by itself: nothing a person wrote is lost, nothing is told
 * twice, and nobody is told that something was sent which was not. DESIGN "How an act runs, and why nothing is lost or done twice".
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endBrowser } from '#bot/networks/whatsapp/web/process-tree.ts';
import type { FromChild, ToChild } from '#bot/networks/whatsapp/web/protocol.ts';
import type { WireChat, WireEvent } from '#bot/networks/whatsapp/wire.ts';
import { haveTools } from '#support/chromium.ts';
import type { Person } from '#support/whatsapp-page/people.ts';
import { openWhatsapp } from '#support/whatsapp-page/whatsapp.ts';
import { browserIn, childIn, openWired, renderersIn, runningIn, type Wired } from '#support/whatsapp-page/wired.ts';

const has = haveTools('chromium');
/** A browser is started several times. */
const patience = 120_000;
const chatWith = ({ phone }: Person): WireChat => ({
  kind: 'person',
  person: { phone: phone?.split('@')[0] ?? '' },
});
const gate = () => Promise.withResolvers<void>();

describe.runIf(has)('what falls gets up again', { timeout: patience }, () => {
  let wired: Wired;
  let keeping: (event: WireEvent) => Promise<void> = async () => undefined;
  beforeAll(async () => {
    wired = await openWired({ keeping: (event) => keeping(event) });
    await wired.start();
    await wired.ready();
  });
  afterAll(() => wired?.close());
  /** Ends something, and waits until the next child is connected. */
  const fall = async (act: () => void, meanwhile: () => void = () => undefined): Promise<void> => {
    act();
    await wired.until(() => wired.wire.state().kind !== 'ready', 'the fall');
    await wired.whatsapp.until(() => !wired.whatsapp.isConnected(), 'the page to be gone');
    meanwhile();
    await wired.ready();
  };
  const kill = (pid: number) => process.kill(pid, 'SIGKILL');
  const saidTo = (person: Person) => wired.messages().filter(({ from }) => from.lid === person.lid.split('@')[0]);

  it('the child killed while it sends: nobody knows whether it left, and so it is said; until it is back nothing is sent', async () => {
    const ani = wired.whatsapp.person('Ani');
    wired.whatsapp.holdAnswers();
    const sending = wired.wire.send({ to: chatWith(ani), text: 'Sertifikat terbit' });
    const refused = expect(sending).rejects.toMatchObject({ kind: 'unanswered' });
    await wired.whatsapp.until(() => wired.whatsapp.sent(ani).length === 1, 'the message');
    let meanwhile: Promise<unknown> = Promise.resolve();
    await fall(
      () => kill(childIn(wired.folder)),
      () => {
        meanwhile = wired.wire.send({ to: chatWith(ani), text: 'x' }).catch((error: unknown) => error);
      },
    );
    expect(await meanwhile).toMatchObject({ kind: 'away' });
    await refused;
    wired.whatsapp.letAnswersGo();
    expect(wired.whatsapp.sent(ani)).toHaveLength(1);
    expect(wired.wire.vitals().restarts).toBeGreaterThan(0);
  });

  it('the child killed while an event is being kept: kept once, also what was written while it was down', async () => {
    const budi = wired.whatsapp.person('Budi');
    const [begun, go] = [gate(), gate()];
    keeping = async ({ kind }) => {
      if (kind !== 'message') return;
      begun.resolve();
      await go.promise;
    };
    budi.says('satu');
    await begun.promise;
    await fall(
      () => kill(childIn(wired.folder)),
      () => void budi.says('dua'),
    );
    go.resolve();
    keeping = async () => undefined;
    budi.says('tiga');
    await wired.heard('tiga');
    expect(saidTo(budi).map(({ text }) => text)).toEqual(['satu', 'dua', 'tiga']);
  });

  it('an event that could not be kept is tried again before what follows it', async () => {
    const citra = wired.whatsapp.person('Citra');
    let faults = 2;
    keeping = async () => {
      if (faults-- > 0) throw new Error('The database is away');
    };
    citra.says('pertama');
    citra.says('kedua');
    await wired.heard('kedua');
    keeping = async () => undefined;
    expect(saidTo(citra).map(({ text }) => text)).toEqual(['pertama', 'kedua']);
    expect(wired.logged.filter(({ message }) => /could not be kept/.test(message))).toHaveLength(2);
  });

  it('the browser killed: what was written meanwhile is read, oldest first, however much, and once', async () => {
    const dewi = wired.whatsapp.person('Dewi');
    const eka = wired.whatsapp.person('Eka', { goesBy: 'lid' });
    const desk = wired.whatsapp.group('Meja', [dewi, eka, wired.whatsapp.us]);
    dewi.says('sebelum');
    await wired.heard('sebelum');
    const lines = Array.from({ length: 24 }, (_, place) => `pesan ${place + 1}`);
    const start = Date.now() - 60_000;
    await fall(
      () => kill(browserIn(wired.folder)),
      () => {
        for (const [place, line] of lines.entries()) dewi.says(line, { at: new Date(start + place * 1000) });
        eka.says('dari grup', { in: desk });
        desk.remove(wired.whatsapp.us);
      },
    );
    await wired.heard('dari grup');
    await wired.until(() => wired.events.at(-1)?.kind === 'membership', 'the end of our membership');
    expect(saidTo(dewi).map(({ text }) => text)).toEqual(['sebelum', ...lines]);
    expect(saidTo(eka)).toMatchObject([{ text: 'dari grup', chat: { kind: 'group', id: desk.jid } }]);
    expect(wired.events.at(-1)).toMatchObject({ isUs: true, change: 'left' });
  });

  it('the page reloaded: ready again, and each word is told once', async () => {
    const fitri = wired.whatsapp.person('Fitri');
    const starts = wired.wire.vitals().restarts;
    const readies = wired.logged.filter(({ message }) => /is read/.test(message)).length;
    wired.whatsapp.reloadPage();
    await wired.until(
      () => wired.logged.filter(({ message }) => /is read/.test(message)).length > readies,
      'the page again',
    );
    fitri.says('sekali saja');
    fitri.says('penutup muat ulang');
    await wired.heard('penutup muat ulang');
    expect(saidTo(fitri).map(({ text }) => text)).toEqual(['sekali saja', 'penutup muat ulang']);
    expect(wired.wire.vitals().restarts).toBe(starts);
  });

  it('the page crashed', async () => {
    const gita = wired.whatsapp.person('Gita');
    await fall(() => {
      for (const pid of renderersIn(wired.folder)) kill(pid);
    });
    await wired.wire.send({ to: chatWith(gita), text: 'kembali' });
    expect(wired.whatsapp.sent(gita)).toHaveLength(1);
  });

  it('what is written in the chats is not told again after all that', () => {
    const ids = wired.messages().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('browser and child stay under 900 MB', async () => {
    await expect.poll(() => wired.wire.vitals().memory, { timeout: 10_000 }).not.toBeNull();
    const { browser, child } = wired.wire.vitals().memory ?? { browser: 0, child: 0 };
    expect(browser).toBeGreaterThan(50 * 1024 * 1024);
    expect(child).toBeGreaterThan(10 * 1024 * 1024);
    expect(browser + child).toBeLessThan(900 * 1024 * 1024);
  });

  it('asked to begin anew, it does so at once', async () => {
    await fall(() => void wired.wire.restart());
  });

  it('the profile’s lock that a killed browser leaves is no obstacle, and nothing of it runs on', async () => {
    const before = runningIn(wired.folder).map(({ pid }) => pid);
    await fall(() => kill(childIn(wired.folder)));
    expect(runningIn(wired.folder).filter(({ pid }) => before.includes(pid))).toEqual([]);
  });

  it('stop ends everything', async () => {
    await wired.wire.stop();
    expect(wired.wire.state()).toEqual({ kind: 'off' });
    expect(runningIn(wired.folder)).toEqual([]);
  });
});

describe.runIf(has)('what does not fall but is of no use', { timeout: patience }, () => {
  it('a page that hangs gives no heartbeat, and a new one takes its place; a stop in the middle of it ends all the same', async () => {
    const wired = await openWired({ tuning: { answerMs: 3000, stopMs: 1000 } });
    await wired.start();
    await wired.ready();
    wired.whatsapp.hangPage();
    await wired.until(() => wired.wire.state().kind === 'lost', 'the missing heartbeat');
    expect(wired.wire.state()).toMatchObject({ loggedOut: false, why: expect.stringContaining('heartbeat') });
    await wired.ready();
    wired.whatsapp.hangPage();
    await wired.wire.stop();
    expect(runningIn(wired.folder)).toEqual([]);
    await wired.close();
  });

  it('too much memory ends it in order when nothing is under way, and its session is kept', async () => {
    const wired = await openWired({ tuning: { memoryBytes: 1024, calmMs: 0, firstKeepMs: 60_000 } });
    await wired.start();
    await wired.until(() => wired.wire.vitals().restarts > 0, 'the new start');
    const said = wired.logged.find(({ message }) => /child process ended/.test(message));
    expect(said?.fields).toMatchObject({ outcome: 'again', why: expect.stringMatching(/take \d+ MB/) });
    expect(wired.sessions.all().length).toBeGreaterThan(0);
    await wired.close();
  });

  it('whoever loses the lead lets go at once, and begins when it leads again', async () => {
    const lost = new AbortController();
    const again = gate();
    let terms = 0;
    const wired = await openWired({
      leader: {
        async take(ending) {
          if (terms++ > 0)
            await Promise.race([again.promise, new Promise((_, no) => ending.addEventListener('abort', no))]);
          return { lost: terms === 1 ? lost.signal : new AbortController().signal, resign: async () => undefined };
        },
      },
    });
    await wired.start();
    await wired.ready();
    lost.abort();
    await wired.until(() => wired.wire.state().kind === 'elsewhere', 'the other instance');
    expect(runningIn(wired.folder)).toEqual([]);
    again.resolve();
    await wired.ready();
    await wired.close();
  });

  it('a child whose main process is gone goes too', async () => {
    const whatsapp = await openWhatsapp();
    const folder = mkdtempSync(join(tmpdir(), 'lencana-whatsapp-'));
    const program = fileURLToPath(
      new URL('../../../../src/bot/networks/whatsapp/web/child-process.ts', import.meta.url),
    );
    const child = fork(program, [], { env: { HOME: folder }, execArgv: [], serialization: 'advanced' });
    const opening = {
      chromiumPath: whatsapp.chromiumPath,
      flags: ['--no-sandbox'],
      profile: join(folder, 'profile'),
      pageCache: whatsapp.pageCache,
      takeOverMs: 1000,
    };
    child.send({ kind: 'open', opening } satisfies ToChild);
    await new Promise<void>((shown) =>
      child.on('message', (word: FromChild) => {
        if (word.kind === 'news' && word.news.kind === 'qr') shown();
      }),
    );
    const ended = new Promise((done) => child.once('exit', done));
    child.disconnect();
    await ended;
    await endBrowser(join(folder, 'profile'));
    expect(runningIn(folder)).toEqual([]);
    rmSync(folder, { recursive: true, force: true });
    await whatsapp.close();
  });
});
