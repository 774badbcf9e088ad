import type { Ctx } from '../../context.ts';
import { apiError } from '../../lib/errors.ts';

/** Whose notices these are: only people have any. */
export function personOf({ actor, organizationId }: Ctx): { organizationId: string; userId: string } {
  if (actor.kind !== 'user') throw apiError('forbidden');
  return { organizationId, userId: actor.userId };
}
