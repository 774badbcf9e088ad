import { keepPreviousData, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import type { DayRange } from './calendar-days.ts';
import type { CalendarSearch } from './calendar-search.ts';
import { filtersOf } from './calendar-search.ts';

/** Cells of the month show five; the rest of a full day is asked for when it is opened. */
const PER_DAY = 12;

export function calendarQuery(range: DayRange, search: CalendarSearch) {
  return api.calendar.range.queryOptions({
    input: { ...range, ...filtersOf(search), perDay: PER_DAY },
    placeholderData: keepPreviousData,
  });
}

export function calendarDayQuery(day: string, search: CalendarSearch) {
  return api.calendar.day.queryOptions({ input: { day, ...filtersOf(search), page: 1 } });
}

/** Another time for the targets of one entry; everything that shows posts is asked for again. */
export function useMoveEntry() {
  const queries = useQueryClient();
  return useMutation(
    api.posts.moveTarget.mutationOptions({
      onSettled: () =>
        Promise.all([
          queries.invalidateQueries({ queryKey: api.calendar.key() }),
          queries.invalidateQueries({ queryKey: api.posts.key() }),
        ]),
    }),
  );
}

export function usePublishNow() {
  const queries = useQueryClient();
  return useMutation(
    api.posts.publishNow.mutationOptions({
      onSettled: () =>
        Promise.all([
          queries.invalidateQueries({ queryKey: api.calendar.key() }),
          queries.invalidateQueries({ queryKey: api.posts.key() }),
        ]),
    }),
  );
}
