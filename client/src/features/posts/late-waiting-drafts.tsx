import { Suspense, useEffect, useState } from 'react';
import { late } from '../../lib/late.ts';
import { patiently } from '../../lib/patiently.ts';
import { keepsDrafts } from './local-drafts.ts';

const load = async () => (await import('./waiting-drafts.tsx')).WaitingDrafts;
const WaitingDrafts = late(load);

/** For where drafts are written: when the connection goes, what tells of them has to be there. */
export function useWaitingDraftsSoon(): void {
  useEffect(() => void patiently(load), []);
}

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
