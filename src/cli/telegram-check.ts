/** What `lencana doctor` finds out about Telegram: whether it is reached, who the bot is there, how updates come, and what it hears in groups. */

import type { HookInfo } from '#bot/networks/telegram/hook.ts';
import type { TelegramNetwork } from '#bot/networks/telegram.ts';
import { hookAddress, telegramNetwork } from '#bot/networks/telegram.ts';
import type { Config } from '#src/config.ts';
import { clock } from './command.ts';

export type Finding = { readonly name: string; readonly ok: boolean; readonly soon?: boolean; readonly says: string };

const silent = { info: () => {}, warn: () => {}, error: () => {} };
/** A doctor who is waited for tries less long than a bot at work. */
const patience = { answerMs: 5000, callMs: 8000 };

/** Asks and changes nothing: the network is not started. */
export const telegramFindings = async ({ telegram, publicUrl, sandbox }: Config): Promise<readonly Finding[]> => {
  const name = 'Telegram';
  if (!telegram)
    return [{ name, ok: true, says: `no TELEGRAM_TOKEN: people talk ${sandbox ? 'in the sandbox' : 'elsewhere'}` }];
  const { token, apiRoot, proxies, webhookSecret } = telegram;
  const neverLeads = { take: () => new Promise<never>(() => {}) };
  const network = telegramNetwork({
    ...{ token, apiRoot, proxies, clock, patience, log: silent },
    updates: { kind: 'polling', leader: neverLeads },
  });
  const wanted = webhookSecret === null ? null : hookAddress({ publicUrl, secret: webhookSecret });
  try {
    const self = await network.introduce();
    return [
      { name, ok: true, says: `@${self.username} at ${new URL(apiRoot).host}${proxies ? ', by a proxy' : ''}` },
      ...(await updatesFinding(network, wanted)),
      {
        name: 'Telegram groups',
        ok: self.can_join_groups,
        says: self.can_join_groups
          ? 'may be added to groups'
          : 'may not be added to groups, so no desk can be joined: @BotFather, /setjoingroups, Enable',
      },
      {
        name: 'Telegram privacy',
        ok: true,
        says: self.can_read_all_group_messages
          ? 'off: the bot is sent every message of its groups; /setprivacy, Enable at @BotFather where that is not wanted'
          : 'on: in groups the bot hears commands and replies to itself, which is all it needs',
      },
    ];
  } catch (error) {
    return [{ name, ok: false, says: error instanceof Error ? error.message : 'no answer' }];
  }
};

/** `wanted`: the address we would set; null for long polling. Another webhook than ours is removed or replaced by `start`. */
const updatesFinding = async (network: TelegramNetwork, wanted: string | null): Promise<readonly Finding[]> => {
  const info = await network.hookInfo();
  const { url, pending_update_count: waiting, last_error_message: trouble } = info;
  const name = 'Telegram updates';
  const waits = `${waiting} waiting`;
  if (wanted === null) {
    const says =
      url === '' ? `long polling, ${waits}` : `long polling, but a webhook is set; \`start\` removes it; ${waits}`;
    return [{ name, ok: true, says }];
  }
  const isSet = url === wanted;
  const says = isSet
    ? `webhook at ${new URL(url).host}, ${waits}`
    : `webhook, not set yet: \`start\` sets it; ${waits}`;
  const findings = [{ name, ok: true, says }];
  return isSet && trouble && isStuck(info)
    ? [...findings, { name, ok: false, says: `Telegram could not bring updates: ${trouble}` }]
    : findings;
};

/** Telegram tells its last trouble for ever: it is one of now only while something waits, and Telegram tries that again within the hour. */
const isStuck = ({ pending_update_count: waiting, last_error_date: at = 0 }: HookInfo): boolean =>
  waiting > 0 && clock.now().getTime() - at * 1000 < 3_600_000;

/** Passwords are typed on our pages, by people whose phones are somewhere else. */
export const linkFindings = ({ telegram, whatsapp, publicUrl }: Config): readonly Finding[] => {
  if (!telegram && !whatsapp) return [];
  const { protocol, hostname } = new URL(publicUrl);
  const trouble = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
    ? 'only this machine can open it; set PUBLIC_URL to the address people reach (docs/telegram.md)'
    : protocol !== 'https:' && 'passwords would travel in the clear; PUBLIC_URL wants https (docs/telegram.md)';
  return [{ name: 'links', ok: !trouble, says: trouble ? `${publicUrl}: ${trouble}` : publicUrl }];
};
