// Golos Text as outlines, read from its files at the first ask. A character that none of the files has is left out:
// never a box, never a letter of another font. What comes out are numbers, so no text can become markup.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Font, PathCommand } from 'opentype.js';

export type Weight = 500 | 700;

/** The first that has a character draws it. */
const SUBSETS = ['latin', 'cyrillic', 'latin-ext', 'cyrillic-ext'] as const;

export interface Letters {
  /** The text without what cannot be drawn, white space in one piece. */
  drawable(text: string): string;
  /** Of one line, in units of its size. */
  widthOf(text: string): number;
  /** Outlines as the data of an SVG path: digits, points and the letters of its commands alone. */
  pathOf(text: string, at: { x: number; y: number; size: number }): string;
}

const loading = new Map<Weight, Promise<Letters>>();

export function loadLetters(weight: Weight): Promise<Letters> {
  const known = loading.get(weight);
  if (known) return known;
  const work = readFonts(weight).then(lettersOf);
  loading.set(weight, work);
  // What failed once is tried again by the next who asks.
  work.catch(() => loading.delete(weight));
  return work;
}

async function readFonts(weight: Weight): Promise<Font[]> {
  const { default: opentype } = await import('opentype.js');
  const require = createRequire(import.meta.url);
  const folder = path.dirname(require.resolve('@fontsource/golos-text/package.json'));
  return Promise.all(
    SUBSETS.map(async (subset) => {
      const file = await readFile(path.join(folder, `files/golos-text-${subset}-${weight}-normal.woff`));
      return opentype.parse(file.buffer.slice(file.byteOffset, file.byteOffset + file.length));
    }),
  );
}

interface Placed {
  font: Font;
  glyph: number;
  /** Where it begins, in units of the size. */
  x: number;
}

function lettersOf(fonts: readonly Font[]): Letters {
  const find = (letter: string) => {
    const font = fonts.find((one) => one.charToGlyphIndex(letter) > 0);
    return font ? { font, glyph: font.charToGlyphIndex(letter) } : null;
  };
  const place = (text: string): { all: Placed[]; width: number } => {
    const all: Placed[] = [];
    let width = 0;
    for (const letter of text) {
      const found = find(letter);
      if (!found) continue;
      const { font, glyph } = found;
      const before = all.at(-1);
      // Pairs are known within one file alone.
      if (before?.font === font)
        width +=
          font.getKerningValue(font.glyphs.get(before.glyph), font.glyphs.get(glyph)) / font.unitsPerEm;
      all.push({ font, glyph, x: width });
      width += (font.glyphs.get(glyph).advanceWidth ?? 0) / font.unitsPerEm;
    }
    return { all, width };
  };
  return {
    drawable: (text) =>
      [...text.normalize('NFC').replace(/[^\S\u00a0]+/gu, ' ')]
        .filter((letter) => find(letter) !== null)
        .join('')
        .replace(/ {2,}/g, ' ')
        .trim(),
    widthOf: (text) => place(text).width,
    pathOf: (text, { x, y, size }) =>
      place(text)
        .all.flatMap(
          ({ font, glyph, x: from }) => font.glyphs.get(glyph).getPath(x + from * size, y, size).commands,
        )
        .map(written)
        .join(''),
  };
}

/** The library's own way to write a path makes NaN of a coordinate that is a hair above a whole number. */
function written(command: PathCommand): string {
  const at = (...numbers: number[]) => numbers.map((one) => one.toFixed(1)).join(' ');
  switch (command.type) {
    case 'M':
    case 'L':
      return command.type + at(command.x, command.y);
    case 'Q':
      return `Q${at(command.x1, command.y1, command.x, command.y)}`;
    case 'C':
      return `C${at(command.x1, command.y1, command.x2, command.y2, command.x, command.y)}`;
    case 'Z':
      return 'Z';
  }
}
