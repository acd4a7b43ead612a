/** The Bot API over HTTP: who asks, what they ask, and what becomes of the answer on its way back (core.telegram.org/bots/api#making-requests). */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { documentedMethods, type Parameter } from './documentation.ts';
import type { Fault, Faults } from './faults.ts';
import type { Throttle } from './limits.ts';
import type { Call, Method } from './methods/call.ts';
import { badRequest, Refusal, tooMany } from './refusal.ts';
import { asDocumented, readBody, readSent, type Sent } from './wire.ts';
import type { Fields, World } from './world.ts';

/** A request as it came and what came of it. */
export type Logged = {
  readonly method: string;
  readonly params: Fields;
  readonly files: readonly { readonly field: string; readonly name: string; readonly size: number }[];
  /** What the documentation does not know, or knows otherwise, also where Telegram would not mind. */
  readonly faults: string[];
  readonly at: Date;
  status: number | null;
  description: string | null;
  /** What the wire did to it. */
  met: Fault | null;
};

type Options = {
  readonly world: World;
  readonly methods: Readonly<Record<string, Method>>;
  readonly faults: Faults;
  readonly throttle: Throttle | null;
  /** Bytes of a body: 50 MB of file and what stands around it. */
  readonly mostBytes: number;
};
export type Api = Awaited<ReturnType<typeof serve>>;
type Answer = { readonly status: number; readonly type: string; readonly body: string | Uint8Array };

export async function serve({ world, methods, faults, throttle, mostBytes }: Options) {
  const requests: Logged[] = [];
  const byLowerCase = new Map(Object.keys(methods).map((name) => [name.toLowerCase(), name]));
  let inFlight = 0;
  let loggedOut = false;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://telegram.invalid');
    const [, file, token = '', rest = ''] =
      /^\/(file\/)?bot([^/]+)\/(?:test\/)?(.*)$/.exec(decodeURI(url.pathname)) ?? [];
    const method = file ? 'file' : (byLowerCase.get(rest.toLowerCase()) ?? rest);
    if (faults.endsUnread(method)) return void request.socket.destroy();
    const waits = method !== 'getUpdates';
    if (waits) inFlight++;
    try {
      const refusal = token === '' ? new Refusal(404, 'Not Found') : refusedToken(token);
      if (file) await sendFile(response, rest, refusal);
      else await sendAnswer(request, response, url, method, refusal);
    } finally {
      if (waits) inFlight--;
      world.tell({ kind: 'wire' });
    }
  }

  const refusedToken = (token: string): Refusal | null => {
    if (token !== world.token) return new Refusal(401, 'Unauthorized');
    return loggedOut ? badRequest('Logged out') : null;
  };

  async function sendAnswer(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    method: string,
    refusal: Refusal | null,
  ): Promise<void> {
    const body = await readBody(request, mostBytes).catch((error: unknown) => asRefusal(error));
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    if (body instanceof Refusal) return deliver(response, refused(body), null);
    const sent = attempt(() => readSent(url, request.headers['content-type'] ?? '', body));
    if (sent instanceof Refusal) return deliver(response, refused(sent), null);
    await pause(faults.delay());
    const fault = faults.take(method, sent.params);
    const logged = log(method, sent, fault);
    if (fault?.kind === 'reset-before') return void request.socket.destroy();
    const answer = failed(fault) ?? (await run(logged, sent, refusal, gone.signal));
    logged.status = answer.status;
    await deliver(response, answer, fault);
  }

  function log(method: string, { params, files }: Sent, met: Fault | null): Logged {
    const sizes = [...files].map(([field, { name, bytes }]) => ({ field, name, size: bytes.length }));
    const logged = { method, params, files: sizes, faults: [], at: new Date(), status: null, description: null, met };
    requests.push(logged);
    return logged;
  }

  async function run(logged: Logged, sent: Sent, refusal: Refusal | null, gone: AbortSignal): Promise<Answer> {
    try {
      if (refusal) throw refusal;
      return granted(await call(logged, sent, gone));
    } catch (error) {
      const no = asRefusal(error);
      logged.description = no.message;
      return refused(no);
    }
  }

  /** Carries out a method with parameters as documented. */
  async function call(logged: Logged, { params, files }: Sent, gone: AbortSignal): Promise<unknown> {
    const documented = documentedMethods().get(logged.method);
    const method = Object.hasOwn(methods, logged.method) ? methods[logged.method] : undefined;
    const note = (fault: string) => void logged.faults.push(fault);
    if (!documented) throw new Refusal(404, 'Not Found: method not found');
    if (!method) throw badRequest(`the double does not know ${logged.method} yet`);
    const known = asKnown(params, documented, note);
    for (const [name, { required, kind }] of documented)
      if (required && known[name] === undefined && !(kind === 'file' && files.has(name)))
        note(`parameter "${name}" is required`);
    throttle?.(logged.method, chatIn(known), Array.isArray(known.media) ? known.media.length : 1);
    if (logged.method === 'logOut') loggedOut = true;
    return method(world, { method: logged.method, params: known, files, note, gone } satisfies Call);
  }

  async function sendFile(response: ServerResponse, path: string, refusal: Refusal | null): Promise<void> {
    await pause(faults.delay());
    const fault = faults.take('file');
    const logged = log('file', { params: { path }, files: new Map() }, fault);
    if (fault?.kind === 'reset-before') return void response.socket?.destroy();
    const link = world.paths.get(path);
    const there = link && world.now() <= link.until && !world.local ? link.file : null;
    const found: Answer = there
      ? { status: 200, type: 'application/octet-stream', body: there.bytes }
      : refused(new Refusal(404, 'Not Found'));
    const answer = failed(fault) ?? (refusal ? refused(refusal) : found);
    logged.status = answer.status;
    await deliver(response, answer, fault);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one

  return {
    root: `http://127.0.0.1:${port}`,
    requests: requests as readonly Logged[],
    isBusy: () => inFlight > 0,
    /** What an answer to a webhook asks for: logged like a request, answered to nobody. */
    async act(method: string, params: Fields): Promise<void> {
      const sent = { params, files: new Map() };
      const logged = log(byLowerCase.get(method.toLowerCase()) ?? method, sent, null);
      logged.status = (await run(logged, sent, null, new AbortController().signal)).status;
    },
    close: () => closed(server),
  };
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

function asKnown(params: Fields, documented: ReadonlyMap<string, Parameter>, note: (fault: string) => void): Fields {
  const known: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(params)) {
    const parameter = documented.get(name);
    if (!parameter) note(`parameter "${name}" is not documented`);
    else if (parameter.kind === 'file') known[name] = value;
    else known[name] = asDocumented(name, value, parameter, note);
    if (parameter?.deprecated) note(`parameter "${name}" is deprecated`);
  }
  return known;
}

const chatIn = ({ chat_id: chat }: Fields): number | string =>
  typeof chat === 'string' || typeof chat === 'number' ? chat : 0;

function attempt<Made>(make: () => Made): Made | Refusal {
  try {
    return make();
  } catch (error) {
    return asRefusal(error);
  }
}

/** Anything else is a fault of the double's own, and is to be seen. */
function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}

const granted = (result: unknown): Answer => json(200, { ok: true, result });
const refused = ({ code, message, parameters }: Refusal): Answer =>
  json(code, { ok: false, error_code: code, description: message, ...(parameters ? { parameters } : {}) });
const json = (status: number, body: Fields): Answer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(body),
});

/** An answer that says nothing of what was asked. */
function failed(fault: Fault | null): Answer | null {
  if (fault?.kind === 'too-many') return refused(tooMany(fault.seconds));
  if (fault?.kind === 'server-error') return refused(new Refusal(500, 'Internal Server Error'));
  if (fault?.kind !== 'bad-gateway') return null;
  const body =
    '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><h1>502 Bad Gateway</h1></body>\r\n</html>\r\n';
  return { status: 502, type: 'text/html', body };
}

/** The way back, with what may happen on it. */
async function deliver(response: ServerResponse, { status, type, body }: Answer, fault: Fault | null): Promise<void> {
  if (fault?.kind === 'slow') await pause(fault.milliseconds);
  if (fault?.kind === 'reset-after') return void response.socket?.destroy();
  const bytes = Buffer.from(body);
  response.writeHead(status, { 'content-type': type, 'content-length': bytes.length });
  if (fault?.kind !== 'cut') return void response.end(bytes);
  response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => response.socket?.destroy());
}
