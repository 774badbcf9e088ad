import { isAhead } from '@rupor/shared/posts/state-machine';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { postQuery } from '../../features/posts/api.ts';
import { PostView } from '../../features/posts/post-view.tsx';

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
  if (post.data)
    return <PostView key={postId} post={post.data} answer={() => null} numbers={null} journal={null} />;
  if (post.error) throw post.error;
  return <LoadingLines count={6} label={t('posts:opening')} />;
}
