/** docs/interop.md, made of the table: what relying parties can expect of the programs they have. */
import { caKinds } from './ca.ts';
import { verdicts } from './scene.ts';
import { type Cell, idleReaders, type Reader, readers, requestReaders } from './table.ts';

export const interopPage = (): string =>
  [
    ...opening,
    ...table(
      ['reader', 'keys of the CA', ...verdicts],
      [...readers.map(rowOf), ...idleReaders.map(({ name }) => [name, 'n/a', ...verdicts.map(() => 'n/a')])],
    ),
    '',
    '## Where a reader cannot judge',
    ...reasons(),
    '',
    '## How each is asked',
    'Words in braces are files: the certificate that is judged, those of the CAs, their lists; `{nss}` and `{gnupg}` are new, empty homes, the',
    "second with the root's fingerprint in its `trustlist.txt`.",
    '',
    ...readers.flatMap(howAsked),
    '## Certificate requests',
    'Those of the key tool, one for each kind of key, and that of a CA for its offline root.',
    '',
    ...table(
      ['reader', 'asked', 'says'],
      requestReaders.map(({ name, command, says }) => [name, code(command.join(' ')), words(says)]),
    ),
    '',
  ].join('\n');

const opening = [
  '# What independent readers say',
  '',
  `Programs nobody of us wrote judge our certificates, lists and OCSP answers in \`test/interop/\`, for CAs with ${caKinds.join(', ')} keys. Each cell has`,
  "the words the program must print, as a regular expression; `SERIAL` stands for the certificate's number. This page is made of",
  '`test/interop/table.ts`: after a change, `npx vitest run --project pglite test/interop/page.test.ts --update=true`.',
  '',
  'A *held* certificate was put on hold, a *released* one was held before and is not any more, an *expired* one ended a year ago and was never',
  'revoked, and one *never issued* bears a true signature of the CA and stands in none of its books. Every reader fetches from the addresses in',
  'the certificates or is handed what was fetched from them; where it can choose to be lenient, it must not. First measured',
  'with OpenSSL 3.0.19, GnuTLS 3.7.9, NSS 3.87.1, OpenJDK 17.0.15, python3-cryptography 38.0.4 and GnuPG 2.2.40, as in Debian 12.',
  '',
];

const rowOf = ({ name, cells, not = {} }: Reader): readonly string[] => [
  name,
  caKinds.filter((kind) => !not[kind]).join(', '),
  ...verdicts.map((verdict) => shown(cells[verdict])),
];
const shown = (cell: Cell): string => ('na' in cell ? 'n/a' : words(cell));
const words = (pattern: RegExp): string => code(String(pattern));
/** In a table a bar would end the cell, even within code. */
const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);

/** Each reason once, with whom it holds for. */
const reasons = (): readonly string[] => {
  const found: (readonly [who: string, why: string])[] = [
    ...readers.flatMap(({ name, cells, not = {} }) => [
      ...verdicts.flatMap((verdict) => {
        const cell = cells[verdict];
        return 'na' in cell ? [[`${name}: ${verdict}`, cell.na] as const] : [];
      }),
      ...Object.entries(not).map(([kind, why]) => [`${name}: ${kind} CAs`, why] as const),
    ]),
    ...idleReaders.map(({ name, na }) => [name, na] as const),
  ];
  const whys = new Set(found.map(([, why]) => why));
  return [...whys].map(
    (why) => `- ${why} (${found.flatMap(([who, other]) => (other === why ? [who] : [])).join('; ')})`,
  );
};

const howAsked = ({ name, before = [], command }: Reader): readonly string[] => [
  `${name}:`,
  '```sh',
  ...[...before, command].map((line) => line.join(' ')),
  '```',
  '',
];
