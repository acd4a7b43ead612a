/**
 * A word with the applicant: the desk asks through the bot and the answer comes back to it. No private account is shown to either side, and
 * the state of the case does not move. CONVERSATION 11; DESIGN "Secrets and personal data".
 */
import type { Actor } from '../actor.ts';
import { type Case, isByOffice, isOpen } from '../case.ts';
import { RegistrationError } from '../errors.ts';
import type { Records } from '../ports.ts';
import type { CaseWord } from '../records.ts';
import { turnOf } from '../service-clock.ts';
import type { CaseId, Instant, WordId } from '../values.ts';
import { after, newId } from '../values.ts';
import type { CaseScene, Performing } from './act.ts';
import { amend } from './act.ts';
import { tellApplicant } from './applicant.ts';
import { redrawCards } from './cards.ts';
import { claimFor, requireFree } from './decision.ts';
import type { OfficeDeps } from './deps.ts';
import type { HandedIn } from './drafting.ts';
import { keepDocument } from './drafting.ts';
import { sendPapers } from './papers.ts';
import { days, type Terms } from './terms.ts';

/** What can be answered now, and until when. */
type OpenQuestion = { readonly question: CaseWord; readonly until: Instant; readonly answers: number };

export const word = ({ on, look }: Performing, { terms }: OfficeDeps) => ({
  /** May the applicant be asked now? Who asks has the case: the answer comes to them. Throws as `ask`. */
  begin: (by: Actor, id: CaseId) =>
    on(by, 'askApplicant', id, async (scene) => {
      await requireAskable(scene, terms);
      scene.fact('step', 'asked');
      if (scene.it.claim?.by === scene.standing.account?.id) return amend(scene, scene.it, {});
      const it = await claimFor(scene);
      const { session, account } = scene.standing;
      if (session && account) await sendPapers(scene.records, it, session, account);
      return it;
    }),

  /** Throws ERR_NOBODY_TO_ASK, ERR_ASKED_TOO_OFTEN, ERR_CLAIMED_BY_ANOTHER. */
  ask: (by: Actor, id: CaseId, text: string) =>
    on(by, 'askApplicant', id, async (scene) => {
      const { records, it, standing, date, random } = scene;
      await requireAskable(scene, terms);
      const { account, desk } = standing;
      if (!account || !desk) throw new RegistrationError('ERR_DESK_SESSION_CLOSED');
      const said = { from: 'desk', desk: desk.id, by: account.id, name: account.name, text, document: null } as const;
      await records.words.insert({ id: newId<WordId>(random), case: id, at: scene.now, ...said });
      const until = after(date, days(terms.questionDays));
      // The desk speaks, not the officer.
      const values = { text, desk: desk.name, until };
      await tellApplicant(records, it, { name: 'desk-question', case: id, values });
      return amend(scene, it, {});
    }),

  /** What the applicant's "Balas" is about; undefined once it is closed. */
  open: (id: CaseId): Promise<OpenQuestion | undefined> =>
    look(async (records, now) => {
      const it = await records.cases.find(id);
      return it && openQuestion(records, it, now, terms);
    }),

  /** Text or one file; the desk reads the text masked in its group, who has the case gets it whole. Throws ERR_QUESTION_CLOSED, ERR_ANSWERED_TOO_OFTEN. */
  answer: (by: Actor, id: CaseId, { text, file }: { readonly text: string; readonly file?: HandedIn }) =>
    on(by, 'answerDesk', id, async (scene) => {
      const { records, it, now, random, fact } = scene;
      const open = await openQuestion(records, it, now, terms);
      if (!open) throw new RegistrationError('ERR_QUESTION_CLOSED', { case: id });
      if (open.answers >= terms.answersEach) throw new RegistrationError('ERR_ANSWERED_TOO_OFTEN', { case: id });
      const document = file ? await keepDocument(scene, 'answer', file) : null;
      const { desk } = open.question;
      const said = { from: 'applicant', desk, by: null, name: null, text, document } as const;
      await records.words.insert({ id: newId<WordId>(random), case: id, at: now, ...said });
      fact('with', document === null ? 'text' : 'file');
      await redrawCards(records, it);
      await tellDesk(scene, { ...said, desk });
      return { left: terms.answersEach - open.answers - 1 };
    }),
});

const openQuestion = async (
  records: Records,
  it: Case,
  now: Instant,
  { questionDays }: Terms,
): Promise<OpenQuestion | undefined> => {
  const words = await records.words.ofCase(it.id);
  const place = words.findLastIndex(({ from }) => from === 'desk');
  const question = words[place];
  if (!question || !isOpen(it.state)) return undefined;
  const until = after(new Date(question.at), days(questionDays));
  return until > now ? { question, until, answers: words.length - place - 1 } : undefined;
};

/** While it is this desk's turn, and somebody has asked for something: a revocation of the office's own has no applicant (REV-8). */
const requireAskable = async (scene: CaseScene, { openQuestions }: Terms): Promise<void> => {
  const { records, it, standing } = scene;
  if (turnOf(it)?.desk !== standing.as)
    throw new RegistrationError('ERR_MOVE_NOT_ALLOWED', { case: it.id, state: it.state, move: 'askApplicant' });
  // Who wants to be called back is called, and hears nothing of any certificate in chat (REV-7).
  if (!isAskable(it)) throw new RegistrationError('ERR_NOBODY_TO_ASK', { case: it.id });
  requireFree(scene);
  const words = await records.words.ofCase(it.id);
  const unanswered = words.length - 1 - words.findLastIndex(({ from }) => from === 'applicant');
  if (unanswered >= openQuestions)
    throw new RegistrationError('ERR_ASKED_TOO_OFTEN', { case: it.id, count: unanswered });
};
export const isAskable = (it: Pick<Case, 'kind' | 'state' | 'forwardedBy'>): boolean =>
  !isByOffice(it) && it.state !== 'asked';

const tellDesk = async (
  { records, it, now }: CaseScene,
  { desk: id, text, document }: Pick<CaseWord, 'desk' | 'text' | 'document'>,
): Promise<void> => {
  const desk = await records.desks.find(id);
  const values = {
    text,
    hasFile: document === null ? 'no' : 'yes',
    name: it.claim?.name ?? '',
    kind: desk?.kind ?? '',
  };
  if (desk?.chat) await records.announcer.tell(desk.chat, 'id', { name: 'applicant-answered', case: it.id, values });
  const holder = it.claim && (await records.accounts.find(it.claim.by));
  const session = holder && (await records.sessions.chats(holder.id)).find(({ endsAt }) => endsAt > now);
  if (holder && session)
    await records.announcer.tell({ network: session.network, chat: session.chat }, holder.language, {
      name: 'answer-file',
      case: it.id,
      values: { text, holder: holder.id },
      documents: document === null ? [] : [document],
    });
};
