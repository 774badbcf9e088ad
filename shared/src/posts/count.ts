// How long a text is for a network. The same functions count in the composer, at save and at publish.
import type { NetworkCapabilities, TextUnit } from '../networks/capabilities.ts';
import { findLinks } from './links.ts';

type TextCapabilities = NetworkCapabilities['text'];

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
const encoder = new TextEncoder();

/** Length in one unit, links as written. A lone surrogate counts as one code point and three bytes (U+FFFD). */
export function countUnits(text: string, unit: TextUnit): number {
  switch (unit) {
    case 'graphemes':
      return countGraphemes(text);
    case 'codePoints':
      return [...text].length;
    case 'utf16':
      return text.length;
    case 'bytes':
      return encoder.encode(text).length;
  }
}

/** Length in one unit where every link counts as `linkLength` units; null = as written. */
export function measureLength(text: string, unit: TextUnit, linkLength: number | null): number {
  if (linkLength === null) return countUnits(text, unit);
  let length = 0;
  let from = 0;
  for (const { start, end } of findLinks(text)) {
    length += countUnits(text.slice(from, start), unit) + linkLength;
    from = end;
  }
  return length + countUnits(text.slice(from), unit);
}

export interface Measure {
  unit: TextUnit;
  used: number;
  max: number;
}

/** One line for each limit that applies, the one closest to its end (or furthest over it) first. */
export function measureText(
  text: string,
  capabilities: Pick<TextCapabilities, 'limits' | 'linkLength' | 'markup'>,
  { hasMedia }: { hasMedia: boolean },
): Measure[] {
  const shown = capabilities.markup === 'htmlSubset' ? visibleText(text) : text;
  return capabilities.limits
    .filter(({ when }) => when === 'always' || when === (hasMedia ? 'withMedia' : 'withoutMedia'))
    .map(({ unit, max }) => ({ unit, max, used: measureLength(shown, unit, capabilities.linkLength) }))
    .sort((a, b) => b.used / b.max - a.used / a.max);
}

/** UTF-16 index behind the last grapheme that still fits `max` units: what stands after it is too much. */
export function fitIndex(text: string, unit: TextUnit, max: number): number {
  let used = 0;
  for (const { segment, index } of segmenter.segment(text)) {
    used += unit === 'graphemes' ? 1 : countUnits(segment, unit);
    if (used > max) return index;
  }
  return text.length;
}

function countGraphemes(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

/** What is left of an HTML subset when its tags have been read: that is what such networks count. */
function visibleText(html: string): string {
  return html
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
