/** Publishes every CRL that is due (REC-5, REV-5): within two seconds of a revocation, several in one list, and daily. */
import { clockwork as byClock } from '#ra/actor.ts';
import type { Office } from '#ra/office/office.ts';
import type { Clock } from '#ra/ports.ts';
import { type Pump, pump } from './pump.ts';

/** After a failure: a full disk is not emptier a second later, and the list before is still served. */
const restMs = 10_000;

/** Each due one by the key of what it follows, so that of all instances one publishes it. A CA that cannot sign keeps no other from it. */
export const publishDueCrls = async ({ publication }: Office): Promise<void> => {
  const faults: unknown[] = [];
  for (const { issuerKey, follows } of await publication.dueCrls())
    await publication
      .publishCrl(byClock(`crl:${issuerKey}:${follows}`), issuerKey)
      .catch((error: unknown) => faults.push(error));
  if (faults.length > 1) throw new AggregateError(faults, 'Several CRLs could not be published');
  if (faults.length === 1) throw faults[0];
};

export const crlPublisher = (office: Office, clock: Clock, onError: (error: unknown) => void): Pump => {
  let restsUntil = Number.NEGATIVE_INFINITY;
  const work = async () => {
    const now = clock.now().getTime();
    // Not longer than it would have rested, should the clock be set back meanwhile.
    if (now < restsUntil && restsUntil - now <= restMs) return false;
    restsUntil = now + restMs;
    await publishDueCrls(office);
    restsUntil = Number.NEGATIVE_INFINITY;
    return false;
  };
  return pump(work, { lanes: 1, onError });
};
