/**
 * A private key sent by mistake, wherever the person stands: the message goes, the key is blocked, the person is told what to do. It stands
 * before the conversations, so that no key is ever in their memory. ISS-3 (Sumbar issuance 3); CONVERSATION 15.
 */
import type { BotContext, FlowDeps } from '#flows/context.ts';
import { readCsr } from '#pki/csr.ts';
import { PkiError } from '#pki/errors.ts';
import { RegistrationError } from '#ra/errors.ts';
import type { KeyHash } from '#ra/values.ts';

type Deps = Pick<FlowDeps, 'office' | 'download'>;
/** `hash` is absent where the key is locked by a passphrase: nobody can say which one it is. */
type SentKey = { readonly hash?: KeyHash };

/** Key files have a few kilobytes; papers are larger, or say what they are. */
const largestKeyFile = 1_000_000;
/** The shortest private key as base64 has some sixty letters. */
const shortestKey = 60;

export const keepKeysOut =
  (deps: Deps) =>
  async (ctx: BotContext, next: () => Promise<void>): Promise<void> => {
    const bytes = await sentBytes(ctx, deps);
    const key = bytes && privateKeyIn(bytes);
    if (!key) return next();
    if (key.hash) await deps.office.reception.blockKey(ctx.nextActor(), key.hash);
    const gone = await ctx.deleteMessage().then(
      () => true,
      () => false,
    );
    const text = [
      ctx.words(gone ? 'private-key-removed' : 'private-key-received'),
      ctx.words(key.hash ? 'private-key-blocked' : 'private-key-unsafe'),
      ctx.words('private-key-next'),
    ];
    await ctx.reply(text.join('\n'), { parse_mode: 'HTML' });
  };

const sentBytes = async ({ message }: BotContext, { download }: Deps): Promise<Uint8Array | undefined> => {
  const { text, document } = message ?? {};
  if (text !== undefined && text.length >= shortestKey) return new TextEncoder().encode(text);
  const isPaper = /^(image\/|application\/pdf)/.test(document?.mime_type ?? '');
  if (!document || isPaper || (document.file_size ?? 0) > largestKeyFile) return undefined;
  try {
    return await download(document.file_id, largestKeyFile);
  } catch (error) {
    if (error instanceof RegistrationError) return undefined; // whoever asked for the file says why it cannot be fetched
    throw error;
  }
};

const privateKeyIn = (bytes: Uint8Array): SentKey | undefined => {
  try {
    readCsr(bytes);
    return undefined;
  } catch (error) {
    if (!(error instanceof PkiError) || error.code !== 'ERR_CSR_PRIVATE_KEY') return undefined;
    const { keyHash } = error.fields;
    return typeof keyHash === 'string' ? { hash: keyHash as KeyHash } : {}; // SHA-256 of the SPKI, by pki
  }
};
