/**
 * The newest CRL as the repository hands it out (RFC 5280 5; REC-5). It is kept whole in memory and only what changed is read again: a
 * list of a million entries is 40 MB, and the next one differs in a page of it.
 */
import type { Crl, CrlFile } from '#ra/records.ts';
import type { Publication } from './repository.ts';

export type CrlSource = {
  /** The number of the newest CRL, cheaply. */
  latest(): Promise<Pick<Crl, 'number'> | undefined>;
  /** The newest CRL, of its pieces only those newer than the CRL `since`. */
  read(since: number): Promise<CrlFile | undefined>;
};

/**
 * Reads what is new and answers with the whole. Where the database fails, the list at hand goes on being served: relying parties
 * judge by its nextUpdate.
 */
export const crlShelf = ({
  source,
  onFault,
}: {
  readonly source: CrlSource;
  readonly onFault: (error: unknown) => void;
}): (() => Promise<Publication | undefined>) => {
  let kept: { readonly number: number; readonly pieces: Uint8Array[]; readonly published: Publication } | undefined;

  const renew = async (): Promise<void> => {
    const newest = await source.latest();
    // One list all the way: while this reads, another call may put a newer one in its place.
    const before = kept;
    if (!newest || newest.number === before?.number) return;
    // A lower number is a database put back from a backup: no piece kept can be trusted.
    const base = before && before.number < newest.number ? before : undefined;
    const file = await source.read(base?.number ?? 0);
    if (!file) return;
    const pieces = (base?.pieces ?? []).slice(0, file.size);
    for (const { place, bytes } of file.pieces) pieces[place] = bytes;
    const der = Buffer.concat([file.lead, ...pieces, file.tail]);
    const { number, thisUpdate, nextUpdate } = file.crl;
    kept = { number, pieces, published: { der, since: new Date(thisUpdate), until: new Date(nextUpdate) } };
  };

  return async () => {
    try {
      await renew();
    } catch (error) {
      if (!kept) throw error;
      onFault(error);
    }
    return kept?.published;
  };
};
