/** What the bot is and says of itself: getMe, commands, name and descriptions; and how it leaves a server. */
import { checkedCommands } from '../commands.ts';
import { linkTo } from '../files.ts';
import { badRequest } from '../refusal.ts';
import { type Call, type Method, words } from './call.ts';

export const getMe: Method = (world) => ({
  ...world.bot,
  can_join_groups: true,
  can_read_all_group_messages: !world.privacy,
  supports_guest_queries: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
});

export const getFile: Method = (world, call) => linkTo(world, words(call, 'file_id'));

export const setMyCommands: Method = (world, call) => {
  world.commands.set(call.params.scope, words(call, 'language_code'), checkedCommands(call.params.commands));
  return true;
};
export const deleteMyCommands: Method = (world, call) => {
  world.commands.set(call.params.scope, words(call, 'language_code'), []);
  return true;
};
export const getMyCommands: Method = (world, call) =>
  world.commands.get(call.params.scope, words(call, 'language_code'));

const setter =
  (what: string, longest: number): Method =>
  (world, call: Call) => {
    const text = words(call, what);
    if ([...text].length > longest) throw badRequest(`BOT_${what.toUpperCase()}_TOO_LONG`);
    world.commands.setWords(what, words(call, 'language_code'), text);
    return true;
  };
const getter =
  (what: string): Method =>
  (world, call) => ({ [what]: world.commands.words(what, words(call, 'language_code')) });

export const setMyName = setter('name', 64);
export const getMyName = getter('name');
export const setMyDescription = setter('description', 512);
export const getMyDescription = getter('description');
export const setMyShortDescription = setter('short_description', 120);
export const getMyShortDescription = getter('short_description');
