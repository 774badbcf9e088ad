// The rules are many sentences: they load after the post itself, and their place is held.
import { Suspense } from 'react';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { late } from '../../lib/late.ts';
import type { LawCardProps } from './law-card.tsx';

const Card = late(async () => (await import('./law-card.tsx')).LawCard);

export function LazyLawCard(props: LawCardProps) {
  return (
    <Suspense fallback={<LoadingLines count={4} />}>
      <Card {...props} />
    </Suspense>
  );
}
