/** What a flow stands in: grammY's context with the person already known, and the conversation that remembers one sitting. */
import type { Conversation, ConversationFlavor } from '@grammyjs/conversations';
import type { Context } from 'grammy';
import type { Words } from '#locales/words.ts';
import type { Actor } from '#ra/actor.ts';
import type { Change } from '#ra/change.ts';
import type { Links } from '#ra/office/deps.ts';
import type { Office } from '#ra/office/office.ts';
import type { Visitor } from '#ra/office/reception.ts';
import type { RevocationCause } from '#ra/revocation-cause.ts';
import type { Language } from '#ra/values.ts';

/** Put on every update by the bot's first middleware. */
export type Reception = {
  readonly visitor: Visitor;
  readonly words: Words;
  /** The actor of the next act of this update; each call has its own key, in order, so a repeat of the update finds its acts done. */
  nextActor(): Actor;
  /** True once in a chat where nobody is reminded unasked: what is left lying now may be offered a reminder (CONVERSATION 16). */
  offersReminders(): Promise<boolean>;
};
export type BotContext = ConversationFlavor<Context & Reception>;
/** Inside a conversation grammY builds plain contexts anew; the reception is reached through `external`. */
export type FlowContext = Context;
export type FlowConversation = Conversation<BotContext, FlowContext>;

export type FlowDeps = {
  readonly office: Office;
  /** Bytes of a file a message named. Throws RegistrationError ERR_DOWNLOAD_… */
  readonly download: (fileId: string, maxBytes: number) => Promise<Uint8Array>;
  readonly links: Links;
  /** Papers the bot hands out and takes in; `letters` does the work. */
  readonly papers: Papers;
  /** The profiles the CA offers, individual first (ISS-2). */
  readonly profiles: readonly {
    readonly name: string;
    readonly title: Readonly<Record<Language, string>>;
    readonly keyTypes: readonly string[];
  }[];
  readonly keyTool: KeyTool;
};

/** ISS-3: the key tool (LOCK) and the ways it travels. */
export type KeyTool = {
  /** One file, complete in itself. */
  readonly html: Uint8Array;
  /** Of the file, for people to compare. */
  readonly sha256: string;
  /** What a machine without a network has to be told, short enough to be typed. */
  shortCode(request: { readonly case: number; readonly name: string; readonly keyType: KeyToolType }): string;
  /** A link as a picture for a camera, PNG. */
  qr(link: string): Promise<Uint8Array>;
};
/** The keys it makes, the one it takes by itself first. */
export const keyToolTypes = ['P-256', 'P-384', 'RSA-3072', 'RSA-2048'] as const;
export type KeyToolType = (typeof keyToolTypes)[number];

/** A file as the safety desk passed it, ready to be kept. */
export type Paper = { readonly bytes: Uint8Array; readonly mediaType: string; readonly pages: number };
export type LetterData = {
  readonly purpose: 'account' | 'issuance' | 'change';
  readonly case: number;
  readonly agency: string;
  readonly name: string;
  readonly nip: string | null;
  readonly position: string | null;
  readonly unit: string | null;
  readonly mail: string | null;
  readonly timeZone: string;
  /** Before and after, agencies by their names; none but in a change of data (ACC-9). */
  readonly changes: readonly Change[];
};
/** What the statement of reasons for a revocation is prefilled with (REV-1). */
export type StatementData = {
  readonly case: number;
  readonly agency: string;
  readonly name: string;
  readonly username: string;
  readonly nip: string | null;
  readonly position: string | null;
  readonly unit: string | null;
  readonly mail: string;
  /** Of the certificate, RFC 4514 text. */
  readonly subject: string;
  readonly serial: string;
  readonly issuer: string;
  /** Null: the owner ticks it by hand. */
  readonly cause: RevocationCause | null;
  /** `YYYY-MM-DD`, `none` where nobody knows, null where it is not said yet. */
  readonly since: string | null;
  readonly timeZone: string;
};
export type Papers = {
  /** Caps and content checked before any decoder; throws LetterError. */
  inspect(bytes: Uint8Array): Promise<Paper>;
  /** A photo becomes a page: after the pages there already are, or with `at` of them before it. Throws LetterError where they grow too many. */
  addPage(letter: Paper | null, page: Paper, at?: number): Promise<Paper>;
  /** The prefilled recommendation letter (ISS-5). */
  template(data: LetterData): Promise<Uint8Array>;
  /** The prefilled statement of reasons for a revocation (REV-1). */
  statement(data: StatementData): Promise<Uint8Array>;
  readonly maxBytes: number;
};
