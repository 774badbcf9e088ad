// How long a text is for a network. The same functions count in the composer, at save and at publish.
import type { NetworkCapabilities, TextUnit } from '../networks/capabilities.ts';
import type { TargetOptions } from './fields.ts';
import { findLinks } from './links.ts';
import { firstAddress, visibleText } from './markup.ts';

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

interface Circumstances {
  hasMedia: boolean;
  /** Of the target, defaults may be missing. */
  options?: TargetOptions;
}

type Counted = Pick<TextCapabilities, 'limits' | 'linkLength' | 'markup' | 'insteadOfMedia'>;

/** One line for each limit that applies, the one closest to its end (or furthest over it) first. */
export function measureText(text: string, capabilities: Counted, around: Circumstances): Measure[] {
  const shown = capabilities.markup === 'htmlSubset' ? visibleText(text) : text;
  const hasMedia = around.hasMedia && !goesWithoutMedia(text, capabilities, around);
  return measureLimits(shown, capabilities, hasMedia).sort((a, b) => b.used / b.max - a.used / a.max);
}

/** True: a person chose that this text, too long to stand beside media, goes out without them. */
export function goesWithoutMedia(
  text: string,
  capabilities: Counted,
  { hasMedia, options }: Circumstances,
): boolean {
  const { insteadOfMedia, markup } = capabilities;
  if (!hasMedia || !insteadOfMedia || options?.[insteadOfMedia.option] !== insteadOfMedia.value) return false;
  const shown = markup === 'htmlSubset' ? visibleText(text) : text;
  const isLong = measureLimits(shown, capabilities, true).some(({ used, max }) => used > max);
  return isLong && firstAddress(text, markup) !== null;
}

function measureLimits(shown: string, { limits, linkLength }: Counted, hasMedia: boolean): Measure[] {
  return limits
    .filter(({ when }) => when === 'always' || when === (hasMedia ? 'withMedia' : 'withoutMedia'))
    .map(({ unit, max }) => ({ unit, max, used: measureLength(shown, unit, linkLength) }));
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
