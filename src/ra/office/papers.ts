/** The papers of a case on their way to who has it: into that person's private chat, and nowhere else. DESIGN "Secrets and personal data". */
import type { Account } from '../account.ts';
import { type Case, documentItems, documentOf } from '../case.ts';
import type { Records } from '../ports.ts';
import type { Destination, DocumentId } from '../values.ts';

/** What was handed in as it stands now, and what the applicant sent to questions of the desk. They go to their `holder`, and are dropped where that is somebody else by then. */
export const sendPapers = async (
  records: Records,
  it: Case,
  { network, chat }: Destination,
  holder: Pick<Account, 'id' | 'language'>,
): Promise<void> => {
  const handedIn = documentItems.map((item) => documentOf(it, item));
  const answers = (await records.words.ofCase(it.id)).map(({ document }) => document ?? undefined);
  const documents = [...handedIn, ...answers].filter((id): id is DocumentId => id !== undefined);
  const values = { holder: holder.id };
  await records.announcer.tell({ network, chat }, holder.language, {
    name: 'case-file',
    case: it.id,
    values,
    documents,
  });
};
