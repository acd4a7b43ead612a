/** The one Exif fact a printed photo needs: which way up it is (Exif 2.32 4.6.4 A, tag 0x0112 Orientation). */

/** 1 upright … 8, as Exif numbers them. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const ORIENTATION = 0x0112;

/** `tiff` starts at the TIFF header (`II*` or `MM*`). Anything odd means upright: a photo is never refused for its metadata. */
export const orientationOf = (tiff: Uint8Array): Orientation => {
  if (tiff.length < 14) return 1;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.length);
  const little = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, little);
  if (directory + 2 > tiff.length) return 1;
  const entries = view.getUint16(directory, little);
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > tiff.length) return 1;
    if (view.getUint16(at, little) === ORIENTATION) return valid(view.getUint16(at + 8, little));
  }
  return 1;
};

const valid = (value: number): Orientation => (value >= 1 && value <= 8 ? (value as Orientation) : 1); // 1–8 checked here
