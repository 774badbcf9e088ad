import { Button } from '@mantine/core';
import type { Post, PostTarget } from '@rupor/shared/posts/fields';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../lib/errors.ts';
import { problemSentence } from '../../lib/network-problem.ts';
import { offerUndo } from '../../lib/undo.ts';
import { publishingKey, retryTargetMutation } from '../publishing/api.ts';
import { postsKey } from './api.ts';
import styles from './post.module.css';
import { useViewer } from './use-viewer.ts';

interface TargetProblemProps {
  post: Post;
  channel: PostTarget['channel'];
  /** The target, or a part that follows under it. */
  failed: Pick<PostTarget, 'id' | 'state' | 'problem'>;
}

/** Why it did not go out, what to do, and the button that does it. */
export function TargetProblem({ post, channel, failed }: TargetProblemProps) {
  const { t } = useTranslation(['posts', 'networks', 'common']);
  const queryClient = useQueryClient();
  const { mayAt } = useViewer();
  const { problem, state } = failed;
  const retry = useMutation({
    ...retryTargetMutation(),
    onSuccess: () => offerUndo(t('posts:post.retried')),
    onError: (error) => offerUndo(errorSentence(error, t)),
    onSettled: () =>
      Promise.all(
        [postsKey(), publishingKey()].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
      ),
  });
  const why = problemSentence(t, { network: channel.network, problem, of: 'posts' });
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
            onClick={() => retry.mutate({ targetId: failed.id })}
          >
            {t('posts:post.retry')}
          </Button>
        </div>
      )}
    </div>
  );
}
