/** Publishes every CRL that is due (REC-5, REV-5): within two seconds of a revocation, several in one list, and daily. */
import { clockwork as byClock } from '#ra/actor.ts';
import type { Office } from '#ra/office/office.ts';
import type { Clock } from '#ra/ports.ts';
import { type Pump, pump } from './pump.ts';

/** After a failure: a full disk is not emptier a second later, and the list before is still served. */
const restMs = 10_000;

/** Each due one by the key of what it follows, so that of all instances one publishes it. */
export const publishDueCrls = async ({ publication }: Office): Promise<void> => {
  for (const { issuerKey, follows } of await publication.dueCrls())
    await publication.publishCrl(byClock(`crl:${issuerKey}:${follows}`), issuerKey);
};

export const crlPublisher = (office: Office, clock: Clock, onError: (error: unknown) => void): Pump => {
  let restsUntil = Number.NEGATIVE_INFINITY;
  const work = async () => {
    if (clock.now().getTime() < restsUntil) return false;
    restsUntil = clock.now().getTime() + restMs;
    await publishDueCrls(office);
    restsUntil = Number.NEGATIVE_INFINITY;
    return false;
  };
  return pump(work, { lanes: 1, onError });
};
