/** The real office over a fresh database and a CA of its own, without chat or doors: tests of the acts stand here. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asc } from 'drizzle-orm';
import { cipherWith, keyRing } from '#db/cipher.ts';
import type { Database } from '#db/client.ts';
import { drizzleOutbox } from '#db/outbox.ts';
import { drizzleRegistry } from '#db/registry.ts';
import { auditLines } from '#db/schema/audit.ts';
import { individualSigning } from '#pki/profile.ts';
import type { Account } from '#ra/account.ts';
import type { Actor } from '#ra/actor.ts';
import { atConsole, clockwork, onPage } from '#ra/actor.ts';
import type { Agency, Desk, Role } from '#ra/agency.ts';
import type { Case } from '#ra/case.ts';
import type { OfficeDeps } from '#ra/office/deps.ts';
import { createOffice } from '#ra/office/office.ts';
import { terms } from '#ra/office/terms.ts';
import type { Posting } from '#ra/ports.ts';
import type { AccountId, ActKey, AgencyId, CaseId, DeskId, DocumentId, NetworkName } from '#ra/values.ts';
import { after, instant } from '#ra/values.ts';
import { openAuthority } from '#src/authority-files.ts';
import { keyStore } from '#src/ceremonies/key-store.ts';
import { holidaysIn } from '#src/holidays.ts';
import { linksOf } from '#src/links.ts';
import { agreementPress } from '#src/papers.ts';
import { newRequest } from './papers.ts';

export const agency: Agency = {
  id: 'contoh' as AgencyId,
  name: 'Pemerintah Kabupaten Contoh',
  mailDomains: ['contohkab.go.id'],
  timeZone: 'Asia/Jakarta',
  workingHours: { days: [1, 2, 3, 4, 5], from: '07:30', to: '16:00' },
  holidays: [],
  waitingTargetHours: 4,
  organization: 'Pemerintah Kabupaten Contoh',
  organizationalUnit: null,
  contact: 'Rina Wulandari, (0286) 123 456',
  onePersonMayDoBoth: false,
};

const desk = (id: string, kind: Desk['kind'], chat: string): Desk => ({
  id: id as DeskId,
  kind,
  name: id,
  agencies: [agency.id],
  chat: { network: 'sandbox', chat },
  parent: null,
});
export const assistants = desk('contoh-pendamping', 'assistant', '-100');
export const officers = desk('contoh-verifikator', 'officer', '-200');

/** Somebody invented; born on the day of March 1990 that the number says (1 to 28), a woman, appointed in April 2015. */
export type Somebody = {
  readonly user: string;
  readonly name: string;
  readonly mail: string;
  readonly nik: string;
  readonly nip: string;
};
const names = [
  'Sekar Ayu',
  'Wulan Sari',
  'Laras Putri',
  'Dewi Kirana',
  'Intan Maharani',
  'Ratih Purnama',
  'Kartika Chandra',
];
export const somebody = (number: number): Somebody => {
  const day = String(number).padStart(2, '0');
  // No two alike, however many a test invents: A to Z, then Ab, Bb and so on.
  const letter = String.fromCharCode(65 + (number % 26)) + (number < 26 ? '' : String.fromCharCode(97 + number / 26));
  const name = `${names[number % names.length]} ${letter}nggraeni`;
  return {
    user: `70${day}`,
    name,
    mail: `${name.toLowerCase().replaceAll(' ', '.')}@contohkab.go.id`,
    nik: `330512${number + 40}039000${day}`,
    nip: `199003${day}20150420${day}`,
  };
};

export const password = 'kuda laut berenang pelan';
export const paper = (words = 'a paper') => ({
  bytes: new TextEncoder().encode(words),
  mediaType: 'application/pdf',
  pages: 1,
});

export type OpenOffice = Awaited<ReturnType<typeof openOffice>>;

/** On a database of its own, or on the one it is given. */
export const openOffice = async ({
  database: given,
  chatOf,
}: {
  readonly database?: Database;
  readonly chatOf?: (network: NetworkName) => string | undefined;
} = {}) => {
  const database = given ?? (await (await import('./database.ts')).freshDatabase()); // not needed, and not to be had, outside a test run
  const folder = mkdtempSync(join(tmpdir(), 'lencana-office-'));
  let now = new Date('2026-11-23T02:00:00.000Z').getTime();
  const clock = { now: () => new Date(now) };
  const random = { bytes: (size: number) => Uint8Array.from(randomBytes(size)) };
  const cipher = cipherWith(keyRing([{ id: 'test', key: new Uint8Array(32).fill(7) }]));
  const registry = drizzleRegistry({ database, cipher });
  const outbox = drizzleOutbox({ database, cipher });
  const ca = await openAuthority({
    folder,
    keys: keyStore({ passphrase: async () => 'for tests', random }),
    caUrl: 'http://localhost:8080',
    clock,
    random,
  });
  const links = linksOf('http://localhost:8080', chatOf);
  const deps = {
    registry,
    clock,
    random,
    authority: ca.current,
    retired: ca.retired,
    terms,
    links,
    holidays: holidaysIn(folder).days,
    agreement: agreementPress('Lencana', 730),
  };
  const office = createOffice(deps);

  let acts = 0;
  const nextKey = () => `test:${++acts}/1` as ActKey;
  /** The person in private, or in a desk's group whose membership the network confirmed. */
  const as = (who: Pick<Somebody, 'user'>, at?: Desk): Actor => ({
    key: nextKey(),
    origin: 'sandbox',
    at: { network: 'sandbox', user: who.user, chat: at?.chat?.chat ?? who.user },
    memberOf: at?.chat ?? null,
  });
  const console = (): Actor => atConsole(nextKey());
  const clockHand = (): Actor => clockwork(nextKey());
  const page = (): Actor => onPage(nextKey());

  /** Everything that may leave now, in order. */
  const leaving = async (): Promise<readonly Posting['body'][]> => {
    const bodies: Posting['body'][] = [];
    for (;;) {
      const posting = await outbox.claim(instant(clock.now()), after(clock.now(), 60_000));
      if (!posting) return bodies;
      await outbox.sent(posting, posting.body.kind === 'card' ? '1' : undefined);
      bodies.push(posting.body);
    }
  };
  /** A value of the newest letter of this name to this mailbox. */
  const mailed = async (who: Pick<Somebody, 'mail'>, name: string, value: string): Promise<string> => {
    const letters = (await leaving())
      .filter((body) => body.kind === 'mail')
      .filter(({ to, letter }) => to === who.mail && letter.name === name);
    const found = letters.at(-1)?.letter.values[value];
    if (found === undefined) throw new Error(`No letter ${name} with ${value} left for the mailbox`);
    return String(found);
  };

  /** Every line of the audit log, oldest first. */
  const audit = () => database.db.select().from(auditLines).orderBy(asc(auditLines.id));
  const find = async (id: CaseId): Promise<Case> => {
    const it = await registry.transaction((records) => records.cases.find(id));
    if (!it) throw new Error(`There is no case ${id}`);
    return it;
  };

  await office.administration.saveAgency(console(), agency);
  await registry.transaction(async (records) => {
    await records.desks.save(assistants);
    await records.desks.save(officers);
  });

  /** ACC-7 with a chosen password: the session in the person's own chat. */
  const logIn = async (who: Somebody, username: string, typed = password): Promise<void> => {
    const { link } = await office.login.begin(as(who), who.name, 'id');
    const answer = await office.login.enterPassword(page(), secretOf(link), username, typed);
    if (answer.outcome !== 'code') throw new Error(`The login page said ${answer.outcome}`);
    const confirmed = await office.login.confirm(as(who), answer.code);
    if (confirmed.outcome !== 'in') throw new Error(`The chat said ${confirmed.outcome}`);
  };
  /** A member of a desk with an open desk session. */
  const staff = async (who: Somebody, role: Exclude<Role, 'administrator'>, at: Desk): Promise<string> => {
    const { code, username } = await office.administration.invite(console(), {
      name: who.name,
      mail: who.mail,
      role,
      desk: at.id,
      language: 'id',
      byMail: false,
    });
    const { link } = await office.administration.acceptInvitation(as(who), code);
    if (link) await office.login.choosePassword(page(), secretOf(link), password);
    await logIn(who, username);
    return username;
  };

  /** Kebumen 1: consent, data, letter. */
  const fillIntroduction = async (who: Somebody): Promise<Case> => {
    await office.reception.chooseLanguage(as(who), 'id');
    await office.reception.consent(as(who));
    const { id } = await office.registration.open(as(who));
    await office.drafting.answer(as(who), id, 'name', who.name);
    await office.drafting.answer(as(who), id, 'agency', agency.id);
    await office.drafting.answer(as(who), id, 'mail', who.mail);
    await office.drafting.answer(as(who), id, 'phone', '+6281234567890');
    return office.drafting.attach(as(who), id, 'letter', paper());
  };
  const introduce = async (who: Somebody): Promise<Case> => {
    const { id } = await fillIntroduction(who);
    return office.registration.submit(as(who), id);
  };
  type Staff = { readonly assistant: Somebody; readonly officer: Somebody };
  /** Kebumen 1–4: the case whose link was opened. */
  const activated = async (who: Somebody, { assistant, officer }: Staff): Promise<Case> => {
    const { id } = await introduce(who);
    await office.decision.forward(as(assistant, assistants), id);
    await office.registration.register(as(officer, officers), id);
    await office.registration.activate(page(), secretOf(await mailed(who, 'activation', 'link')));
    return find(id);
  };
  /** Kebumen 1–4c. */
  const completed = async (who: Somebody, desks: Staff): Promise<Case> => {
    const { id } = await activated(who, desks);
    await office.drafting.answer(as(who), id, 'nik', who.nik);
    await office.drafting.answer(as(who), id, 'nip', who.nip);
    await office.drafting.answer(as(who), id, 'position', 'Pranata Komputer');
    await office.drafting.answer(as(who), id, 'unit', 'Bidang Aplikasi');
    await office.drafting.attach(as(who), id, 'identityCard', paper('a card'));
    return office.registration.complete(as(who), id);
  };
  /** Kebumen 1–6: the account and its one-time password. */
  const verified = async (who: Somebody, desks: Staff) => {
    const { id } = await completed(who, desks);
    await office.registration.verify(as(desks.officer, officers), id);
    const letter = (await leaving())
      .filter((body) => body.kind === 'mail')
      .findLast(({ to, letter }) => to === who.mail && letter.name === 'first-password');
    const { username, password: first } = letter?.letter.values ?? {};
    return { case: id, username: String(username), first: String(first) };
  };
  /** Kebumen 1–8: logged in with a password of their own. */
  const subscriber = async (
    who: Somebody,
    desks: Staff,
  ): Promise<{ readonly username: string; readonly account: AccountId }> => {
    const { username, first, case: id } = await verified(who, desks);
    const { link } = await office.login.begin(as(who), who.name, 'id');
    const entered = await office.login.enterPassword(page(), secretOf(link), username, first);
    if (entered.outcome !== 'choose') throw new Error(`The first password was answered with ${entered.outcome}`);
    const chosen = await office.login.choosePassword(page(), entered.secret, password);
    if (chosen.outcome !== 'done' || !chosen.code)
      throw new Error(`The new password was answered with ${chosen.outcome}`);
    await office.login.confirm(as(who), chosen.code);
    return { username, account: (await find(id)).account as AccountId }; // verified
  };
  /** Sumbar issuance 1–5. */
  const fillRequest = async (who: Somebody, csr: string = newRequest(`/CN=${who.name}`).csr): Promise<Case> => {
    const { id } = await office.issuance.open(as(who), individualSigning.name);
    await office.issuance.attachCsr(as(who), id, new TextEncoder().encode(csr));
    return office.drafting.attach(as(who), id, 'letter', paper('another letter'));
  };
  /** Sumbar issuance 1–6. */
  const request = async (who: Somebody, csr?: string): Promise<Case> => {
    const { id } = await fillRequest(who, csr);
    const { document } = await office.issuance.showAgreement(as(who), id);
    return office.issuance.acceptAgreement(as(who), id, document as DocumentId);
  };

  return {
    office,
    /** As another process on the same database has it, or one that was started with something changed. */
    anotherInstance: (change: Partial<OfficeDeps> = {}) => createOffice({ ...deps, ...change }),
    agreementVersion: deps.agreement.version,
    caFolder: folder,
    database,
    registry,
    cipher,
    clock,
    outbox,
    authority: ca.current,
    random,
    links,
    as,
    console,
    clockHand,
    page,
    leaving,
    mailed,
    audit,
    find,
    logIn,
    staff,
    fillIntroduction,
    introduce,
    activated,
    completed,
    verified,
    subscriber,
    fillRequest,
    request,
    account: (id: AccountId): Promise<Account | undefined> =>
      registry.transaction((records) => records.accounts.find(id)),
    wait: (milliseconds: number): void => {
      now += milliseconds;
    },
    async close(): Promise<void> {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export const secretOf = (link: string): string => link.split('/').at(-1) ?? '';
