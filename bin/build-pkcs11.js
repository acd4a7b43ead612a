/**
 * Compiles the optional package pkcs11js (keys on a PKCS#11 token). `npm ci` only fetches it, so that nobody needs a compiler who keeps keys in
 * files; `npm run pkcs11` comes here, and has npm's own node-gyp on its path. The headers are those of the Node that came as a package.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules');
const source = join(packages, 'pkcs11js');
const say = (words) => process.stderr.write(`${words}\n`);

if (!existsSync(join(source, 'binding.gyp'))) {
  say('The package pkcs11js is not there: run `npm ci` without --omit=optional.');
  process.exit(1);
}
const built = join('node', 'node_modules', `node-${process.platform}-${process.arch}`);
const places = [join(packages, built), dirname(dirname(process.execPath)), '/usr'];
const headers = places.find((place) => existsSync(join(place, 'include', 'node', 'node_api.h')));
const { status, error, stderr } = spawnSync(
  'node-gyp',
  ['rebuild', '-C', source, ...(headers ? [`--nodedir=${headers}`] : [])],
  {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    shell: process.platform === 'win32',
  },
);
if (error) say(`node-gyp does not start (${error.message}): call this by \`npm run pkcs11\`.`);
else if (status !== 0)
  say(`${stderr}\npkcs11js could not be compiled: it needs g++, make and python3 (apt-get install g++ make python3).`);
else say('pkcs11js is ready.');
process.exit(status ?? 1);
