/** What the link to the key tool tells it, by network and by what the case's profile allows. ISS-2, ISS-3. */
import { describe, expect, it } from 'vitest';
import { keyToolHandout } from '#flows/key-tool.ts';
import { keyToolPage } from '#key-tool/key-tool.ts';
import { wordsIn } from '#locales/words.ts';
import type { Visitor } from '#ra/office/reception.ts';
import type { Language, NetworkName } from '#ra/values.ts';
import { keyToolHandouts } from '#src/handouts.ts';
import { linksOf } from '#src/links.ts';
import { issuance } from './bot/cards/views.ts';

const chats = { telegram: 'https://t.me/lencana_bot', whatsapp: 'https://wa.me/6281200000001', sandbox: undefined };
const { it: application, account } = issuance('draft');

const handedOut = (
  network: NetworkName,
  keyTypes: readonly string[],
  publicUrl = 'https://lencana.example',
  language: Language = 'id',
) => {
  const links = linksOf(publicUrl, (name) => chats[name]);
  const profiles = [{ name: application.answers.profile ?? '', title: { id: '', en: '' }, keyTypes }];
  const visitor: Visitor = {
    address: { network, user: '1', chat: '1' },
    contact: null,
    account,
    session: null,
    roles: [],
    cases: [application],
  };
  const keyTool = keyToolHandouts(keyToolPage());
  return keyToolHandout({ links, profiles, keyTool }, application, visitor, wordsIn(language));
};
const linkIn = ({ keyboard }: ReturnType<typeof handedOut>): string => {
  const button = keyboard?.flat().find((one) => 'url' in one);
  if (!button || !('url' in button)) throw new Error('No button leads to the key tool');
  return button.url;
};
const told = (link: string) => Object.fromEntries(new URLSearchParams(new URL(link).hash.slice(1)));

describe('ISS-3 the link to the key tool tells it what the bot knows', () => {
  it.each(['telegram', 'whatsapp'] as const)('on %s it leads back to that very chat', (network) => {
    expect(told(linkIn(handedOut(network, ['P-256'])))).toEqual({
      n: account?.name,
      c: '1042',
      s: '1',
      l: 'id',
      b: chats[network],
    });
  });

  it('where nobody knows the chat’s address there is no way back, and nothing else is missing', () => {
    expect(told(linkIn(handedOut('sandbox', ['P-256'], undefined, 'en')))).toEqual({
      n: account?.name,
      c: '1042',
      s: '1',
      l: 'en',
    });
  });

  it.each([
    [['P-256', 'P-384', 'RSA-2048', 'RSA-3072', 'RSA-4096'], undefined],
    [['RSA-3072', 'P-384'], 'P-384'],
    [['RSA-2048', 'RSA-3072'], 'RSA-3072'],
    [['RSA-2048'], 'RSA-2048'],
  ])('ISS-2 of %s it asks for the tool’s own first choice among them', (keyTypes, type) => {
    expect(told(linkIn(handedOut('sandbox', keyTypes))).k).toBe(type);
  });

  it('Telegram, which refuses a button to a host without a dot, gets the address in words', () => {
    const { keyboard, caption } = handedOut('telegram', ['P-256'], 'http://localhost:8080');
    expect(keyboard?.flat().filter((one) => 'url' in one)).toEqual([]);
    expect(caption).toContain('http://localhost:8080/lock#n=');
    expect(caption).toContain('&amp;b=https%3A%2F%2Ft.me%2Flencana_bot');
  });

  it('on no network is the caption longer than Telegram takes, with an address of the longest kind', () => {
    for (const language of ['id', 'en'] as const) {
      const { caption } = handedOut('telegram', ['RSA-2048'], `http://${'a'.repeat(60)}`, language);
      expect(caption.replace(/<[^>]+>/g, '').length).toBeLessThanOrEqual(1024);
    }
  });
});
