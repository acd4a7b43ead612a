/** `/whatsapp` in private: the page on which the number is linked, for an administrator who is logged in, and the button of a notice that leads there. */
import type { Update, UserFromGetMe } from 'grammy/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noticeMessage } from '#bot/announcements/notices.ts';
import { createBot } from '#bot/bot.ts';
import { drizzleConversations } from '#db/conversations.ts';
import { keyToolPage } from '#key-tool/key-tool.ts';
import { wordsIn } from '#locales/words.ts';
import { keyToolHandouts } from '#src/handouts.ts';
import { linksOf } from '#src/links.ts';
import { papersOf } from '#src/papers.ts';
import { type OpenOffice, officers, openOffice, password, type Somebody, secretOf, somebody } from '#support/office.ts';

const me = { id: 42, is_bot: true, first_name: 'Lencana', username: 'lencana_bot' } as UserFromGetMe; // what it is asked for
const [boss, officer, stranger] = [somebody(7), somebody(2), somebody(3)];
let house: OpenOffice;
let updates = 0;

beforeAll(async () => {
  house = await openOffice();
  const { office } = house;
  const invited = { name: boss.name, mail: boss.mail, role: 'administrator', desk: null, language: 'id' } as const;
  const { code, username } = await office.administration.invite(house.console(), { ...invited, byMail: false });
  const { link } = await office.administration.acceptInvitation(house.as(boss), code);
  await office.login.choosePassword(house.page(), secretOf(link ?? ''), password);
  await house.logIn(boss, username);
  await house.staff(officer, 'officer', officers);
});
afterAll(() => house.close());

type Sent = {
  readonly text?: string;
  readonly reply_markup?: { readonly inline_keyboard: readonly (readonly object[])[] };
};

/** A bot of a public or a local installation; what it sends. */
const talk = ({
  publicUrl,
  linksWhatsapp = true,
}: {
  readonly publicUrl: string;
  readonly linksWhatsapp?: boolean;
}) => {
  const sent: Sent[] = [];
  const answering: typeof fetch = async (_, init) => {
    const body: Sent = JSON.parse(String(init?.body ?? '{}'));
    if (body.text !== undefined) sent.push(body);
    return Response.json({
      ok: true,
      result: body.text === undefined ? true : { message_id: 1, date: 0, chat: { id: 1 } },
    });
  };
  const links = linksOf(publicUrl);
  const bot = createBot({
    office: house.anotherInstance({ links }),
    links,
    papers: papersOf(house.clock),
    profiles: house.authority.profiles,
    keyTool: keyToolHandouts(keyToolPage()),
    conversations: drizzleConversations(house),
    network: {
      name: 'sandbox',
      token: '42:token',
      fetch: answering,
      download: async () => new Uint8Array(),
      start: async () => undefined,
      stop: async () => undefined,
    },
    botInfo: me,
    linksWhatsapp,
    onFault: (error) => {
      throw error;
    },
  });
  const handle = async (update: object): Promise<readonly Sent[]> => {
    sent.length = 0;
    await bot.handleUpdate({ update_id: ++updates, ...update } as unknown as Update); // as a network brings it
    return [...sent];
  };
  const at = ({ user, name }: Somebody) => {
    const from = { id: Number(user), is_bot: false, first_name: name };
    return { from, chat: { id: Number(user), type: 'private', first_name: name } };
  };
  return {
    says: (who: Somebody, text: string) => {
      const entities = text.startsWith('/') ? [{ type: 'bot_command', offset: 0, length: text.length }] : [];
      return handle({ message: { message_id: updates, date: 0, ...at(who), text, entities } });
    },
    taps: (who: Somebody, data: string) => {
      const { from, chat } = at(who);
      const message = { message_id: 1, date: 0, chat, text: '…' };
      return handle({ callback_query: { id: '1', from, chat_instance: '1', data, message } });
    },
  };
};
const page = /https:\/\/lencana\.test\/whatsapp\/[\w-]{43}/;
const buttonsOf = ([first]: readonly Sent[]) => JSON.stringify(first?.reply_markup ?? null);

describe('/whatsapp', () => {
  it('gives an administrator who is logged in a button to a page of their own, which opens', async () => {
    const answer = await talk({ publicUrl: 'https://lencana.test' }).says(boss, '/whatsapp');
    expect(answer[0]?.text).toContain('15 menit');
    const [link = ''] = page.exec(buttonsOf(answer)) ?? [];
    expect(await house.office.numberLink.page(secretOf(link))).toMatchObject({ language: 'id' });
    // Nothing else could preview it, and send its link on.
    expect(answer[0]?.text).not.toContain('https:');
  });

  it('where the page is on this machine alone, which no button may lead to, it is written out', async () => {
    const answer = await talk({ publicUrl: 'http://localhost:8080' }).says(boss, '/whatsapp');
    expect([answer[0]?.text, buttonsOf(answer)]).toEqual([
      expect.stringContaining('http://localhost:8080/whatsapp/'),
      'null',
    ]);
  });

  it('tells an officer whose it is, and a stranger to log in first', async () => {
    const { says } = talk({ publicUrl: 'https://lencana.test' });
    expect((await says(officer, '/whatsapp'))[0]?.text).toContain('hanya dapat ditautkan oleh administrator');
    const asked = await says(stranger, '/whatsapp');
    expect([asked[0]?.text, buttonsOf(asked)]).toEqual([
      'Untuk itu Anda perlu masuk dulu.',
      expect.stringContaining('go:masuk'),
    ]);
  });

  it('is not known where WhatsApp is not spoken', async () => {
    const { says } = talk({ publicUrl: 'https://lencana.test', linksWhatsapp: false });
    expect(buttonsOf(await says(boss, '/whatsapp'))).not.toMatch(page);
  });
});

describe('the notice that the number is cut off', () => {
  it('has one button, and it leads to a fresh page, however late it is tapped', async () => {
    const notice = { name: 'number-lost', values: { why: 'logged-out', at: '2026-11-23T02:00:00.000Z' } } as const;
    const [where, words] = [{ network: 'sandbox', links: house.links } as const, wordsIn('id')];
    const { keyboard = [] } = noticeMessage({ ...where, words, notice, view: undefined }) ?? {};
    expect(keyboard.flat()).toHaveLength(1);
    const data = JSON.stringify(keyboard).match(/"(go:[^"]+)"/)?.[1] ?? '';
    const { taps } = talk({ publicUrl: 'https://lencana.test' });
    expect(buttonsOf(await taps(boss, data))).toMatch(page);
    expect(buttonsOf(await taps(officer, data))).not.toMatch(page);
  });
});
