/** The number of WhatsApp under watch: administrators hear of each loss once, in another chat and by mail, and what is wished elsewhere is done here. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Board, boardOn, isHeard, type Wanted } from '#bot/networks/whatsapp/board.ts';
import { type WhatsappWatch, whatsappWatch } from '#bot/networks/whatsapp/watch.ts';
import { WireError, type WireState, type WireVitals } from '#bot/networks/whatsapp/wire.ts';
import { whatsappState } from '#db/schema/whatsapp.ts';
import { drizzleWhatsappBoard } from '#db/whatsapp/board.ts';
import { instant, newId, type SessionId } from '#ra/values.ts';
import { type OpenOffice, openOffice, password, type Somebody, secretOf, somebody } from '#support/office.ts';

const phone = '6281200000001';
const [minute, second] = [60_000, 1000];

/** The way to WhatsApp in the test's hand. */
const openHand = () => {
  let state: WireState = { kind: 'off' };
  const listeners = new Set<(state: WireState) => void>();
  const done: string[] = [];
  const vitals: WireVitals = { restarts: 2, memory: { browser: 4e8, child: 9e7 }, lastEventAt: null };
  let refusal: Error | undefined;
  const doing = async (what: string) => {
    if (refusal) throw refusal;
    done.push(what);
  };
  return {
    done,
    refuse: (error: Error) => {
      refusal = error;
    },
    become(next: WireState) {
      state = next;
      for (const tell of listeners) tell(next);
    },
    wire: {
      state: () => state,
      onState: (listener: (state: WireState) => void) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      vitals: () => vitals,
      pairBy: async (number: string) => {
        await doing(`pair ${number}`);
        state = { kind: 'pairing', since: new Date(0), code: 'ABCDEFGH' };
        return 'ABCDEFGH';
      },
      logOut: () => doing('log out'),
      restart: () => doing('restart'),
    },
  };
};

let house: OpenOffice;
let hand: ReturnType<typeof openHand>;
let board: Board;
let watch: WhatsappWatch;
const [rina, joko] = [somebody(7), somebody(8)];

beforeAll(async () => {
  house = await openOffice();
  for (const who of [rina, joko]) await administrator(who);
});
afterAll(() => house.close());
beforeEach(async () => {
  const records = drizzleWhatsappBoard(house);
  for (const name of ['standing', 'wish', 'outcome']) await records.wipe(name);
  board = boardOn(records);
  hand = openHand();
  watch = watchOver(hand);
  house.wait(60 * minute);
  await house.leaving();
});

const watchOver = ({ wire }: ReturnType<typeof openHand>) =>
  whatsappWatch({ wire, board, office: house.office, clock: house.clock, log: { warn: () => undefined } });

const administrator = async (who: Somebody): Promise<void> => {
  const { office } = house;
  const invited = { name: who.name, mail: who.mail, role: 'administrator', desk: null, language: 'id' } as const;
  const { code, username } = await office.administration.invite(house.console(), { ...invited, byMail: false });
  const { link } = await office.administration.acceptInvitation(house.as(who), code);
  await office.login.choosePassword(house.page(), secretOf(link ?? ''), password);
  await house.logIn(who, username);
  await house.leaving();
};

const ready = (): WireState => ({ kind: 'ready', since: house.clock.now(), phone });
const lost = (loggedOut = false): WireState => ({ kind: 'lost', since: house.clock.now(), why: 'closed', loggedOut });
const pairing = (): WireState => ({ kind: 'pairing', since: house.clock.now(), qr: '2@abc' });
/** What left for administrators since the last time. */
const told = async (): Promise<readonly string[]> =>
  (await house.leaving()).flatMap((body) => {
    if (body.kind === 'mail') return [`${body.letter.name} mail ${body.to}`];
    return body.kind === 'notice' ? [`${body.notice.name} ${body.to.network} ${body.to.chat}`] : [];
  });
const later = async (milliseconds: number, next?: WireState): Promise<void> => {
  house.wait(milliseconds);
  if (next) hand.become(next);
  await watch.look();
};
const toBoth = (name: string) =>
  [rina, joko].flatMap(({ mail, user }) => [`${name} mail ${mail}`, `${name} sandbox ${user}`]).toSorted();

describe('REC-5 a lost number is told to the administrators within a minute, once for each loss', () => {
  it('logged out on the telephone: at once, to each of them, by chat and by mail', async () => {
    await later(0, ready());
    await later(minute, lost(true));
    expect((await told()).toSorted()).toEqual(toBoth('number-lost'));
    await later(minute, pairing());
    await later(10 * minute);
    expect(await told()).toEqual([]);
  });

  it('not ready for a minute: then, and not a second before', async () => {
    await later(0, ready());
    await later(minute, lost());
    await later(minute - second);
    expect(await told()).toEqual([]);
    await later(second);
    expect((await told()).toSorted()).toEqual(toBoth('number-lost'));
  });

  it('what heals within a minute needs nobody', async () => {
    await later(0, ready());
    await later(minute, lost());
    await later(30 * second, { kind: 'starting', since: house.clock.now() });
    await later(20 * second, ready());
    await later(5 * minute);
    expect(await told()).toEqual([]);
  });

  it('when it is back, those who heard of the loss hear that too; the next loss is another one', async () => {
    await later(0, ready());
    await later(minute, lost(true));
    await told();
    await later(minute, ready());
    expect((await told()).toSorted()).toEqual(toBoth('number-back'));
    await later(minute);
    expect(await told()).toEqual([]);
    await later(minute, lost(true));
    expect((await told()).toSorted()).toEqual(toBoth('number-lost'));
  });

  it('a number that was never linked is nobody’s loss', async () => {
    await later(0, pairing());
    await later(10 * minute);
    await later(minute, lost());
    await later(10 * minute);
    expect(await told()).toEqual([]);
  });

  it('another instance, or a new process, goes on where the one before fell: one loss, told once', async () => {
    await later(0, ready());
    await later(minute, lost());
    await later(40 * second);
    const other = openHand();
    const next = watchOver(other);
    other.become({ kind: 'starting', since: house.clock.now() });
    house.wait(19 * second);
    await next.look();
    expect(await told()).toEqual([]);
    house.wait(second);
    await next.look();
    expect((await told()).toSorted()).toEqual(toBoth('number-lost'));
    await next.look();
    const third = watchOver(other);
    house.wait(minute);
    await third.look();
    expect(await told()).toEqual([]);
    other.become(ready());
    await third.look();
    expect((await told()).toSorted()).toEqual(toBoth('number-back'));
  });

  it('a process that starts after a long night begins to count anew', async () => {
    await later(0, ready());
    house.wait(600 * minute);
    const other = openHand();
    other.become({ kind: 'starting', since: house.clock.now() });
    const next = watchOver(other);
    house.wait(2 * second);
    await next.look();
    expect((await board.standing())?.state.kind).toBe('starting');
    other.become(ready());
    house.wait(30 * second);
    await next.look();
    expect(await told()).toEqual([]);
  });
});

describe('what the instance with the number writes for the others', () => {
  it('its state, with the code to scan, and that it still lives', async () => {
    await later(0, pairing());
    expect(await board.standing()).toMatchObject({ state: { kind: 'pairing', qr: '2@abc' }, readyAt: null });
    await later(minute);
    const posted = await board.standing();
    expect(posted && isHeard(posted, house.clock.now())).toBe(true);
    house.wait(minute);
    expect(posted && isHeard(posted, house.clock.now())).toBe(false);
  });

  it('nothing while another instance has it', async () => {
    await later(0, ready());
    const before = await board.standing();
    await later(minute, { kind: 'elsewhere' });
    expect(await board.standing()).toEqual(before);
    await expect(watch.check()).resolves.toBeUndefined();
  });

  it('nothing before it knows that the number is its own', async () => {
    await later(0, ready());
    const other = openHand();
    other.become({ kind: 'starting', since: house.clock.now() });
    await watchOver(other).look();
    expect((await board.standing())?.state.kind).toBe('ready');
  });

  it('and not in the clear', async () => {
    await later(0, { kind: 'pairing', since: house.clock.now(), qr: '2@kode-rahasia', code: 'RAHASIA1' });
    const bytes = (await house.database.db.select().from(whatsappState)).map(({ body }) =>
      Buffer.from(body).toString('latin1'),
    );
    expect(bytes.length).toBeGreaterThan(0);
    expect(bytes.join()).not.toMatch(/kode-rahasia|RAHASIA1/);
  });
});

describe('what is wished at a page or terminal is done by who has the number', () => {
  const wish = async (wanted: Wanted, id = randomBytes(6).toString('hex')) => {
    await board.wish({ id, wanted });
    return id;
  };

  it('the letters for a telephone, and they are there for the page at once', async () => {
    await later(0, pairing());
    const id = await wish({ kind: 'pair', phone });
    expect(await board.outcomeOf(id)).toBeUndefined();
    await later(second);
    expect(hand.done).toEqual([`pair ${phone}`]);
    expect(await board.outcomeOf(id)).toBe('done');
    expect(await board.standing()).toMatchObject({ state: { code: 'ABCDEFGH' } });
    await later(second);
    expect(hand.done).toHaveLength(1);
  });

  it('letting go, and beginning anew', async () => {
    await later(0, ready());
    await wish({ kind: 'log-out' });
    await later(second);
    await wish({ kind: 'restart' });
    await later(second);
    expect(hand.done).toEqual(['log out', 'restart']);
  });

  it('once, though the instance fell right after, and never when it is an old wish', async () => {
    await later(0, ready());
    await wish({ kind: 'restart' });
    await later(second);
    const other = openHand();
    other.become(ready());
    await watchOver(other).look();
    await wish({ kind: 'log-out' });
    house.wait(2 * minute);
    await watchOver(other).look();
    expect([hand.done, other.done]).toEqual([['restart'], []]);
  });

  it('says when there is nothing to link, or WhatsApp does not let us', async () => {
    hand.refuse(new WireError('away', 'no'));
    await later(0, ready());
    const [linked, away] = [await wish({ kind: 'pair', phone }), 'x'];
    await later(second);
    expect(await board.outcomeOf(linked)).toBe('linked');
    await later(second, pairing());
    await wish({ kind: 'pair', phone }, away);
    await later(second);
    expect(await board.outcomeOf(away)).toBe('away');
    // The one before is over: nobody waits for it.
    expect(await board.outcomeOf(linked)).toBeUndefined();
  });
});

describe('for who watches the machines', () => {
  it('ready, or elsewhere: fine; otherwise what is wrong, in words', async () => {
    hand.become(ready());
    await expect(watch.check()).resolves.toBeUndefined();
    hand.become(pairing());
    await expect(watch.check()).rejects.toThrow(/no telephone is linked/);
    hand.become(lost(true));
    await expect(watch.check()).rejects.toThrow(/logged out/);
    hand.become(lost());
    await expect(watch.check()).rejects.toThrow(/closed/);
  });

  it('listens from start to stop', async () => {
    watch.start();
    hand.become(ready());
    await watch.look();
    expect(await board.standing()).toMatchObject({ state: { kind: 'ready', phone } });
    await watch.stop();
    hand.become(pairing());
    expect(await board.standing()).toMatchObject({ state: { kind: 'ready' } });
  });
});

describe('REC-5 the word of a loss does not go by the way that is lost', () => {
  const sessionOf = (who: Somebody) =>
    house.registry.transaction(async (records) => {
      const account = await records.accounts.findBy('mail', who.mail);
      const session = account && (await records.sessions.latest(account.id));
      if (!session) throw new Error('There is no such administrator');
      return session;
    });

  it('who spoke on WhatsApp last hears of it in the other chat', async () => {
    const session = await sessionOf(joko);
    const at = { network: 'whatsapp', user: '100001', chat: '100001' } as const;
    const newer = { ...session, ...at, id: newId<SessionId>(house.random), openedAt: instant(house.clock.now()) };
    await house.registry.transaction((records) => records.sessions.open(newer));
    await later(0, ready());
    await later(minute, lost(true));
    expect((await told()).toSorted()).toEqual(toBoth('number-lost'));
  });

  it('who blocked the bot there has the mail', async () => {
    await house.office.reception.chooseLanguage(house.as(rina), 'id');
    await house.office.reception.unreachable(house.clockHand(), { network: 'sandbox', chat: rina.user });
    await later(0, ready());
    await later(minute, lost(true));
    const without = toBoth('number-lost').filter((one) => one !== `number-lost sandbox ${rina.user}`);
    expect((await told()).toSorted()).toEqual(without);
  });
});
