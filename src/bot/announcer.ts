/** Carries what left the office into the chats: cards, drawn at the moment they leave, and notices. DESIGN "How an act runs" 4. */
import type { Api } from 'grammy';
import { type Words, wordsIn } from '#locales/words.ts';
import type { DeskKind } from '#ra/agency.ts';
import type { Links } from '#ra/office/deps.ts';
import type { CaseView } from '#ra/office/desk.ts';
import type { Office } from '#ra/office/office.ts';
import type { Posting } from '#ra/ports.ts';
import { DeliveryError } from '#ra/ports.ts';
import type { Destination, NetworkName } from '#ra/values.ts';
import { caseFile } from './announcements/case-file.ts';
import { noticeMessage } from './announcements/notices.ts';
import { type Sending, sendingTo } from './announcements/sending.ts';
import { card } from './cards/card.ts';
import { isTurnOf } from './cards/keyboard.ts';
import { waitingList } from './cards/waiting-list.ts';

export type AnnouncerDeps = {
  /** Undefined for a network that does not run here. */
  api(network: NetworkName): Api | undefined;
  readonly office: {
    readonly desk: Pick<Office['desk'], 'view' | 'card' | 'document'>;
    readonly reminders: Pick<Office['reminders'], 'waitingAt'>;
  };
  readonly links: Pick<Links, 'keyTool'>;
};
/** `message`: the network's id of a card or digest, to be edited next time. */
type Delivered = { readonly message?: string };
export type Announcements = { deliver(posting: Posting): Promise<Delivered> };
type Body<Kind extends Posting['body']['kind']> = Extract<Posting['body'], { kind: Kind }>;

/** Groups read Indonesian; a person reads their own language. */
export const deskWords: Words = wordsIn('id');

/**
 * `deliver` throws DeliveryError: `gone` when this can never arrive (blocked, no such chat, refused content, or five sends
 * without an answer), `later` for the rest. What the case has outrun is not sent and counts as delivered.
 */
export const announcer = (deps: AnnouncerDeps): Announcements => {
  const sending = (to: Destination, attempts: number): Sending => {
    const api = deps.api(to.network);
    if (!api) throw new DeliveryError('later', `The network "${to.network}" does not run here`);
    return sendingTo(api, to, attempts);
  };
  return {
    async deliver({ body, attempts }) {
      if (body.kind === 'card') return drawCard(deps, body, sending(body.at, attempts));
      if (body.kind === 'digest') return drawDigest(deps, body, sending(body.at, attempts));
      if (body.kind === 'notice') return tell(deps, body, sending(body.to, attempts));
      throw new TypeError('The announcer carries cards, digests and notices; got a mail, which is the mailer’s');
    },
  };
};

/** Edited in place; hung anew where it is gone, and where the case has just come to this desk, so that somebody notices. */
const drawCard = async (
  { office }: AnnouncerDeps,
  { case: id, desk, message }: Body<'card'>,
  chat: Sending,
): Promise<Delivered> => {
  const found = await office.desk.card(id, desk);
  if (!found) return {};
  const drawn = card(found.view, found.desk, deskWords);
  if (message === null) return { message: await chat.message(drawn) };
  const was = await chat.edit(message, drawn);
  // Unchanged means that this arrival was drawn before: one that was drawn twice is not hung twice.
  const isNews = was === 'edited' && hasJustArrived(found.view, found.desk.kind);
  if (was !== 'gone' && !isNews) return { message };
  const hung = await chat.message(drawn);
  // The old one must not stay as a second living card; where that fails now, its buttons still answer rightly.
  if (isNews)
    await chat.edit(message, { text: deskWords('card-moved', { case: String(id) }), keyboard: [] }).catch(() => 'gone');
  return { message: hung };
};

/**
 * One message a working day: edited in place, hung anew in the morning and where it is gone, and only while something waits. Nobody
 * hears a new message out of hours.
 */
const drawDigest = async (
  { office }: AnnouncerDeps,
  { desk, day, hung }: Body<'digest'>,
  chat: Sending,
): Promise<Delivered> => {
  const list = await office.reminders.waitingAt(desk);
  if (!list) return {};
  const drawn = waitingList(list, deskWords);
  const isNewDay = hung?.day !== day && list.isOpen && list.count > 0;
  if (hung && !isNewDay && (await chat.edit(hung.message, drawn)) !== 'gone') return { message: hung.message };
  if (list.count === 0 || !list.isOpen) return {};
  const message = await chat.message(drawn);
  // Yesterday's must not stay as a second living list.
  if (hung && isNewDay)
    await chat.edit(hung.message, { text: deskWords('digest-moved'), keyboard: [] }).catch(() => 'gone');
  return { message };
};

const arrivals: readonly string[] = ['submit', 'complete', 'forward', 'overdue'];
/** Nothing happened to it since it came here: nobody took it up, nobody let go of it. */
const hasJustArrived = ({ it, history }: CaseView, desk: DeskKind): boolean =>
  isTurnOf(it, desk) && it.claim === null && it.verdict === null && arrivals.includes(history.at(-1)?.move ?? '');

const tell = async (
  deps: AnnouncerDeps,
  { notice, language, to }: Body<'notice'>,
  chat: Sending,
): Promise<Delivered> => {
  const words = wordsIn(language);
  const view = notice.case === undefined ? undefined : await deps.office.desk.view(notice.case);
  const message =
    notice.name === 'case-file'
      ? view && (await caseFile(view, notice.documents ?? [], words, deps.office))
      : noticeMessage({ notice, view, words, network: to.network, links: deps.links });
  if (message) await chat.message(message);
  return {};
};
