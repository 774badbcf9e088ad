import { Button } from '@mantine/core';
import type { Series } from '@rupor/shared/posts/series-contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorNotice } from '../../../components/error-notice.tsx';
import { LinkButton } from '../../../components/link-button.tsx';
import { LoadingLines } from '../../../components/loading-lines.tsx';
import { PageHead } from '../../../components/page-head.tsx';
import { formatDay, useFormat } from '../../../lib/format.ts';
import { useViewer } from '../use-viewer.ts';
import { seriesListQuery } from './api.ts';
import styles from './plan.module.css';
import { useRuleWords } from './use-rule-words.ts';
import { useSeriesEnd } from './use-series-end.ts';

/** Everything that comes again by itself: by which rule, when next, and the end of it. */
export function SeriesList() {
  const { t } = useTranslation(['plan', 'common']);
  const series = useQuery(seriesListQuery());
  const { may } = useViewer();
  const all = series.data ?? [];
  const living = all.filter(({ endedAt }) => endedAt === null);
  const canWrite = may('posts.write');
  return (
    <>
      <PageHead
        over={
          <Link className="link" to="/posts">
            {t('common:nav.posts')}
          </Link>
        }
        title={series.data ? t('plan:all.title', { count: living.length }) : t('plan:series.title')}
        docTitle={t('plan:series.title')}
        sub={t('plan:all.sub')}
      />
      {series.error && <ErrorNotice error={series.error} onRetry={() => void series.refetch()} />}
      {series.isPending && <LoadingLines count={4} label={t('plan:all.loading')} />}
      {series.data && all.length === 0 && (
        <EmptyState
          title={t('plan:all.empty')}
          acts={
            canWrite && (
              <LinkButton to="/posts/new" variant="filled">
                {t('plan:all.emptyAct')}
              </LinkButton>
            )
          }
        >
          {t('plan:all.emptyText')}
        </EmptyState>
      )}
      {all.length > 0 && (
        <ul className={styles.all}>
          {all.map((one) => (
            <SeriesRow key={one.id} series={one} canEnd={may('posts.schedule')} />
          ))}
        </ul>
      )}
    </>
  );
}

function SeriesRow({ series, canEnd }: { series: Series; canEnd: boolean }) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const words = useRuleWords();
  const { finish, takeBack, isFinishing, isReturning } = useSeriesEnd(series.id);
  const heading = series.heading || t('all.untitled');
  const [next] = series.ahead;
  const opened = next?.postId ?? series.lastPostId;
  return (
    <li className="card">
      <h2>
        {opened ? (
          <Link to="/posts/$postId" params={{ postId: opened }}>
            {heading}
          </Link>
        ) : (
          heading
        )}
      </h2>
      <p>{series.endedAt ? t('series.ended', { day: formatDay(series.endedAt) }) : words(series.rule)}</p>
      {!series.endedAt && (
        <p className="small muted">
          {next?.dueAt
            ? t('all.next', { when: format.dayTime(next.dueAt, series.timeZone), count: series.ahead.length })
            : t('all.noNext')}
        </p>
      )}
      {canEnd && (
        <div className={styles.acts}>
          {series.endedAt ? (
            <Button loading={isReturning} onClick={takeBack} aria-label={t('all.resumeOf', { heading })}>
              {t('series.resume')}
            </Button>
          ) : (
            <Button loading={isFinishing} onClick={finish} aria-label={t('all.finishOf', { heading })}>
              {t('series.finish')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
