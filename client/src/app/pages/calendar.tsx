import { useMediaQuery } from '@mantine/hooks';
import type { CalendarEntry } from '@rupor/shared/calendar/contract';
import { mayAt } from '@rupor/shared/organization/permissions';
import { useInfiniteQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { StateLegend } from '../../components/legend.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { Agenda } from '../../features/calendar/agenda.tsx';
import { calendarDayQuery, calendarQuery } from '../../features/calendar/api.ts';
import { AwakeBand } from '../../features/calendar/awake-band.tsx';
import classes from '../../features/calendar/calendar.module.css';
import { CalendarBar } from '../../features/calendar/calendar-bar.tsx';
import { daysOf, isSameMonth, rangeOf, step, type View } from '../../features/calendar/calendar-days.ts';
import { type CalendarDay, countEntries } from '../../features/calendar/calendar-entries.ts';
import { CalendarFilters } from '../../features/calendar/calendar-filters.tsx';
import { CalendarLinks } from '../../features/calendar/calendar-links.tsx';
import { CalendarSearch } from '../../features/calendar/calendar-search.ts';
import { EntryCard } from '../../features/calendar/entry-card.tsx';
import { MonthGrid } from '../../features/calendar/month-grid.tsx';
import { MoveDialog } from '../../features/calendar/move-dialog.tsx';
import { PastDialog } from '../../features/calendar/past-dialog.tsx';
import { useCalendarKeys } from '../../features/calendar/use-calendar-keys.ts';
import { useMover } from '../../features/calendar/use-mover.ts';
import { WeekStrip } from '../../features/calendar/week-strip.tsx';
import { useDayNames } from '../../features/ideas/use-day-names.ts';
import { formatDay, formatMonth, todayIn, zoneLabel } from '../../lib/format.ts';
import { useSearchState } from '../../lib/use-search-state.ts';

export function CalendarPage() {
  const { t } = useTranslation('calendar');
  const [search, setSearch] = useSearchState(CalendarSearch);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const isPhone = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false });
  const zone = session.organization?.timeZone ?? 'UTC';
  const today = todayIn(zone);
  // A phone has the list, and one day whole where a list of a full day ends.
  const view: View = isPhone ? (search.view === 'day' ? 'day' : 'list') : (search.view ?? 'month');
  const day = search.day ?? today;
  const range = isPhone ? rangeOf('week', day) : rangeOf(view, day);
  const change = (next: Partial<CalendarSearch>) => setSearch(next, { replace: true });
  const choose = (next: string) => change(isPhone ? { day: next, view: undefined } : { day: next });
  const goBy = (by: number) => choose(step({ view: isPhone ? 'week' : view, day, by }));
  useCalendarKeys({
    onDay: (by) => change({ day: step({ view: 'day', day, by }) }),
    onMonth: (by) => change({ day: step({ view: 'month', day, by }) }),
    onToday: () => change({ day: today }),
  });

  const rangeQuery = useQuery({ ...calendarQuery(range, search), enabled: isPhone || view !== 'day' });
  const dayQuery = useInfiniteQuery({ ...calendarDayQuery(day, search), enabled: view === 'day' });
  const query = view === 'day' ? dayQuery : rangeQuery;
  const inRange = rangeQuery.data?.days ?? [];
  const pages = dayQuery.data?.pages ?? [];
  const whole = { day, total: pages[0]?.total ?? 0, entries: pages.flatMap(({ entries }) => entries) };
  const content: CalendarDay[] = view === 'day' ? [whole].filter(({ total }) => total > 0) : inRange;
  const inFocus = view === 'month' ? content.filter((item) => isSameMonth(item.day, day)) : content;

  const mover = useMover();
  const [opened, setOpened] = useState<{ entry: CalendarEntry; anchor: HTMLElement } | null>(null);
  const open = useCallback((entry: CalendarEntry, anchor: HTMLElement) => setOpened({ entry, anchor }), []);
  const rights = {
    canMove: ({ channels }: CalendarEntry) =>
      mayAt(session, 'posts.write', ...channels.map(({ branchId }) => branchId)),
    canWrite: session.permissions.includes('posts.write'),
  };
  const showDay = (shown: string) =>
    view === 'day' ? void dayQuery.fetchNextPage() : change({ view: 'day', day: shown });
  const days = daysOf(range);
  const notes = useDayNames(range);
  const listed = view === 'day' ? [day] : isPhone ? days.filter((shown) => shown >= day) : days;

  return (
    <>
      <PageHead
        title={query.data ? sentence(inFocus, t) : t('title')}
        docTitle={t('title')}
        over={zoneLabel(zone)}
        sub={query.data && inFocus.length === 0 ? t('sentence.noneHow') : undefined}
        acts={
          rights.canWrite && (
            <LinkButton variant="filled" to="/posts/new">
              {t('common:nav.write')}
            </LinkButton>
          )
        }
      />
      <CalendarBar
        title={titleOf(view, day)}
        view={view}
        hasViews={!isPhone}
        onView={(next) => change({ view: next })}
        onStep={goBy}
        onToday={() => choose(today)}
      />
      <div className={classes.filters}>
        <CalendarFilters search={search} onChange={change} />
      </div>
      {query.isError && <ErrorNotice error={query.error} onRetry={() => query.refetch()} />}
      {query.isPending && <LoadingLines count={8} label={t('loading')} />}
      {query.data && isPhone && <WeekStrip days={days} content={inRange} chosen={day} onChoose={choose} />}
      {view !== 'month' && (view !== 'list' || isPhone) && (
        <AwakeBand
          days={view === 'week' ? days : [day]}
          timeZone={zone}
          segmentIds={search.segmentIds}
          isOpen={!isPhone}
        />
      )}
      {query.data && (view === 'month' || view === 'week') && (
        <MonthGrid
          range={range}
          month={view === 'month' ? day : null}
          days={content}
          today={today}
          notes={notes}
          {...rights}
          onOpen={open}
          onMoveToDay={mover.moveToDay}
          onShowDay={showDay}
        />
      )}
      {query.data && (view === 'list' || view === 'day') && (
        <Agenda
          days={listed}
          content={content}
          today={today}
          notes={notes}
          {...rights}
          onMove={mover.ask}
          onShowDay={showDay}
        />
      )}
      {!isPhone && <StateLegend />}
      <CalendarLinks day={day} canWrite={rights.canWrite} />
      {opened && (
        <EntryCard
          {...opened}
          canMove={rights.canMove(opened.entry)}
          onMove={(entry) => {
            setOpened(null);
            mover.ask(entry);
          }}
          onClose={() => setOpened(null)}
        />
      )}
      {mover.asked && (
        <MoveDialog
          entry={mover.asked}
          isBusy={mover.isBusy}
          problem={mover.problem}
          onMove={(wallTime) => mover.asked && mover.moveTo(mover.asked, wallTime)}
          onClose={mover.close}
        />
      )}
      {mover.past && (
        <PastDialog
          isBusy={mover.isBusy}
          onPublishNow={() => mover.past && mover.publishNow(mover.past)}
          onClose={mover.close}
        />
      )}
    </>
  );
}

function titleOf(view: View, day: string): string {
  return view === 'day' ? formatDay(day, 'weekday') : formatMonth(day);
}

/** «44 публикации: 23 вышли, 4 требуют внимания». Parts are told only where every entry is at hand. */
function sentence(days: readonly CalendarDay[], t: TFunction<'calendar'>): string {
  const counts = countEntries(days);
  if (counts.total === 0) return t('sentence.none');
  const total = t('sentence.total', { count: counts.total });
  const parts = (['published', 'attention', 'review'] as const)
    .filter((part) => counts.isWhole && counts[part] > 0)
    .map((part) => t(`sentence.${part}`, { count: counts[part] }));
  return parts.length > 0 ? `${total}: ${parts.join(', ')}` : total;
}
