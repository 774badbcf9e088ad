import type { PublishingState } from '@rupor/shared/publishing/contract';

export type SendingHealth = 'paused' | 'silent' | 'stands' | 'works';

/** One word for the state of sending: a pause explains everything else, a silent worker explains what is late. */
export function sendingHealth({
  paused,
  worker,
  overdue,
}: Pick<PublishingState, 'paused' | 'worker' | 'overdue'>): SendingHealth {
  if (paused) return 'paused';
  if (worker !== 'alive') return 'silent';
  return overdue.count > 0 ? 'stands' : 'works';
}
