/** The sandbox's public face: the page at `/`, and under `/sandbox/` what the page asks for; only for our own page with the key of this start. */
import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { NotPossible } from '#bot/networks/sandbox/refusal.ts';
import { botUser } from '#bot/networks/sandbox/scene.ts';
import type { SandboxNetwork } from '#bot/networks/sandbox.ts';
import type { SandboxAssets } from './sandbox-assets.ts';
import { clockFacts, clockRoutes, type SandboxClock } from './sandbox-clock.ts';
import { notCrossSite, onlyFromHere, refuse, withKey } from './sandbox-door.ts';
import { guide } from './sandbox-guide.ts';
import type { Progress } from './sandbox-progress.ts';
import type { News, SampleFacts, Snapshot } from './sandbox-wire.ts';

/** A file to try things with, offered under "Contoh berkas". */
export type Sample = SampleFacts & { readonly bytes: () => Promise<Uint8Array> };

export type SandboxOptions = {
  readonly network: SandboxNetwork;
  /** New at every start: 32 random bytes as text. */
  readonly key: string;
  /** `sandboxOrigins(port, publicUrl)` */
  readonly origins: readonly string[];
  /** `sandboxAssets()` */
  readonly assets: SandboxAssets;
  readonly samples: readonly Sample[];
  readonly progress: Progress;
  readonly clock: SandboxClock;
};

/** The most one upload may weigh, all files together; what Telegram takes from a bot. */
const largestUpload = 50 * 1024 * 1024;
/** The page shows the newest of a chat; older ones stay in the drawer. */
const newestShown = 300;
/** A page that stopped reading is let go after this many lines. */
const longestBacklog = 2000;
const heartbeat = 20_000;

export function sandboxRoutes(options: SandboxOptions): Hono {
  const app = new Hono();
  const here = onlyFromHere(options.origins);
  app.get('/', here, (context) => page(context, options));
  app.use('/sandbox/*', here, notCrossSite);
  app.get('/sandbox/web/:name', (context) => asset(context, options.assets));
  app.use('/sandbox/*', withKey(options.key));
  app.get('/sandbox/events', () => eventStream(options));
  app.get('/sandbox/files/:id', async (context) => {
    const file = await options.network.file(context.req.param('id'));
    return file ? fileAnswer(file) : refuse(context, 404, 'not-found', 'There is no file of this id');
  });
  app.route('/sandbox', samples(options));
  app.route('/sandbox', acts(options.network));
  app.route('/sandbox', clockRoutes(options));
  app.onError((error, context) => refusedAct(error, context));
  return app;
}

function page(context: Context, { assets, key }: SandboxOptions) {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
  context.header('content-security-policy', policy);
  context.header('cache-control', 'no-store');
  context.header('referrer-policy', 'no-referrer');
  context.header('x-content-type-options', 'nosniff');
  context.header('cross-origin-resource-policy', 'same-origin');
  return context.html(assets.page.replaceAll('{{nonce}}', nonce).replaceAll('{{key}}', key));
}

function asset(context: Context, assets: SandboxAssets) {
  const file = assets.files.get(context.req.param('name') ?? '');
  if (!file) return refuse(context, 404, 'not-found', 'The page has no such part');
  return context.body(file.text, 200, {
    'content-type': `${file.type}; charset=utf-8`,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  });
}

/** One line of JSON per event; the first is everything there is. Nothing falls between the two: listening begins first. */
function eventStream(options: SandboxOptions): Response {
  const { network, clock, progress } = options;
  let leave = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const line = (news: News) => controller.enqueue(Buffer.from(`${JSON.stringify(news)}\n`));
      const hear = (news: News) => {
        if ((controller.desiredSize ?? 0) > -longestBacklog) return line(news);
        leave();
        controller.close();
      };
      const unsubscribe = [
        network.subscribe(hear),
        clock.subscribe(() => hear({ kind: 'clock', ...clockFacts(clock) })),
        progress.subscribe((done) => hear({ kind: 'progress', done })),
      ];
      const beat = setInterval(() => controller.enqueue(Buffer.from('\n')), heartbeat);
      leave = () => {
        for (const one of unsubscribe) one();
        clearInterval(beat);
      };
      line(snapshot(options));
    },
    cancel: () => leave(),
  });
  return new Response(body, {
    headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
  });
}

function snapshot({ network, samples: offered, progress, clock }: SandboxOptions): Snapshot {
  const people = network.people();
  const groups = network.groups();
  const messages = [...people, ...groups].flatMap(({ id }) => network.messages(id).slice(-newestShown));
  const list = offered.map(({ name, title, mediaType }) => ({ name, title, mediaType }));
  const mails = network.mails();
  return {
    kind: 'snapshot',
    bot: botUser,
    people,
    groups,
    messages,
    mails,
    samples: list,
    guide,
    done: progress.done(),
    clock: clockFacts(clock),
  };
}

/** Always a download, never a page of ours: an uploaded HTML file must not run here. */
function fileAnswer(file: { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }): Response {
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'content-type': /^[\w.+-]+\/[\w.+-]+$/.test(file.mediaType) ? file.mediaType : 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}

const place = { person: z.coerce.number().int(), chat: z.coerce.number().int() };
const replyTo = z.coerce.number().int().optional();

function samples({ network, samples: offered }: SandboxOptions): Hono {
  const app = new Hono();
  app.get('/samples/:name', async (context) => {
    const sample = offered.find(({ name }) => name === context.req.param('name'));
    if (!sample) return refuse(context, 404, 'not-found', 'There is no sample of this name');
    return fileAnswer({ ...sample, bytes: await sample.bytes() });
  });
  app.post('/samples/:name', async (context) => {
    const sample = offered.find(({ name }) => name === context.req.param('name'));
    if (!sample) return refuse(context, 404, 'not-found', 'There is no sample of this name');
    const { person, chat } = z.object(place).parse(await context.req.json());
    const { name, mediaType } = sample;
    await network.attach(person, chat, [{ name, mediaType, bytes: await sample.bytes() }]);
    return context.json({});
  });
  return app;
}

function acts(network: SandboxNetwork): Hono {
  const app = new Hono();
  app.get('/commands', (context) => {
    const { person, chat, language } = z
      .object({ ...place, language: z.enum(['id', 'en']) })
      .parse(context.req.query());
    return context.json(network.commands(person, chat, language));
  });
  app.post('/people', async (context) => {
    const form = z.object({
      name: z.string().trim().min(1).max(64),
      note: z.string().max(80),
      mail: z.email().optional(),
    });
    const { name, note, mail } = form.parse(await context.req.json());
    return context.json(await network.addPerson({ name, note, ...(mail === undefined ? {} : { mail }) }));
  });
  app.post('/groups', async (context) => {
    const form = z.object({ title: z.string().trim().min(1).max(128), members: z.array(z.number().int()).min(1) });
    return context.json(await network.addGroup(form.parse(await context.req.json())));
  });
  app.post('/members', async (context) => {
    const form = z.object({ group: z.number().int(), person: z.number().int(), member: z.boolean() });
    const { group, person, member } = form.parse(await context.req.json());
    await (member ? network.join(group, person) : network.leave(group, person));
    return context.json({});
  });
  app.post('/blocks', async (context) => {
    const { person, blocked } = z
      .object({ person: z.number().int(), blocked: z.boolean() })
      .parse(await context.req.json());
    await (blocked ? network.block(person) : network.unblock(person));
    return context.json({});
  });
  app.post('/messages', async (context) => {
    const form = z.object({ ...place, text: z.string().max(20_000), replyTo });
    const { person, chat, text, replyTo: quoted } = form.parse(await context.req.json());
    await network.say(person, chat, text, quoted === undefined ? {} : { replyTo: quoted });
    return context.json({});
  });
  app.post('/taps', async (context) => {
    const form = z.object({ ...place, message: z.number().int(), data: z.string() });
    const { person, chat, message, data } = form.parse(await context.req.json());
    await network.tap(person, chat, message, data);
    return context.json({});
  });
  app.post('/uploads', bodyLimit({ maxSize: largestUpload, onError: tooLarge }), async (context) => {
    await upload(network, await context.req.formData());
    return context.json({});
  });
  return app;
}

async function upload(network: SandboxNetwork, form: FormData): Promise<void> {
  const fields = z.object({ ...place, caption: z.string().max(1024), as: z.enum(['photo', 'document']), replyTo });
  const text = Object.fromEntries([...form].filter(([name]) => name !== 'file'));
  const { person, chat, caption, as, replyTo: quoted } = fields.parse(text);
  const files = [];
  for (const file of form.getAll('file')) {
    if (typeof file === 'string') throw new NotPossible('The field "file" must be a file; got text');
    files.push({ name: file.name, mediaType: file.type, bytes: await file.bytes() });
  }
  if (files.length === 0) throw new NotPossible('An upload needs at least one file; got none');
  await network.attach(person, chat, files, caption, { as, ...(quoted === undefined ? {} : { replyTo: quoted }) });
}

const tooLarge = (context: Context) =>
  refuse(
    context,
    413,
    'too-large',
    `An upload may weigh ${largestUpload / 1024 / 1024} MB, all files together; send fewer or smaller ones`,
  );

function refusedAct(error: Error, context: Context) {
  if (error instanceof z.ZodError) return refuse(context, 400, 'wrong-form', z.prettifyError(error));
  if (error instanceof SyntaxError) return refuse(context, 400, 'wrong-form', 'The body must be JSON');
  if (error instanceof NotPossible) return refuse(context, 409, 'not-possible', error.message);
  throw error;
}
