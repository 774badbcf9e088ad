import { Button } from '@mantine/core';
import type { Post, PostTarget } from '@rupor/shared/posts/fields';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/link-button.tsx';
import { NetworkSign } from '../../components/network-sign.tsx';
import { PostStatePill } from '../../components/post-state-sign.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { useFormat } from '../../lib/format.ts';
import { offerUndo } from '../../lib/undo.ts';
import { publishingKey, retryTargetMutation } from '../publishing/api.ts';
import { postsKey } from './api.ts';
import styles from './post.module.css';
import { useViewer } from './use-viewer.ts';

interface TargetRowProps {
  post: Post;
  target: PostTarget;
  answer: (target: PostTarget) => ReactNode;
}

/** The post in one channel: its state, its time, its link, and what to do when something is wrong. */
export function TargetRow({ post, target, answer }: TargetRowProps) {
  const { t } = useTranslation(['posts', 'networks']);
  const { channel, state, remoteUrl } = target;
  const isWrong = state === 'failed' || state === 'missed';
  return (
    <li className={styles.target}>
      <div className={styles.targetHead}>
        <NetworkSign network={channel.network} />
        <b>{channel.name}</b>
        <PostStatePill state={state} />
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
      {isWrong && <TargetProblem post={post} target={target} />}
      {state === 'by_hand' && (
        <div>
          <LinkButton size="sm" to="/by-hand/$targetId" params={{ targetId: target.id }}>
            {t('posts:post.byHand')}
          </LinkButton>
        </div>
      )}
      {state === 'unconfirmed' && answer(target)}
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

function TargetProblem({ post, target }: { post: Post; target: PostTarget }) {
  const { t } = useTranslation(['posts', 'networks', 'common']);
  const queryClient = useQueryClient();
  const { mayAt } = useViewer();
  const { channel, problem, state } = target;
  const retry = useMutation({
    ...retryTargetMutation(),
    onSuccess: () => offerUndo(t('posts:post.retried')),
    onError: (error) => offerUndo(errorSentence(error, t)),
    onSettled: () =>
      Promise.all(
        [postsKey(), publishingKey()].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
      ),
  });
  const why = t([
    `networks:${channel.network}.problems.${problem}`,
    `networks:problems.${problem}`,
    `posts:problems.${problem}`,
    'posts:problems.unknown',
  ]);
  return (
    <div className={styles.problem} data-state={state}>
      <p>
        {why} {t(`posts:post.whatNow.${state === 'missed' ? 'missed' : 'failed'}`)}
      </p>
      {mayAt('publishing.resolve', channel.branchId) && post.deletedAt === null && (
        <div>
          <Button
            size="sm"
            loading={retry.isPending}
            aria-label={t('posts:post.retryOf', { channel: channel.name })}
            onClick={() => retry.mutate({ targetId: target.id })}
          >
            {t('posts:post.retry')}
          </Button>
        </div>
      )}
    </div>
  );
}
