import type { Post } from '@rupor/shared/posts/fields';
import type { Series } from '@rupor/shared/posts/series-contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../components/error-notice.tsx';
import { LoadingLines } from '../../../components/loading-lines.tsx';
import { PostStatePill } from '../../../components/post-state-sign.tsx';
import { CardSection } from '../../../components/section.tsx';
import { formatDay } from '../../../lib/format.ts';
import { seriesQuery } from './api.ts';
import styles from './plan.module.css';
import { SeriesActs } from './series-acts.tsx';
import { useRuleWords } from './use-rule-words.ts';

interface SeriesCardProps {
  post: Post;
  seriesId: string;
  isDetached: boolean;
}

const SHOWN = 6;

/** The series of a post: how it comes again, what is ahead, and what can be done with all of it. */
export function SeriesCard({ post, seriesId, isDetached }: SeriesCardProps) {
  const { t } = useTranslation('plan');
  const { data: series, error, refetch } = useQuery(seriesQuery(seriesId));
  const words = useRuleWords();
  if (!series)
    return (
      <CardSection title={t('series.title')}>
        {error ? (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        ) : (
          <LoadingLines count={2} label={t('all.loading')} />
        )}
      </CardSection>
    );
  return (
    <CardSection title={t('series.title')}>
      <p>{series.endedAt ? t('series.ended', { day: formatDay(series.endedAt) }) : words(series.rule)}</p>
      {!series.endedAt && <p className="small muted">{t(`catchUp.${series.catchUp}`)}</p>}
      {isDetached && <p className="small">{t('series.isApart')}</p>}
      <Ahead series={series} postId={post.id} />
      <SeriesActs series={series} post={post} />
      <Link className="link small" to="/posts/series">
        {t('all.link')}
      </Link>
    </CardSection>
  );
}

function Ahead({ series: { ahead }, postId }: { series: Series; postId: string }) {
  const { t } = useTranslation('plan');
  const others = ahead.filter((one) => one.postId !== postId);
  if (others.length === 0) return <p className="small muted">{t('series.noneAhead')}</p>;
  return (
    <>
      <h3 className={`small ${styles.ahead}`}>{t('series.ahead', { count: others.length })}</h3>
      <ul className={styles.list}>
        {others.slice(0, SHOWN).map((one) => (
          <li key={one.postId}>
            <Link className="link" to="/posts/$postId" params={{ postId: one.postId }}>
              {formatDay(one.occursOn)}
            </Link>
            {one.state !== 'scheduled' && <PostStatePill state={one.state} />}
            {one.isDetached && <small className="muted">{t('series.apart')}</small>}
          </li>
        ))}
      </ul>
    </>
  );
}
