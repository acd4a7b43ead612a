/**
 * What we ask of WhatsApp's page beside what whatsapp-web.js asks: these functions run inside it, so each stands for itself. They use only
 * what the library uses too, by the same names.
 */

type Wid = { readonly _serialized: string; readonly user: string };
type PageMessage = {
  readonly id: { readonly _serialized: string; readonly id: string; readonly fromMe: boolean };
  readonly t?: number;
  readonly ack?: number;
};
type PageChat = {
  readonly id: Wid & { readonly server: string };
  readonly t?: number;
  readonly unreadCount?: number;
  readonly formattedTitle?: string;
  readonly msgs: { getModelsArray(): readonly PageMessage[] };
};

/** What of the page these functions touch. */
declare const window: {
  require(name: 'WAWebSocketModel'): { readonly Socket: { readonly state: string } };
  require(name: 'WAWebCmd'): { readonly Cmd: { refreshQR(): void } };
  require(name: 'WAWebUserPrefsMeUser'): { getMaybeMePnUser(): Wid | undefined; getMaybeMeLidUser(): Wid | undefined };
  require(name: 'WAWebWidFactory'): { createWid(id: string): Wid };
  require(name: 'WAWebChatLoadMessages'): {
    loadEarlierMsgs(of: { readonly chat: PageChat }): Promise<readonly PageMessage[] | undefined>;
  };
  require(name: 'WAWebMsgActionCapability'): {
    canSenderRevokeMsg(message: PageMessage): boolean;
    canAdminRevokeMsg(message: PageMessage): boolean;
  };
  require(name: 'WAWebCollections'): {
    readonly Chat: { get(id: Wid): PageChat | undefined; getModelsArray(): readonly PageChat[] };
    readonly Msg: {
      get(id: string): PageMessage | undefined;
      getMessagesById(ids: readonly string[]): Promise<{ readonly messages: readonly PageMessage[] } | undefined>;
    };
  };
  readonly WWebJS: {
    getMessageModel(message: PageMessage): unknown;
    sendChatstate(state: 'typing', chat: string): Promise<boolean>;
    sendSeen(chat: string): Promise<boolean>;
  };
};

export const standing = (): string => window.require('WAWebSocketModel').Socket.state;

/** The library asks for it in the wrong place (FINDINGS), so a QR would stand still once nobody has scanned it for a while. */
export const refreshQr = (): void => window.require('WAWebCmd').Cmd.refreshQR();

export const ownIds = (): string[] => {
  const { getMaybeMePnUser, getMaybeMeLidUser } = window.require('WAWebUserPrefsMeUser');
  return [getMaybeMePnUser(), getMaybeMeLidUser()].flatMap((wid) => (wid ? [wid._serialized] : []));
};

export const groupTitle = (id: string): string | undefined =>
  window.require('WAWebCollections').Chat.get(window.require('WAWebWidFactory').createWid(id))?.formattedTitle;

/** Of several ids of one person the one there is a chat with already. */
export const knownChat = (ids: readonly string[]): string | undefined => {
  const { createWid } = window.require('WAWebWidFactory');
  return ids.find((id) => window.require('WAWebCollections').Chat.get(createWid(id)));
};

export const typing = (chat: string): Promise<boolean> => window.WWebJS.sendChatstate('typing', chat);
export const markSeen = (chat: string): Promise<boolean> => window.WWebJS.sendSeen(chat);

export const acknowledged = (id: string): number | undefined => window.require('WAWebCollections').Msg.get(id)?.ack;

/** The whole id of a message of which a quote names only a part. */
export const quotedIn = (chat: string, part: string): string | undefined =>
  window
    .require('WAWebCollections')
    .Chat.get(window.require('WAWebWidFactory').createWid(chat))
    ?.msgs.getModelsArray()
    .find(({ id }) => id.id === part)?.id._serialized;

export const mayRevoke = async (id: string): Promise<boolean> => {
  const { Msg } = window.require('WAWebCollections');
  const message = Msg.get(id) ?? (await Msg.getMessagesById([id]))?.messages[0];
  if (!message) return false;
  const { canSenderRevokeMsg, canAdminRevokeMsg } = window.require('WAWebMsgActionCapability');
  return canSenderRevokeMsg(message) || canAdminRevokeMsg(message);
};

/** Unix seconds. What others wrote, as the library would hand it over, unsorted. */
export const writtenSince = async (since: number, unseenSince: number): Promise<unknown[]> => {
  const found = new Map<string, PageMessage>();
  for (const chat of window.require('WAWebCollections').Chat.getModelsArray()) {
    if (!['c.us', 'lid', 'g.us'].includes(chat.id.server)) continue;
    const unseen = chat.unreadCount ?? 0;
    if ((chat.t ?? 0) < since && unseen <= 0) continue;
    const all = new Map(chat.msgs.getModelsArray().map((message) => [message.id._serialized, message]));
    for (let round = 0; round < 50; round++) {
      const others = [...all.values()].filter(({ id }) => !id.fromMe);
      const oldest = Math.min(Number.POSITIVE_INFINITY, ...[...all.values()].map(({ t }) => t ?? 0));
      if (oldest < since && others.length >= unseen) break;
      const earlier = await window.require('WAWebChatLoadMessages').loadEarlierMsgs({ chat });
      if (!earlier?.length) break;
      for (const message of earlier) all.set(message.id._serialized, message);
    }
    const others = [...all.values()].filter(({ id }) => !id.fromMe).sort((a, b) => (b.t ?? 0) - (a.t ?? 0));
    for (const [place, message] of others.entries()) {
      const at = message.t ?? 0;
      if (at >= since || (place < unseen && at >= unseenSince)) found.set(message.id._serialized, message);
    }
  }
  return [...found.values()].map((message) => window.WWebJS.getMessageModel(message));
};
