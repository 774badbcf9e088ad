/**
 * Russian letters in link tags: ГОСТ 7.79-B without its apostrophes (ъ and ь are dropped, х is kh, щ is shh).
 * Frozen: a changed letter would split the numbers of one campaign in two.
 */
const LETTERS: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'yo',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'j',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'c',
  ч: 'ch',
  ш: 'sh',
  щ: 'shh',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};

export const UTM_WORD_MAX = 60;

/**
 * Any words as a value of a link tag: [a-z0-9_]+, at most 60 characters, '' when nothing is left. Idempotent.
 * «Вступай в смену!» → vstupaj_v_smenu
 */
export function toUtmWord(words: string): string {
  const latin = [...words.normalize('NFC').toLowerCase()].map((letter) => LETTERS[letter] ?? letter).join('');
  const bare = latin.normalize('NFD').replace(/\p{M}/gu, '');
  return trimBars(trimBars(bare.replace(/[^a-z0-9]+/g, '_')).slice(0, UTM_WORD_MAX));
}

/** Is it a value as the dictionary wants it? */
export function isUtmWord(value: string): boolean {
  return /^[a-z0-9]+(_[a-z0-9]+)*$/.test(value) && value.length <= UTM_WORD_MAX;
}

function trimBars(value: string): string {
  return value.replace(/^_+|_+$/g, '');
}
