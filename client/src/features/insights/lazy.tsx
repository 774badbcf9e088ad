// For other pages: numbers load after the page itself, their place is held.
import { lazy, Suspense } from 'react';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { WhenVisible } from '../../components/when-visible.tsx';

const Home = lazy(() => import('./home-numbers.tsx'));
const Post = lazy(() => import('./post-numbers.tsx'));

export function HomeNumbers() {
  return (
    <WhenVisible minHeight={600}>
      <Suspense fallback={<LoadingLines count={8} />}>
        <Home />
      </Suspense>
    </WhenVisible>
  );
}

export function PostNumbers({ postId }: { postId: string }) {
  return (
    <Suspense fallback={<LoadingLines count={6} />}>
      <Post postId={postId} />
    </Suspense>
  );
}
