/** An account moves to another official mailbox: who held the old one is out, both addresses are told. ACC-8 (Sumbar issuance 11). */
import type { Account } from '../account.ts';
import type { Case } from '../case.ts';
import { maskMail } from '../identity-numbers.ts';
import { isSamePerson } from '../values.ts';
import type { Scene } from './act.ts';
import { redrawCards } from './cards.ts';
import type { OfficeDeps } from './deps.ts';
import { zoneOf } from './mail-zone.ts';
import { tellThere } from './owner.ts';
import { passwordLink } from './passwords.ts';

/** `asked`: the case that led here; its applicant is told what comes next. */
type Move = { readonly mail: string; readonly asked: Case };

/**
 * Whoever reads the old mailbox could have reset the password there, so the password is void with everything that was sent there; the
 * new mailbox gets a link to choose another.
 */
export const moveMailbox = async (
  scene: Scene,
  was: Account,
  { mail, asked }: Move,
  deps: OfficeDeps,
): Promise<void> => {
  const { records, now } = scene;
  const neverHadOne = was.passwordState === 'none';
  const closed = neverHadOne
    ? {}
    : ({ passwordState: 'void', passwordHash: null, passwordExpires: null, failures: 0, lockedUntil: null } as const);
  const account = await records.accounts.update(was.id, { mail, ...closed }, now);
  for (const purpose of ['password', 'first-password', 'login-code', 'mailbox', 'new-mailbox', 'hold'] as const)
    await records.tokens.void(purpose, { account: was.id }, now);
  scene.fact('sessionsEnded', await endSessions(scene, account, asked));
  await tellBoth(scene, was, account, asked, deps);
  await records.announcer.tell(asked.applicant, asked.language, {
    name: 'rebinding-rebound',
    case: asked.id,
    values: { minutes: deps.terms.passwordLinkMinutes },
  });
  for (const it of await records.cases.openOf({ account: was.id })) await redrawCards(records, it);
};

const endSessions = async ({ records, now }: Scene, account: Account, { applicant }: Case): Promise<number> => {
  const open = await records.sessions.ofAccount(account.id, now);
  for (const session of open) {
    await records.sessions.forget(session.id);
    if (!isSamePerson(session, applicant))
      await tellThere(records, session, account.language, { name: 'rebinding-session-ended' });
  }
  return open.length;
};

/** Each in its own language: the new mailbox as its owner wrote to us, the old one as the account has it. */
const tellBoth = async (scene: Scene, was: Account, account: Account, asked: Case, deps: OfficeDeps): Promise<void> => {
  const { records, now } = scene;
  const { name, username } = account;
  const link = deps.links.password(await passwordLink(deps)(scene, account, null));
  await records.mailer.send(account.mail, asked.language, {
    name: 'mailbox-bound',
    values: { name, username, link, minutes: deps.terms.passwordLinkMinutes },
  });
  const agency = account.agency === null ? undefined : await records.agencies.find(account.agency);
  await records.mailer.send(was.mail, was.language, {
    name: 'mailbox-released',
    values: {
      name,
      mail: maskMail(account.mail),
      at: now,
      contact: agency?.contact ?? '–',
      ...(await zoneOf(records, account)),
    },
  });
};
