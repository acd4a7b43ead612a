/** A DATABASE_URL that leads nowhere: what is told, and that the password never is. */
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { describe, expect, inject, it } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { DatabaseUnreachable } from '#db/unreachable.ts';
import { engines } from '#support/database.ts';

const password = 'rahasia-sekali-42';
const told = async (url: string): Promise<string> => {
  const error = await openDatabase({ url }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DatabaseUnreachable)) throw new Error('It was not told in words', { cause: error });
  expect(`${error.message}${error.stack}${String(error.cause)}`).not.toContain(password);
  return error.message;
};

describe('a DATABASE_URL that leads nowhere', () => {
  it('where nobody listens, or the machine has no such name', async () => {
    expect(await told(`postgres://lencana:${password}@127.0.0.1:1/lencana`)).toMatch(
      /^DATABASE_URL: nobody listens at 127\.0\.0\.1:1\. Start PostgreSQL/,
    );
    expect(await told(`postgres://lencana:${password}@basis.invalid/lencana`)).toContain('basis.invalid');
  });

  it.runIf(engines.includes('postgres'))('a wrong password, no such database, one that is not ours', async () => {
    const server = new URL(inject('postgresUrl') ?? '');
    const at = (change: Partial<Pick<URL, 'username' | 'password' | 'pathname'>>) =>
      Object.assign(new URL(server), change).href;
    expect(await told(at({ password }))).toMatch(/does not take the password of \w+.*28P01/);
    expect(await told(at({ pathname: '/tidak_ada' }))).toMatch(/there is no database tidak_ada\. Make it: createdb/);
    const name = `tamu_${randomUUID().replaceAll('-', '')}`;
    const owner = postgres(server.href, { max: 1, onnotice: () => {} });
    await owner.unsafe(`create role ${name} login password '${password}'`);
    await owner.unsafe(`create database ${name}`);
    try {
      expect(await told(at({ username: name, password, pathname: `/${name}` }))).toContain(
        `alter database ${name} owner to ${name}`,
      );
    } finally {
      await owner.unsafe(`drop database ${name} with (force)`);
      await owner.unsafe(`drop role ${name}`);
      await owner.end();
    }
  });
});
