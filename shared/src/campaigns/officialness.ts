// «Протокольность»: how much of what we publish is meetings, handshakes and official verbs. A hint by word lists, not a
// judgement of a text: it always shows the words that made it think so.

/** Stems after ё → е: meetings, handshakes, verbs of the office. A word is a trigger when it begins with one. */
const STEMS = [
  'заседани|совещани|пленум|президиум|конференци|съезд|делегаци|делегат|коллегия|коллегии|коллегию|официальн',
  'круглый стол|круглого стола|рабочая встреча|рабочей встреч|рабочую встречу',
  'рукопожат|вручил|вручен|награди|награжд|грамот|благодарственн|торжественн|почетн|чествова|возложи|юбилейн',
  'состоялся|состоялась|состоялось|состоялись|состоится|подписал|обсудил|обсуждал|рассмотрел|утвердил|подвел',
  'принял участие|приняла участие|приняли участие|принимал участие|осуществ|реализ|доложил|выступил|возглавил',
  'в рамках|в ходе|отметил необходимость',
].join('|');
const PATTERN = new RegExp(`(?<![а-я])(?:${STEMS.replaceAll(' ', '\\s+')})[а-я]*`, 'g');

/** One official word happens to anybody; two of them make a chronicle. */
const NEEDED = 2;

/** Different official words of a text, in order, in small letters and with ё as е. */
export function officialWords(text: string): string[] {
  const found = text.toLocaleLowerCase('ru').replaceAll('ё', 'е').match(PATTERN) ?? [];
  return [...new Set(found.map((words) => words.replace(/\s+/g, ' ')))];
}

/** Do a text's official words make it read like the chronicle of an office? */
export function isChronicle(words: readonly string[]): boolean {
  return words.length >= NEEDED;
}

export interface Officialness {
  /** Texts looked at, and how many of them read official. */
  n: number;
  official: number;
  /** Words that made it so, most frequent first, with the number of official texts they stand in. */
  words: { word: string; texts: number }[];
}

/** The meter over the texts of a period. */
export function measureOfficialness(texts: readonly string[]): Officialness {
  const found = texts.map(officialWords).filter(isChronicle);
  const counts = new Map<string, number>();
  for (const word of found.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts].map(([word, count]) => ({ word, texts: count }));
  words.sort((a, b) => b.texts - a.texts || a.word.localeCompare(b.word, 'ru'));
  return { n: texts.length, official: found.length, words };
}
