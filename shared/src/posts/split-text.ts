// Cuts a text that is too long for one post into the parts of a thread. Pure.
import type { NetworkCapabilities } from '../networks/capabilities.ts';
import { measureText } from './count.ts';

export interface SplitText {
  /** What stays in the post itself. */
  first: string;
  /** What follows under it, in order. */
  followUps: string[];
}

type Capabilities = Pick<NetworkCapabilities, 'text' | 'followUps'>;

/**
 * Cuts at paragraphs where it can, else after sentences, else between words; the first part keeps the limits of a text
 * with media where the post has some. Nothing is lost but the blanks at the cuts. Null: the network has no threads, or
 * the text does not fit into as many parts as it takes.
 */
export function splitText(
  text: string,
  capabilities: Capabilities,
  { hasMedia }: { hasMedia: boolean },
): SplitText | null {
  if (capabilities.followUps?.kind !== 'thread') return null;
  const parts: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    if (parts.length > capabilities.followUps.maxCount) return null;
    const fits = (part: string) =>
      measureText(part, capabilities.text, { hasMedia: hasMedia && parts.length === 0 }).every(
        ({ used, max }) => used <= max,
      );
    const part = takePart(rest, fits);
    if (part === null) return null;
    parts.push(part);
    rest = rest.slice(part.length).trim();
  }
  const [first = '', ...followUps] = parts;
  return { first, followUps };
}

/** Ends of paragraphs, of sentences, of words: the last one of the best kind that leaves at least a third of the most. */
const BORDERS = [/\n{2,}/gu, /(?<=[.!?…])\s+|\n/gu, /\s+/gu] as const;

function takePart(text: string, fits: (part: string) => boolean): string | null {
  if (fits(text)) return text;
  const longest = longestFit(text, fits);
  for (const border of BORDERS) {
    const cuts = [...text.slice(0, longest + 1).matchAll(border)].map(({ index }) => index);
    const cut = cuts.filter((place) => place >= longest / 3 && fits(text.slice(0, place).trimEnd())).at(-1);
    if (cut) return text.slice(0, cut).trimEnd();
  }
  // A word longer than a part is cut between two of its characters.
  return longest === 0 ? null : text.slice(0, longest);
}

/** Length of the longest beginning that fits, never through the middle of a character. */
function longestFit(text: string, fits: (part: string) => boolean): number {
  const ends = [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)].map(
    ({ index, segment }) => index + segment.length,
  );
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(text.slice(0, ends[middle - 1]))) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? 0 : (ends[low - 1] ?? 0);
}
