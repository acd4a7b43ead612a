/** The product as a process of its own over Telegram: stopped and killed in the middle of a crowd, and turned from polling to webhook and back. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { freshDatabase } from '#support/database.ts';
import { openTelegramProduct, type TelegramProduct } from '#support/telegram-product.ts';

let database: Database;
let product: TelegramProduct;
beforeAll(async () => {
  database = await freshDatabase('postgres');
  if (database.engine !== 'postgres') throw new Error('This wants a server');
  product = await openTelegramProduct({ database: database.url });
  await product.start();
});
afterAll(async () => {
  await product.close();
  await database.close();
});

const crowd = (prefix: string, size: number) =>
  Array.from({ length: size }, (_, n) => product.person(`${prefix} ${String.fromCharCode(65 + n)}`));
/** How often the bot spoke in each chat since the crowd began. */
const answers = (people: ReturnType<typeof crowd>): readonly number[] =>
  people.map((one) => product.telegram.messages(one).filter(({ from }) => from === product.telegram.bot.id).length);
const heardAtLeast = (people: ReturnType<typeof crowd>, count: number) =>
  product.telegram.until(() => answers(people).reduce((sum, one) => sum + one, 0) >= count, {
    within: 60_000,
    what: `${count} answers`,
  });
/** Each says `/bantuan` so often; one message answers it. */
const ask = (people: ReturnType<typeof crowd>, times: number): void => {
  for (let n = 0; n < times; n++) for (const one of people) one.says('/bantuan');
};

describe('DESIGN "How an act runs" 1–2, over Telegram', () => {
  it('SIGTERM in the middle of 100 updates: none is lost, none is answered twice', async () => {
    const people = crowd('Warga', 20);
    ask(people, 5);
    await heardAtLeast(people, 25);
    await product.stop();
    const atTheStop = answers(people).reduce((sum, one) => sum + one, 0);
    await product.start();
    await product.settle();
    expect(atTheStop).toBeLessThan(100);
    expect(answers(people)).toEqual(people.map(() => 5));
  });

  it('SIGKILL in the middle: none is lost, and no act is done twice', async () => {
    const people = crowd('Pemohon', 12);
    const tap = (label: string) => {
      for (const one of people) {
        const message = product.telegram.messages(one).findLast(({ keyboard }) => keyboard !== null);
        const button = message?.keyboard?.flat().find(({ text }) => text === label);
        if (message && button && 'data' in button) one.taps(message.id, button.data);
      }
    };
    for (const one of people) one.says('/daftar');
    await product.settle();
    tap('Bahasa Indonesia');
    await product.settle();
    tap('Setuju, mulai mendaftar');
    await product.telegram.until(() => product.telegram.pending().length < people.length, { what: 'some to be taken' });
    await product.kill();
    // A minute later: what the dead one held is let go.
    await product.books`update inbox set lease_until = now() where lease_until is not null`;
    await product.books`update outbox set lease_until = now() where lease_until is not null`;
    await product.start();
    await product.settle();
    const drafts = await product.books`
      select "user", count(*)::int as n from cases where kind = 'registration' group by "user"`;
    expect(drafts.map(({ n }) => n)).toEqual(people.map(() => 1));
    const last = people.map(
      (one) => product.telegram.messages(one).findLast(({ from }) => from !== one.id)?.text ?? '',
    );
    for (const text of last) expect(text).toContain('Langkah 1 dari 5');
  });

  it('from polling to webhook and back, with people writing all the while: each word is answered once', async () => {
    const door = await openDoor(product.url);
    try {
      const people = crowd('Tamu', 10);
      ask(people, 1);
      await heardAtLeast(people, 3);
      await product.stop();
      ask(people, 1);
      await product.start({
        PUBLIC_URL: door.url,
        CA_URL: product.url,
        TELEGRAM_WEBHOOK_SECRET: 'rahasia-pindah-jalan-1',
      });
      await product.telegram.until(() => product.telegram.webhookUrl() !== '', { what: 'the webhook to be set' });
      ask(people, 1);
      await heardAtLeast(people, 15);
      await product.stop();
      ask(people, 1);
      await product.start();
      await product.telegram.until(() => product.telegram.webhookUrl() === '', { what: 'the webhook to be removed' });
      await product.settle();
      expect(answers(people)).toEqual(people.map(() => 4));
      expect(product.telegram.deliveries.some(({ status }) => status === 200)).toBe(true);
      expect(product.telegram.undocumented()).toEqual([]);
    } finally {
      await door.close();
    }
  });
});

/** What stands before the product in the world: TLS, and everything passed on. */
const openDoor = async (inside: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'lencana-door-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      key,
      '-out',
      cert,
    ].concat([...['-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']]),
    { stdio: 'ignore' },
  );
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (asked, answer) => {
    const { method = 'GET', headers, url = '/' } = asked;
    const onward = request(`${inside}${url}`, { method, headers }, (inner) => {
      answer.writeHead(inner.statusCode ?? 502, inner.headers);
      inner.pipe(answer);
    });
    onward.on('error', () => answer.writeHead(502).end());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // The Bot API double brings updates from within this process, and nobody else here speaks TLS: its certificate is one we made ourselves.
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`, // a TCP server that listens has one
    async close() {
      delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
