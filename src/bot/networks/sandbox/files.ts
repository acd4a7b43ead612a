/** Files of the sandbox: stored once, named by ids of Telegram's look. */
import { pixelsOf } from './images.ts';
import type { FileFacts } from './scene.ts';
import type { World } from './world.ts';

/** Telegram goes by the extension when a bot sends a file; these are the kinds this product meets. */
const mediaTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  txt: 'text/plain',
  csv: 'text/csv',
  html: 'text/html',
  zip: 'application/zip',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  cer: 'application/x-x509-ca-cert',
  crt: 'application/x-x509-ca-cert',
  der: 'application/x-x509-ca-cert',
  pem: 'application/x-x509-ca-cert',
  p7b: 'application/x-pkcs7-certificates',
  p12: 'application/x-pkcs12',
  csr: 'application/pkcs10',
  p10: 'application/pkcs10',
};

export const mediaTypeOf = (name: string) =>
  mediaTypes[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';

export async function storeFile(
  world: World,
  file: { readonly name: string; readonly bytes: Uint8Array; readonly mediaType?: string },
): Promise<FileFacts> {
  const pixels = pixelsOf(file.bytes);
  const facts: FileFacts = {
    id: `BQACAgUAAxk${base64url(world.random.bytes(30))}`,
    uniqueId: `AgAD${base64url(world.random.bytes(9))}`,
    name: file.name,
    mediaType: file.mediaType || mediaTypeOf(file.name),
    size: file.bytes.length,
    width: pixels?.width ?? null,
    height: pixels?.height ?? null,
  };
  await world.addFile(facts, file.bytes);
  return facts;
}

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
