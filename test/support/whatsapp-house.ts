/** A staffed house whose people are on WhatsApp: the real whatsapp-web.js Client in a real browser, before a page that stands for WhatsApp's. */
import { join } from 'node:path';
import type { WireState } from '#bot/networks/whatsapp/wire.ts';
import type { Installation } from '#src/installation.ts';
import { firstHour, movableClock, openStaffedHouse, type StaffedHouseOptions } from './staffed-house.ts';
import { whatsappChat, whatsappGroup } from './whatsapp-page/chat.ts';
import type { Group } from './whatsapp-page/groups.ts';
import type { Person } from './whatsapp-page/people.ts';
import { openWhatsapp } from './whatsapp-page/whatsapp.ts';

export type WhatsappHouse = Awaited<ReturnType<typeof openWhatsappHouse>>;

/** Stories are told faster than people type; manners have tests of their own. */
const quick = { burst: 10_000, perSecond: 10_000 };
const unmannerly = {
  answerMs: [0, 0],
  gapMs: [0, 0],
  typingFrom: Number.POSITIVE_INFINITY,
  answeringMs: 10 * 60_000,
  unasked: quick,
  patienceMs: 10_000,
} as const;

/** Waits until one of the instances stands so. */
const stateOf = <Found>(instances: readonly Installation[], look: (state: WireState) => Found | undefined) =>
  new Promise<Found>((resolve) => {
    for (const { whatsapp } of instances) {
      const heard = (state: WireState): void => {
        console.log('STATE', JSON.stringify(state).slice(0, 200));
        const found = look(state);
        if (found !== undefined) resolve(found);
      };
      whatsapp?.wire.onState(heard);
      if (whatsapp) heard(whatsapp.wire.state());
    }
  });

export const openWhatsappHouse = async ({ at = firstHour, ...options }: StaffedHouseOptions = {}) => {
  const clock = movableClock(at);
  const whatsapp = await openWhatsapp({ clock });
  let folders = 0;
  const house = await openStaffedHouse<Person, Group>(
    {
      // Each instance is a machine of its own.
      options: ({ folder }) => ({
        whatsapp: { chromiumPath: whatsapp.chromiumPath, folder: join(folder, `whatsapp-${++folders}`) },
        whatsappTuning: { pageCache: whatsapp.pageCache, manners: unmannerly },
      }),
      person: (name) => whatsapp.person(name),
      group: (title, members) => whatsapp.group(title, [...members, whatsapp.us]),
      chat: (person, settle) => whatsappChat(whatsapp, person, settle),
      groupChat: (place, people, settle) => whatsappGroup(whatsapp, place, people, settle),
      /** Linked as somebody links it: by what the page shows. */
      async open(instances) {
        whatsapp.scan(await stateOf(instances, (state) => (state.kind === 'pairing' ? state.qr : undefined)));
        await stateOf(instances, (state) => (state.kind === 'ready' ? state : undefined));
      },
      settled: () => whatsapp.until(() => whatsapp.unseen() === 0, 'everything to be taken'),
      counted: () => whatsapp.deeds().length,
      close: () => whatsapp.close(),
    },
    clock,
    options,
  );
  return { ...house, whatsapp };
};
