/** `lencana ca request · import · import-crl`: what travels to an offline root and back. */
import { writeFileSync } from 'node:fs';
import { pem } from '#pki/bundle.ts';
import { certificatesIn, crlIn } from '#pki/bundle-reader.ts';
import { readCsr } from '#pki/csr.ts';
import { readBrought } from '#src/ceremonies/ca-folder.ts';
import { importRootCrl, readImport } from '#src/ceremonies/import.ts';
import { type CaPlace, currentName, makeCaRequest } from '#src/ceremonies/issuing.ts';
import { factsText, keyTypeOf, plain } from './ca-options.ts';
import { inCaFolder, made, nextName } from './ca-place.ts';
import { type Answer, command, required, WrongCall } from './command.ts';
import { confirm } from './prompt.ts';

const request = command({
  usage: 'ca request <file>',
  about: 'make a new issuing key, and write its request (PKCS#10) for an offline root to sign',
  details: `  --organization <O>  --name <CN>   of the new CA; left out: those of the current one, its name counted up
  --key-type P-384|RSA-3072|RSA-4096
  --anew   throw away the key that waits already; without it the same request is written again`,
  options: {
    organization: { type: 'string' },
    name: { type: 'string' },
    'key-type': { type: 'string' },
    anew: { type: 'boolean' },
  },
  run: async ({ rest: [file], values, config }) =>
    inCaFolder(config(), async (place) => {
      const name = nextName(place.folder, values);
      const order = { name, keyType: keyTypeOf(values['key-type']), anew: values.anew ?? false };
      return handOut(place, order, required('The file for the request', file));
    }),
});

export const handOut = async (
  place: CaPlace,
  order: Parameters<typeof makeCaRequest>[1],
  file: string,
): Promise<Answer> => {
  const { request: der, isNew } = await makeCaRequest(place, order);
  writeFileSync(file, pem('CERTIFICATE REQUEST', der));
  const { keyHash } = readCsr(der);
  const text = `${isNew ? 'A new issuing key is made' : 'The key that waits already is used'}; its request is in ${file}.
  key ${keyHash}
Read the key to those who keep the root, and carry the request there:
  lencana ca root sign ${file} --folder <folder of the root> --out issuing.cer
Then bring the answer:
  lencana ca import issuing.cer${currentName(place.folder) ? '' : ' --root certificate.cer --root-crl list.crl'}`;
  return { text, json: { request: file, keyHash, isNew } };
};

const importCertificate = command({
  usage: 'ca import <issuing.cer|.pem|.p7b> [--root <root.cer>] [--root-crl <root.crl>]',
  about: 'bring the certificate an offline root made for the key that waits; the CA of before is retired',
  details: `  --root, --root-crl   where the root is new here: its certificate and its list
  --yes                do not ask`,
  options: { root: { type: 'string' }, 'root-crl': { type: 'string' }, yes: { type: 'boolean' } },
  run: async ({ rest: [file], values, config }) =>
    inCaFolder(config(), async (place) => {
      const [root, ...others] = values.root === undefined ? [] : certificatesIn(readBrought(values.root));
      if (others.length > 0) throw new WrongCall('--root wants a file with one certificate');
      const found = readImport(place, {
        certificates: certificatesIn(readBrought(required('The file with the certificate', file))),
        ...(root && { root }),
        ...(values['root-crl'] !== undefined && { rootCrl: crlIn(readBrought(values['root-crl'])) }),
      });
      const facts = [
        factsText('Issuing CA', found.certificate),
        factsText(found.isNewRoot ? 'Root, NEW here' : 'Root, known here', found.root),
        `CRL of the root: number ${found.crl.number}, until ${found.crl.nextUpdate.toISOString()}, ${found.crl.entries.length} revoked`,
        ...found.notes.map((note) => `NOTE  ${note}`),
      ].join('\n');
      const question = found.isNewRoot
        ? "Compare the root's SHA-256 with what its keepers read to you. Is it the same?"
        : 'Shall this CA issue from now on?';
      await confirm(facts, question, { yes: values.yes ?? false });
      found.finish();
      return made(place, 'The issuing CA is in place.');
    }),
});

const importCrl = command({
  usage: 'ca import-crl <root.crl>',
  about: 'bring a newer CRL of the root; a running server shows it at once',
  options: {},
  run: async ({ rest: [file], config }) =>
    inCaFolder(config(), async (place) => {
      const { root, number, nextUpdate, entries } = importRootCrl(
        place,
        crlIn(readBrought(required('The file', file))),
      );
      return {
        text: `CRL number ${number} of root ${root} is in place, until ${nextUpdate.toISOString()}, ${entries.length} revoked.`,
        json: plain({ root, number, nextUpdate, revoked: entries.length }),
      };
    }),
});

export const offlineCommands = {
  'ca request': request,
  'ca import': importCertificate,
  'ca import-crl': importCrl,
};
