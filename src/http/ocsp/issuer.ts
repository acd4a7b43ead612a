/** One issuing CA as OCSP sees it: which questions are for it, who signs, and what is said of each certificate (RFC 6960 2.2). */
import { readCertificate, validityOf } from '#pki/certificate.ts';
import { type OcspDelegate, ocspDelegation } from '#pki/ocsp/delegation.ts';
import { ocspIssuer } from '#pki/ocsp/issuer.ts';
import type { CertId, OcspRequest } from '#pki/ocsp/request.ts';
import { type OcspStatus, ocspResponse, type SingleAnswer } from '#pki/ocsp/response.ts';
import { wholeSeconds } from '#pki/validity.ts';
import type { Clock } from '#ra/ports.ts';
import { failures, type OcspAnswer, ownAnswer, sharedAnswer } from './answer.ts';
import type { AnswerShelf } from './answer-shelf.ts';
import { type OcspFeed, type StatusRow, statusesOf } from './statuses.ts';

export type OcspAuthority = {
  /** The CA's certificate, DER. */
  readonly certificate: Uint8Array;
  /** SHA-256 of its SubjectPublicKeyInfo, hex. */
  readonly issuerKey: string;
  /** Has the CA certify this instance's signing key: prepared, linted and recorded before it is signed. */
  readonly certify: (publicKey: Uint8Array) => Promise<Uint8Array>;
};

type Surroundings = {
  readonly shelf: AnswerShelf;
  readonly feed: OcspFeed;
  readonly clock: Clock;
  readonly elapsed: () => number;
  readonly onFault: (error: unknown) => void;
};

const lifetimeMs = 12 * 3_600_000;
/** A kept answer is signed anew long before its nextUpdate: who is given one can use it for eleven hours more. */
const keptMs = 3_600_000;
/** What is unknown now may be issued in a moment. */
const unknownMs = 60_000;

export const issuerFor = (authority: OcspAuthority, { shelf, feed, clock, elapsed, onFault }: Surroundings) => {
  const { issuerKey, certify } = authority;
  const validity = validityOf(readCertificate(authority.certificate));
  const isAsked = ocspIssuer(authority.certificate);
  const delegation = ocspDelegation({ certify, clock, onFault });
  const place = (serial: string): string => `${issuerKey} ${serial}`;
  const statuses = statusesOf({
    issuerKey,
    feed,
    elapsed,
    onFault,
    onChanged: (changed) => {
      if (changed === 'any') shelf.clear();
      else for (const serial of changed) shelf.forget(place(serial));
    },
  });

  const singleAnswer = (id: CertId, row: StatusRow | undefined, now: Date, end: Date): SingleAnswer => {
    const lasts = Math.min(now.getTime() + (row ? lifetimeMs : unknownMs), end.getTime());
    return {
      id: id.bytes,
      status: statusOf(row),
      thisUpdate: now,
      nextUpdate: new Date(lasts),
      // Statuses are kept for as long as the CA lives, so of every certificate it ever issued.
      ...(row && row.notAfter < now ? { archiveCutoff: validity.notBefore } : {}),
    };
  };

  const signed = (
    { ids, nonce, isPlain }: OcspRequest,
    delegate: OcspDelegate,
    rows: ReadonlyMap<string, StatusRow>,
    keepAs: string | undefined,
  ): OcspAnswer => {
    const now = wholeSeconds(clock.now());
    const found = ids.map((id) => (isAsked(id) ? rows.get(id.serial) : undefined));
    const answers = ids.map((id, index) => singleAnswer(id, found[index], now, delegate.validity.notAfter));
    const der = ocspResponse({ delegate, producedAt: now, answers, nonce });
    const [row] = found;
    const [only, ...more] = answers;
    if (nonce || !only || !row || more.length > 0) return ownAnswer(der);
    const answer = sharedAnswer(der, only.thisUpdate, only.nextUpdate);
    const until = keptUntil(row, only);
    if (keepAs !== undefined && isPlain && now.getTime() < until)
      shelf.put(keepAs, {
        ...answer,
        statuses,
        certificate: place(row.serial),
        status: wordOf(row),
        from: now.getTime(),
        until,
      });
    return answer;
  };

  return {
    issuerKey,
    isAsked,
    delegation,
    /** Past its end a CA has no signer, and nothing it issued is valid any more. */
    isOpen: (now: Date): boolean => now <= validity.notAfter,

    /** Reads and signs now. `request`: under what to keep the answer, if it can be kept. */
    async answer(request: OcspRequest, keepAs: string | undefined): Promise<OcspAnswer> {
      const delegate = await delegation.current();
      const serials = request.ids.filter(isAsked).map(({ serial }) => serial);
      return statuses.ask(serials, (rows, isStanding) => {
        // Whatever was said before and is not so any more is taken back before this answer leaves.
        for (const serial of serials) shelf.forget(place(serial), wordOf(rows.get(serial)));
        try {
          return signed(request, delegate, rows, isStanding ? keepAs : undefined);
        } catch (error) {
          onFault(error);
          return failures.internalError;
        }
      });
    },
  };
};

const statusOf = (row: StatusRow | undefined): OcspStatus => {
  if (!row) return { is: 'unknown' };
  if (row.status === 'valid') return { is: 'good' };
  return { is: 'revoked', at: row.revokedAt, reason: row.status === 'held' ? 'certificateHold' : row.reason };
};

const wordOf = (row: StatusRow | undefined): string => {
  if (!row) return 'unknown';
  return row.status === 'valid' ? 'valid' : `${row.status} ${row.revokedAt.toISOString()} ${row.reason}`;
};

/** Not past the certificate's own end: from then on the answer names the archive. Nor so long that a reader gets a spent one. */
const keptUntil = (row: StatusRow, { thisUpdate, nextUpdate }: SingleAnswer): number => {
  const until = Math.min(thisUpdate.getTime() + keptMs, nextUpdate.getTime() - unknownMs);
  const end = row.notAfter.getTime();
  return end < thisUpdate.getTime() ? until : Math.min(until, end + 1);
};
