/** From where and how a request comes: the socket's peer, for the token buckets, or what our own proxy says about it. */
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

const neighbours = /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|::1$|f[cd][0-9a-f]{2}:|fe80:)/i;

/**
 * We speak plain http: behind an https PUBLIC_URL stands a proxy, on this machine or in this network, that appends the peer it
 * saw to X-Forwarded-For. Only that last entry is believed, and only from a neighbour. IPv6 counts by its /64.
 */
export const clientAddress = (c: Context, publicUrl: string): string => {
  const peer = peerOf(c);
  const told = lastOf(c, 'x-forwarded-for');
  return network(told && publicUrl.startsWith('https:') && neighbours.test(peer) ? plain(told) : peer);
};

/**
 * Whether the request came to our proxy by https: as the proxy says it (X-Forwarded-Proto), else by what is asked for. CRLs, CA
 * certificates and OCSP are fetched by http (DESIGN, public contract), everything else where PUBLIC_URL points.
 */
export const cameByHttps = (c: Context, publicUrl: string): boolean => {
  if (!publicUrl.startsWith('https:')) return false;
  const told = neighbours.test(peerOf(c)) ? lastOf(c, 'x-forwarded-proto') : undefined;
  return told ? told.toLowerCase() === 'https' : !/^\/(?:ca|crl|ocsp)(?:\/|$)/.test(c.req.path);
};

const peerOf = (c: Context): string => {
  const bindings = c.env as Partial<HttpBindings> | undefined; // absent where a test calls app.request()
  return plain(bindings?.incoming?.socket?.remoteAddress ?? 'unknown');
};

const lastOf = (c: Context, header: string): string | undefined => c.req.header(header)?.split(',').at(-1)?.trim();

const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase();

const network = (address: string): string => {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.replace(/%.*$/, '').split('::');
  const first = head.split(':').filter(Boolean);
  const last = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  const groups = [...first, ...Array<string>(zeros).fill('0'), ...last];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}/64`;
};
