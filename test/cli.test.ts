/** The command line as a newcomer meets it: on the machine's own Node, with a data folder of its own. DESIGN "Public contract". */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { quickStart } from '#support/quick-start.ts';

const folder = mkdtempSync(join(tmpdir(), 'lencana-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Whatever Node the machine has: bin/lencana.js finds Node 24 by itself. */
const machineNode = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => existsSync(path)) ?? process.execPath;

const lencana = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(machineNode, ['bin/lencana.js', ...words], {
    encoding: 'utf8',
    env: { PATH: '/usr/bin:/bin', DATA_DIR: join(folder, 'data'), ...quickStart },
  });
  return { status, stdout, stderr };
};

describe('lencana', { timeout: 120_000 }, () => {
  it('--help names every command and exits 0', () => {
    const { status, stdout } = lencana('--help');
    expect(status).toBe(0);
    for (const command of ['start', 'doctor', 'agency add', 'agency desk', 'people invite', 'audit verify', 'ca'])
      expect(stdout).toContain(`lencana ${command}`);
  });

  it.each([
    ['an unknown command', ['agency', 'burn']],
    ['an unknown option', ['ca', '--loud']],
    ['an agency without its mail domain', ['agency', 'add', 'kebumen', '--name', 'Kebumen', '--contact', 'Rina']],
    [
      'a role without a desk',
      ['people', 'invite', '--name', 'Rina Wulandari', '--mail', 'rina@contohkab.go.id', '--role', 'officer'],
    ],
    [
      'a name with titles',
      ['people', 'invite', '--name', 'Drs. Rina, M.Si', '--mail', 'rina@contohkab.go.id', '--role', 'administrator'],
    ],
  ])('%s is a wrong call: exit 2, said in one line, nothing made', (_what, words) => {
    const { status, stderr } = lencana(...words);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^lencana: .+\nlencana --help/);
  });

  it('sets an agency up: agency, desk, people, each with the code to type', () => {
    expect(
      lencana(
        'agency',
        'add',
        'contoh',
        '--name',
        'Kabupaten Contoh',
        '--domain',
        'contohkab.go.id',
        '--contact',
        'Rina, lantai 2',
      ).status,
    ).toBe(0);
    const desk = lencana(
      'agency',
      'desk',
      'contoh-verifikator',
      '--kind',
      'officer',
      '--name',
      'Meja Verifikasi',
      '--agency',
      'contoh',
      '--json',
    );
    expect(JSON.parse(desk.stdout)).toMatchObject({
      desk: 'contoh-verifikator',
      code: expect.stringMatching(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/),
    });
    const invited = lencana(
      'people',
      'invite',
      '--name',
      'Joko Prasetyo',
      '--mail',
      'joko@contohkab.go.id',
      '--role',
      'officer',
      '--desk',
      'contoh-verifikator',
      '--json',
    );
    expect(JSON.parse(invited.stdout)).toMatchObject({ username: 'joko.prasetyo', days: 14 });
    expect(lencana('agency', 'list').stdout).toContain('contohkab.go.id');
    expect(statSync(join(folder, 'data', 'master.key')).mode & 0o777).toBe(0o600);
  });

  it('keeps when an agency works and its holidays, and says so; hours in which nobody works are refused (REC-2)', () => {
    const set = lencana('agency', 'hours', 'contoh', '--hours', '08:00-15:30', '--holiday', '2026-12-09', '--json');
    expect(JSON.parse(set.stdout)).toMatchObject({
      workingHours: { days: [1, 2, 3, 4, 5], from: '08:00', to: '15:30' },
      holidays: ['2026-12-09'],
    });
    const said = lencana('agency', 'hours', 'contoh', '--without-holiday', '2026-12-09', '--target', '6');
    expect(said.stdout).toMatch(
      /Mon Tue Wed Thu Fri, 08:00–15:30.*\na case may wait 6 working hours\nown holidays: none/,
    );
    const backwards = lencana('agency', 'hours', 'contoh', '--hours', '16:00-07:30');
    expect([backwards.status, backwards.stderr]).toEqual([
      1,
      expect.stringContaining('Nobody ever works in those hours'),
    ]);
    expect(lencana('agency', 'hours', 'contoh', '--holiday', '2026-02-30').status).toBe(2);
  });

  it('reports service times of each agency, and says what is wrong with a span (REC-3)', () => {
    const { status, stdout } = lencana('report', 'service', '--from', '2026-11-01', '--to', '2026-11-30');
    expect([status, stdout]).toEqual([
      0,
      expect.stringContaining('Kabupaten Contoh, 2026-11-01 to 2026-11-30, target 6'),
    ]);
    expect(JSON.parse(lencana('report', 'service', '--agency', 'contoh', '--json').stdout)).toMatchObject([
      { steps: [] },
    ]);
    expect(lencana('report', 'service', '--agency', 'lain').status).toBe(1);
    expect(lencana('report', 'service', '--from', '2026-13-01').status).toBe(2);
    expect(lencana('report', 'service', '--from', '2026-12-01', '--to', '2026-11-01').status).toBe(2);
  });

  it('refuses in words what the office refuses: exit 1', () => {
    const { status, stderr } = lencana(
      'agency',
      'desk',
      'salah',
      '--kind',
      'officer',
      '--name',
      'Meja',
      '--agency',
      'tidak-ada',
    );
    expect(status).toBe(1);
    expect(stderr).toContain('not registered here');
  });

  it('REC-1: says whether the audit log is whole, and names the CA', () => {
    expect(lencana('audit', 'verify').stdout).toContain('The audit log is whole');
    expect(lencana('ca').stdout).toContain('Lencana Issuing CA');
    const doctor = lencana('doctor', '--json');
    expect(JSON.parse(doctor.stdout).map(({ name }: { name: string }) => name)).toContain('CRL');
    expect(doctor.status).toBe(1); // the desk has no group yet
  });
});
