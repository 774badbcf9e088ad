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

const SHOWN = 5;

/** The posts of the campaign that come next, and the latest that are out; all of them stand in the list. */
export function PostsCard({ plan, zone, canWrite }: Props) {
  const { t } = useTranslation(['campaignPlan', 'posts']);
  const { id } = plan.campaign;
  const ahead = useQuery(campaignPostsQuery(id, 'ahead'));
  const out = useQuery(campaignPostsQuery(id, 'out'));
  const failed = [ahead, out].find(({ isError }) => isError);
  const total = ahead.data && out.data ? ahead.data.total + out.data.total : null;
  const groups = [
    { key: 'ahead', posts: ahead.data?.items ?? [] },
    { key: 'out', posts: out.data?.items ?? [] },
  ] as const;
  return (
    <CardSection
      title={t('posts.head')}
      tail={
        <Link to="/posts" search={{ campaign: id }} className="link">
          {total ? t('posts.all', { count: total }) : t('posts.list')}
        </Link>
      }
    >
      {failed && <ErrorNotice error={failed.error} onRetry={() => void failed.refetch()} />}
      {!failed && total === null && <LoadingLines count={4} label={t('loading')} />}
      {total === 0 && <p className="muted">{t('posts.empty')}</p>}
      {groups.map(
        ({ key, posts }) =>
          posts.length > 0 && (
            <div key={key}>
              <h3 className={classes.small}>{t(`posts.${key}`)}</h3>
              <ul className={classes.lines}>
                {posts.slice(0, SHOWN).map((post) => (
                  <PostLine key={post.id} post={post} zone={zone} />
                ))}
              </ul>
            </div>
          ),
      )}
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
