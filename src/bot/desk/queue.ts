/** `/antrean` and its buttons: one message, edited at each tap for whoever tapped. REC-2; CONVERSATION 5. */
import { escapeHtml } from '#locales/words.ts';
import { RegistrationError } from '#ra/errors.ts';
import { deskWords } from '../announcer.ts';
import type { Card } from '../cards/card.ts';
import { type QueueTap, queueChoice, queueList } from '../cards/queue-list.ts';
import { refuse } from './refusals.ts';
import type { DeskScene } from './scene.ts';
import { alertWith, answerQuery, edit } from './tap.ts';

export const showQueue = async (scene: DeskScene): Promise<void> => {
  const { ctx, office, nextActor } = scene;
  const say = ({ text, keyboard }: Card) =>
    ctx.reply(text, { parse_mode: 'HTML', reply_markup: { inline_keyboard: keyboard } });
  try {
    await say(queueList(await office.desk.queue(nextActor()), deskWords));
  } catch (error) {
    if (!(error instanceof RegistrationError)) throw error;
    await say({ text: escapeHtml(await refuse(scene, error)), keyboard: [] });
  }
};

export const answerQueueTap = async (scene: DeskScene, tap: QueueTap): Promise<void> => {
  const { ctx, office, nextActor } = scene;
  try {
    const drawn =
      tap.show === 'page'
        ? queueList(await office.desk.queue(nextActor(), tap.filter, tap.page), deskWords)
        : queueChoice(await office.desk.queue(nextActor()), tap.show, deskWords);
    await answerQuery(ctx);
    await edit(ctx, drawn);
  } catch (error) {
    if (!(error instanceof RegistrationError)) throw error;
    await alertWith(ctx, await refuse(scene, error));
  }
};
