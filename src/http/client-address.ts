/** From which address a request comes, for the token buckets: the socket's peer, or what our own proxy says about it. */
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

const neighbours = /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|::1$|f[cd][0-9a-f]{2}:|fe80:)/i;

/**
 * We speak plain http: behind an https PUBLIC_URL stands a proxy, on this machine or in this network, that appends the peer it
 * saw to X-Forwarded-For. Only that last entry is believed, and only from a neighbour. IPv6 counts by its /64.
 */
export const clientAddress = (c: Context, publicUrl: string): string => {
  const bindings = c.env as Partial<HttpBindings> | undefined; // absent where a test calls app.request()
  const peer = plain(bindings?.incoming?.socket?.remoteAddress ?? 'unknown');
  const told = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return network(told && publicUrl.startsWith('https:') && neighbours.test(peer) ? plain(told) : peer);
};

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
