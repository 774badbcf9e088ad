import { lazy, Suspense } from 'react';

const Lines = lazy(() => import('./post-links.tsx').then(({ PostLinks }) => ({ default: PostLinks })));
const Mine = lazy(() => import('./my-link.tsx').then(({ MyLink }) => ({ default: MyLink })));

/** Loads after the post itself: most posts have been read before anybody asks who followed their links. */
export function LazyPostLinks({ postId }: { postId: string }) {
  return (
    <Suspense fallback={null}>
      <Lines postId={postId} />
      <Mine postId={postId} />
    </Suspense>
  );
}
