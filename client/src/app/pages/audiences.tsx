import { useSuspenseQuery } from '@tanstack/react-query';
import { SegmentsView } from '../../features/audiences/segments-view.tsx';
import { sessionQuery } from '../../features/auth/api.ts';

export function AudiencesPage() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  return (
    <SegmentsView
      organizationZone={session.organization?.timeZone ?? 'UTC'}
      canManage={session.permissions.includes('audiences.manage')}
    />
  );
}
