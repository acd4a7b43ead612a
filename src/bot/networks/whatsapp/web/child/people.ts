/** Who is who: of a telephone number the LID, of a LID the telephone number, asked once; and whoever does not say stays known by one. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'whatsapp-web.js';
import type { WireChat, WirePerson } from '../../wire.ts';
import { groupTitle } from './page.ts';
import { isGroup } from './raw-message.ts';

export type People = ReturnType<typeof openPeople>;

type Ids = { readonly phone?: string; readonly lid?: string };
const patienceMs = 3000;
const most = 10_000;
/** Who hides the number is asked about again after that. */
const hiddenMs = 10 * 60_000;

export const openPeople = (client: Client) => {
  const known = new Map<string, { readonly ids: Ids; readonly until: number }>();
  const isKnown = (id: string): boolean => (known.get(id)?.until ?? 0) > performance.now();
  const remember = (id: string, ids: Ids): Ids => {
    if (known.size >= most) known.clear();
    known.set(id, { ids, until: ids.phone && ids.lid ? Number.POSITIVE_INFINITY : performance.now() + hiddenMs });
    return ids;
  };

  const ask = async (ids: readonly string[]): Promise<readonly Ids[]> => {
    const own = ids.map(readId);
    const found = await Promise.race([
      client.getContactLidAndPhone([...ids]).catch(() => []),
      pause(patienceMs, [], { ref: false }),
    ]);
    return own.map((mine, place) => ({ ...readId(found[place]?.lid), ...readId(found[place]?.pn), ...mine }));
  };

  const persons = async (ids: readonly string[]): Promise<readonly WirePerson[]> => {
    const strangers = [...new Set(ids)].filter((id) => !isKnown(id));
    const found = strangers.length === 0 ? [] : await ask(strangers);
    const now = new Map(strangers.map((id, place) => [id, remember(id, found[place] ?? readId(id))]));
    return ids.map((id) => now.get(id) ?? known.get(id)?.ids ?? readId(id));
  };
  const person = async (id: string, name?: string | null): Promise<WirePerson> => {
    const [found = readId(id)] = await persons([id]);
    return { ...found, ...(name ? { name } : {}) };
  };

  return {
    /** A number was changed: what is known of it is old. */
    forget: () => known.clear(),
    person,
    persons,
    async chat(id: string, name?: string | null): Promise<WireChat> {
      return isGroup(id) ? group(client, id) : { kind: 'person', person: await person(id, name) };
    },
    group: (id: string) => group(client, id),
  };
};

const group = async (client: Client, id: string): Promise<Extract<WireChat, { kind: 'group' }>> => {
  const title = await client.pupPage?.evaluate(groupTitle, id).catch(() => undefined);
  return { kind: 'group', id, ...(title ? { title } : {}) };
};

/** `628…@c.us`, `123…@lid`. */
const readId = (id: string | null | undefined): Ids => {
  const [, user, server] = /^(\d+)(?::\d+)?@(c\.us|lid)$/.exec(id ?? '') ?? [];
  if (!user) return {};
  return server === 'lid' ? { lid: user } : { phone: user };
};

/** How the page names them, the likelier first. */
export const idsOf = ({ phone, lid }: WirePerson): readonly string[] => [
  ...(phone ? [`${phone}@c.us`] : []),
  ...(lid ? [`${lid}@lid`] : []),
];
