/**
 * `GET /ocsp/{base64}` and `POST /ocsp` (RFC 6960 appendix A) on plain node:http, in front of the web framework: a validating reader
 * waits for this answer, and there may be thousands of them a second.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { longestRequest } from '#pki/ocsp/request.ts';
import { isAmong } from './entity-tag.ts';
import { failures, type OcspAnswer } from './ocsp/answer.ts';
import type { OcspResponder } from './ocsp/responder.ts';
import { requestIn, requestType } from './ocsp/wire.ts';

/** True when the request was for it: nobody else may answer then. */
export type OcspDoor = (request: IncomingMessage, response: ServerResponse) => boolean;

export const ocspDoor =
  (responder: Pick<OcspResponder, 'answer'>): OcspDoor =>
  (request, response) => {
    const { url = '', method } = request;
    if (!url.startsWith(path) || !(url.length === path.length || url[path.length] === '/')) return false;
    const answer = (bytes: Buffer | undefined): void => {
      const found = bytes ? responder.answer(bytes) : failures.malformedRequest;
      // Most answers are there already, and a promise would cost them a turn.
      if (found instanceof Promise) void found.then((one) => send(request, response, one));
      else send(request, response, found);
    };
    if (method === 'GET') answer(requestIn(url.slice(path.length + 1)));
    else if (method !== 'POST') refuse(response, 405, { allow: 'GET, POST' });
    else if (!isOcspRequest(request)) refuse(response, 415, { 'accept-post': requestType });
    else if (Number(request.headers['content-length'] ?? 0) > longestRequest) refuse(response, 413);
    else collect(request, response, answer);
    return true;
  };

const path = '/ocsp';
const isOcspRequest = ({ headers }: IncomingMessage): boolean => {
  const type = headers['content-type'];
  return type === requestType || type?.split(';', 1)[0]?.trim().toLowerCase() === requestType;
};

/** Never more than a request can have; what comes slowly ends with the server's own patience. */
const collect = (request: IncomingMessage, response: ServerResponse, then: (bytes: Buffer) => void): void => {
  const chunks: Buffer[] = [];
  let length = 0;
  request.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length <= longestRequest) chunks.push(chunk);
    else if (!response.headersSent) refuse(response, 413);
  });
  request.on('end', () => {
    const [first, ...more] = chunks;
    if (!response.headersSent) then(first && more.length === 0 ? first : Buffer.concat(chunks));
  });
};

const send = (request: IncomingMessage, response: ServerResponse, { head, body, etag }: OcspAnswer): void => {
  const known = etag && request.method === 'GET' ? request.headers['if-none-match'] : undefined;
  if (etag && known && isAmong(known, etag)) response.writeHead(304, withoutContent(head)).end();
  else response.writeHead(200, head).end(body);
};
const withoutContent = (head: readonly string[]): string[] =>
  head.filter((_, index) => !head[index - (index % 2)]?.startsWith('content-'));

/** The connection ends with it: what may still be coming is not read. */
const refuse = (response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void => {
  response
    .writeHead(status, { 'cache-control': 'no-store', 'content-length': '0', connection: 'close', ...headers })
    .end();
};
