/** Files on Telegram's servers: ids, photos in their sizes, and the links by which a bot downloads (core.telegram.org/bots/api#getfile). */
import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { pixelsOf } from '#bot/networks/sandbox/images.ts';
import { badRequest, NotPossible } from './refusal.ts';
import type { Fields, World } from './world.ts';

export type FileKind = 'document' | 'photo' | 'sticker' | 'voice' | 'video_note' | 'video' | 'audio';
export type StoredFile = {
  readonly id: string;
  readonly uniqueId: string;
  readonly kind: FileKind;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly bytes: Uint8Array;
  /** Every size of a photo, smallest first; the ids of one photo share it. */
  readonly sizes: readonly PhotoSize[];
};
export type PhotoSize = {
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly file_size: number;
  readonly width: number;
  readonly height: number;
};
export type Upload = { readonly name: string; readonly mediaType?: string; readonly bytes: Uint8Array };

const megabyte = 1024 * 1024;
/** Bots may download no more from the cloud. */
const largestDownload = 20 * megabyte;
const largestPhoto = 10 * megabyte;
/** A link is good for at least an hour; here for exactly one. */
const linkSeconds = 3600;
/** The longer side of each size Telegram makes of a photo. */
const photoSides = [90, 320, 800, 1280];

const prefixes: Readonly<Record<FileKind, string>> = {
  document: 'BQACAgUAAxkB',
  photo: 'AgACAgUAAxkB',
  sticker: 'CAACAgUAAxkB',
  voice: 'AwACAgUAAxkB',
  video_note: 'DQACAgUAAxkB',
  video: 'BAACAgUAAxkB',
  audio: 'CQACAgUAAxkB',
};
const folders: Readonly<Record<FileKind, string>> = {
  document: 'documents',
  photo: 'photos',
  sticker: 'stickers',
  voice: 'voice',
  video_note: 'video_notes',
  video: 'videos',
  audio: 'music',
};
/** Of a file a bot uploads Telegram tells the media type by the end of its name. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.heic': 'image/heic',
  '.txt': 'text/plain',
  '.csv': 'text/csv',
  '.zip': 'application/zip',
  '.p12': 'application/x-pkcs12',
  '.pfx': 'application/x-pkcs12',
  '.cer': 'application/pkix-cert',
  '.crt': 'application/x-x509-ca-cert',
  '.pem': 'application/x-x509-ca-cert',
  '.html': 'text/html',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

function identify(world: World, kind: FileKind): Pick<StoredFile, 'id' | 'uniqueId'> {
  const letters = (count: number) =>
    Buffer.from(Array.from({ length: count }, () => Math.floor(world.random() * 256))).toString('base64url');
  return { id: prefixes[kind] + letters(42), uniqueId: `AgAD${letters(8)}` };
}

export function store(world: World, kind: FileKind, { name, mediaType, bytes }: Upload): StoredFile {
  const type = mediaType ?? mediaTypes[extname(name).toLowerCase()] ?? 'application/octet-stream';
  const file = { ...identify(world, kind), kind, name, mediaType: type, size: bytes.length, bytes, sizes: [] };
  world.files.set(file.id, file);
  return file;
}

/**
 * A photo in its sizes. The biggest is served with the bytes that were sent: nothing is encoded anew. Of the smaller ones only
 * the length is right and the picture is broken, since nobody should want them.
 */
export function storePhoto(world: World, { name, bytes }: Upload): StoredFile {
  const pixels = pixelsOf(bytes);
  if (!pixels) throw badRequest('IMAGE_PROCESS_FAILED');
  const { width, height } = pixels;
  if (width + height > 10_000 || Math.max(width / height, height / width) > 20)
    throw badRequest('PHOTO_INVALID_DIMENSIONS');
  const longer = Math.max(width, height);
  const sides = [...photoSides.filter((side) => side < longer), Math.min(longer, 1280)];
  const sizes = [...new Set(sides)].map((side, at, all): PhotoSize => {
    const { id, uniqueId } = identify(world, 'photo');
    const scale = side / longer;
    return {
      file_id: id,
      file_unique_id: uniqueId,
      file_size: at === all.length - 1 ? bytes.length : Math.max(1, Math.floor(bytes.length * scale * scale)),
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
    };
  });
  const files = sizes.map(
    ({ file_id, file_unique_id, file_size }): StoredFile => ({
      id: file_id,
      uniqueId: file_unique_id,
      kind: 'photo',
      name,
      mediaType: 'image/jpeg',
      size: file_size,
      bytes: bytes.subarray(0, file_size),
      sizes,
    }),
  );
  for (const file of files) world.files.set(file.id, file);
  const biggest = files.at(-1);
  if (!biggest) throw new NotPossible('A photo has a size');
  return biggest;
}

/** What a bot passes as a file: an upload, or the id of a file that is there already. `what`: the name of the parameter. */
export function fileOf(
  world: World,
  kind: 'document' | 'photo',
  given: unknown,
  uploads: ReadonlyMap<string, Upload>,
  what: string,
): StoredFile {
  const attached = typeof given === 'string' && given.startsWith('attach://') ? given.slice(9) : null;
  const upload = attached === null ? uploads.get(what) : uploads.get(attached);
  if (upload && (attached !== null || given === undefined)) return uploaded(world, kind, upload);
  if (typeof given !== 'string' || given === '' || attached !== null)
    throw badRequest(`there is no ${what} in the request`);
  if (/^https?:/i.test(given)) throw badRequest('failed to get HTTP URL content');
  const file = world.files.get(given);
  if (!file) throw badRequest('wrong file identifier/HTTP URL specified');
  if (file.kind !== kind) throw badRequest(`can't use file of type ${typeName(file.kind)} as ${typeName(kind)}`);
  return file;
}

const typeName = (kind: FileKind): string => (kind[0] ?? '').toUpperCase() + kind.slice(1);

function uploaded(world: World, kind: 'document' | 'photo', upload: Upload): StoredFile {
  if (upload.bytes.length === 0) throw badRequest('file must be non-empty');
  if (kind === 'document') return store(world, kind, { name: upload.name, bytes: upload.bytes });
  const { length } = upload.bytes;
  if (length > largestPhoto)
    throw badRequest(`file of size ${length} bytes is too big for a photo; the maximum size is ${largestPhoto} bytes`);
  return storePhoto(world, upload);
}

/** The field of a message that tells of this file. */
export function fileView(file: StoredFile): Fields {
  const facts = { file_id: file.id, file_unique_id: file.uniqueId, file_size: file.size };
  if (file.kind === 'photo') return { photo: file.sizes };
  if (file.kind === 'document') return { document: { file_name: file.name, mime_type: file.mediaType, ...facts } };
  if (file.kind === 'voice') return { voice: { duration: 3, mime_type: 'audio/ogg', ...facts } };
  if (file.kind === 'audio')
    return { audio: { duration: 60, file_name: file.name, mime_type: 'audio/mpeg', ...facts } };
  if (file.kind === 'video_note') return { video_note: { duration: 4, length: 240, ...facts } };
  if (file.kind === 'sticker')
    return {
      sticker: { width: 512, height: 512, emoji: '👍', is_animated: false, is_video: false, type: 'regular', ...facts },
    };
  return { video: { duration: 8, width: 640, height: 360, mime_type: 'video/mp4', file_name: file.name, ...facts } };
}

/** The link to a file: a path to be joined to `/file/bot<token>/`, or on a local server where it lies on the disk. */
export function linkTo(world: World, id: string): Fields {
  const file = world.files.get(id);
  if (!file) throw badRequest(id === '' ? 'file_id not specified' : 'invalid file_id');
  if (!world.local && file.size > largestDownload) throw badRequest('file is too big');
  const number = createHash('sha256').update(file.uniqueId).digest().readUInt16BE(0);
  const path = `${folders[file.kind]}/file_${number}${extname(file.name).toLowerCase() || (file.kind === 'photo' ? '.jpg' : '')}`;
  world.paths.set(path, { file, until: world.now() + linkSeconds });
  const facts = { file_id: file.id, file_unique_id: file.uniqueId, file_size: file.size };
  return { ...facts, file_path: world.local ? onDisk(path, file) : path };
}

function onDisk(path: string, file: StoredFile): string {
  const place = join(mkdtempSync(join(tmpdir(), 'bot-api-')), path.replace('/', '-'));
  writeFileSync(place, file.bytes);
  return place;
}
