/** Signed OCSP answers kept by the very bytes that asked for them, in bounded memory: what was asked for longest ago goes first. */

import type { OcspAnswer } from './answer.ts';
import type { Statuses } from './statuses.ts';

export type KeptAnswer = OcspAnswer & {
  /** Who knows whether it still holds. */
  readonly statuses: Statuses;
  /** Issuer and serial number: under what it is forgotten. */
  readonly certificate: string;
  /** What it says of the certificate, as one comparable text. */
  readonly status: string;
  /** Milliseconds since 1970: not to be given out before, nor from then on. */
  readonly from: number;
  readonly until: number;
};

export type AnswerShelf = ReturnType<typeof answerShelf>;

/** Maps, strings and objects around one answer, measured on Node 24. */
const overheadBytes = 1200;

export const answerShelf = (capacityBytes: number) => {
  const answers = new Map<string, KeptAnswer>();
  const requestsFor = new Map<string, Set<string>>();
  let bytes = 0;

  const costOf = (request: string, { body }: KeptAnswer): number => request.length + body.length + overheadBytes;
  const remove = (request: string, answer: KeptAnswer): void => {
    answers.delete(request);
    bytes -= costOf(request, answer);
    const requests = requestsFor.get(answer.certificate);
    requests?.delete(request);
    if (requests?.size === 0) requestsFor.delete(answer.certificate);
  };

  return {
    get(request: string): KeptAnswer | undefined {
      const answer = answers.get(request);
      if (!answer) return undefined;
      answers.delete(request);
      answers.set(request, answer);
      return answer;
    },
    put(request: string, answer: KeptAnswer): void {
      const before = answers.get(request);
      if (before) remove(request, before);
      answers.set(request, answer);
      bytes += costOf(request, answer);
      const requests = requestsFor.get(answer.certificate);
      if (requests) requests.add(request);
      else requestsFor.set(answer.certificate, new Set([request]));
      for (const [oldest, one] of answers) {
        if (bytes <= capacityBytes) break;
        remove(oldest, one);
      }
    },
    /** Every answer about that certificate, or those that say something else than `unless`. */
    forget(certificate: string, unless?: string): void {
      for (const request of requestsFor.get(certificate) ?? []) {
        const answer = answers.get(request);
        if (answer && answer.status !== unless) remove(request, answer);
      }
    },
    clear(): void {
      answers.clear();
      requestsFor.clear();
      bytes = 0;
    },
    get bytes() {
      return bytes;
    },
  };
};
