// Words, sentences and syllables of Russian text, as the formulas of readability count them.
import { findLinks } from '../links.ts';

export interface Span {
  /** UTF-16 indices in the text. */
  start: number;
  end: number;
}

const WORD = /\p{L}+(?:[-’']\p{L}+)*/gu;
const TAG = /[#@][\p{L}\p{N}_]+(?:@[\p{L}\p{N}_]+)?/gu;
const SYLLABLE = /[аеёиоуыэюяaeiouy]/giu;
/** A full stop after these ends no sentence. */
const SHORT =
  /(?:^|[\s(«"])(?:т|д|п|е|др|пр|ст|ч|г|гг|в|вв|руб|коп|тыс|млн|млрд|им|ул|см|стр|рис|напр|т\.\s?[едкпн]|\p{Lu})$/u;

/** Words of letters; links, hashtags and mentions are none. */
export function wordsIn(text: string): (Span & { word: string })[] {
  return [...blankOut(text).matchAll(WORD)].map(({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  }));
}

/** Sentences by their marks and by line breaks; what holds no word is none. */
export function sentencesIn(text: string): Span[] {
  const source = blankOut(text);
  const spans: Span[] = [];
  let start = 0;
  const close = (end: number) => {
    if (/\p{L}/u.test(source.slice(start, end))) spans.push(trim(source, { start, end }));
    start = end;
  };
  for (const { 0: mark, index } of source.matchAll(/[.!?…]+[»")\]]*(?=\s|$)|\n+/gu)) {
    const isShortened = mark === '.' && SHORT.test(source.slice(start, index));
    const goesOn = /^\s+\p{Ll}/u.test(source.slice(index + mark.length)) && !mark.startsWith('\n');
    if (!isShortened && !(goesOn && /^[.…]/u.test(mark))) close(index + mark.length);
  }
  close(source.length);
  return spans;
}

export function syllablesOf(word: string): number {
  return word.match(SYLLABLE)?.length ?? 0;
}

/** Is it Russian enough for what follows to mean anything? */
export function isRussian(text: string): boolean {
  const letters = blankOut(text).match(/\p{L}/gu) ?? [];
  const cyrillic = letters.filter((letter) => /\p{Script=Cyrillic}/u.test(letter));
  return letters.length > 0 && cyrillic.length / letters.length >= 0.6;
}

/** Same length, so that indices stay: links, hashtags and mentions become spaces. */
function blankOut(text: string): string {
  let source = text;
  for (const { start, end } of findLinks(text))
    source = source.slice(0, start) + ' '.repeat(end - start) + source.slice(end);
  return source.replaceAll(TAG, (tag) => ' '.repeat(tag.length));
}

function trim(source: string, { start, end }: Span): Span {
  const part = source.slice(start, end);
  return {
    start: start + part.length - part.trimStart().length,
    end: end - (part.length - part.trimEnd().length),
  };
}
