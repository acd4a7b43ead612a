/** `/cari` in a desk's group: what was typed goes where it holds a number or an address, because a group looks on. CONVERSATION 15; UU 27/2022. */
import { escapeHtml } from '#locales/words.ts';
import { RegistrationError } from '#ra/errors.ts';
import { meaningOf } from '#ra/office/search.ts';
import type { SearchId } from '#ra/values.ts';
import { deskWords } from '../announcer.ts';
import type { Card } from '../cards/card.ts';
import { searchList } from '../cards/search-list.ts';
import { takesAway } from '../secrets.ts';
import { refuse } from './refusals.ts';
import type { DeskScene } from './scene.ts';
import { alertWith, answerQuery, edit } from './tap.ts';

export const answerSearch = async (scene: DeskScene, meant: string): Promise<void> => {
  const { ctx, words, office, nextActor } = scene;
  const say = ({ text, keyboard }: Card) =>
    ctx.reply(text, { parse_mode: 'HTML', reply_markup: { inline_keyboard: keyboard } });
  if (meant.trim() === '') return void (await say({ text: words('search-how'), keyboard: [] }));
  try {
    const removed = await removeNumbers(scene, meant);
    const { text, keyboard } = searchList(await office.search.seek(nextActor(), meant.slice(0, 200)), deskWords);
    await say({ text: [text, ...removed].join('\n\n'), keyboard });
  } catch (error) {
    if (!(error instanceof RegistrationError)) throw error;
    await say({ text: escapeHtml(await refuse(scene, error)), keyboard: [] });
  }
};

/** An identity number or a mailbox in a group is everybody's to read: it goes where the network lets us, otherwise its author is asked to. */
const removeNumbers = async ({ ctx }: DeskScene, meant: string): Promise<readonly string[]> => {
  const isPersonal = meaningOf(meant).some(({ by }) => by === 'nik' || by === 'nip' || by === 'mail');
  if (!isPersonal) return [];
  return [deskWords((await takesAway(ctx)) ? 'search-removed' : 'search-remove')];
};

export const answerFoundTap = async (
  scene: DeskScene,
  { id, page }: { readonly id: SearchId; readonly page: number },
): Promise<void> => {
  const { ctx, words, office, nextActor } = scene;
  try {
    const found = await office.search.turn(nextActor(), id, page);
    if (!found) return alertWith(ctx, words.plain('search-forgotten'));
    await answerQuery(ctx);
    await edit(ctx, searchList(found, deskWords));
  } catch (error) {
    if (!(error instanceof RegistrationError)) throw error;
    await alertWith(ctx, await refuse(scene, error));
  }
};
