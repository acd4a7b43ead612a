/** ACC-7: the login page answers nobody and somebody alike, down to the work it does; a password's derivation is the only work one could time. */
import type { argon2 } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { fillIn, loginPath, openDesks, openHouse, pathIn, registered, sitiMail, verified } from '../http/house.ts';

const derived = vi.hoisted(() => ({ times: 0 }));
vi.mock('node:crypto', async (load) => {
  const real = await load<typeof import('node:crypto')>();
  const counting = (...args: Parameters<typeof argon2>) => {
    derived.times += 1;
    return real.argon2(...args);
  };
  return { ...real, default: { ...real, argon2: counting }, argon2: counting };
});

it('ACC-7 an unknown name, a wrong password, an account at rest and one without a password cost one derivation each', async () => {
  const house = await openHouse();
  await openDesks(house);
  const application = await registered(house);
  await fillIn(house.app, pathIn((await house.mailTo(sitiMail)).text, 'activate'), {});
  await verified(house, application);
  const username = 'siti.rahmawati';
  const workFor = async (name: string) => {
    const path = await loginPath(house);
    derived.times = 0;
    const answer = await fillIn(house.app, path, { username: name, password: 'entah apa ini' });
    expect(answer.status).toBe(422);
    return derived.times;
  };
  expect(await workFor('siapa.saja')).toBe(1);
  for (let tries = 0; tries < 6; tries++) expect(await workFor(username)).toBe(1);
  house.later(24 * 60 * 4); // the first password has ended
  expect(await workFor(username)).toBe(1);
  await house.close();
});
