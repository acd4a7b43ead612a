/** Questions of desks to applicants, and the answers: who asked and what was said in one sealed cell. */
import { asc, eq } from 'drizzle-orm';
import type { CaseWord, WordRecords } from '#ra/records.ts';
import { caseWords } from '../schema/cases.ts';
import { opened, type Pen } from './pen.ts';

const place = 'case_words.body';
type Body = Pick<CaseWord, 'name' | 'text'>;

export const wordRecords = (pen: Pen): WordRecords => ({
  async insert({ name, text, ...plain }) {
    const body: Body = { name, text };
    await pen.db.insert(caseWords).values({ ...plain, body: pen.cipher.sealJson(place, plain.id, body) });
  },
  async ofCase(id) {
    const rows = await pen.db.select().from(caseWords).where(eq(caseWords.case, id)).orderBy(asc(caseWords.place));
    return rows.map(({ body, place: _, ...plain }) => ({ ...plain, ...opened<Body>(pen, place, plain.id, body) }));
  },
});
