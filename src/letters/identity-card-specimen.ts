/**
 * A picture of an identity card (KTP) for the sandbox and for tests: invented data, "SPECIMEN" and "CONTOH" across it, no state
 * emblem. It answers ACC-4's "copy of the KTP" in a trial, and could fool nobody.
 */
import {
  blankPicture,
  type Colour,
  ellipse,
  encodePng,
  fill,
  letter,
  type Picture,
  rectangle,
  stroke,
} from './picture.ts';

export type IdentityCardSpecimen = {
  readonly nik: string;
  readonly name: string;
  readonly province: string;
  readonly regency: string;
  readonly birthPlace: string;
  /** `15-03-1990` */
  readonly birthDate: string;
  readonly sex: 'female' | 'male';
  readonly address: string;
  readonly neighbourhood: string;
  readonly village: string;
  readonly district: string;
};

/** ISO/IEC 7810 ID-1 at 300 dots per inch. */
const WIDTH = 1012;
const HEIGHT = 638;
const dark: Colour = [22, 30, 45];
const warning: Colour = [196, 30, 48];

/** @returns PNG, 1012 × 638; the same data give the same bytes */
export const identityCardSpecimen = (card: IdentityCardSpecimen): Uint8Array => {
  const picture = blankPicture(WIDTH, HEIGHT, [205, 226, 238]);
  background(picture);
  portrait(picture, card.sex);
  heading(picture, card);
  fields(picture, card);
  marks(picture);
  return encodePng(picture);
};

const background = (picture: Picture): void => {
  for (let wave = 0; wave < 15; wave++) {
    const points = Array.from({ length: 64 }, (_, at) => {
      const x = (at / 63) * WIDTH;
      return [x, wave * 48 - 20 + 26 * Math.sin(x / 120 + wave * 0.7)] as const;
    });
    fill(picture, stroke(points, 2), wave % 2 ? [176, 208, 226] : [190, 216, 208], 0.8);
  }
  fill(picture, rectangle(0, 0, WIDTH, 8), [60, 120, 165]);
  fill(picture, rectangle(0, HEIGHT - 8, WIDTH, 8), [60, 120, 165]);
};

const heading = (picture: Picture, { province, regency, nik }: IdentityCardSpecimen): void => {
  const title = { weight: 'bold', align: 'centre', colour: dark } as const;
  letter(picture, `PROVINSI ${province}`.toUpperCase(), WIDTH / 2, 52, { ...title, size: 31 });
  letter(picture, regency.toUpperCase(), WIDTH / 2, 90, { ...title, size: 31 });
  letter(picture, 'NIK', 34, 152, { size: 38, weight: 'bold', colour: dark });
  letter(picture, `: ${nik}`, 196, 152, { size: 42, weight: 'bold', colour: dark });
};

const fields = (picture: Picture, card: IdentityCardSpecimen): void => {
  const rows = [
    ['Nama', card.name],
    ['Tempat/Tgl Lahir', `${card.birthPlace}, ${card.birthDate}`],
    ['Jenis Kelamin', `${card.sex === 'female' ? 'PEREMPUAN' : 'LAKI-LAKI'}     Gol. Darah : -`],
    ['Alamat', card.address],
    ['    RT/RW', card.neighbourhood],
    ['    Kel/Desa', card.village],
    ['    Kecamatan', card.district],
    ['Agama', '-'],
    ['Status Perkawinan', '-'],
    ['Pekerjaan', 'PEGAWAI NEGERI SIPIL'],
    ['Kewarganegaraan', 'WNI'],
    ['Berlaku Hingga', 'SEUMUR HIDUP'],
  ] as const;
  for (const [at, [label, value]] of rows.entries()) {
    const y = 200 + at * 35.5;
    const indent = label.startsWith(' ') ? 22 : 0;
    letter(picture, label.trim(), 34 + indent, y, { size: 25, colour: dark });
    letter(picture, ':', 268, y, { size: 25, colour: dark });
    letter(picture, value.toUpperCase(), 284, y, { size: 25, colour: dark });
  }
};

/** A drawn figure, nobody's face. */
const portrait = (picture: Picture, sex: IdentityCardSpecimen['sex']): void => {
  const [x, y, width, height] = [752, 128, 220, 290] as const;
  fill(picture, rectangle(x - 3, y - 3, width + 6, height + 6), [240, 246, 250]);
  fill(picture, rectangle(x, y, width, height), [176, 52, 58]);
  const middle = x + width / 2;
  const skin: Colour = [222, 184, 150];
  const cloth: Colour = sex === 'female' ? [74, 96, 140] : [44, 48, 60];
  const shoulders = Array.from({ length: 33 }, (_, at) => {
    const angle = Math.PI + (at / 32) * Math.PI;
    return [middle + 104 * Math.cos(angle), y + height + 86 * Math.sin(angle)] as const;
  });
  fill(picture, [shoulders], [232, 234, 226]);
  if (sex === 'female') fill(picture, ellipse(middle, y + 138, 78, 100), cloth);
  fill(picture, rectangle(middle - 24, y + 170, 48, 44), sex === 'female' ? cloth : skin);
  if (sex === 'male') fill(picture, ellipse(middle, y + 100, 62, 68), cloth);
  fill(picture, ellipse(middle, y + 122, 50, 62), skin);
  letter(picture, 'TANPA WAJAH', middle, y + height + 34, { size: 19, align: 'centre', colour: dark });
  letter(picture, 'CONTOH, 01-01-2020', middle, y + height + 62, { size: 19, align: 'centre', colour: dark });
  signature(picture, middle - 62, y + height + 112);
};

const signature = (picture: Picture, x: number, y: number): void => {
  const points = Array.from({ length: 60 }, (_, at) => {
    const t = at / 59;
    return [x + t * 124, y - 22 * Math.sin(t * 19) * (1 - t * 0.7) - 10 * Math.sin(t * 4)] as const;
  });
  fill(picture, stroke(points, 3.2), dark, 0.9);
};

const marks = (picture: Picture): void => {
  const across = { weight: 'bold', align: 'centre', turn: -24, colour: warning } as const;
  letter(picture, 'SPECIMEN', 470, 420, { ...across, size: 150, opacity: 0.2 });
  letter(picture, 'CONTOH', 830, 330, { ...across, size: 58, opacity: 0.55 });
  fill(picture, rectangle(0, HEIGHT - 34, WIDTH, 34), warning);
  const words = 'SPECIMEN · CONTOH UNTUK UJI COBA · DATA REKAAN · BUKAN DOKUMEN RESMI';
  letter(picture, words, WIDTH / 2, HEIGHT - 10, {
    size: 21,
    weight: 'bold',
    align: 'centre',
    colour: [255, 255, 255],
  });
};
