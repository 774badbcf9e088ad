import { CalendarFeeds } from '../../features/calendar/calendar-feeds.tsx';

export function CalendarFeedsPage() {
  return <CalendarFeeds />;
}
