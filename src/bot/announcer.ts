/** Carries what left the office into the chats: cards, drawn at the moment they leave, and notices. DESIGN "How an act runs" 4. */
import type { Api } from 'grammy';
import { type Words, wordsIn } from '#locales/words.ts';
import type { Desk, DeskKind } from '#ra/agency.ts';
import type { Case } from '#ra/case.ts';
import type { Links } from '#ra/office/deps.ts';
import type { CaseView } from '#ra/office/desk.ts';
import type { Office } from '#ra/office/office.ts';
import type { Posting } from '#ra/ports.ts';
import { DeliveryError } from '#ra/ports.ts';
import type { Destination, NetworkName } from '#ra/values.ts';
import { answerFile, caseFile } from './announcements/case-file.ts';
import { noticeMessage } from './announcements/notices.ts';
import { type OutgoingMessage, type Progress, type Sending, sendingTo, TopicGone } from './announcements/sending.ts';
import { type Forum, forum, type Topics } from './announcements/topics.ts';
import { type Card, card } from './cards/card.ts';
import { isTurnOf } from './cards/keyboard.ts';
import { waitingList } from './cards/waiting-list.ts';

export type AnnouncerDeps = {
  /** Undefined for a network that does not run here. */
  api(network: NetworkName): Api | undefined;
  /** Whether groups there have pinned messages and topics; left out: nowhere. */
  administersGroups?(network: NetworkName): boolean;
  /** Whether an edit is a new message there; left out: nowhere. */
  editsAnew?(network: NetworkName): boolean;
  readonly office: {
    readonly desk: Pick<Office['desk'], 'view' | 'card' | 'document' | 'inChat'>;
    readonly reminders: Pick<Office['reminders'], 'waitingAt'>;
    readonly groups: Topics;
  };
  readonly links: Pick<Links, 'keyTool'>;
};
/** `message`: the network's id of a card or digest, to be edited next time. */
type Delivered = { readonly message?: string };
/** `advance` is told how many messages of the posting have not left, after each that has. */
type Advance = (remaining: number) => Promise<void>;
export type Announcements = { deliver(posting: Posting, advance?: Advance): Promise<Delivered> };
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
    async deliver({ body, attempts, remaining }, advance) {
      if (body.kind === 'card') return drawCard(deps, body, sending(body.at, attempts));
      if (body.kind === 'digest') return drawDigest(deps, body, sending(body.at, attempts));
      if (body.kind === 'notice') return tell(deps, body, sending(body.to, attempts), progressOf(remaining, advance));
      throw new TypeError('The announcer carries cards, digests and notices; got a mail, which is the mailer’s');
    },
  };
};

/** Edited in place; hung anew where it is gone, and where the case has just come to this desk, so that somebody notices. */
const drawCard = async (
  deps: AnnouncerDeps,
  { case: id, desk, at, message }: Body<'card'>,
  chat: Sending,
): Promise<Delivered> => {
  const found = await deps.office.desk.card(id, desk);
  if (!found) return {};
  const { it } = found.view;
  const drawn = card(found.view, found.desk, deskWords);
  const topics = forumAt(deps, at);
  await chat.asking(async () => topics?.title(it));
  const isNewAnyhow = deps.editsAnew?.(at.network) ?? false;
  const hung = await hangCard(found.view, found.desk, drawn, { message, chat, topics, isNewAnyhow });
  await chat.asking(async () => topics?.close(it));
  return { message: hung };
};

type Place = {
  readonly message: string | null;
  readonly chat: Sending;
  readonly topics: Forum | undefined;
  /** An edit is noticed there like a card that is hung. */
  readonly isNewAnyhow: boolean;
};

const hangCard = async (view: CaseView, desk: Desk, drawn: Card, place: Place): Promise<string> => {
  const { message, chat, topics, isNewAnyhow } = place;
  const hang = () => inTopic(chat, topics, view.it, drawn);
  if (message === null) return hang();
  const was = await chat.edit(message, drawn);
  // Unchanged means that this arrival was drawn before: one that was drawn twice is not hung twice.
  const isNews = was === 'edited' && !isNewAnyhow && hasJustArrived(view, desk.kind);
  if (was !== 'gone' && !isNews) return message;
  const hung = await hang();
  // The old one must not stay as a second living card; where that fails now, its buttons still answer rightly.
  const moved = { text: deskWords('card-moved', { case: String(view.it.id) }), keyboard: [] };
  if (isNews) await chat.edit(message, moved).catch(() => 'gone');
  return hung;
};

/** In the case's own topic; where that takes nothing any more, in a new one, and where none can be opened in the open. */
const inTopic = async (
  chat: Sending,
  topics: Forum | undefined,
  it: Case,
  message: OutgoingMessage,
): Promise<string> => {
  if (!topics) return chat.message(message);
  const topic = await chat.asking(() => topics.topic(it));
  try {
    return await chat.message(message, topic);
  } catch (error) {
    if (!(error instanceof TopicGone)) throw error;
    await topics.forget(it.id);
  }
  const anew = await chat.asking(() => topics.topic(it));
  return chat.message(message, anew);
};

const forumAt = (deps: AnnouncerDeps, at: Destination): Forum | undefined => {
  const api = deps.administersGroups?.(at.network) ? deps.api(at.network) : undefined;
  return api && forum(deps.office.groups, api, at);
};

/**
 * One message a working day, pinned where we may: edited in place, hung anew in the morning and where it is gone, and only while something waits. Nobody
 * hears a new message out of hours.
 */
const drawDigest = async (
  { office, administersGroups, editsAnew }: AnnouncerDeps,
  { desk, at, day, hung }: Body<'digest'>,
  chat: Sending,
): Promise<Delivered> => {
  const list = await office.reminders.waitingAt(desk);
  if (!list) return {};
  const drawn = waitingList(list, deskWords);
  const isNewDay = hung?.day !== day && list.isOpen && list.count > 0;
  const isNewAnyhow = editsAnew?.(at.network) ?? false;
  // Where each change would be heard, the list of the morning stands all day.
  if (hung && !isNewDay && (isNewAnyhow || (await chat.edit(hung.message, drawn)) !== 'gone'))
    return { message: hung.message };
  if (list.count === 0 || !list.isOpen) return {};
  const message = await chat.message(drawn);
  if (administersGroups?.(at.network)) await chat.pin(message, hung?.message ?? null);
  // Yesterday's must not stay as a second living list.
  if (hung && isNewDay && !isNewAnyhow)
    await chat.edit(hung.message, { text: deskWords('digest-moved'), keyboard: [] }).catch(() => 'gone');
  return { message };
};

const arrivals: readonly string[] = ['submit', 'complete', 'forward', 'overdue', 'letGo'];
/** Nothing happened to it since it came here, or came free by the clock: nobody took it up, let go of it, or said anything of it. */
const hasJustArrived = ({ it, history, notes, words }: CaseView, desk: DeskKind): boolean => {
  const last = history.at(-1);
  if (!last || !arrivals.includes(last.move)) return false;
  const isQuiet = [...notes, ...words].every(({ at }) => at < last.at);
  return isQuiet && isTurnOf(it, desk) && it.claim === null && it.verdict === null;
};

const progressOf = (before: number | undefined, advance?: Advance): Progress => {
  let remaining = before;
  return {
    get remaining() {
      return remaining;
    },
    async note(now) {
      remaining = now;
      await advance?.(now);
    },
  };
};

const tell = async (
  deps: AnnouncerDeps,
  body: Body<'notice'>,
  chat: Sending,
  progress: Progress,
): Promise<Delivered> => {
  const { notice, to } = body;
  if (notice.name === 'group-farewell') {
    // Somebody may have made it a desk's in the last moment.
    if ((await deps.office.desk.inChat(to)).length === 0) await chat.leave();
    return {};
  }
  const message = await messageOf(deps, body);
  if (!message) return {};
  const topics = forumAt(deps, to);
  const topic = (notice.case !== undefined && (await topics?.known(notice.case))) || null;
  try {
    await chat.message(message, topic, progress);
  } catch (error) {
    if (!(error instanceof TopicGone) || topic === null) throw error;
    await chat.message(message, null, progress);
  }
  return {};
};

const messageOf = async (
  { office, links }: AnnouncerDeps,
  { notice, language, to }: Body<'notice'>,
): Promise<OutgoingMessage | undefined> => {
  const words = wordsIn(language);
  const view = notice.case === undefined ? undefined : await office.desk.view(notice.case);
  if (notice.name === 'case-file' || notice.name === 'answer-file') {
    // Somebody else has the case by now, or nobody.
    const holder = notice.values?.holder ?? view?.it.claim?.by;
    if (!view?.it.claim || view.it.claim.by !== holder) return undefined;
    return notice.name === 'case-file'
      ? caseFile(view, notice.documents ?? [], words, office)
      : answerFile(notice, words, office);
  }
  return noticeMessage({ notice, view, words, network: to.network, links });
};
