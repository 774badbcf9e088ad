import type { PostNumbers } from '@rupor/shared/posts/fields';
import { useQuery } from '@tanstack/react-query';
import { dayNumbersQuery, daysAheadQuery } from './api.ts';
import { aheadRange } from './home-day.ts';

/** Today with the days after it, and what today's posts have brought so far. */
export function useHomeDay(today: string) {
  const days = useQuery(daysAheadQuery(aheadRange(today)));
  const published = useQuery(dayNumbersQuery(today));
  const posts = published.data?.items ?? [];
  const numbers = new Map<string, PostNumbers | null>(posts.map((post) => [post.id, post.numbers]));
  return { days, numbers, isPending: days.isPending || published.isPending };
}
