/**
 * A private key sent by mistake, wherever the person stands: the message goes, the key is blocked, a certificate of that key is revoked (REV-8),
 * the person is told what to do. It stands
 * before the conversations, so that no key is ever in their memory. ISS-3 (Sumbar issuance 3); CONVERSATION 15.
 */
import type { BotContext, FlowDeps } from '#flows/context.ts';
import { privateKeyIn } from '#pki/csr.ts';
import { RegistrationError } from '#ra/errors.ts';
import type { ProvenLeak } from '#ra/office/leak.ts';
import type { KeyHash } from '#ra/values.ts';
import { takesAway } from './secrets.ts';

type Deps = Pick<FlowDeps, 'office' | 'download'>;

/** Key files have a few kilobytes; papers are larger, or say what they are. */
const largestKeyFile = 1_000_000;
/** What calls itself a paper and is smaller may be a key under a wrong name. */
const smallestPaper = 16_000;
/** The shortest private key as base64 has some sixty letters. */
const shortestKey = 60;

export const keepKeysOut =
  (deps: Deps) =>
  async (ctx: BotContext, next: () => Promise<void>): Promise<void> => {
    const key = await keySent(ctx, deps);
    if (!key) return next();
    const proven = await provenBy(ctx, deps, key);
    const text = [
      ctx.words((await takesAway(ctx)) ? 'private-key-removed' : 'private-key-received'),
      ...whatFollows(ctx, proven),
    ];
    await ctx.reply(text.join('\n'), { parse_mode: 'HTML' });
  };

type SentKey = NonNullable<ReturnType<typeof privateKeyIn>>;

/** The private key in what was just sent, as words or as a file. */
export const keySent = async (ctx: BotContext, deps: Pick<Deps, 'download'>): Promise<SentKey | undefined> => {
  const bytes = await sentBytes(ctx, deps);
  return bytes && privateKeyIn(bytes);
};

/** Undefined where the key is locked by a passphrase: nobody can say which one it is. */
export const provenBy = async (ctx: BotContext, { office }: Pick<Deps, 'office'>, key: SentKey) => {
  const hash = key.keyHash as KeyHash | undefined; // a SHA-256 of the SPKI, by pki
  return hash ? await office.hold.proveLeak(ctx.nextActor(), hash) : undefined;
};

/** What was said, also under a file and after a change. */
export const textOf = (ctx: BotContext): string => {
  const { text, caption } = ctx.message ?? ctx.editedMessage ?? {};
  return (text ?? caption ?? '').trim();
};

/** REV-8: the key of a live certificate ended it; who it belongs to is said to its owner alone. */
const whatFollows = ({ words }: BotContext, proven: ProvenLeak | undefined): readonly string[] => {
  if (!proven) return [words('private-key-unsafe'), words('private-key-next')];
  if (proven.revoked.length === 0) return [words('private-key-blocked'), words('private-key-next')];
  if (!proven.isOwn) return [words('private-key-proof')];
  return [words('private-key-own', { serial: proven.revoked.join(', ') }), words('private-key-own-next')];
};

const sentBytes = async (ctx: BotContext, { download }: Pick<Deps, 'download'>): Promise<Uint8Array | undefined> => {
  const { text, caption, document } = ctx.message ?? ctx.editedMessage ?? {};
  const said = text ?? caption ?? '';
  const words = said.length >= shortestKey ? new TextEncoder().encode(said) : undefined;
  if (words && privateKeyIn(words)) return words;
  const size = document?.file_size ?? 0;
  const isPaper = /^(image\/|application\/pdf)/.test(document?.mime_type ?? '');
  if (!document || size > (isPaper ? smallestPaper : largestKeyFile)) return words;
  try {
    return await download(document.file_id, largestKeyFile);
  } catch (error) {
    if (error instanceof RegistrationError) return words; // whoever asked for the file says why it cannot be fetched
    throw error;
  }
};
