// What nobody answered in time becomes a draft again, with news to those who asked; it is never published. At most once:
// the round is ended by a conditional update under the lock of its post, in the transaction of the news.
import { z } from 'zod';
import { type App, systemCtx } from '../../context.ts';
import { defineJob } from '../../jobs/define-job.ts';
import { expireReview, listOverdueReviews } from './expire-reviews.service.ts';
import { tellLate } from './tell-late.service.ts';

const EVERY_MS = 60_000;

export const expireReviewsJob = defineJob({
  name: 'expire-reviews',
  payload: z.object({}),
  everyMs: EVERY_MS,
  run: (app, _payload, signal) => expireReviews(app, signal),
});

export async function expireReviews(app: App, signal: AbortSignal): Promise<void> {
  for (const { organizationId, postId } of await listOverdueReviews(app)) {
    if (signal.aborted) return;
    try {
      await expireReview(systemCtx(app, organizationId), postId);
    } catch (error) {
      // One broken post must not hold up the others.
      app.logger.error({ err: error, postId }, 'a review could not expire');
    }
  }
  await tellLate(app);
}
