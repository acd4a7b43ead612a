/** docs/telegram-requests.md, made of the requests of a whole life: what we ask of Telegram, beside what the Bot API documents. */
import { documentedMethods } from './telegram/documentation.ts';
import type { Telegram } from './telegram/telegram.ts';

type Requests = Telegram['requests'];

export const requestsPage = (requests: Requests): string => {
  const sent = new Map<string, Set<string>>();
  for (const { method, params, files } of requests) {
    const names = sent.get(method) ?? new Set<string>();
    for (const name of [...Object.keys(params), ...files.map(({ field }) => field)]) names.add(name);
    sent.set(method, names);
  }
  sent.delete('file');
  const rows = [...sent].sort(([one], [other]) => (one < other ? -1 : 1)).map(([method, names]) => row(method, names));
  return [
    ...opening,
    '| method | always wanted | sent beside | documented, never sent |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
};

/** Asked and not documented, as `method` or `method: parameter`. Pieces of an upload go by names of their own, which the documentation leaves to us. */
export const undocumentedIn = (requests: Requests): readonly string[] => {
  const found = requests.flatMap(({ method, params }) => {
    const documented = documentedMethods().get(method);
    if (method === 'file') return [];
    if (!documented) return [method];
    return Object.keys(params)
      .filter((name) => !documented.has(name))
      .map((name) => `${method}: ${name}`);
  });
  return [...new Set(found)];
};

const opening = [
  '# What we ask of Telegram',
  '',
  'Every method of the Bot API that was called, with every parameter that was sent, while a certificate lived from the first `/start` to its',
  'revocation: registration, both desks, a letter rejected and sent again, issuance, renewal, revocation, the queue and its search; by long polling,',
  'and the beginning by webhook. Beside it what [core.telegram.org/bots/api](https://core.telegram.org/bots/api) documents, as the package',
  '`@grammyjs/types` repeats it. Files are fetched from `/file/bot<token>/<file_path>`, which takes no parameters. The page is made by',
  '`test/story/telegram-requests.test.ts`, which fails when something else is sent: `npx vitest run --project postgres',
  'test/story/telegram-requests.test.ts --update=true` after a change.',
  '',
];

const row = (method: string, names: ReadonlySet<string>): string => {
  const documented = [...(documentedMethods().get(method) ?? [])].sort(([one], [other]) => (one < other ? -1 : 1));
  const of = (is: (name: string, required: boolean) => boolean) =>
    documented
      .filter(([name, { required, deprecated }]) => !deprecated && is(name, required))
      .map(([name]) => `\`${name}\``)
      .join(' ') || '–';
  return `| \`${method}\` | ${of((_, required) => required)} | ${of((name, required) => !required && names.has(name))} | ${of(
    (name, required) => !required && !names.has(name),
  )} |`;
};
