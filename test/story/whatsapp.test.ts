/** The life of a certificate over WhatsApp: the same conversations, led by numbers, in the real Client in a real browser. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicant, groups } from '#support/story.ts';
import { openWhatsappHouse, type WhatsappHouse } from '#support/whatsapp-house.ts';
import { wholeLife } from './whole-life.ts';
import { masked } from './wording.ts';

let house: WhatsappHouse;
beforeAll(async () => {
  house = await openWhatsappHouse();
});
afterAll(() => house?.close());

const life = () => wholeLife(house, house.addressOf);

describe('a certificate’s life over WhatsApp', () => {
  it('ACC-1 to ACC-7, ISS-1 to ISS-11: the main job, with a letter rejected and sent again (Kebumen 1–8, Sumbar issuance 1–10)', () =>
    life().mainJob());

  it('REN-2, REN-3: renewed with a new key; REN-1 nobody is reminded here who did not ask for it', async () => {
    const talk = house.chat(applicant);
    await life().renewal();
    expect(talk.hears()).not.toContain('60 hari lagi');
  });

  it('REV-1 to REV-6: revoked with a statement, and told', () => life().revocation());

  it('REV-7: held with two taps', () => life().panic());

  it('reads as people read it there', async () => {
    await expect(worded(house.script(applicant))).toMatchFileSnapshot('../transcripts/whatsapp.txt');
  });

  it('nothing of anybody is in the log', () => {
    const written = house.log.join('');
    for (const name of [applicant, 'Siti', groups.officers, house.person(applicant).phone?.split('@')[0] ?? ''])
      expect(written).not.toContain(name);
  });
});

/** The clock runs while the story is told. */
const worded = (script: string): string => {
  const text = script.replaceAll(/localhost:\d+/g, 'localhost:8080').replaceAll(/\b\d\d\.\d\d(?= WIB)/g, '‹jam›');
  return `${masked(text)}\n`;
};
