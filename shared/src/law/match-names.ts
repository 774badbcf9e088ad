// Does a text name an entry of a list? Names by stems, so that cases of Russian words do not hide them (approximate);
// domains exactly, with what lies under them. What is found is a question to a person, never a verdict.
import { domainsIn, foldWord, isUnder, wordsOf } from './text-facts.ts';

/** Longest first: the first that leaves a stem of three letters or more is cut. */
const ENDS = [
  'иями',
  ...['ями', 'ами', 'ией', 'ием', 'еем', 'ого', 'его', 'ому', 'ему', 'ыми', 'ими', 'иях'],
  ...[
    'ах',
    'ях',
    'ам',
    'ям',
    'ой',
    'ей',
    'ый',
    'ий',
    'ая',
    'яя',
    'ое',
    'ее',
    'ые',
    'ие',
    'ую',
    'юю',
    'ея',
    'ии',
  ],
  ...['ом', 'ем', 'ым', 'им', 'ых', 'их', 'ою', 'ею', 'ию', 'ия', 'ья', 'ьи', 'ью'],
  ...['а', 'я', 'о', 'е', 'ы', 'и', 'у', 'ю', 'ь', 'й'],
];
const MIN_STEM = 3;
/** A name of one word must be this long to be looked for: shorter ones stand everywhere. */
const MIN_SINGLE = 4;

/** A word without its ending; words that are not Russian stay whole. */
export function stemOf(word: string): string {
  const folded = foldWord(word);
  if (!/^[а-я]+$/.test(folded)) return folded;
  const end = ENDS.find((one) => folded.endsWith(one) && folded.length - one.length >= MIN_STEM);
  return end ? folded.slice(0, -end.length) : folded;
}

/** A site or a page of one: its host, else null. */
export function domainOf(entry: string): string | null {
  const host =
    entry
      .trim()
      .replace(/^https?:\/\//i, '')
      .split(/[/?#:]/)[0] ?? '';
  const [domain] = /\s/.test(entry.trim()) ? [] : domainsIn(host);
  return domain ?? null;
}

/** Sequences of stems, each of which is the entry: a person in both orders, an organization by its quoted name too. */
export function waysToSay(entry: string): string[][] {
  const words = wordsOf(entry);
  const stems = words.map(stemOf);
  const [last, first, third] = stems;
  const isPerson = words.length === 3 && third !== undefined && isPatronymic(third);
  if (isPerson && last && first)
    return [
      [last, first],
      [first, last],
    ];
  if (words.length === 2 && last && first && !/[«"„]/.test(entry))
    return [
      [last, first],
      [first, last],
    ];
  const quoted = [...entry.matchAll(/[«"„“]([^«»"„“”]+)[»"“”]/g)].map(([, name = '']) =>
    wordsOf(name).map(stemOf),
  );
  return [...quoted, stems].filter((way) => way.length > 1 || (way[0]?.length ?? 0) >= MIN_SINGLE);
}

function isPatronymic(stem: string): boolean {
  return /(?:ович|евич|ич|овн|евн|ичн|кыз|оглы?)$/.test(stem);
}

/** What an entry is stored under: a text can only name it when it has one of these keys. */
export function keysOf(entry: string): string[] {
  const domain = domainOf(entry);
  if (domain) return [`@${domain}`];
  const longest = (way: readonly string[]) => [...way].sort((a, b) => b.length - a.length)[0] ?? '';
  return [...new Set(waysToSay(entry).map(longest))].filter(Boolean);
}

/** Every key that a text has. */
export function keysIn(text: string): string[] {
  const domains = domainsIn(text).flatMap((host) => {
    const labels = host.split('.');
    return labels.slice(0, -1).map((_, at) => `@${labels.slice(at).join('.')}`);
  });
  return [...new Set([...wordsOf(text).map(stemOf), ...domains])];
}

/** Does the text name the entry? */
export function namesEntry(text: string, entry: string): boolean {
  const domain = domainOf(entry);
  if (domain) return domainsIn(text).some((host) => isUnder(host, domain));
  const stems = wordsOf(text).map(stemOf);
  return waysToSay(entry).some((way) => stems.some((_, at) => standsAt(stems, at, way)));
}

/** A patronymic between two parts of a name does not part them. */
function standsAt(stems: readonly string[], start: number, way: readonly string[]): boolean {
  let at = start;
  for (const [index, stem] of way.entries()) {
    const between = stems[at];
    if (index > 0 && between !== stem && between !== undefined && isPatronymic(between)) at += 1;
    if (stems[at] !== stem) return false;
    at += 1;
  }
  return true;
}
