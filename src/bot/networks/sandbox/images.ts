/** The size of a picture in pixels, read from the head of a JPEG or PNG; Telegram tells it with every photo. */

export type Pixels = { readonly width: number; readonly height: number };

/** Undefined when the bytes are neither JPEG nor PNG. */
export function pixelsOf(bytes: Uint8Array): Pixels | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return pngPixels(view) ?? jpegPixels(view);
}

/** PNG 11.2.2: after the eight-byte signature the IHDR chunk begins with width and height. */
function pngPixels(view: DataView): Pixels | undefined {
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) return undefined;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** ITU T.81 B.2.2: the frame header (SOF0…SOF15 without the four that are not frames) holds height, then width. */
function jpegPixels(view: DataView): Pixels | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}
