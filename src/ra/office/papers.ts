/** The papers of a case on their way to who has it: into that person's private chat, and nowhere else. DESIGN "Secrets and personal data". */
import { type Case, documentItems, documentOf } from '../case.ts';
import type { Records } from '../ports.ts';
import type { Destination, DocumentId, Language } from '../values.ts';

/** What was handed in as it stands now, and what the applicant sent to questions of the desk. */
export const sendPapers = async (records: Records, it: Case, to: Destination, language: Language): Promise<void> => {
  const handedIn = documentItems.map((item) => documentOf(it, item));
  const answers = (await records.words.ofCase(it.id)).map(({ document }) => document ?? undefined);
  const documents = [...handedIn, ...answers].filter((id): id is DocumentId => id !== undefined);
  const { network, chat } = to;
  await records.announcer.tell({ network, chat }, language, { name: 'case-file', case: it.id, documents });
};
