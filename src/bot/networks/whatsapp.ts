/**
 * WhatsApp as a network of the house: calls of the Bot API answered by a wire that knows no buttons and no edits, and what comes by it made into
 * updates. Which way the wire goes is not known here (whatsapp/wire.ts). DESIGN "One set of flows, many networks".
 */
import type { Update } from 'grammy/types';
import { ZodError } from 'zod';
import { wordsIn } from '#locales/words.ts';
import type { Clock } from '#ra/ports.ts';
import type { Json, Language } from '#ra/values.ts';
import { readApiCall } from './api-call.ts';
import { type Network, NetworkError } from './network.ts';
import { ApiRefusal, badRequest } from './sandbox/refusal.ts';
import { hostTime, type Time } from './telegram/time.ts';
import { type AnswerDeps, methods } from './whatsapp/answering.ts';
import { carrying, type Insistence } from './whatsapp/carrying.ts';
import { linkTo } from './whatsapp/commands.ts';
import { holding, lines } from './whatsapp/holds.ts';
import { type MeetingNews, meetingsOf } from './whatsapp/meetings.ts';
import type { KnownChat, WhatsappMemory } from './whatsapp/memory.ts';
import { type Manners, NotYet, usualManners } from './whatsapp/pace.ts';
import { messageOfFile } from './whatsapp/reading.ts';
import { receiving } from './whatsapp/receiving.ts';
import { speaking } from './whatsapp/speaking.ts';
import { type WhatsappWire, WireError, type WireState } from './whatsapp/wire.ts';

export type WhatsappOptions = {
  readonly wire: WhatsappWire;
  readonly memory: WhatsappMemory;
  /** Where our number is remembered while another instance has it, or none. */
  readonly board: {
    read(name: string): Promise<{ readonly body: Json } | undefined>;
    write(name: string, body: Json): Promise<void>;
  };
  readonly clock: Clock;
  /** In which language somebody reads; groups read Indonesian. */
  readonly languageOf: (user: string) => Promise<Language>;
  readonly time?: Time;
  /** From 0 up to 1. */
  readonly random?: () => number;
  readonly manners?: Manners;
  /** How long a call in a conversation tries again while there is no way. Shorter than the lease of an update. */
  readonly patienceMs?: number;
} & MeetingNews;

export type WhatsappNetwork = Network & {
  readonly name: 'whatsapp';
  readonly isHere: () => boolean;
  /** How it stands with the way there. */
  readonly state: () => WireState;
  /** Forgets messages from before then: what is older is neither answered nor edited. How many went. */
  purge(before: Date): Promise<number>;
};

/** Of the form of a real one; it opens nothing. */
const token = '1:whatsapp-tidak-memakai-token';
const ourNumber = 'our number';
/** Between two tries for a file while there is no way. */
const againMs = 500;

export const whatsappNetwork = (options: WhatsappOptions): WhatsappNetwork => {
  const { wire, memory, clock, time = hostTime, random = Math.random } = options;
  const { manners = usualManners, patienceMs = 40_000 } = options;
  const holds = holding();
  const now = () => clock.now();
  const number = numberOf(options);
  const wordsFor = async ({ id }: KnownChat) => wordsIn(id < 0 ? 'id' : await options.languageOf(String(id)));
  const carry = carrying({ wire, manners, time, random, patienceMs, now, holds });
  const speech = speaking({ memory, carry, now, wordsFor, inTurn: lines() });
  const meetings = meetingsOf({ ...options, memory });
  const receive = receiving({ memory, meetings, speaking: speech, holds, wordsFor, phone: number.known });
  const deps: AnswerDeps = { memory, speaking: speech, wire, wordsFor, phone: number.known };

  return {
    name: 'whatsapp',
    token,
    fetch: answering(deps, number.learn, 'insists'),
    editsAnew: true,
    careful: answering(deps, number.learn, 'careful'),
    startLink: (word, { username }) => {
      const phone = number.known() ?? (username === '' ? undefined : username);
      return phone === undefined ? undefined : linkTo(phone, word);
    },
    isHere: () => wire.state().kind === 'ready',
    state: () => wire.state(),
    download: (fileId, maxBytes) => download({ wire, memory, time, patienceMs }, fileId, maxBytes),
    purge: (before) => memory.purge(before),
    async start(deliver: (update: Update) => Promise<void>) {
      await number.learn();
      await wire.start((event) => receive(event, deliver));
    },
    stop: () => wire.stop(),
  };
};

/** The number people write to: as the wire says, or as it was last time. With another number we are strangers to everybody again. */
const numberOf = ({ wire, memory, board }: Pick<WhatsappOptions, 'wire' | 'memory' | 'board'>) => {
  let remembered: string | undefined;
  const keep = (state: WireState) => {
    if (state.kind !== 'ready' || state.phone === remembered) return;
    const isAnother = remembered !== undefined;
    remembered = state.phone;
    // Where this fails the next start sees it again.
    (isAnother ? memory.startOver() : Promise.resolve())
      .then(() => board.write(ourNumber, state.phone))
      .catch(() => undefined);
  };
  wire.onState(keep);
  return {
    known: (): string | undefined => {
      keep(wire.state());
      return remembered;
    },
    async learn(): Promise<void> {
      const found = remembered === undefined ? await board.read(ourNumber) : undefined;
      if (typeof found?.body === 'string') remembered ??= found.body;
    },
  };
};

const answering =
  (deps: AnswerDeps, learn: () => Promise<void>, how: Insistence): typeof fetch =>
  async (input, init) => {
    try {
      const call = await readApiCall(input, init);
      if (call.token !== token) throw new ApiRefusal(401, 'Unauthorized');
      const method = Object.hasOwn(methods, call.method) ? methods[call.method] : undefined;
      if (!method) throw new ApiRefusal(404, 'Not Found: method not found');
      if (call.method === 'getMe') await learn();
      return Response.json({ ok: true, result: await method(deps, call, how) });
    } catch (error) {
      return refused(error);
    }
  };

const refused = (error: unknown): Response => {
  if (error instanceof NotYet) {
    const parameters = { retry_after: error.retryAfterSeconds };
    const description = `Too Many Requests: retry after ${error.retryAfterSeconds}`;
    return Response.json({ ok: false, error_code: 429, description, parameters }, { status: 429 });
  }
  const refusal = error instanceof ZodError ? badRequest(firstIssue(error)) : error;
  if (!(refusal instanceof ApiRefusal)) throw error;
  return Response.json({ ok: false, error_code: refusal.code, description: refusal.message }, { status: refusal.code });
};

const firstIssue = ({ issues: [issue] }: ZodError) =>
  `parameter ${issue?.path.join('.') ?? ''} is wrong: ${issue?.message ?? ''}`;

const kinds = {
  away: 'unreachable',
  unanswered: 'unreachable',
  gone: 'gone',
  outside: 'gone',
  'too-large': 'too-large',
} as const satisfies Record<WireError['kind'], NetworkError['kind']>;

type DownloadDeps = Pick<WhatsappOptions, 'wire' | 'memory'> & { readonly time: Time; readonly patienceMs: number };

/** A file may be asked for as often as one likes: while there is no way, it waits for one, and nobody has to send it again. */
const download = async (
  { wire, memory, time, patienceMs }: DownloadDeps,
  fileId: string,
  maxBytes: number,
): Promise<Uint8Array> => {
  const place = messageOfFile(fileId);
  const kept = place && (await memory.message(place.chat, place.id));
  const name = kept?.names[0]?.id;
  if (name === undefined) throw new NetworkError('gone', 'The message with that file is forgotten, or never was');
  const deadline = time.now() + patienceMs;
  for (;;)
    try {
      return await wire.download(name, maxBytes);
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      const isWaiting = error.kind === 'away' || error.kind === 'unanswered';
      if (!isWaiting || time.now() + againMs > deadline)
        throw new NetworkError(kinds[error.kind], 'WhatsApp does not give the file', { cause: error });
      await time.pause(againMs);
    }
};
