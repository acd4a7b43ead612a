/**
 * `lencana whatsapp …`: the number by which people meet us there. Whatever is typed here is done by the running instance that has the number;
 * the two meet at the board in the database.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { isHeard, type Outcome, type Wanted } from '#bot/networks/whatsapp/board.ts';
import { phoneNumber } from '#flows/answers.ts';
import type { Config } from '#src/config.ts';
import { type Answer, byConsole, type Command, clock, command, WrongCall } from './command.ts';
import { type Desktop, withOffice } from './desktop.ts';
import { confirm, Refusal } from './prompt.ts';
import { followPairing, linkedAnswer } from './whatsapp-pairing.ts';
import { liveStanding, standingJson, standingText } from './whatsapp-standing.ts';

/** A restart of the browser included. */
const wishMs = 60_000;
const roundMs = 500;

const status = command({
  usage: 'whatsapp status',
  about: 'say how it stands with the number (exit 1 where people cannot reach it)',
  options: {},
  run: ({ config }) =>
    withNumber(config(), async ({ whatsapp: { board, sessions: list } }) => {
      const posted = await board.standing();
      const sessions = await list();
      const isLive = posted !== undefined && isHeard(posted, clock.now());
      return {
        text: `${standingText(posted, isLive)}\n  sessions kept: ${sessions.length}`,
        json: { ...standingJson(posted, isLive), sessions },
        exit: isLive && posted.state.kind === 'ready' ? 0 : 1,
      };
    }),
});

const pair = command({
  usage: 'whatsapp pair [--phone <number>]',
  about: 'link the number to its telephone: the QR here, and a page that shows it on a screen; ends when it is linked',
  details: `  --phone 0812…   a code of eight characters to type on that telephone, in place of the QR
  On the telephone: Linked devices (Perangkat tertaut), Link a device. With --json it says what to scan or to type, and does not wait for more.`,
  options: { phone: { type: 'string' } },
  run: ({ values, config, asJson }) => {
    const phone = values.phone === undefined ? undefined : phoneOf(values.phone);
    return withNumber(config(), async (desktop) => {
      const { state } = await liveStanding(desktop.whatsapp.board);
      if (state.kind === 'ready') return linkedAnswer(state);
      const { link, minutes } = await desktop.office.numberLink.openPage(byConsole());
      process.stderr.write(`On a screen, for ${minutes} minutes, for nobody but you: ${link}\n\n`);
      if (phone !== undefined && (await outcomeOf(desktop, { kind: 'pair', phone })) === 'away')
        throw new Refusal(
          'WhatsApp gave no code of eight characters: look at the number, and try again in a few minutes.',
        );
      return followPairing(desktop.whatsapp.board, { link, isForScript: asJson });
    });
  },
});

const logOut = command({
  usage: 'whatsapp log-out [--yes]',
  about: 'let go of the number: its telephone no longer lists us, and nobody is answered there until it is linked anew',
  options: { yes: { type: 'boolean' } },
  run: ({ values, config }) =>
    withNumber(config(), async (desktop) => {
      const { state } = await liveStanding(desktop.whatsapp.board);
      const facts = state.kind === 'ready' ? `+${state.phone} is linked here.` : 'No telephone is linked here now.';
      const question = 'Nobody is answered on WhatsApp until a number is linked anew. Let go of it?';
      await confirm(facts, question, { yes: values.yes ?? false });
      return done(desktop, { kind: 'log-out' }, 'The number is no longer linked.');
    }),
});

const restart = command({
  usage: 'whatsapp restart',
  about: 'end the browser and begin anew with the same session; what arrives meanwhile is read afterwards',
  options: {},
  run: ({ config }) =>
    withNumber(config(), async (desktop) => {
      await liveStanding(desktop.whatsapp.board);
      return done(desktop, { kind: 'restart' }, 'Begun anew: `lencana whatsapp status` says when it is ready.');
    }),
});

const withNumber = (config: Config, work: (desktop: Desktop) => Promise<Answer>): Promise<Answer> => {
  if (config.whatsapp === null)
    throw new Refusal('WhatsApp is not switched on here: set WHATSAPP=1 (docs/whatsapp.md).');
  return withOffice(config, work);
};

const phoneOf = (typed: string): string => {
  const read = phoneNumber(typed);
  if (!read.ok) throw new WrongCall(`--phone wants a telephone number, such as 081234567890; got "${typed}"`);
  return read.value.replace(/\D/g, '');
};

/** Asks the instance that has the number, and waits for its answer. */
const outcomeOf = async ({ whatsapp: { board }, office }: Desktop, wanted: Wanted): Promise<Outcome> => {
  const id = randomBytes(12).toString('hex');
  await office.numberLink.ask(byConsole(), wanted.kind);
  await board.wish({ id, wanted });
  for (const began = Date.now(); Date.now() - began < wishMs; await pause(roundMs)) {
    const outcome = await board.outcomeOf(id);
    if (outcome !== undefined) return outcome;
  }
  throw new Refusal('The instance that has the number did not answer within a minute; see its log.');
};

const done = async (desktop: Desktop, wanted: Wanted, text: string): Promise<Answer> => {
  if ((await outcomeOf(desktop, wanted)) !== 'done')
    throw new Refusal('That could not be done now; `lencana whatsapp status` and the log say why.');
  return { text, json: { done: wanted.kind } };
};

export const commands = {
  'whatsapp status': status,
  'whatsapp pair': pair,
  'whatsapp log-out': logOut,
  'whatsapp restart': restart,
} as const satisfies Readonly<Record<string, Command>>;
