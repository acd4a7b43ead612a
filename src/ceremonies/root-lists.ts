/**
 * The lists of a trial's roots, whose keys lie beside them under the house's own passphrase: they are signed anew long before they run out, since
 * nobody is there to bring the next one (RFC 5280 5.1.2.5). Everywhere else that is a ceremony (docs/ca-ceremony.md).
 */
import { readCertificate } from '#pki/certificate.ts';
import { readCrlOf } from '#pki/crl-reader.ts';
import { isPkiError } from '#pki/errors.ts';
import { files, readFile, readManifest, rootFolder } from './ca-folder.ts';
import type { CaPlace } from './issuing.ts';
import { nextRootCrl, rootCrlDays } from './root.ts';

const halfLife = (rootCrlDays / 2) * 86_400_000;

/** `isTrial`: the house's passphrase comes from the master key alone. A root that does not open with it is nobody's here. */
export const rootLists = (place: CaPlace, { isTrial }: { readonly isTrial: boolean }) => {
  const opening = new Map<string, Promise<boolean>>();
  const opens = (folder: string): Promise<boolean> => {
    const known = opening.get(folder) ?? (isTrial ? opensBy(place, folder) : Promise.resolve(false));
    opening.set(folder, known);
    return known;
  };
  const folders = (): readonly string[] =>
    [...new Set(readManifest(place.folder).issuing.map(({ root }) => root))].map((name) =>
      rootFolder(place.folder, name),
    );

  return {
    /** Every list that has lived half its life. */
    async renew(): Promise<void> {
      for (const folder of folders())
        if (endOf(folder) - place.clock.now().getTime() < halfLife && (await opens(folder)))
          await nextRootCrl({ ...place, folder }, []);
    },
    /** When the first list runs out that only people can renew; undefined where there is none. */
    async end(): Promise<Date | undefined> {
      const ends: number[] = [];
      for (const folder of folders()) if (!(await opens(folder))) ends.push(endOf(folder));
      return ends.length > 0 ? new Date(Math.min(...ends)) : undefined;
    },
  };
};

const endOf = (folder: string): number =>
  readCrlOf(readCertificate(readFile(folder, files.certificate)), readFile(folder, files.crl)).nextUpdate.getTime();

const opensBy = async ({ keys }: CaPlace, folder: string): Promise<boolean> => {
  try {
    await keys.open(folder);
    return true;
  } catch (error) {
    if (isPkiError(error)) return false;
    throw error;
  }
};
