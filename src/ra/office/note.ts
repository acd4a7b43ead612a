/**
 * What a desk notes of a case for itself: on the card, and whole in the case file; the applicant does not see it in chat. It is about the
 * person all the same, so a copy of what is kept about them includes it (UU 27/2022, pasal 7). REC-1.
 */
import { createHash } from 'node:crypto';
import type { Actor } from '../actor.ts';
import { RegistrationError } from '../errors.ts';
import type { CaseId, NoteId } from '../values.ts';
import { newId } from '../values.ts';
import type { Performing } from './act.ts';
import { amend } from './act.ts';

export const note = ({ on }: Performing) => ({
  /** May this person note anything here? Asked before the words are. */
  ask: (by: Actor, id: CaseId) =>
    on(by, 'addNote', id, async ({ fact }) => {
      fact('step', 'asked');
      return true;
    }),

  add: (by: Actor, id: CaseId, words: string) =>
    on(by, 'addNote', id, async (scene) => {
      const { records, it, standing, now, random, fact } = scene;
      const { account } = standing;
      if (!account) throw new RegistrationError('ERR_DESK_SESSION_CLOSED');
      const { id: author, name } = account;
      await records.notes.insert({ id: newId<NoteId>(random), case: id, by: author, name, words, at: now });
      fact('words', createHash('sha256').update(words).digest('hex'));
      return amend(scene, it, {});
    }),
});
