/** A staffed house whose people are on Telegram: a Bot API over real HTTP between. */
import { firstHour, movableClock, openStaffedHouse, type StaffedHouseOptions } from './staffed-house.ts';
import { telegramChat, telegramGroup } from './telegram/chat.ts';
import type { Group } from './telegram/groups.ts';
import type { Person } from './telegram/people.ts';
import { openTelegram } from './telegram/telegram.ts';

export type TelegramHouse = Awaited<ReturnType<typeof openTelegramHouse>>;

type Options = StaffedHouseOptions & {
  readonly by: 'polling' | 'webhook';
  /** Applicants may also talk to us in the sandbox: two networks in one house. */
  readonly withSandbox?: true;
};

/** Stories are told faster than people type; what paces them has tests of its own. */
const quick = { burst: 10_000, perSecond: 10_000 };
const unpaced = { person: quick, group: quick, all: quick };

export const openTelegramHouse = async ({ by, at = firstHour, withSandbox, ...options }: Options) => {
  const clock = movableClock(at);
  const telegram = await openTelegram({ clock });
  const house = await openStaffedHouse<Person, Group>(
    {
      options: () => ({
        telegram: {
          token: telegram.token,
          apiRoot: telegram.root,
          webhookSecret: by === 'webhook' ? 'rahasia-webhook-untuk-uji' : null,
          proxies: null,
        },
        telegramTuning: { limits: unpaced },
        ...(withSandbox ? { sandboxKey: 'a key for tests' } : {}),
      }),
      person: (name) => telegram.person(name),
      group: (title, members) => telegram.supergroup(title, [...members, telegram.bot]),
      chat: (person, settle) => telegramChat(telegram, person, settle),
      groupChat: (place, people, settle) => telegramGroup(telegram, place, people, settle),
      async open() {
        if (by === 'webhook')
          await telegram.until(() => telegram.webhookUrl() !== '', { what: 'the webhook to be set' });
      },
      settled: () => telegram.settled(),
      counted: () => telegram.requests.length,
      close: () => telegram.close(),
    },
    clock,
    options,
  );
  return { ...house, telegram };
};
