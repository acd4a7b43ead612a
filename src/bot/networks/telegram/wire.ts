/**
 * One exchange with the Bot API over HTTP, and what is known when it fails: that nothing arrived there, or that it may have. The
 * token stands in every address, so no fault of the HTTP client leaves this file as it was.
 */
import { Readable } from 'node:stream';
import { type Dispatcher, request } from 'undici';
import { NetworkError, UnansweredError } from '../network.ts';
import { type Answer, RefusedError, readAnswer } from './answer.ts';
import { type Time, within } from './time.ts';

export type WireOptions = {
  readonly token: string;
  readonly apiRoot: string;
  readonly dispatcher: Dispatcher;
  readonly time: Time;
};
export type Parcel = { readonly method: string; readonly type: string; readonly body: Buffer };
export type Patience = { readonly patienceMs: number; readonly signal?: AbortSignal };
export type Wire = ReturnType<typeof openWire>;

/** A hundred updates are a megabyte or two. */
const mostAnswerBytes = 32 * 1024 * 1024;

export const openWire = ({ token, apiRoot, dispatcher, time }: WireOptions) => {
  const host = new URL(apiRoot).host;
  const hide = (error: unknown): Error => {
    const { name, message, code } = error as NodeJS.ErrnoException; // whatever was thrown is read as an error at most
    const hidden = new Error(String(message).replaceAll(token, '[token]').replaceAll(encodeURI(token), '[token]'));
    return Object.assign(hidden, { name: String(name), ...(code ? { code: String(code) } : {}) });
  };

  /**
   * Throws NetworkError('unreachable') when certainly nothing arrived, UnansweredError when it may have, and the signal's
   * reason when that ended it.
   */
  async function post({ method, type, body }: Parcel, { patienceMs, signal }: Patience): Promise<Answer> {
    let wasWritten = false;
    /** The client asks for the body when it begins to write, on a connection that stands. */
    function* bytes() {
      wasWritten = true;
      yield body;
    }
    const exchange = async (limit: AbortSignal) => {
      const answer = await request(`${apiRoot}/bot${token}/${method}`, {
        method: 'POST',
        headers: { 'content-type': type, 'content-length': String(body.length) },
        body: Readable.from(bytes(), { objectMode: false }),
        dispatcher,
        signal: limit,
        headersTimeout: 0,
        bodyTimeout: 0,
      });
      return readAnswer(answer.statusCode, (await collected(answer.body, mostAnswerBytes)).toString());
    };
    try {
      return await within(time, patienceMs, exchange, signal);
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      const cause = hide(error);
      if (wasWritten)
        throw new UnansweredError(method, `${method}: no answer from ${host} (${said(cause)})`, { cause });
      throw new NetworkError('unreachable', `${host} cannot be reached (${said(cause)})`, { cause });
    }
  }

  /** A call of our own and its result. Throws RefusedError, besides what `post` throws. */
  async function ask(method: string, params: object, patience: Patience): Promise<unknown> {
    const body = Buffer.from(JSON.stringify(params));
    const answer = await post({ method, type: 'application/json', body }, patience);
    return resultOf(method, answer);
  }

  return { host, apiRoot, time, dispatcher, hide, post, ask, fileAddress: `${apiRoot}/file/bot${token}/` };
};

const said = (cause: Error): string => ('code' in cause ? `${cause.code}: ${cause.message}` : cause.message);

/** Throws RefusedError, and NetworkError('unreachable') where a machine in between answered. */
export const resultOf = (method: string, answer: Answer): unknown => {
  if (!answer.isTelegrams)
    throw new NetworkError('unreachable', `${method}: answered with ${answer.status} by something that is no Bot API`);
  if (answer.refusal) throw new RefusedError(method, answer.refusal);
  return (JSON.parse(answer.text) as { result: unknown }).result; // read once before as an envelope that is ok
};

const collected = async (body: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > most) throw new RangeError(`The answer has more than ${most} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};
