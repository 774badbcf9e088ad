import { Suspense } from 'react';
import { late } from '../../lib/late.ts';

const Lines = late(async () => (await import('./post-links.tsx')).PostLinks);
const Mine = late(async () => (await import('./my-link.tsx')).MyLink);

/** Loads after the post itself: most posts have been read before anybody asks who followed their links. */
export function LazyPostLinks({ postId }: { postId: string }) {
  return (
    <Suspense fallback={null}>
      <Lines postId={postId} />
      <Mine postId={postId} />
    </Suspense>
  );
}
