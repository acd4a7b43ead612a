/**
 * The link between the telephone and us: by QR or eight letters, kept in versions, opened on another machine, ended on the telephone, used
 * elsewhere. A session is never deleted because of a conflict. DESIGN "whatsapp".
 */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { browserFault } from '#bot/networks/whatsapp/web/browser.ts';
import type { WireState } from '#bot/networks/whatsapp/wire.ts';
import { chromiumPath, haveTools } from '#support/chromium.ts';
import { openWired, runningIn, type Wired } from '#support/whatsapp-page/wired.ts';

const has = haveTools('chromium');
/** A browser is started several times. */
const patience = 120_000;
const open: Wired[] = [];
const opened = async (options: Parameters<typeof openWired>[0] = {}): Promise<Wired> => {
  const wired = await openWired(options);
  open.push(wired);
  return wired;
};
afterEach(async () => {
  // Another machine's wire uses the WhatsApp of the first, which goes last.
  for (const wired of open.splice(0).toReversed()) await wired.close();
});
const pairing = (wired: Wired): Extract<WireState, { kind: 'pairing' }> | undefined => {
  const state = wired.wire.state();
  return state.kind === 'pairing' ? state : undefined;
};
const lostFor = (wired: Wired) => wired.states.flatMap((state) => (state.kind === 'lost' ? [state] : []));

describe.runIf(has)('linking the telephone', { timeout: patience }, () => {
  it('by the eight letters that its owner types; the QR is gone meanwhile', async () => {
    const wired = await opened({ isScanned: false });
    await wired.start();
    const code = await wired.wire.pairBy(wired.whatsapp.phone);
    expect(code).toMatch(/^[A-Z]{8}$/);
    await wired.until(() => pairing(wired)?.code !== undefined, 'the letters');
    expect(pairing(wired)).toMatchObject({ code });
    expect(pairing(wired)).not.toHaveProperty('qr');
    wired.whatsapp.acceptCode(code);
    await wired.ready();
    await expect(wired.wire.pairBy(wired.whatsapp.phone)).rejects.toMatchObject({ kind: 'away' });
  });

  it('a QR nobody scans is drawn anew by itself; where the page does not, the whole begins anew', async () => {
    const wired = await opened({ isScanned: false, tuning: { staleQrMs: 4000 } });
    await wired.start();
    await wired.until(() => pairing(wired)?.qr !== undefined, 'a QR');
    const first = pairing(wired)?.qr;
    wired.whatsapp.qrGoesStale();
    await wired.until(() => pairing(wired)?.qr !== undefined && pairing(wired)?.qr !== first, 'another QR');
    expect(wired.wire.vitals().restarts).toBe(0);
    const second = pairing(wired)?.qr;
    wired.whatsapp.qrGoesStale({ isDead: true });
    await wired.until(() => wired.wire.vitals().restarts === 1, 'a new start');
    await wired.until(() => pairing(wired)?.qr !== undefined && pairing(wired)?.qr !== second, 'a QR after it');
    wired.whatsapp.scan(pairing(wired)?.qr ?? '');
    await wired.ready();
  });
});

describe.runIf(has)('the session', { timeout: patience }, () => {
  it('opens on another machine with an empty folder, without pairing, and nothing that was kept is told there again', async () => {
    const wired = await opened();
    await wired.start();
    await wired.ready();
    const ani = wired.whatsapp.person('Ani');
    ani.says('di mesin pertama');
    await wired.heard('di mesin pertama');
    await wired.wire.stop();
    const other = await opened({ whatsapp: wired.whatsapp, sharing: wired });
    ani.says('di antara keduanya', { at: new Date(Date.now() + 1000) });
    await other.start();
    await other.ready();
    await other.heard('di antara keduanya');
    expect(other.states.map(({ kind }) => kind)).toEqual(['starting', 'ready']);
  });

  it('whose newest version does not open gives way to the one before', async () => {
    const wired = await opened();
    await wired.start();
    await wired.ready();
    await wired.wire.stop();
    // One that was never linked, and one that is no session at all.
    await wired.sessions.keep(gzipSync(serialize(new Map())));
    await wired.sessions.keep(new Uint8Array([1, 2, 3]));
    const good = wired.sessions.all().find(({ bytes }) => bytes.length > 100);
    const other = await opened({ whatsapp: wired.whatsapp, sharing: wired, isScanned: false });
    await other.start();
    await other.ready();
    expect(good).toBeDefined();
    expect(other.states.some(({ kind }) => kind === 'pairing')).toBe(false);
  });

  it('of which no version opens any more is paired anew, and that is said', async () => {
    const wired = await opened();
    await wired.start();
    await wired.ready();
    await wired.wire.stop();
    wired.whatsapp.logOutOnPhone();
    const other = await opened({ whatsapp: wired.whatsapp, sharing: wired, isScanned: false });
    await other.start();
    await other.until(() => pairing(other)?.qr !== undefined, 'a QR');
    expect(lostFor(other)).toMatchObject([{ loggedOut: true }]);
    expect(wired.sessions.all().length).toBeGreaterThan(0);
    other.whatsapp.scan(pairing(other)?.qr ?? '');
    await other.ready();
  });

  it('ended on the telephone is lost, said so, and paired anew', async () => {
    const wired = await opened({ isScanned: false });
    await wired.start();
    await wired.until(() => pairing(wired)?.qr !== undefined, 'a QR');
    wired.whatsapp.scan(pairing(wired)?.qr ?? '');
    await wired.ready();
    wired.whatsapp.logOutOnPhone();
    await wired.until(() => lostFor(wired).some(({ loggedOut }) => loggedOut), 'the loss');
    await wired.until(() => pairing(wired)?.qr !== undefined, 'a QR again');
    wired.whatsapp.scan(pairing(wired)?.qr ?? '');
    await wired.ready();
  });

  it('we let go of is forgotten, and the telephone lists us no more', async () => {
    const wired = await opened({ isScanned: false });
    await wired.start();
    await wired.until(() => pairing(wired)?.qr !== undefined, 'a QR');
    wired.whatsapp.scan(pairing(wired)?.qr ?? '');
    await wired.ready();
    await wired.wire.logOut();
    expect(wired.whatsapp.isLinked()).toBe(false);
    await wired.until(() => pairing(wired)?.qr !== undefined, 'a QR again');
    expect(wired.sessions.all()).toEqual([]);
  });

  it('used elsewhere is left alone for a while and then taken back, later each time; what was written meanwhile comes', async () => {
    const wired = await opened({ tuning: { takeOverMs: 1000 } });
    await wired.start();
    await wired.ready();
    const kept = wired.sessions.all();
    const budi = wired.whatsapp.person('Budi');
    wired.whatsapp.conflict();
    budi.says('selama diambil alih');
    await wired.until(() => lostFor(wired).length === 1, 'the conflict');
    expect(lostFor(wired)[0]).toMatchObject({ loggedOut: false });
    await wired.ready();
    await wired.heard('selama diambil alih');
    expect(wired.whatsapp.takeOvers()).toBe(1);
    wired.whatsapp.conflict();
    await wired.until(() => lostFor(wired).length === 2, 'the second conflict');
    await wired.ready();
    expect(lostFor(wired).map(({ why }) => /taken back in (\d+) s/.exec(why)?.[1])).toEqual(['1', '2']);
    expect(wired.whatsapp.takeOvers()).toBe(2);
    expect(wired.sessions.all()).toEqual(expect.arrayContaining([...kept]));
    expect(wired.wire.vitals().restarts).toBe(0);
  });
});

describe('the browser', () => {
  it('that is not there, may not run or is none is named before anything starts, with the way to mend it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lencana-browser-'));
    const script = join(folder, 'chromium');
    writeFileSync(script, '#!/bin/sh\necho something else\n');
    expect(await browserFault(join(folder, 'none'))).toMatch(
      /no browser at .*CHROMIUM_PATH.*apt-get install chromium/s,
    );
    expect(await browserFault('chromium')).toMatch(/absolute path/);
    expect(await browserFault(script)).toMatch(/not a program/);
    chmodSync(script, 0o755);
    expect(await browserFault(script)).toMatch(/does not say that it is Chromium/);
    writeFileSync(script, '#!/bin/sh\nexit 1\n');
    expect(await browserFault(script)).toMatch(/does not start/);
    rmSync(folder, { recursive: true });
  });

  it.runIf(has)('of this machine is right', async () => {
    expect(await browserFault(chromiumPath)).toBeUndefined();
  });

  it('that is missing: the wire says so, starts nothing, and stops when asked', async () => {
    const wired = await opened({ chromiumPath: '/nowhere/chromium' });
    await wired.start();
    await wired.until(() => wired.wire.state().kind === 'lost', 'the plain word');
    expect(wired.wire.state()).toMatchObject({ loggedOut: false, why: expect.stringContaining('/nowhere/chromium') });
    expect(runningIn(wired.folder)).toEqual([]);
    await expect(wired.wire.send({ to: { kind: 'group', id: 'x@g.us' }, text: 'x' })).rejects.toMatchObject({
      kind: 'away',
    });
  });
});
