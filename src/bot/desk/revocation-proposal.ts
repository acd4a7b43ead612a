/**
 * `/cabut` in a desk's group: an officer names a person or a certificate, chooses which and why, and puts the revocation on the desk for a
 * colleague to decide. REV-8. No conversation: every button carries what it means.
 */
import { dayText } from '#locales/times.ts';
import { escapeHtml } from '#locales/words.ts';
import type { Certificate } from '#ra/certificate.ts';
import { RegistrationError } from '#ra/errors.ts';
import type { Holder } from '#ra/office/revocation-by-office.ts';
import { isRevocationCause, officeCauses } from '#ra/revocation-cause.ts';
import type { SerialNumber } from '#ra/values.ts';
import { deskWords } from '../announcer.ts';
import type { Card } from '../cards/card.ts';
import { button } from '../cards/card-data.ts';
import { veiled } from '../cards/veil.ts';
import { askForWords, wordsOfProposal } from './own-words.ts';
import { refuse } from './refusals.ts';
import type { DeskScene } from './scene.ts';
import { alertWith, answerQuery, edit } from './tap.ts';

/** `propose:<serial>` chooses the certificate, `propose:<serial>:<cause>` why it shall end. */
type Proposal = { readonly serial: SerialNumber; readonly cause: string | undefined };
export const readProposal = (data: string): Proposal | undefined => {
  const [, serial, cause] = /^propose:([0-9a-f]{1,40})(?::([a-z-]{1,20}))?$/.exec(data) ?? [];
  return serial === undefined ? undefined : { serial: serial as SerialNumber, cause }; // the office looks whether it is one
};

/** Whose certificate? The answer lists what can still be revoked. */
export const answerProposalCommand = async (scene: DeskScene, meant: string): Promise<void> => {
  const { ctx, office, nextActor } = scene;
  const say = ({ text, keyboard }: Card) =>
    ctx.reply(text, { parse_mode: 'HTML', reply_markup: { inline_keyboard: keyboard } });
  try {
    if (meant.trim() === '') return void (await say({ text: scene.words('propose-how'), keyboard: [] }));
    const holder = await office.revocation.seek(nextActor(), meant);
    await say(holder.certificates.length > 1 ? certificateChoice(holder) : causeChoice(holder));
  } catch (error) {
    if (!(error instanceof RegistrationError)) throw error;
    await say({ text: escapeHtml(await refuse(scene, error)), keyboard: [] });
  }
};

export const answerProposalTap = async (scene: DeskScene, { serial, cause }: Proposal): Promise<void> => {
  try {
    if (cause === undefined) await chooseCertificate(scene, serial);
    else await propose(scene, serial, cause);
  } catch (error) {
    if (!(error instanceof RegistrationError)) throw error;
    await alertWith(scene.ctx, await refuse(scene, error));
  }
};

const chooseCertificate = async ({ ctx, office, nextActor }: DeskScene, serial: SerialNumber): Promise<void> => {
  const holder = await office.revocation.seek(nextActor(), serial);
  await answerQuery(ctx);
  await edit(ctx, causeChoice(holder));
};

/** Proposed: the question is answered on the spot, and the proposer is asked for the reason in words. */
const propose = async (scene: DeskScene, serial: SerialNumber, cause: string): Promise<void> => {
  const { ctx, words, office, nextActor, visitor } = scene;
  if (!isRevocationCause(cause)) return alertWith(ctx, words.plain('desk-tap-unreadable'));
  const it = await office.revocation.propose(nextActor(), serial, cause);
  // Asked a second time, it is still the proposal of the first.
  const kept = it.answers.cause ?? cause;
  const values = { case: String(it.id), cause: deskWords.plain(`revocation-cause-${kept}`) };
  const isTheirs = it.forwardedBy === visitor.account?.id && it.answers.statement === undefined;
  if (!isTheirs) return alertWith(ctx, words.plain('propose-already', values));
  await answerQuery(ctx, words.plain('propose-done', values));
  await edit(ctx, { text: deskWords('propose-chosen', values), keyboard: [] });
  await askForWords(scene, wordsOfProposal(scene, it.id));
};

const ownerText = ({ name, username }: Holder) => deskWords('propose-owner', { name: veiled(name), username });
const untilText = ({ notAfter }: Certificate, { timeZone }: Holder) => dayText(notAfter, timeZone, 'id');

const certificateChoice = (holder: Holder): Card => ({
  text: `${ownerText(holder)}\n${deskWords('propose-ask-certificate')}`,
  keyboard: holder.certificates.map((one) => [
    button(
      deskWords.plain('propose-button-certificate', { serial: one.serial.slice(0, 8), until: untilText(one, holder) }),
      `propose:${one.serial}`,
    ),
  ]),
});

const causeChoice = (holder: Holder): Card => {
  const [one] = holder.certificates;
  if (!one) return { text: `${ownerText(holder)}\n${deskWords('propose-none')}`, keyboard: [] };
  const which = deskWords('propose-certificate', { serial: one.serial, until: untilText(one, holder) });
  return {
    text: `${ownerText(holder)}\n${which}\n\n${deskWords('propose-ask-cause')}`,
    keyboard: officeCauses.map((cause) => [
      button(deskWords.plain(`revocation-cause-${cause}`), `propose:${one.serial}:${cause}`),
    ]),
  };
};
