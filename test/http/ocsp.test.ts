import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ocspResponder } from '#http/ocsp/responder.ts';
import type { OcspFeed } from '#http/ocsp/statuses.ts';
import { type RunningServer, startServer } from '#http/server.ts';
import { createAuthority } from '#pki/authority.ts';
import { pem } from '#pki/bundle.ts';
import { makeIssuing } from '#pki/ceremony.ts';
import { extension } from '#pki/extensions.ts';
import { individualSigning } from '#pki/profile.ts';
import { generateKey, keySigner } from '#pki/signer.ts';
import { now as birth, countingRandom, type House, house, urls } from '../pki/house.ts';
import { certId, nonceExtension, readResponse, requestOf } from '../pki/ocsp-fixtures.ts';
import { type Books, openBooks } from './ocsp-books.ts';

const day = 86_400_000;
const type = 'application/ocsp-request';
const serials = {
  good: '6a000000000000000000000000000001',
  revoked: '6a000000000000000000000000000002',
  held: '6a000000000000000000000000000003',
  expired: '6a000000000000000000000000000004',
  neverIssued: '6a000000000000000000000000000099',
} as const;

let home: House;
/** The issuing CA after a rollover: another key under another name, beside the first. */
let second: House;
let foreign: House;
let folder: string;
let now = birth.getTime() + 30 * day;
let ticks = 0;
let books: Books;
let faults: unknown[];
let responder: ReturnType<typeof ocspResponder>;
let server: RunningServer;
const clock = { now: () => new Date(now) };
const pass = (milliseconds: number): void => {
  now += milliseconds;
  ticks += milliseconds;
};

const authorityOf = (of: House) =>
  createAuthority({
    certificate: of.issuing,
    signer: of.signer,
    chain: [of.root],
    profiles: [individualSigning],
    urls,
    clock,
    random: countingRandom('ocsp'),
  });
const rolledOver = async (from: House): Promise<House> => {
  const signer = keySigner(await generateKey('P-384'));
  const issuing = await makeIssuing({
    name: { country: 'ID', organization: 'Lembaga Contoh', commonName: 'Lencana Contoh Penerbit 2' },
    years: 10,
    clock: { now: () => birth },
    random: countingRandom('second'),
    publicKey: signer.publicKey,
    root: { certificate: from.root, signer: from.rootSigner },
    urls: { crl: 'http://ca.example.go.id/crl/root.crl', issuer: 'http://ca.example.go.id/ca/root.cer' },
  });
  return { ...from, issuing, signer };
};

const open = async (change: { readonly shelfBytes?: number; readonly isAway?: () => boolean } = {}) => {
  const { isAway = () => false, ...options } = change;
  faults = [];
  const of = (one: House) => {
    const authority = authorityOf(one);
    const certify = async (publicKey: Uint8Array) =>
      authority.sign((await authority.prepareOcspSigner(publicKey)).token);
    return { certificate: one.issuing, issuerKey: authority.issuerKey, certify };
  };
  const asking = <Question extends keyof OcspFeed>(question: Question): OcspFeed[Question] => {
    const ask = (...input: readonly unknown[]) =>
      isAway()
        ? Promise.reject(new Error('the database is away'))
        : Reflect.apply(books.feed[question], undefined, input);
    return ask as OcspFeed[Question]; // the same arguments go in, the same answer comes out
  };
  return ocspResponder({
    authorities: [of(home), of(second)],
    feed: {
      sequence: asking('sequence'),
      changedSince: asking('changedSince'),
      statusOf: asking('statusOf'),
    },
    clock,
    onFault: (error) => faults.push(error),
    elapsed: () => ticks,
    ...options,
  });
};
const keyOf = (of: House): string => authorityOf(of).issuerKey;

beforeAll(async () => {
  [home, foreign] = await Promise.all([house('P-256'), house('P-256')]);
  second = await rolledOver(home);
  folder = mkdtempSync(join(tmpdir(), 'lencana-ocsp-'));
  writeFileSync(join(folder, 'root.pem'), pem('CERTIFICATE', home.root));
  writeFileSync(join(folder, 'issuing.pem'), pem('CERTIFICATE', home.issuing));
  writeFileSync(join(folder, 'second.pem'), pem('CERTIFICATE', second.issuing));
  writeFileSync(join(folder, 'foreign.pem'), pem('CERTIFICATE', foreign.issuing));
  server = await startServer({
    host: '127.0.0.1',
    port: 0,
    app: new Hono().get('/ocspace', (c) => c.text('not an answer of OCSP')),
    ocsp: { answer: (bytes) => responder.answer(bytes) },
  });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  now = birth.getTime() + 30 * day;
  books = openBooks();
  const key = keyOf(home);
  const end = new Date(now + 365 * day);
  for (const serial of [serials.good, serials.revoked, serials.held]) books.issue(key, serial, end);
  books.issue(key, serials.expired, new Date(now - day));
  books.issue(keyOf(second), '5e', end);
  books.mark(key, serials.revoked, 'revoked', new Date(now - 2 * day), 'keyCompromise');
  books.mark(key, serials.held, 'held', new Date(now - day));
  responder = await open();
});

/** Debian's openssl as a client of the running server. Its clock is moved to ours. */
const openssl = (...args: readonly string[]): Promise<string> => {
  const checks = ['-CAfile', 'root.pem', '-verify_other', 'issuing.pem', '-verify_other', 'second.pem'];
  const time = ['-attime', String(Math.floor(now / 1000)), '-validity_period', '4000000000'];
  const all = ['ocsp', '-url', `${server.url}/ocsp`, ...checks, ...time, ...args];
  return new Promise((resolve) => {
    execFile('openssl', all, { cwd: folder, timeout: 20_000 }, (_, stdout, stderr) => resolve(`${stdout}${stderr}`));
  });
};
const about = (serial: string, issuer = 'issuing.pem') => ['-issuer', issuer, '-serial', `0x${serial}`];

const plain = (serial: string, of: House = home) => requestOf([certId(of.issuing, serial)]);
const post = (body: Buffer, headers: Readonly<Record<string, string>> = { 'content-type': type }) =>
  fetch(`${server.url}/ocsp`, { method: 'POST', headers, body: new Uint8Array(body) });
const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${server.url}/ocsp/${path}`, { headers });
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());
const read = async (answer: Response) => readResponse(await bytesOf(answer));
const verdict = async (serial: string, ...extensions: readonly Uint8Array[]) => {
  const { status, answers } = await read(await post(requestOf([certId(home.issuing, serial)], ...extensions)));
  return answers[0]?.is ?? status;
};
const nonce = (value: number) => nonceExtension(Uint8Array.of(value, 2, 3));

describe('openssl ocsp against the running server (REV-5)', () => {
  it('verifies good, revoked with its reason, held, expired and unknown, with its nonce echoed', async () => {
    const said = async (serial: string) => {
      const text = await openssl(...about(serial));
      expect(text).toMatch(/Response verify OK/);
      expect(text).not.toMatch(/nonce/i);
      return text;
    };
    expect(await said(serials.good)).toMatch(
      /: good\n\tThis Update: Dec 21 03:30:00 2026 GMT\n\tNext Update: Dec 21 15:30/,
    );
    expect(await said(serials.revoked)).toMatch(/: revoked\n[\s\S]*Reason: keyCompromise\n\tRevocation Time: Dec 19/);
    expect(await said(serials.held)).toMatch(/: revoked\n[\s\S]*Reason: certificateHold\n\tRevocation Time: Dec 20/);
    expect(await said(serials.expired)).toMatch(/: good\n/);
    expect(await said(serials.neverIssued)).toMatch(/: unknown\n/);
  });

  it('without a nonce, by SHA-1 and SHA-256, several at once, gets the same', async () => {
    expect(await openssl('-no_nonce', ...about(serials.good))).toMatch(/: good\n[\s\S]*Response verify OK/);
    expect(await openssl('-no_nonce', '-sha256', ...about(serials.good))).toMatch(/: good\n[\s\S]*Response verify OK/);
    const several = await openssl(...about(serials.good), '-serial', `0x${serials.revoked}`, '-serial', '0x77');
    expect(several).toMatch(/: good\n[\s\S]*: revoked\n[\s\S]*: unknown\n[\s\S]*Response verify OK/);
  });

  it('after a rollover each CA answers for its own certificates, by its own signer', async () => {
    expect(await openssl(...about('5e', 'second.pem'))).toMatch(/: good\n[\s\S]*Response verify OK/);
    expect(await openssl(...about('5e'))).toMatch(/: unknown\n/);
    expect(await openssl(...about(serials.good, 'second.pem'))).toMatch(/: unknown\n/);
    expect(responder.signers().map(({ until }) => until !== undefined)).toEqual([true, true]);
  });

  it('is told that a foreign CA’s certificates are not ours to speak of, and beside one of ours they are unknown', async () => {
    expect(await openssl(...about('1234', 'foreign.pem'))).toMatch(/Responder Error: unauthorized \(6\)/);
    const both = requestOf([certId(foreign.issuing, '1234'), certId(home.issuing, serials.good)]);
    expect((await read(await post(both))).answers.map(({ is }) => is)).toEqual(['unknown', 'good']);
    const ours = requestOf([certId(second.issuing, '5e'), certId(home.issuing, serials.good)]);
    expect((await read(await post(ours))).answers.map(({ is }) => is)).toEqual(['unknown', 'good']);
  });
});

describe('the two ways to ask (RFC 6960 appendix A)', () => {
  it('GET takes the base64 as it is, escaped in part, escaped wholly, and behind a slash too many', async () => {
    // One whose base64 has every character that is written in two ways; the keys, and so the hashes, differ in every run.
    const candidates = Array.from({ length: 500 }, (_, n) =>
      plain(`6${createHash('sha256').update(`${n}`).digest('hex').slice(0, 31)}`),
    );
    const base64 =
      candidates.map((one) => one.toString('base64')).find((text) => /\+/.test(text) && /\//.test(text)) ?? '';
    expect(base64).not.toBe('');
    const wholly = [...base64].map((one) => `%${one.charCodeAt(0).toString(16).padStart(2, '0')}`).join('');
    const ways = [base64, encodeURIComponent(base64), base64.replaceAll('/', '%2f'), wholly, `/${base64}`];
    for (const path of ways) expect((await read(await get(path))).answers.map(({ is }) => is)).toEqual(['unknown']);
  });

  it('GET and POST give the same answer, of the right type and length', async () => {
    const [one, other] = [
      await get(encodeURIComponent(plain(serials.good).toString('base64'))),
      await post(plain(serials.good)),
    ];
    for (const answer of [one, other]) {
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('application/ocsp-response');
    }
    expect(one.headers.get('content-length')).toBe(String((await one.clone().arrayBuffer()).byteLength));
    expect(await bytesOf(one)).toEqual(await bytesOf(other));
  });

  it('what is no request gets malformedRequest, with status 200', async () => {
    const paths = ['AAAA', 'M', '%', '%zz', '!!!!', '', 'MA==MA==', `M${'A'.repeat(13_999)}`];
    for (const path of paths) {
      const answer = await get(path);
      expect([path.slice(0, 9), answer.status, (await read(answer)).status]).toEqual([path.slice(0, 9), 200, 1]);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
    expect((await read(await post(Buffer.alloc(0)))).status).toBe(1);
    expect((await read(await post(Buffer.from('apa kabar')))).status).toBe(1);
    const critical = requestOf(
      [certId(home.issuing, serials.good)],
      extension('2.999.1', Uint8Array.of(5, 0), { critical: true }),
    );
    expect((await read(await post(critical))).status).toBe(1);
    expect(faults).toEqual([]);
  });

  it('another method, another type and a long body are refused by HTTP, the body unread', async () => {
    for (const method of ['HEAD', 'PUT', 'DELETE', 'OPTIONS']) {
      const answer = await fetch(`${server.url}/ocsp`, { method });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, POST']);
    }
    expect((await post(plain(serials.good), { 'content-type': 'text/plain' })).status).toBe(415);
    expect(
      (await post(plain(serials.good), { 'content-type': 'Application/OCSP-Request; charset=binary' })).status,
    ).toBe(200);
    const declared = await new Promise<number>((resolve, reject) => {
      const sending = httpRequest(`${server.url}/ocsp`, {
        method: 'POST',
        headers: { 'content-type': type, 'content-length': '10241' },
      });
      sending.on('response', (answer) => resolve(answer.statusCode ?? 0)).on('error', reject);
      sending.flushHeaders();
    });
    expect(declared).toBe(413);
  });

  it('a body in pieces is put together, and one that does not end is cut off', async () => {
    const exchange = (pieces: readonly Buffer[]) =>
      new Promise<string>((resolve) => {
        const { port } = server;
        let said = '';
        const socket = connect(port, '127.0.0.1', () => {
          socket.write(
            `POST /ocsp HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: ${type}\r\nTransfer-Encoding: chunked\r\n\r\n`,
          );
          for (const piece of pieces)
            socket.write(Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]));
          socket.write('0\r\n\r\n');
        });
        socket.on('data', (chunk) => {
          said += chunk.toString('latin1');
        });
        socket.on('close', () => resolve(said)).on('error', () => {});
      });
    const request = plain(serials.good);
    expect(await exchange([request.subarray(0, 10), request.subarray(10)])).toMatch(/^HTTP\/1\.1 200 /);
    expect(await exchange(Array.from({ length: 3 }, () => Buffer.alloc(4096)))).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('takes nobody else’s paths', async () => {
    expect(await (await fetch(`${server.url}/ocspace`)).text()).toBe('not an answer of OCSP');
    expect((await fetch(`${server.url}/ocsp?x=1`)).status).toBe(404);
  });
});

describe('what caches may do with an answer (RFC 5019 6.2)', () => {
  it('keep it for a minute, and ask again by its tag', async () => {
    const path = encodeURIComponent(plain(serials.good).toString('base64'));
    const answer = await get(path);
    const body = await bytesOf(answer);
    const etag = `"${createHash('sha256').update(body).digest('hex')}"`;
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'max-age=60, public, no-transform, must-revalidate',
      'last-modified': 'Mon, 21 Dec 2026 03:30:00 GMT',
      expires: 'Mon, 21 Dec 2026 15:30:00 GMT',
      etag,
      'x-content-type-options': 'nosniff',
    });
    const again = await get(path, { 'if-none-match': `"other", W/${etag}` });
    expect([again.status, again.headers.get('etag'), again.headers.get('content-type')]).toEqual([304, etag, null]);
    expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('nothing with a nonce, with what is unknown, with several, or with an error', async () => {
    const ids = [certId(home.issuing, serials.good), certId(home.issuing, serials.held)];
    const requests = [
      requestOf(ids.slice(0, 1), nonce(1)),
      plain(serials.neverIssued),
      requestOf(ids),
      plain('1234', foreign),
    ];
    for (const request of requests) {
      const answer = await post(request);
      expect([answer.headers.get('cache-control'), answer.headers.get('etag')]).toEqual(['no-store', null]);
    }
    expect(responder.keptBytes()).toBe(0);
  });

  it('an unknown certificate stays unknown for a minute at most: it may be issued in a moment', async () => {
    const [answer] = (await read(await post(plain(serials.neverIssued)))).answers;
    expect(answer?.nextUpdate).toEqual(new Date(now + 60_000));
  });
});

describe('REV-5 what is kept', () => {
  it('is given out again without asking for the status, and asks once a second whether anything changed', async () => {
    const first = await bytesOf(await post(plain(serials.good)));
    const { statusOf } = books.asked;
    for (let step = 0; step < 5; step++) {
      pass(300);
      expect(await bytesOf(await post(plain(serials.good)))).toEqual(first);
    }
    expect(books.asked.statusOf).toBe(statusOf);
    expect(books.asked.sequence).toBeLessThanOrEqual(4);
  });

  it('one question serves everybody who waits', async () => {
    await post(plain(serials.good));
    pass(5000);
    const { sequence, statusOf } = books.asked;
    const requests = Array.from({ length: 40 }, (_, n) => (n % 2 === 0 ? plain(serials.good) : plain(serials.held)));
    await Promise.all(requests.map((request) => responder.answer(request)));
    expect([books.asked.sequence - sequence, books.asked.statusOf - statusOf]).toEqual([1, 1]);
  });

  it('is not said a second after a revocation, a hold or a release', async () => {
    const key = keyOf(home);
    expect(await verdict(serials.good)).toBe('good');
    books.mark(key, serials.good, 'held', clock.now());
    pass(1000);
    expect(await verdict(serials.good)).toBe('revoked');
    books.mark(key, serials.good, 'valid', clock.now());
    pass(1000);
    expect(await verdict(serials.good)).toBe('good');
    books.mark(key, serials.good, 'revoked', clock.now(), 'superseded');
    pass(1000);
    expect(await verdict(serials.good)).toBe('revoked');
  });

  it('is taken back at once where a live answer found something else', async () => {
    expect(await verdict(serials.good)).toBe('good');
    books.mark(keyOf(home), serials.good, 'revoked', clock.now(), 'keyCompromise');
    expect(await verdict(serials.good, nonce(1))).toBe('revoked');
    expect(await verdict(serials.good)).toBe('revoked');
  });

  it('is forgotten whole when more changed than can be told, and when the number falls (a backup was put back)', async () => {
    const key = keyOf(home);
    for (let n = 0; n < 1200; n++) books.issue(key, `7${n.toString(16).padStart(4, '0')}`, new Date(now + day));
    await verdict(serials.good);
    for (let n = 0; n < 1200; n++)
      books.mark(key, `7${n.toString(16).padStart(4, '0')}`, 'revoked', clock.now(), 'superseded');
    books.mark(key, serials.good, 'revoked', clock.now(), 'superseded');
    pass(1000);
    expect(await verdict(serials.good)).toBe('revoked');
    books.restore(key, 0);
    pass(1000);
    const { statusOf } = books.asked;
    await verdict(serials.good);
    expect(books.asked.statusOf).toBe(statusOf + 1);
  });

  it('is signed anew within the hour, and never given out from the future when the clock jumps back', async () => {
    const signedAt = async () => (await read(await post(plain(serials.good)))).answers[0]?.thisUpdate.getTime();
    const first = now;
    expect(await signedAt()).toBe(first);
    pass(59 * 60_000);
    expect(await signedAt()).toBe(first);
    pass(60_000);
    expect(await signedAt()).toBe(first + 3_600_000);
    now -= 10 * 60_000;
    expect(await signedAt()).toBe(first + 3_000_000);
    now -= 3 * day;
    expect(await signedAt()).toBe(now);
    expect(await openssl('-no_nonce', ...about(serials.good))).toMatch(/: good\n[\s\S]*Response verify OK/);
  });

  it('stays within its memory whatever is asked', async () => {
    const key = keyOf(home);
    responder = await open({ shelfBytes: 50_000 });
    for (let n = 0; n < 200; n++) {
      const serial = `6b${n.toString(16).padStart(4, '0')}`;
      if (n % 2 === 0) books.issue(key, serial, new Date(now + day));
      await responder.answer(plain(serial));
    }
    expect(responder.keptBytes()).toBeGreaterThan(20_000);
    expect(responder.keptBytes()).toBeLessThanOrEqual(50_000);
  });
});

describe('an expired certificate (RFC 6960 4.4.4)', () => {
  it('stays answerable, with the archive’s beginning: the CA’s own', async () => {
    const text = await openssl('-resp_text', ...about(serials.expired));
    expect(text).toMatch(/: good\n/);
    expect(text).toMatch(/Archive Cutoff:\s+Nov 21 03:30:00 2026 GMT/);
    expect(await openssl('-resp_text', ...about(serials.good))).not.toMatch(/Archive Cutoff/);
  });

  it('has it from the first second past its end, also where an answer was kept', async () => {
    const serial = '6c01';
    books.issue(keyOf(home), serial, new Date(now + 60_000));
    const length = async () => (await bytesOf(await post(plain(serial)))).length;
    const before = await length();
    pass(60_000);
    expect(Math.abs((await length()) - before)).toBeLessThan(5);
    pass(1000);
    expect(await length()).toBeGreaterThan(before + 20);
  });
});

describe('faults', () => {
  it('a database that is away is tryLater, told once a second, and over when it is back', async () => {
    let isAway = true;
    responder = await open({ isAway: () => isAway });
    for (let attempt = 0; attempt < 5; attempt++) expect(await verdict(serials.good)).toBe(3);
    expect(faults).toEqual([new Error('the database is away')]);
    isAway = false;
    expect(await verdict(serials.good)).toBe('good');
    isAway = true;
    expect(await verdict(serials.good)).toBe('good');
    pass(1000);
    expect(await verdict(serials.good)).toBe(3);
    expect(await verdict(serials.good, nonce(1))).toBe(3);
    isAway = false;
    expect(await verdict(serials.good)).toBe('good');
  });

  it('a change is not lost where the database failed between its number and its serial number', async () => {
    const { feed } = books;
    let fails = true;
    expect(await verdict(serials.good)).toBe('good');
    books.feed = {
      ...feed,
      changedSince: async (...question) => {
        if (fails) throw new Error('the database is away');
        return feed.changedSince(...question);
      },
    };
    books.mark(keyOf(home), serials.good, 'revoked', clock.now(), 'superseded');
    pass(1000);
    expect(await verdict(serials.good)).toBe(3);
    fails = false;
    expect(await verdict(serials.good)).toBe('revoked');
  });

  it('a CA past its end is not asked any more', async () => {
    const ended = new Date(birth);
    ended.setUTCFullYear(ended.getUTCFullYear() + 10);
    now = ended.getTime() - 3_600_000;
    const last = (await read(await post(plain(serials.good)))).answers[0];
    expect(last?.nextUpdate.getTime()).toBe(ended.getTime() - 1000);
    now = ended.getTime();
    expect(await verdict(serials.good)).toBe(6);
  });

  it('open() makes the signers at the start, and says why it cannot', async () => {
    expect(responder.signers().map(({ until }) => until)).toEqual([undefined, undefined]);
    await responder.open();
    expect(responder.signers().every(({ until }) => until && until.getTime() > now)).toBe(true);
    now = birth.getTime() - day;
    await expect((await open()).open()).rejects.toMatchObject({ code: 'ERR_VALIDITY_PAST_CA' });
  });
});
