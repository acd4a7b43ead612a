/** Who may use the sandbox's pages: our own page on our own address, with the key of this start. A page from elsewhere must not approve a certificate. */
import { timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import type { Refusal } from './sandbox-wire.ts';

export const keyHeader = 'x-sandbox-key';

/** The addresses this start answers to: localhost in its three spellings, and the public one where there is one. */
export function sandboxOrigins(port: number, publicUrl?: string): readonly string[] {
  const local = ['localhost', '127.0.0.1', '[::1]'].map((host) => new URL(`http://${host}:${port}`).origin);
  return publicUrl === undefined ? local : [...local, new URL(publicUrl).origin];
}

/** Refuses a Host that is not ours (DNS rebinding), an Origin that is not ours, and what a browser says comes from another site. */
export function onlyFromHere(origins: readonly string[]): MiddlewareHandler {
  const hosts = new Set(origins.map((origin) => new URL(origin).host));
  return async (context, next) => {
    const host = context.req.header('host') ?? '';
    const origin = context.req.header('origin');
    if (!hosts.has(host.toLowerCase()))
      return refuse(
        context,
        403,
        'origin',
        `The sandbox answers at ${origins.join(', ')}, not at the Host it was asked as`,
      );
    if (origin !== undefined && !origins.includes(origin))
      return refuse(
        context,
        403,
        'origin',
        `Requests must come from ${origins.join(', ')}; this one came from another page`,
      );
    return next();
  };
}

/** A page of another site may link here, but not ask here. */
export const notCrossSite: MiddlewareHandler = async (context, next) => {
  const site = context.req.header('sec-fetch-site') ?? 'same-origin';
  if (site !== 'same-origin' && site !== 'none')
    return refuse(context, 403, 'origin', 'Requests must come from this page');
  return next();
};

export function withKey(key: string): MiddlewareHandler {
  const wanted = Buffer.from(key);
  return async (context, next) => {
    const given = Buffer.from(context.req.header(keyHeader) ?? '');
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
      return refuse(
        context,
        403,
        'key',
        `The header ${keyHeader} must carry the key of this start; load the page again`,
      );
    return next();
  };
}

export function refuse(context: Context, status: 400 | 403 | 404 | 409 | 413, code: Refusal['code'], message: string) {
  return context.json({ code, message } satisfies Refusal, status);
}
