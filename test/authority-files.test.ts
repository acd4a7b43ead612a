/** A CA folder that is lost is never taken for a first start: a trial's CA in its place would issue under a name nobody knows. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishDueCrls } from '#jobs/crl-publisher.ts';
import { refuseLostCa } from '#src/authority-files.ts';
import { type OpenOffice, openOffice } from '#support/office.ts';

let house: OpenOffice;
let empty: string;
beforeAll(async () => {
  house = await openOffice();
  empty = mkdtempSync(join(tmpdir(), 'lencana-no-ca-'));
});
afterAll(async () => {
  await house.close();
  rmSync(empty, { recursive: true, force: true });
});

describe('the CA folder', () => {
  it('may be empty at the first start, and never again', async () => {
    await refuseLostCa(house.registry, empty);
    await publishDueCrls(house.office);
    for (const folder of [empty, join(empty, 'not mounted')])
      await expect(refuseLostCa(house.registry, folder)).rejects.toMatchObject({
        code: 'ERR_CA_FILES',
        message: expect.stringContaining(house.authority.issuerKey.slice(0, 8)),
      });
    await refuseLostCa(house.registry, house.caFolder);
  });
});
