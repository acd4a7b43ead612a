/** What each button of a card does: one act of the office, and the sentence that answers it. Kebumen 2–5, Sumbar issuance 7, ACC-8. */
import { clockwork } from '#ra/actor.ts';
import { type Fault, isByOffice, type Verdict } from '#ra/case.ts';
import { RegistrationError } from '#ra/errors.ts';
import { ownWords } from '#ra/office/reasons.ts';
import type { AccountId } from '#ra/values.ts';
import { deskWords } from '../announcer.ts';
import { card, itemChoice } from '../cards/card.ts';
import type { CardAct } from '../cards/card-data.ts';
import { handOverChoice } from '../cards/hand-over-choice.ts';
import { itemsToName, readyReasons, refusedItem, tickName } from '../cards/verdict-editor.ts';
import { askForWords, wordsOfEndorsement, wordsOfNote, wordsOfQuestion, wordsOfVerdict } from './own-words.ts';
import { wayToPapers } from './papers-link.ts';
import { isMember, servingDesk } from './scene.ts';
import { type Answer, deskKindOf, edit, openVerdict, redraw, type Tap, verdictOf } from './tap.ts';

type TapAct = (tap: Tap) => Promise<Answer>;

/** One act of the office on the tapped case, answered with these words. */
const done =
  (act: (tap: Tap) => Promise<unknown>, key: string): TapAct =>
  async (tap) => {
    await act(tap);
    return { key };
  };

/**
 * Sumbar 7–9: approved for good, and signed at once; where signing fails now the clockwork finishes it (docs/issuance-cycle.md).
 * A certificate that fails our own lints stops here, and the group is told.
 */
const approveIssuing: TapAct = async ({ office, nextActor, onFault, ctx, data: { case: id } }) => {
  let version: number;
  try {
    ({ version } = await office.issuance.approve(nextActor(), id));
  } catch (error) {
    if (error instanceof RegistrationError && error.code === 'ERR_ISSUANCE_FAILED')
      await ctx.reply(deskWords('desk-issuance-failed', { case: String(id), why: String(error.fields.why) }), {
        parse_mode: 'HTML',
      });
    throw error;
  }
  try {
    const { state } = await office.issuance.issue(clockwork(`issue:${id}:${version}`), id);
    return state === 'issued' ? { key: 'desk-issued' } : { key: 'desk-key-blocked', isAlert: true };
  } catch (error) {
    onFault(error);
    return { key: 'desk-approved' };
  }
};

/** Sumbar revocation 7–8; what had ended by another way meanwhile only closes its case. */
const revoke: TapAct = async ({ office, nextActor, data }) => {
  const { settled } = await office.revocation.revokeCase(nextActor(), data.case);
  return settled ? { key: 'desk-revocation-settled', isAlert: true } : { key: 'desk-revoked' };
};

/** REV-4: the words are asked for by a question; only who may give them is asked. */
const endorse: TapAct = async (tap) => {
  await tap.office.revocation.askEndorsement(tap.nextActor(), tap.data.case);
  await askForWords(tap, wordsOfEndorsement(tap));
  return undefined;
};

/** ACC-9: applied with this tap, or once the new mailbox has answered. */
const approveChange: TapAct = async ({ office, nextActor, data }) => {
  const { state } = await office.change.approve(nextActor(), data.case);
  return { key: state === 'applied' ? 'desk-change-applied' : 'desk-change-approved' };
};

const approve: TapAct = async (tap) => {
  const view = await tap.office.desk.view(tap.data.case);
  return view?.it.kind === 'change' ? approveChange(tap) : approveIssuing(tap);
};

/** Without more: the reasons are laid out on the card. With more: one of them is ticked or unticked. */
const verdict =
  (act: Verdict['act']): TapAct =>
  async (tap) => {
    const { office, nextActor, data } = tap;
    if (data.more === '') {
      await office.decision.beginVerdict(nextActor(), data.case, act);
      return { key: 'desk-verdict-begun' };
    }
    const fault = await namedFault(tap, act);
    if (!fault) return { key: 'desk-reason-gone', isAlert: true };
    await office.decision.tick(nextActor(), data.case, fault);
    return { key: 'desk-ticked' };
  };

/** Only what this card offers can be ticked; own words can be unticked here, not written. */
const namedFault = async (tap: Tap, act: Verdict['act']): Promise<Fault | undefined> => {
  const { view, verdict } = await openVerdict(tap, tap.data.case, act);
  const own = verdict.faults.filter(({ reason }) => reason === ownWords).map(({ item, reason }) => ({ item, reason }));
  return [...readyReasons(view.it, act), ...own].find((one) => tickName(act, one) === tap.data.more);
};

const send: TapAct = async ({ office, nextActor, data }) => {
  const act = verdictOf(data.more);
  if (!act) return { key: 'desk-tap-unreadable', isAlert: true };
  const it = await office.decision.sendVerdict(nextActor(), data.case, act);
  if (isByOffice(it)) return { key: 'desk-proposal-dropped' };
  return { key: act === 'refuse' ? 'desk-refused' : 'desk-sent' };
};

/** "Alasan lain…": which item, then a question whose reply is the words. A final no needs no item. */
const words: TapAct = async (tap) => {
  const act = verdictOf(tap.data.more);
  const { view } = await openVerdict(tap, tap.data.case, act);
  if (!act) return { key: 'desk-tap-unreadable', isAlert: true };
  const named = tap.data.more.split('.')[1];
  const item = act === 'refuse' ? refusedItem : itemsToName(view.it, act).find((one) => one === named);
  if (item) await askForWords(tap, wordsOfVerdict(tap, act, item));
  else await edit(tap.ctx, itemChoice(view, act, deskWords, { isCopy: tap.data.isCopy }));
  if (item && named) await redraw(tap);
  return undefined;
};

/** From the queue: the card once more, where people are looking now. */
const show: TapAct = async (tap) => {
  const { office, ctx, data, nextActor } = tap;
  await office.desk.show(nextActor(), data.case);
  const view = await office.desk.view(data.case);
  if (!view) throw new RegistrationError('ERR_CASE_NOT_FOUND', { case: data.case });
  const desk = await servingDesk(tap, view, deskKindOf(data, view.it.kind));
  if (!desk) return { key: 'desk-not-served', isAlert: true };
  const { text, keyboard } = card(view, desk, deskWords, { isCopy: true });
  await ctx.reply(text, {
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
    ...(keyboard.length > 0 ? { reply_markup: { inline_keyboard: keyboard } } : {}),
  });
  return undefined;
};

/** Whether a colleague is still of this group, as the network knows it; undefined where they are not logged in on it. */
const seenHere = async ({ office, ctx, at }: Tap, account: AccountId) => {
  const user = await office.handOver.userOf(account, at.network);
  return user === undefined ? undefined : { user, isMember: await isMember(ctx, Number(at.chat), Number(user)) };
};

/** First whom, on the card itself; then it is theirs. */
const hand: TapAct = async (tap) => {
  const { office, nextActor, ctx, data, visitor } = tap;
  const named = /^[ao]\.([\w-]{1,40})$/.exec(data.more)?.[1];
  if (named !== undefined) {
    const account = named as AccountId; // compared with the desk's own
    const it = await office.handOver.to(nextActor(), data.case, account, await seenHere(tap, account));
    const isSelf = it.claim?.by === visitor.account?.id;
    return { key: isSelf ? 'hand-taken' : 'hand-done', values: { name: it.claim?.name ?? '' } };
  }
  const colleagues = await office.handOver.colleagues(nextActor(), data.case);
  const view = await office.desk.view(data.case);
  if (!view) throw new RegistrationError('ERR_CASE_NOT_FOUND', { case: data.case });
  const desk = deskKindOf(data, view.it.kind);
  await edit(ctx, handOverChoice(view, desk, colleagues, deskWords, { isCopy: data.isCopy }));
  return undefined;
};

/** Who may note anything, or ask the applicant, is asked for the words by a question. */
const note: TapAct = async (tap) => {
  await tap.office.note.ask(tap.nextActor(), tap.data.case);
  await askForWords(tap, wordsOfNote(tap));
  return undefined;
};
const ask: TapAct = async (tap) => {
  await tap.office.word.begin(tap.nextActor(), tap.data.case);
  await askForWords(tap, wordsOfQuestion(tap));
  return undefined;
};

/** The papers go to who tapped, in private; where the bot may not write there yet, the way is shown. */
const withPapers =
  (key: string): TapAct =>
  async (tap) => {
    await tap.office.decision.claim(tap.nextActor(), tap.data.case);
    return (await wayToPapers(tap)) ?? { key };
  };

export const tapActs: Readonly<Record<CardAct, TapAct>> = {
  papers: withPapers('desk-papers-sent'),
  hand,
  note,
  ask,
  preview: done(
    ({ office, nextActor, data }) => office.decision.previewVerdict(nextActor(), data.case),
    'desk-preview-sent',
  ),
  claim: withPapers('desk-claimed'),
  release: done(({ office, nextActor, data }) => office.decision.release(nextActor(), data.case), 'desk-released'),
  forward: done(({ office, nextActor, data }) => office.decision.forward(nextActor(), data.case), 'desk-forwarded'),
  register: done(
    ({ office, nextActor, data }) => office.registration.register(nextActor(), data.case),
    'desk-registered',
  ),
  rebind: done(({ office, nextActor, data }) => office.rebinding.rebind(nextActor(), data.case), 'desk-rebound'),
  verify: done(({ office, nextActor, data }) => office.registration.verify(nextActor(), data.case), 'desk-verified'),
  resend: done(
    ({ office, nextActor, data }) => office.registration.resendActivation(nextActor(), data.case),
    'desk-resent',
  ),
  undo: done(({ office, nextActor, data }) => office.decision.takeBack(nextActor(), data.case), 'desk-taken-back'),
  drop: done(
    ({ office, nextActor, data }) => office.decision.dropVerdict(nextActor(), data.case),
    'desk-verdict-dropped',
  ),
  approve,
  revoke,
  lift: done(({ office, nextActor, data }) => office.hold.lift(nextActor(), data.case), 'desk-lifted'),
  hold: done(({ office, nextActor, data }) => office.hold.afterCall(nextActor(), data.case), 'desk-held'),
  endorse,
  return: verdict('return'),
  reject: verdict('reject'),
  refuse: verdict('refuse'),
  send,
  words,
  show,
  card: async (tap) => {
    await redraw(tap);
    return undefined;
  },
};
