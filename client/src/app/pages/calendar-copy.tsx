import { useSuspenseQuery } from '@tanstack/react-query';
import { sessionQuery } from '../../features/auth/api.ts';
import { CopyWeek } from '../../features/calendar/copy-week.tsx';
import { todayIn } from '../../lib/format.ts';

export function CalendarCopyPage() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  return <CopyWeek today={todayIn(session.organization?.timeZone ?? 'UTC')} />;
}
