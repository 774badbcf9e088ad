import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { byHandQuery } from '../../features/publishing/api.ts';
import { ByHandView } from '../../features/publishing/by-hand/by-hand-view.tsx';

/** Where a reminder leads: one post that a person publishes. */
export function ByHandPage() {
  const { t } = useTranslation('publishing');
  const { targetId = '' } = useParams({ strict: false });
  const { data: session } = useSuspenseQuery(sessionQuery);
  const task = useQuery(byHandQuery(targetId));
  if (task.data) return <ByHandView task={task.data} zone={session.organization?.timeZone ?? 'UTC'} />;
  if (task.error) throw task.error;
  return <LoadingLines count={5} label={t('byHand.opening')} />;
}
