/** What a command of the command line is: how it is called, what it says of itself, and its answer for people and for scripts. */
import { randomBytes } from 'node:crypto';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { Actor } from '#ra/actor.ts';
import { atConsole } from '#ra/actor.ts';
import type { Json } from '#ra/values.ts';
import type { Config } from '#src/config.ts';

/** The call itself is wrong: exit 2. */
export class WrongCall extends Error {}

export type Answer = {
  readonly text: string;
  readonly json: Json;
  /** 0 where it is left out. */
  readonly exit?: number;
};

type Values<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options; allowPositionals: true }>
>['values'];

export type Call<Options extends ParseArgsOptionsConfig> = {
  readonly rest: readonly string[];
  readonly values: Values<Options>;
  /** The settings; read only by commands that need them. */
  readonly config: () => Config;
  /** A script waits for the answer, and nobody is there. */
  readonly asJson: boolean;
};

export type Command = {
  /** Everything after `lencana`: `agency add <id> --name <name>`. */
  readonly usage: string;
  /** One line. */
  readonly about: string;
  /** More, for `lencana <command> --help`. */
  readonly details: string;
  answer(
    words: readonly string[],
    config: () => Config,
  ): Promise<{ readonly answer: Answer; readonly asJson: boolean }>;
};

export const common = { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' } } as const;

/** A command whose options are typed by their table. */
export const command = <const Options extends ParseArgsOptionsConfig>({
  options,
  run,
  details = '',
  ...said
}: {
  readonly usage: string;
  readonly about: string;
  readonly details?: string;
  readonly options: Options;
  readonly run: (call: Call<Options>) => Promise<Answer>;
}): Command => ({
  ...said,
  details,
  async answer(words, config) {
    const { positionals, values } = parseArgs({
      args: [...words],
      options: { ...options, ...common },
      allowPositionals: true,
    });
    const surplus = positionals[placesIn(said.usage)];
    if (surplus !== undefined) throw new WrongCall(`"${surplus}" is one word too many for lencana ${said.usage}`);
    const asJson = 'json' in values && values.json === true;
    // The table's own part of what was parsed.
    const answer = await run({ rest: positionals, values: values as Values<Options>, config, asJson });
    return { answer, asJson };
  },
});

/** How many words the usage has places for, beside options: `ca request <file>` has one, `key show <file>…` as many as there are. */
const placesIn = (usage: string): number =>
  usage.includes('>…') ? Number.POSITIVE_INFINITY : usage.replace(/--\S+ <[^>]*>/g, '').split('<').length - 1;

export const clock = { now: () => new Date() };
export const random = { bytes: (size: number) => Uint8Array.from(randomBytes(size)) };
/** A call of the command line is one act; the same call typed twice is two. */
export const byConsole = (): Actor => atConsole(`console:${randomBytes(12).toString('hex')}`);

const got = (value: string | undefined): string => (value === undefined ? 'nothing' : `"${value}"`);

export const required = (option: string, value: string | undefined): string => {
  if (!value) throw new WrongCall(`${option} is missing`);
  return value;
};

export const oneOf = <Word extends string>(what: string, value: string | undefined, words: readonly Word[]): Word => {
  const found = words.find((word) => word === value);
  if (!found) throw new WrongCall(`${what} wants one of ${words.join(', ')}; got ${got(value)}`);
  return found;
};

export const idOf = (what: string, value: string | undefined): string => {
  if (!value || !/^[a-z][a-z0-9-]{1,39}$/.test(value))
    throw new WrongCall(
      `${what} wants a short word of small letters, digits and hyphens, such as kebumen; got ${got(value)}`,
    );
  return value;
};

export const wholeNumber = (
  what: string,
  value: string | undefined,
  { from, to, otherwise }: { readonly from: number; readonly to: number; readonly otherwise: number },
): number => {
  const number = value === undefined ? otherwise : Number(value);
  if (!Number.isInteger(number) || number < from || number > to)
    throw new WrongCall(`${what} wants a whole number from ${from} to ${to}; got ${got(value)}`);
  return number;
};
