/** The life of a certificate over Telegram's own wire: a Bot API over real HTTP, two instances, by polling and by webhook, every tenth call disturbed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicant } from '#support/story.ts';
import type { Fault } from '#support/telegram/faults.ts';
import { openTelegramHouse, type TelegramHouse } from '#support/telegram-house.ts';
import { wholeLife } from './whole-life.ts';

let house: TelegramHouse;
const life = () =>
  wholeLife(house, async (name) => {
    const id = String(house.person(name).id);
    return { network: 'telegram', user: id, chat: id };
  });

/** What happens on real ways: refusals that pass, pages of gateways, connections that break before or after, answers that are slow. */
const weather: readonly Fault[] = [
  { kind: 'server-error' },
  { kind: 'bad-gateway' },
  { kind: 'reset-after' },
  { kind: 'reset-before' },
  { kind: 'too-many', seconds: 0 },
  { kind: 'slow', milliseconds: 30 },
];

describe.each([{ by: 'polling' }, { by: 'webhook' }] as const)(
  'a certificate’s life over Telegram by $by, two instances, every tenth call disturbed',
  ({ by }) => {
    beforeAll(async () => {
      house = await openTelegramHouse({ by, instances: 2 });
      house.telegram.faults.byChance(0.1, weather);
    });
    afterAll(() => house.close());

    it('ACC-1 to ACC-7, ISS-1 to ISS-11: the main job, with a letter rejected and sent again (Kebumen 1–8, Sumbar issuance 1–10)', () =>
      life().mainJob());

    it('REN-1 to REN-3: reminded once, renewed with a new key', async () => {
      const talk = house.chat(applicant);
      await life().renewal();
      expect(talk.hears().match(/60 hari lagi/g)).toHaveLength(1);
    });

    it('REV-1 to REV-6: revoked with a statement, and told', () => life().revocation());

    it('REV-7: held with two taps', () => life().panic());

    it('nothing was asked of Telegram beside its documentation, and no update was left', () => {
      expect(house.telegram.undocumented()).toEqual([]);
      expect(house.telegram.pending()).toEqual([]);
      expect(house.telegram.faults.done.length).toBeGreaterThan(10);
    });
  },
);
