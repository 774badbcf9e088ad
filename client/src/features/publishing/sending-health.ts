import type { PublishingState } from '@rupor/shared/publishing/contract';

export type SendingHealth = 'paused' | 'silent' | 'stands' | 'queueDown' | 'works';

/**
 * One word for the state of sending: a pause explains everything else, a silent worker explains what is late.
 * Without its queue sending goes on, some seconds late.
 */
export function sendingHealth({
  paused,
  worker,
  overdue,
  queue,
}: Pick<PublishingState, 'paused' | 'worker' | 'overdue' | 'queue'>): SendingHealth {
  if (paused) return 'paused';
  if (worker !== 'alive') return 'silent';
  if (overdue.count > 0) return 'stands';
  return queue === 'works' ? 'works' : 'queueDown';
}
