/** What people send that is no answer: stickers, voices, films, places. Each is called by its name when it is declined. CONVERSATION 8. */
import type { Message } from 'grammy/types';

/** As words name them: `unread` in common.ftl. The first that fits counts: an animation is a document as well, a venue a location. */
const kinds = [
  'sticker',
  'voice',
  'video_note',
  'animation',
  'video',
  'audio',
  'contact',
  'venue',
  'location',
  'poll',
  'dice',
  'game',
  'story',
  'document',
  'photo',
] as const satisfies readonly (keyof Message)[];

export const unreadKind = (message: Message): string | undefined =>
  kinds.find((kind) => message[kind] !== undefined)?.replace('_', '-');

/** What an app tells by itself in a private chat; nobody said it, so nobody is answered. */
const news = [
  'pinned_message',
  'message_auto_delete_timer_changed',
  'write_access_allowed',
  'chat_background_set',
  'boost_added',
  'connected_website',
  'proximity_alert_triggered',
] as const satisfies readonly (keyof Message)[];

export const isServiceNews = (message: Message): boolean => news.some((name) => message[name] !== undefined);
