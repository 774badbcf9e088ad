// Deletes contacts whose time is over. Safe in every worker and at any time: a row that is deleted already is not touched
// again, what one run leaves the next takes.
import { z } from 'zod';
import { defineJob } from '../../jobs/define-job.ts';
import { deleteDueContacts } from './privacy.service.ts';

export const deleteContactsJob = defineJob({
  name: 'leads.deleteContacts',
  payload: z.strictObject({}),
  everyMs: 3_600_000,
  async run(app, _payload, signal) {
    while (!signal.aborted && (await deleteDueContacts(app)) > 0);
  },
});
