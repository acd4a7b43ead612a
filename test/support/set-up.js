/**
 * Before the tests: the programs they use from Debian. As root with apt (a container, CI) they are installed; elsewhere this says
 * what is missing, what is left out for it, and the one line to type. Under CI=true nothing may be left out.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Debian's python, whatever other one stands before it on the path. */
const pythonReads = () => spawnSync('/usr/bin/python3', ['-c', 'import cryptography']).status === 0;

const tools = [
  { program: 'openssl', package: 'openssl', for: 'reading back every certificate, CSR and CRL' },
  { program: 'pdftotext', package: 'poppler-utils', for: 'reading back the letters' },
  { program: 'keytool', package: 'openjdk-17-jre-headless', for: 'opening the .p12 of the key tool with Java' },
  {
    program: 'python3',
    package: 'python3-cryptography',
    for: 'opening the .p12 of the key tool with python',
    works: pythonReads,
  },
  {
    program: 'chromium',
    package: 'chromium',
    for: 'the browser tests of the sandbox, the account pages and the key tool',
  },
];

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

let left = missing();
if (left.length > 0 && isRoot && isThere('apt-get')) {
  process.stdout.write(`Installing for the tests: ${left.map((tool) => tool.package).join(', ')}\n`);
  try {
    install(left.map((tool) => tool.package));
  } catch (error) {
    process.stderr.write(`apt-get could not install them: ${error instanceof Error ? error.message : String(error)}\n`);
  }
  left = missing();
}
if (left.length > 0) {
  for (const tool of left)
    process.stderr.write(`MISSING ${tool.program}: without it these tests fail or are left out: ${tool.for}\n`);
  process.stderr.write(`To get all of it: sudo apt-get install -y ${left.map((tool) => tool.package).join(' ')}\n`);
  if (process.env.CI === 'true') process.exit(1);
}
if (spawnSync('openssl', ['version']).status === 0)
  process.stdout.write(execFileSync('openssl', ['version'], { encoding: 'utf8' }));
