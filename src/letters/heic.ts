/**
 * HEIC, as iPhones keep their photos (ISO/IEC 23008-12), becomes a JPEG before anything else sees it: recommendation letters come from
 * phones (Sumbar issuance 5). Decoded apart, with caps on size, memory and time; one at once, the rest in turn.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { LetterError } from './errors.ts';
import type { HeicAnswer, HeicOrder } from './heic-process.ts';
import { mediaTypes } from './media-type.ts';

const program = fileURLToPath(new URL('./heic-process.ts', import.meta.url));
/** Of 64 KB: half a gigabyte for the decoder. */
const WASM_PAGES = 8192;
const HEAP_MEGABYTES = 256;

export type HeicLimits = { readonly maxBytes: number; readonly maxPixels: number; readonly seconds?: number };

/**
 * @returns JPEG, turned the way it is meant to be seen, without metadata
 * @throws LetterError ERR_FILE_TOO_LARGE {bytes, maxBytes}, ERR_IMAGE_TOO_MANY_PIXELS {width, height, maxPixels}, and ERR_FILE_TYPE
 * {got: heic} for what cannot be decoded, or not within memory and time
 */
export const heicToJpeg = (bytes: Uint8Array, limits: HeicLimits): Promise<Uint8Array> => {
  const { maxBytes } = limits;
  if (bytes.length > maxBytes) throw new LetterError('ERR_FILE_TOO_LARGE', { bytes: bytes.length, maxBytes });
  const turn = last.then(() => decode(bytes, limits));
  last = turn.catch(() => undefined);
  return turn;
};

let last: Promise<unknown> = Promise.resolve();

const unreadable = () => new LetterError('ERR_FILE_TYPE', { got: 'heic', accept: mediaTypes.join(', ') });

const decode = (bytes: Uint8Array, { maxPixels, seconds = 30 }: HeicLimits): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const child = fork(program, [], {
      // The decoder needs nothing of ours, least of all the secrets in our environment.
      env: {},
      execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`, `--wasm-max-mem-pages=${WASM_PAGES}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const settle = (outcome: () => void) => {
      clearTimeout(timer);
      child.removeAllListeners('exit');
      child.kill('SIGKILL');
      outcome();
    };
    const timer = setTimeout(() => settle(() => reject(unreadable())), seconds * 1000);
    child.once('exit', () => settle(() => reject(unreadable())));
    child.on('error', (cause) => settle(() => reject(cause)));
    child.once('message', (message) => {
      const answer = message as HeicAnswer; // our own program's only message
      settle(() => ('jpeg' in answer ? resolve(new Uint8Array(answer.jpeg)) : reject(refusalOf(answer, maxPixels))));
    });
    child.send({ bytes, maxPixels } satisfies HeicOrder, (cause) => cause && settle(() => reject(cause)));
  });

const refusalOf = (answer: Exclude<HeicAnswer, { jpeg: Uint8Array }>, maxPixels: number): LetterError =>
  answer.fault === 'pixels'
    ? new LetterError('ERR_IMAGE_TOO_MANY_PIXELS', { width: answer.width, height: answer.height, maxPixels })
    : unreadable();
