/**
 * An installation whose people are in a network of the world: instances on one database behind one address, everybody hired by the words they
 * would type. Which network it is, is told by who opens it.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import pino from 'pino';
import type { Database } from '#db/client.ts';
import { startServer } from '#http/server.ts';
import { invented } from '#letters/specimen.ts';
import type { Mail } from '#mail/transport.ts';
import { atConsole } from '#ra/actor.ts';
import type { DeskKind, Role } from '#ra/agency.ts';
import type { AgencyId, DeskId } from '#ra/values.ts';
import { holidaysIn } from '#src/holidays.ts';
import { type Installation, type InstallationOptions, openInstallation } from '#src/installation.ts';
import { logOptions } from '#src/log.ts';
import { openPage } from './browser.ts';
import type { Chat, Settle, Voice } from './chat.ts';
import { codeIn, groups, linkIn } from './story.ts';

type Somebody = { readonly id: number; readonly name: string };
type GroupTalk = Omit<Chat, keyof Voice> & { as(person: Somebody): Voice };

/** The network of the world, as a house needs it. */
export type Scenery<Person extends Somebody, Place extends { readonly id: number }> = {
  /** What the installation is told of it. */
  options(at: { readonly folder: string }): Partial<InstallationOptions>;
  person(name: string): Person;
  /** The bot is a member of it. */
  group(title: string, members: readonly Person[]): Place;
  chat(person: Person, settle: Settle): Chat;
  groupChat(place: Place, people: readonly Person[], settle: Settle): GroupTalk;
  /** The instances have begun: resolves once the network is ready for people. */
  open(instances: readonly Installation[]): Promise<void>;
  /** Resolves once everything people did has been brought to an instance. */
  settled(): Promise<void>;
  /** Rises with everything the bot does there. */
  counted(): number;
  close(): Promise<void>;
};

export type StaffedHouseOptions = {
  /** A new one unless given. */
  readonly database?: Database;
  readonly instances?: number;
  /** The hour the clock stands at. */
  readonly at?: string;
};

/** Whatever network its people are in. */
export type StaffedHouse = Awaited<ReturnType<typeof openStaffedHouse<Somebody, { readonly id: number }>>>;

/** It runs, because what goes wrong on the way is tried again by it; and it can be moved. */
export const movableClock = (at: string) => {
  let ahead = new Date(at).getTime() - Date.now();
  return {
    now: () => new Date(Date.now() + ahead),
    move(milliseconds: number): void {
      ahead += milliseconds;
    },
  };
};
type MovableClock = ReturnType<typeof movableClock>;
export const firstHour = '2026-11-23T02:00:00.000Z';

const agency = 'contoh' as AgencyId; // the brand begins here
const desks = [
  { id: 'contoh-pendamping' as DeskId, kind: 'assistant', name: 'Meja Pendamping', group: groups.assistants },
  { id: 'contoh-verifikator' as DeskId, kind: 'officer', name: 'Meja Verifikasi', group: groups.officers },
] as const satisfies readonly { id: DeskId; kind: DeskKind; name: string; group: string }[];
const staff = [
  { name: 'Rina Wulandari', mail: 'rina.wulandari@contohkab.go.id', role: 'assistant', desk: desks[0] },
  { name: 'Joko Prasetyo', mail: 'joko.prasetyo@contohkab.go.id', role: 'officer', desk: desks[1] },
  { name: 'Wahyu Nugroho', mail: 'wahyu.nugroho@contohkab.go.id', role: 'officer', desk: desks[1] },
] as const satisfies readonly { name: string; mail: string; role: Role; desk: (typeof desks)[number] }[];
const staffPassword = 'gajah kecil makan tebu';
/** The outbox tries again after a second, then two, then four, up to sixteen (jobs/outbox-worker.ts); a decision can be taken back for thirty. */
const longestRetryMs = 20_000;

export const openStaffedHouse = async <Person extends Somebody, Place extends { readonly id: number }>(
  scenery: Scenery<Person, Place>,
  clock: MovableClock,
  { instances: count = 1, database: given }: Omit<StaffedHouseOptions, 'at'> = {},
) => {
  const database = given ?? (await (await import('./database.ts')).freshDatabase()); // not needed, and not to be had, outside a test run
  const folder = mkdtempSync(join(tmpdir(), 'lencana-staffed-'));
  const port = await freePort();
  const publicUrl = `http://localhost:${port}`;
  const mails: Mail[] = [];
  const written: string[] = [];

  const openOne = () =>
    openInstallation({
      database,
      masterKeys: [{ id: 'test', key: new Uint8Array(32).fill(7) }],
      clock,
      random: { bytes: (size) => Uint8Array.from(randomBytes(size)) },
      log: pino(logOptions('warn'), { write: (line: string) => void written.push(line) }),
      port,
      publicUrl,
      caUrl: publicUrl,
      caFolder: join(folder, 'ca'),
      mailTransport: { send: async (mail) => void mails.push(mail) },
      mailFrom: 'Lencana <lencana@contohkab.go.id>',
      holidays: holidaysIn(folder).days,
      sandboxKey: null,
      ticks: false,
      ...scenery.options({ folder }),
    });
  const instances = [await openOne()];
  while (instances.length < count) instances.push(await openOne());
  const [first] = instances;
  if (!first) throw new Error('A house needs an instance');
  let turn = 0;
  // As a balancer would: requests go to one instance after another.
  const server = await startServer({
    host: '127.0.0.1',
    port,
    app: new Hono().all('*', (c) => (instances[turn++ % instances.length] ?? first).doors.fetch(c.req.raw, c.env)),
  });
  for (const one of instances) await one.begin();
  await scenery.open(instances);

  /** What was refused and is tried again in a moment is not waited for: the clock moves on to it. */
  const hasMovedOn = async (): Promise<boolean> => {
    const due = await first.outbox.nextDue();
    const pause = due === undefined ? 0 : Date.parse(due) - clock.now().getTime();
    if (pause <= 0 || pause > longestRetryMs) return false;
    clock.move(pause);
    return true;
  };
  /** Everything said was brought, handled and answered: two rounds without a change. */
  const settle = async (): Promise<void> => {
    for (let calm = 0, seen = -1; calm < 2; ) {
      await scenery.settled();
      for (const one of instances) await one.settle();
      const count = scenery.counted();
      calm = count === seen && !(await hasMovedOn()) ? calm + 1 : 0;
      seen = count;
    }
  };

  const usernames = new Map<string, string>();
  const people = new Map<string, Person>();
  const places = new Map<string, Place>();
  const person = (name: string): Person => {
    const known = people.get(name) ?? scenery.person(name);
    people.set(name, known);
    return known;
  };
  const place = (title: string) => {
    const found = places.get(title);
    if (!found) throw new Error(`There is no group ${title}`);
    return found;
  };

  const house = {
    instances,
    installation: first,
    database,
    publicUrl,
    mails,
    /** Warnings and errors that were logged. */
    log: written,
    settle,
    person,
    place,
    chat: (name: string) => scenery.chat(person(name), settle),
    group: (title: string) => scenery.groupChat(place(title), [...people.values()], settle),
    mailsTo: (address: string) => mails.filter(({ to }) => to === address),
    mailedLink(address: string): string {
      const links = house
        .mailsTo(address)
        .flatMap(({ text }) => text.match(/http:\/\/localhost:\d+\/\w+\/[\w-]+/g) ?? []);
      const last = links.at(-1);
      if (!last) throw new Error(`No mail to ${address} has a link`);
      return last;
    },
    async wait(milliseconds: number) {
      clock.move(milliseconds);
      await settle();
    },
    /** Login page, password, six digits (ACC-7). */
    async openDesk(name: string) {
      const talk = house.chat(name);
      await talk.says('/masuk');
      const page = await openPage(house, linkIn(talk.hears()));
      const done = await page.submit({ username: usernames.get(name) ?? '', password: staffPassword });
      await talk.says(codeIn(done.text));
    },
    async chores() {
      await first.chores();
      await settle();
    },
    async close() {
      for (const one of instances) await one.stop();
      await server.stop(100);
      await scenery.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };

  const { administration } = first.office;
  await administration.saveAgency(atConsole('test:agency'), {
    id: agency,
    name: invented.agency,
    mailDomains: ['contohkab.go.id'],
    timeZone: 'Asia/Jakarta',
    workingHours: { days: [1, 2, 3, 4, 5], from: '07:30', to: '16:00' },
    holidays: [],
    waitingTargetHours: 4,
    organization: invented.agency,
    organizationalUnit: null,
    contact: 'Rina Wulandari, Diskominfo lantai 2, (0286) 123 456',
    onePersonMayDoBoth: false,
  });
  for (const { group, ...desk } of desks) {
    const { code } = await administration.openDesk(atConsole(`test:desk:${desk.id}`), {
      ...desk,
      agencies: [agency],
      parent: null,
    });
    const members = staff.filter((one) => one.desk.id === desk.id).map(({ name }) => person(name));
    const [founder] = members;
    if (!founder) throw new Error(`Nobody sits at ${desk.name}`);
    places.set(group, scenery.group(group, members));
    for (const { name, mail, role } of staff.filter((one) => one.desk.id === desk.id)) {
      const invitation = { name, mail, role, desk: desk.id, language: 'id', byMail: false } as const;
      const invited = await administration.invite(atConsole(`test:invite:${mail}`), invitation);
      const talk = house.chat(name);
      await talk.says('/start');
      await talk.says(`/hubungkan ${invited.code}`);
      await (await openPage(house, linkIn(talk.hears()))).submit({ password: staffPassword, again: staffPassword });
      usernames.set(name, invited.username);
      await house.openDesk(name);
    }
    await house.group(group).as(founder).says(`/hubungkan ${code}`);
  }
  return house;
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
