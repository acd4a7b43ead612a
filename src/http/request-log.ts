/** One line per request, without what people carry in it: the route is logged (`/login/:secret`), never the path or the query. */
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';

type Write = (fields: object, message: string) => void;
/** The part of pino we need. */
export type Log = { readonly info: Write; readonly warn: Write; readonly error: Write };

export const requestLog =
  (log: Log): MiddlewareHandler =>
  async (c, next) => {
    const started = performance.now();
    await next();
    const route = matchedRoutes(c).at(-1)?.path ?? '*';
    const ms = Math.round((performance.now() - started) * 10) / 10;
    log.info({ method: c.req.method, route, status: c.res.status, ms }, 'request');
  };
