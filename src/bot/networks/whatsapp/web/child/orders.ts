/** What the main process orders, done by the Client: sending, typing, taking back, downloading, groups, pairing, the session. */
import whatsapp from 'whatsapp-web.js';
import { type WireChat, WireError, type WireMember, type WireOrder } from '../../wire.ts';
import { packSession } from '../profile.ts';
import type { Answers, Opening, Order } from '../protocol.ts';
import type { LinkedClient } from './linked-client.ts';
import * as inPage from './page.ts';
import { idsOf } from './people.ts';
import { rawMessage } from './raw-message.ts';

type Doing = { readonly [Kind in Order['kind']]: (order: Extract<Order, { kind: Kind }>) => Promise<Answers[Kind]> };

/** Throws WireError for what the wire names, and anything else for what nobody foresaw. */
export const ordersOf = (linked: LinkedClient, opening: Opening): Doing => {
  const { client, page } = linked;
  /** A new QR would end the letters that somebody is about to type. */
  let isByCode = false;

  /** With a person it may go by telephone number or by LID: where there is a talk already, there it goes on. */
  const chatIdOf = async (chat: WireChat): Promise<string> => {
    if (chat.kind === 'group') return chat.id;
    const ids = idsOf(chat.person);
    const [first] = ids;
    if (!first) throw new WireError('gone', 'A person without a number cannot be written to');
    return (ids.length > 1 ? await page().evaluate(inPage.knownChat, [...ids]) : undefined) ?? first;
  };

  const send = async (order: WireOrder): Promise<{ readonly id: string }> => {
    if (!client.pupPage || (await page().evaluate(inPage.standing)) !== 'CONNECTED')
      throw new WireError('away', 'The page is not connected to WhatsApp');
    const chat = await chatIdOf(order.to);
    const { file, quote, text } = order;
    const content = file
      ? new whatsapp.MessageMedia(file.mediaType, Buffer.from(file.bytes).toString('base64'), file.name)
      : text;
    const options = {
      ...(file ? { sendMediaAsDocument: !asPicture.test(file.mediaType), ...(text ? { caption: text } : {}) } : {}),
      ...(quote === undefined ? {} : { quotedMessageId: quote }),
      ...{ linkPreview: false, parseVCards: false, sendSeen: false, waitUntilMsgSent: true },
    };
    const sent = await client.sendMessage(chat, content, options).catch((error: unknown) => {
      throw refusalOf(error);
    });
    if (!sent) throw new WireError('gone', 'WhatsApp knows no such chat');
    const id = sent.id._serialized;
    const acknowledged = await page()
      .evaluate(inPage.acknowledged, id)
      .catch(() => undefined);
    // The library answers with the message also when WhatsApp took it for wrong.
    if (acknowledged !== undefined && acknowledged < 0)
      throw new WireError(order.to.kind === 'group' ? 'outside' : 'gone', 'WhatsApp did not take the message');
    return { id };
  };

  const download = async (id: string, maxBytes: number): Promise<Uint8Array> => {
    const message = await client.getMessageById(id);
    if (!message) throw new WireError('gone', 'The message is not there any more');
    const tooLarge = () => new WireError('too-large', `The file has more than ${maxBytes} bytes`);
    if ((rawMessage.safeParse(message.rawData).data?.size ?? 0) > maxBytes) throw tooLarge();
    const media = await message.downloadMedia().catch(() => undefined);
    if (!media) throw new WireError('gone', 'WhatsApp does not hand out the file any more');
    const bytes = Buffer.from(media.data, 'base64');
    if (bytes.length > maxBytes) throw tooLarge();
    return new Uint8Array(bytes);
  };

  const members = async (id: string): Promise<readonly WireMember[]> => {
    const outside = (cause?: unknown) => new WireError('outside', 'We are not in that group', { cause });
    const chat = await client.getChatById(id).catch((error: unknown) => {
      throw outside(error);
    });
    const found = participantsOf(chat);
    if (!found.some((one) => linked.ownIds().includes(one.id))) throw outside();
    const persons = await linked.people.persons(found.map((one) => one.id));
    return persons.map((person, place) => ({ person, isAdministrator: found[place]?.isAdministrator ?? false }));
  };

  return {
    ping: async () => {
      if (!linked.isUp()) return 'opening';
      // Thrown while the page is being reloaded.
      const standing = String(
        await page()
          .evaluate(standingOrOpening)
          .catch(() => 'opening'),
      );
      if (standing === 'UNPAIRED_IDLE' && !isByCode) await page().evaluate(inPage.refreshQr);
      return standing;
    },
    send: ({ order }) => send(order),
    typing: async ({ chat }) => {
      await page().evaluate(inPage.typing, await chatIdOf(chat));
    },
    remove: async ({ message }) => {
      if (!(await page().evaluate(inPage.mayRevoke, message))) return false;
      const found = await client.getMessageById(message);
      await found?.delete(true);
      return found !== null;
    },
    download: ({ message, maxBytes }) => download(message, maxBytes),
    members: ({ group }) => members(group),
    leave: async ({ group }) => {
      const chat = await client.getChatById(group).catch(() => undefined);
      if (chat && 'leave' in chat) await (chat as unknown as { leave(): Promise<void> }).leave(); // a GroupChat
    },
    pairBy({ phone }) {
      isByCode = true;
      return client.requestPairingCode(phone);
    },
    catchUp: ({ since, unseenSince }) => linked.catchUp(unixSeconds(since), unixSeconds(unseenSince)),
    pack: () => packSession(opening.profile),
    close: async ({ isPacked }) => {
      await client.destroy();
      return isPacked ? packSession(opening.profile) : undefined;
    },
    logOut: () => client.logout() as Promise<undefined>,
  };
};

const asPicture = /^image\/(jpeg|png)$/;
const unixSeconds = (at: Date): number => Math.floor(at.getTime() / 1000);

/** Before the page's own program runs, it has no word for how it stands. */
const standingOrOpening = `typeof window.AuthStore === 'object' ? window.AuthStore.AppState.state : 'opening'`;

/** What was thrown before anything left; of all else nobody knows whether it did. */
const refusalOf = (error: unknown): unknown => {
  const said = error instanceof Error ? error.message : String(error);
  if (/no lid for user|invalid wid|wid error/i.test(said))
    return new WireError('gone', 'WhatsApp knows no such person', { cause: error });
  if (/media-fault|upload failed/i.test(said))
    return new WireError('away', 'WhatsApp did not take the file', { cause: error });
  return error;
};

type Participant = { readonly id: string; readonly isAdministrator: boolean };
const participantsOf = (chat: unknown): readonly Participant[] => {
  const { participants = [] } = chat as {
    participants?: readonly { id: { _serialized: string }; isAdmin: boolean; isSuperAdmin: boolean }[]; // its GroupChat
  };
  return participants.map(({ id, isAdmin, isSuperAdmin }) => ({
    id: id._serialized.replace(/:\d+@/, '@'),
    isAdministrator: Boolean(isAdmin || isSuperAdmin),
  }));
};
