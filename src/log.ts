/** What the log may say: acts, ids and faults; personal data, tokens and message texts are taken out before a line is written. */
import type { LoggerOptions } from 'pino';

const personal = [
  'name',
  'mail',
  'phone',
  'nik',
  'nip',
  'password',
  'secret',
  'token',
  'text',
  'answers',
  'payload',
  'body',
  'to',
];

export const logOptions = (level: string): LoggerOptions => ({
  level,
  base: null,
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  redact: { paths: personal.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: '[removed]' },
  serializers: { err: fault },
});

/** An error without what it was about: its name, code, the first line of the message with long numbers and addresses masked, and the stack's places. */
const fault = (error: unknown): unknown => {
  if (!(error instanceof Error)) return { fault: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const places = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trim().startsWith('at '))
    .slice(0, 12);
  const cause: unknown = error.cause === undefined ? undefined : fault(error.cause);
  return { fault: error.name, code, message: masked(error.message), stack: places.map((line) => line.trim()), cause };
};

export const masked = (text: string): string =>
  (text.split('\n')[0] ?? '')
    .slice(0, 300)
    .replace(/\d{9,}/g, '[number]')
    .replace(/[^\s@<>"']+@[^\s@<>"']+/g, '[mail]')
    .replace(/\/(login|activate|password|hold)\/[\w-]+/g, '/$1/[token]')
    .replace(/\d+:[\w-]{30,}/g, '[token]');
