/**
 * A whole installation as a process of its own, to be killed at any moment. It reads one step a line (JSON) and answers `ready`
 * when what an earlier life left is done, `kept` when a step's update is in the inbox, `done` when it was handled and answered.
 * Called with: the database (a PostgreSQL address, or a folder for PGlite), a folder for the CA, the hour the clock stands at.
 */
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '#db/client.ts';
import { inbox } from '#db/schema/post.ts';
import { openHouse } from './house.ts';
import { letter } from './papers.ts';

export type Step = { readonly who: string } & (
  | { readonly says: string }
  | { readonly taps: string }
  | { readonly sends: 'letter' }
);

const [store = '', folder = '', at = ''] = process.argv.slice(2);
const database = await openDatabase(store.startsWith('postgres') ? { url: store } : { folder: store });
const random = { bytes: (size: number) => Uint8Array.from(randomBytes(size)) };
const house = await openHouse({ database, folder, at, random });
const answer = (word: 'ready' | 'kept' | 'done') => process.stdout.write(`${word}\n`);

const walk = async (step: Step): Promise<void> => {
  const talk = house.chat(step.who);
  if ('says' in step) await talk.says(step.says);
  else if ('taps' in step) await talk.taps(step.taps);
  else await talk.sends(await letter(step.who));
};
const updates = () => database.db.$count(inbox);

await house.settle();
answer('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const before = await updates();
  const walked = walk(JSON.parse(line) as Step); // written by the test
  const isKept = async (): Promise<boolean> => (await updates()) > before;
  while (!(await isKept())) await pause(1);
  answer('kept');
  await walked;
  answer('done');
}
await house.close();
