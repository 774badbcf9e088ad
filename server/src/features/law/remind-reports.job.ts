// A report on an advertisement is due: whoever wrote the post and whoever decided about it are told once. At most once:
// the row is marked by a conditional update in the transaction of the news. A later day set by a person reminds anew.
import { headingOf } from '@rupor/shared/posts/excerpt';
import { z } from 'zod';
import type { App } from '../../context.ts';
import { defineJob } from '../../jobs/define-job.ts';
import { notify } from '../notifications/notify.ts';

const EVERY_MS = 15 * 60_000;
const BATCH = 100;

export const remindReportsJob = defineJob({
  name: 'remind-ad-reports',
  payload: z.object({}),
  everyMs: EVERY_MS,
  run: (app, _payload, signal) => remindReports(app, signal),
});

export async function remindReports(app: App, signal: AbortSignal): Promise<void> {
  const due = await app.db.postPromo.findMany({
    where: {
      reportDueOn: { lte: app.clock.now() },
      reportedOn: null,
      remindedAt: null,
      post: { deletedAt: null },
    },
    include: {
      post: {
        select: {
          title: true,
          baseText: true,
          authorId: true,
          lawDecisions: { select: { decidedById: true } },
        },
      },
    },
    orderBy: { reportDueOn: 'asc' },
    take: BATCH,
  });
  for (const { postId, organizationId, erid, post } of due) {
    if (signal.aborted) return;
    const at = app.clock.now();
    await app.db.$transaction(async (tx) => {
      const where = { postId, remindedAt: null };
      const { count } = await tx.postPromo.updateMany({ where, data: { remindedAt: at } });
      if (count === 0) return;
      const heading = headingOf({ title: post.title, text: post.baseText });
      await notify(tx, {
        organizationId,
        personIds: [post.authorId, ...post.lawDecisions.map(({ decidedById }) => decidedById)],
        kind: 'task_due',
        postId,
        data: { title: [erid && `erid ${erid}`, heading].filter(Boolean).join(': ') },
        incident: `ad_report:${postId}:${at.getTime()}`,
        at,
      });
    });
  }
}
