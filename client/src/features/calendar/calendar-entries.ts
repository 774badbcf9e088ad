import type { CalendarEntry } from '@rupor/shared/calendar/contract';
import type { TargetState } from '@rupor/shared/posts/state-machine';

export interface CalendarDay {
  day: string;
  total: number;
  entries: CalendarEntry[];
}

export const ATTENTION: readonly TargetState[] = ['failed', 'unconfirmed', 'missed'];
const MOVABLE: readonly TargetState[] = ['draft', 'in_review', 'approved', 'scheduled'];

/** May it still get another time? */
export function isMovable(entry: Pick<CalendarEntry, 'state'>): boolean {
  return MOVABLE.includes(entry.state);
}

/** What the sentence above the calendar says. Counts are of the entries that were sent, `total` of all. */
export function countEntries(days: readonly CalendarDay[]) {
  const entries = days.flatMap((day) => day.entries);
  return {
    total: days.reduce((sum, day) => sum + day.total, 0),
    published: entries.filter((entry) => entry.state === 'published').length,
    attention: entries.filter((entry) => ATTENTION.includes(entry.state)).length,
    review: entries.filter((entry) => entry.state === 'in_review').length,
    /** Some days hold more than was sent: then the parts are not told. */
    isWhole: days.every((day) => day.entries.length === day.total),
  };
}

/** Days by their date, for grids that ask for each of their cells. */
export function byDay(days: readonly CalendarDay[]): Map<string, CalendarDay> {
  return new Map(days.map((day) => [day.day, day]));
}

/** An entry is the post at an instant: the same post may stand in a day twice. */
export function entryKey(entry: Pick<CalendarEntry, 'postId' | 'at' | 'state'>): string {
  return `${entry.postId} ${entry.at} ${entry.state}`;
}
