// Clears away what was begun and never finished, after a week without a part, and the rows of what was finished. At
// least once and safe in any number of processes: parts are removed first, the row last, both may be done twice.
import { z } from 'zod';
import { type App, systemCtx } from '../../context.ts';
import { defineJob } from '../../jobs/define-job.ts';
import { removeParts } from './parts.service.ts';

const EVERY_MS = 6 * 3_600_000;
const KEEP_MS = 7 * 86_400_000;
const AT_ONCE = 100;

export const clearUploadsJob = defineJob({
  name: 'clear-uploads',
  payload: z.object({}),
  everyMs: EVERY_MS,
  run: (app) => clearUploads(app),
});

export async function clearUploads(app: App): Promise<void> {
  const touchedAt = { lt: new Date(app.clock.now().getTime() - KEEP_MS) };
  const stale = await app.db.mediaUpload.findMany({ where: { touchedAt }, take: AT_ONCE });
  for (const upload of stale) {
    await removeParts(systemCtx(app, upload.organizationId), upload);
    await app.db.mediaUpload.deleteMany({ where: { id: upload.id, touchedAt } });
  }
}
