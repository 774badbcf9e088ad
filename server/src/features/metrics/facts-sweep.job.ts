// Keeps day facts true where nobody asks a network: posts moved to another rubric or campaign, and organizations
// that moved to another time zone; and adds up months that have come to rest. Guarantee: safe to repeat and in several processes; a refresh is whole or not at all.
import { z } from 'zod';
import { defineJob } from '../../jobs/define-job.ts';
import { rebuildFacts, regroupFacts } from './facts.service.ts';
import { refreshHourMonths } from './hour-months.service.ts';

export const factsSweepJob = defineJob({
  name: 'metrics.facts',
  payload: z.strictObject({}),
  everyMs: 5 * 60_000,
  async run(app, _payload, signal) {
    const { rows } = await app.pool.query<{ id: string; moved: boolean }>(
      `SELECT o.id, f.time_zone <> o.time_zone AS moved FROM organization o
       JOIN fact_state f ON f.organization_id = o.id`,
    );
    for (const { id, moved } of rows) {
      if (signal.aborted) return;
      if (moved) await rebuildFacts(app, id);
      await regroupFacts(app, id);
      await refreshHourMonths(app, id);
    }
  },
});
