/** What letters say of where to go on: a desk by its name, and the chat by its link. ACC-6, ROL. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskId } from '#ra/values.ts';
import type { OpenOffice } from '#support/office.ts';
import { assistants, officers, openOffice, somebody } from '#support/office.ts';

const known: Readonly<Record<string, string>> = { sandbox: 'https://t.me/lencana_bot' };
let house: OpenOffice;
beforeAll(async () => {
  house = await openOffice({ chatOf: (network) => known[network] });
});
afterAll(() => house.close());

const lettersTo = async (mail: string) =>
  (await house.leaving()).flatMap((body) => (body.kind === 'mail' && body.to === mail ? [body.letter] : []));

describe('letters that lead to a chat', () => {
  it('ACC-6: the first password opens the chat in which its owner goes on with it', async () => {
    const [assistant, officer, who] = [somebody(1), somebody(2), somebody(3)];
    await house.staff(assistant, 'assistant', assistants);
    await house.staff(officer, 'officer', officers);
    const { id } = await house.completed(who, { assistant, officer });
    await house.leaving();
    await house.office.registration.verify(house.as(officer, officers), id);
    const [letter] = (await lettersTo(who.mail)).filter(({ name }) => name === 'first-password');
    expect(letter?.values.open).toBe('https://t.me/lencana_bot');
  });

  it('an invitation names the desk as people call it', async () => {
    const { name, mail } = somebody(4);
    const desk = { ...officers, id: 'contoh-lantai-2' as DeskId, name: 'Meja Verifikasi, lantai 2' };
    await house.office.administration.openDesk(house.console(), desk);
    const invited = { name, mail, role: 'officer', desk: desk.id, language: 'id', byMail: true } as const;
    await house.office.administration.invite(house.console(), invited);
    const [letter] = await lettersTo(mail);
    expect(letter).toMatchObject({ name: 'desk-invitation', values: { desk: 'Meja Verifikasi, lantai 2' } });
  });
});
