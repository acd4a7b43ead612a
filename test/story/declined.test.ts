import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '#support/house.ts';
import { openHouse } from '#support/house.ts';
import { asFile, letter, newRequest } from '#support/papers.ts';
import { applicant, withAccount } from '#support/story.ts';

const day = 86_400_000;

describe('ISS-7 declined: the session ends, the draft stays for seven days (Sumbar issuance 6)', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
    await withAccount(house);
  });
  afterAll(() => house.close());

  it('after six days it is still there, after seven it lapses with a notice', async () => {
    const talk = house.chat(applicant);
    await talk.says('/terbit');
    await talk.taps('Individu: tanda tangan elektronik');
    await talk.sends(asFile(newRequest().csr));
    await talk.sends(await letter());
    await talk.taps('Tidak setuju');
    const { office } = house.installation;
    expect((await office.reception.visitor(address(house))).account).toBeNull();

    await house.wait(6 * day);
    await house.installation.chores();
    expect(await office.upkeep.stale()).toEqual([]);
    talk.hears();

    await house.wait(1 * day + 1000);
    await house.installation.chores();
    await house.settle();
    expect(talk.hears()).toMatch(/1002/);
    expect((await office.desk.view(1002 as Parameters<typeof office.desk.view>[0]))?.it.state).toBe('lapsed'); // the second case of this house
  });
});

const address = (house: House) => {
  const id = String(house.person(applicant).id);
  return { network: 'sandbox' as const, user: id, chat: id };
};
