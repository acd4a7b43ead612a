/** Every reader of the table, every verdict, every kind of CA (STANDARDS "Independent readers"). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { haveTools } from '#support/chromium.ts';
import { freshDatabase } from '#support/database.ts';
import { type AskedReader, openReader } from './asking.ts';
import { caKinds } from './ca.ts';
import { openScene, type Scene, verdicts } from './scene.ts';
import { type Reader, readers, wordsFor } from './table.ts';

const here = readers.filter(({ tools }) => haveTools(...tools));

describe.each(caKinds)('STANDARDS "Independent readers": certificates of a %s CA', (kind) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene(kind, await freshDatabase());
  });
  afterAll(async () => {
    await scene?.close();
  });

  describe.each(here.filter(({ not }) => !not?.[kind]))('$name', (reader: Reader) => {
    const judged = verdicts.filter((verdict) => wordsFor(reader, verdict));
    let asked: AskedReader;
    let said: readonly string[] = [];
    beforeAll(async () => {
      asked = await openReader(reader, scene);
      said = await asked.judge(judged.map((verdict) => scene.exhibits[verdict]));
    });
    afterAll(async () => {
      await asked?.close();
    });

    it.each(judged)('a certificate that is %s', (verdict) => {
      const { serial } = scene.exhibits[verdict];
      expect(said[judged.indexOf(verdict)]?.trim()).toMatch(wordsFor(reader, verdict, serial) ?? expect.unreachable());
    });
  });

  it('all of it without a fault behind the doors', () => {
    expect(scene.faults).toEqual([]);
  });
});
