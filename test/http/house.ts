/** A whole house for the tests of its doors: the real office on a real store, two desks with people, and the post that leaves. */
import { randomBytes } from 'node:crypto';
import { asc } from 'drizzle-orm';
import type { Hono } from 'hono';
import { boardOn } from '#bot/networks/whatsapp/board.ts';
import { drizzleOutbox } from '#db/outbox.ts';
import { drizzleRegistry } from '#db/registry.ts';
import { auditLines } from '#db/schema/audit.ts';
import { drizzleWhatsappBoard } from '#db/whatsapp/board.ts';
import type { Doors } from '#http/server.ts';
import { publicDoors } from '#http/server.ts';
import { whatsappPages } from '#http/whatsapp-pages.ts';
import { keyToolPage } from '#key-tool/key-tool.ts';
import { postman } from '#mail/postman.ts';
import type { Mail } from '#mail/transport.ts';
import type { Authority } from '#pki/authority.ts';
import { type Actor, atConsole } from '#ra/actor.ts';
import type { Agency, Role } from '#ra/agency.ts';
import type { Notice } from '#ra/notice.ts';
import { createOffice } from '#ra/office/office.ts';
import { terms } from '#ra/office/terms.ts';
import { type ActKey, type Address, type AgencyId, after, type CaseId, type DeskId, instant } from '#ra/values.ts';
import { linksOf } from '#src/links.ts';
import { freshDatabase, testCipher } from '#support/database.ts';

export const agency: Agency = {
  id: 'kebumen' as AgencyId,
  name: 'Pemerintah Kabupaten Kebumen',
  mailDomains: ['kebumenkab.go.id'],
  timeZone: 'Asia/Jakarta',
  workingHours: { days: [1, 2, 3, 4, 5], from: '07:30', to: '16:00' },
  holidays: [],
  waitingTargetHours: 4,
  organization: 'Pemerintah Kabupaten Kebumen',
  organizationalUnit: null,
  contact: 'Ibu Wening, ruang 2, (0287) 000000',
  onePersonMayDoBoth: false,
};
export const group = { network: 'sandbox', chat: '-1001' } as const;
export const siti: Address = { network: 'sandbox', user: '1001', chat: '1001' };
export const sitiMail = 'siti.rahmawati@kebumenkab.go.id';
const assistant: Address = { network: 'sandbox', user: '2001', chat: '2001' };
const officer: Address = { network: 'sandbox', user: '2002', chat: '2002' };

export type House = Awaited<ReturnType<typeof openHouse>>;

/** Nothing in these tests prepares, signs or prints: an office that only logs people in needs neither CA nor press. */
const unused = <Room extends object>(what: string): Room =>
  new Proxy({} as Room, {
    get: (_, name) => {
      throw new Error(`${what}.${String(name)} is not needed here`);
    },
  });

export const openHouse = async (change: Partial<Doors> = {}) => {
  let now = Date.UTC(2026, 10, 23, 2, 0);
  const clock = { now: () => new Date(now) };
  const random = { bytes: (size: number) => new Uint8Array(randomBytes(size)) };
  const publicUrl = change.house?.publicUrl ?? 'http://lencana.test';
  const database = await freshDatabase();
  const cipher = testCipher();
  const outbox = drizzleOutbox({ database, cipher });
  const registry = drizzleRegistry({ database, cipher });
  const office = createOffice({
    registry,
    clock,
    random,
    authority: unused<Authority>('authority'),
    retired: [],
    terms,
    links: linksOf(publicUrl),
    holidays: [],
    agreement: unused('agreement'),
  });

  const lines: { readonly level: string; readonly fields: unknown; readonly message: string }[] = [];
  const line = (level: string) => (fields: object, message: string) => void lines.push({ level, fields, message });
  const own = {
    house: {
      name: 'Balai Sertifikasi Kebumen',
      contact: 'Meja layanan, (0287) 111111',
      publicUrl,
      chats: [{ network: 'telegram', url: 'https://t.me/lencana_bot' }],
    },
    office,
    clock,
    random,
    formKey: new Uint8Array(32).fill(9),
  } as const;
  const board = boardOn(drizzleWhatsappBoard({ database, cipher, clock }));
  const app = publicDoors({
    ...own,
    terms,
    log: { info: line('info'), warn: line('warn'), error: line('error') },
    checks: {},
    metrics: async () => [],
    repository: { certificates: {}, crls: {} },
    keyTool: keyToolPage(),
    further: [whatsappPages({ ...own, board })],
    ...change,
  });

  const mails: Mail[] = [];
  const notices: { readonly chat: string; readonly notice: Notice }[] = [];
  const post = postman({
    transport: { send: async (mail) => void mails.push(mail) },
    from: 'lencana@kebumenkab.go.id',
    house: 'Balai Sertifikasi Kebumen',
    contact: null,
  });
  /** Everything that waits leaves; what waits for its 30 s leaves after `later`. */
  const deliver = async (): Promise<void> => {
    for (;;) {
      const posting = await outbox.claim(instant(clock.now()), after(clock.now(), 60_000));
      if (!posting) return;
      const { body } = posting;
      if (body.kind === 'mail') await post.deliver(body.to, body.language, body.letter);
      if (body.kind === 'notice') notices.push({ chat: body.to.chat, notice: body.notice });
      await outbox.sent(posting, body.kind === 'card' ? '1' : undefined);
    }
  };

  return {
    app,
    office,
    registry,
    board,
    clock,
    /** Every line of the log of acts, oldest first. */
    audit: () => database.db.select().from(auditLines).orderBy(asc(auditLines.id)),
    lines,
    notices,
    deliver,
    later: (minutes: number) => {
      now += minutes * 60_000;
    },
    /** Delivers, then the newest mail to that address. */
    async mailTo(to: string): Promise<Mail> {
      await deliver();
      const mail = mails.filter((one) => one.to === to).at(-1);
      if (!mail) throw new Error(`No mail to ${to}`);
      return mail;
    },
    close: () => database.close(),
  };
};

let acts = 0;
/** Somebody in a chat; in the group when `inGroup`. */
export const person = (at: Address, inGroup = false): Actor => ({
  key: `test/${++acts}` as ActKey,
  origin: at.network,
  at,
  memberOf: inGroup ? group : null,
});

/** The path of a link in a mail or chat. */
export const pathIn = (text: string, door: 'activate' | 'login' | 'password' | 'hold' | 'whatsapp'): string => {
  const [found] = new RegExp(`/${door}/[\\w-]+`).exec(text) ?? [];
  if (!found) throw new Error(`No /${door}/ link in: ${text}`);
  return found;
};

const ours = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
export type Sent = { readonly headers?: Readonly<Record<string, string>>; readonly seal?: string };

/** What a browser does: opens the page, fills in its form, and sends it from there. */
export const fillIn = async (
  app: Hono,
  path: string,
  fields: Readonly<Record<string, string>>,
  { headers = ours, seal }: Sent = {},
): Promise<Response> => {
  const page = await (await app.request(path)).text();
  const written = seal ?? /name="seal" value="([^"]*)"/.exec(page)?.[1] ?? '';
  return send(app, path, { ...fields, seal: written }, headers);
};
export const send = async (
  app: Hono,
  path: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = ours,
): Promise<Response> => app.request(path, { method: 'POST', headers, body: new URLSearchParams(fields).toString() });

/** The six digits a page shows. */
export const codeIn = (html: string): string => {
  const [, first, last] = /<output[^>]*><span>(\d{3})<\/span><span>(\d{3})<\/span>/.exec(html) ?? [];
  if (!first || !last) throw new Error(`No code in: ${html}`);
  return first + last;
};

/** A desk's person: invited, chose a password on our page, logged in through our page. */
const staff = async ({ app, office }: House, at: Address, role: Role, desk: string, mail: string): Promise<void> => {
  const invited = { name: `Petugas ${role}`, mail, role, desk: desk as DeskId, language: 'id', byMail: false } as const;
  const { code, username } = await office.administration.invite(atConsole(`test/${++acts}`), invited);
  const { link } = await office.administration.acceptInvitation(person(at), code);
  const password = 'tujuh gunung biru';
  await fillIn(app, pathIn(link ?? '', 'password'), { password, again: password });
  const { link: login } = await office.login.begin(person(at), invited.name, 'id');
  const answer = await fillIn(app, pathIn(login, 'login'), { username, password });
  await office.login.confirm(person(at), codeIn(await answer.text()));
};

/** Siti's application on its way to the officers; both desks are open. */
export const openDesks = async (house: House): Promise<void> => {
  const { office } = house;
  await office.administration.saveAgency(atConsole(`test/${++acts}`), agency);
  for (const kind of ['assistant', 'officer'] as const) {
    const desk = { id: `kebumen-${kind}` as DeskId, kind, name: kind, agencies: [agency.id], parent: null };
    const { code } = await office.administration.openDesk(atConsole(`test/${++acts}`), desk);
    await office.administration.joinDesk(person(assistant), code, group);
  }
  await staff(house, assistant, 'assistant', 'kebumen-assistant', 'pendamping@kebumenkab.go.id');
  await staff(house, officer, 'officer', 'kebumen-officer', 'verifikator@kebumenkab.go.id');
};

/** Kebumen 1–3: up to the activation mail. */
export const registered = async ({ office }: House): Promise<CaseId> => {
  await office.reception.chooseLanguage(person(siti), 'id');
  await office.reception.consent(person(siti));
  const { id } = await office.registration.open(person(siti));
  const answers = { name: 'Siti Rahmawati', agency: agency.id, mail: sitiMail, phone: '+6281200000001' } as const;
  for (const [item, value] of Object.entries(answers))
    await office.drafting.answer(person(siti), id, item as keyof typeof answers, value);
  await office.drafting.attach(person(siti), id, 'letter', paper);
  await office.registration.submit(person(siti), id);
  await office.decision.forward(person(assistant, true), id);
  await office.registration.register(person(officer, true), id);
  return id;
};

/** Kebumen 4–6: up to the mail with the first password. */
export const verified = async ({ office }: House, id: CaseId): Promise<void> => {
  const answers = {
    nik: '3305014107880009',
    nip: '198807012011012003',
    position: 'Analis',
    unit: 'Bagian Umum',
  } as const;
  for (const [item, value] of Object.entries(answers))
    await office.drafting.answer(person(siti), id, item as keyof typeof answers, value);
  await office.drafting.attach(person(siti), id, 'identityCard', paper);
  await office.registration.complete(person(siti), id);
  await office.registration.verify(person(officer, true), id);
};

const paper = { bytes: new TextEncoder().encode('%PDF-1.7'), mediaType: 'application/pdf', pages: 1 };

/** Asks for a login page from Siti's chat; its path. */
export const loginPath = async ({ office }: House, shownName = 'Siti R', language: 'id' | 'en' = 'id') =>
  pathIn((await office.login.begin(person(siti), shownName, language)).link, 'login');
