/** How Telegram is reached: straight, or by the proxies of the environment (HTTPS_PROXY, HTTP_PROXY, NO_PROXY). */
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';

export type Proxies = {
  /** For https addresses; null: as for http ones. May carry a user and a password. */
  readonly https: string | null;
  readonly http: string | null;
  /** Hosts that are reached straight, as in NO_PROXY. */
  readonly except: string;
};

export const officialRoot = 'https://api.telegram.org';

const options = { allowH2: false, connect: { timeout: 10_000 } } as const;

/** Both kinds of address may need the proxy: a local Bot API server is often reached by http. */
export const dispatcherFor = (proxies: Proxies | null): Dispatcher =>
  proxies
    ? new EnvHttpProxyAgent({
        ...options,
        httpsProxy: proxies.https ?? '',
        httpProxy: proxies.http ?? '',
        noProxy: proxies.except,
      })
    : new Agent(options);
