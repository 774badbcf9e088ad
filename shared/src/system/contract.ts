import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Instant } from '../lib/fields.ts';

/** Is this instance alive, and does publishing move? Read by monitors and by the banner of the app. */
export const Health = z.object({
  ok: z.boolean(),
  database: z.enum(['works', 'down']),
  /** alive: some worker beat within the last half minute. */
  worker: z.enum(['alive', 'silent', 'never']),
  workerBeatAt: Instant.nullable(),
  /** Due time of the oldest target that should have gone out and has not; null = none stands. */
  oldestOverdueAt: Instant.nullable(),
  overdueCount: z.number().int(),
  queue: z.enum(['postgres', 'redis', 'down']),
  /**
   * Visits and clicks that were accepted and could not be counted; the log names each row and why, and they are deleted
   * after 48 hours. They stop nothing, so `ok` does not ask for them; null = the database does not answer.
   */
  setAside: z.object({ count: z.number().int(), oldestAt: Instant.nullable() }).nullable(),
  version: z.string(),
});
export type Health = z.infer<typeof Health>;

export const systemContract = {
  health: endpoint({ access: 'public' })
    .route({ method: 'GET', path: '/health', summary: 'Whether the instance and its worker are alive' })
    .output(Health),
};
