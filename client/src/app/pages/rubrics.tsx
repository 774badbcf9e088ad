import { useSuspenseQuery } from '@tanstack/react-query';
import { sessionQuery } from '../../features/auth/api.ts';
import { RubricsView } from '../../features/rubrics/rubrics-view.tsx';

export function RubricsPage() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  return (
    <RubricsView
      timeZone={session.organization?.timeZone ?? 'UTC'}
      canManage={session.permissions.includes('campaigns.manage')}
      canWrite={session.permissions.includes('posts.write')}
    />
  );
}
