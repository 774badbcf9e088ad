// Headings as Metrika, Umami and Plausible write them in their exports, Russian and English. What a file calls otherwise is
// found by nobody: better a refusal than a number in the wrong place.
import type { PAST_MEASURES } from '@rupor/shared/visits/past-file';

type Measure = (typeof PAST_MEASURES)[number];
/** `bounceRate` and `averageSeconds` become counts with the visits of the row. */
type Meaning = 'day' | Measure | 'bounceRate' | 'averageSeconds';

const HEADINGS: Record<Meaning, readonly string[]> = {
  day: ['date', 'day', 'дата', 'день', 'дата визита', 'день визита', 'дата просмотра'],
  views: ['views', 'pageviews', 'page views', 'просмотры', 'просмотры страниц'],
  visits: ['visits', 'sessions', 'entrances', 'визиты', 'сеансы'],
  visitors: ['visitors', 'users', 'unique visitors', 'посетители', 'пользователи'],
  bounces: ['bounces'],
  seconds: ['visit_duration', 'total_time', 'totaltime'],
  bounceRate: ['bounce rate', 'bounce_rate', 'отказы', 'процент отказов', 'доля отказов'],
  averageSeconds: ['visit duration', 'avg visit duration', 'время на сайте', 'среднее время на сайте'],
};
const MEANINGS = new Map(
  Object.entries(HEADINGS).flatMap(([meaning, names]) => names.map((name) => [name, meaning as Meaning])),
);
/** Columns beside the value that say nothing here. */
const IDLE = new Set([
  'hostname',
  'conversion rate',
  'глубина просмотра',
  'новые посетители',
  'доля новых посетителей',
]);

export interface Columns {
  day: number;
  value: number | null;
  of: ReadonlyMap<number, Meaning>;
  measures: Measure[];
}

/** The code of what is missing, or where everything stands. */
export function readColumns(
  head: readonly string[],
  isByValue: boolean,
): Columns | 'no_day_column' | 'no_number_column' | 'no_value_column' {
  const of = new Map<number, Meaning>();
  let value: number | null = null;
  head.forEach((heading, at) => {
    const name = heading.trim().toLowerCase().replaceAll(/\s+/g, ' ');
    const meaning = MEANINGS.get(name);
    if (meaning) of.set(at, meaning);
    else if (value === null && name !== '' && !IDLE.has(name)) value = at;
  });
  const found = new Set(of.values());
  const day = [...of].find(([, meaning]) => meaning === 'day')?.[0];
  if (day === undefined) return 'no_day_column';
  const has = (...wanted: Meaning[]) => wanted.some((meaning) => found.has(meaning));
  const measures: Measure[] = [
    ...(has('views') ? (['views'] as const) : []),
    ...(has('visits') ? (['visits'] as const) : []),
    ...(has('visitors') ? (['visitors'] as const) : []),
    ...(has('bounces') || (has('bounceRate') && has('visits')) ? (['bounces'] as const) : []),
    ...(has('seconds') || (has('averageSeconds') && has('visits')) ? (['seconds'] as const) : []),
  ];
  if (!has('views', 'visits', 'visitors')) return 'no_number_column';
  if (isByValue && value === null) return 'no_value_column';
  return { day, value: isByValue ? value : null, of, measures };
}
