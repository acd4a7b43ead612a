/** People, chats and messages of WhatsApp in the shapes of the Bot API. */
import type { Chat, Message, Update, User, UserFromGetMe } from 'grammy/types';
import type { Entity, Keyboard } from '../sandbox/scene.ts';
import type { KeptMessage, KnownChat } from './memory.ts';

/** Ours on every instance and with every telephone: what was received and done is counted under it. People have other numbers. */
export const ourId = 1;

/** `phone`: the number people write to; it is what others would call a username. */
export const ourselves = (phone: string | undefined): UserFromGetMe => ({
  id: ourId,
  is_bot: true,
  first_name: 'Lencana',
  username: phone ?? '',
  can_join_groups: true,
  can_read_all_group_messages: true,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
});

export const chatOf = ({ id, chat }: KnownChat): Chat.PrivateChat | Chat.SupergroupChat =>
  chat.kind === 'group'
    ? { id, type: 'supergroup', title: chat.title ?? '' }
    : { id, type: 'private', first_name: chat.person.name ?? '' };

export const userOf = ({ id, chat }: KnownChat): User => ({
  id,
  is_bot: false,
  first_name: chat.kind === 'person' ? (chat.person.name ?? '') : '',
  language_code: 'id',
});

export const unix = (at: Date): number => Math.floor(at.getTime() / 1000);

export const markupOf = (keyboard: Keyboard) => ({
  inline_keyboard: keyboard.map((row) =>
    row.map((button) =>
      'url' in button ? { text: button.text, url: button.url } : { text: button.text, callback_data: button.data },
    ),
  ),
});

/** A message as it is quoted or answered; who wrote it but us is only known by number. */
export const messageOf = (kept: KeptMessage, at: KnownChat, phone: string | undefined): Message => {
  const { body, id, author } = kept;
  const head = { message_id: id, chat: chatOf(at), date: unix(kept.at) };
  const from = author === null ? ourselves(phone) : { id: author, is_bot: false, first_name: '' };
  const view =
    body.by === 'us'
      ? {
          ...head,
          from,
          ...contentOf(body.as, body.text, body.entities),
          ...(body.keyboard ? { reply_markup: markupOf(body.keyboard) } : {}),
        }
      : { ...head, from, ...body.media, ...albumOf(body.album) };
  return view as unknown as Message; // the intersection of every field there could be
};

const contentOf = (as: 'text' | 'document' | 'photo', text: string, entities: readonly Entity[]): object => {
  if (as === 'text') return { text, ...(entities.length > 0 ? { entities } : {}) };
  return { [as]: as === 'photo' ? [] : {}, ...(text === '' ? {} : { caption: text }) };
};

export const albumOf = (album: string | null): object => (album === null ? {} : { media_group_id: album });

/** `Update` demands narrower messages than `Message`; what a person sends is one of those. */
export const updateOf = (update_id: number, content: object): Update => ({ update_id, ...content }) as Update;
