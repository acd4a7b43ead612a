/** What a desk handler stands in: the group, the person who tapped or wrote, their words, and actors whose membership was just confirmed. */
import type { Context } from 'grammy';
import { GrammyError } from 'grammy';
import { type Words, wordsIn } from '#locales/words.ts';
import type { Actor } from '#ra/actor.ts';
import type { Desk, DeskKind } from '#ra/agency.ts';
import { deskKindsOf, hasArrived } from '#ra/office/cards.ts';
import type { CaseView } from '#ra/office/desk.ts';
import type { Office } from '#ra/office/office.ts';
import type { Visitor } from '#ra/office/reception.ts';
import type { Destination } from '#ra/values.ts';
import { isMemberAs } from '../groups/rights.ts';
import type { Network } from '../networks/network.ts';

export type DeskDeps<C extends Context = Context> = {
  readonly office: Office;
  readonly network: Pick<Network, 'name' | 'startLink'>;
  /** The actor of the next act of this update; each call has a key of its own, in order. */
  actorFor(ctx: C): Actor;
  /** Told of what went wrong where the person was rightly told something else; never holds personal data. */
  onFault?(error: unknown): void;
};

export type DeskScene = {
  readonly ctx: Context;
  readonly office: Office;
  /** The group. */
  readonly at: Destination;
  readonly visitor: Visitor;
  /** In the language of the person. */
  readonly words: Words;
  /** `Network.startLink`; undefined where the bot may write to everybody. */
  readonly startLink: Network['startLink'];
  nextActor(): Actor;
  onFault(error: unknown): void;
};

/** The scene of an update in a group; undefined where no person stands behind it. */
export const sceneOf = async <C extends Context>(deps: DeskDeps<C>, ctx: C): Promise<DeskScene | undefined> => {
  const { from, chat } = ctx;
  if (!from || !chat) return undefined;
  const { office, network, onFault = () => undefined } = deps;
  const at = { network: network.name, chat: String(chat.id) };
  const visitor = await office.reception.visitor({ ...at, user: String(from.id) });
  const memberOf = (await isMember(ctx, chat.id, from.id)) ? at : null;
  return {
    ctx,
    office,
    at,
    visitor,
    words: wordsIn(visitor.contact?.language ?? 'id'),
    startLink: network.startLink,
    nextActor: () => ({ ...deps.actorFor(ctx), memberOf }),
    onFault,
  };
};

/** Asked anew for every tap: who was put out of the group decides nothing (REQUIREMENTS "Who takes part"). */
export const isMember = async (ctx: Context, chat: number, user: number): Promise<boolean> => {
  try {
    return isMemberAs(await ctx.api.getChatMember(chat, user));
  } catch (error) {
    const isRefused = error instanceof GrammyError && error.error_code >= 400 && error.error_code < 429;
    if (isRefused) return false;
    throw error; // the network is away: the update is tried again
  }
};

/** The desk of this kind that lives in this group and holds a card of this case. */
export const servingDesk = async (
  { office, at }: Pick<DeskScene, 'office' | 'at'>,
  view: CaseView,
  kind: DeskKind,
): Promise<Desk | undefined> =>
  (await office.desk.inChat(at)).find((desk) => desk.kind === kind && holdsCard(desk, view));

/** What never left its applicant has no card anywhere. */
export const holdsCard = (desk: Desk, { it, alsoAt, history }: CaseView): boolean =>
  it.agency !== null &&
  hasArrived(it, history) &&
  deskKindsOf(it).includes(desk.kind) &&
  (desk.agencies.includes(it.agency) || alsoAt.includes(desk.id));
