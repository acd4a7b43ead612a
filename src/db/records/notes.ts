/** What desks note of cases for themselves: who and what in one sealed cell. */
import { asc, eq } from 'drizzle-orm';
import type { CaseNote, NoteRecords } from '#ra/records.ts';
import { caseNotes } from '../schema/cases.ts';
import { opened, type Pen } from './pen.ts';

const place = 'case_notes.body';
type Body = Pick<CaseNote, 'name' | 'words'>;

export const noteRecords = (pen: Pen): NoteRecords => ({
  async insert({ name, words, ...plain }) {
    const body: Body = { name, words };
    await pen.db.insert(caseNotes).values({ ...plain, body: pen.cipher.sealJson(place, plain.id, body) });
  },
  async ofCase(id) {
    const rows = await pen.db.select().from(caseNotes).where(eq(caseNotes.case, id)).orderBy(asc(caseNotes.place));
    return rows.map(({ body, place: _, ...plain }) => ({ ...plain, ...opened<Body>(pen, place, plain.id, body) }));
  },
});
