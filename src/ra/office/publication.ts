/** Publishing what became of certificates: the CRL (REC-5, Sumbar revocation "Pencatatan"). */
import type { Actor } from '../actor.ts';
import type { KeyHash } from '../values.ts';
import { after, instant } from '../values.ts';
import type { Performing } from './act.ts';
import type { OfficeDeps } from './deps.ts';
import { hours } from './terms.ts';

/** STANDARDS "CRL": a new one every 24 h, good for 72 h. */
const lifetimeHours = 72;
const intervalHours = 24;

export const publication = ({ act, look }: Performing, { authority }: OfficeDeps) => ({
  /** Number and entries are read under one lock of the issuer, so they belong together; a lower number never replaces a higher. */
  publishCrl: (by: Actor) =>
    act(by, 'publishCrl', async ({ records, date, fact }) => {
      const issuerKey = authority.issuerKey as KeyHash; // SHA-256 of the CA's SPKI, by definition of both
      const number = await records.crls.nextNumber(issuerKey);
      const entries = (await records.certificates.revoked(issuerKey)).map((one) => ({
        serial: one.serial,
        revokedAt: new Date(one.revokedAt ?? date),
        // Only delta CRLs know removeFromCRL; a released certificate is simply not listed.
        reason: one.reason === null || one.reason === 'removeFromCRL' ? ('superseded' as const) : one.reason,
        ...(one.invalidityDate ? { invalidityDate: new Date(one.invalidityDate) } : {}),
      }));
      const nextUpdate = new Date(date.getTime() + hours(lifetimeHours));
      const der = await authority.crl({ number, entries, thisUpdate: date, nextUpdate });
      await records.crls.publish({
        issuerKey,
        number,
        der,
        thisUpdate: instant(date),
        nextUpdate: instant(nextUpdate),
      });
      fact('number', number);
      return number;
    }),

  /** True when there is none, or the last one is a day old. */
  isCrlDue: () =>
    look(async (records, _now, date) => {
      const latest = await records.crls.latest(authority.issuerKey as KeyHash); // as above
      return !latest || latest.thisUpdate <= after(date, -hours(intervalHours));
    }),

  latestCrl: () => look((records) => records.crls.latest(authority.issuerKey as KeyHash)), // as above
});
