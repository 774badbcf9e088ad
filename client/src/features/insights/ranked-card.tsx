import type { Measure, RankedPost, RankedPosts, SeriesMetric } from '@rupor/shared/insights/answers';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CardTable } from '../../components/card-table.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { NetworkSign } from '../../components/network-sign.tsx';
import { CardSection } from '../../components/section.tsx';
import { SourceTag } from '../../components/source-tag.tsx';
import { useFormat } from '../../lib/format.ts';
import { type Period, rankedPostsQuery } from './api.ts';
import classes from './insights.module.css';
import { useWords, type Words } from './use-words.ts';

/** The sum of one post stands for an average over posts. */
const SUMS: Partial<Record<Measure, SeriesMetric>> = {
  viewsPerPost: 'views',
  engagementPerPost: 'engagement',
  clicksPerPost: 'clicks',
  linkClicksPerPost: 'linkClicks',
};

interface Props {
  period: Period;
  timeZone: string;
  measure: Measure;
  /** Views of some channel come rounded. */
  isRounded: boolean;
}

/** What worked and what did not, by the same measure as the groups. */
export function RankedCard({ period, timeZone, measure, isRounded }: Props) {
  const { t } = useWords();
  const query = useQuery(rankedPostsQuery({ ...period, measure }));
  const answer = query.data;
  if (query.error && !answer) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!answer) return <LoadingLines count={8} label={t('loading')} />;
  if (answer.n === 0)
    return (
      <CardSection title={t('ranked.best')}>
        <p className="muted">{t('ranked.none')}</p>
      </CardSection>
    );
  // Sorted by what is equal, an order would only look like an answer.
  if (answer.worst.length > 0 && answer.best[0]?.value === answer.worst[0]?.value)
    return (
      <CardSection title={t('ranked.best')}>
        <p className="muted">{t('ranked.same', { count: answer.n })}</p>
      </CardSection>
    );
  return (
    <div className={answer.worst.length > 0 ? classes.pair : undefined}>
      <Ranking title={t('ranked.best')} posts={answer.best} {...{ answer, timeZone, isRounded }} />
      {answer.worst.length > 0 && (
        <Ranking title={t('ranked.worst')} posts={answer.worst} {...{ answer, timeZone, isRounded }} />
      )}
    </div>
  );
}

/** As short as a column is narrow. */
function headOf(measure: Measure, { t, metric, measure: say }: Words): string {
  const sum = SUMS[measure];
  if (sum === 'linkClicks') return t('ranked.linkClicks');
  return sum ? metric(sum) : say(measure);
}

interface RankingProps {
  title: string;
  posts: readonly RankedPost[];
  answer: RankedPosts;
  timeZone: string;
  isRounded: boolean;
}

function Ranking({ title, posts, answer, timeZone, isRounded }: RankingProps) {
  const words = useWords();
  const { t } = words;
  const format = useFormat();
  const say = (value: number | null, digits = 0) =>
    value === null ? t('common:unknown') : format.number(value, digits);
  return (
    <CardSection
      title={title}
      tail={
        <>
          {answer.numbers === 'simulated' && <SourceTag kind="simulated" />}
          {isRounded && <SourceTag kind="rounded" />}
        </>
      }
    >
      <CardTable
        caption={title}
        rows={posts}
        rowKey={(post) => post.postId}
        columns={[
          {
            id: 'post',
            title: t('ranked.post'),
            cell: (post) => <PostCell post={post} timeZone={timeZone} />,
          },
          ...(answer.measure === 'viewsPerPost'
            ? []
            : [
                {
                  id: 'views',
                  title: words.metric('views'),
                  align: 'right' as const,
                  cell: (post: RankedPost) => say(post.totals.views),
                },
              ]),
          {
            id: 'value',
            title: headOf(answer.measure, words),
            align: 'right',
            cell: (post) => <b>{say(post.value, post.value < 100 ? 1 : 0)}</b>,
          },
        ]}
      />
      <p className={`tiny faint ${classes.under}`}>
        {t('ranked.n', { count: answer.n, n: format.number(answer.n) })}
        {answer.tooYoung > 0 && ` ${t('ranked.young', { count: answer.tooYoung })}`}
        {answer.unknown > 0 && ` ${t('ranked.unknown', { count: answer.unknown })}`}
      </p>
    </CardSection>
  );
}

function PostCell({ post, timeZone }: { post: RankedPost; timeZone: string }) {
  const { t } = useWords();
  const format = useFormat();
  const about = [post.rubric, format.date(post.publishedAt, timeZone)].filter(Boolean).join(', ');
  return (
    <span className={classes.post}>
      <Link to="/posts/$postId" params={{ postId: post.postId }} className={classes.postTitle}>
        {post.title || post.excerpt || t('ranked.untitled')}
      </Link>
      <span className="small muted">{about}</span>
      <span className={classes.signs}>
        {post.networks.map((network) => (
          <NetworkSign
            key={network}
            network={network}
            name={t(`networks:${network}.name`, { defaultValue: network })}
          />
        ))}
        {post.sources.manual > 0 && <SourceTag kind="manual" />}
      </span>
    </span>
  );
}
