import { Suspense } from 'react';
import { PublishingBanner as Banner } from '../../features/publishing/publishing-banner.tsx';
import { PublishingFoot as Foot } from '../../features/publishing/publishing-foot.tsx';

/** Foot of the sidebar: is sending alive, when checked, «Остановить всё». Also shown on the page «Ещё» of phones. */
export function PublishingFoot() {
  return (
    <Suspense fallback={null}>
      <Foot />
    </Suspense>
  );
}

/** The line on top of every page while publishing is paused or stands still. */
export function PublishingBanner() {
  return (
    <Suspense fallback={null}>
      <Banner />
    </Suspense>
  );
}
