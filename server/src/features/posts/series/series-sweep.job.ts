// Keeps the calendar filled with what comes again, and is its own repair: whatever was not made yet is made in the
// next round. At least once and safe in any number of processes, see fill-series.service.ts.
import { z } from 'zod';
import { type App, systemCtx } from '../../../context.ts';
import { defineJob } from '../../../jobs/define-job.ts';
import { fillSeries, listLivingSeries } from './fill-series.service.ts';

const EVERY_MS = 60_000;

export const seriesSweepJob = defineJob({
  name: 'sweep-series',
  payload: z.object({}),
  everyMs: EVERY_MS,
  run: (app, _payload, signal) => sweepSeries(app, signal),
});

export async function sweepSeries(app: App, signal: AbortSignal): Promise<void> {
  for (const { id, organizationId } of await listLivingSeries(app)) {
    if (signal.aborted) return;
    try {
      await fillSeries(systemCtx(app, organizationId), id);
    } catch (error) {
      // One broken series must not hold up the others.
      app.logger.error({ err: error, seriesId: id }, 'series could not be filled');
    }
  }
}
