// The card of a page that has no picture: its title and who stands behind it, on paper and with ink. Pure but for the
// files of the letters: the same words give the same bytes.
import { drawPicture } from '../../media/pictures.ts';
import { breakLines } from './break-lines.ts';
import { type Letters, loadLetters } from './letters.ts';

/** What networks show under a link: 1.91 to 1. */
export const CARD = { width: 1_200, height: 630 };

export interface CardWords {
  title: string;
  /** Who made the page. */
  owner: string;
}

/** Of the sheet of every landing page: contrast 15.2 of the title, 7.4 of the name on paper. */
const PAPER = '#f6f4ee';
const TEXT = '#1f1b2e';
const INK = '#4c36be';
const LINE = '#e3dfd3';

const LEFT = 96;
const WIDTH = CARD.width - LEFT - 80;
const TOP = 80;
const MAX_LINES = 4;
/** From a slogan to the longest title there may be. */
const SIZES = [96, 80, 68] as const;
const LINE_HEIGHT = 1.16;
/** Of the hairline between title and name. */
const LINE_Y = 478;
const OWNER = { size: 34, maxLines: 2, lineHeight: 44 };

export async function drawCard(words: CardWords): Promise<Uint8Array> {
  return drawPicture(await cardSvg(words));
}

export async function cardSvg({ title, owner }: CardWords): Promise<string> {
  const [bold, medium] = await Promise.all([loadLetters(700), loadLetters(500)]);
  const { lines, size } = fitTitle(bold.drawable(title), bold);
  const titlePath = lines
    .map((line, at) => bold.pathOf(line, { x: LEFT, y: TOP + size * (0.78 + at * LINE_HEIGHT), size }))
    .join('');
  const room = { width: WIDTH / OWNER.size, maxLines: OWNER.maxLines, widthOf: medium.widthOf };
  const names = breakLines(medium.drawable(owner), room).lines;
  const firstY = (LINE_Y + CARD.height - OWNER.lineHeight * (names.length - 1)) / 2 + OWNER.size / 3;
  const ownerPath = names
    .map((name, at) => medium.pathOf(name, { x: LEFT, y: firstY + at * OWNER.lineHeight, size: OWNER.size }))
    .join('');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}">`,
    `<rect width="${CARD.width}" height="${CARD.height}" fill="${PAPER}"/>`,
    `<rect width="28" height="${CARD.height}" fill="${INK}"/>`,
    `<rect x="${LEFT}" y="${LINE_Y}" width="${WIDTH}" height="2" fill="${LINE}"/>`,
    `<path fill="${TEXT}" d="${titlePath}"/>`,
    `<path fill="${INK}" d="${ownerPath}"/>`,
    '</svg>',
  ].join('');
}

/** The largest size that needs no dots; lines of the smallest may end with them. */
function fitTitle(title: string, { widthOf }: Letters): { lines: string[]; size: number } {
  // A word of one letter stays with the next one.
  const bound = title.replace(/(?<=^| )(\p{L}) /gu, '$1\u00a0');
  const fitted = SIZES.map((size) => {
    const maxLines = Math.min(MAX_LINES, Math.floor((LINE_Y - 24 - TOP) / (size * LINE_HEIGHT)));
    return { size, ...breakLines(bound, { width: WIDTH / size, maxLines, widthOf }) };
  });
  return fitted.find(({ isCut }) => !isCut) ?? fitted.at(-1) ?? { lines: [], size: SIZES[0] };
}
