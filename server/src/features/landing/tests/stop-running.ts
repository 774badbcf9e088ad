import type { Ctx } from '../../../context.ts';
import type { Tx } from '../../../lib/db.ts';

/** Ends the test of a page without a result; the caller holds the lock of the page. `false`: none was running. */
export async function stopRunning(tx: Tx, ctx: Ctx, pageId: string): Promise<boolean> {
  const { count } = await tx.landingTest.updateMany({
    where: { organizationId: ctx.organizationId, runningPageId: pageId },
    data: { endedAt: ctx.clock.now(), outcome: 'stopped', runningPageId: null },
  });
  return count > 0;
}
