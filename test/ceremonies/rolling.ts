/** A process that makes CA after CA, to be killed in the middle. Argument: the folder. */
import { randomBytes } from 'node:crypto';
import { readManifest } from '#src/ceremonies/ca-folder.ts';
import { makeCa, rollOver } from '#src/ceremonies/issuing.ts';
import { keyStore } from '#src/ceremonies/key-store.ts';

const folder = process.argv[2] ?? '';
const random = { bytes: (size: number) => Uint8Array.from(randomBytes(size)) };
const keys = keyStore({ passphrase: async () => 'untuk uji coba', random });
const place = { folder, keys, caUrl: 'http://ca.contohkab.go.id', clock: { now: () => new Date() }, random };
const name = (commonName: string) => ({ country: 'ID', organization: 'Lembaga Contoh', commonName }) as const;
const issuing = { name: name('Lencana Issuing CA'), keyType: 'P-384', years: 10 } as const;

if (readManifest(folder).issuing.length === 0)
  await makeCa(place, {
    root: { name: name('Lencana Root CA'), keyType: 'P-384', years: 20 },
    issuing,
    rootKeys: keys,
  });
for (;;) {
  process.stdout.write('.');
  await rollOver(place, { issuing, rootKeys: keys });
}
