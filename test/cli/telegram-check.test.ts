/** `lencana doctor` about Telegram: is it reached, who is the bot, how do updates come, what does it hear. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { hookAddress } from '#bot/networks/telegram.ts';
import type { Config, TelegramConfig } from '#config.ts';
import { readConfig } from '#config.ts';
import { linkFindings, telegramFindings } from '#src/cli/telegram-check.ts';
import { openTelegram } from '#support/telegram/telegram.ts';
import { ok, openCounter, token } from '../bot/networks/telegram/counter.ts';

const stage = async () => {
  const telegram = await openTelegram();
  onTestFinished(telegram.close);
  const findings = (change: Partial<TelegramConfig> = {}) => {
    const { root: apiRoot, token } = telegram;
    const config: Config = {
      ...readConfig({}),
      publicUrl: 'https://lencana.contohkab.go.id',
      telegram: { apiRoot, token, webhookSecret: null, proxies: null, ...change },
    };
    return telegramFindings(config);
  };
  return { telegram, findings };
};

describe('lencana doctor', () => {
  it('says who the bot is, how updates come, and what it hears in groups', async () => {
    const { telegram, findings } = await stage();
    telegram.setPrivacy(true);
    const said = (await findings()).map(({ name, ok, says }) => `${ok} ${name}: ${says}`).join('\n');
    expect(said).toContain('true Telegram: @lencana_uji_bot at 127.0.0.1');
    expect(said).toContain('true Telegram updates: long polling, 0 waiting');
    expect(said).toContain('true Telegram groups: may be added');
    expect(said).toContain('true Telegram privacy: on');
    telegram.setPrivacy(false);
    expect((await findings()).at(-1)?.says).toMatch(/^off/);
    expect((await findings({ webhookSecret: 'a'.repeat(32) }))[1]?.says).toContain('webhook, not set yet');
    // It asked, and changed nothing.
    expect(new Set(telegram.requests.map(({ method }) => method))).toEqual(new Set(['getMe', 'getWebhookInfo']));
  });

  it('a trouble of Telegram with our webhook is one only while something waits for it, and not for ever', async () => {
    const ago = (minutes: number) => Math.floor(Date.now() / 1000) - minutes * 60;
    const found = async (waiting: number, at: number) => {
      const url = hookAddress({ publicUrl: 'https://lencana.contohkab.go.id', secret: 'a'.repeat(32) });
      const said = { last_error_date: at, last_error_message: 'Connection timed out' };
      const { root } = await openCounter(({ method }) =>
        ok(
          method === 'getMe'
            ? { id: 7000000002, is_bot: true, first_name: 'Lencana', username: 'lencana_bot', can_join_groups: true }
            : { url, pending_update_count: waiting, ...said },
        ),
      );
      const telegram = { apiRoot: root, token, webhookSecret: 'a'.repeat(32), proxies: null };
      const all = await telegramFindings({
        ...readConfig({}),
        publicUrl: 'https://lencana.contohkab.go.id',
        telegram,
      });
      return all.filter(({ ok: isOk }) => !isOk).map(({ says }) => says);
    };
    expect(await found(0, ago(1))).toEqual([]);
    expect(await found(2, ago(600))).toEqual([]);
    expect(await found(2, ago(5))).toEqual([expect.stringContaining('Connection timed out')]);
  });

  it('says what to do about a token that is not accepted, and never repeats it', async () => {
    const { findings } = await stage();
    const token = '7000000001:AAF-another-token-0123456789012345';
    const [finding] = await findings({ token });
    expect(finding).toMatchObject({ ok: false, says: expect.stringMatching(/BotFather/) });
    expect(finding?.says).not.toContain(token);
  });

  it('without a token there is nothing to reach', async () => {
    expect(await telegramFindings(readConfig({}))).toMatchObject([{ ok: true }]);
  });

  it('says where links would lead nowhere, or passwords travel in the clear', () => {
    const telegram = { apiRoot: 'https://api.telegram.org', token: '1:x', webhookSecret: null, proxies: null };
    const found = (publicUrl: string) => linkFindings({ ...readConfig({}), telegram, publicUrl })[0];
    expect(found('http://localhost:8080')).toMatchObject({
      ok: false,
      says: expect.stringMatching(/only this machine/),
    });
    expect(found('http://lencana.contohkab.go.id')).toMatchObject({
      ok: false,
      says: expect.stringMatching(/in the clear/),
    });
    expect(found('https://lencana.contohkab.go.id')).toMatchObject({ ok: true });
    expect(linkFindings(readConfig({}))).toEqual([]);
  });
});
