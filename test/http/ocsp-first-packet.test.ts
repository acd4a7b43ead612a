import { connect, type Socket } from 'node:net';
import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { failures, type OcspAnswer, ownAnswer } from '#http/ocsp/answer.ts';
import { type RunningServer, startServer } from '#http/server.ts';

/** What the responder was asked on its own, not through node:http: the packets are told apart by the length of their request. */
let asked: Buffer[];
let answer: (bytes: Buffer) => OcspAnswer | Promise<OcspAnswer>;
let server: RunningServer;
beforeEach(() => {
  asked = [];
  answer = () => failures.tryLater;
});
beforeAll(async () => {
  server = await startServer({
    host: '127.0.0.1',
    port: 0,
    app: new Hono()
      .get('/elsewhere', (c) => c.text('elsewhere'))
      .post('/upload', async (c) => c.text(`${(await c.req.arrayBuffer()).byteLength} bytes`)),
    ocsp: {
      answer: (bytes) => {
        asked.push(bytes);
        return answer(bytes);
      },
    },
  });
});
afterAll(() => server.stop());

const request = Buffer.from('bukan permintaan, tetapi utuh');
const head = (...lines: readonly string[]) => Buffer.from(`${lines.join('\r\n')}\r\n\r\n`);
const post = (body: Buffer = request, ...more: readonly string[]) =>
  Buffer.concat([
    head(
      'POST /ocsp HTTP/1.1',
      'Host: x',
      'Content-Type: application/ocsp-request',
      `Content-Length: ${body.length}`,
      ...more,
    ),
    body,
  ]);
const get = (path: string, ...more: readonly string[]) => head(`GET ${path} HTTP/1.1`, 'Host: x', ...more);
const close = 'Connection: close';

const opened = (): Promise<Socket> =>
  new Promise((resolve) => {
    const socket = connect({ port: server.port, host: '127.0.0.1', noDelay: true, allowHalfOpen: true }, () =>
      resolve(socket),
    );
    socket.on('error', () => {});
  });
/** Everything the server says until it ends the connection; each packet is sent when the one before was answered. */
const exchange = async (packets: readonly Buffer[], { halfClose = false } = {}): Promise<string> => {
  const socket = await opened();
  let said = '';
  return new Promise((resolve) => {
    const send = ([packet, ...rest]: readonly Buffer[]): void => {
      if (!packet) return;
      socket.write(packet);
      if (halfClose && rest.length === 0) socket.end();
      socket.once('data', () => send(rest));
    };
    socket.on('data', (chunk) => {
      said += chunk.toString('latin1');
    });
    socket.on('end', () => resolve(said));
    socket.on('close', () => resolve(said));
    send(packets);
  });
};
const statuses = (said: string) => Array.from(said.matchAll(/HTTP\/1\.1 (\d+) /g), ([, status]) => status);

describe('a connection with one whole question', () => {
  it('is answered as node:http would, and ended where it should be', async () => {
    const said = await exchange([post(request, close)]);
    expect(said).toMatch(/^HTTP\/1\.1 200 OK\r\ncontent-type: application\/ocsp-response\r\ncontent-length: 5\r\n/);
    expect(said).toMatch(/\r\ndate: \w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT\r\nconnection: close\r\n\r\n/);
    expect(said.endsWith(failures.tryLater.body.toString('latin1'))).toBe(true);
    expect(asked).toEqual([request]);
  });

  it('is answered by GET too, and in HTTP/1.0, whose connections end by themselves', async () => {
    const path = encodeURIComponent(request.toString('base64'));
    expect(statuses(await exchange([get(`/ocsp/${path}`, close)]))).toEqual(['200']);
    expect(statuses(await exchange([head(`GET /ocsp/${path} HTTP/1.0`)]))).toEqual(['200']);
    expect(asked).toEqual([request, request]);
  });

  it('is answered where the answer takes a while, and where the asker said it would send no more', async () => {
    let give: (given: OcspAnswer) => void = () => {};
    answer = () =>
      new Promise((resolve) => {
        give = resolve;
      });
    for (const packet of [post(request, close), post()]) {
      const said = exchange([packet], { halfClose: true });
      await expect.poll(() => asked.length).toBe(1);
      give(ownAnswer(Uint8Array.of(0x30, 0)));
      expect(statuses(await said)).toEqual(['200']);
      asked = [];
    }
  });

  it('lets go of an asker who left before the answer', async () => {
    let give: (given: OcspAnswer) => void = () => {};
    answer = () =>
      new Promise((resolve) => {
        give = resolve;
      });
    const socket = await opened();
    socket.write(post());
    await expect.poll(() => asked.length).toBe(1);
    socket.resetAndDestroy();
    give(failures.tryLater);
    answer = () => failures.tryLater;
    expect(statuses(await exchange([post(request, close)]))).toEqual(['200']);
  });
});

describe('everything else is node:http’s, from its first byte on', () => {
  it('a second request on the connection, of whatever kind', async () => {
    const said = await exchange([post(), get('/elsewhere'), post(), get('/nowhere', close)]);
    expect(statuses(said)).toEqual(['200', '200', '200', '404']);
    expect(said).toMatch(/connection: keep-alive\r\nkeep-alive: timeout=65\r\n/);
    expect(said).toContain('elsewhere');
    expect(asked).toEqual([request, request]);
  });

  it('another path, also with a long body in many packets', async () => {
    expect(await exchange([get('/elsewhere', close)])).toMatch(/elsewhere$/);
    const upload = Buffer.concat([
      head('POST /upload HTTP/1.1', 'Host: x', close, 'Content-Length: 300000'),
      Buffer.alloc(300_000, 7),
    ]);
    expect(await exchange([upload])).toMatch(/300000 bytes$/);
  });

  it('a question in two packets, or two questions in one', async () => {
    const whole = post(request, close);
    for (const at of [3, 30, whole.length - 5]) {
      const socket = await opened();
      const said = new Promise<string>((resolve) => {
        let text = '';
        socket.on('data', (chunk) => {
          text += chunk.toString('latin1');
        });
        socket.on('end', () => resolve(text));
      });
      socket.write(whole.subarray(0, at));
      await new Promise((resolve) => setTimeout(resolve, 20));
      socket.write(whole.subarray(at));
      expect(statuses(await said)).toEqual(['200']);
    }
    expect(statuses(await exchange([Buffer.concat([post(), post(request, close)])]))).toEqual(['200', '200']);
    expect(asked).toHaveLength(5);
  });

  it.each([
    ['no host', [head('POST /ocsp HTTP/1.1', 'Content-Length: 0')], '400'],
    ['two lengths', [post(request, `Content-Length: ${request.length + 1}`)], '400'],
    ['a length and chunks', [post(request, 'Transfer-Encoding: chunked')], '400'],
    ['a header of no shape', [post(request, 'Bad Header: 1')], '400'],
    ['a control character in a header', [post(request, 'X: \u0001')], '400'],
    [
      'another type',
      [post(request, close).toString('latin1').replace('ocsp-request', 'json')].map((one) =>
        Buffer.from(one, 'latin1'),
      ),
      '415',
    ],
    ['another method', [head('DELETE /ocsp HTTP/1.1', 'Host: x', close)], '405'],
    ['a path of another beginning', [get('/ocspace', close)], '404'],
    ['a query', [get('/ocsp?a=b', close)], '404'],
    ['no HTTP', [Buffer.from('\u0016\u0003\u0001\u0002\u0000')], '400'],
  ])('%s', async (_, packets, status) => {
    expect(statuses(await exchange(packets))).toEqual([status]);
    expect(asked).toEqual([]);
  });

  it('a conditional question, and one that wants to be told to continue', async () => {
    const path = encodeURIComponent(request.toString('base64'));
    expect(statuses(await exchange([get(`/ocsp/${path}`, 'If-None-Match: "x"', close)]))).toEqual(['200']);
    expect(statuses(await exchange([post(request, 'Expect: 100-continue', close)]))).toEqual(['100', '200']);
  });
});

describe('stopping', () => {
  it('ends the connections that wait, and answers what was asked', async () => {
    let give: (given: OcspAnswer) => void = () => {};
    const own = await startServer({
      host: '127.0.0.1',
      port: 0,
      app: new Hono(),
      ocsp: {
        answer: (bytes) => {
          asked.push(bytes);
          return new Promise((resolve) => {
            give = resolve;
          });
        },
      },
    });
    const before = server;
    server = own;
    const [silent, asking] = [await opened(), exchange([post()])];
    const ended = new Promise((resolve) => silent.on('close', resolve).on('end', () => silent.end()));
    await expect.poll(() => asked.length).toBe(1);
    const stopped = own.stop();
    await ended;
    give(failures.tryLater);
    const said = await asking;
    expect(statuses(said)).toEqual(['200']);
    expect(said).toMatch(/connection: close/);
    await stopped;
    server = before;
  });

  it('does not wait for ever for an answer that does not come', async () => {
    const own = await startServer({
      host: '127.0.0.1',
      port: 0,
      app: new Hono(),
      ocsp: {
        answer: (bytes) => {
          asked.push(bytes);
          return new Promise(() => {});
        },
      },
    });
    const before = server;
    server = own;
    const asking = exchange([post()]);
    await expect.poll(() => asked.length).toBe(1);
    await own.stop(50);
    expect(await asking).toBe('');
    server = before;
  });
});
