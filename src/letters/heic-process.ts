/** Turns one HEIC photo into a JPEG in a process of its own: a decoder of HEVC is the largest thing here that reads strangers' bytes. */
import { createRequire } from 'node:module';
import { encode } from 'jpeg-js';

export type HeicOrder = { readonly bytes: Uint8Array; readonly maxPixels: number };
export type HeicAnswer =
  | { readonly jpeg: Uint8Array }
  | { readonly fault: 'unreadable' }
  | { readonly fault: 'pixels'; readonly width: number; readonly height: number };

/** What we use of libheif-js, which is CommonJS and has no types of its own. */
type Picture = { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number };
type HeifImage = {
  get_width(): number;
  get_height(): number;
  display(into: Picture, done: (picture: Picture | null) => void): void;
};
type Libheif = { readonly HeifDecoder: new () => { decode(bytes: Uint8Array): readonly HeifImage[] } };

/** Finer than a scanner's 300 dots per inch on A4 (2480 × 3508) is halved: the letter stays small enough to be carried on. */
const plenty = 13_000_000;
const quality = 85;

const answer = async ({ bytes, maxPixels }: HeicOrder): Promise<HeicAnswer> => {
  const { HeifDecoder } = createRequire(import.meta.url)('libheif-js/wasm-bundle') as Libheif;
  const [image] = new HeifDecoder().decode(bytes);
  if (!image) return { fault: 'unreadable' };
  const [width, height] = [image.get_width(), image.get_height()];
  if (width * height > maxPixels) return { fault: 'pixels', width, height };
  let picture = await pixelsOf(image, { data: new Uint8ClampedArray(width * height * 4), width, height });
  while (picture && picture.width * picture.height > plenty) picture = halved(picture);
  return picture ? { jpeg: new Uint8Array(encode(picture, quality).data) } : { fault: 'unreadable' };
};

/** Turned the way it is meant to be seen. */
const pixelsOf = (image: HeifImage, into: Picture): Promise<Picture | null> =>
  new Promise((resolve) => image.display(into, resolve));

/** Each pixel the mean of four. */
const halved = ({ data, width: across, height: down }: Picture): Picture => {
  const [width, height] = [across >> 1, down >> 1];
  const half = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let channel = 0; channel < 4; channel++) {
        const at = (2 * y * across + 2 * x) * 4 + channel;
        const below = at + across * 4;
        const sum = (data[at] ?? 0) + (data[at + 4] ?? 0) + (data[below] ?? 0) + (data[below + 4] ?? 0);
        half[(y * width + x) * 4 + channel] = sum / 4;
      }
  return { data: half, width, height };
};

process.once('message', async (order) => {
  // heic.ts is the only sender. Whatever the decoder complains of, the file is none we can read.
  const said = await answer(order as HeicOrder).catch((): HeicAnswer => ({ fault: 'unreadable' }));
  process.send?.(said);
});
