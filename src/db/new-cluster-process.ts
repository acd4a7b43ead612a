/**
 * Makes PGlite's files in a folder, in a process of its own: what `initdb` leaves behind in memory (130 MB that no collector gives
 * back) goes with it, and a start that is killed here leaves nothing half made (new-cluster.ts).
 */
import { PGlite } from '@electric-sql/pglite';
import { openEmbedded } from './client.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('The folder to make the database in is missing.');
await (await openEmbedded(await PGlite.create(folder))).close();
