// Pictures of the demo: two-tone poster shapes computed pixel by pixel. No file, no font, nobody's rights.
import sharp from 'sharp';
import { PICTURES } from './demo-plan.policy.ts';

export interface DemoPicture {
  full: Buffer;
  preview: Buffer;
  width: number;
  height: number;
  altText: string;
}

const WIDTH = 1200;
const HEIGHT = 800;
type Colour = readonly [number, number, number];
const GROUNDS: readonly Colour[] = [
  [246, 244, 238],
  [235, 233, 251],
  [223, 242, 226],
  [253, 240, 211],
];
const INKS: readonly Colour[] = [
  [76, 54, 190],
  [1, 114, 100],
  [203, 131, 41],
  [199, 43, 104],
];
/** Is this point inked? x, y from 0 to 1. */
const SHAPES: readonly { altText: string; isInked: (x: number, y: number) => boolean }[] = [
  {
    altText: 'Плакат: круг встаёт над линией горизонта',
    isInked: (x, y) => y > 0.72 || Math.hypot(x - 0.5, (y - 0.72) * 0.67) < 0.22,
  },
  {
    altText: 'Плакат: столбики растут слева направо',
    isInked: (x, y) => x % 0.2 < 0.12 && y > 0.85 - Math.floor(x * 5) * 0.14,
  },
  { altText: 'Плакат: шестерня крупно', isInked: isGear },
  {
    altText: 'Плакат: две волны на светлом поле',
    isInked: (x, y) =>
      Math.abs(y - 0.45 - Math.sin(x * 9) * 0.08) < 0.06 || Math.abs(y - 0.7 - Math.sin(x * 9) * 0.08) < 0.06,
  },
  {
    altText: 'Плакат: окна ночной смены',
    isInked: (x, y) =>
      x % 0.14 < 0.09 && y % 0.22 < 0.14 && (Math.floor(x * 7) * 5 + Math.floor(y * 4) * 3) % 4 !== 0,
  },
  {
    altText: 'Плакат: рупор из двух треугольников',
    isInked: (x, y) => x > 0.25 && x < 0.75 && Math.abs(y - 0.5) < 0.06 + (x - 0.25) * 0.5,
  },
];

function isGear(x: number, y: number): boolean {
  const dx = (x - 0.5) * 1.5;
  const dy = y - 0.5;
  const radius = Math.hypot(dx, dy);
  const tooth = Math.cos(Math.atan2(dy, dx) * 10) > 0 ? 0.38 : 0.31;
  return radius < tooth && radius > 0.14;
}

export async function drawDemoPictures(): Promise<DemoPicture[]> {
  const pictures: DemoPicture[] = [];
  for (let index = 0; index < PICTURES; index += 1) pictures.push(await draw(index));
  return pictures;
}

async function draw(index: number): Promise<DemoPicture> {
  const shape = SHAPES[index % SHAPES.length];
  const ground = GROUNDS[Math.floor(index / 2) % GROUNDS.length];
  const ink = INKS[index % INKS.length];
  if (!shape || !ground || !ink) throw new Error('no shape');
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3);
  for (let y = 0, at = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1, at += 3) {
      const colour = shape.isInked(x / WIDTH, y / HEIGHT) ? ink : ground;
      pixels[at] = colour[0];
      pixels[at + 1] = colour[1];
      pixels[at + 2] = colour[2];
    }
  const raw = { raw: { width: WIDTH, height: HEIGHT, channels: 3 as const } };
  const full = await sharp(pixels, raw).png({ palette: true, compressionLevel: 6 }).toBuffer();
  const preview = await sharp(pixels, raw).resize(480).webp({ quality: 80 }).toBuffer();
  return { full, preview, width: WIDTH, height: HEIGHT, altText: shape.altText };
}
