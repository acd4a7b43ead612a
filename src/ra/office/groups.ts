/** The group of a desk as its network tells of it: it moved, put us out, took us in again; somebody left it. Nothing that waits for a desk is lost meanwhile. */
import type { Actor } from '../actor.ts';
import type { Desk } from '../agency.ts';
import type { Topic } from '../records.ts';
import { turnsOf } from '../service-clock.ts';
import type { CaseId, Destination, NetworkName } from '../values.ts';
import { after } from '../values.ts';
import type { Performing, Scene } from './act.ts';
import { letGo } from './claims.ts';
import type { OfficeDeps } from './deps.ts';
import { tellWatchers } from './supervisors.ts';
import { minutes } from './terms.ts';

/** So many cards are hung anew at once; the others when something happens to their case. */
const mostHung = 200;
/** How long we stay in a group that is no desk's, for somebody to type a code. */
const guestMinutes = 15;

export const groups = ({ act, look }: Performing, { registry }: OfficeDeps) => ({
  /** The topic of a case in this group; undefined while it has none. */
  topic: (id: CaseId, at: Destination): Promise<Topic | undefined> => look((records) => records.topics.find(id, at)),
  keepTopic: (topic: Topic): Promise<void> => registry.transaction((records) => records.topics.save(topic)),
  forgetTopic: (id: CaseId, at: Destination): Promise<void> =>
    registry.transaction((records) => records.topics.forget(id, at)),

  /** A group became a supergroup, with another id and without our messages: its desks go along. How many. */
  moved: (by: Actor, from: Destination, to: Destination) =>
    act(by, 'moveDesk', async (scene) => {
      const { records, fact } = scene;
      const desks = await records.desks.inChat(from);
      fact('desks', idsOf(desks));
      await records.announcer.move(from, to);
      for (const desk of desks) await settleIn(scene, desk, to);
      return desks.length;
    }),

  /** We may no longer speak there. Told once to who can mend it; how many desks lived there. */
  lost: (by: Actor, at: Destination) =>
    act(by, 'loseDesk', async ({ records, now, fact }) => {
      const desks = await records.desks.inChat(at);
      fact('desks', idsOf(desks));
      await records.announcer.takeBack(farewellOf(at));
      for (const desk of desks) {
        if (desk.lostAt) continue;
        await records.desks.setLost(desk.id, now);
        const values = { desk: desk.name };
        await tellWatchers(records, desk, {
          notice: { name: 'desk-lost', values },
          letter: { name: 'desk-lost', values },
        });
      }
      return desks.length;
    }),

  /** We are in a group: its desks go on where they stood. One that is no desk's reads once a day how it becomes one, and is left soon. */
  entered: (by: Actor, at: Destination) =>
    act(by, 'enterGroup', async (scene) => {
      const { records, now, date, fact } = scene;
      const desks = await records.desks.inChat(at);
      fact('desks', idsOf(desks));
      for (const desk of desks) if (desk.lostAt) await settleIn(scene, desk, at);
      if (desks.length > 0) return desks.length;
      if (await records.reminders.take(`guest:${at.network}:${at.chat}:${now.slice(0, 10)}`, now))
        await records.announcer.tell(at, 'id', { name: 'group-unknown', values: { minutes: guestMinutes } });
      await records.announcer.takeBack(farewellOf(at));
      const delivery = { name: farewellOf(at), notBefore: after(date, minutes(guestMinutes)) };
      await records.announcer.tell(at, 'id', { name: 'group-farewell' }, delivery);
      return 0;
    }),

  /** Who is no longer in the group of their desk decides nothing there: what they had is free, and their session ends. How many cases. */
  left: (by: Actor, at: Destination, user: string) =>
    act(by, 'leaveDesk', async (scene) => {
      const { records, now, fact } = scene;
      const account = (await records.sessions.current({ network: at.network, user }, now))?.account;
      const grants = account === undefined ? [] : await records.roles.of(account);
      const theirs = (await records.desks.inChat(at)).filter(({ id }) => grants.some(({ desk }) => desk === id));
      fact('desks', idsOf(theirs));
      if (account === undefined || theirs.length === 0) return 0;
      fact('account', account);
      const held = await records.cases.waiting(
        theirs.flatMap((desk) => waitingAt(desk, scene)),
        mostHung,
        {
          claimedBy: account,
        },
      );
      for (const { id } of held.toSorted((one, other) => one.id - other.id)) {
        const it = await records.cases.lock(id);
        if (it?.claim?.by === account) await letGo({ ...scene, it });
      }
      for (const session of await records.sessions.ofAccount(account, now)) await records.sessions.end(session.id, now);
      return held.length;
    }),
});

/** The desk lives in this group from now on: what waits for it comes here, and so do the cards of what it has to do. */
export const settleIn = async (scene: Scene, desk: Desk, at: Destination): Promise<void> => {
  const { records } = scene;
  const { chat: was } = desk;
  if (was && !isSameChat(was, at) && (await records.desks.inChat(was)).length === 1)
    await records.announcer.move(was, at);
  await records.desks.save({ ...desk, chat: at });
  await records.desks.setLost(desk.id, null);
  await records.announcer.takeBack(farewellOf(at));
  await hangCards(scene, { ...desk, chat: at });
};

const hangCards = async (scene: Scene, desk: Desk): Promise<void> => {
  const { records } = scene;
  const cases = await records.cases.waiting(waitingAt(desk, scene), mostHung);
  for (const { id } of cases) await records.announcer.card(id, desk);
  if (cases.length > 0) await records.announcer.digest(desk);
};

const waitingAt = ({ agencies, kind }: Desk, { now }: Pick<Scene, 'now'>) =>
  agencies.map((agency) => ({ agency, turns: turnsOf(kind), since: now }));

export const isSameChat = (one: Destination, other: Destination): boolean =>
  one.network === other.network && one.chat === other.chat;
const idsOf = (desks: readonly Desk[]): readonly string[] => desks.map(({ id }) => id);
const farewellOf = ({ network, chat }: { readonly network: NetworkName; readonly chat: string }): string =>
  `farewell:${network}:${chat}`;
