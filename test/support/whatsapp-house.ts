/** A staffed house whose people are on WhatsApp: the real whatsapp-web.js Client in a real browser, before a page that stands for WhatsApp's. */
import { join } from 'node:path';
import type { WhatsappMemory } from '#bot/networks/whatsapp/memory.ts';
import type { WireState } from '#bot/networks/whatsapp/wire.ts';
import { drizzleWhatsappMemory } from '#db/whatsapp/memory.ts';
import type { Address } from '#ra/values.ts';
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
        const found = look(state);
        if (found !== undefined) resolve(found);
      };
      whatsapp?.wire.onState(heard);
      if (whatsapp) heard(whatsapp.wire.state());
    }
  });

/** What falls is back at once, so that no story waits. */
const soonBack = { firstPauseMs: 50, longestPauseMs: 200, firstKeepMs: 0 } as const;

export const openWhatsappHouse = async ({ at = firstHour, ...options }: StaffedHouseOptions = {}) => {
  const clock = movableClock(at);
  const whatsapp = await openWhatsapp({ clock });
  const folders: string[] = [];
  let installations: readonly Installation[] = [];
  const house = await openStaffedHouse<Person, Group>(
    {
      // Each instance is a machine of its own.
      options({ folder }) {
        folders.push(join(folder, `whatsapp-${folders.length + 1}`));
        return {
          whatsapp: { chromiumPath: whatsapp.chromiumPath, folder: folders.at(-1) ?? folder },
          whatsappTuning: { pageCache: whatsapp.pageCache, manners: unmannerly, tuning: soonBack },
        };
      },
      person: (name) => whatsapp.person(name),
      group: (title, members) => whatsapp.group(title, [...members, whatsapp.us]),
      chat: (person, settle) => whatsappChat(whatsapp, person, settle),
      groupChat: (place, people, settle) => whatsappGroup(whatsapp, place, people, settle),
      /** Linked as somebody links it: by what the page shows. */
      async open(instances) {
        installations = instances;
        whatsapp.scan(await stateOf(instances, (state) => (state.kind === 'pairing' ? state.qr : undefined)));
        await stateOf(instances, (state) => (state.kind === 'ready' ? state : undefined));
      },
      async settled() {
        await whatsapp.until(() => whatsapp.unseen() === 0, 'everything to be taken', 120_000);
        await stateOf(installations, (state) => (state.kind === 'ready' ? state : undefined));
      },
      counted: () => whatsapp.deeds().length,
      close: () => whatsapp.close(),
    },
    clock,
    options,
  );
  const memory: WhatsappMemory = drizzleWhatsappMemory({ ...house, cipher: house.installation.cipher });
  return {
    ...house,
    whatsapp,
    /** Where the browser of each instance lives. */
    folders,
    /** Resolves once an instance has the number. */
    ready: () => stateOf(house.instances, (state) => (state.kind === 'ready' ? true : undefined)),
    /** What was said in a private chat, by both, as it stands there. */
    script: (name: string): string =>
      whatsapp
        .talk(house.person(name))
        .map(({ id, type, body, caption, filename, directPath }) => {
          const file = directPath === undefined ? '' : `(${type === 'image' ? 'foto' : `berkas: ${filename}`})`;
          const text = directPath === undefined ? body : caption;
          return `${id.fromMe ? '< ' : '> '}${[file, text].filter(Boolean).join('\n').replaceAll('\n', '\n  ')}`;
        })
        .join('\n'),
    /** Who somebody is to the office. */
    async addressOf(name: string): Promise<Address> {
      const [phone = ''] = house.person(name).phone?.split('@') ?? [];
      const user = String((await memory.candidates({ phone })).byPhone?.id);
      return { network: 'whatsapp', user, chat: user };
    },
  };
};
