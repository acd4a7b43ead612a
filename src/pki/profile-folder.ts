/** The profiles of one installation: the ones that come with the program, and those an administrator put beside the CA (ISS-2). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PkiError } from './errors.ts';
import { badProfile, individualSigning, type Profile, readProfile } from './profile.ts';

export type Profiles = {
  /** The individual one first, then by file name. */
  readonly profiles: readonly Profile[];
  /** For whoever looks after the installation; each begins with the file it speaks of. */
  readonly warnings: readonly string[];
};

const shipped: readonly Profile[] = [individualSigning];

/**
 * Every `*.json` in the folder adds a profile, or takes the place of the shipped one of its name; no folder: the shipped ones.
 * @throws PkiError ERR_PROFILE, which names every problem of every file
 */
export const profilesIn = (folder: string): Profiles => {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  const read: { file: string; profile: Profile }[] = [];
  const warnings: string[] = [];
  const problems: string[] = [];
  for (const file of files.sort()) {
    try {
      const { profile, warnings: doubts } = readProfile(readFileSync(join(folder, file), 'utf8'), file);
      read.push({ file, profile });
      warnings.push(...doubts.map((doubt) => `${file}: ${doubt}`));
    } catch (error) {
      problems.push(...problemsOf(error).map((problem) => `${file}: ${problem}`));
    }
  }
  const replaced = new Map(read.map(({ profile }) => [profile.name, profile]));
  const own = read.filter(({ profile }) => !shipped.some(({ name }) => name === profile.name));
  const profiles = [...shipped.map((one) => replaced.get(one.name) ?? one), ...own.map(({ profile }) => profile)];
  problems.push(...clashes(read, profiles));
  if (problems.length > 0) throw badProfile(`folder ${folder}`, problems);
  return { profiles, warnings };
};

const clashes = (
  read: readonly { readonly file: string; readonly profile: Profile }[],
  all: readonly Profile[],
): readonly string[] => {
  const sameName = read.filter(({ profile }, index) =>
    read.slice(0, index).some((one) => one.profile.name === profile.name),
  );
  const samePolicy = all.filter(
    ({ name, policy }, index) => all.findIndex((one) => one.policy === policy && one.name !== name) > index,
  );
  return [
    ...sameName.map(({ file, profile }) => `${file}: another file has the name ${profile.name} already`),
    ...samePolicy.map(
      ({ policy }) =>
        `policy ${policy} stands in ${all
          .filter((one) => one.policy === policy)
          .map(({ name }) => name)
          .join(' and ')}: each profile has its own, or a prepared certificate could not tell which it follows`,
    ),
  ];
};

const problemsOf = (error: unknown): readonly string[] => {
  if (error instanceof PkiError && typeof error.fields.problems === 'string') return error.fields.problems.split('\n');
  throw error;
};
