/** A whole installation for a test, through its front doors: people chat in the sandbox, pages are opened, mails are read, the clock is moved by hand. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import type { Person } from '#bot/networks/sandbox/scene.ts';
import type { SandboxNetwork } from '#bot/networks/sandbox.ts';
import type { Database } from '#db/client.ts';
import type { Random } from '#ra/ports.ts';
import { holidaysIn } from '#src/holidays.ts';
import type { Installation } from '#src/installation.ts';
import { openInstallation } from '#src/installation.ts';
import { logOptions } from '#src/log.ts';
import { furnish } from '#src/trial.ts';
import { chat, group } from './chat.ts';

const port = 8080;
export const publicUrl = `http://localhost:${port}`;

/** Bytes that look random and are the same in every run, so that transcripts can be kept. */
const repeatable = () => {
  let count = 0;
  return {
    bytes: (size: number) => {
      const blocks = Array.from({ length: Math.ceil(size / 32) }, () =>
        createHash('sha256').update(`test ${count++}`).digest(),
      );
      return Uint8Array.from(Buffer.concat(blocks).subarray(0, size));
    },
  };
};

type Opened = Installation & { readonly sandbox: SandboxNetwork };
const withSandbox = (opened: Installation): Opened => {
  const { sandbox } = opened;
  if (!sandbox) throw new Error('This house has no sandbox');
  return { ...opened, sandbox };
};

export type House = Awaited<ReturnType<typeof openHouse>>;

/** What a story needs of a house, whatever network its people talk in. */
export type Stagehouse = Pick<House, 'chat' | 'group' | 'mailedLink' | 'settle'> & {
  readonly installation: Pick<Installation, 'doors'>;
  person(name: string): { readonly id: number; readonly name: string };
  mailsTo(address: string): readonly { readonly subject: string; readonly text: string }[];
};

type HouseOptions = {
  readonly database?: Database;
  readonly folder?: string;
  /** The hour the clock stands at. */
  readonly at?: string;
  readonly random?: Random;
};

export const openHouse = async ({
  database: given,
  folder: kept,
  at = '2026-11-23T02:00:00.000Z',
  random = repeatable(),
}: HouseOptions = {}) => {
  const database = given ?? (await (await import('./database.ts')).freshDatabase()); // not needed, and not to be had, outside a test run
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'lencana-test-'));
  const written: string[] = [];
  const log = pino(logOptions('warn'), { write: (line: string) => void written.push(line) });
  let now = new Date(at).getTime();
  const clock = { now: () => new Date(now) };
  const masterKeys = [{ id: 'test', key: new Uint8Array(32).fill(7) }];
  const open = async (): Promise<Opened> => {
    const opened = await openInstallation({
      database,
      masterKeys,
      clock,
      random,
      log,
      port,
      publicUrl,
      caUrl: publicUrl,
      caFolder: join(folder, 'ca'),
      mailTransport: null,
      mailFrom: 'Lencana <lencana@contohkab.go.id>',
      holidays: holidaysIn(folder).days,
      sandboxKey: 'a key for tests',
      ticks: false,
    });
    return withSandbox(opened);
  };
  let installation = await open();
  await furnish({ office: installation.office, sandbox: installation.sandbox, random });
  await installation.begin();
  const settle = () => installation.settle();
  const person = (name: string): Person => {
    const found = installation.sandbox.people().find((one) => one.name === name);
    if (!found) throw new Error(`Nobody called ${name} is in the sandbox`);
    return found;
  };
  return {
    get installation() {
      return installation;
    },
    masterKeys,
    /** Warnings and errors that were logged. */
    log: written,
    /** The trial's: the hand-moved one, and what was jumped. */
    clock: { now: () => installation.clock.now() },
    settle,
    person,
    chat: (name: string) => chat(installation.sandbox, person(name), settle),
    group: (title: string) => {
      const found = installation.sandbox.groups().find((one) => one.title === title);
      if (!found) throw new Error(`There is no group ${title}`);
      return group(installation.sandbox, found, settle);
    },
    async wait(milliseconds: number) {
      now += milliseconds;
      await settle();
    },
    mailsTo: (address: string) => installation.sandbox.mails().filter(({ to }) => to === address),
    /** The link in the newest mail to this address. */
    mailedLink(address: string): string {
      const links = this.mailsTo(address).flatMap(
        ({ text }) => text.match(new RegExp(`${publicUrl}/\\w+/[\\w-]+`, 'g')) ?? [],
      );
      const last = links.at(-1);
      if (!last) throw new Error(`No mail to ${address} has a link`);
      return last;
    },
    /** As if the machine had been switched off and on. */
    async restart() {
      await installation.stop();
      installation = await open();
      await installation.begin();
    },
    async close() {
      await installation.stop();
      await database.close();
      if (!kept) rmSync(folder, { recursive: true, force: true });
    },
  };
};
