/** What the main process and the child that has WhatsApp's page say to each other: orders and answers, events and their receipts, and news. */
import type { WireChat, WireError, WireEvent, WireMember, WireOrder } from '../wire.ts';

/** WhatsApp's page from a file, in place of the one from the internet: `<path>/<version>.html`. */
export type PageCache = { readonly path: string; readonly version: string };

export type Opening = {
  readonly chromiumPath: string;
  /** Flags beside the usual ones. */
  readonly flags: readonly string[];
  readonly profile: string;
  readonly pageCache: PageCache | null;
  /** How long a number used elsewhere is left alone before it is taken over: doubled with each time in a row. */
  readonly takeOverMs: number;
};

export type Order =
  | { readonly kind: 'ping' }
  | { readonly kind: 'send'; readonly order: WireOrder }
  | { readonly kind: 'typing'; readonly chat: WireChat }
  | { readonly kind: 'remove'; readonly message: string }
  | { readonly kind: 'download'; readonly message: string; readonly maxBytes: number }
  | { readonly kind: 'members'; readonly group: string }
  | { readonly kind: 'leave'; readonly group: string }
  | { readonly kind: 'pairBy'; readonly phone: string }
  /** Tells what was written since then; of what nobody has seen yet also what is older, but not older than `unseenSince`. */
  | { readonly kind: 'catchUp'; readonly since: Date; readonly unseenSince: Date }
  /** The linked session as it is now. */
  | { readonly kind: 'pack' }
  /** Ends the browser, packs what it left, and goes. */
  | { readonly kind: 'close'; readonly isPacked: boolean }
  | { readonly kind: 'logOut' };

export type Answers = {
  /** How the page stands with WhatsApp, in its word (`CONNECTED`), or 'opening' before there is a page. */
  ping: string;
  send: { readonly id: string };
  typing: undefined;
  remove: boolean;
  download: Uint8Array;
  members: readonly WireMember[];
  leave: undefined;
  pairBy: string;
  /** How many events were told. */
  catchUp: number;
  pack: Uint8Array;
  close: Uint8Array | undefined;
  logOut: undefined;
};

export type News =
  | { readonly kind: 'browser'; readonly pid: number }
  /** The page knows no linked session: it is to be paired. */
  | { readonly kind: 'unlinked' }
  | { readonly kind: 'qr'; readonly qr: string }
  | { readonly kind: 'code'; readonly code: string }
  /** Everything works; said again after each reload. */
  | { readonly kind: 'ready'; readonly phone: string }
  /** Another program uses this session. */
  | { readonly kind: 'conflict'; readonly takenBackInMs: number }
  /** The page's word for how else it stands with WhatsApp: `CONNECTED`, `TIMEOUT` … */
  | { readonly kind: 'standing'; readonly standing: string }
  /** On the telephone somebody ended it. */
  | { readonly kind: 'logged-out' }
  /** The child goes because of it. Never with anything personal in it. */
  | { readonly kind: 'fault'; readonly why: string }
  /** Something could not be told as what it is. */
  | { readonly kind: 'oddity'; readonly what: string };

export type ToChild =
  | { readonly kind: 'open'; readonly opening: Opening }
  | { readonly kind: 'order'; readonly n: number; readonly order: Order }
  /** The event is kept safely. */
  | { readonly kind: 'kept'; readonly n: number };

export type FromChild =
  | { readonly kind: 'answer'; readonly n: number; readonly value: unknown }
  | { readonly kind: 'refusal'; readonly n: number; readonly fault: WireError['kind']; readonly why: string }
  | { readonly kind: 'event'; readonly n: number; readonly event: WireEvent }
  | { readonly kind: 'news'; readonly news: News };

/** The fault of a browser that could not shut its page away from the rest of the machine, as in most containers. */
export const noSandbox = 'no usable sandbox';
