/** Files of Telegram: no byte more than asked for, expired addresses, a server of one's own, and the way through proxies. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { NetworkError } from '#bot/networks/network.ts';
import type { Proxies } from '#bot/networks/telegram/reach.ts';
import { gate, handTime, networkAt, no, ok, openCounter, type Posted, type Reply, token } from './counter.ts';

const file = randomBytes(300_000);
const refusal = async (work: Promise<unknown>): Promise<NetworkError> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof NetworkError)) throw new Error('It was not refused as a network refuses', { cause: error });
  return error;
};
const whole: Reply = (response) => void response.end(file);
/** A counter with one file behind it. `serve`: how the bytes are answered, at which try. */
const withFile = async (facts: object, serve: (nth: number) => Reply = () => whole) => {
  let fetched = 0;
  const counter = await openCounter(({ method, path }: Posted) =>
    path.startsWith('/file/') ? serve(++fetched) : method === 'getFile' ? ok({ file_id: 'a', ...facts }) : ok(true),
  );
  return { ...counter, network: networkAt(counter.root) };
};

describe('download', () => {
  it('asks where the file is and fetches it there', async () => {
    const { network, posted } = await withFile({
      file_path: 'documents/surat rekomendasi.pdf',
      file_size: file.length,
    });
    expect(Buffer.from(await network.download('a', 1_000_000)).equals(file)).toBe(true);
    expect(posted.map(({ path }) => path)).toEqual([
      `/bot${token}/getFile`,
      `/file/bot${token}/documents/surat%20rekomendasi.pdf`,
    ]);
  });

  it('one that is declared too large is not fetched; one that declares nothing or lies is cut off at the limit', async () => {
    const declared = await withFile({ file_path: 'a', file_size: 2_000_000 });
    expect((await refusal(declared.network.download('a', 1_000_000))).kind).toBe('too-large');
    expect(declared.methods()).toEqual(['getFile']);
    const silent = await withFile({ file_path: 'a' });
    expect((await refusal(silent.network.download('a', 1000))).kind).toBe('too-large');
    let sent = 0;
    let isOver = false;
    const endless = await withFile({ file_path: 'a', file_size: 10 }, () => (response) => {
      response.on('close', () => (isOver = true));
      const more = () => {
        while (!isOver && response.write(file)) sent += file.length;
        if (!isOver) response.once('drain', more);
      };
      more();
    });
    expect((await refusal(endless.network.download('a', 1_000_000))).kind).toBe('too-large');
    expect(sent).toBeLessThan(50_000_000);
  });

  it('20 MB are the end at Telegram itself; a file that is gone is gone', async () => {
    const { root } = await openCounter(() => no(400, 'Bad Request: file is too big'));
    expect((await refusal(networkAt(root).download('a', 30_000_000))).kind).toBe('too-large');
    const { root: other } = await openCounter(() =>
      no(400, 'Bad Request: wrong file_id or the file is temporarily unavailable'),
    );
    expect((await refusal(networkAt(other).download('a', 30_000_000))).kind).toBe('gone');
  });

  it('whoever waits for a file waits so long in all, for the question where it is as well', async () => {
    const time = handTime();
    const asked = gate();
    const { root } = await openCounter(() => {
      asked.open();
      return new Promise<Reply>(() => {});
    });
    const network = networkAt(root, { time, downloadPatience: { wholeMs: 9000, stallMs: 9000 } });
    const refused = refusal(network.download('a', 1_000_000));
    await asked.passed;
    time.pass(9000);
    expect(await refused).toMatchObject({ kind: 'unreachable', message: expect.stringContaining('it took too long') });
  });

  it('an address that has expired is asked for anew, once', async () => {
    const expired: Reply = { status: 404, json: { ok: false, error_code: 404, description: 'Not Found' } };
    const once = await withFile({ file_path: 'a' }, (nth) => (nth === 1 ? expired : whole));
    expect(await once.network.download('a', 1_000_000)).toHaveLength(file.length);
    expect(once.posted.filter(({ method }) => method === 'getFile')).toHaveLength(2);
    const forever = await withFile({ file_path: 'a' }, () => expired);
    expect((await refusal(forever.network.download('a', 1_000_000))).kind).toBe('gone');
    expect(forever.posted.filter(({ method }) => method === 'getFile')).toHaveLength(2);
  });

  it('a connection that breaks in the middle is tried again from the beginning, and never shows the token', async () => {
    const broken: Reply = (response) => {
      response.writeHead(200, { 'content-length': String(file.length) });
      response.write(file.subarray(0, 1000), () => response.destroy());
    };
    const twice = await withFile({ file_path: 'a' }, (nth) => (nth < 3 ? broken : whole));
    expect(Buffer.from(await twice.network.download('a', 1_000_000)).equals(file)).toBe(true);
    const dead = await withFile({ file_path: 'a' }, () => broken);
    const error = await refusal(dead.network.download('a', 1_000_000));
    expect(error.kind).toBe('unreachable');
    for (let it: unknown = error; it instanceof Error; it = it.cause)
      expect(`${it.message}${it.stack}`).not.toContain(token.slice(11));
  });

  it('a Bot API server of one’s own names a file on the disk we share; the same limit holds', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lencana-files-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const place = join(folder, 'file_0.pdf');
    writeFileSync(place, file);
    const { network, methods } = await withFile({ file_path: place });
    expect(Buffer.from(await network.download('a', 1_000_000)).equals(file)).toBe(true);
    expect((await refusal(network.download('a', 1000))).kind).toBe('too-large');
    const { network: apart } = await withFile({ file_path: join(folder, 'elsewhere') });
    const error = await refusal(apart.download('a', 1000));
    expect(error.kind).toBe('unreachable');
    expect(error.message).toContain('--local');
    expect(methods()).toEqual(['getFile', 'getFile']);
  });
});

/** A proxy that passes on (http) and lets through (CONNECT), and remembers what it was asked for. */
const openProxy = async (password?: string) => {
  const asked: string[] = [];
  const wanted = password && `Basic ${Buffer.from(`lencana:${password}`).toString('base64')}`;
  const proxy = createServer((request, response) => {
    asked.push(`${request.method} ${new URL(request.url ?? '').host}`);
    const { 'proxy-authorization': given, ...headers } = request.headers;
    if (wanted && given !== wanted) return void response.writeHead(407).end();
    const onward = forward(request.url ?? '', { method: request.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  proxy.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  return { asked, port: (proxy.address() as AddressInfo).port }; // it listens
};
const through = (port: number, change: Partial<Proxies> = {}): Proxies => {
  const address = `http://127.0.0.1:${port}`;
  return { https: address, http: address, except: '', ...change };
};

describe('the way through proxies', () => {
  it('calls and files go by the proxy of the environment, several at once', async () => {
    const { root, port } = await withFile({ file_path: 'a' });
    const proxy = await openProxy('rahasia');
    const proxies = through(0, { http: `http://lencana:rahasia@127.0.0.1:${proxy.port}` });
    const network = networkAt(root, { proxies });
    const files = await Promise.all([1, 2, 3].map(() => network.download('a', 1_000_000)));
    expect(files.every((bytes) => file.equals(bytes))).toBe(true);
    expect(new Set(proxy.asked)).toEqual(new Set([`POST 127.0.0.1:${port}`, `GET 127.0.0.1:${port}`]));
  });

  it('a poll that waits does not hold up what is sent through the same proxy', async () => {
    const self = { id: 7000000002, is_bot: true, first_name: 'Lencana', username: 'lencana_bot' };
    let polled = () => {};
    const waits = new Promise<void>((resolve) => {
      polled = resolve;
    });
    const { root } = await openCounter(({ method }) => {
      if (method === 'getMe') return ok(self);
      if (method !== 'getUpdates') return ok({ url: '', pending_update_count: 0 });
      polled();
      return new Promise<Reply>(() => {});
    });
    const leader = { take: async () => ({ lost: new AbortController().signal, resign: async () => undefined }) };
    const proxies = through((await openProxy()).port);
    const network = networkAt(root, { proxies, updates: { kind: 'polling', leader } });
    await network.start(async () => undefined);
    await waits;
    expect((await network.hookInfo()).pending_update_count).toBe(0);
    await network.stop();
  });

  it('https goes by CONNECT; a proxy that refuses means that nothing arrived', async () => {
    const proxy = await openProxy();
    const network = networkAt('https://api.telegram.org', { proxies: through(proxy.port) });
    await expect(network.introduce()).rejects.toThrow(/Telegram is not reached/);
    expect(new Set(proxy.asked)).toEqual(new Set(['CONNECT api.telegram.org:443']));
    expect(network.figures()[0]?.samples.map(({ labels }) => labels?.outcome)).toEqual(['unreachable']);
  });

  it('what NO_PROXY names is reached straight', async () => {
    const { root } = await withFile({ file_path: 'a' });
    const proxy = await openProxy();
    const network = networkAt(root, { proxies: through(proxy.port, { except: 'localhost,127.0.0.1' }) });
    expect(await network.download('a', 1_000_000)).toHaveLength(file.length);
    expect(proxy.asked).toEqual([]);
  });
});

describe('a root with a path', () => {
  it('keeps its path, for calls and files', async () => {
    const { root, posted } = await withFile({ file_path: 'a' });
    await networkAt(`${root}/bot-api`).download('a', 1_000_000);
    expect(posted.map(({ path }) => path)).toEqual([`/bot-api/bot${token}/getFile`, `/bot-api/file/bot${token}/a`]);
  });
});
