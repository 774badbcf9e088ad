import type { CampaignPlan } from '@rupor/shared/campaigns/plan-contract';
import type { PostSummary } from '@rupor/shared/posts/fields';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { PostStatePill } from '../../components/post-state-sign.tsx';
import { CardSection } from '../../components/section.tsx';
import { useFormat } from '../../lib/format.ts';
import { campaignPostsQuery } from './api.ts';
import classes from './campaigns.module.css';

interface Props {
  plan: CampaignPlan;
  zone: string;
  canWrite: boolean;
}

const SHOWN = 8;

/** The posts of the campaign that come next; all of them stand in the list. */
export function PostsCard({ plan, zone, canWrite }: Props) {
  const { t } = useTranslation(['campaignPlan', 'posts']);
  const { id } = plan.campaign;
  const posts = useQuery(campaignPostsQuery(id));
  return (
    <CardSection
      title={t('posts.head')}
      tail={
        <Link to="/posts" search={{ campaign: id }} className="link">
          {posts.data ? t('posts.all', { count: posts.data.total }) : t('posts.list')}
        </Link>
      }
    >
      {posts.isError && <ErrorNotice error={posts.error} onRetry={() => void posts.refetch()} />}
      {posts.isPending && <LoadingLines count={4} label={t('loading')} />}
      {posts.data?.total === 0 && <p className="muted">{t('posts.empty')}</p>}
      <ul className={classes.lines}>
        {posts.data?.items.slice(0, SHOWN).map((post) => (
          <PostLine key={post.id} post={post} zone={zone} />
        ))}
      </ul>
      {canWrite && (
        <LinkButton to="/posts/new" search={{ campaign: id }} size="sm">
          {t('posts.write')}
        </LinkButton>
      )}
      <p className={`small muted ${classes.later}`}>{t('posts.linksLater')}</p>
    </CardSection>
  );
}

function PostLine({ post, zone }: { post: PostSummary; zone: string }) {
  const { t } = useTranslation(['campaignPlan', 'posts']);
  const format = useFormat();
  return (
    <li className={classes.post}>
      <Link to="/posts/$postId" params={{ postId: post.id }} className={classes.plainName}>
        {post.heading || t('posts:heading.none')}
      </Link>
      <PostStatePill state={post.state} />
      <span className="small muted">{post.dueAt ? format.dayTime(post.dueAt, zone) : t('posts.noTime')}</span>
    </li>
  );
}
