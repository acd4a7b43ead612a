/** An officer's own words: a question in the group, and the reply to that very message by that very person. DESIGN "stateless handlers over the row". */
import type { Context } from 'grammy';
import { escapeHtml } from '#locales/words.ts';
import type { Item, Verdict } from '#ra/case.ts';
import { items } from '#ra/case.ts';
import { RegistrationError } from '#ra/errors.ts';
import { ownWords } from '#ra/office/reasons.ts';
import type { Prompt } from '#ra/records.ts';
import type { CaseId } from '#ra/values.ts';
import { cleaned } from '../cards/veil.ts';
import { refuse } from './refusals.ts';
import type { DeskScene } from './scene.ts';
import { openVerdict, type Tap, verdictOf } from './tap.ts';

const longestWords = 500;

/** No reasons: a note, or a question to the applicant. */
const isTalk = (purpose: string): boolean => purpose === 'note' || purpose === 'ask';

/** What is asked: `purpose` says where the words go (`keeping`), `text` is HTML. */
type Asking = { readonly case: CaseId; readonly purpose: string; readonly text: string };

/** Own words for one item of a verdict, or for a final no. */
export const wordsOfVerdict = ({ words, data }: Tap, act: Verdict['act'], item: Item): Asking => {
  const key = act === 'refuse' ? 'desk-ask-words-refuse' : 'desk-ask-words';
  const text = words(key, { case: String(data.case), item: words.plain(`item-${item}`) });
  return { case: data.case, purpose: `${act}.${item}`, text };
};
/** Why a difference does not matter (REV-4). */
export const wordsOfEndorsement = ({ words, data }: Tap): Asking => ({
  case: data.case,
  purpose: 'endorse',
  text: words('desk-ask-endorsement', { case: String(data.case) }),
});
/** Why the office wants a certificate to end (REV-8). */
export const wordsOfProposal = ({ words }: DeskScene, id: CaseId): Asking => ({
  case: id,
  purpose: 'propose',
  text: words('desk-ask-ground', { case: String(id) }),
});

/** What the desk wants to remember of a case. */
export const wordsOfNote = ({ words, data }: Tap): Asking => ({
  case: data.case,
  purpose: 'note',
  text: words('desk-ask-note', { case: String(data.case) }),
});
/** What the desk wants to know of the applicant. */
export const wordsOfQuestion = ({ words, data }: Tap): Asking => ({
  case: data.case,
  purpose: 'ask',
  text: words('desk-ask-question', { case: String(data.case) }),
});

export const askForWords = async (scene: DeskScene, { case: id, purpose, text }: Asking): Promise<void> => {
  const { ctx, words, office, at, visitor } = scene;
  if (!visitor.account || !ctx.from) throw new RegistrationError('ERR_DESK_SESSION_CLOSED');
  // The mention makes a selective question open the reply field of this person alone.
  const mention = `<a href="tg://user?id=${ctx.from.id}">${escapeHtml(visitor.account.name)}</a>`;
  const question = await ctx.reply(`${mention}: ${text}`, {
    parse_mode: 'HTML',
    reply_markup: {
      force_reply: true,
      selective: true,
      input_field_placeholder: words.plain(isTalk(purpose) ? 'desk-talk-placeholder' : 'desk-words-placeholder', {
        case: String(id),
      }),
    },
  });
  await office.desk.savePrompt({
    at,
    message: String(question.message_id),
    case: id,
    purpose,
    account: visitor.account.id,
  });
};

/** The open question a message replies to, if it is one of ours. */
export const promptOf = async (
  { office, at }: Pick<DeskScene, 'office' | 'at'>,
  ctx: Context,
): Promise<Prompt | undefined> => {
  const asked = ctx.message?.reply_to_message;
  return asked?.from?.id === ctx.me.id ? office.desk.prompt(at, String(asked.message_id)) : undefined;
};

/** Wrong answers leave the question open; the words are on the card before it is closed, so a crash in between loses nothing. */
export const takeWords = async (scene: DeskScene, prompt: Prompt): Promise<void> => {
  const { ctx, words, visitor, office } = scene;
  const answer = (text: string) =>
    ctx.reply(text, {
      parse_mode: 'HTML',
      ...(ctx.msgId ? { reply_parameters: { message_id: ctx.msgId, allow_sending_without_reply: true } } : {}),
    });
  if (visitor.account && visitor.account.id !== prompt.account)
    return void (await answer(words(isTalk(prompt.purpose) ? 'desk-talk-not-yours' : 'desk-words-not-yours')));
  const said = cleaned(ctx.message?.text ?? '');
  if (said === '') return void (await answer(words(isTalk(prompt.purpose) ? 'desk-talk-empty' : 'desk-words-empty')));
  const { length } = [...said];
  const tooLong = isTalk(prompt.purpose) ? 'desk-talk-too-long' : 'desk-words-too-long';
  if (length > longestWords) return void (await answer(words(tooLong, { length: String(length) })));
  try {
    const kept = await (keeping[prompt.purpose] ?? keepInVerdict)(scene, prompt, said);
    await office.desk.takePrompt(prompt.at, prompt.message);
    await answer(words(kept, { case: String(prompt.case) }));
  } catch (error) {
    if (!(error instanceof RegistrationError)) throw error;
    await answer(escapeHtml(await refuse(scene, error)));
  }
};

/** Puts the words where they belong, and says with which sentence that is answered. */
type Keeper = (scene: DeskScene, prompt: Prompt, said: string) => Promise<string>;

const keepInVerdict: Keeper = async (scene, prompt, said) => {
  await openVerdict(scene, prompt.case, verdictOf(prompt.purpose));
  const item = items.find((one) => one === prompt.purpose.split('.')[1]);
  if (!item) throw new RegistrationError('ERR_STALE_CASE', { case: prompt.case });
  await scene.office.decision.tick(scene.nextActor(), prompt.case, { item, reason: ownWords, words: said });
  return 'desk-words-kept';
};

const keeping: Readonly<Record<string, Keeper>> = {
  endorse: async ({ office, nextActor }, prompt, said) => {
    await office.revocation.endorse(nextActor(), prompt.case, said);
    return 'desk-endorsed';
  },
  note: async ({ office, nextActor }, prompt, said) => {
    await office.note.add(nextActor(), prompt.case, said);
    return 'desk-note-kept';
  },
  ask: async ({ office, nextActor }, prompt, said) => {
    await office.word.ask(nextActor(), prompt.case, said);
    return 'desk-question-sent';
  },
  propose: async ({ office, nextActor }, prompt, said) => {
    await office.revocation.explain(nextActor(), prompt.case, said);
    return 'desk-ground-kept';
  },
};
