/** Filling in a case, whatever its kind: each answer is kept at once, only open items may change, and the owner may walk away. */
import type { Actor } from '../actor.ts';
import { isOfficialMail, mailDomainOf } from '../agency.ts';
import type { Case, DocumentItem, Item } from '../case.ts';
import { askableOf, documentItems, isByOffice, missingItems } from '../case.ts';
import { changesIn } from '../change.ts';
import { RegistrationError } from '../errors.ts';
import type { CaseId, DocumentId, Json } from '../values.ts';
import { after, newId } from '../values.ts';
import type { CaseScene, Performing } from './act.ts';
import { shift } from './act.ts';
import { wasSent } from './cards.ts';
import { requireEvent } from './revocation-event.ts';
import { heldBy } from './statement-deadline.ts';
import { days, secretHash } from './terms.ts';
import { isUsable } from './token.ts';
import { remindAtOf } from './waiting.ts';

/** A file as the safety desk passed it. */
export type HandedIn = {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly pages: number;
  readonly facts?: Json;
};

/** Before its first sending a case is open everywhere; afterwards only where a desk named a fault (ISS-9). */
export const mayChange = (it: Case, item: Item): boolean => {
  const here = askableOf(it);
  if (here.length === 0) return false;
  // Asked from a session, a rebinding is about that very account.
  if (it.kind === 'rebinding' && it.account !== null && item !== 'mail' && item !== 'letter') return false;
  // Which certificate is renewed or revoked was settled when the case was opened.
  if (item === 'certificate' || (it.kind === 'renewal' && item === 'profile')) return false;
  return it.faults.length > 0 ? it.faults.some((fault) => fault.item === item) : here.includes(item);
};

/** The case with one item answered anew. The person who answers is the one to be told: the case follows them between networks. */
export const answered = async (
  scene: CaseScene,
  item: Item,
  value: string,
  change: Partial<Case> = {},
): Promise<Case> => {
  const { it, by } = scene;
  if (!mayChange(it, item)) throw new RegistrationError('ERR_ITEM_NOT_OPEN', { case: it.id, item });
  const faults = it.faults.map((fault) => (fault.item === item ? { ...fault, mended: true as const } : fault));
  const applicant = by.at ?? it.applicant;
  scene.fact('item', item);
  // No card is drawn: the desks see what was answered once it is sent.
  const next = { reversible: null, ...change, answers: { ...it.answers, [item]: value }, faults, applicant };
  return scene.records.cases.update(it, { ...next, remindAt: await remindAtOf(scene, { ...it, ...next }) }, scene.now);
};

export const keepDocument = async (
  scene: CaseScene,
  kind: DocumentItem | 'agreement' | 'answer',
  file: HandedIn,
): Promise<DocumentId> => {
  if (kind !== 'agreement' && !scene.standing.desk) await countUpload(scene);
  const id = newId<DocumentId>(scene.random);
  const { mediaType, pages, facts = null } = file;
  const document = await scene.records.documents.insert(
    { id, case: scene.it.id, kind, mediaType, pages, facts, at: scene.now },
    file.bytes,
  );
  scene.fact('sha256', document.sha256);
  if (kind !== 'agreement') await forget(scene, [kind], id);
  return id;
};

/** A paper that another took the place of in a draft nobody else has seen is not kept. What a desk has seen stays. */
const forget = async (
  { records, it }: CaseScene,
  kinds: readonly string[],
  besides: DocumentId | null = null,
): Promise<void> => {
  if (await wasSent(records, it)) return;
  for (const { id, kind } of await records.documents.ofCase(it.id))
    if (kinds.includes(kind) && id !== besides) await records.documents.remove(id);
};

/** Of one case in a day, whatever became of them. */
const countUpload = async ({ records, it, now, date, rules: { terms } }: CaseScene): Promise<void> => {
  const latest = await records.tokens.latest('uploads', { case: it.id });
  const known = isUsable(latest, now) ? latest : undefined;
  if (known && known.failures >= terms.uploadsADay)
    throw new RegistrationError('ERR_UPLOADED_TOO_OFTEN', { case: it.id, count: terms.uploadsADay });
  const hash = known?.hash ?? secretHash(`uploads:${it.id}:${now}`);
  const token = {
    purpose: 'uploads',
    hash,
    subject: { case: it.id },
    issuedAt: now,
    expires: after(date, days(1)),
  } as const;
  if (!known) await records.tokens.insert(token);
  await records.tokens.fail(hash);
};

/** Throws ERR_ITEMS_MISSING with the first of them, so that the applicant is led there. */
export const requireComplete = (it: Case): void => {
  const [first, ...rest] = missingItems(it);
  if (first) throw new RegistrationError('ERR_ITEMS_MISSING', { case: it.id, item: first, count: rest.length + 1 });
};

export const drafting = ({ on }: Performing) => ({
  answer: (by: Actor, id: CaseId, item: Exclude<Item, DocumentItem>, value: string) =>
    on(by, 'answer', id, async (scene) => {
      await checkAnswer(scene, item, value);
      return answered(scene, item, value, item === 'agency' ? { agency: value as Case['agency'] } : {});
    }),

  attach: (by: Actor, id: CaseId, item: Exclude<DocumentItem, 'csr'>, file: HandedIn) =>
    on(by, 'attach', id, async (scene) => {
      if (!mayChange(scene.it, item)) throw new RegistrationError('ERR_ITEM_NOT_OPEN', { case: id, item });
      return answered(scene, item, await keepDocument(scene, item, file));
    }),

  /** "Kembali" and "Mulai dari awal": the answers of these items are forgotten, the questions are asked again. */
  erase: (by: Actor, id: CaseId, items: readonly Item[]) =>
    on(by, 'erase', id, async (scene) => {
      for (const item of items)
        if (!mayChange(scene.it, item)) throw new RegistrationError('ERR_ITEM_NOT_OPEN', { case: id, item });
      const kept = Object.entries(scene.it.answers).filter(([item]) => !items.includes(item as Item)); // keys of Answers
      const change = { reversible: null, answers: Object.fromEntries(kept), ...(await agencyWithout(scene, items)) };
      const remindAt = await remindAtOf(scene, { ...scene.it, ...change });
      await forget(scene, items);
      return scene.records.cases.update(scene.it, { ...change, remindAt }, scene.now);
    }),

  withdraw: (by: Actor, id: CaseId) =>
    on(by, 'withdraw', id, async (scene) => {
      await refuseHeld(scene);
      if (isByOffice(scene.it)) throw new RegistrationError('ERR_ACT_NOT_ALLOWED', { act: 'withdraw' });
      await scene.records.announcer.takeBack(noticeOf(id));
      return shift(scene, scene.it, 'withdraw', { claim: null });
    }),
});

/** REV-7: what is held is never released from its owner's chat, nor its case closed: an officer revokes or lifts. */
export const refuseHeld = async ({ records, it }: Pick<CaseScene, 'records' | 'it'>): Promise<void> => {
  const held = await heldBy(records, it);
  if (held) throw new RegistrationError('ERR_CERTIFICATE_HELD', { case: it.id, serial: held.serial });
};

/** The outbox name of a case's pending decision, by which it is taken back. */
export const noticeOf = (id: CaseId): string => `decision:${id}`;

/** ACC-9: who moves to no other agency after all asks the officers of their own. */
const agencyWithout = async (
  { records, it }: CaseScene,
  erased: readonly Item[],
): Promise<Partial<Pick<Case, 'agency'>>> => {
  if (it.kind !== 'change' || it.account === null || !erased.includes('agency')) return {};
  return { agency: (await records.accounts.find(it.account))?.agency ?? null };
};

/** Rules that need the records; the shape of an answer was parsed at the border. */
const checkAnswer = async ({ records, it, standing, now }: CaseScene, item: Item, value: string): Promise<void> => {
  if ((documentItems as readonly Item[]).includes(item))
    throw new RegistrationError('ERR_ITEM_NOT_OPEN', { case: it.id, item });
  if (it.kind === 'revocation') await requireEvent({ records, it, now }, item, value);
  if (item === 'agency' && !(await records.agencies.find(value as NonNullable<Case['agency']>)))
    throw new RegistrationError('ERR_AGENCY_UNKNOWN');
  if (item === 'mail') {
    const agency = it.agency === null ? undefined : await records.agencies.find(it.agency);
    if (!agency) throw new RegistrationError('ERR_AGENCY_UNKNOWN');
    if (!isOfficialMail(agency, value))
      throw new RegistrationError('ERR_MAIL_DOMAIN', {
        domain: mailDomainOf(value),
        domains: agency.mailDomains.join(', '),
        agency: agency.name,
      });
  }
  if (it.kind === 'rebinding' && (await isLostMailbox({ records, it }, item, value)))
    throw new RegistrationError('ERR_SAME_MAILBOX');
  if (it.kind === 'change') await refuseSameValue({ records, it }, item, value);
  if (item === 'mail' || item === 'nik' || item === 'nip')
    await refuseSecondAccount({ records, it, standing }, item, value);
};

/** The old address given as the new one, as far as this person has told us or is logged in: nothing else is looked up. */
const isLostMailbox = async (
  { records, it }: Pick<CaseScene, 'records' | 'it'>,
  item: Item,
  value: string,
): Promise<boolean> => {
  if (item === 'lost') return value === it.answers.mail;
  if (item !== 'mail') return false;
  const account = it.account === null ? undefined : await records.accounts.find(it.account);
  return value === it.answers.lost || value === account?.mail;
};

/** ACC-9: what the registry says already is no change of it. */
const refuseSameValue = async (
  { records, it }: Pick<CaseScene, 'records' | 'it'>,
  item: Item,
  value: string,
): Promise<void> => {
  const account = it.account === null ? undefined : await records.accounts.find(it.account);
  if (account && changesIn({ answers: { [item]: value } }, account).some(({ before, after }) => before === after))
    throw new RegistrationError('ERR_SAME_VALUE', { case: it.id, item });
};

/** One person, one account; said without telling whose it is. */
const refuseSecondAccount = async (
  { records, it }: Pick<CaseScene, 'records' | 'it' | 'standing'>,
  field: 'mail' | 'nik' | 'nip',
  value: string,
): Promise<void> => {
  if (it.kind !== 'registration' || value === 'none') return;
  if (await records.accounts.findBy(field, value)) throw new RegistrationError('ERR_ALREADY_REGISTERED', { field });
  const others = await records.cases.openWith(field, value, it.id);
  // A rebinding names the NIK of an account; where there is none, its applicant may still want one.
  const rivals = others.filter((other) => other.kind === 'registration' || field === 'mail');
  if (rivals.some((other) => other.state !== 'draft')) throw new RegistrationError('ERR_ALREADY_REGISTERED', { field });
};
