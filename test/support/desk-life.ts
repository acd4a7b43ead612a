/** More people at the desks than the trial brings, and a bot of a test's own whose Bot API answers by script. */
import { Bot } from 'grammy';
import type { Update, UserFromGetMe } from 'grammy/types';
import { readApiCall } from '#bot/networks/api-call.ts';
import type { Person } from '#bot/networks/sandbox/scene.ts';
import { atConsole } from '#ra/actor.ts';
import type { DeskKind } from '#ra/agency.ts';
import type { ActKey, DeskId } from '#ra/values.ts';
import type { House } from './house.ts';
import { groups, logIn } from './story.ts';

const desks = { assistant: 'contoh-pendamping', officer: 'contoh-verifikator' } as const;
const password = 'ikan terbang di atas awan';

const groupOf = (house: House, title: string) => {
  const found = house.installation.sandbox.groups().find((one) => one.title === title);
  if (!found) throw new Error(`There is no group ${title}`);
  return found;
};

/** A colleague who has the role, is in the group and has an open session; with the mail of an account, that account gets the role. */
export const hire = async (
  house: House,
  name: string,
  role: DeskKind,
  mail = `${name.toLowerCase().replace(' ', '.')}@contohkab.go.id`,
): Promise<Person> => {
  const { office, sandbox } = house.installation;
  const known = sandbox.people().find((one) => one.name === name);
  const person = known ?? (await sandbox.addPerson({ name, mail, part: 'staff' }));
  await sandbox.join(groupOf(house, role === 'officer' ? groups.officers : groups.assistants).id, person.id);
  const invited = await office.administration.invite(atConsole(`hire:${name}`), {
    name,
    mail,
    role,
    desk: desks[role] as DeskId,
    language: 'id',
    byMail: false,
  });
  const actor = {
    key: `hire:accept:${name}` as ActKey,
    origin: 'sandbox',
    at: { network: 'sandbox', user: String(person.id), chat: String(person.id) },
    memberOf: null,
  } as const;
  const { link } = await office.administration.acceptInvitation(actor, invited.code);
  const secret = link?.split('/').at(-1);
  if (secret) {
    const page = { ...actor, key: `hire:password:${name}` as ActKey, origin: 'page', at: null } as const;
    await office.login.choosePassword(page, secret, password);
    await logIn(house, name, invited.username, password);
  }
  await house.settle();
  return person;
};

/** In the group, without a role. */
export const visit = async (house: House, name: string, title: string): Promise<Person> => {
  const person =
    house.installation.sandbox.people().find((one) => one.name === name) ??
    (await house.installation.sandbox.addPerson({ name }));
  await house.installation.sandbox.join(groupOf(house, title).id, person.id);
  await house.settle();
  return person;
};

export type ScriptedCall = {
  readonly method: string;
  readonly params: { readonly [name: string]: unknown };
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
};
export type Answer =
  | { readonly result?: unknown; readonly code?: number; readonly description?: string; readonly retryAfter?: number }
  | 'no answer';

/** A Bot API that records what it is asked; `answer` decides, and without one everything succeeds. */
export const scriptedApi = (answer: (call: ScriptedCall) => Answer | undefined = () => undefined) => {
  const calls: ScriptedCall[] = [];
  let nextMessage = 500;
  const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const read = await readApiCall(input, init);
    const call = { method: read.method, params: read.params, files: [...read.files.values()] };
    calls.push(call);
    const said = answer(call);
    if (said === 'no answer') throw new TypeError('fetch failed');
    if (said?.code !== undefined) {
      const { code, description = 'Bad Request', retryAfter } = said;
      const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
      return Response.json({ ok: false, error_code: code, description, ...parameters }, { status: code });
    }
    return Response.json({
      ok: true,
      result: said?.result ?? { message_id: nextMessage++, date: 1, chat: { id: 1, type: 'private' } },
    });
  };
  const botInfo = {
    id: 7_000_000_001,
    is_bot: true,
    first_name: 'Lencana',
    username: 'lencana_bot',
  } as unknown as UserFromGetMe; // what the handlers read of it
  const bot = new Bot('7000000001:naskah', { botInfo, client: { fetch: fetch as typeof globalThis.fetch } });
  return { bot, calls, of: (method: string) => calls.filter((call) => call.method === method) };
};

let updates = 9_000_000;
type Tapped = {
  readonly person: number;
  readonly chat: number;
  readonly data: string;
  readonly text?: string;
  readonly by?: number;
  readonly private?: boolean;
  /** Data of the buttons that hang on it. */
  readonly offers?: readonly string[];
  /** Too old to be shown to a bot: only its number is known. */
  readonly faded?: number;
};
const shown = ({ by = 7_000_000_001, text = '', offers = [] }: Pick<Tapped, 'by' | 'text' | 'offers'>) => ({
  from: { id: by, is_bot: true, first_name: 'Lencana' },
  text,
  reply_markup: { inline_keyboard: [offers.map((data) => ({ text: 'T', callback_data: data }))] },
});

/** A tap as Telegram would send it, on a message of one's own making. */
export const tapUpdate = (tap: Tapped): Update =>
  ({
    update_id: updates++,
    callback_query: {
      id: String(updates),
      from: { id: tap.person, is_bot: false, first_name: 'P' },
      chat_instance: '1',
      data: tap.data,
      message: {
        message_id: tap.faded ?? 77,
        date: tap.faded === undefined ? 1_795_000_000 : 0,
        chat: tap.private
          ? { id: tap.person, type: 'private', first_name: 'P' }
          : { id: tap.chat, type: 'supergroup', title: 'G' },
        ...(tap.faded === undefined ? shown(tap) : {}),
      },
    },
  }) as unknown as Update; // the parts of the Bot API's shape that matter here

/** Of a group without topics. */
export const noTopics = {
  topic: async () => undefined,
  keepTopic: async () => undefined,
  forgetTopic: async () => undefined,
};
