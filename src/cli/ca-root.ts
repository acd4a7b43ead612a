/** `lencana ca root …`: what is done on the machine where a root's key is kept, without a network and without settings (docs/ca-ceremony.md). */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { certificateFacts, readCertificate } from '#pki/certificate.ts';
import { readCrlOf } from '#pki/crl-reader.ts';
import { readPkcs11Uri } from '#pki/pkcs11-uri.ts';
import { type RevocationReason, revocationReasons } from '#pki/revocation-reason.ts';
import { files, readFile } from '#src/ceremonies/ca-folder.ts';
import { type KeyStore, keyStore } from '#src/ceremonies/key-store.ts';
import {
  makeRootFolder,
  nextRootCrl,
  type RootPlace,
  type RootRevocation,
  readCaRequest,
  signCaRequest,
} from '#src/ceremonies/root.ts';
import { factsText, keyTypeOf, nameFrom, plain } from './ca-options.ts';
import { clock, command, random, required, WrongCall, wholeNumber } from './command.ts';
import { confirm, newPassphrase, passphraseOf } from './prompt.ts';

const keyOptions = {
  folder: { type: 'string' },
  'passphrase-file': { type: 'string' },
  signer: { type: 'string' },
} as const;
type KeyValues = { readonly [name in keyof typeof keyOptions]?: string | undefined };
const keyDetails = `  --passphrase-file <f>   without it you are asked at the terminal
  --signer pkcs11:…       the key is on a token: pkcs11:token=<label>?module-path=<library>&pin-source=file:<file>`;

const placeOf = (values: KeyValues, passphrase: () => Promise<string>): RootPlace => ({
  folder: required('--folder', values.folder),
  keys: storeOf(values, passphrase),
  clock,
  random,
});
const storeOf = ({ signer }: KeyValues, passphrase: () => Promise<string>): KeyStore =>
  keyStore({ passphrase, random, ...(signer !== undefined && { token: readPkcs11Uri(signer) }) });
const opening = (values: KeyValues): RootPlace =>
  placeOf(values, () => passphraseOf("the root's key", values['passphrase-file']));

const make = command({
  usage: 'ca root make --folder <new folder> --organization <O> --url <CA_URL>',
  about: 'make a root: key, certificate and first CRL, in a folder of its own',
  details: `  --url <http://…>     CA_URL of the issuing side: where the root's certificate and CRL will be read
  --name <CN>          "Lencana Root CA"      --years 20
  --key-type P-384|RSA-3072|RSA-4096
${keyDetails}`,
  options: {
    ...keyOptions,
    organization: { type: 'string' },
    name: { type: 'string' },
    url: { type: 'string' },
    years: { type: 'string' },
    'key-type': { type: 'string' },
  },
  run: async ({ values }) => {
    const place = placeOf(values, () => newPassphrase("the root's key", values['passphrase-file']));
    const name = nameFrom(required('--organization', values.organization), values.name ?? 'Lencana Root CA');
    const url = required('--url', values.url).replace(/\/+$/, '');
    if (!/^http:\/\/[^\s/]+(\/\S*)?$/.test(url))
      throw new WrongCall(
        '--url wants the CA_URL of the issuing side, which begins with http://: readers fetch it without TLS',
      );
    const years = wholeNumber('--years', values.years, { from: 5, to: 40, otherwise: 20 });
    const { certificate } = await makeRootFolder(place, { name, url, years, keyType: keyTypeOf(values['key-type']) });
    const facts = certificateFacts(certificate);
    const text = `${factsText('The root is made', facts)}
Write the SHA-256 down, and read it to whoever brings the certificate to the issuing side.
For the issuing side: ${join(place.folder, files.certificate)} and ${join(place.folder, files.crl)}. Everything else stays here.`;
    return { text, json: plain(facts) };
  },
});

const sign = command({
  usage: 'ca root sign <request> --folder <folder> --out <issuing.cer>',
  about: 'sign the request of an issuing CA, after showing what would be signed',
  details: `  --years 10   --yes   do not ask\n${keyDetails}`,
  options: { ...keyOptions, out: { type: 'string' }, years: { type: 'string' }, yes: { type: 'boolean' } },
  run: async ({ rest: [file], values }) => {
    const place = opening(values);
    const out = required('--out', values.out);
    const years = wholeNumber('--years', values.years, { from: 3, to: 20, otherwise: 10 });
    const { request, name } = readCaRequest(required('The file with the request', file));
    const root = certificateFacts(readFile(place.folder, files.certificate));
    const facts = `Root: ${root.subject}, until ${root.notAfter.toISOString()}
Request: CN=${name.commonName}, O=${name.organization}, C=ID
  ${request.keyType}, key ${request.keyHash}
  ${years} years, CA with path length 0`;
    await confirm(facts, 'Compare the key with what the issuing side reads to you. Shall this be signed?', {
      yes: values.yes ?? false,
    });
    const certificate = await signCaRequest(place, { request, name, years });
    writeFileSync(out, certificate);
    const signed = certificateFacts(certificate);
    const text = `${factsText('Signed', signed)}\nIt is in ${out}. Bring it to the issuing side, with ${join(place.folder, files.certificate)} and ${join(place.folder, files.crl)} where the root is new there.`;
    return { text, json: plain({ ...signed, file: out }) };
  },
});

const crl = command({
  usage: 'ca root crl --folder <folder> --out <root.crl> [--revoke <serial>:<reason>]',
  about: "sign the root's next CRL, good for a year; bring it with lencana ca import-crl",
  details: `  --revoke <serial>:<reason>   a certificate of an issuing CA: keyCompromise, cACompromise, superseded, cessationOfOperation …
  --yes   do not ask before revoking\n${keyDetails}`,
  options: {
    ...keyOptions,
    out: { type: 'string' },
    revoke: { type: 'string', multiple: true },
    yes: { type: 'boolean' },
  },
  run: async ({ values }) => {
    const place = opening(values);
    const out = required('--out', values.out);
    const revoke = (values.revoke ?? []).map(revocationFrom);
    if (revoke.length > 0)
      await confirm(
        revoke.map(({ serial, reason }) => `Revoked for good: ${serial} (${reason})`).join('\n'),
        'Every certificate under it becomes worthless. Shall it be revoked?',
        { yes: values.yes ?? false },
      );
    const der = await nextRootCrl(place, revoke);
    writeFileSync(out, der);
    const { number, nextUpdate, entries } = readCrlOf(readCertificate(readFile(place.folder, files.certificate)), der);
    const text = `CRL number ${number}, until ${nextUpdate.toISOString()}, ${entries.length} revoked. It is in ${out}; bring it to the issuing side: lencana ca import-crl ${out}`;
    return { text, json: plain({ number, nextUpdate, revoked: entries.length, file: out }) };
  },
});

/** `5f0c…:keyCompromise`; programs print serial numbers with colons and in capitals too. */
const revocationFrom = (text: string): RootRevocation => {
  const [, digits = '', reason = ''] = /^([0-9A-Fa-f:]+):([A-Za-z]+)$/.exec(text) ?? [];
  const serial = digits.replaceAll(':', '').toLowerCase().replace(/^0+/, '');
  const reasons = (Object.keys(revocationReasons) as RevocationReason[]).filter((one) => one !== 'removeFromCRL');
  const found = reasons.find((one) => one === reason);
  if (serial === '' || !found || found === 'certificateHold')
    throw new WrongCall(
      `--revoke wants <serial>:<reason>, the reason one of ${reasons.filter((one) => one !== 'certificateHold').join(', ')}; got "${text}"`,
    );
  return { serial, reason: found };
};

export const rootCommands = { 'ca root make': make, 'ca root sign': sign, 'ca root crl': crl };
