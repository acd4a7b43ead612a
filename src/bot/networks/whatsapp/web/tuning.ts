/** How patient the way to WhatsApp is, and how much it may take. Milliseconds where nothing else is said. */

export type Tuning = {
  readonly heartbeatMs: number;
  /** For the answer to a heartbeat: a page that is hung does not answer. */
  readonly answerMs: number;
  /** From the start until WhatsApp's page says what it wants. */
  readonly startMs: number;
  /** A QR that was not refreshed for so long is none: WhatsApp draws a new one every 20 s while somebody might look. */
  readonly staleQrMs: number;
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** After so long without a fault the pauses begin anew. */
  readonly calmMs: number;
  /** Of child and browser together. */
  readonly memoryBytes: number;
  /** Of the child's JavaScript. */
  readonly heapMegabytes: number;
  /** A newly linked session is stable enough to be opened elsewhere after a minute (whatsapp-web.js: RemoteAuth). */
  readonly firstKeepMs: number;
  readonly keepEveryMs: number;
  /** For the browser to end in order, at a stop. */
  readonly stopMs: number;
  readonly sendMs: number;
  readonly downloadMs: number;
  readonly askMs: number;
  /** How long a number that is used elsewhere is left alone. */
  readonly takeOverMs: number;
};

const minute = 60_000;

export const usualTuning: Tuning = {
  heartbeatMs: 15_000,
  answerMs: 20_000,
  startMs: 3 * minute,
  staleQrMs: 2 * minute,
  firstPauseMs: 1000,
  longestPauseMs: minute,
  calmMs: 5 * minute,
  memoryBytes: 900 * 1024 * 1024,
  heapMegabytes: 256,
  firstKeepMs: minute,
  keepEveryMs: 6 * 60 * minute,
  stopMs: 10_000,
  sendMs: minute,
  downloadMs: 2 * minute,
  askMs: 30_000,
  takeOverMs: 15_000,
};
