/**
 * An approved change becomes the registry's, and what hangs on the old data follows: certificates get a deadline, open cases go to the
 * new agency, both mailboxes are told. ACC-9 (Kebumen warning 3). Sessions stay: the owner asked from inside.
 */
import type { Account } from '../account.ts';
import type { Agency } from '../agency.ts';
import type { Case } from '../case.ts';
import { isOfAccount } from '../case.ts';
import type { Certificate } from '../certificate.ts';
import { changesIn } from '../change.ts';
import { RegistrationError } from '../errors.ts';
import { maskMail } from '../identity-numbers.ts';
import type { Instant } from '../values.ts';
import { after } from '../values.ts';
import type { CaseScene, Scene } from './act.ts';
import { amend, shift } from './act.ts';
import { redrawCards } from './cards.ts';
import { liveCertificates, stillTrue } from './certificate-subject.ts';
import { accountAfter } from './change-checks.ts';
import type { OfficeDeps } from './deps.ts';
import { tellOwner } from './owner.ts';
import { days } from './terms.ts';

/** `open`: the owner's other open cases, locked. */
type Before = { readonly account: Account; readonly open: readonly Case[] };

export const applyChange = async (scene: CaseScene, { account, open }: Before, deps: OfficeDeps): Promise<Case> => {
  const { records, it, now } = scene;
  const applied = await shift(scene, it, 'apply', { claim: null });
  const { name, mail, position, unit, agency } = accountAfter(it, account);
  const changed = await records.accounts.update(account.id, { name, mail, position, unit, agency }, now);
  scene.fact('account', account.id);
  scene.fact(
    'changed',
    changesIn(it, account).map(({ item }) => item),
  );
  const home = agency === null ? undefined : await records.agencies.find(agency);
  if (!home) throw new RegistrationError('ERR_AGENCY_UNKNOWN');
  if (mail !== account.mail) await voidOldMailbox(scene, account);
  const certificates = await endOutdated(scene, changed, home, deps);
  for (const other of open) await follow(scene, other, changed);
  await tellBoth(scene, { was: account, is: changed, home }, certificates);
  return applied;
};

/** What was sent to the mailbox of before opens nothing any more. */
const voidOldMailbox = async ({ records, now }: Scene, { id }: Account): Promise<void> => {
  for (const purpose of ['password', 'first-password', 'mailbox', 'hold'] as const)
    await records.tokens.void(purpose, { account: id }, now);
};

/** `until`: the first day on which one of them ends; null where none does. */
type Outcome = { readonly ends: number; readonly stays: number; readonly until: Instant | null };

/** A certificate that would not be issued like that now has its days counted; one that had, and is true again, has not. */
const endOutdated = async (
  { records, now, date, fact }: Scene,
  account: Account,
  home: Agency,
  { terms }: OfficeDeps,
): Promise<Outcome> => {
  const deadline = after(date, days(terms.changedDays));
  const ending: Certificate[] = [];
  const staying: Certificate[] = [];
  for (const certificate of await liveCertificates(records, account.id, now)) {
    const isTrue = await stillTrue(records, certificate, account, home);
    // A second change gives no second fortnight.
    const endBy = isTrue ? null : (certificate.endBy ?? deadline);
    if (endBy !== certificate.endBy) await records.certificates.setEnd(certificate.serial, endBy);
    (isTrue ? staying : ending).push({ ...certificate, endBy });
  }
  fact(
    'endBy',
    ending.map(({ serial }) => serial),
  );
  const [until = null] = ending.map(lastDay).sort();
  return { ends: ending.length, stays: staying.length, until };
};

/** Its deadline, or its own end where that comes first. */
const lastDay = ({ endBy, notAfter }: Certificate): Instant => (endBy !== null && endBy < notAfter ? endBy : notAfter);

/** Whoever serves the new agency decides what else is open, and has its whole time for it; what an officer of the old one had taken up is let go. */
const follow = async (scene: Scene, it: Case, { agency }: Account): Promise<void> => {
  await redrawCards(scene.records, it);
  if (!isOfAccount(it) || it.agency === agency) return;
  await (it.state === 'under-review'
    ? shift(scene, it, 'release', { claim: null, agency, escalatedAt: null })
    : amend(scene, it, { agency, since: scene.now, escalatedAt: null }));
};

type Moved = { readonly was: Account; readonly is: Account; readonly home: Agency };

const tellBoth = async (
  { records, it }: CaseScene,
  { was, is, home }: Moved,
  { ends, stays, until }: Outcome,
): Promise<void> => {
  const certificate = ends > 0 ? 'ends' : stays > 0 ? 'stays' : 'none';
  const told = { certificate, until: until ?? '' };
  const shown = {
    case: it.id,
    at: until ?? '',
    mail: maskMail(is.mail),
    contact: home.contact,
    timeZone: home.timeZone,
  };
  await tellOwner(records, is, {
    notice: { name: 'change-applied', case: it.id, values: told },
    letter: {
      name: 'change-applied',
      values: { ...shown, certificate, mailbox: was.mail === is.mail ? 'same' : 'new' },
    },
  });
  if (was.mail === is.mail) return;
  await records.mailer.send(was.mail, was.language, {
    name: 'change-applied',
    values: { ...shown, name: was.name, certificate: 'none', mailbox: 'old' },
  });
};
