// For other pages: numbers load after the page itself, their place is held.
import { Suspense } from 'react';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { WhenVisible } from '../../components/when-visible.tsx';
import { late } from '../../lib/late.ts';

const Home = late(async () => (await import('./home-numbers.tsx')).default);
const Post = late(async () => (await import('./post-numbers.tsx')).default);

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
