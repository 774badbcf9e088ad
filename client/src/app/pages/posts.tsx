import { PostList } from '../../features/posts/post-list.tsx';

export function PostsPage() {
  return <PostList />;
}
