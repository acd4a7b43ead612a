/** A rollover as relying parties see it (STANDARDS "CA", REC-5): the old CA keeps its list at its address, the contract's names show the new one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pem } from '#pki/bundle.ts';
import { caPlace } from '#src/ceremonies/ca-place.ts';
import { rollOver } from '#src/ceremonies/issuing.ts';
import { type House, openHouse, publicUrl } from '#support/house.ts';
import { countingRandom } from '../pki/house.ts';
import { openssl } from '../pki/openssl.ts';
import { named } from './place.ts';

const folder = mkdtempSync(join(tmpdir(), 'lencana-rollover-'));
let house: House;
beforeAll(async () => {
  house = await openHouse({ folder });
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

const fetched = async (path: string): Promise<Uint8Array> => {
  const answer = await house.installation.doors.request(`${publicUrl}${path}`);
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
};
/** openssl's word on the list of a CA, each fetched from its address. */
const listOf = async (name: string): Promise<string> =>
  openssl(['crl', '-inform', 'DER', '-in', 'list', '-CAfile', 'ca', '-noout', '-crlnumber'], {
    list: await fetched(`/crl/${name}.crl`),
    ca: pem('CERTIFICATE', await fetched(`/ca/${name}.cer`)),
  }).said;

it('after a restart both lists are published, each signed by its own CA, and the figures say how long each lasts', async () => {
  const old = house.installation.authority.issuerKey.slice(0, 8);
  await house.settle();
  expect(await listOf(old)).toMatch(/verify OK/);
  expect(await fetched('/ca/issuing.cer')).toEqual(await fetched(`/ca/${old}.cer`));

  const place = caPlace({
    caFolder: join(folder, 'ca'),
    caUrl: publicUrl,
    caKeys: { passphraseFile: null, token: null },
    masterKeys: () => house.masterKeys,
    clock: house.clock,
    random: countingRandom('rollover'),
  });
  const issuing = { name: named('Lencana Issuing CA G2'), keyType: 'P-384', years: 10 } as const;
  await rollOver(place, { issuing, rootKeys: place.keys });
  await house.restart();
  await house.settle();
  const current = house.installation.authority.issuerKey.slice(0, 8);
  expect(current).not.toBe(old);
  for (const name of [old, current, 'issuing', 'root']) expect(await listOf(name)).toMatch(/verify OK/);
  expect(await fetched('/ca/issuing.cer')).toEqual(await fetched(`/ca/${current}.cer`));
  expect(await fetched(`/ca/${old}.cer`)).not.toEqual(await fetched(`/ca/${current}.cer`));

  const metrics = Buffer.from(await fetched('/metrics')).toString();
  expect(metrics).toMatch(
    new RegExp(`lencana_ca_seconds_until_end\\{ca="${old}",role="issuing",status="retired"\\} \\d{9}`),
  );
  expect(metrics).toMatch(/lencana_root_crl_seconds_until_end\{ca="[0-9a-f]{8}"\} \d{8}/);
  expect(metrics).toContain('lencana_ca_warnings 0');
});
