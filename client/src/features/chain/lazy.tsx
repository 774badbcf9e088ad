import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../components/section.tsx';
import { late } from '../../lib/late.ts';

const View = late(async () => (await import('./chain-view.tsx')).ChainView);

/** Of one post that is out: what it brought, step by step. */
export function LazyPostChain({ postId }: { postId: string }) {
  const { t } = useTranslation('chain');
  return (
    <Suspense fallback={null}>
      <Section title={t('ofPost')} note={t('ofPostNote')}>
        <View question={{ postId }} />
      </Section>
    </Suspense>
  );
}
