/** The command line: `lencana start · doctor · agency … · people … · audit verify · ca … · key …`, one file for each noun. DESIGN "Public contract". */
import 'reflect-metadata';
import { FolderInUse } from '#db/folder-lock.ts';
import { DatabaseUnreachable } from '#db/unreachable.ts';
import { PkiError } from '#pki/errors.ts';
import { RegistrationError } from '#ra/errors.ts';
import { type Command, WrongCall } from '#src/cli/command.ts';
import { Refusal } from '#src/cli/prompt.ts';
import { ConfigError, loadEnvironment, readConfig } from './config.ts';

type Commands = Readonly<Record<string, Command>>;
/** By the first word; read only when it is typed, so that a ceremony does not wait for the chat, nor an offline root for a database. */
const nouns = {
  doctor: () => import('#src/cli/doctor.ts'),
  agency: () => import('#src/cli/agency.ts'),
  people: () => import('#src/cli/people.ts'),
  audit: () => import('#src/cli/audit.ts'),
  report: () => import('#src/cli/report.ts'),
  whatsapp: () => import('#src/cli/whatsapp.ts'),
  ca: () => import('#src/cli/ca.ts'),
  key: () => import('#src/cli/key.ts'),
} as const satisfies Readonly<Record<string, () => Promise<{ readonly commands: Commands }>>>;
const isNoun = (word: string | undefined): word is keyof typeof nouns =>
  word !== undefined && Object.hasOwn(nouns, word);

const footer = `
  --json   answer as JSON        --help   this text, or that of one command
Settings come from the environment and .env; see README. While \`start\` has an embedded database open, commands that
need it are refused; of \`lencana ca …\` only revoke, hold, release and publish need it. \`lencana key …\` needs none of all this.
Exit: 0 done · 1 refused or failed · 2 wrong call · 3 the audit log was tampered with.
`;

const line = ({ usage, about }: Command): string => `  lencana ${usage}\n        ${about}`;

const helpOnAll = async (): Promise<string> => {
  const all = await Promise.all(Object.values(nouns).map(async (read) => (await read()).commands));
  // `ca` is another word for `ca list`.
  const listed = new Set(all.flatMap((commands) => Object.values<Command>(commands)));
  return `lencana – electronic certificates for civil servants, by chat

  lencana start
        start everything (the same as npm start)
${[...listed].map(line).join('\n')}
${footer}`;
};

/** Of one command, of all that begin with these words, or of all there are. */
const helpOn = async (words: readonly string[]): Promise<string> => {
  const [noun] = words;
  if (!isNoun(noun)) return helpOnAll();
  const { commands }: { commands: Commands } = await nouns[noun]();
  const family = Object.entries(commands).filter(([name]) => `${name} `.startsWith(`${words.join(' ')} `));
  if (family.length > 1) return `${[...new Set(family.map(([, one]) => line(one)))].join('\n')}\n${footer}`;
  const command = commands[nameIn(words, commands) ?? ''];
  if (!command) return helpOnAll();
  return `${line(command)}\n${command.details === '' ? '' : `${command.details}\n`}${footer}`;
};

/** The longest beginning that names a command. */
const nameIn = (words: readonly string[], commands: Commands): string | undefined =>
  [3, 2, 1].map((count) => words.slice(0, count).join(' ')).find((name) => Object.hasOwn(commands, name));

const main = async (): Promise<number> => {
  const given = process.argv.slice(2);
  const flags = given.filter((word) => word === '--json');
  const words = given.filter((word) => !['--json', '--help', '-h'].includes(word));
  const firstOption = words.findIndex((word) => word.startsWith('-'));
  const named = firstOption < 0 ? words : words.slice(0, firstOption);
  if (words.length === 0 || words.length + flags.length < given.length) {
    process.stdout.write(await helpOn(named));
    return 0;
  }
  const [noun] = named;
  if (noun === 'start') {
    const { run } = await import('./main.ts');
    await run();
    return -1; // it goes on
  }
  const { commands }: { commands: Commands } = isNoun(noun) ? await nouns[noun]() : { commands: {} };
  const name = nameIn(named, commands);
  const command = name === undefined ? undefined : commands[name];
  if (!command || name === undefined)
    throw new WrongCall(`there is no command "${named.slice(0, 2).join(' ')}"${besides(Object.keys(commands))}`);
  const rest = [...words.slice(name.split(' ').length), ...flags];
  const { answer, asJson } = await command.answer(rest, () => readConfig(loadEnvironment()));
  process.stdout.write(`${asJson ? JSON.stringify(answer.json, null, 2) : answer.text}\n`);
  return answer.exit ?? 0;
};

const besides = (names: readonly string[]): string => (names.length > 0 ? `; there is ${names.join(', ')}` : '');

/** What went wrong in one line, where a person can mend it. */
const inWords = async (error: unknown): Promise<string> => {
  if (error instanceof RegistrationError) {
    const values = Object.fromEntries(Object.entries(error.fields).map(([field, value]) => [field, String(value)]));
    const { wordsIn } = await import('#locales/words.ts');
    return wordsIn('en')
      .plain(`error-${error.code.slice(4).toLowerCase().replaceAll('_', '-')}`, values)
      .replace(/<[^>]+>/g, '');
  }
  const isPlain = [ConfigError, FolderInUse, DatabaseUnreachable, PkiError, Refusal].some(
    (kind) => error instanceof kind,
  );
  if (error instanceof Error) return isPlain ? error.message : (error.stack ?? error.message);
  return String(error);
};

try {
  const exit = await main();
  if (exit >= 0) process.exitCode = exit;
} catch (error) {
  const isCall =
    error instanceof WrongCall ||
    (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  process.stderr.write(
    isCall
      ? `lencana: ${(error as Error).message}\nlencana --help shows every command.\n`
      : `lencana: ${await inWords(error)}\n`,
  );
  process.exitCode = isCall ? 2 : 1;
}
