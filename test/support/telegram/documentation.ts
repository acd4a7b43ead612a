/**
 * The documented parameters of every method of the Bot API: name, type, required or not. Read from the declarations of the
 * package @grammyjs/types, which repeat the documentation of core.telegram.org/bots/api method by method.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

export type ParameterKind = 'integer' | 'number' | 'text' | 'flag' | 'chat' | 'file' | 'json';
export type Parameter = {
  readonly kind: ParameterKind;
  readonly required: boolean;
  readonly deprecated: boolean;
  /** The fields of an object, or of each object in a list; null where the declarations do not name them plainly. */
  readonly fields: ReadonlySet<string> | null;
};
export type Documentation = ReadonlyMap<string, ReadonlyMap<string, Parameter>>;

let read: Documentation | undefined;

/** By the name of the method as documented. */
export function documentedMethods(): Documentation {
  read ??= readDeclarations();
  return read;
}

function readDeclarations(): Documentation {
  const folder = declarations();
  const all = readdirSync(folder).filter((name) => name.endsWith('.d.ts'));
  const objects = all.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  return parse(readFileSync(join(folder, 'methods.d.ts'), 'utf8'), fieldsIn(objects));
}

/** The package exports only its code, so its folder is found beside grammy's. */
function declarations(): string {
  const grammy = createRequire(import.meta.url).resolve('grammy');
  const modules = grammy.slice(0, grammy.lastIndexOf('node_modules') + 'node_modules'.length);
  return join(modules, '@grammyjs/types');
}

/** One method a line at four spaces, one parameter a line at eight. */
function parse(source: string, fieldsOf: (type: string) => ReadonlySet<string> | null): Documentation {
  const methods = new Map<string, Map<string, Parameter>>();
  let current = new Map<string, Parameter>();
  let deprecated = false;
  for (const line of source.split('\n')) {
    const method = /^ {4}(\w+)\((args\??: \{)?/.exec(line);
    if (method?.[1]) {
      current = new Map();
      methods.set(method[1], current);
    }
    const parameter = /^ {8}(\w+)(\?)?: (.+);$/.exec(line);
    if (parameter?.[1] && parameter[3])
      current.set(parameter[1], {
        kind: kindOf(parameter[1], parameter[3]),
        required: parameter[2] === undefined,
        deprecated,
        fields: fieldsOf(parameter[3]),
      });
    if (/^ {8}\S/.test(line)) deprecated = line.includes('@deprecated');
  }
  return methods;
}

/** Objects by name, and unions of them. */
function fieldsIn(source: string): (type: string) => ReadonlySet<string> | null {
  const objects = new Map<string, Set<string>>();
  for (const [, name = '', body = ''] of source.matchAll(/^export interface (\w+) \{\n([\s\S]*?)^\}/gm))
    objects.set(name, new Set([...body.matchAll(/^ {4}(\w+)\??:/gm)].map(([, field = '']) => field)));
  const unions = new Map(
    [...source.matchAll(/^export type (\w+) = ([\w |]+);$/gm)].map(([, name = '', type = '']) => [name, type]),
  );
  return (type) => {
    const plain = type.replace(/^readonly |\[\]$/g, '');
    const fields = (unions.get(plain) ?? plain).split(' | ').map((name) => objects.get(name));
    return fields.every((set) => set !== undefined) ? new Set(fields.flatMap((set) => [...set])) : null;
  };
}

const texts = ['string', 'ParseMode', 'LanguageCode'];

function kindOf(name: string, type: string): ParameterKind {
  if (type === 'number | string') return 'chat';
  if (type === 'F' || type === 'F | string') return 'file';
  if (type === 'number') return /latitude|longitude|accuracy/.test(name) ? 'number' : 'integer';
  if (/^0x/.test(type)) return 'integer';
  if (type === 'boolean' || type === 'true') return 'flag';
  if (texts.includes(type) || /^("[^"]*"( \| )?)+$/.test(type)) return 'text';
  return 'json';
}
