const ELLIPSIS = '…';

interface Room {
  /** Of one line, in the unit of `widthOf`. */
  width: number;
  maxLines: number;
  widthOf(text: string): number;
}

/**
 * Words of a text in lines that fit; a word longer than a line is cut where the line ends. What does not fit into the
 * lines there are ends with «…».
 */
export function breakLines(
  text: string,
  { width, maxLines, widthOf }: Room,
): { lines: string[]; isCut: boolean } {
  const fits = (line: string) => widthOf(line) <= width;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter((one) => one !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = piecesOf(word, fits);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  if (line !== '') lines.push(line);
  if (lines.length <= maxLines) return { lines, isCut: false };
  const kept = lines.slice(0, maxLines);
  return { lines: [...kept.slice(0, -1), withEllipsis(kept.at(-1) ?? '', fits)], isCut: true };
}

/** At least one letter a piece, so that the narrowest line comes to an end. */
function piecesOf(word: string, fits: (line: string) => boolean): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && !fits(piece + letter)) {
      pieces.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...pieces, piece];
}

function withEllipsis(line: string, fits: (line: string) => boolean): string {
  const letters = [...line];
  while (letters.length > 0 && !fits(tail(letters))) letters.pop();
  return tail(letters);
}

/** No space, comma or dash before the dots. */
function tail(letters: readonly string[]): string {
  return `${letters.join('').replace(/[\s.,:;–—-]+$/u, '')}${ELLIPSIS}`;
}
