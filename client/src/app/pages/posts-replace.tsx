import { ReplaceWords } from '../../features/posts/bulk/replace-words.tsx';

export function PostsReplacePage() {
  return <ReplaceWords />;
}
