import type { Post } from '@rupor/shared/posts/fields';
import { useTranslation } from 'react-i18next';
import { CardSection } from '../../../components/section.tsx';
import { formatDateTime } from '../../../lib/format.ts';
import { useViewer } from '../use-viewer.ts';
import { SeriesCard } from './series-card.tsx';

/** What binds the time of a post: until when it is of use, and whether it comes again. Nothing of it: nothing shown. */
export function PostPlanCard({ post }: { post: Post }) {
  const { t } = useTranslation('plan');
  const { organizationZone } = useViewer();
  const limits = [...new Set(post.targets.flatMap(({ expiresAt }) => expiresAt ?? []))];
  return (
    <>
      {limits.length > 0 && (
        <CardSection title={t('limit.title')}>
          {limits.map((limit) => (
            <p key={limit}>{t('limit.fact', { when: formatDateTime(limit, organizationZone) })}</p>
          ))}
        </CardSection>
      )}
      {post.series && (
        <SeriesCard post={post} seriesId={post.series.id} isDetached={post.series.isDetached} />
      )}
    </>
  );
}
