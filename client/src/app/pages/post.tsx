import type { PostTarget } from '@rupor/shared/posts/fields';
import { isAhead } from '@rupor/shared/posts/state-machine';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { PostNumbers } from '../../features/insights/lazy.tsx';
import { postQuery } from '../../features/posts/api.ts';
import { PostView } from '../../features/posts/post-view.tsx';
import { journalQuery } from '../../features/publishing/api.ts';
import { JournalPanel } from '../../features/publishing/journal-panel.tsx';
import { UnconfirmedAnswer } from '../../features/publishing/unconfirmed-answer.tsx';

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
        numbers={<PostNumbers postId={postId} />}
        journal={<JournalPanel postId={postId} />}
      />
    );
  if (post.error) throw post.error;
  return <LoadingLines count={6} label={t('posts:opening')} />;
}
