/** What is kept of the papers an applicant hands in, and how many of them are taken. ISS-5, ISS-9; UU 27/2022, pasal 16 (no more than is needed). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentChunks } from '#db/schema/cases.ts';
import { terms } from '#ra/office/terms.ts';
import type { CaseId } from '#ra/values.ts';
import { assistants, type OpenOffice, openOffice, paper, somebody } from '#support/office.ts';

const assistant = somebody(1);
let house: OpenOffice;
beforeAll(async () => {
  house = await openOffice();
  await house.staff(assistant, 'assistant', assistants);
});
afterAll(() => house.close());

const kept = (id: CaseId) => house.registry.transaction((records) => records.documents.ofCase(id));
const attach = (who: ReturnType<typeof somebody>, id: CaseId, words: string) =>
  house.office.drafting.attach(house.as(who), id, 'letter', paper(words));

describe('of a paper that another took the place of', () => {
  it('nothing is kept while nobody but its applicant has seen it', async () => {
    const who = somebody(10);
    const { id } = await house.fillIntroduction(who);
    for (let nth = 0; nth < 5; nth++) await attach(who, id, `page ${nth} of an album`);
    const [only, ...others] = await kept(id);
    expect(others).toEqual([]);
    expect((await house.find(id)).answers.letter).toBe(only?.id);
    const chunks = await house.database.db.select({ document: documentChunks.document }).from(documentChunks);
    expect(chunks.map(({ document }) => document)).toEqual([only?.id]);
    await house.office.drafting.erase(house.as(who), id, ['letter']);
    expect(await kept(id)).toEqual([]);
  });

  it('everything is kept that a desk has seen', async () => {
    const who = somebody(11);
    const { id } = await house.introduce(who);
    await house.office.decision.beginVerdict(house.as(assistant, assistants), id, 'return');
    await house.office.decision.tick(house.as(assistant, assistants), id, { item: 'letter', reason: 'unsigned' });
    await house.office.decision.sendVerdict(house.as(assistant, assistants), id, 'return');
    await attach(who, id, 'signed');
    await attach(who, id, 'signed and stamped');
    expect(await kept(id)).toHaveLength(3);
  });
});

describe('so many papers are taken for one case in a day', () => {
  it('one more is refused in words and changes nothing; the next day it goes on', async () => {
    const who = somebody(12);
    const { id } = await house.fillIntroduction(who);
    for (let nth = 1; nth < terms.uploadsADay; nth++) await attach(who, id, `letter ${nth}`);
    const before = await house.find(id);
    await expect(attach(who, id, 'one more')).rejects.toMatchObject({
      code: 'ERR_UPLOADED_TOO_OFTEN',
      fields: { case: id, count: terms.uploadsADay },
    });
    expect(await house.find(id)).toEqual(before);
    const other = await house.fillIntroduction(somebody(13));
    expect(other.answers.letter).toBeDefined();
    house.wait(24 * 3_600_000);
    expect((await attach(who, id, 'the next day')).answers.letter).not.toBe(before.answers.letter);
  });
});
