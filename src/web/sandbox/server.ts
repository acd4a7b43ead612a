/** The page's way to its own server: one stream of news, and acts that are answered or refused. */
import type { News, Refusal } from '../../http/sandbox-wire.ts';

const key = document.querySelector<HTMLMetaElement>('meta[name="sandbox-key"]')?.content ?? '';
const headers = { 'x-sandbox-key': key };

export class Refused extends Error {
  readonly code: Refusal['code'] | 'unreachable';
  constructor(code: Refused['code'], message: string) {
    super(message);
    this.code = code;
  }
}

async function ask(path: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(`/sandbox/${path}`, { ...init, headers: { ...headers, ...init.headers } }).catch(
    (error: Error) => {
      throw new Refused('unreachable', error.message);
    },
  );
  if (answer.ok) return answer;
  const refusal: Refusal = await answer
    .json()
    .catch(() => ({ code: 'not-possible', message: `HTTP ${answer.status}` }));
  throw new Refused(refusal.code, refusal.message);
}

export const read = (path: string) => ask(path, { method: 'GET' });

export const act = (path: string, body: object): Promise<Response> =>
  ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

const sending = new Map<number, Promise<unknown>>();
/** What a person sends to one chat goes out one after another, as in a messenger: of two requests at once, one may overtake the other. */
function inOrder(chat: number, send: () => Promise<Response>): Promise<Response> {
  const sent = (sending.get(chat) ?? Promise.resolve()).then(send, send);
  sending.set(chat, sent);
  return sent;
}

type InChat = { readonly person: number; readonly chat: number };

export const actIn = <Body extends InChat>(path: string, body: Body): Promise<Response> =>
  inOrder(body.chat, () => act(path, body));

export const upload = ({ chat }: InChat, form: FormData): Promise<Response> =>
  inOrder(chat, () => ask('uploads', { method: 'POST', body: form }));

const blobs = new Map<string, Promise<Blob>>();

/** The bytes behind `files/<id>` or `samples/<name>`; fetched once. */
export function bytesOf(path: string): Promise<Blob> {
  const known = blobs.get(path);
  if (known) return known;
  const blob = read(path).then((answer) => answer.blob());
  blobs.set(path, blob);
  blob.catch(() => blobs.delete(path));
  return blob;
}

/** Reads the news for ever, connecting again after a break. `state` tells how it goes. */
export async function listen(
  hear: (news: News) => void,
  state: (is: 'open' | 'lost' | 'stale') => void,
): Promise<void> {
  for (let pause = 500; ; pause = Math.min(pause * 2, 8000)) {
    try {
      const answer = await read('events');
      state('open');
      pause = 500;
      for await (const line of lines(answer)) heard(hear, JSON.parse(line));
    } catch (error) {
      if (error instanceof Refused && error.code === 'key') return state('stale');
    }
    state('lost');
    await new Promise((resume) => setTimeout(resume, pause));
  }
}

/** A fault in showing one line must not look like a lost connection, nor stop the next. */
function heard(hear: (news: News) => void, news: News) {
  try {
    hear(news);
  } catch (error) {
    reportError(error);
  }
}

async function* lines(answer: Response): AsyncGenerator<string> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const piece = await reader?.read();
    if (!piece || piece.done) return;
    const parts = (rest + piece.value).split('\n');
    rest = parts.pop() ?? '';
    yield* parts.filter((line) => line !== '');
  }
}
