/** The lists are published and looked after, as the administrator sees it: REC-5 (Sumbar revocation, records). Golden transcript. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atConsole } from '#ra/actor.ts';
import type { ActKey } from '#ra/values.ts';
import { openPage } from '#support/browser.ts';
import { type House, openHouse } from '#support/house.ts';
import { codeIn, linkIn } from '#support/story.ts';
import * as cast from './cast.ts';
import { tell } from './telling.ts';

const day = 86_400_000;
let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('REC-5 the CRL is fresh by itself; what only people can renew is said in time (Sumbar revocation, records)', () => {
  it('an administrator is told of the root’s list by chat and mail, once a day, until it is renewed', async () => {
    const who = cast.civilServant('Arif Setiawan', 12);
    const story = await tell(house, 'Daftar pencabutan akar hampir habis', { day: '2026-11-23', sources: 'REC-5' });
    const { administration, publication } = house.installation.office;
    const { code } = await administration.inviteAdministrator(atConsole('story:administrator' as ActKey));
    await cast.arrive(house, who);
    const talk = story.person(who.name);
    story.chapter('Administrator pertama, dengan kode dari konsol');
    await story.meanwhile('Arif memakai kodenya, membuat kata sandi, lalu masuk.', async () => {
      const chat = house.chat(who.name);
      await chat.says(`/hubungkan ${code}`);
      await chat.says(who.name);
      await chat.says(who.mail);
      const fresh = { password: cast.chosen, again: cast.chosen };
      await (await openPage(house, linkIn(chat.latest().text))).submit(fresh);
      await chat.says('/masuk');
      const username =
        /arif\.\w+/.exec(
          chat
            .messages()
            .map(({ text }) => text)
            .join(' '),
        )?.[0] ?? '';
      const done = await (await openPage(house, linkIn(chat.latest().text))).submit({
        username,
        password: cast.chosen,
      });
      await chat.says(codeIn(done.text));
    });

    story.chapter('Setengah tahun: daftar harian terbit sendiri, tidak ada yang perlu diberi tahu');
    await story.waits(180 * day, 'Seratus delapan puluh hari kemudian.');
    await story.happens('Layanan melihat apa yang jatuh tempo.', () => house.installation.chores());
    const list = await publication.latestCrl();
    expect(Date.parse(list?.nextUpdate ?? '') - house.clock.now().getTime()).toBe(3 * day);

    story.chapter('Sebulan sebelum daftar akar habis: sekali sehari, sampai diperbarui');
    await story.waits(160 * day, 'Seratus enam puluh hari kemudian.');
    await story.happens('Layanan melihat apa yang jatuh tempo.', () => house.installation.chores());
    expect(talk.hears()).toContain('CA perlu');
    await story.happens('Satu menit kemudian, sekali lagi.', () => house.installation.chores());
    await story.waits(day, 'Esok harinya.');
    await story.happens('Layanan melihat apa yang jatuh tempo.', () => house.installation.chores());
    expect(house.mailsTo(who.mail).filter(({ subject }) => subject.startsWith('CA perlu'))).toHaveLength(2);
    await expect(story.transcript()).toMatchFileSnapshot('../transcripts/daftar-pencabutan-akar.txt');
  });
});
