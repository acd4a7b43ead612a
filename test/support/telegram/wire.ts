/** One request as it comes over HTTP: parameters from the query string, JSON, a form or a multipart body (core.telegram.org/bots/api#making-requests). */
import type { IncomingMessage } from 'node:http';
import type { Parameter } from './documentation.ts';
import type { Upload } from './files.ts';
import { badRequest, Refusal } from './refusal.ts';
import type { Fields } from './world.ts';

export type Sent = { readonly params: Fields; readonly files: ReadonlyMap<string, Upload> };

/** Reads the body to its end. Throws Refusal 413 for one that is too large. */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = chunk as Uint8Array; // no encoding is set, so every chunk is bytes
    size += bytes.length;
    if (size <= most) chunks.push(bytes);
  }
  if (size > most) throw new Refusal(413, 'Request Entity Too Large');
  return Buffer.concat(chunks);
}

export function readSent(url: URL, contentType: string, body: Buffer): Sent {
  const query = Object.fromEntries(url.searchParams);
  if (/^application\/json/i.test(contentType)) return { params: { ...query, ...json(body) }, files: new Map() };
  if (/^application\/x-www-form-urlencoded/i.test(contentType))
    return { params: { ...query, ...Object.fromEntries(new URLSearchParams(body.toString())) }, files: new Map() };
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)/i.exec(contentType)?.[1];
  if (!boundary) return { params: query, files: new Map() };
  const { params, files } = multipart(body, boundary);
  return { params: { ...query, ...params }, files };
}

function json(body: Buffer): Fields {
  if (body.length === 0) return {};
  try {
    const read: unknown = JSON.parse(body.toString());
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read as Fields;
  } catch {}
  throw badRequest("can't parse request JSON object");
}

/** RFC 7578: parts between lines of the boundary, each with its own head. */
function multipart(body: Buffer, boundary: string): Sent {
  const params: Record<string, string> = {};
  const files = new Map<string, Upload>();
  const line = Buffer.from(`--${boundary}`);
  for (let start = body.indexOf(line); start >= 0; ) {
    const end = body.indexOf(Buffer.concat([Buffer.from('\r\n'), line]), start + line.length - 2);
    if (end < 0) break;
    const part = body.subarray(start + line.length + 2, end);
    const split = part.indexOf('\r\n\r\n');
    const head = part.subarray(0, Math.max(0, split)).toString();
    const content = part.subarray(split + 4);
    const name = /;\s*name="?([^";\r\n]*)"?/i.exec(head)?.[1] ?? '';
    const fileName = /;\s*filename=(?:"([^"\r\n]*)"|([^\r\n;]*))/i.exec(head);
    const mediaType = /content-type:\s*([^\r\n;]+)/i.exec(head)?.[1];
    if (fileName) {
      const file = { name: fileName[1] ?? fileName[2] ?? '', bytes: Uint8Array.from(content) };
      files.set(name, mediaType ? { ...file, mediaType } : file);
    } else params[name] = content.toString();
    start = end + 2;
  }
  return { params, files };
}

/** A value as the documentation says it is; what is not of that type is noted, and read as leniently as Telegram reads it. */
export function asDocumented(
  name: string,
  value: unknown,
  { kind, fields }: Parameter,
  note: (fault: string) => void,
): unknown {
  const wrong = () => void note(`parameter "${name}" is ${kind} in the documentation; got ${shown(value)}`);
  if (value === null) return undefined;
  if (kind === 'integer' || kind === 'number') return number(value, kind, wrong);
  if (kind === 'chat') {
    if (typeof value === 'string' && !/^-?\d+$/.test(value)) return value;
    return number(value, 'integer', wrong);
  }
  if (kind === 'flag') {
    if (typeof value === 'boolean') return value;
    if (typeof value !== 'string') wrong();
    return ['true', 'yes', '1'].includes(String(value).trim().toLowerCase());
  }
  if (kind === 'json') {
    const read = structure(name, value);
    for (const field of undocumented(read, fields)) note(`${name}: field "${field}" is not documented`);
    return read;
  }
  if (kind === 'text' && typeof value !== 'string') wrong();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function number(value: unknown, kind: 'integer' | 'number', wrong: () => void): number | undefined {
  const read =
    typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : Number.NaN;
  if (Number.isFinite(read) && (kind === 'number' || Number.isSafeInteger(read))) return read;
  wrong();
  return undefined;
}

/** Objects and lists may be written as JSON text or, within a JSON body, as themselves. */
function structure(name: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (value.trim() === '') return undefined;
  try {
    return JSON.parse(value);
  } catch {
    throw badRequest(
      name === 'reply_markup' ? "can't parse reply keyboard markup JSON object" : `can't parse ${name} JSON object`,
    );
  }
}

const undocumented = (read: unknown, fields: ReadonlySet<string> | null): readonly string[] =>
  fields === null
    ? []
    : (Array.isArray(read) ? read : [read])
        .filter((one: unknown) => typeof one === 'object' && one !== null)
        .flatMap((one: object) => Object.keys(one))
        .filter((field) => !fields.has(field));

const shown = (value: unknown): string => `${typeof value} ${JSON.stringify(value)?.slice(0, 60)}`;
