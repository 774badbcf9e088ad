// The rules are many sentences: they load after the post itself, and their place is held.
import { lazy, Suspense } from 'react';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { patiently } from '../../lib/patiently.ts';
import type { LawCardProps } from './law-card.tsx';

const Card = lazy(() =>
  patiently(() => import('./law-card.tsx')).then(({ LawCard }) => ({ default: LawCard })),
);

export function LazyLawCard(props: LawCardProps) {
  return (
    <Suspense fallback={<LoadingLines count={4} />}>
      <Card {...props} />
    </Suspense>
  );
}
