/** What the page knows and how it is arranged; whoever shows a part of it listens here. */
import type { Group, Mail, Person, SandboxMessage } from '../../bot/networks/sandbox/scene.ts';
import type { ClockFacts, GuideChapter, News, SampleFacts } from '../../http/sandbox-wire.ts';
import { keepTimeOf, type Language } from './words.ts';

export type View =
  | { readonly kind: 'chat'; readonly chat: number }
  | { readonly kind: 'mail' }
  | { readonly kind: 'guide' };

export type Settings = {
  language: Language;
  skin: 'telegram' | 'whatsapp';
  theme: 'auto' | 'light' | 'dark';
  panes: [View, View];
  active: 0 | 1;
  /** On a narrow screen: the list of people, or the active pane. */
  tab: 'cast' | 'pane';
  /** Steps of the guide that were ticked by hand, by id. */
  ticked: string[];
};

export type Change = News | { readonly kind: 'arranged' } | { readonly kind: 'counted' };

const storageKey = 'lencana-sandbox';

export const state = {
  bot: 0,
  people: new Map<number, Person>(),
  groups: new Map<number, Group>(),
  messages: new Map<number, Map<number, SandboxMessage>>(),
  mails: [] as Mail[],
  samples: [] as readonly SampleFacts[],
  guide: [] as readonly GuideChapter[],
  /** Steps of the guide that have happened. */
  happened: [] as readonly string[],
  clock: { now: '', ahead: 0, timeZone: 'Asia/Jakarta' } as ClockFacts,
  /** What the trial's clock says more than this machine's. */
  clockLead: 0,
  /** Unseen messages per chat; mails under 'mail'. */
  unread: new Map<number | 'mail', number>(),
  /** Who speaks in a group. */
  speakers: new Map<number, number>(),
  /** What was typed and not yet sent. */
  drafts: new Map<number, string>(),
  settings: remembered(),
};

const listeners = new Set<(change: Change) => void>();

/** Returns how to stop listening. */
export function onChange(listener: (change: Change) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function tell(change: Change) {
  for (const listener of [...listeners]) listener(change);
}

/** Takes in one line of news, then tells everyone. */
export function take(news: News) {
  if (news.kind === 'snapshot') {
    state.bot = news.bot.id;
    state.people = new Map(news.people.map((person) => [person.id, person]));
    state.groups = new Map(news.groups.map((group) => [group.id, group]));
    state.messages = new Map();
    for (const message of news.messages) place(message);
    state.mails = [...news.mails];
    state.samples = news.samples;
    state.guide = news.guide;
    state.happened = news.done;
    setClock(news.clock);
    furnish();
  }
  if (news.kind === 'progress') state.happened = news.done;
  if (news.kind === 'clock') setClock(news);
  if (news.kind === 'person') state.people.set(news.person.id, news.person);
  if (news.kind === 'group') state.groups.set(news.group.id, news.group);
  if (news.kind === 'message' || news.kind === 'edited') place(news.message);
  if (news.kind === 'deleted') state.messages.get(news.chat)?.delete(news.id);
  if (news.kind === 'mail') state.mails.push(news.mail);
  if (news.kind === 'message' && news.message.from === state.bot) count(news.message.chat);
  if (news.kind === 'mail') count('mail');
  tell(news);
}

function setClock({ now, ahead, timeZone }: ClockFacts) {
  state.clock = { now, ahead, timeZone };
  state.clockLead = Date.parse(now) - Date.now();
  keepTimeOf(timeZone);
}

export const isDone = (step: string) => state.happened.includes(step) || state.settings.ticked.includes(step);

/** What time it is in the trial. */
export const trialNow = () => new Date(Date.now() + state.clockLead);

function place(message: SandboxMessage) {
  const messages = state.messages.get(message.chat) ?? new Map<number, SandboxMessage>();
  state.messages.set(message.chat, messages);
  messages.set(message.id, message);
}

/** Oldest first. */
export const messagesOf = (chat: number): readonly SandboxMessage[] =>
  [...(state.messages.get(chat)?.values() ?? [])].sort((a, b) => a.id - b.id);

export function nameOf(id: number): string {
  if (id === state.bot) return 'Lencana';
  return state.people.get(id)?.name ?? state.groups.get(id)?.title ?? String(id);
}

export function speakerIn(chat: number): number {
  const members = state.groups.get(chat)?.members;
  if (!members) return chat;
  const chosen = state.speakers.get(chat);
  return chosen !== undefined && members.includes(chosen) ? chosen : (members[0] ?? 0);
}

/** Two panes stand side by side only where there is room. */
export const wide = matchMedia('(min-width: 1120px)');
/** List and pane take turns. */
export const narrow = matchMedia('(max-width: 759px)');

export function isShown(view: View): boolean {
  const { panes, active, tab } = state.settings;
  const same = (shown: View) =>
    shown.kind === view.kind && (shown.kind !== 'chat' || view.kind !== 'chat' || shown.chat === view.chat);
  if (document.hidden) return false;
  if (wide.matches) return panes.some(same);
  return same(panes[active]) && (!narrow.matches || tab === 'pane');
}

function count(what: number | 'mail') {
  const view: View = what === 'mail' ? { kind: 'mail' } : { kind: 'chat', chat: what };
  if (isShown(view)) return;
  state.unread.set(what, (state.unread.get(what) ?? 0) + 1);
  tell({ kind: 'counted' });
}

/** What is in view counts as read. */
export function markSeen() {
  for (const what of state.unread.keys())
    if (isShown(what === 'mail' ? { kind: 'mail' } : { kind: 'chat', chat: what })) state.unread.delete(what);
  tell({ kind: 'counted' });
}

/** Shows a view: in the pane where it already is, else in the active one, or in the other (`beside`). */
export function open(view: View, beside = false) {
  const { panes, active } = state.settings;
  const at = panes.findIndex((shown) => JSON.stringify(shown) === JSON.stringify(view));
  const wanted = beside ? 1 - active : at >= 0 && wide.matches ? at : active;
  if (beside && at >= 0 && at !== wanted) panes[at] = panes[wanted as 0 | 1];
  panes[wanted as 0 | 1] = view;
  arrange({ panes, active: wanted as 0 | 1, tab: 'pane' });
}

export function arrange(change: Partial<Settings>) {
  Object.assign(state.settings, change);
  try {
    localStorage.setItem(storageKey, JSON.stringify(state.settings));
  } catch {
    // Storage may be forbidden; the page then simply forgets.
  }
  tell({ kind: 'arranged' });
  markSeen();
}

function remembered(): Settings {
  const first: Settings = {
    language: 'id',
    skin: 'telegram',
    theme: 'auto',
    panes: [{ kind: 'mail' }, { kind: 'mail' }],
    active: 0,
    tab: 'pane',
    ticked: [],
  };
  try {
    return { ...first, ...JSON.parse(localStorage.getItem(storageKey) ?? '{}') };
  } catch {
    return first;
  }
}

/** Panes that show a chat this world does not have (a new data folder) begin afresh: guide and first applicant, or two free ones. */
function furnish() {
  const { panes } = state.settings;
  const exists = (view: View) => view.kind !== 'chat' || state.people.has(view.chat) || state.groups.has(view.chat);
  const isFresh = panes.every(({ kind }) => kind === 'mail');
  if (panes.every(exists) && !isFresh) return;
  const person = [...state.people.values()].find(({ part }) => part === 'applicant');
  state.settings.panes = [person ? { kind: 'chat', chat: person.id } : { kind: 'mail' }, { kind: 'guide' }];
  state.settings.active = narrow.matches ? 1 : 0;
  state.settings.tab = 'pane';
}
