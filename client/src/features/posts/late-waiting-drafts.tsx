import { lazy, Suspense, useState } from 'react';
import { patiently } from '../../lib/patiently.ts';
import { keepsDrafts } from './local-drafts.ts';

const WaitingDrafts = lazy(() =>
  patiently(() => import('./waiting-drafts.tsx')).then((module) => ({ default: module.WaitingDrafts })),
);

/** Loads where this device keeps a draft: mostly it keeps none, and what reads drafts is a quarter of the first page. */
export function LateWaitingDrafts() {
  const [keepsAny] = useState(() => keepsDrafts(localStorage));
  if (!keepsAny) return null;
  return (
    <Suspense fallback={null}>
      <WaitingDrafts />
    </Suspense>
  );
}
