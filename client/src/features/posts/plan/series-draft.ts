// What stands in the form of a series, and the rule it makes.
import { nthWeekdayOf, Recurrence, weekdayOf } from '@rupor/shared/posts/recurrence';
import type { CatchUp } from '@rupor/shared/posts/series-contract';

export interface SeriesDraft {
  freq: Recurrence['freq'];
  interval: number;
  weekdays: number[];
  end: 'never' | 'until' | 'count';
  until: string;
  count: number;
  catchUp: CatchUp;
  spacingMinutes: number;
}

export const MONDAY = '2026-11-23';

export function startSeries(day: string): SeriesDraft {
  return {
    freq: 'weekly',
    interval: 1,
    weekdays: [weekdayOf(day)],
    end: 'never',
    until: '',
    count: 10,
    catchUp: 'skip',
    spacingMinutes: 60,
  };
}

export function draftOfRule(
  rule: Recurrence,
  more: Pick<SeriesDraft, 'catchUp' | 'spacingMinutes'>,
  day: string,
): SeriesDraft {
  return {
    ...startSeries(day),
    ...more,
    freq: rule.freq,
    interval: rule.interval,
    ...(rule.freq === 'weekly' ? { weekdays: rule.weekdays } : {}),
    ...(rule.until === null ? {} : { end: 'until' as const, until: rule.until }),
    ...(rule.count === null ? {} : { end: 'count' as const, count: rule.count }),
  };
}

/** `day`: that of the first post, which a month or a year repeats. null: the form is not filled in. */
export function ruleOf(draft: SeriesDraft, day: string): Recurrence | null {
  const common = {
    interval: draft.interval,
    until: draft.end === 'until' ? draft.until : null,
    count: draft.end === 'count' ? draft.count : null,
  };
  return Recurrence.safeParse({ ...common, ...shapeOf(draft, day) }).data ?? null;
}

function shapeOf({ freq, weekdays }: SeriesDraft, day: string): object {
  const [, month = 1, monthDay = 1] = day.split('-').map(Number);
  switch (freq) {
    case 'weekly':
      return { freq, weekdays };
    case 'monthlyByDay':
      return { freq, monthDay };
    case 'monthlyByWeekday':
      // A fifth one is rare, who chooses it means the last.
      return { freq, nth: nthWeekdayOf(day) === 5 ? -1 : nthWeekdayOf(day), weekday: weekdayOf(day) };
    case 'yearly':
      return { freq, month, monthDay };
  }
}
