/**
 * Most relying parties open a connection, ask for one certificate and go, all in one packet; what node:http sets up for a connection
 * costs more than the answer. So the first packet is read here: if it is one whole plain OCSP request it is answered at once, and
 * whatever else it is, or comes after it, is node:http's, from its first byte on. Nothing odd is judged here.
 */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { longestRequest } from '#pki/ocsp/request.ts';
import type { OcspAnswer } from './answer.ts';
import type { OcspResponder } from './responder.ts';
import { requestIn, requestType } from './wire.ts';

/** A whole request, and whether its sender means to ask more on this connection. */
type Packet = { readonly request: Buffer; readonly staysOpen: boolean };

export type FirstPackets = {
  /** Ends the connections that wait for a request, or all that node:http was not given. */
  close(which: 'idle' | 'all'): void;
};

export const answerFirstPackets = (server: Server, responder: Pick<OcspResponder, 'answer'>): FirstPackets => {
  const listeners = server.listeners('connection') as ((socket: Socket) => void)[]; // what node:http itself put there
  server.removeAllListeners('connection');
  const isIdle = new Map<Socket, boolean>();

  const meet = (socket: Socket): void => {
    /** What came while the answer was on its way. */
    const early: Buffer[] = [];
    const drop = (): void => void socket.destroy();
    /** Who is still to be answered may say that it will ask no more. */
    const ended = (): void => {
      if (isIdle.get(socket)) drop();
    };
    const forget = (): void => void isIdle.delete(socket);
    const first = (packet: Buffer): void => {
      const found = plainRequest(packet);
      if (!found) {
        handOver(packet);
        return;
      }
      socket.off('data', first).on('data', later);
      isIdle.set(socket, false);
      const answer = responder.answer(found.request);
      if (answer instanceof Promise) void answer.then((one) => reply(one, found.staysOpen));
      else reply(answer, found.staysOpen);
    };
    const later = (packet: Buffer): void => {
      if (isIdle.get(socket)) handOver(packet);
      else early.push(packet);
    };
    const reply = (answer: OcspAnswer, asksMore: boolean): void => {
      if (socket.destroyed) return;
      const staysOpen = asksMore && server.listening && !socket.readableEnded;
      const whole = wholeResponse(answer, staysOpen ? server.keepAliveTimeout : 0);
      // Closed as soon as it is written, without saying first that nothing more will come: one system call of six less.
      if (staysOpen) socket.write(whole);
      else socket.write(whole, drop);
      isIdle.set(socket, staysOpen);
      if (!staysOpen) return;
      socket.setTimeout(server.keepAliveTimeout);
      if (early.length > 0) handOver(Buffer.concat(early));
    };
    const handOver = (packet: Buffer): void => {
      forget();
      socket.off('data', first).off('data', later).off('end', ended);
      socket.off('timeout', drop).off('error', drop).off('close', forget);
      socket.setTimeout(0).setNoDelay(true);
      for (const listener of listeners) listener.call(server, socket);
      socket.unshift(packet);
    };
    isIdle.set(socket, true);
    socket.setTimeout(server.headersTimeout);
    socket.on('data', first).on('end', ended).on('timeout', drop).on('error', drop).on('close', forget);
  };
  server.on('connection', meet);

  return {
    close(which) {
      for (const [socket, idle] of isIdle) if (idle || which === 'all') socket.destroy();
    },
  };
};

const requestLine = /^(GET|POST) \/ocsp(?:\/([A-Za-z0-9+/=%]*))? HTTP\/1\.([01])$/;
const headerLine = /^([A-Za-z-]+):[ \t]*([\x20-\x7e]*)$/;
/** Headers that change nothing about such a request. With any other, node:http decides. */
const harmless: readonly string[] = [
  'host',
  'user-agent',
  'accept',
  'accept-encoding',
  'cache-control',
  'pragma',
  'date',
];

const plainRequest = (packet: Buffer): Packet | undefined => {
  const end = packet.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = packet.toString('latin1', 0, end).split('\r\n');
  const [, method, path, minor] = requestLine.exec(first) ?? [];
  const headers = method ? headersIn(lines) : undefined;
  if (!headers || (minor === '1' && !headers.has('host'))) return undefined;
  const body = packet.subarray(end + 4);
  const request = method === 'GET' ? gotten(path, body, headers) : posted(body, headers);
  const connection = headers.get('connection')?.toLowerCase() ?? (minor === '1' ? 'keep-alive' : 'close');
  if (!request || !['keep-alive', 'close'].includes(connection)) return undefined;
  return { request, staysOpen: connection === 'keep-alive' };
};

/** Nothing for a header that is written twice or in a way of its own, or that is not known here. */
const headersIn = (lines: readonly string[]): ReadonlyMap<string, string> | undefined => {
  const headers = new Map<string, string>();
  for (const line of lines) {
    const [, written = '', value = ''] = headerLine.exec(line) ?? [];
    const name = written.toLowerCase();
    if (headers.has(name) || !(harmless.includes(name) || deciding.includes(name))) return undefined;
    headers.set(name, value.trim());
  }
  return headers;
};
const deciding: readonly string[] = ['content-type', 'content-length', 'connection'];

const gotten = (path: string | undefined, body: Buffer, headers: ReadonlyMap<string, string>): Buffer | undefined =>
  path && body.length === 0 && !headers.has('content-length') ? requestIn(path) : undefined;

const posted = (body: Buffer, headers: ReadonlyMap<string, string>): Buffer | undefined => {
  const isWhole = body.length <= longestRequest && headers.get('content-length') === String(body.length);
  return isWhole && headers.get('content-type') === requestType ? body : undefined;
};

/** What node:http would send, in one piece. */
const wholeResponse = ({ head, body }: OcspAnswer, keepAliveMs: number): Buffer => {
  let text = 'HTTP/1.1 200 OK\r\n';
  for (let index = 0; index < head.length; index += 2) text += `${head[index]}: ${head[index + 1]}\r\n`;
  text += `date: ${new Date().toUTCString()}\r\n`;
  text +=
    keepAliveMs > 0
      ? `connection: keep-alive\r\nkeep-alive: timeout=${Math.floor(keepAliveMs / 1000)}\r\n\r\n`
      : 'connection: close\r\n\r\n';
  return Buffer.concat([Buffer.from(text, 'latin1'), body]);
};
