/** OCSP answers (RFC 6960, RFC 5019; REV-5): from the shelf while nothing changed within the last second, otherwise read and signed now. */
import { isPkiError } from '#pki/errors.ts';
import { readOcspRequest } from '#pki/ocsp/request.ts';
import type { Clock } from '#ra/ports.ts';
import { failures, type OcspAnswer } from './answer.ts';
import { answerShelf, type KeptAnswer } from './answer-shelf.ts';
import { issuerFor, type OcspAuthority } from './issuer.ts';
import type { OcspFeed } from './statuses.ts';

export type ResponderOptions = {
  /** Every issuing CA that has certificates left: after a rollover there are several. */
  readonly authorities: readonly OcspAuthority[];
  readonly feed: OcspFeed;
  readonly clock: Clock;
  /** What could not be answered, told once a second at most. */
  readonly onFault: (error: unknown) => void;
  /** Milliseconds on a clock that is never set. */
  readonly elapsed?: () => number;
  /** Memory for answers that are ready to leave. */
  readonly shelfBytes?: number;
};

export type OcspResponder = ReturnType<typeof ocspResponder>;

/** What is worth keeping an answer for: a plain request for one certificate has 70 to 130 bytes. */
const longestKept = 256;
const quietMs = 1000;

export const ocspResponder = ({
  authorities,
  feed,
  clock,
  onFault,
  elapsed = () => performance.now(),
  shelfBytes = 64 * 2 ** 20,
}: ResponderOptions) => {
  let toldAt = Number.NEGATIVE_INFINITY;
  const tell = (error: unknown): void => {
    if (elapsed() - toldAt < quietMs) return;
    toldAt = elapsed();
    onFault(error);
  };
  const shelf = answerShelf(shelfBytes);
  const issuers = authorities.map((one) => issuerFor(one, { shelf, feed, clock, elapsed, onFault: tell }));

  /** A clock that jumped back stands before `from`: nobody would take an answer of the future. */
  const keptFor = (request: string): KeptAnswer | undefined => {
    const kept = shelf.get(request);
    if (!kept) return undefined;
    const now = clock.now().getTime();
    return now >= kept.from && now < kept.until ? kept : undefined;
  };

  const confirmed = async (request: string): Promise<KeptAnswer | undefined> => {
    await keptFor(request)?.statuses.confirmed();
    return keptFor(request);
  };

  /** RFC 6960 4.2.2.2: one response has one signer, and that one speaks for its own CA alone. */
  const live = async (bytes: Uint8Array, keepAs: string | undefined): Promise<OcspAnswer> => {
    const request = readOcspRequest(bytes);
    const now = clock.now();
    const issuer = issuers.find(({ isAsked, isOpen }) => isOpen(now) && request.ids.some(isAsked));
    return issuer ? issuer.answer(request, keepAs) : failures.unauthorized;
  };

  const inTime = async (bytes: Uint8Array, keepAs: string | undefined): Promise<OcspAnswer> => {
    try {
      return (keepAs && (await confirmed(keepAs))) || (await live(bytes, keepAs));
    } catch (error) {
      if (isPkiError(error, 'ERR_OCSP_REQUEST')) return failures.malformedRequest;
      tell(error);
      return failures.tryLater;
    }
  };

  return {
    /** At once where a kept answer may be given. Never throws: what fails is an answer too. */
    answer(bytes: Buffer): OcspAnswer | Promise<OcspAnswer> {
      const keepAs = bytes.length <= longestKept ? bytes.toString('latin1') : undefined;
      const kept = keepAs === undefined ? undefined : keptFor(keepAs);
      return kept?.statuses.isConfirmed() ? kept : inTime(bytes, keepAs);
    },
    /** Makes every signer now, so that a CA that can have none is a fault of the start and not of the first reader. */
    async open(): Promise<void> {
      await Promise.all(issuers.map(({ delegation }) => delegation.current()));
    },
    /** Until when the signers of now can sign, by issuer key; undefined before the first. */
    signers: (): readonly { readonly issuerKey: string; readonly until: Date | undefined }[] =>
      issuers.map(({ issuerKey, delegation }) => ({ issuerKey, until: delegation.until() })),
    /** Bytes of the answers kept. */
    keptBytes: (): number => shelf.bytes,
  };
};
