import { toUtmWord } from './utm-words.ts';

export interface UtmEntry {
  /** [a-z0-9_]+ */
  value: string;
  /** Other spellings that people and programs use for it. */
  aliases: readonly string[];
}

export interface UtmDictionary {
  source: readonly UtmEntry[];
  medium: readonly UtmEntry[];
}
export type UtmKind = keyof UtmDictionary;

/** What every organization has: closed lists, so that «vk», «VK» and «Vkontakte» never are three sources. */
export const COMMON_UTM: UtmDictionary = {
  source: [
    { value: 'vk', aliases: ['vkontakte', 'vk.com', 'вк', 'вконтакте'] },
    { value: 'ok', aliases: ['odnoklassniki', 'ok.ru', 'одноклассники'] },
    { value: 'tg', aliases: ['telegram', 't.me', 'телеграм', 'телега'] },
    { value: 'max', aliases: ['max.ru', 'макс'] },
    { value: 'dzen', aliases: ['zen', 'yandex_zen', 'дзен'] },
    { value: 'rutube', aliases: ['rutube.ru', 'рутуб'] },
    { value: 'email', aliases: ['mail', 'e-mail', 'newsletter', 'почта', 'рассылка'] },
    { value: 'qr', aliases: ['qrcode', 'qr-code', 'стенд'] },
    { value: 'site', aliases: ['website', 'сайт'] },
    { value: 'blogger', aliases: ['influencer', 'блогер'] },
  ],
  medium: [
    { value: 'social', aliases: ['smm', 'post', 'soc', 'соцсети'] },
    { value: 'ambassador', aliases: ['activist', 'амбассадор', 'активист'] },
    { value: 'seeding', aliases: ['seed', 'посев', 'посевы'] },
    { value: 'paid', aliases: ['cpc', 'ads', 'реклама'] },
    { value: 'print', aliases: ['poster', 'плакат', 'листовка'] },
    { value: 'email', aliases: ['mail', 'newsletter', 'рассылка'] },
    { value: 'referral', aliases: ['ref', 'partner'] },
  ],
};

/** The common words and the organization's own: an own entry of a common value adds its aliases. */
export function mergeDictionary(own: UtmDictionary): UtmDictionary {
  return { source: mergeEntries('source', own), medium: mergeEntries('medium', own) };
}

function mergeEntries(kind: UtmKind, own: UtmDictionary): UtmEntry[] {
  const byValue = new Map(COMMON_UTM[kind].map((entry) => [entry.value, entry]));
  for (const { value, aliases } of own[kind]) {
    const common = byValue.get(value);
    byValue.set(value, { value, aliases: [...(common?.aliases ?? []), ...aliases] });
  }
  return [...byValue.values()];
}

/** The dictionary's value that a spelling means: «Vkontakte» → vk; null = the dictionary does not know it. */
export function meaningOf(dictionary: UtmDictionary, kind: UtmKind, spelling: string): string | null {
  const word = toUtmWord(spelling);
  if (word === '') return null;
  const found =
    dictionary[kind].find(({ value }) => value === word) ??
    dictionary[kind].find(({ aliases }) => aliases.some((alias) => toUtmWord(alias) === word));
  return found?.value ?? null;
}

/** Spellings that mean two values at once, or stand for a value themselves: nobody could say what they mean. */
export function doubtfulAliases(dictionary: UtmDictionary, kind: UtmKind): string[] {
  const owners = new Map<string, Set<string>>();
  for (const { value, aliases } of dictionary[kind])
    for (const word of [value, ...aliases.map(toUtmWord)])
      if (word !== '') owners.set(word, (owners.get(word) ?? new Set()).add(value));
  return [...owners].filter(([, values]) => values.size > 1).map(([word]) => word);
}

export interface MergedCount {
  value: string;
  /** The dictionary does not know it: it stands as it came, in small letters. */
  isKnown: boolean;
  count: number;
}

/** Numbers by spelling as numbers by value, largest first: aliases are merged here, never in stored links. */
export function mergeSpellings(
  dictionary: UtmDictionary,
  kind: UtmKind,
  counts: readonly { spelling: string; count: number }[],
): MergedCount[] {
  const merged = new Map<string, MergedCount>();
  for (const { spelling, count } of counts) {
    const known = meaningOf(dictionary, kind, spelling);
    const value = known ?? spelling.trim().toLowerCase();
    const before = merged.get(value)?.count ?? 0;
    merged.set(value, { value, isKnown: known !== null, count: before + count });
  }
  return [...merged.values()].sort((a, b) => b.count - a.count || a.value.localeCompare(b.value));
}
