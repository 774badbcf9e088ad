// Months that ended long ago are added up by hours of the week, so that a year of hours is read from a few rows.
// Losing them loses nothing: a month that is not added up is read from its placements.
import type { App } from '../../context.ts';
import { inOrganization } from './facts.service.ts';
import { listStaleMonths, refreshHourMonth } from './queries/refresh-hour-month.sql.ts';

/** Adds up each month of an organization that is not, or not as it was when it was added up. */
export async function refreshHourMonths(app: App, organizationId: string): Promise<void> {
  const networks = app.networks.all().map(({ capabilities }) => capabilities);
  const simulated = networks.filter((network) => network.simulated).map(({ id }) => id);
  await inOrganization(app, organizationId, async (client, timeZone) => {
    for (const month of await listStaleMonths(client, { organizationId, timeZone }))
      await refreshHourMonth(client, { organizationId, timeZone, month, simulated });
  });
}
