/** The public doors together, and the server they hang in. Faults become words here and nowhere else; stack traces stay in the log. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono, type MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { KeyToolPage } from '#key-tool/key-tool.ts';
import { type AccountPages, accountPages } from './account-pages.ts';
import { cameByHttps } from './client-address.ts';
import { type Health, health } from './health.ts';
import { keyToolRoute } from './key-tool-page.ts';
import { landing } from './landing.ts';
import type { OcspResponder } from './ocsp/responder.ts';
import { type OcspDoor, ocspDoor } from './ocsp.ts';
import { type House, languageOf, showPage, tellingPage } from './page.ts';
import { type RepositoryFeed, repository } from './repository.ts';
import { type Log, requestLog } from './request-log.ts';

export type Doors = AccountPages &
  Pick<Health, 'checks' | 'metrics'> & {
    readonly log: Log;
    readonly repository: RepositoryFeed;
    readonly keyTool: KeyToolPage;
    /** Routes of other rooms with their own paths: the sandbox, a network's webhook. */
    readonly further?: readonly Hono[];
    /** False where one of `further` answers `GET /` (the sandbox). */
    readonly withLanding?: boolean;
  };

export const publicDoors = (doors: Doors): Hono => {
  const { house, clock, log, further = [], withLanding = true } = doors;
  const app = new Hono();
  app.use('*', requestLog(log), commonHeaders(house));
  app.route('/', health(doors));
  app.route('/', repository(doors.repository, clock));
  app.route('/', keyToolRoute(house, doors.keyTool));
  app.route('/', accountPages(doors));
  for (const routes of further) app.route('/', routes);
  if (withLanding) app.route('/', landing(house, doors.keyTool));
  app.notFound((c) => showPage(c, house, tellingPage('not-found', languageOf(c)), 404));
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status < 500) return error.getResponse();
    log.error({ err: error, method: c.req.method }, 'A request failed');
    return showPage(c, house, tellingPage('fault', languageOf(c)), 500);
  });
  return app;
};

/** What holds for every answer; HSTS only where this one was asked for by https (RFC 6797 7.2). */
const commonHeaders = (house: House): MiddlewareHandler => {
  return async (c, next) => {
    await next();
    c.header('x-content-type-options', 'nosniff');
    if (cameByHttps(c, house.publicUrl)) c.header('strict-transport-security', 'max-age=31536000');
  };
};

export type RunningServer = {
  /** `http://127.0.0.1:8080`, with the port that was really taken. */
  readonly url: string;
  readonly port: number;
  /** Answers what is under way, then ends every connection. */
  stop(graceMs?: number): Promise<void>;
};

type Place = { readonly host: string; readonly port: number };
export type Inside = { readonly app: Hono; readonly ocsp?: Pick<OcspResponder, 'answer'> };

/** The port cannot be had; the message is for whoever runs this. */
export class CannotListen extends Error {}

/** Port 0 takes a free one. Throws CannotListen when the port is taken or the address is not ours. */
export const startServer = async ({ host, port, ...inside }: Place & Inside): Promise<RunningServer> => {
  const { open, ...server } = await takePort({ host, port });
  open(inside);
  return server;
};

/** The port alone, before anything else is done: until it is opened, whoever comes is asked to come again. Throws CannotListen. */
export const takePort = async ({
  host,
  port,
}: Place): Promise<RunningServer & { readonly open: (inside: Inside) => void }> => {
  let listener: RequestListener = closed;
  const server = createServer(limits, (request, response) => listener(request, response));
  await listen(server, host, port);
  const taken = (server.address() as AddressInfo).port; // a TCP server that listens has one
  return {
    port: taken,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    stop: (graceMs = 5000) => stop(server, graceMs),
    open: ({ app, ocsp }) => {
      listener = listenerOf(app, ocsp && ocspDoor(ocsp));
    },
  };
};

/** The process lives, and that is all there is to say yet. */
const closed: RequestListener = ({ url }, response) => {
  const isAlive = url === '/healthz';
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store', 'retry-after': '5' };
  response.writeHead(isAlive ? 200 : 503, headers).end(JSON.stringify({ status: isAlive ? 'alive' : 'not-ready' }));
};

const limits = { requestTimeout: 60_000, headersTimeout: 15_000, keepAliveTimeout: 65_000, maxHeaderSize: 16_384 };

/** Plain node:http on the outside: what must be faster than a web framework goes in front of it here. */
const listenerOf = (app: Hono, ocsp: OcspDoor | undefined): RequestListener => {
  const throughHono = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  return (request, response) => {
    if (!ocsp?.(request, response)) void throughHono(request, response);
  };
};

const listen = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(inWords(error, host, port)));
    server.listen(port, host, () => resolve());
  });

const inWords = (cause: NodeJS.ErrnoException, host: string, port: number): CannotListen => {
  const why: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} is taken by another program: end it, or choose another PORT`,
    EACCES: `Port ${port} needs more rights than this user has: choose a PORT above 1023`,
    EADDRNOTAVAIL: `${host} is no address of this machine: HOST wants one, for instance 127.0.0.1 or 0.0.0.0`,
    ENOTFOUND: `${host} is no address of this machine: HOST wants one, for instance 127.0.0.1 or 0.0.0.0`,
  };
  return new CannotListen(why[cause.code ?? ''] ?? `Cannot listen on ${host}:${port}: ${cause.message}`, { cause });
};

const stop = (server: Server, graceMs: number): Promise<void> =>
  new Promise((resolve) => {
    const hurry = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(hurry);
      resolve();
    });
    server.closeIdleConnections();
  });
