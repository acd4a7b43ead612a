/** Fetches a file: getFile says where it is, over HTTP or, from a Bot API server in --local mode, on a disk we share with it. Never more than asked for. */
import { open } from 'node:fs/promises';
import { request } from 'undici';
import { z } from 'zod';
import { NetworkError, UnansweredError } from '../network.ts';
import { RefusedError } from './answer.ts';
import { officialRoot } from './reach.ts';
import { backOff, within } from './time.ts';
import type { Wire } from './wire.ts';

export type DownloadOptions = {
  readonly wire: Pick<Wire, 'apiRoot' | 'dispatcher' | 'fileAddress' | 'hide' | 'host' | 'time'>;
  /** Through the seam, so that it is repeated and counted as every call. Throws RefusedError. */
  readonly ask: (method: string, params: object, signal: AbortSignal) => Promise<unknown>;
  readonly random: () => number;
  readonly patience: DownloadPatience;
};
export type DownloadPatience = {
  /** All tries together: less than the lease of the update that waits for the file. */
  readonly wholeMs: number;
  /** Between two pieces. */
  readonly stallMs: number;
};

export const usualDownload: DownloadPatience = { wholeMs: 50_000, stallMs: 10_000 };

const facts = z.looseObject({ file_path: z.string().optional(), file_size: z.number().optional() });
const mostTries = 3;

/** Throws NetworkError: too-large, gone, unreachable. */
export const download = (options: DownloadOptions, fileId: string, maxBytes: number): Promise<Uint8Array> => {
  const { wire, random, patience } = options;
  const { time } = wire;
  return within(time, patience.wholeMs, async (limit) => {
    let wasGone = false;
    for (let tries = 1; ; tries++)
      try {
        const path = await placeOf(options, fileId, { maxBytes, limit });
        return await (isOnDisk(path, wire.apiRoot)
          ? fromDisk(path, maxBytes)
          : fromServer(options, path, maxBytes, limit));
      } catch (error) {
        const fault = faultOf(error, options, limit);
        // The address is good for an hour: one that has expired is asked for anew, once.
        const mayHaveExpired: boolean = error instanceof Expired && !wasGone;
        wasGone ||= mayHaveExpired;
        if (!mayHaveExpired && (fault.kind !== 'unreachable' || tries >= mostTries || limit.aborted)) throw fault;
        if (!mayHaveExpired)
          await time.pause(backOff(tries, { first: 250, longest: 2000, random }), limit).catch(() => undefined);
      }
  });
};

class Expired extends NetworkError {}

const placeOf = async (
  { ask }: DownloadOptions,
  fileId: string,
  { maxBytes, limit }: { readonly maxBytes: number; readonly limit: AbortSignal },
): Promise<string> => {
  const { file_path, file_size = 0 } = facts.parse(await ask('getFile', { file_id: fileId }, limit));
  if (file_size > maxBytes) throw tooLarge(file_size, maxBytes);
  if (file_path === undefined) throw new NetworkError('too-large', 'The Bot API hands out no address for this file');
  return file_path;
};

/** Only a server of our own is believed when it names a file of ours. */
const isOnDisk = (path: string, apiRoot: string): boolean => path.startsWith('/') && apiRoot !== officialRoot;

const fromDisk = async (path: string, maxBytes: number): Promise<Uint8Array> => {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw new NetworkError(
      'unreachable',
      'The Bot API server named a file on its disk that cannot be read here: both must see one folder, or run it without --local',
      { cause },
    );
  });
  try {
    const { size } = await file.stat();
    if (size > maxBytes) throw tooLarge(size, maxBytes);
    return await bounded(file.createReadStream({ autoClose: false }), maxBytes);
  } finally {
    await file.close();
  }
};

const fromServer = async (
  { wire, patience }: DownloadOptions,
  path: string,
  maxBytes: number,
  limit: AbortSignal,
): Promise<Uint8Array> => {
  const address = `${wire.fileAddress}${path.split('/').map(encodeURIComponent).join('/')}`;
  const answer = await request(address, {
    dispatcher: wire.dispatcher,
    signal: limit,
    headersTimeout: patience.stallMs,
    bodyTimeout: patience.stallMs,
  });
  if (answer.statusCode !== 200) {
    await answer.body.dump();
    if (answer.statusCode === 404 || answer.statusCode === 410)
      throw new Expired('gone', 'The file is no longer at the address we were given');
    throw new NetworkError('unreachable', `The file was answered with ${answer.statusCode}`);
  }
  const declared = Number(answer.headers['content-length'] ?? 0);
  if (declared > maxBytes) {
    answer.body.on('error', () => undefined).destroy();
    throw tooLarge(declared, maxBytes);
  }
  return bounded(answer.body, maxBytes);
};

/** Leaving the loop ends the stream: what is too much is not read. */
const bounded = async (stream: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > most) throw tooLarge(length, most);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
};

const tooLarge = (bytes: number, most: number): NetworkError =>
  new NetworkError('too-large', `The file has ${bytes} bytes or more; at most ${most} are taken`);

/** The address of a file has the token in it, so what the HTTP client says is told without. */
const faultOf = (error: unknown, { wire }: DownloadOptions, limit: AbortSignal): NetworkError => {
  if (error instanceof NetworkError) return error;
  if (error instanceof RefusedError) {
    if (/file is too big/i.test(error.description))
      return new NetworkError(
        'too-large',
        `${wire.host} hands out no file this large (20 MB without a server of one's own)`,
      );
    if (error.code === 400 || error.code === 404) return new NetworkError('gone', error.message);
    return new NetworkError('unreachable', error.message);
  }
  const cause = wire.hide(error);
  const said = limit.aborted ? 'it took too long' : cause.message;
  const kind = error instanceof UnansweredError ? 'unanswered' : 'not fetched';
  return new NetworkError('unreachable', `The file was ${kind}: ${said}`, { cause });
};
