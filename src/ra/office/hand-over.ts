/** A case changes hands: its holder, or a supervisor, gives it to another member of the desk. REC-3: handling goes on, by somebody else. */
import type { Actor } from '../actor.ts';
import type { Desk } from '../agency.ts';
import { isByOffice } from '../case.ts';
import { RegistrationError } from '../errors.ts';
import type { Records } from '../ports.ts';
import { turnOf } from '../service-clock.ts';
import type { AccountId, CaseId, Instant, NetworkName } from '../values.ts';
import type { CaseScene, Performing } from './act.ts';
import { amend, note } from './act.ts';
import { isTheirs } from './authorise.ts';
import { desksOf } from './cards.ts';
import { sendPapers } from './papers.ts';
import { isSupervisor } from './supervisors.ts';

export type Colleague = {
  readonly account: AccountId;
  readonly name: string;
  /** Has an open desk session in this network, so that the papers can go there at once. */
  readonly isHere: boolean;
  readonly isSelf: boolean;
};

type Seen = { readonly user: string; readonly isMember: boolean };

export const handOver = ({ on, look }: Performing) => ({
  /** Who could take it over. Throws ERR_CLAIMED_BY_ANOTHER for who neither has it nor supervises. */
  colleagues: (by: Actor, id: CaseId) =>
    on(by, 'handOver', id, async (scene): Promise<readonly Colleague[]> => {
      await requireHolder(scene);
      scene.fact('step', 'asked');
      return colleaguesOf(scene);
    }),

  /** As whom a colleague is logged in there, so that the network can be asked whether they are still of the group. */
  userOf: (account: AccountId, network: NetworkName): Promise<string | undefined> =>
    look(async (records, now) => (await openSession(records, account, network, now))?.user),

  /**
   * The colleague is told in the group and gets the papers; who cannot do it lets go. `seen`: whether the network knows them in the group
   * now. Of who is not logged in there nobody can say it, so the papers wait for their own tap. Throws ERR_COLLEAGUE_GONE.
   */
  to: (by: Actor, id: CaseId, account: AccountId, seen: Seen | undefined) =>
    on(by, 'handOver', id, async (scene) => {
      const { records, it, now, fact } = scene;
      await requireHolder(scene);
      const colleague = (await colleaguesOf(scene)).find((one) => one.account === account);
      if (!colleague || seen?.isMember === false) throw new RegistrationError('ERR_COLLEAGUE_GONE', { case: id });
      fact('to', account);
      await note(scene, it, 'handOver');
      const next = await amend(scene, it, { claim: { by: account, name: colleague.name, at: now }, verdict: null });
      const session = by.memberOf ? await openSession(records, account, by.memberOf.network, now) : undefined;
      const known = await records.accounts.find(account);
      const isHere = session !== undefined && session.user === seen?.user;
      if (isHere && known) await sendPapers(records, next, session, known);
      if (!colleague.isSelf) await tellGroup(scene, { ...colleague, isHere });
      return next;
    }),
});

const openSession = async (records: Records, account: AccountId, network: NetworkName, now: Instant) =>
  (await records.sessions.ofAccount(account, now)).findLast((one) => one.network === network);

const requireHolder = async (scene: CaseScene): Promise<void> => {
  const { it, standing } = scene;
  if (!it.claim || !turnOf(it)?.desk)
    throw new RegistrationError('ERR_MOVE_NOT_ALLOWED', { case: it.id, state: it.state, move: 'handOver' });
  if (it.claim.by !== standing.account?.id && !(await isSupervisor(scene)))
    throw new RegistrationError('ERR_CLAIMED_BY_ANOTHER', { case: it.id, name: it.claim.name, at: it.claim.at });
};

/** With the role that decides now at a desk of this group; not who has it, not its owner, not who may not decide it (four eyes). */
const colleaguesOf = async (scene: CaseScene): Promise<readonly Colleague[]> => {
  const { records, it, by, standing, now } = scene;
  const network = by.memberOf?.network;
  const found = new Map<AccountId, Colleague>();
  const agency = it.agency === null ? undefined : await records.agencies.find(it.agency);
  const mayDoBoth = agency?.onePersonMayDoBoth === true && !isByOffice(it);
  for (const desk of await desksHere(scene))
    for (const { role, account: id } of await records.roles.at(desk.id)) {
      const isSecond = desk.kind !== 'officer' || mayDoBoth || id !== it.forwardedBy;
      if (role !== desk.kind || id === it.claim?.by || found.has(id) || !isSecond) continue;
      const account = await records.accounts.find(id);
      if (!account || (await isTheirs(records, it, null, account))) continue;
      const isHere = network !== undefined && (await openSession(records, id, network, now)) !== undefined;
      found.set(id, { account: id, name: account.name, isHere, isSelf: id === standing.account?.id });
    }
  return [...found.values()].toSorted((one, other) => one.name.localeCompare(other.name));
};

const desksHere = async ({ records, by, it }: CaseScene): Promise<readonly Desk[]> => {
  const here = by.memberOf ? await records.desks.inChat(by.memberOf) : [];
  const kind = turnOf(it)?.desk;
  const having = (await desksOf(records, it)).map(({ id }) => id);
  return here.filter((desk) => desk.kind === kind && having.includes(desk.id));
};

/** In the group whose network knows how to call them, by a mention; the name alone elsewhere. */
const tellGroup = async ({ records, by, it, standing, now }: CaseScene, { account, name, isHere }: Colleague) => {
  const at = by.memberOf;
  if (!at) return;
  const session =
    (await records.sessions.ofAccount(account, now)).findLast(({ network }) => network === at.network) ??
    (await records.sessions.latest(account));
  const user = session?.network === at.network ? session.user : '';
  await records.announcer.tell(at, 'id', {
    name: 'case-handed-over',
    case: it.id,
    values: {
      name,
      user,
      by: standing.account?.name ?? '',
      isHere: isHere ? 'yes' : 'no',
      kind: turnOf(it)?.desk ?? 'officer',
    },
  });
};
