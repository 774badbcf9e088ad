// Find and replace, as written: no patterns. Whole words by letters and digits of any script.

export interface Replacement {
  find: string;
  with: string;
  matchCase: boolean;
  wholeWords: boolean;
}

export interface Hit {
  /** Words around, for a person to read. */
  before: string;
  found: string;
  after: string;
}

const AROUND = 40;

/** Every place in the text, in order. */
export function findHits(text: string, replacement: Replacement): Hit[] {
  return [...text.matchAll(patternOf(replacement))].map((match) => {
    const end = match.index + match[0].length;
    return {
      before: `${match.index > AROUND ? '…' : ''}${text.slice(Math.max(0, match.index - AROUND), match.index)}`,
      found: match[0],
      after: `${text.slice(end, end + AROUND)}${end + AROUND < text.length ? '…' : ''}`,
    };
  });
}

/** The text with every hit replaced. */
export function replaceAll(text: string, replacement: Replacement): string {
  return text.replace(patternOf(replacement), () => replacement.with);
}

function patternOf({ find, matchCase, wholeWords }: Replacement): RegExp {
  const words = find.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const source = wholeWords ? `(?<![\\p{L}\\p{N}_])${words}(?![\\p{L}\\p{N}_])` : words;
  return new RegExp(source, matchCase ? 'gu' : 'giu');
}
