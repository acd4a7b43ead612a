/** Setting the house up: agencies, desks, people and their roles, and the codes typed after /hubungkan. REQUIREMENTS "Who takes part". */
import type { Account } from '../account.ts';
import type { Actor } from '../actor.ts';
import type { Agency, Desk, Role, RoleGrant } from '../agency.ts';
import { RegistrationError } from '../errors.ts';
import { invitationCode } from '../password.ts';
import type { TokenPurpose } from '../records.ts';
import type { AccountId, Address, AgencyId, DeskId, Destination, Json, Language } from '../values.ts';
import { after, instant, newId } from '../values.ts';
import { officeHours } from '../working-time.ts';
import type { Performing, Scene } from './act.ts';
import { codeHash, mayTryCode } from './code.ts';
import type { OfficeDeps } from './deps.ts';
import { isSameChat, settleIn } from './groups.ts';
import { freeUsername, subjectNumber } from './registration.ts';
import { days } from './terms.ts';
import { isUsable } from './token.ts';

export type Invited = {
  readonly name: string;
  readonly mail: string;
  readonly role: Role;
  readonly desk: DeskId | null;
  readonly language: Language;
  /** Send the code to the official mailbox as well. */
  readonly byMail: boolean;
};

const codePurposes = ['invitation', 'desk', 'administrator', 'joining'] as const satisfies readonly TokenPurpose[];
type CodePurpose = (typeof codePurposes)[number];

export const administration = (
  { act, look }: Performing,
  deps: OfficeDeps,
  passwordLink: (scene: Scene, account: Account, request: null) => Promise<string>,
) => {
  const { random, terms, links, clock, registry } = deps;

  const writeCode = async ({ records, now, date }: Scene, purpose: TokenPurpose, subject: Json): Promise<string> => {
    const code = invitationCode(random);
    await records.tokens.insert({
      purpose,
      hash: codeHash(code),
      subject,
      issuedAt: now,
      expires: after(date, days(terms.invitationDays)),
    });
    return code;
  };

  /** An account for somebody who was invited; found again by mail, so a civil servant with a certificate may also hold a desk. */
  const accountFor = async (
    { records, now }: Scene,
    { name, mail, language }: Pick<Invited, 'name' | 'mail' | 'language'>,
  ): Promise<Account> => {
    const address = mail.trim().toLowerCase();
    const known = await records.accounts.findBy('mail', address);
    if (known) return known;
    return records.accounts.insert({
      id: newId<AccountId>(random),
      username: await freeUsername(name, async (candidate) => !(await records.accounts.findBy('username', candidate))),
      agency: null,
      name,
      mail: address,
      phone: null,
      nik: null,
      nip: null,
      position: null,
      unit: null,
      subjectNumber: subjectNumber(random),
      language,
      passwordState: 'none',
      passwordHash: null,
      passwordExpires: null,
      failures: 0,
      lockedUntil: null,
      createdAt: now,
    });
  };

  /** Takes a code out of the drawer; every wrong or used one answers alike. */
  const redeem = async ({ records, now }: Scene, purpose: TokenPurpose, code: string): Promise<Json> => {
    const token = await records.tokens.lock(purpose, codeHash(code));
    if (!isUsable(token, now)) throw new RegistrationError('ERR_TOKEN_UNKNOWN');
    await records.tokens.use(token.hash, now);
    return token.subject;
  };

  /** A desk is opened with the password, in each chat: what was open before the first role came may have been opened by a code, and is closed. */
  const giveRole = async (scene: Scene, grant: Omit<RoleGrant, 'since'>): Promise<void> => {
    const { records, now, fact } = scene;
    const open =
      (await records.roles.of(grant.account)).length > 0 ? [] : await records.sessions.ofAccount(grant.account, now);
    for (const { id } of open) await records.sessions.end(id, now);
    await records.roles.grant({ ...grant, since: now });
    fact('account', grant.account);
    fact('role', grant.role);
  };

  /** The page for the first password: only for accounts that have none, and only to who brought the code. */
  const firstLink = async (scene: Scene, account: Account): Promise<string | null> =>
    account.passwordState === 'chosen' ? null : links.password(await passwordLink(scene, account, null));

  return {
    agencies: () => look((records) => records.agencies.list()),
    agency: (id: AgencyId) => look((records) => records.agencies.find(id)),
    desks: () => look((records) => records.desks.list()),

    saveAgency: (by: Actor, agency: Agency) =>
      act(by, 'saveAgency', async ({ records, fact }) => {
        officeHours(agency, deps.holidays); // refuses hours in which nobody ever works
        fact('agency', agency.id);
        await records.agencies.save(agency);
        return agency;
      }),

    /** A desk without a group yet, and the code that joins one (`/hubungkan` typed in the group). */
    openDesk: (by: Actor, desk: Omit<Desk, 'chat'>) =>
      act(by, 'openDesk', async (scene) => {
        for (const id of desk.agencies)
          if (!(await scene.records.agencies.find(id)))
            throw new RegistrationError('ERR_AGENCY_UNKNOWN', { agency: id });
        const known = await scene.records.desks.find(desk.id);
        await scene.records.desks.save({ ...desk, chat: known?.chat ?? null });
        scene.fact('desk', desk.id);
        return { code: await writeCode(scene, 'desk', { desk: desk.id }) };
      }),

    /** An account with a role waiting for it, and the code that gives it (`/hubungkan` in private). */
    invite: (by: Actor, invited: Invited) =>
      act(by, 'invite', async (scene) => {
        const desk = invited.desk === null ? undefined : await scene.records.desks.find(invited.desk);
        if (invited.desk !== null && !desk) throw new RegistrationError('ERR_DESK_UNKNOWN', { desk: invited.desk });
        const account = await accountFor(scene, invited);
        scene.fact('account', account.id);
        scene.fact('role', invited.role);
        const code = await writeCode(scene, 'invitation', {
          account: account.id,
          role: invited.role,
          desk: invited.desk,
        });
        if (invited.byMail)
          await scene.records.mailer.send(account.mail, account.language, {
            name: 'desk-invitation',
            values: {
              name: account.name,
              role: invited.role,
              desk: desk?.name ?? 'none',
              code,
              days: terms.invitationDays,
            },
          });
        return { code, username: account.username, days: terms.invitationDays };
      }),

    /** `start` prints one while there is no administrator; the one before is void then. */
    inviteAdministrator: (by: Actor) =>
      act(by, 'inviteAdministrator', async (scene) => {
        if ((await scene.records.roles.administrators()).length > 0) return { code: null };
        await scene.records.tokens.void('administrator', {}, scene.now);
        return { code: await writeCode(scene, 'administrator', {}) };
      }),

    /** What a code typed in private is for, before it is used; undefined for every code that opens nothing, and for all after too many of those. */
    codeOpens: (code: string, who: Pick<Address, 'network' | 'user'>): Promise<CodePurpose | undefined> =>
      registry.transaction(async (records) => {
        const now = instant(clock.now());
        if (!(await mayTryCode(records, who, now))) return undefined;
        for (const purpose of codePurposes) {
          const token = await records.tokens.lock(purpose, codeHash(code));
          if (token && !token.usedAt && token.expires > now) return purpose;
        }
        return undefined;
      }),

    /** In private: the role is given; who has no password yet gets the page for one. */
    acceptInvitation: (by: Actor, code: string) =>
      act(by, 'acceptInvitation', async (scene) => {
        const {
          account: id,
          role,
          desk,
        } = (await redeem(scene, 'invitation', code)) as { account: AccountId; role: Role; desk: DeskId | null }; // written by `invite`
        const account = await scene.records.accounts.lock(id);
        if (!account) throw new RegistrationError('ERR_TOKEN_UNKNOWN');
        await giveRole(scene, { account: id, role, desk });
        return { role, name: account.name, username: account.username, link: await firstLink(scene, account) };
      }),

    becomeAdministrator: (by: Actor, code: string, person: Pick<Invited, 'name' | 'mail' | 'language'>) =>
      act(by, 'becomeAdministrator', async (scene) => {
        await redeem(scene, 'administrator', code);
        const account = await accountFor(scene, person);
        await giveRole(scene, { account: account.id, role: 'administrator', desk: null });
        return { username: account.username, link: await firstLink(scene, account) };
      }),

    /** It stood where others could read it: whatever it opened it opens no more, and nobody is told whether it did. */
    voidDeskCode: (by: Actor, code: string) =>
      act(by, 'voidDeskCode', async ({ records, now }) => {
        const token = await records.tokens.lock('desk', codeHash(code));
        if (isUsable(token, now)) await records.tokens.use(token.hash, now);
        return true;
      }),

    /** In a group: the desk lives here from now on. Throws ERR_GROUP_TAKEN where one of its kind does; the code stays good. */
    joinDesk: (by: Actor, code: string, chat: Destination) =>
      act(by, 'joinDesk', async (scene) => {
        const { desk: id } = (await redeem(scene, 'desk', code)) as { desk: DeskId }; // written by `openDesk`
        const desk = await scene.records.desks.find(id);
        if (!desk) throw new RegistrationError('ERR_DESK_UNKNOWN', { desk: id });
        const taken = (await scene.records.desks.inChat(chat)).find((one) => one.kind === desk.kind && one.id !== id);
        if (taken) throw new RegistrationError('ERR_GROUP_TAKEN', { name: taken.name });
        const lived = desk.chat && !desk.lostAt ? desk.chat : null;
        await settleIn(scene, desk, chat);
        scene.fact('desk', id);
        const was = lived === null ? 'nowhere' : isSameChat(lived, chat) ? 'here' : 'elsewhere';
        return { name: desk.name, kind: desk.kind, was } as const;
      }),
  };
};
