/** A call as grammY hands it to `fetch`, collected so that it can be repeated, and what of it matters to its way: method, chat, message. */
import { collect, partsOf } from '../api-call.ts';
import type { Parcel } from './wire.ts';

export type Call = Parcel & {
  readonly chat: string | null;
  readonly message: string | null;
  /** How many messages it makes: an album is as many as it has pieces. */
  readonly weight: number;
  /** Somebody stands and waits for it: where no answer came it is said again, because twice is better than silence. */
  readonly insists: boolean;
};

/** The Bot API takes no larger file (core.telegram.org/bots/api#sending-files); the rest is for the other parameters. */
const mostBytes = 51 * 1024 * 1024;

/** Throws TypeError for an address that is no Bot API call, RangeError for a body nobody would take. */
export async function readCall(
  input: string | URL | Request,
  init: RequestInit | undefined,
  insists: boolean,
): Promise<Call> {
  const { pathname } = new URL(input instanceof Request ? input.url : input);
  const method = /^\/bot[^/]+\/(\w+)$/.exec(pathname)?.[1];
  if (!method) throw new TypeError('That is no Bot API address; wanted /bot<token>/<method>');
  const type = new Headers(init?.headers).get('content-type') ?? 'application/json';
  const body = await collect(init?.body, mostBytes);
  const { chat_id, message_id, media } = paramsOf(type, body);
  const idOf = (value: unknown) => (value === undefined ? null : String(value));
  const weight = method === 'sendMediaGroup' && Array.isArray(media) ? media.length : 1;
  return { method, type, body, chat: idOf(chat_id), message: idOf(message_id), weight, insists };
}

type Params = { readonly chat_id?: unknown; readonly message_id?: unknown; readonly media?: unknown };

const paramsOf = (type: string, body: Buffer): Params => {
  const boundary = boundaryOf(type);
  if (!boundary) return body.length === 0 ? {} : (JSON.parse(body.toString()) as Params); // grammY's own JSON object
  const found: Record<string, unknown> = {};
  for (const part of partsOf(body, boundary)) {
    const { name, content } = opened(part);
    if (name === 'media') found.media = JSON.parse(content.toString());
    else if (name === 'chat_id' || name === 'message_id') found[name] = content.toString();
  }
  return found;
};

/** The same call to another chat: the supergroup which the group it was meant for has become. */
export const toChat = (call: Call, chat: string): Call => {
  const boundary = boundaryOf(call.type);
  if (!boundary) {
    const params = JSON.parse(call.body.toString()) as object; // read as an object once before
    return { ...call, chat, body: Buffer.from(JSON.stringify({ ...params, chat_id: chat })) };
  }
  for (const part of partsOf(call.body, boundary)) {
    const { name, content } = opened(part);
    if (name !== 'chat_id') continue;
    const at = content.byteOffset - call.body.byteOffset;
    const rest = call.body.subarray(at + content.length);
    return { ...call, chat, body: Buffer.concat([call.body.subarray(0, at), Buffer.from(chat), rest]) };
  }
  return call;
};

const boundaryOf = (type: string): string | undefined => /boundary="?([^";]+)/i.exec(type)?.[1];

const opened = (part: Buffer): { readonly name: string; readonly content: Buffer } => {
  const split = part.indexOf('\r\n\r\n');
  const name = /;\s*name="([^"]*)"/i.exec(part.subarray(0, split).toString())?.[1] ?? '';
  return { name, content: part.subarray(split + 4) };
};

/** What changes a chat: one after another there, and at the pace Telegram allows. All else waits for nobody. */
export const standsInLine = ({ method, chat }: Call): boolean =>
  chat !== null &&
  method !== 'sendChatAction' &&
  /^(send|edit|delete|forward|copy|pin|unpin|stop|create|close|reopen)/.test(method);

/** Done twice it is as done once. Of a message that was sent we cannot say that. */
export const mayBeRepeated = ({ method }: Pick<Call, 'method'>): boolean =>
  /^(get|set|edit|delete|answer|pin|unpin|sendChatAction$)/.test(method);

/** A newer edit says all the waiting one would have said. Other buttons do not say what the text was. */
export const outdates = (newer: Call, waiting: Call): boolean =>
  newer.message !== null &&
  newer.message === waiting.message &&
  (newer.method === waiting.method
    ? newer.method.startsWith('edit')
    : newer.method === 'editMessageText' && waiting.method === 'editMessageReplyMarkup');
