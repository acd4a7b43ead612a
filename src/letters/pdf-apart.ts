/** Has a PDF inspected in a process of its own, with a cap on its memory and its time; two at once, the rest in turn. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { LetterError } from './errors.ts';
import type { PdfInspectionAnswer, PdfInspectionOrder } from './pdf-inspection-process.ts';
import type { PdfLimits } from './pdf-objects.ts';

const program = fileURLToPath(new URL('./pdf-inspection-process.ts', import.meta.url));
const HEAP_MEGABYTES = 384;

/**
 * @returns the number of pages
 * @throws LetterError what inspectPdf throws, and ERR_PDF_BOMB {reason: memory or time}
 */
export const inspectPdfApart = (bytes: Uint8Array, limits: PdfLimits, seconds: number): Promise<number> =>
  inTurn(() => run({ bytes, limits }, seconds));

const run = (order: PdfInspectionOrder, seconds: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const { maxInflatedBytes } = order.limits;
    const child = fork(program, [], {
      // The file's parser needs nothing of ours, least of all the secrets in our environment.
      env: {},
      execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`],
      serialization: 'advanced',
      // pdf-lib talks to the console about what it repairs; nobody reads it.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const settle = (outcome: () => void) => {
      clearTimeout(timer);
      child.removeAllListeners('exit');
      child.kill('SIGKILL');
      outcome();
    };
    const stop = (reason: string) => reject(new LetterError('ERR_PDF_BOMB', { reason, maxInflatedBytes }));
    const timer = setTimeout(() => settle(() => stop('time')), seconds * 1000);
    child.once('exit', () => settle(() => stop('memory')));
    child.on('error', (cause) => settle(() => reject(cause)));
    child.once('message', (message) => {
      const answer = message as PdfInspectionAnswer; // our own program's only message
      settle(() => ('pages' in answer ? resolve(answer.pages) : reject(new LetterError(answer.code, answer.fields))));
    });
    child.send(order, (cause) => cause && settle(() => reject(cause)));
  });

const places = { free: 2, waiting: [] as (() => void)[] };
const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (places.free > 0) places.free--;
  else await new Promise<void>((go) => places.waiting.push(go));
  try {
    return await work();
  } finally {
    const next = places.waiting.shift();
    if (next) next();
    else places.free++;
  }
};
