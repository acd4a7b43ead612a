/**
 * How a flow talks: say, ask, choose, perform. One question a message; buttons first, typed answers count; Kembali, Batal and
 * Bantuan at every step; a stale button gets a sentence. CONVERSATION 1–5, 8, 9, 13.
 */

import { InputFile } from 'grammy';
import type { InlineKeyboardButton, Message } from 'grammy/types';
import type { Values, Words } from '#locales/words.ts';
import { wordsIn } from '#locales/words.ts';
import type { Actor } from '#ra/actor.ts';
import type { Visitor } from '#ra/office/reception.ts';
import type { Json, Language } from '#ra/values.ts';
import type { FlowContext, FlowConversation } from './context.ts';
import type { Refusal } from './refusal.ts';
import { refusalOf } from './refusal.ts';
import { isServiceNews, unreadKind } from './unread.ts';

export type Choice = { readonly value: string; readonly label: string };
export type FileReference = {
  readonly fileId: string;
  readonly size: number;
  readonly kind: 'photo' | 'document';
  /** The message it came in; later messages have higher numbers. */
  readonly message: number;
  /** Files sent at once share it. */
  readonly album: string | null;
  /** Equal for the same file sent again. */
  readonly sameness: string;
};
export type Reply =
  | { readonly kind: 'choice'; readonly value: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly file: FileReference }
  | { readonly kind: 'back' };
export type Prompt = {
  /** HTML. */
  readonly text: string;
  readonly choices?: readonly Choice[];
  /** Buttons side by side; 1 unless said. */
  readonly columns?: number;
  readonly canGoBack?: boolean;
  /** What Bantuan answers here; HTML. */
  readonly help?: string;
  /** What this question takes besides its buttons. */
  readonly takes?: readonly ('text' | 'file' | 'phone')[];
  /** What is still to come of this album is taken while the prompt stays where it is: one answer for the album. */
  readonly album?: string | null;
  /** A button answers, and the next prompt stands in the same message. */
  readonly staysOpen?: true;
};
export type Handout = {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly caption: string;
  /** Buttons under it that are answered anywhere; they leave the question as it is. */
  readonly keyboard?: readonly (readonly InlineKeyboardButton[])[];
};
export type Attempt<Result> =
  | { readonly ok: true; readonly value: Result }
  | { readonly ok: false; readonly refusal: Refusal };

export type Interview = Awaited<ReturnType<typeof interview>>;

export const interview = async (conversation: FlowConversation, first: FlowContext) => {
  let ctx = first;
  let words: Words = wordsIn('id');
  let open: Message | undefined;
  let shown = '';
  /** What was answered last, and to which prompt. */
  let last: { readonly message: number; readonly said: string; readonly asked: string } | undefined;
  /** The album whose first items were taken, and where the others go. */
  let settled: { readonly album: string; readonly take: (file: FileReference) => Promise<void> } | undefined;
  /** An album that was told that it is not wanted here. */
  let unwanted: string | undefined;

  /** The language may change in the middle (/bahasa), so it is looked up with every update. */
  const refresh = async () => {
    const language = await conversation.external((outer): Language => outer.words.language);
    words = wordsIn(language);
  };
  await refresh();

  const html = { parse_mode: 'HTML' as const, link_preview_options: { is_disabled: true } };
  const sayText = (text: string, keyboard?: InlineKeyboardButton[][]) =>
    ctx.reply(text, { ...html, ...(keyboard ? { reply_markup: { inline_keyboard: keyboard } } : {}) });
  const say = (key: string, values?: Values) => sayText(words(key, values));

  const attempt = <Result extends Json>(act: (by: Actor) => Promise<Result>): Promise<Attempt<Result>> =>
    conversation.external(async (outer): Promise<Attempt<Result>> => {
      try {
        return { ok: true, value: await act(outer.nextActor()) };
      } catch (error) {
        const refusal = refusalOf(error, words.language);
        if (!refusal) throw error;
        return { ok: false, refusal };
      }
    });

  /** One act of the office. A refusal nobody asked about is said, and the sitting ends there; the case stays where it was. */
  const perform = async <Result extends Json>(act: (by: Actor) => Promise<Result>): Promise<Result> => {
    const done = await attempt(act);
    if (done.ok) return done.value;
    await say(done.refusal.key, done.refusal.values);
    return conversation.halt();
  };

  const keyboardOf = ({ choices = [], columns = 1, canGoBack = false }: Prompt): InlineKeyboardButton[][] => {
    const buttons = choices.map(({ value, label }) => ({ text: label, callback_data: `q:${value}` }));
    const rows = Array.from({ length: Math.ceil(buttons.length / columns) }, (_, row) =>
      buttons.slice(row * columns, (row + 1) * columns),
    );
    const way = (name: string) => ({ text: words.plain(`button-${name}`), callback_data: `q:!${name}` });
    return [...rows, canGoBack ? [way('back'), way('cancel'), way('help')] : [way('cancel'), way('help')]];
  };

  const show = async (prompt: Prompt) => {
    if (!open) open = await sayText(prompt.text, keyboardOf(prompt));
    else if (shown !== prompt.text || prompt.staysOpen) {
      const markup = { inline_keyboard: keyboardOf(prompt) };
      await ctx.api.editMessageText(open.chat.id, open.message_id, prompt.text, { ...html, reply_markup: markup });
    }
    shown = prompt.text;
  };

  /** The question stays, its buttons go; what was chosen by button is written under it. */
  const close = async (prompt: Prompt, chosen?: string) => {
    const message = open;
    open = undefined;
    if (!message) return;
    const text = chosen === undefined ? prompt.text : `${prompt.text}\n\n<i>${words('chosen', { label: chosen })}</i>`;
    await ctx.api.editMessageText(message.chat.id, message.message_id, text, html).catch(() => undefined); // too old or gone: an open keyboard is harmless, a stale tap is answered
  };

  const typed = (text: string, { choices = [] }: Prompt): string | undefined => {
    const said = text.trim().toLowerCase();
    const byDigit = /^\d{1,2}$/.test(said) ? choices[Number(said) - 1] : undefined;
    const isNamed = ({ value, label }: Choice) =>
      [label, unticked(label), value].some((name) => name.toLowerCase() === said);
    const byLabel = choices.find(isNamed);
    const synonym = ['yes', 'no'].find((value) => words.plain(`typed-${value}`).split(' ').includes(said));
    return (byDigit ?? byLabel ?? choices.find(({ value }) => value === synonym))?.value;
  };
  const wayOut = (text: string): 'back' | 'cancel' | 'help' | undefined =>
    (['back', 'cancel', 'help'] as const).find((name) =>
      words.plain(`typed-${name}`).split(' ').includes(text.trim().toLowerCase()),
    );

  /** Batal: nothing is lost; the draft waits. */
  const leave = async (prompt: Prompt): Promise<never> => {
    await close(prompt);
    const offered = await conversation.external((outer) => outer.offersReminders());
    await sayText(words('left'), offered ? [remindMe(words)] : undefined);
    return conversation.halt();
  };

  /** Shows a prompt and waits for something that answers it. */
  const question = async (prompt: Prompt): Promise<Reply> => {
    const takes = prompt.takes ?? (prompt.choices ? [] : ['text']);
    await show(prompt);
    for (let misses = 0; ; ) {
      ctx = await conversation.wait({ collationKey: 'question' });
      await refresh();
      const data = ctx.callbackQuery?.data;
      if (data !== undefined) {
        const isOurs = data.startsWith('q:') && ctx.callbackQuery?.message?.message_id === open?.message_id;
        if (!isOurs) {
          await ctx.answerCallbackQuery({ text: words.plain('stale-button') }).catch(() => undefined);
          continue;
        }
        await ctx.answerCallbackQuery().catch(() => undefined);
      }
      const edit = ctx.editedMessage && readingOf(ctx.editedMessage);
      if (edit) {
        if (edit.said === '' || edit.said === last?.said) continue; // nothing that we read was changed
        // An answer that was refused is still asked for: mending it is answering.
        if (edit.message !== last?.message || last.asked !== prompt.text) {
          await sayText(words('edit-stands'));
          await close(prompt);
          await show(prompt);
          continue;
        }
      }
      const message = ctx.message ?? ctx.editedMessage;
      if (message && isServiceNews(message)) continue;
      const file = fileOf({ message });
      const album = message?.media_group_id;
      if (album !== undefined && album === prompt.album) {
        if (file) return { kind: 'file', file };
        if (album !== unwanted) await sayText(words('album-unread'));
        unwanted = album;
        continue;
      }
      const isWanted = file !== undefined && takes.includes('file');
      if (album !== undefined && album === unwanted && !isWanted) continue;
      if (album !== undefined && album === settled?.album) {
        if (!file) continue;
        await settled.take(file);
        await close(prompt);
        await show(prompt);
        continue;
      }
      const phone = takes.includes('phone') ? ownNumber(message) : undefined;
      const text = message?.text ?? message?.caption ?? phone;
      if (message) last = { ...readingOf(message), asked: prompt.text };
      const pressed = data?.slice(2) ?? (message?.text !== undefined ? typed(message.text, prompt) : undefined);
      const way = pressed?.startsWith('!')
        ? pressed.slice(1)
        : pressed === undefined && message?.text
          ? wayOut(message.text)
          : undefined;
      if (way === 'cancel') return leave(prompt);
      if (way === 'back' && prompt.canGoBack) {
        await close(prompt);
        return { kind: 'back' };
      }
      if (way === 'help') {
        await sayText(prompt.help ?? words('help-here'));
        await close(prompt);
        await show(prompt);
        continue;
      }
      const choice = prompt.choices?.find(({ value }) => value === pressed);
      if (choice) {
        if (!prompt.staysOpen || data === undefined) await close(prompt, unticked(choice.label));
        return { kind: 'choice', value: choice.value };
      }
      if (isWanted) {
        await close(prompt);
        return { kind: 'file', file };
      }
      const isCommand = text?.startsWith('/') ?? false;
      if (text && !file && !isCommand && takes.includes('text')) {
        await close(prompt);
        return { kind: 'text', text };
      }
      if (!isCommand) {
        misses += 1;
        unwanted = album;
        const key =
          takes.includes('file') && takes.length === 1
            ? 'file-expected'
            : takes.length === 0
              ? 'button-expected'
              : 'text-expected';
        const kind = message && unreadKind(message);
        const said = kind ? `${words('unread', { kind })} ${words(key)}` : words(key);
        await sayText(misses < 2 ? said : `${said}\n\n${words('ask-a-person')}`);
      }
      await close(prompt);
      await show(prompt);
    }
  };

  /** One of several, by button, digit or label. */
  const choose = async (
    text: string,
    choices: readonly Choice[],
    options: Omit<Prompt, 'text' | 'choices' | 'takes'> = {},
  ): Promise<string> => {
    const reply = await question({ text, choices, ...options });
    return reply.kind === 'choice' ? reply.value : '!back';
  };

  /** Several of some: each tap ticks or unticks, in the same message, until `done` is tapped. What was ticked before is ticked again. */
  const chooseSeveral = async (
    text: string,
    choices: readonly Choice[],
    { ticked: before, done }: { readonly ticked: readonly string[]; readonly done: string },
  ): Promise<readonly string[]> => {
    let ticked = before;
    for (;;) {
      const boxes = choices.map(({ value, label }) => ({
        value,
        label: `${ticked.includes(value) ? '☑' : '☐'} ${label}`,
      }));
      const reply = await question({ text, choices: [...boxes, { value: 'done', label: done }], staysOpen: true });
      if (reply.kind !== 'choice') continue;
      const { value } = reply;
      if (value === 'done') {
        const chosen = choices.filter((one) => ticked.includes(one.value));
        await close({ text }, chosen.map(({ label }) => label).join(', ') || '–');
        return chosen.map((one) => one.value);
      }
      ticked = ticked.includes(value) ? ticked.filter((one) => one !== value) : [...ticked, value];
    }
  };

  const confirm = async (text: string): Promise<boolean> => {
    const choices = [
      { value: 'yes', label: words.plain('button-yes') },
      { value: 'no', label: words.plain('button-no') },
    ];
    return (await choose(text, choices, { columns: 2 })) === 'yes';
  };

  /** "Sedang diproses" while something longer runs (CONVERSATION 9). */
  const busy = (action: 'typing' | 'upload_document' = 'typing') =>
    ctx.replyWithChatAction(action).catch(() => undefined);

  return {
    say,
    sayText,
    attempt,
    perform,
    question,
    choose,
    chooseSeveral,
    confirm,
    busy,
    words: (key: string, values?: Values) => words(key, values),
    label: (key: string, values?: Values) => words.plain(key, values),
    language: () => words.language,
    /** From here on in this language, already for the update that chose it. */
    switchTo: async (language: Language) => {
      words = wordsIn(language);
    },
    /** A look at the records, outside the replay. */
    look: <Result>(query: (visitor: Visitor) => Promise<Result>): Promise<Result> =>
      conversation.external((outer) => query(outer.visitor)),
    /** Makes a paper and sends it, outside the replay: its bytes are not kept in the conversation. `caption`: HTML. */
    handOut: (make: (visitor: Visitor) => Promise<Handout>): Promise<true> =>
      conversation.external(async (outer) => {
        const { bytes, name, caption, keyboard } = await make(outer.visitor);
        await outer.replyWithDocument(new InputFile(bytes, name), {
          caption,
          parse_mode: 'HTML',
          ...(keyboard ? { reply_markup: { inline_keyboard: keyboard.map((row) => [...row]) } } : {}),
        });
        return true as const;
      }),
    /** What comes late of this album is taken by `take` from now on, whatever is being asked. */
    expectMore: (album: string | null, take: (file: FileReference) => Promise<void>): void => {
      if (album !== null) settled = { album, take };
    },
    /** Takes what was typed in the wrong place away, where the network can. True when it is gone. */
    removeLast: () =>
      ctx.deleteMessage().then(
        () => true,
        () => false,
      ),
    stop: (): Promise<never> => conversation.halt(),
  };
};

/** The one tap that asks for reminders in this chat (CONVERSATION 16). */
export const remindMe = (words: Words): InlineKeyboardButton[] => [
  { text: words.plain('button-reminders-on'), callback_data: 'reminders:on' },
];

/** Without its box. */
const unticked = (label: string): string => label.replace(/^[☐☑] /u, '');

/** The file of a message: a document, or the largest size of a photo. */
export const fileOf = ({ message }: { readonly message: Message | undefined }): FileReference | undefined => {
  // The network sends a moving picture as a document too; it is none.
  const document = message?.animation ? undefined : message?.document;
  const found = document ?? message?.photo?.at(-1);
  if (!message || !found) return undefined;
  return {
    fileId: found.file_id,
    size: found.file_size ?? 0,
    kind: document ? 'document' : 'photo',
    message: message.message_id,
    album: message.media_group_id ?? null,
    sameness: found.file_unique_id,
  };
};

/** The part of a message that can be an answer. */
const readingOf = (message: Message) => ({
  message: message.message_id,
  said: message.text ?? message.caption ?? fileOf({ message })?.sameness ?? '',
});

/** The number of a contact card, if it is the sender's own; networks leave the plus out. */
const ownNumber = (message: Message | undefined): string | undefined => {
  const { contact, from } = message ?? {};
  if (!contact || contact.user_id === undefined || contact.user_id !== from?.id) return undefined;
  const number = contact.phone_number;
  return /^[1-9]/.test(number) ? `+${number}` : number;
};
