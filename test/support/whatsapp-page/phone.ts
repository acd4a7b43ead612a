/** The telephone of our number: it scans the QR or takes the eight letters, and lists the one linked device until it ends it. */
import { createHash } from 'node:crypto';
import type { Push } from './servers.ts';
import type { World } from './world.ts';

export type Phone = ReturnType<typeof phoneOf>;

type Line = { newRef(): string; link(device: string): void; tell(push: Push): void };

export const phoneOf = (world: World, { newRef, link, tell }: Line) => {
  let device: string | null = null;
  let ref = newRef();
  let letters: string | null = null;
  let links = 0;
  const linkNow = (): void => {
    device = `device-${++links}`;
    letters = null;
    link(device);
  };
  return {
    device: () => device,
    /** A new one each time, as the servers give it. */
    ref(): string {
      ref = newRef();
      return ref;
    },
    code(number: string): string {
      if (`${number}@c.us` !== world.own.phone) throw new Error('The number is not on WhatsApp');
      letters = createHash('sha256')
        .update(`code ${links} ${ref}`)
        .digest('base64')
        .replace(/[^A-Z]/gi, '')
        .slice(0, 8)
        .toUpperCase();
      return letters;
    },
    /** Holds the camera before what the page shows. */
    scan(qr: string): void {
      if (!qr.startsWith(`${ref},`)) throw new Error('The telephone says: this QR is not valid any more');
      linkNow();
    },
    accept(code: string): void {
      if (letters === null || code !== letters) throw new Error('The telephone says: wrong code');
      linkNow();
    },
    /** Somebody ends the device in the list of linked devices. */
    logOut(): void {
      device = null;
      tell({ kind: 'loggedOut' });
    },
    /** The device ends itself. */
    unlink(): void {
      device = null;
    },
  };
};
