import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';
import { fitIndex, type Measure, measureLength, measureText } from '@rupor/shared/posts/count';
import type { TargetOptions } from '@rupor/shared/posts/fields';
import { findLinks } from '@rupor/shared/posts/links';
import { readMarkup } from '@rupor/shared/posts/markup';

type TextCapabilities = NetworkCapabilities['text'];

/** A stretch of a text; over: beyond the limit. */
export interface Mark {
  text: string;
  kind: 'plain' | 'link' | 'over';
}

export type Level = 'quiet' | 'near' | 'over';

/** From 90 % of a limit the counter warns. */
export function levelOf({ used, max }: Pick<Measure, 'used' | 'max'>): Level {
  if (used > max) return 'over';
  return used >= max * 0.9 ? 'near' : 'quiet';
}

/** UTF-16 index from which the text is too much for some limit; its length when all of it fits. */
export function findExcess(
  text: string,
  capabilities: TextCapabilities,
  around: { hasMedia: boolean; options?: TargetOptions },
): number {
  const over = measureText(text, capabilities, around).filter(({ used, max }) => used > max);
  if (over.length === 0) return text.length;
  const seen = capabilities.markup === 'htmlSubset' ? readMarkup(text) : null;
  const shown = seen?.text ?? text;
  const from = Math.min(...over.map(({ unit, max }) => lastFit(shown, capabilities.linkLength, unit, max)));
  // Counted in what readers see, marked in what was typed.
  return seen ? (seen.sources[from] ?? text.length) : from;
}

function lastFit(text: string, linkLength: number | null, unit: Measure['unit'], max: number): number {
  if (linkLength === null) return fitIndex(text, unit, max);
  // A link is never cut: it counts as a whole.
  const links = findLinks(text);
  let from = 0;
  let used = 0;
  for (const { start, end } of [...links, { start: text.length, end: text.length }]) {
    const plain = text.slice(from, start);
    const room = max - used;
    used += measureLength(plain, unit, null);
    if (used > max) return from + fitIndex(plain, unit, room);
    used += end > start ? linkLength : 0;
    if (used > max) return start;
    from = end;
  }
  return text.length;
}

/** The text in stretches, in order; joined they are the text. */
export function markText(text: string, excessFrom: number): Mark[] {
  const marks: Mark[] = [];
  const add = (kind: Mark['kind'], start: number, end: number) => {
    if (end > start) marks.push({ kind, text: text.slice(start, end) });
  };
  let from = 0;
  for (const { start, end } of findLinks(text.slice(0, excessFrom))) {
    add('plain', from, start);
    add('link', start, end);
    from = end;
  }
  add('plain', from, excessFrom);
  add('over', excessFrom, text.length);
  return marks;
}

export interface LongSentence {
  words: number;
  /** UTF-16 indices. */
  start: number;
  end: number;
}

/** Longest sentence of more than `limit` words; null when all are shorter. */
export function findLongSentence(text: string, limit = 30): LongSentence | null {
  let longest: LongSentence | null = null;
  for (const match of text.matchAll(/[^.!?…\n]+[.!?…]*/gu)) {
    const words = match[0].match(/[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*/gu)?.length ?? 0;
    if (words <= limit || words <= (longest?.words ?? 0)) continue;
    const lead = match[0].length - match[0].trimStart().length;
    longest = { words, start: match.index + lead, end: match.index + match[0].length };
  }
  return longest;
}
