/** A file in a chat: a picture one can look at, or a chip with its name that opens or downloads it. */
import type { FileFacts } from '../../bot/networks/sandbox/scene.ts';
import { el, icon, iconButton } from './dom.ts';
import { bytesOf } from './server.ts';
import { say, sizeText } from './words.ts';

const opensInBrowser = (mediaType: string) =>
  mediaType === 'application/pdf' || /^image\/(png|jpeg|webp)$/.test(mediaType);

export function attachment(file: FileFacts, as: string): HTMLElement {
  return as === 'photo' ? picture(file) : chip(`files/${file.id}`, file.name, file.mediaType, sizeText(file.size));
}

/** Also shows a sample: `path` is where the bytes are. */
export function chip(path: string, name: string, mediaType: string, detail: string): HTMLElement {
  const words = el('span', { class: 'chip-words' }, [
    el('span', { class: 'chip-name' }, [name]),
    el('span', { class: 'chip-detail' }, [detail]),
  ]);
  const opens = opensInBrowser(mediaType);
  const label = say(opens ? 'openFile' : 'download', { name });
  const main = el(
    'button',
    { type: 'button', class: 'chip-main', 'aria-label': `${label}, ${detail}` },
    [el('span', { class: 'chip-icon' }, [icon('file'), el('span', { class: 'chip-kind' }, [extension(name)])]), words],
    { click: () => void (opens ? show(path, mediaType) : save(path, name)) },
  );
  return el('div', { class: 'chip' }, [
    main,
    iconButton('download', say('download', { name }), () => void save(path, name)),
  ]);
}

function picture(file: FileFacts): HTMLElement {
  const { width, height } = file;
  const image = el('img', { alt: `${say('photo')}: ${file.name}`, width, height });
  image.style.aspectRatio = `${width} / ${height}`;
  const path = `files/${file.id}`;
  void bytesOf(path).then((blob) => {
    image.src = URL.createObjectURL(new Blob([blob], { type: file.mediaType }));
  });
  return el(
    'button',
    { type: 'button', class: 'picture', 'aria-label': say('openFile', { name: file.name }) },
    [image],
    {
      click: () => void show(path, file.mediaType),
    },
  );
}

/** The type is one that shows and does not run: never the page's own origin for a stranger's HTML. */
async function show(path: string, mediaType: string): Promise<void> {
  const blob = await bytesOf(path);
  window.open(URL.createObjectURL(new Blob([blob], { type: mediaType })), '_blank', 'noopener');
}

export async function save(path: string, name: string): Promise<void> {
  const url = URL.createObjectURL(await bytesOf(path));
  el('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

const extension = (name: string) => (/\.([a-z0-9]{1,4})$/i.exec(name)?.[1] ?? '').toUpperCase();
