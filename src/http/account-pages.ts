/** The account's pages: log in, activate, choose a password (Kebumen account 4, 7, 8), put on hold (REV-7). A GET shows and changes nothing; a POST consumes. */
import { Hono } from 'hono';
import { activationPages } from './account/activation.ts';
import { type AccountPages, guard, openDoor } from './account/door.ts';
import { holdPages } from './account/hold.ts';
import { loginPages } from './account/login.ts';
import { passwordPages } from './account/password.ts';

export type { AccountPages } from './account/door.ts';

export const accountPages = (pages: AccountPages): Hono => {
  const door = openDoor(pages);
  const [login, activation, password] = [loginPages(door), activationPages(door), passwordPages(door)];
  const hold = holdPages(door);
  const app = new Hono();
  const guards = guard(pages);
  for (const path of ['/login/*', '/activate/*', '/password/*', '/hold/*']) app.use(path, ...guards);
  return app
    .get('/login/:secret', login.look)
    .post('/login/:secret', login.enter)
    .get('/activate/:secret', activation.look)
    .post('/activate/:secret', activation.activate)
    .get('/password/:secret', password.look)
    .post('/password/:secret', password.choose)
    .get('/hold/:secret', hold.look)
    .post('/hold/:secret', hold.hold);
};
