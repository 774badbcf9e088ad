// What a text says, as far as rules ask: words by their stems, domains, phones, addresses, names of persons.
import { FIRST_NAMES } from './first-names.ts';

/** Lower case, ё as е: the form in which words are compared. */
export function foldWord(word: string): string {
  return word.normalize('NFC').toLowerCase().replaceAll('ё', 'е');
}

/** Words of a text in their order, folded. */
export function wordsOf(text: string): string[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).map(foldWord);
}

/** The stems that stand in the text. A stem may be several words in a row; «=слово» is the whole word. */
export function findWords(text: string, stems: readonly string[]): string[] {
  const words = wordsOf(text);
  return stems.filter((stem) => {
    const parts = stem.split(' ').map(foldWord);
    return words.some((_, start) => parts.every((part, at) => fits(words[start + at], part)));
  });
}

function fits(word: string | undefined, part: string): boolean {
  if (word === undefined) return false;
  return part.startsWith('=') ? word === part.slice(1) : word.startsWith(part);
}

const HOST =
  /(?<![\p{L}\p{N}@._-])(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}(?![\p{L}\p{N}@])/giu;

/** Hosts in links and without a scheme, each once, small letters, without www. */
export function domainsIn(text: string): string[] {
  const hosts = [...text.matchAll(HOST)].map(([host]) => host.toLowerCase().replace(/^www\./, ''));
  return [...new Set(hosts)];
}

/** Is the host the domain, or under it? */
export function isUnder(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

export function findDomains(text: string, domains: readonly string[]): string[] {
  return domainsIn(text).filter((host) => domains.some((domain) => isUnder(host, domain)));
}

/** Numbers as people write them in Russia and abroad; a year or a sum is none. */
const PHONE = /(?<![\d+])(?:\+\d{1,3}|8)[\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}(?!\d)/g;
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const CAPITAL = '[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?';
const PATRONYMIC = new RegExp(
  String.raw`${CAPITAL}\s+${CAPITAL}(?:ович|евич|ич|овн|евн|ичн)(?:а|у|ем|ом|е|ы|ой)?(?![а-яё])`,
  'gu',
);
const INITIALS = new RegExp(
  String.raw`[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?${CAPITAL}|${CAPITAL}\s[А-ЯЁ]\.\s?[А-ЯЁ]\.`,
  'gu',
);
const TWO_NAMES = new RegExp(String.raw`(${CAPITAL})\s+(${CAPITAL})`, 'gu');

/** What of this kind stands in the text, as it is written. Approximate: it asks a person, it decides nothing. */
export function findShown(text: string, what: 'phone' | 'email' | 'person'): string[] {
  if (what === 'phone') return unique(text.match(PHONE) ?? []);
  if (what === 'email') return unique(text.match(EMAIL) ?? []);
  const byName = [...text.matchAll(TWO_NAMES)].filter(
    ([, a = '', b = '']) => isFirstName(a) || isFirstName(b),
  );
  return unique([
    ...(text.match(PATRONYMIC) ?? []),
    ...(text.match(INITIALS) ?? []),
    ...byName.map(([name]) => name),
  ]);
}

/** Names change their ends by case, at most by two letters. */
function isFirstName(word: string): boolean {
  const folded = foldWord(word);
  return FIRST_NAMES.some((stem) => folded.startsWith(stem) && folded.length - stem.length <= 3);
}

function unique(found: readonly string[]): string[] {
  return [...new Set(found)];
}
