/**
 * Before the tests: the programs they use from Debian. As root with apt (a container, CI) they are installed; elsewhere this says
 * what is missing, what is left out for it, and the one line to type. Under CI=true nothing may be left out.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Debian's python, whatever other one stands before it on the path. */
const pythonReads = () => spawnSync('/usr/bin/python3', ['-c', 'import cryptography']).status === 0;

/** The optional package is fetched by `npm ci` and compiled here. */
const tokensWork = () => spawnSync(process.execPath, ['-e', "require('pkcs11js')"], { stdio: 'ignore' }).status === 0;

const tools = [
  { program: 'openssl', package: 'openssl', for: 'reading back every certificate, CSR and CRL' },
  { program: 'pdftotext', package: 'poppler-utils', for: 'reading back the letters' },
  { program: 'keytool', package: 'openjdk-17-jdk-headless', for: 'opening the .p12 of the key tool with Java' },
  { program: 'javac', package: 'openjdk-17-jdk-headless', for: "judging certificates by Java's PKIX" },
  {
    program: 'python3',
    package: 'python3-cryptography',
    for: 'opening the .p12 of the key tool with python, and judging certificates',
    works: pythonReads,
  },
  { program: 'certtool', package: 'gnutls-bin', for: 'judging certificates by GnuTLS' },
  { program: 'vfychain', package: 'libnss3-tools', for: 'judging certificates by NSS' },
  { program: 'pk12util', package: 'libnss3-tools', for: 'opening the .p12 of the key tool with NSS' },
  { program: 'gpgsm', package: 'gpgsm', for: 'judging certificates by GnuPG' },
  { program: 'gpg-agent', package: 'gpg-agent', for: 'the list of roots that GnuPG trusts' },
  { program: 'dirmngr', package: 'dirmngr', for: 'the CRLs and OCSP answers that GnuPG reads' },
  { program: 'cfssl', package: 'golang-cfssl', for: 'the bench of issuance, beside a peer' },
  { program: 'softhsm2-util', package: 'softhsm2', for: 'CA keys on a token (PKCS#11)' },
  {
    program: 'chromium',
    package: 'chromium',
    for: 'the browser tests of the sandbox, the account pages and the key tool',
  },
  { program: 'heif-enc', package: 'libheif-examples', for: 'the photos of iPhones' },
  { program: 'firefox-esr', package: 'firefox-esr', for: 'the key tool in another browser' },
];

for (const program of ['g++', 'make'])
  tools.push({
    program,
    package: program,
    for: 'compiling pkcs11js, for keys on a token',
    works: () => isThere(program) || tokensWork(),
  });

const isThere = (program) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

const missing = () => tools.filter(({ program, works = () => isThere(program) }) => !works());
const isRoot = process.getuid?.() === 0;
const install = (packages) => {
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  execFileSync('apt-get', ['update', '-qq'], quiet);
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet);
};

const packagesOf = (some) => [...new Set(some.map((tool) => tool.package))];

let left = missing();
if (left.length > 0 && isRoot && isThere('apt-get')) {
  process.stdout.write(`Installing for the tests: ${packagesOf(left).join(', ')}\n`);
  try {
    install(packagesOf(left));
  } catch (error) {
    process.stderr.write(`apt-get could not install them: ${error instanceof Error ? error.message : String(error)}\n`);
  }
  left = missing();
}
if (left.length > 0) {
  for (const tool of left)
    process.stderr.write(`MISSING ${tool.program}: without it these tests fail or are left out: ${tool.for}\n`);
  process.stderr.write(`To get all of it: sudo apt-get install -y ${packagesOf(left).join(' ')}\n`);
  if (process.env.CI === 'true') process.exit(1);
}
if (!tokensWork()) {
  // npm 10 compiles it on its own, and takes it away again where there was no compiler yet.
  if (!existsSync(join('node_modules', 'pkcs11js', 'binding.gyp')))
    spawnSync('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', 'pkcs11js'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  spawnSync('npm', ['run', '--silent', 'pkcs11'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (!tokensWork()) {
    process.stderr.write(
      'MISSING pkcs11js: without it the tests of keys on a token fail; `npm run pkcs11` compiles it.\n',
    );
    if (process.env.CI === 'true') process.exit(1);
  }
}
if (spawnSync('openssl', ['version']).status === 0)
  process.stdout.write(execFileSync('openssl', ['version'], { encoding: 'utf8' }));
