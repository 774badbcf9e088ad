// How hard a Russian text reads, by two formulas that name themselves: content-method 5.7. Both were fitted on long
// texts, so below 100 words only a word is said, no figure.
import { sentencesIn, syllablesOf, wordsIn } from './words.ts';

/** Below so many words the figures mean nothing. */
export const ENOUGH_WORDS = 100;

export interface TextCounts {
  words: number;
  sentences: number;
  letters: number;
  syllables: number;
}

export type ReadingEase = 'simple' | 'fair' | 'hard';

export interface Readability {
  counts: TextCounts;
  ease: ReadingEase;
  /** null: too few words for figures. */
  figures: { flesch: number; grade: number } | null;
}

/** null: no words. */
export function readabilityOf(text: string): Readability | null {
  const counts = countText(text);
  if (counts.words === 0) return null;
  const flesch = clamp(fleschOborneva(counts), 0, 100);
  return {
    counts,
    ease: flesch >= 60 ? 'simple' : flesch >= 30 ? 'fair' : 'hard',
    figures:
      counts.words < ENOUGH_WORDS
        ? null
        : { flesch: Math.round(flesch), grade: Math.round(clamp(gradeSis2023(counts), 1, 12)) },
  };
}

export function countText(text: string): TextCounts {
  const words = wordsIn(text).map(({ word }) => word);
  return {
    words: words.length,
    sentences: sentencesIn(text).length,
    letters: words.reduce((sum, word) => sum + (word.match(/\p{L}/gu)?.length ?? 0), 0),
    syllables: words.reduce((sum, word) => sum + syllablesOf(word), 0),
  };
}

/** Flesch Reading Ease fitted to Russian by Oborneva (2006): about 0 to 100, easy texts are high; not clamped. */
export function fleschOborneva({ words, sentences, syllables }: TextCounts): number {
  return 206.835 - 1.3 * (words / sentences) - 60.1 * (syllables / words);
}

/** School grade by SIS (2023, 154 textbooks, mean error about one grade); not clamped. */
export function gradeSis2023({ words, sentences, letters }: TextCounts): number {
  return -17.5 + 0.56 * (words / sentences) + 2.45 * (letters / words);
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max);
}
