import type { DayRule } from './day-rule.ts';

/** seen: read at its source; known: widely known, the source was not opened; check: look it up before writing. */
export type Confidence = 'seen' | 'known' | 'check';

export interface KnownDay {
  /** Never changes: ideas and journals name it. */
  key: string;
  ru: string;
  en: string;
  rule: DayRule;
  /** Act or body that set it, as it is cited; null = by custom. */
  basis: string | null;
  url: string | null;
  confidence: Confidence;
}

/** An organization switches sets, not single days. */
export interface DaySet {
  key: string;
  kind: 'public' | 'union' | 'trade' | 'region';
  ru: string;
  en: string;
  isDefault: boolean;
  days: readonly KnownDay[];
}

/** The day on which the data below was last gone through. */
export const DAYS_CHECKED_ON = '2026-11-23';

type Month = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;

interface Source {
  basis: string | null;
  url?: string;
  confidence: Confidence;
}

/** Decree of 1 October 1980 on holidays and memorable days, the base of most days of trades. */
export const DECREE_1980: Source = {
  basis: 'Указ Президиума ВС СССР от 01.10.1980 № 3018-X',
  url: 'https://zakonbase.ru/content/base/56236',
  confidence: 'known',
};
/** Its change of 1 November 1988, which joined and moved some of them. */
export const DECREE_1988: Source = {
  basis: 'Указ Президиума ВС СССР от 01.11.1988 № 9724-XI',
  url: 'https://docs.cntd.ru/document/901745440',
  confidence: 'known',
};
export const LABOUR_CODE: Source = {
  basis: 'Трудовой кодекс РФ, статья 112',
  url: 'https://www.consultant.ru/document/cons_doc_LAW_34683/',
  confidence: 'known',
};
/** Nobody has looked for the act yet. */
export const UNCHECKED: Source = { basis: null, confidence: 'check' };

export function by(basis: string, confidence: Confidence = 'known', url?: string): Source {
  return { basis, confidence, ...(url ? { url } : {}) };
}

type Names = readonly [key: string, ru: string, en: string];

/** The same date each year. */
export function on(day: number, month: Month, [key, ru, en]: Names, source: Source): KnownDay {
  return { key, ru, en, rule: { kind: 'fixed', month, day }, ...full(source) };
}

/** The nth weekday of a month, −1 = the last; 7 = Sunday. */
export function onWeekday(
  [nth, weekday, month]: readonly [1 | 2 | 3 | 4 | -1, 1 | 2 | 3 | 4 | 5 | 6 | 7, Month],
  [key, ru, en]: Names,
  source: Source,
): KnownDay {
  return { key, ru, en, rule: { kind: 'weekday', month, nth, weekday }, ...full(source) };
}

function full({ basis, url = '', confidence }: Source) {
  return { basis, url: url === '' ? null : url, confidence };
}
