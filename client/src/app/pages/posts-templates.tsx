import { Templates } from '../../features/posts/bulk/templates.tsx';

export function PostsTemplatesPage() {
  return <Templates />;
}
