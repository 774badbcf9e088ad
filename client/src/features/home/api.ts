import { queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

/** The page stays open all day: what goes out is asked again by itself. */
const REFRESH_MS = 30_000;

/** Today and the days after it, for «Ближайшая». */
export const daysAheadQuery = (range: { from: string; to: string }) =>
  queryOptions({
    ...api.calendar.range.queryOptions({ input: { ...range, perDay: 50 } }),
    refetchInterval: REFRESH_MS,
  });

/** Posts of one day with their latest numbers. */
export const dayNumbersQuery = (day: string) =>
  queryOptions({
    ...api.posts.list.queryOptions({ input: { from: day, to: day, states: ['published'] } }),
    refetchInterval: REFRESH_MS * 2,
  });

/** The longest untouched first. */
export const untouchedQuery = () =>
  api.posts.list.queryOptions({ input: { states: ['draft', 'in_review'], sort: 'updated', order: 'asc' } });

/** Is there anything written at all? */
export const anyPostQuery = () => api.posts.list.queryOptions({ input: {} });
