// Tells owners of tasks whose day is tomorrow, today or was within a week. Once for each task and day: the notice is
// unique for its incident, so any number of processes may run it and a run that dies is made up for by the next.
import { z } from 'zod';
import type { App } from '../../context.ts';
import { defineJob } from '../../jobs/define-job.ts';
import { notify } from '../notifications/notify.ts';

const EVERY_MS = 600_000;

export const tellTasksJob = defineJob({
  name: 'campaigns.tell-tasks',
  payload: z.object({}),
  everyMs: EVERY_MS,
  run: async (app, _payload, signal) => {
    for (const task of await dueTasks(app)) {
      if (signal.aborted) return;
      await notify(app.db, {
        organizationId: task.organization_id,
        personIds: [task.user_id],
        kind: 'task_due',
        subjectId: task.id,
        path: `/campaigns/${task.campaign_id}`,
        data: { title: task.title },
        incident: `task_due:${task.id}:${task.due_on}`,
        at: app.clock.now(),
      });
    }
  },
});

interface DueTask {
  id: string;
  organization_id: string;
  campaign_id: string;
  user_id: string;
  title: string;
  due_on: string;
}

/** Days are those of the organization's zone. Index: campaign_task (campaign_id). */
async function dueTasks({ pool, clock }: App): Promise<DueTask[]> {
  const { rows } = await pool.query<DueTask>(
    `SELECT t.id, t.organization_id, t.campaign_id, m.user_id, t.title, t.due_on::text
     FROM campaign_task t
     JOIN organization o ON o.id = t.organization_id
     JOIN member m ON m.id = t.owner_id AND m.deactivated_at IS NULL
     WHERE t.done_at IS NULL
       AND t.due_on BETWEEN ($1::timestamptz AT TIME ZONE o.time_zone)::date - 7
                        AND ($1::timestamptz AT TIME ZONE o.time_zone)::date + 1
       AND NOT EXISTS (SELECT 1 FROM personal_notice n WHERE n.organization_id = t.organization_id
                         AND n.user_id = m.user_id AND n.incident_key = 'task_due:' || t.id || ':' || t.due_on)
     ORDER BY t.due_on LIMIT 500`,
    [clock.now()],
  );
  return rows;
}
