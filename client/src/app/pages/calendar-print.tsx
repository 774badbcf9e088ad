import { Button, Checkbox, SegmentedControl } from '@mantine/core';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { monthSheetQuery } from '../../features/calendar/api.ts';
import { rangeOf } from '../../features/calendar/calendar-days.ts';
import classes from '../../features/calendar/month-sheet.module.css';
import { MonthSheet } from '../../features/calendar/month-sheet.tsx';
import { useDayNames } from '../../features/ideas/use-day-names.ts';
import { formatMonth, todayIn, useFormat, zoneLabel } from '../../lib/format.ts';
import { useSearchState } from '../../lib/use-search-state.ts';

const Search = z.object({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
  paper: z.enum(['a4', 'a3']).optional().catch(undefined),
  /** Drafts and what waits for approval, too. */
  all: z.boolean().optional().catch(undefined),
});
const CERTAIN = ['scheduled', 'publishing', 'published', 'by_hand'] as const;

/** The month for the notice board: outside the shell, A4 or A3 on its side. */
export function CalendarPrintPage() {
  const { t } = useTranslation(['bulk', 'calendar', 'common']);
  const format = useFormat();
  const [search, setSearch] = useSearchState(Search);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const zone = session.organization?.timeZone ?? 'UTC';
  const month = `${search.month ?? todayIn(zone).slice(0, 7)}-01`;
  const paper = search.paper ?? 'a4';
  const range = rangeOf('month', month);
  const query = useQuery(monthSheetQuery(range, search.all ? undefined : [...CERTAIN]));
  const notes = useDayNames(range);
  return (
    <main className={classes.sheet} data-paper={paper}>
      <style>{`@page { size: ${paper} landscape; margin: 10mm; }`}</style>
      <PageHead
        over={session.organization?.name}
        title={t('bulk:print.title', { month: formatMonth(month) })}
        sub={t('bulk:print.zone', { zone: zoneLabel(zone) })}
      />
      <div className={classes.bar}>
        <Button variant="filled" onClick={() => window.print()}>
          {t('bulk:print.act')}
        </Button>
        <SegmentedControl
          aria-label={t('bulk:print.paper')}
          value={paper}
          data={[
            { value: 'a4', label: 'A4' },
            { value: 'a3', label: 'A3' },
          ]}
          onChange={(value) => setSearch({ paper: value === 'a3' ? 'a3' : undefined })}
        />
        <Checkbox
          label={t('bulk:print.all')}
          checked={search.all ?? false}
          onChange={({ currentTarget }) => setSearch({ all: currentTarget.checked || undefined })}
        />
        <LinkButton variant="subtle" to="/calendar" search={{ day: month }}>
          {t('bulk:print.back')}
        </LinkButton>
      </div>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingLines count={6} label={t('calendar:loading')} />}
      {query.data && <MonthSheet range={range} month={month} days={query.data.days} notes={notes} />}
      <p className={classes.foot}>
        {t('bulk:print.asOf', { when: format.dayTime(new Date().toISOString()) })}
      </p>
    </main>
  );
}
