/** Publishing what became of certificates: the CRL of every issuing key (REC-5, REV-5; Sumbar revocation "Pencatatan"). */
import type { Authority } from '#pki/authority.ts';
import { certificateFacts } from '#pki/certificate.ts';
import { crlBody } from '#pki/crl-body.ts';
import { wholeSeconds } from '#pki/validity.ts';
import type { Actor } from '../actor.ts';
import { RegistrationError } from '../errors.ts';
import type { Records } from '../ports.ts';
import type { Crl, ListedPastEnd } from '../records.ts';
import type { Instant, KeyHash } from '../values.ts';
import { after, instant } from '../values.ts';
import type { Performing } from './act.ts';
import type { OfficeDeps } from './deps.ts';
import { hours, minutes } from './terms.ts';

/** STANDARDS "CRL": on every revocation, and every 24 h, good for 72 h. */
const lifetimeHours = 72;
const intervalHours = 24;
/** Two instances may differ so much about the time; a clock further back is broken. */
const clockDriftMinutes = 5;
/** So many entries travel from the database at once. */
const page = 5000;

export const publication = ({ act, look }: Performing, { authority, retired }: OfficeDeps) => {
  // Made when first asked for: what is kept between publications must not cost an office that only answers people.
  let made: readonly CrlList[] | undefined;
  const lists = (): readonly CrlList[] => {
    made ??= [authority, ...retired].map(crlList);
    return made;
  };
  const listOf = (issuerKey: string) => {
    const list = lists().find((one) => one.issuerKey === issuerKey);
    if (!list) throw new Error(`No CA of this installation has the key ${issuerKey}.`);
    return list;
  };

  const publish = (by: Actor, list: CrlList, clockIsRight: boolean) =>
    act(by, 'publishCrl', async ({ records, date, fact }) => {
      const { authority: ca, issuerKey } = list;
      const { number, lastChange } = await records.crls.nextNumber(issuerKey);
      const latest = await records.crls.latest(issuerKey);
      const thisUpdate = notBefore(date, latest, clockIsRight);
      await list.catchUp(records, lastChange, latest);
      const nextUpdate = new Date(thisUpdate.getTime() + hours(lifetimeHours));
      const frame = await ca.signCrl({ number, body: list.body, thisUpdate, nextUpdate });
      const crl: Crl = {
        issuerKey,
        number,
        changes: lastChange,
        thisUpdate: instant(thisUpdate),
        nextUpdate: instant(frame.nextUpdate),
      };
      await records.crls.publish({ crl, lead: frame.lead, tail: frame.tail, ...list.pieces(latest) });
      list.drafted(crl);
      fact('number', number);
      fact('issuer', issuerKey);
      fact('entries', list.body.count);
      return number;
    });

  return {
    /**
     * Number and entries are read under one lock of the issuer, so they belong together. Answers with the CRL's number.
     * `clockIsRight`: a person says so, after a clock that ran ahead had signed a list of the future.
     * @throws RegistrationError ERR_CLOCK_BACK; PkiError ERR_CRL_WINDOW (the CA has ended), ERR_SIGNER_…
     */
    publishCrl: (
      by: Actor,
      issuerKey: string = authority.issuerKey,
      { clockIsRight = false }: { readonly clockIsRight?: boolean } = {},
    ): Promise<number> => {
      const list = listOf(issuerKey);
      return list.inTurn(async () => {
        const number = await publish(by, list, clockIsRight);
        list.published(number);
        return number;
      });
    },

    /** The issuers whose CRL is missing, a day old, or does not know the last change, and the number it follows; a CA that has ended publishes no more. */
    dueCrls: (): Promise<readonly { readonly issuerKey: KeyHash; readonly follows: number }[]> =>
      look(async (records, _now, date) => {
        const due: { issuerKey: KeyHash; follows: number }[] = [];
        for (const { issuerKey, end } of lists()) {
          const latest = await records.crls.latest(issuerKey);
          const isFresh =
            latest !== undefined &&
            latest.thisUpdate > after(date, -hours(intervalHours)) &&
            latest.changes >= (await records.crls.lastChange(issuerKey));
          if (!isFresh && after(date, 1000) < end) due.push({ issuerKey, follows: latest?.number ?? 0 });
        }
        return due;
      }),

    latestCrl: (issuerKey: string = authority.issuerKey) =>
      look((records) => records.crls.latest(issuerKey as KeyHash)), // SHA-256 of the CA's SPKI, by definition of both
    /** The newest CRL, of its pieces only those newer than the CRL `since`. */
    readCrl: (issuerKey: string, since: number) => look((records) => records.crls.read(issuerKey as KeyHash, since)), // as above
  };
};

type CrlList = ReturnType<typeof crlList>;

const nothing = { change: 0, done: null };

/** What this instance keeps of one issuer's list from publication to publication: a saving, never the truth. */
const crlList = (authority: Authority) => {
  const issuerKey = authority.issuerKey as KeyHash; // SHA-256 of the CA's SPKI, by definition of both
  let body = crlBody();
  let known: { readonly change: number; readonly done: ListedPastEnd | null } = nothing;
  let draft: Crl | undefined;
  let published: Crl | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  /** All of it, where nothing is at hand. */
  const readAll = async (records: Records, done: ListedPastEnd | null): Promise<void> => {
    body = crlBody();
    for (let since = 0; ; ) {
      const { bytes, last } = await records.certificates.crlEntries(issuerKey, since, done, page);
      if (last === null) return;
      body.add(bytes);
      since = last;
    }
  };
  /** Only what changed, where the list before is at hand. */
  const readOn = async (records: Records, lastChange: number, done: ListedPastEnd | null): Promise<void> => {
    if (done) body.drop(await records.certificates.listedPastEnd(issuerKey, done, known.done));
    for (let since = known.change; since < lastChange; ) {
      const changes = await records.certificates.changesSince(issuerKey, since, page);
      body.drop(changes.map(({ serial }) => serial));
      for (const { crlEntry, notAfter, change } of changes)
        if (crlEntry && !(done && notAfter < done.endedBefore && change <= done.change)) body.add(crlEntry);
      since = changes.at(-1)?.change ?? lastChange;
    }
  };

  return {
    authority,
    issuerKey,
    end: instant(certificateFacts(authority.certificate).notAfter),
    get body() {
      return body;
    },
    /** One at a time: the body must not change between its signature and its writing. */
    inTurn: <Result>(work: () => Promise<Result>): Promise<Result> => {
      const mine = turn.then(work, work);
      turn = mine.catch(() => undefined);
      return mine;
    },
    /** Brings the body to `lastChange`. What the CRL before listed after its end is listed no more. */
    async catchUp(records: Records, lastChange: number, latest: Crl | undefined): Promise<void> {
      const done = latest
        ? { endedBefore: instant(wholeSeconds(new Date(latest.thisUpdate))), change: latest.changes }
        : null;
      try {
        if (known.change > 0) await readOn(records, lastChange, done);
        else await readAll(records, done);
        known = { change: lastChange, done };
      } catch (error) {
        known = nothing; // half a page may stand on it
        throw error;
      }
    },
    /** Of the pieces those that the CRL before did not have: all of them where another instance published it. */
    pieces(latest: Crl | undefined) {
      const all = body.pieces();
      const isOwn = latest?.number === published?.number && latest?.thisUpdate === published?.thisUpdate;
      const places = isOwn ? body.unsettled() : [...all.keys()];
      return { size: all.length, pieces: places.map((place) => ({ place, bytes: all[place] ?? new Uint8Array() })) };
    },
    /** This one was written here; whether it stays is known once its transaction has ended. */
    drafted(crl: Crl): void {
      draft = crl;
    },
    /** The CRL of this number is in the database; another instance's where the act was known already. */
    published(number: number): void {
      if (draft?.number !== number) return;
      published = draft;
      body.settle();
    },
  };
};

/** RFC 5280 5.1.2.4 leaves no room for a list older than the one it replaces. */
const notBefore = (date: Date, latest: Crl | undefined, clockIsRight: boolean): Date => {
  const last = latest ? new Date(latest.thisUpdate) : date;
  if (last <= date || clockIsRight) return date;
  if (last.getTime() - date.getTime() > minutes(clockDriftMinutes))
    throw new RegistrationError('ERR_CLOCK_BACK', { now: instant(date), last: latest?.thisUpdate ?? ('' as Instant) });
  return last;
};
