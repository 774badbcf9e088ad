// Places of a Russian text that make it heavy. They advise and never stop anything; each rule would rather miss a place
// than mark a good one.
import { isRussian, type Span, sentencesIn, syllablesOf, wordsIn } from './words.ts';

export type HighlightKind = 'longSentence' | 'longWord' | 'officialese' | 'genitives' | 'noVerb';

export interface Highlight extends Span {
  kind: HighlightKind;
  /** Words of a sentence, syllables of a word, nouns of a chain. */
  count: number;
}

const LONG_SENTENCE = 20;
const LONG_WORD = 5;
const CHAIN = 3;
const EARLY = 100;

const OFFICIALESE = new RegExp(
  `(?<!\\p{L})(?:${[
    'в целях',
    'в рамках',
    'в соответствии с',
    'в связи с',
    'в части',
    'в установленном порядке',
    'на сегодняшний день',
    'по вопрос(?:у|ам)',
    'имеет место',
    'довест?и до сведения',
    'доводим до (?:вашего )?сведения',
    'в обязательном порядке',
    'путём|посредством',
    '(?:выше|ниже)(?:указанн|изложенн|перечисленн)\\p{L}+',
    'надлежащ\\p{L}+',
    'данн(?:ый|ая|ое|ого|ому|ом|ой|ым|ую)(?=\\s+\\p{L})',
    'явля(?:ется|ются)',
    'осуществл\\p{L}+',
    '(?:производ|провод|обеспечива|реализу|оказыва|рассматрива|предоставля)(?:ится|ятся|ется|ются)',
    'производ(?:ить|ят) (?:выплат|оплат|расчёт|расчет)\\p{L}+',
    'проведени[еяю]',
    'обеспечени[еяю]',
    'мероприяти\\p{L}+',
  ].join('|')})(?!\\p{L})`,
  'giu',
);

/** Endings of nouns in the genitive that hardly another form has, and of adjectives that go with them. */
const GENITIVE_NOUN =
  /(?:ения|ания|ования|ытия|ации|яции|иции|сти|ства|изма|ий|ности|ателей|ников|аторов|ентов|ов|ев)$/iu;
const GENITIVE_ADJECTIVE = /(?:ого|его|ой|ей|ых|их)$/iu;
const NO_GENITIVE = new Set([
  'кого',
  'чего',
  'него',
  'своей',
  'своих',
  'твоих',
  'моих',
  'их',
  'свой',
  'твой',
  'мой',
  'домой',
  'такой',
  'какой',
  'другой',
  'той',
  'этой',
  'самой',
  'готов',
  'здоров',
  'скорей',
  'всей',
  'всего',
  'сегодня',
  'ничего',
  'много',
  'коллективный',
  'новый',
  'второй',
  'любой',
  'кофий',
  'сии',
]);

const VERB =
  /(?:ть|ться|чь|ти|л|ла|ло|ли|лся|лась|лось|лись|ет|ёт|ит|ют|ут|ят|ат|ем|ём|им|ете|ёте|ите|йте|ьте|ешь|ишь|ется|ётся|ится|ются|утся|ятся|атся|емся|имся|итесь|йтесь|аю|яю|ую|ею)$/iu;
const NO_VERB = new Set([
  'совет',
  'комитет',
  'бюджет',
  'ответ',
  'привет',
  'кабинет',
  'билет',
  'лет',
  'нет',
  'кредит',
  'визит',
  'депутат',
  'результат',
  'аппарат',
  'формат',
  'мандат',
  'или',
  'если',
  'дела',
  'сила',
  'школа',
  'мало',
  'зал',
  'персонал',
  'материал',
  'стол',
  'отдел',
  'раздел',
  'часть',
  'месть',
  'новость',
  'область',
  'смелость',
  'деятельность',
  'безопасность',
  'ответственность',
  'власть',
  'сеть',
  'путь',
  'роль',
  'пять',
  'шесть',
  'семь',
  'девять',
  'десять',
  'опять',
  'есть',
  'почти',
  'дети',
  'сети',
  'им',
  'всем',
  'тем',
  'чем',
  'совсем',
  'затем',
  'зачем',
  'проблем',
  'систем',
  'объём',
  'приём',
  'режим',
  'этим',
  'своим',
  'новым',
  'нашим',
  'вашим',
  'социум',
  'стаж',
  'институт',
  'маршрут',
  'минут',
  'тут',
  'брат',
  'солдат',
  'санаторий',
  'факультет',
  'университет',
  'авторитет',
  'приоритет',
  'документ',
  'лимит',
  'аудит',
  'профсоюз',
  'доклад',
  'договор',
  'устал',
]);

/** In order of their places. Empty for a text that is not Russian. */
export function findHighlights(text: string): Highlight[] {
  if (!isRussian(text)) return [];
  const phrases = [...findOfficialese(text), ...findGenitives(text)];
  const isTold = ({ start, end }: Span) =>
    phrases.some((phrase) => phrase.start <= start && end <= phrase.end);
  return [
    ...findLongSentences(text),
    ...phrases,
    // One place, one remark: a phrase that goes takes its long words along.
    ...findLongWords(text).filter((word) => !isTold(word)),
    ...findLateVerb(text),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
}

function findLongSentences(text: string): Highlight[] {
  return sentencesIn(text).flatMap((span) => {
    const count = wordsIn(text.slice(span.start, span.end)).length;
    return count > LONG_SENTENCE ? [{ ...span, kind: 'longSentence' as const, count }] : [];
  });
}

function findLongWords(text: string): Highlight[] {
  return wordsIn(text).flatMap(({ word, start, end }) => {
    // A word with a hyphen is read in its parts.
    const count = Math.max(...word.split('-').map(syllablesOf));
    return count >= LONG_WORD ? [{ kind: 'longWord' as const, start, end, count }] : [];
  });
}

function findOfficialese(text: string): Highlight[] {
  return [...text.matchAll(OFFICIALESE)].map(({ 0: words, index }) => ({
    kind: 'officialese' as const,
    start: index,
    end: index + words.length,
    count: 1,
  }));
}

interface Chain extends Span {
  nouns: number;
}

/** «повышения эффективности деятельности организации»: nouns one after another, adjectives between them. */
function findGenitives(text: string): Highlight[] {
  const chains: Chain[] = [];
  let isOpen = false;
  for (const { word, start, end } of wordsIn(text)) {
    const part = partOfChain(word);
    const last: Chain | undefined = isOpen ? chains.at(-1) : undefined;
    const chain: Chain | undefined =
      last && /^[ \u00a0]+$/.test(text.slice(last.end, start)) ? last : undefined;
    isOpen = part === 'noun' || (chain !== undefined && part !== null);
    if (chain && part !== null) {
      chain.end = end;
      chain.nouns += part === 'noun' ? 1 : 0;
    } else if (part === 'noun') chains.push({ start, end, nouns: 1 });
  }
  return chains
    .filter(({ nouns }) => nouns >= CHAIN)
    .map(({ start, end, nouns }) => ({ kind: 'genitives', start, end, count: nouns }));
}

function partOfChain(word: string): 'noun' | 'adjective' | null {
  if (NO_GENITIVE.has(word.toLowerCase())) return null;
  if (word.length > 4 && GENITIVE_NOUN.test(word)) return 'noun';
  return GENITIVE_ADJECTIVE.test(word) ? 'adjective' : null;
}

/** Nobody does anything at the beginning: the first 100 characters hold no verb. */
function findLateVerb(text: string): Highlight[] {
  const from = text.length - text.trimStart().length;
  const end = Math.min(from + EARLY, text.length);
  if (end - from < EARLY) return [];
  const words = wordsIn(text.slice(0, end));
  const hasVerb = words.some(({ word }) => isVerb(word));
  return hasVerb ? [] : [{ kind: 'noVerb', start: from, end, count: words.length }];
}

/** By its ending: nouns that look alike are taken for verbs rather than the other way round. */
export function isVerb(word: string): boolean {
  const lower = word.toLowerCase();
  return lower.length > 2 && VERB.test(lower) && !NO_VERB.has(lower) && !/ость$/u.test(lower);
}
