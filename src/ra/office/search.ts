/**
 * `/cari`: a case or certificate found by its number, its serial, an account's username, an identity number or mail (whole, by keyed hash),
 * or words of a name. Only what the desks of this group have; the audit log knows who searched and a keyed hash of what. UU 27/2022; REC-1.
 */
import type { Account } from '../account.ts';
import type { Actor } from '../actor.ts';
import type { Desk, DeskKind, TimeZone } from '../agency.ts';
import { type Case, isOfAccount } from '../case.ts';
import type { Certificate } from '../certificate.ts';
import { RegistrationError } from '../errors.ts';
import { digitsOf } from '../identity-numbers.ts';
import type { Records } from '../ports.ts';
import type { CaseId, SearchId } from '../values.ts';
import { after } from '../values.ts';
import type { Performing, Scene } from './act.ts';
import { deskKindsOf, desksOf, wasSent } from './cards.ts';
import type { OfficeDeps } from './deps.ts';
import { serialIn } from './revocation-by-office.ts';
import { days, hours } from './terms.ts';

type Sought = 'case' | 'nik' | 'nip' | 'mail' | 'serial' | 'username' | 'name';
export type Found = {
  readonly it: Pick<Case, 'id' | 'kind' | 'state' | 'since'>;
  readonly name: string;
  readonly agency: { readonly name: string; readonly timeZone: TimeZone };
  /** Where its card is. */
  readonly desk: DeskKind;
  readonly certificate: Pick<Certificate, 'serial' | 'status' | 'notAfter'> | null;
};
export type SearchPage = {
  readonly id: SearchId;
  readonly page: number;
  readonly pages: number;
  readonly count: number;
  /** More were found than are shown on all pages: the words are to be narrower. */
  readonly isCut: boolean;
  readonly found: readonly Found[];
};

const pageLength = 10;
/** Three pages; who looks for somebody finds them there, who copies a register does not. */
const longest = 30;
/** So many of a common name are looked at. */
const widest = 100;

export const search = ({ act }: Performing, { terms }: OfficeDeps) => ({
  /** Throws ERR_SEARCHED_TOO_OFTEN. */
  seek: (by: Actor, words: string) =>
    act(by, 'search', async (scene): Promise<SearchPage> => {
      const { records, standing, now, date, random, fact } = scene;
      const { account } = standing;
      if (!account) throw new RegistrationError('ERR_DESK_SESSION_CLOSED');
      const tried = await records.searches.countSince(account.id, after(date, -hours(1)));
      if (tried >= terms.searchesPerHour) throw new RegistrationError('ERR_SEARCHED_TOO_OFTEN', { count: tried });
      const meant = meaningOf(words);
      fact('by', meant.map(({ by: one }) => one).join(' '));
      fact('what', records.searches.mark(words.trim().toLowerCase().replace(/\s+/gu, ' ')));
      const cases: Case[] = [];
      for (const one of meant) cases.push(...(await casesOf(records, one)));
      const found = await whatIsHere(scene, uniquely(cases));
      fact('found', found.length);
      const shown = found.slice(0, longest);
      const id = Buffer.from(random.bytes(8)).toString('hex') as SearchId; // the brand begins here
      const kept = { id, by: account.id, at: now, found: shown.map(({ it }) => it.id) };
      await records.searches.insert(kept, after(date, -days(1)));
      return pageOf(id, shown, 0, found.length > shown.length);
    }),

  /** Another page of what was found; of what this group still has. Null where it is too long ago. */
  turn: (by: Actor, id: SearchId, page: number) =>
    act(by, 'search', async (scene): Promise<SearchPage | null> => {
      const kept = await scene.records.searches.find(id);
      scene.fact('page', page);
      if (!kept) return null;
      const cases: Case[] = [];
      for (const one of kept.found) cases.push(...several(await scene.records.cases.find(one)));
      return pageOf(id, await whatIsHere(scene, cases), page, false);
    }),
});

type Meaning = { readonly by: Sought; readonly value: string };

/** What the words can mean; several where that is open: a word may be a username or a name. */
export const meaningOf = (words: string): readonly Meaning[] => {
  const text = words.trim();
  const digits = digitsOf(text);
  if (text === '') return [];
  if (/^#?\d{1,9}$/.test(text)) return [{ by: 'case', value: text.replace('#', '') }];
  if (/^\d{16}$/.test(digits)) return [{ by: 'nik', value: digits }, ...serialOf(text)];
  if (/^\d{18}$/.test(digits)) return [{ by: 'nip', value: digits }, ...serialOf(text)];
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return [{ by: 'mail', value: text }];
  const username = text.replace(/^@/, '').toLowerCase();
  const isOneWord = /^[a-z][a-z0-9._-]*$/.test(username);
  return [
    ...serialOf(text),
    ...(isOneWord ? [{ by: 'username', value: username } as const] : []),
    { by: 'name', value: text },
  ];
};
const serialOf = (text: string): readonly Meaning[] => {
  const serial = serialIn(text);
  return /^[0-9a-f]{15,40}$/.test(serial) ? [{ by: 'serial', value: serial }] : [];
};

const casesOf = async (records: Records, { by, value }: Meaning): Promise<readonly Case[]> => {
  if (by === 'case') return several(await records.cases.find(Number(value) as CaseId)); // looked up, so it is one or none
  if (by === 'serial') return ofCertificate(records, await records.certificates.find(serialIn(value)));
  if (by === 'username') return ofAccounts(records, several(await records.accounts.findBy('username', value)));
  if (by === 'name')
    return [
      ...(await records.cases.seek('name', value, widest)),
      ...(await ofAccounts(records, await records.accounts.named(value, longest))),
    ];
  const account = await records.accounts.findBy(by, value);
  return [...(await records.cases.seek(by, value, widest)), ...(await ofAccounts(records, several(account)))];
};
const several = <One>(one: One | undefined): readonly One[] => (one === undefined ? [] : [one]);

const ofCertificate = async (records: Records, certificate: Certificate | undefined): Promise<readonly Case[]> =>
  certificate ? several(await records.cases.find(certificate.case)) : [];
const ofAccounts = async (records: Records, accounts: readonly Account[]): Promise<readonly Case[]> => {
  const found: Case[] = [];
  for (const { id } of accounts) found.push(...(await records.cases.recentOf({ account: id }, longest)));
  return found;
};
const uniquely = (cases: readonly Case[]): readonly Case[] =>
  [...new Map(cases.map((it) => [it.id, it])).values()].toSorted((one, other) => other.id - one.id);

/** What a desk of this group has a card of, where this person has a role. What never left its applicant nobody finds. */
const whatIsHere = async (scene: Scene, cases: readonly Case[]): Promise<readonly Found[]> => {
  const { records, by, standing } = scene;
  const grants = standing.account ? await records.roles.of(standing.account.id) : [];
  const here = by.memberOf ? await records.desks.inChat(by.memberOf) : [];
  const mine = here.filter(({ id }) => grants.some(({ desk }) => desk === id));
  const found: Found[] = [];
  for (const it of cases) {
    const desk = await deskWithCard(records, mine, it);
    const agency = it.agency === null ? undefined : await records.agencies.find(it.agency);
    if (!desk || !agency || !(await wasSent(records, it))) continue;
    const account = it.account === null ? undefined : await records.accounts.find(it.account);
    const certificate = await records.certificates.ofCase(it.id);
    const { id, kind, state, since } = it;
    found.push({
      it: { id, kind, state, since },
      name: (isOfAccount(it) ? account?.name : it.answers.name) ?? account?.name ?? it.answers.lost ?? '',
      agency: { name: agency.name, timeZone: agency.timeZone },
      desk: desk.kind,
      certificate: certificate && certificate.status !== 'prepared' ? shownOf(certificate) : null,
    });
  }
  return found;
};
const shownOf = ({ serial, status, notAfter }: Certificate): Found['certificate'] => ({ serial, status, notAfter });

const deskWithCard = async (records: Records, mine: readonly Desk[], it: Case): Promise<Desk | undefined> => {
  if (it.agency === null) return undefined;
  const also = it.escalatedAt === null ? [] : (await desksOf(records, it)).map(({ id }) => id);
  const { agency } = it;
  const having = mine.filter((desk) => desk.agencies.includes(agency) || also.includes(desk.id));
  // The officers' card says more, where one group has both.
  return deskKindsOf(it)
    .toReversed()
    .flatMap((kind) => having.filter((desk) => desk.kind === kind))[0];
};

const pageOf = (id: SearchId, found: readonly Found[], asked: number, isCut: boolean): SearchPage => {
  const pages = Math.max(1, Math.ceil(found.length / pageLength));
  const page = Math.min(asked, pages - 1);
  const shown = found.slice(page * pageLength, (page + 1) * pageLength);
  return { id, page, pages, count: found.length, isCut, found: shown };
};
