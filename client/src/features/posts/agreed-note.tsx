import type { Post } from '@rupor/shared/posts/fields';
import { routesFor, stagesOf } from '@rupor/shared/review/stages';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { routesQuery } from '../review/api.ts';
import type { DraftContent } from './draft-content.ts';
import styles from './post.module.css';

/** Said before the first letter is typed: a change takes the approval back. */
export function AgreedNote({ post }: { post: Post | null }) {
  const { t } = useTranslation('posts');
  const isHeld = post?.targets.some(({ state }) => state === 'approved' || state === 'scheduled');
  if (!post?.review.isRequired || !post.review.isAgreed || !isHeld) return null;
  return (
    <p className={styles.note} role="note">
      {t('dock.agreed')}
    </p>
  );
}

/** Agreed to as it stands: a time may be given or changed. */
const ASKED_ALREADY: readonly Post['state'][] = ['approved', 'scheduled', 'failed', 'missed'];

/** Does a route ask somebody before this draft, as it stands, may go out? By the very rule the server asks by. */
export function useNeedsAgreement(content: DraftContent, post: Post | null): boolean {
  const routes = useQuery(routesQuery()).data?.items ?? [];
  const { campaignId, rubricId, targets } = content;
  const channelIds = targets.map(({ channelId }) => channelId);
  const isRequired = stagesOf(routesFor({ campaignId, rubricId, channelIds }, routes)).length > 0;
  const isAgreed =
    post?.review.isAgreed && post.review.states.every((state) => ASKED_ALREADY.includes(state));
  return isRequired && !isAgreed;
}
