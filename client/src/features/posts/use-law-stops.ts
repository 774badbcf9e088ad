import { useQuery } from '@tanstack/react-query';
import { checklistQuery } from '../law/api.ts';
import type { Check } from './checks.ts';

/** Hard rules of the law that stop the post as it was saved last; the card of the law says which and what to do. */
export function useLawStops(postId: string, version: number): Check[] {
  const { data } = useQuery({ ...checklistQuery(postId), enabled: version > 0 });
  const isStopped = data?.items.some(({ level, answer }) => level === 'block' && answer === null);
  if (!isStopped) return [];
  return [{ kind: 'stop', code: 'law_rule', params: {}, place: { kind: 'law' }, channelId: null }];
}
