// Which days of a series the sweep looks at. Pure: from the anchor, the rule and two instants, nothing else.
import { DAY_MS } from '@rupor/shared/lib/durations';
import { listRecurringDays } from '@rupor/shared/posts/recurrence';
import { parseRule } from '@rupor/shared/posts/rrule';
import { resolveWallTime } from '@rupor/shared/posts/schedule';
import type { PostSeries } from '../../../generated/prisma/client.ts';

/** So far ahead occurrences are made: what comes within 60 days, at most 30 of them, but always the next two. */
const AHEAD_MS = 60 * DAY_MS;
const AHEAD_MAX = 30;
const AHEAD_MIN = 2;

export interface SeriesDay {
  day: string;
  /** When it goes out by the rule. */
  dueAt: Date;
}

export interface SeriesDays {
  /** Their time passed while nothing ran, too late to be sent without a choice. */
  late: SeriesDay[];
  /** To be made. */
  ahead: SeriesDay[];
}

type Rule = Pick<PostSeries, 'rule' | 'anchorDay' | 'time' | 'timeZone' | 'caughtUpTo'>;

/** `settledTo`: what was due until then is late. */
export function daysOfSeries(series: Rule, { now, settledTo }: { now: Date; settledTo: Date }): SeriesDays {
  const late: SeriesDay[] = [];
  const ahead: SeriesDay[] = [];
  for (const day of listRecurringDays(parseRule(series.rule, series.timeZone), series.anchorDay)) {
    const dueAt = instantOn(series, day);
    if (dueAt <= series.caughtUpTo) continue;
    if (dueAt <= settledTo) late.push({ day, dueAt });
    else if (isWanted(ahead, dueAt, now)) ahead.push({ day, dueAt });
    else break;
  }
  return { late, ahead };
}

export function instantOn({ time, timeZone }: Pick<PostSeries, 'time' | 'timeZone'>, day: string): Date {
  return resolveWallTime({ wallTime: `${day}T${time}`, timeZone }).instant;
}

function isWanted(ahead: readonly SeriesDay[], dueAt: Date, now: Date): boolean {
  if (ahead.length < AHEAD_MIN) return true;
  return ahead.length < AHEAD_MAX && dueAt.getTime() <= now.getTime() + AHEAD_MS;
}
