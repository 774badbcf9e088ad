import { keepPreviousData, type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import { type DayRange, daysOf } from './calendar-days.ts';
import type { CalendarSearch } from './calendar-search.ts';
import { filtersOf } from './calendar-search.ts';

/** As many as a cell shows; the rest of a full day is asked for when it is opened. */
const PER_DAY = 12;
const PER_DAY_OF_MONTH = 5;
const FEW_DAYS = 14;

export function calendarQuery(range: DayRange, search: CalendarSearch) {
  const perDay = daysOf(range).length > FEW_DAYS ? PER_DAY_OF_MONTH : PER_DAY;
  return api.calendar.range.queryOptions({
    input: { ...range, ...filtersOf(search), perDay },
    placeholderData: keepPreviousData,
  });
}

/** Everything of one day, a page after another. */
export function calendarDayQuery(day: string, search: CalendarSearch) {
  return api.calendar.day.infiniteOptions({
    input: (page: number) => ({ day, ...filtersOf(search), page }),
    initialPageParam: 1,
    getNextPageParam: ({ total, pageSize }, pages) =>
      pages.length * pageSize < total ? pages.length + 1 : undefined,
  });
}

/** Another time for the targets of one entry; everything that shows posts is asked for again. */
export function useMoveEntry() {
  const queries = useQueryClient();
  return useMutation(
    api.posts.moveTarget.mutationOptions({
      onSettled: () => askAgain(queries),
    }),
  );
}

export function usePublishNow() {
  const queries = useQueryClient();
  return useMutation(
    api.posts.publishNow.mutationOptions({
      onSettled: () => askAgain(queries),
    }),
  );
}

/** Not waited for: what happened is told at once, even where the answer of a full month takes a while. */
function askAgain(queries: QueryClient): void {
  for (const queryKey of [api.calendar.key(), api.posts.key()]) void queries.invalidateQueries({ queryKey });
}

/** Every entry of a month, for paper. */
export const monthSheetQuery = (range: DayRange, states: CalendarSearch['states']) =>
  api.calendar.range.queryOptions({ input: { ...range, states, perDay: 100 } });

export const feedsQuery = () => api.calendar.feeds.list.queryOptions();
export const createFeedMutation = () => api.calendar.feeds.create.mutationOptions();
export const revokeFeedMutation = () => api.calendar.feeds.revoke.mutationOptions();
