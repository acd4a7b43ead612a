/** How a bot gets its updates: by asking, or by a webhook (core.telegram.org/bots/api#getting-updates). */
import { badRequest, conflict } from '../refusal.ts';
import type { Webhook } from '../webhook.ts';
import type { World } from '../world.ts';
import { flag, type Method, whole, words } from './call.ts';

const ports = ['', '443', '80', '88', '8443'];

export const receivingBy = (webhook: Webhook): Readonly<Record<string, Method>> => ({
  getUpdates(world, call) {
    if (webhook.url() !== '')
      throw conflict(
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    world.updates.allow(call.params.allowed_updates);
    const limit = whole(call, 'limit') ?? 100;
    if (limit < 1 || limit > 100) call.note(`limit: ${limit}; 1-100 are documented`);
    const timeout = Math.min(Math.max(whole(call, 'timeout') ?? 0, 0), 50);
    return world.updates.get({ offset: whole(call, 'offset'), limit, timeout }, call.gone);
  },

  setWebhook(world, call) {
    const url = words(call, 'url').trim();
    const secret = words(call, 'secret_token');
    if (!/^[\w-]{0,256}$/.test(secret))
      throw badRequest(secret.length > 256 ? 'secret token is too long' : 'secret token contains unallowed characters');
    const connections = whole(call, 'max_connections') ?? 40;
    if (connections < 1 || connections > 100) call.note(`max_connections: ${connections}; 1-100 are documented`);
    if (url !== '') checkAddress(world, url);
    world.updates.endPoll('terminated by setWebhook request');
    world.updates.allow(call.params.allowed_updates);
    if (flag(call, 'drop_pending_updates')) world.updates.drop();
    webhook.set({
      url,
      secret,
      connections: Math.min(Math.max(connections, 1), 100),
      certificate: call.files.has('certificate'),
    });
    return true;
  },

  deleteWebhook(world, call) {
    if (flag(call, 'drop_pending_updates')) world.updates.drop();
    webhook.set({ url: '', secret: '', connections: 40, certificate: false });
    return true;
  },

  getWebhookInfo: () => webhook.info(),
});

/** A local server takes every address; the cloud only https and four ports. */
function checkAddress(world: World, url: string): void {
  const wrong = (what: string) => badRequest(`bad webhook: ${what}`);
  if (!URL.canParse(url)) throw badRequest('invalid webhook URL specified');
  const { protocol, hostname, port } = new URL(url);
  if (world.local || world.plainWebhooks) return;
  if (protocol !== 'https:') throw wrong('An HTTPS URL must be provided for webhook');
  if (!ports.includes(port)) throw wrong('Webhook can be set up only on ports 80, 88, 443 or 8443');
  if (!hostname.includes('.')) throw wrong('Failed to resolve host: Name or service not known');
  if (/^(127|10|192\.168)\./.test(hostname)) throw wrong(`IP address ${hostname} is reserved`);
}

/** Answers to a webhook may name a method, but none of these. */
export const mayBeAnswered = (method: string): boolean =>
  !/^(get.*|setwebhook|deletewebhook|close|logout)$/i.test(method);
