// Incidents become news, news becomes letters and messages. Every step claims rows, so any number of processes may run
// it: news exactly once, a letter or message at most once, nothing lost before it was claimed.
import { z } from 'zod';
import type { App } from '../../context.ts';
import { defineJob } from '../../jobs/define-job.ts';
import { planDeliveries } from './plan-deliveries.service.ts';
import { sendLetters } from './send-letters.service.ts';
import { sendMessages } from './send-messages.service.ts';
import { tellIncidents } from './tell-incidents.service.ts';

const EVERY_MS = 5_000;
/** A round that never ends would keep letters waiting. */
const MOST_TURNS = 20;

export const deliverJob = defineJob({
  name: 'notices.deliver',
  payload: z.object({}),
  everyMs: EVERY_MS,
  run: async (app, _payload, signal) => {
    await whileAny(app, tellIncidents);
    await whileAny(app, planDeliveries);
    await sendLetters(app, signal);
    await sendMessages(app, signal);
  },
});

async function whileAny(app: App, step: (app: App) => Promise<number>): Promise<void> {
  for (let turn = 0; turn < MOST_TURNS && (await step(app)) > 0; turn += 1);
}
