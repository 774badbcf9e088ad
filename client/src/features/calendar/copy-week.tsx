import { Button, Checkbox, TextInput } from '@mantine/core';
import { addDays } from '@rupor/shared/insights/period';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { CardSection } from '../../components/section.tsx';
import { errorSentence, fieldErrors } from '../../lib/errors.ts';
import { formatDay } from '../../lib/format.ts';
import { offerUndo } from '../../lib/undo.ts';
import { changedKeys, copyWeekMutation, undoBatch, weekQuery } from '../posts/bulk/api.ts';
import styles from './calendar-tools.module.css';

/** What of a week comes again, and when: shown before anything is made. */
export function CopyWeek({ today }: { today: string }) {
  const { t } = useTranslation(['bulk', 'common', 'calendar']);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(() => addDays(today, 7));
  const [touched, setTouched] = useState<Readonly<Record<string, boolean>>>({});
  const week = useQuery({ ...weekQuery({ from, to }), enabled: from !== '' && to !== '' });
  const items = week.data ?? [];
  // What repeats by itself would come twice.
  const chosen = items.filter(({ postId, isRepeated }) => touched[postId] ?? !isRepeated);
  const refresh = () => Promise.all(changedKeys().map((queryKey) => queries.invalidateQueries({ queryKey })));
  const copy = useMutation({
    ...copyWeekMutation(),
    onSuccess: async (batch) => {
      await refresh();
      offerUndo(t('bulk:week.done', { count: batch.counts.made }), async () => {
        await undoBatch(batch.id);
        await refresh();
      });
      await navigate({ to: '/calendar', search: { day: to } });
    },
  });
  const error = copy.error ?? week.error;
  return (
    <>
      <PageHead
        over={
          <Link className="link" to="/calendar">
            {t('common:nav.calendar')}
          </Link>
        }
        title={t('bulk:week.title')}
        sub={t('bulk:week.sub')}
      />
      <div className={styles.stack}>
        <div className={styles.row}>
          <TextInput
            type="date"
            label={t('bulk:week.from')}
            value={from}
            onChange={({ currentTarget }) => setFrom(currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t('bulk:week.to')}
            value={to}
            onChange={({ currentTarget }) => setTo(currentTarget.value)}
          />
        </div>
        {error && <ErrorNotice>{fieldErrors(error, t).to ?? errorSentence(error, t)}</ErrorNotice>}
        {week.isLoading && <LoadingLines count={4} label={t('bulk:week.loading')} />}
        {week.data && items.length === 0 && (
          <EmptyState title={t('bulk:week.none')}>{t('bulk:week.noneText')}</EmptyState>
        )}
        {items.length > 0 && (
          <CardSection>
            <ul className={styles.list}>
              {items.map((item) => (
                <li key={item.postId}>
                  <Checkbox
                    label={item.heading || t('bulk:replace.nameless')}
                    description={[
                      t('bulk:week.move', {
                        from: moment(item.wallTime),
                        to: item.isPast ? t('bulk:week.noTime') : moment(item.newWallTime),
                      }),
                      item.channels.join(', '),
                      ...(item.isRepeated ? [t('bulk:week.repeats')] : []),
                    ].join(' · ')}
                    checked={touched[item.postId] ?? !item.isRepeated}
                    onChange={({ currentTarget }) =>
                      setTouched({ ...touched, [item.postId]: currentTarget.checked })
                    }
                  />
                </li>
              ))}
            </ul>
            <Button
              variant="filled"
              loading={copy.isPending}
              onClick={() =>
                chosen.length > 0 && copy.mutate({ from, to, postIds: chosen.map(({ postId }) => postId) })
              }
            >
              {t('bulk:week.act', { count: chosen.length })}
            </Button>
          </CardSection>
        )}
      </div>
    </>
  );
}

function moment(wallTime: string): string {
  return `${formatDay(wallTime.slice(0, 10))}, ${wallTime.slice(11)}`;
}
