/** What the CA commands share: the folder with its lock, the name of the next CA, how a CA is shown. */
import { lockFolder } from '#db/folder-lock.ts';
import type { CaSubject } from '#pki/name.ts';
import { caPlace } from '#src/ceremonies/ca-place.ts';
import { type CaPlace, currentName } from '#src/ceremonies/issuing.ts';
import { type CaFacts, caFacts } from '#src/ceremonies/standing.ts';
import type { Config } from '#src/config.ts';
import { masterKeysOf } from '#src/master-key.ts';
import { nameFrom, plain } from './ca-options.ts';
import { type Answer, clock, random, required } from './command.ts';

const placeOf = (config: Config): CaPlace =>
  caPlace({ ...config, masterKeys: () => masterKeysOf(config, random), clock, random });

/** One ceremony at a time. */
export const inCaFolder = async <Result>(
  config: Config,
  work: (place: CaPlace) => Promise<Result>,
): Promise<Result> => {
  const unlock = lockFolder(config.caFolder);
  try {
    return await work(placeOf(config));
  } finally {
    unlock();
  }
};

/** The name asked for, or that of the current CA with its number counted up: two CAs of one name would confuse who reads a CRL. */
export const nextName = (
  folder: string,
  { organization, name }: { readonly organization?: string | undefined; readonly name?: string | undefined },
): CaSubject => {
  const current = currentName(folder);
  const [, stem, count] = /^(.*?)(?: G(\d+))?$/.exec(current?.commonName ?? '') ?? [];
  const next = current && `${stem} G${Number(count ?? 1) + 1}`;
  return nameFrom(required('--organization', organization ?? current?.organization), required('--name', name ?? next));
};

export const shown = (ca: CaFacts): string => {
  const key = { file: 'key in a file', token: 'key on a token', offline: 'key not here' }[ca.key];
  const crl = ca.crlUntil ? `\n  CRL ${ca.crlNumber}, until ${ca.crlUntil.toISOString()}` : '';
  return `${ca.role.padEnd(7)}  ${ca.name}  ${ca.isRevoked ? 'REVOKED, ' : ''}${ca.status}, ${ca.keyType}, ${key}\n  ${ca.subject}\n  serial ${ca.serial}, until ${ca.notAfter.toISOString()}\n  SHA-256 ${ca.fingerprint}${crl}`;
};

export const made = (place: CaPlace, said: string): Answer => {
  const cas = caFacts(place.folder);
  const text = `${said}\n${cas.map(shown).join('\n')}\nA server that is running uses it after its next start.`;
  return { text, json: plain(cas) };
};
