/** A small raster painter for pictures made at run time: filled outlines with smooth edges, text in Arimo, and a PNG at the end. */
import { Buffer } from 'node:buffer';
import { crc32, deflateSync } from 'node:zlib';
import fontkit, { type Font } from '@pdf-lib/fontkit';
import { charactersOf, fontBytes, printable, type Weight } from './typeface.ts';

export type Picture = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };
export type Colour = readonly [red: number, green: number, blue: number];
type Point = readonly [x: number, y: number];
/** Closed contours in pixels, y downwards; inner contours run the other way round. */
export type Outline = readonly (readonly Point[])[];

export const blankPicture = (width: number, height: number, [red, green, blue]: Colour): Picture => {
  const pixels = new Uint8Array(width * height * 3);
  for (let at = 0; at < pixels.length; at += 3) pixels.set([red, green, blue], at);
  return { width, height, pixels };
};

/** Fills with the colour; an edge that crosses a pixel colours it by the area covered (signed-area accumulation). */
export const fill = (picture: Picture, outline: Outline, colour: Colour, opacity = 1): void => {
  const points = outline.flat();
  const top = Math.max(0, Math.floor(Math.min(...points.map(([, y]) => y))));
  const bottom = Math.min(picture.height, Math.ceil(Math.max(...points.map(([, y]) => y))) + 1);
  if (bottom <= top) return;
  const stride = picture.width + 2;
  const area = new Float32Array(stride * (bottom - top));
  for (const contour of outline)
    for (const [at, from] of contour.entries())
      accumulate(area, stride, top, bottom, from, contour[(at + 1) % contour.length] ?? from);
  for (let y = top; y < bottom; y++) {
    let covered = 0;
    for (let x = 0; x < picture.width; x++) {
      covered += area[(y - top) * stride + x] ?? 0;
      const part = Math.min(1, Math.abs(covered)) * opacity;
      if (part > 0.003) blend(picture.pixels, (y * picture.width + x) * 3, colour, part);
    }
  }
};

export const rectangle = (x: number, y: number, width: number, height: number): Outline => [
  [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ],
];

export const ellipse = (x: number, y: number, radiusX: number, radiusY: number): Outline => [
  Array.from({ length: 72 }, (_, at): Point => {
    const angle = (at / 72) * 2 * Math.PI;
    return [x + radiusX * Math.cos(angle), y + radiusY * Math.sin(angle)];
  }),
];

/** A line with a thickness through the points. */
export const stroke = (points: readonly Point[], thickness: number): Outline =>
  points.slice(1).map(([x1, y1], at) => {
    const [x0, y0] = points[at] ?? [x1, y1];
    const length = Math.hypot(x1 - x0, y1 - y0) || 1;
    const [dx, dy] = [((x1 - x0) / length) * (thickness / 2), ((y1 - y0) / length) * (thickness / 2)];
    return [
      [x0 - dy - dx, y0 + dx - dy],
      [x1 - dy + dx, y1 + dx + dy],
      [x1 + dy + dx, y1 - dx + dy],
      [x0 + dy - dx, y0 - dx - dy],
    ];
  });

export type Lettering = {
  readonly weight?: Weight;
  /** Pixels. */
  readonly size: number;
  readonly colour?: Colour;
  readonly opacity?: number;
  readonly align?: 'left' | 'centre';
  /** Turned about the starting point, degrees clockwise. */
  readonly turn?: number;
};

/** Text with its base line at `y`. */
export const letter = (picture: Picture, text: string, x: number, y: number, lettering: Lettering): void => {
  const { weight = 'regular', size, colour = [0, 0, 0], opacity = 1, align = 'left', turn = 0 } = lettering;
  const font = fontOf(weight);
  const scale = size / font.unitsPerEm;
  const run = font.layout(printable(text, charactersOf(weight, font.characterSet)), { liga: false });
  const start = align === 'centre' ? -run.advanceWidth / 2 : 0;
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
  let pen = start;
  const outline: Point[][] = [];
  for (const [at, glyph] of run.glyphs.entries()) {
    const offset = pen;
    const place = ([px, py]: Point): Point => {
      const [dx, dy] = [(px + offset) * scale, -py * scale];
      return [x + dx * cos - dy * sin, y + dx * sin + dy * cos];
    };
    for (const contour of contours(glyph.path.toSVG())) outline.push(contour.map(place));
    pen += run.positions[at]?.xAdvance ?? 0;
  }
  if (outline.length > 0) fill(picture, outline, colour, opacity);
};

/** 24-bit PNG, rows filtered by their difference to the left. */
export const encodePng = ({ width, height, pixels }: Picture): Uint8Array => {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++) {
    const [from, to] = [y * width * 3, y * (1 + width * 3)];
    rows[to] = 1; // Sub
    for (let at = 0; at < width * 3; at++)
      rows[to + 1 + at] = (pixels[from + at] ?? 0) - (at < 3 ? 0 : (pixels[from + at - 3] ?? 0));
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  // 300 dots per inch, as a scanner would say.
  const density = Buffer.from('00002e2300002e2301', 'hex');
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const chunks = [chunk('IHDR', header), chunk('pHYs', density), chunk('IDAT', deflateSync(rows, { level: 9 }))];
  return Buffer.concat([signature, ...chunks, chunk('IEND', Buffer.alloc(0))]);
};

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

const blend = (pixels: Uint8Array, at: number, [red, green, blue]: Colour, part: number): void => {
  pixels[at] = Math.round((pixels[at] ?? 0) * (1 - part) + red * part);
  pixels[at + 1] = Math.round((pixels[at + 1] ?? 0) * (1 - part) + green * part);
  pixels[at + 2] = Math.round((pixels[at + 2] ?? 0) * (1 - part) + blue * part);
};

/** Adds one edge's coverage: for each row it crosses, the area to its right, split over the pixels it passes through. */
const accumulate = (area: Float32Array, stride: number, top: number, bottom: number, from: Point, to: Point): void => {
  if (from[1] === to[1]) return;
  const direction = from[1] < to[1] ? 1 : -1;
  const [[x0, y0], [x1, y1]] = direction > 0 ? [from, to] : [to, from];
  const slope = (x1 - x0) / (y1 - y0);
  const within = (x: number) => Math.min(Math.max(x, 0), stride - 2);
  for (let y = Math.max(top, Math.floor(y0)); y < Math.min(bottom, Math.ceil(y1)); y++) {
    const [enter, leave] = [Math.max(y, y0), Math.min(y + 1, y1)];
    const [a, b] = [within(x0 + (enter - y0) * slope), within(x0 + (leave - y0) * slope)];
    const [left, right] = a < b ? [a, b] : [b, a];
    spread(area, (y - top) * stride, left, right, direction * (leave - enter));
  }
};

const spread = (area: Float32Array, row: number, left: number, right: number, height: number): void => {
  const first = Math.floor(left);
  const last = Math.floor(right);
  const add = (at: number, value: number) => {
    area[row + at] = (area[row + at] ?? 0) + value;
  };
  if (first === last) {
    const uncovered = (left + right) / 2 - first;
    add(first, height * (1 - uncovered));
    add(first + 1, height * uncovered);
    return;
  }
  const width = right - left;
  for (let x = first; x <= last; x++) {
    const [from, to] = [Math.max(left, x), Math.min(right, x + 1)];
    const share = (height * (to - from)) / width;
    const uncovered = (from + to) / 2 - x;
    add(x, share * (1 - uncovered));
    add(x + 1, share * uncovered);
  }
};

const fonts = new Map<Weight, Font>();
const fontOf = (weight: Weight): Font => {
  const font = fonts.get(weight) ?? fontkit.create(fontBytes(weight));
  fonts.set(weight, font);
  return font;
};

/** The contours of `M x y L x y Q cx cy x y Z` path data, curves cut into short lines. TrueType outlines have no cubic curves. */
const contours = (path: string): readonly (readonly Point[])[] => {
  const found: Point[][] = [];
  for (const [, command, numbers = ''] of path.matchAll(/([MLQZ])([^MLQZ]*)/g)) {
    const values = numbers.match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? [];
    if (command === 'M') found.push([]);
    const contour = found.at(-1);
    const [a = 0, b = 0, x = a, y = b] = values;
    if (!contour || command === 'Z') continue;
    if (command === 'Q') contour.push(...curve(contour.at(-1) ?? [a, b], [a, b], [x, y]));
    else contour.push([a, b]);
  }
  return found;
};

const curve = ([x0, y0]: Point, [cx, cy]: Point, [x1, y1]: Point): readonly Point[] =>
  Array.from({ length: 6 }, (_, at): Point => {
    const t = (at + 1) / 6;
    const u = 1 - t;
    return [u * u * x0 + 2 * u * t * cx + t * t * x1, u * u * y0 + 2 * u * t * cy + t * t * y1];
  });
