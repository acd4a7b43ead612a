/** One call of the Bot API as a network meets it at `fetch`: its method, its parameters, and the files that came with it. */

export type SentFile = { readonly name: string; readonly bytes: Uint8Array };
export type ApiCall = {
  readonly token: string;
  readonly method: string;
  /** Parameters as JSON values; a multipart body carries them as text, and those that are JSON are parsed. */
  readonly params: { readonly [name: string]: unknown };
  /** By the name an `attach://name` refers to. */
  readonly files: ReadonlyMap<string, SentFile>;
};

/** Parameters that are objects or lists; in a multipart body they are written as JSON. */
const jsonParameters = [
  'reply_markup',
  'reply_parameters',
  'entities',
  'caption_entities',
  'link_preview_options',
  'scope',
  'commands',
];

/** Reads what grammY hands to `fetch`. Throws TypeError for a body or address that is not one of its own. */
export async function readApiCall(input: string | URL | Request, init?: RequestInit): Promise<ApiCall> {
  const url = new URL(input instanceof Request ? input.url : input);
  const [, token, method] = /^\/bot([^/]+)\/(?:test\/)?(\w+)$/.exec(url.pathname) ?? [];
  if (!token || !method) throw new TypeError(`"${url.pathname}" is no Bot API address; wanted /bot<token>/<method>`);
  const type = new Headers(init?.headers).get('content-type') ?? '';
  const body = await collect(init?.body);
  const boundary = /boundary="?([^";]+)/i.exec(type)?.[1];
  if (boundary) return { token, method, ...readMultipart(body, boundary) };
  return { token, method, params: body.length > 0 ? JSON.parse(body.toString()) : {}, files: new Map() };
}

/** grammY streams multipart bodies as an async iterable of bytes. Throws RangeError for more than `most` of them. */
export async function collect(body: unknown, most = Number.POSITIVE_INFINITY): Promise<Buffer> {
  if (body === undefined || body === null) return Buffer.alloc(0);
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof Uint8Array) return Buffer.from(body);
  if (typeof body !== 'object' || !(Symbol.asyncIterator in body))
    throw new TypeError('The body is neither text nor a stream');
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > most) throw new RangeError(`The body has more than ${most} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** RFC 7578, read leniently: grammY does not quote file names, which the platform's own `formData()` refuses. */
function readMultipart(body: Buffer, boundary: string): Pick<ApiCall, 'params' | 'files'> {
  const params: Record<string, unknown> = {};
  const files = new Map<string, SentFile>();
  for (const part of partsOf(body, boundary)) {
    const split = part.indexOf('\r\n\r\n');
    const head = part.subarray(0, split).toString();
    const content = part.subarray(split + 4);
    const name = /;\s*name="([^"]*)"/i.exec(head)?.[1] ?? '';
    const fileName = /;\s*filename=(?:"([^"\r\n]*)"|([^\r\n;]*))/i.exec(head);
    if (fileName) files.set(name, { name: fileName[1] ?? fileName[2] ?? '', bytes: new Uint8Array(content) });
    else params[name] = jsonParameters.includes(name) ? JSON.parse(content.toString()) : content.toString();
  }
  return { params, files };
}

/** Head and content of each part lie in one piece, as they came. */
export function* partsOf(body: Buffer, boundary: string): Generator<Buffer> {
  const line = `--${boundary}`;
  let at = body.indexOf(line);
  while (at >= 0) {
    const start = at + line.length + 2;
    const end = body.indexOf(`\r\n${line}`, start);
    if (end < 0) return;
    yield body.subarray(start, end);
    at = end + 2;
  }
}
