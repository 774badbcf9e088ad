import type { PostTarget } from '@rupor/shared/posts/fields';
import { isAhead } from '@rupor/shared/posts/state-machine';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { LazyPostChain } from '../../features/chain/lazy.tsx';
import { postNumbersQuery } from '../../features/insights/api.ts';
import { PostNumbers } from '../../features/insights/lazy.tsx';
import { LazyLawCard } from '../../features/law/lazy.tsx';
import { LazyPostLinks } from '../../features/links/lazy.tsx';
import { postQuery } from '../../features/posts/api.ts';
import { PostView } from '../../features/posts/post-view.tsx';
import { journalQuery, publishingKey } from '../../features/publishing/api.ts';
import { JournalPanel } from '../../features/publishing/journal-panel.tsx';
import { UnconfirmedAnswer } from '../../features/publishing/unconfirmed-answer.tsx';
import { reviewKey } from '../../features/review/api.ts';
import { EditApproveButton } from '../../features/review/edit-approve-dialog.tsx';
import { ProgressCard } from '../../features/review/progress-card.tsx';
import { TalkCard } from '../../features/review/talk-card.tsx';
import { VersionsCard } from '../../features/review/versions-card.tsx';

/** While something goes out by itself, the page asks again, milliseconds. */
const ASK_AGAIN_MS = 5_000;

export function PostPage() {
  const { t } = useTranslation(['posts', 'common']);
  const { postId = '' } = useParams({ strict: false });
  const post = useQuery({
    ...postQuery(postId),
    refetchInterval: ({ state }) =>
      state.data?.targets.some((target) => isAhead(target.state)) ? ASK_AGAIN_MS : false,
  });
  const journal = useQuery(journalQuery(postId)).data;
  const queryClient = useQueryClient();
  // Between two stages no state changes, only whose turn it is.
  const stands = post.data && `${post.data.version} ${post.data.canApprove}`;
  const states = post.data?.targets.map(({ state }) => state).join();
  // A state has changed: what happened and the first numbers are read again with it.
  useEffect(() => {
    if (states === undefined || stands === undefined) return;
    void queryClient.invalidateQueries({ queryKey: publishingKey() });
    void queryClient.invalidateQueries({ queryKey: reviewKey() });
    void queryClient.invalidateQueries({ queryKey: postNumbersQuery(postId).queryKey });
  }, [states, stands, postId, queryClient]);
  const isOut = post.data?.targets.some(({ state }) => state === 'published');
  const answerTo = ({ id, channel }: PostTarget) => (
    <UnconfirmedAnswer
      targetId={id}
      channelName={channel.name}
      channelUrl={journal?.targets.find((target) => target.id === id)?.channelUrl ?? null}
    />
  );
  if (post.data)
    return (
      <PostView
        key={postId}
        post={post.data}
        answer={answerTo}
        numbers={
          <>
            <PostNumbers postId={postId} />
            <LazyPostLinks postId={postId} />
            {isOut && <LazyPostChain postId={postId} />}
          </>
        }
        law={<LazyLawCard postId={postId} version={post.data.version} />}
        journal={<JournalPanel postId={postId} />}
        agreement={{
          progress: <ProgressCard post={post.data} />,
          talk: <TalkCard post={post.data} />,
          versions: <VersionsCard post={post.data} />,
          edit: <EditApproveButton post={post.data} />,
        }}
      />
    );
  if (post.error) throw post.error;
  return <LoadingLines count={6} label={t('posts:opening')} />;
}
