import type { Post, PostTarget } from '@rupor/shared/posts/fields';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/link-button.tsx';
import { NetworkSign } from '../../components/network-sign.tsx';
import { PostStatePill } from '../../components/post-state-sign.tsx';
import { SourceTag } from '../../components/source-tag.tsx';
import { useFormat } from '../../lib/format.ts';
import { FollowUpList } from './follow-up-list.tsx';
import styles from './post.module.css';
import { TargetProblem } from './target-problem.tsx';
import { useViewer } from './use-viewer.ts';

interface TargetRowProps {
  post: Post;
  target: PostTarget;
  answer: (target: PostTarget) => ReactNode;
}

/** The post in one channel: its state, its time, its link, and what to do when something is wrong. */
export function TargetRow({ post, target, answer }: TargetRowProps) {
  const { t } = useTranslation(['posts', 'networks']);
  const { mayAt } = useViewer();
  const { channel, state, remoteUrl } = target;
  const isWrong = state === 'failed' || state === 'missed';
  return (
    <li className={styles.target}>
      <div className={styles.targetHead}>
        <NetworkSign network={channel.network} />
        <b>{channel.name}</b>
        <PostStatePill state={state} />
        {target.isImported && <SourceTag kind="imported" />}
      </div>
      <p className="small muted">
        <TargetTime target={target} />{' '}
        {remoteUrl && (
          <a
            className="link"
            href={remoteUrl}
            target="_blank"
            rel="noreferrer"
            aria-label={t('posts:post.openOf', { channel: channel.name })}
          >
            {t('posts:post.open')}
          </a>
        )}
      </p>
      {isWrong && <TargetProblem post={post} channel={channel} failed={target} />}
      {state === 'by_hand' && (
        <div>
          <LinkButton size="sm" to="/by-hand/$targetId" params={{ targetId: target.id }}>
            {t('posts:post.byHand')}
          </LinkButton>
        </div>
      )}
      {state === 'unconfirmed' && mayAt('publishing.resolve', channel.branchId) && answer(target)}
      {target.followUps.length > 0 && <FollowUpList post={post} target={target} />}
    </li>
  );
}

function TargetTime({ target: { state, dueAt, publishedAt, isByHand } }: { target: PostTarget }) {
  const { t } = useTranslation('posts');
  const format = useFormat();
  const { organizationZone } = useViewer();
  const at = publishedAt ?? dueAt;
  if (at === null) return t('posts:post.noTime');
  const time = format.dayTime(at, organizationZone);
  if (publishedAt !== null)
    return isByHand
      ? t('posts:post.publishedByHandAt', {
          time,
          planned: dueAt ? format.dayTime(dueAt, organizationZone) : '',
        })
      : t('posts:post.publishedAt', { time });
  if (state === 'draft' || state === 'in_review') return t('posts:post.plannedAt', { time });
  return ['failed', 'missed', 'unconfirmed', 'by_hand', 'cancelled'].includes(state)
    ? t('posts:post.wasDue', { time })
    : t('posts:post.dueAt', { time });
}
