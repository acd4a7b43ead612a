/**
 * Links into the chat, `t.me/<bot>?start=<payload>` (core.telegram.org/bots/features#deep-linking): what each opens. A payload stands in an
 * address that anybody can write, so it opens only what the person could open anyhow; one we do not know is an ordinary /start.
 */
import type { BotContext } from '#flows/context.ts';

/** A kind of link of another room's making. Resolves to false where it is not for this person: they are greeted then. */
export type DeepLink = {
  readonly payload: RegExp;
  readonly open: (ctx: BotContext, found: RegExpMatchArray) => Promise<boolean>;
};

/** What a page or a mail may lead back to, and the command it stands for. */
export const startLinks = {
  daftar: 'daftar',
  /** After the activation: the identity data (ACC-4). */
  aktif: 'daftar',
  masuk: 'masuk',
  terbit: 'terbit',
  perbarui: 'perbarui',
  sertifikat: 'sertifikat',
  cabut: 'cabut',
  hilang: 'hilang',
  ubah: 'ubah',
  status: 'status',
  bantuan: 'bantuan',
} as const;
export type StartLink = keyof typeof startLinks;

const isKnown = (payload: string): payload is StartLink => Object.hasOwn(startLinks, payload);

/** It stands before the commands: a link is heard as if its command had been typed. */
export const followDeepLinks =
  (others: readonly DeepLink[] = []) =>
  async (ctx: BotContext, next: () => Promise<void>): Promise<void> => {
    const payload = /^\/start(?:@\w+)? +([\w-]{1,64})$/.exec(ctx.message?.text ?? '')?.[1];
    if (payload === undefined) return next();
    for (const { payload: kind, open } of others) {
      const found = payload.match(kind);
      if (found && (await open(ctx, found))) return;
    }
    if (isKnown(payload)) hearAs(ctx, startLinks[payload]);
    await next();
  };

/** As if that command had been typed. In the middle of a login its question is asked again: a second page would make the first one useless. */
export const hearAs = (ctx: BotContext, command: string): void => {
  const { message } = ctx.update;
  if (!message) return;
  const text = command === 'masuk' && 'login' in ctx.conversation.active() ? '/lanjut' : `/${command}`;
  const { message_id, from, chat, date } = message;
  const entities = [{ type: 'bot_command', offset: 0, length: text.length }] as const;
  Object.assign(ctx.update, { message: { message_id, from, chat, date, text, entities } });
};
