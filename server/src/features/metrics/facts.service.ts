// Facts of days and weeks, and totals, are made from snapshots and nothing else: they can be thrown away and made again.
// One refresh of an organization at a time, so that two of them never add up half of each other.
import type { PoolClient } from 'pg';
import type { App } from '../../context.ts';
import { inTransaction } from '../../lib/in-transaction.ts';
import { findRegroupedCells } from './queries/find-regrouped-cells.sql.ts';
import { refreshChannelDays } from './queries/refresh-channel-days.sql.ts';
import { refreshDayFacts } from './queries/refresh-day-facts.sql.ts';
import { refreshTargetDays } from './queries/refresh-target-days.sql.ts';
import { refreshTargetTotals } from './queries/refresh-target-totals.sql.ts';
import { refreshWeekFacts } from './queries/refresh-week-facts.sql.ts';

const TARGETS_AT_ONCE = 500;
/** Changes of posts are looked for this far behind the last look: a slow transaction may commit late. */
const OVERLAP_MS = 10 * 60_000;

interface Touched {
  organizationId: string;
  targetIds?: string[];
  channelIds?: string[];
}

/** Makes the facts of the touched targets and channels fit their snapshots. */
export async function refreshFacts(app: App, touched: Touched): Promise<void> {
  await inOrganization(app, touched.organizationId, (client, timeZone) =>
    refresh(client, { ...touched, timeZone }),
  );
}

/** Makes all facts of an organization again: after its zone changed, or when somebody doubts them. */
export async function rebuildFacts(app: App, organizationId: string): Promise<void> {
  await inOrganization(app, organizationId, async (client, timeZone) => {
    const targets = await client.query<{ id: string }>(
      `SELECT DISTINCT target_id AS id FROM target_snapshot WHERE organization_id = $1
       UNION SELECT DISTINCT target_id FROM target_day WHERE organization_id = $1`,
      [organizationId],
    );
    const channels = await client.query<{ id: string }>('SELECT id FROM channel WHERE organization_id = $1', [
      organizationId,
    ]);
    await client.query('DELETE FROM day_fact WHERE organization_id = $1', [organizationId]);
    await client.query('DELETE FROM week_fact WHERE organization_id = $1', [organizationId]);
    await client.query('DELETE FROM target_day WHERE organization_id = $1', [organizationId]);
    const targetIds = targets.rows.map((row) => row.id);
    const channelIds = channels.rows.map((row) => row.id);
    await refresh(client, { organizationId, targetIds, channelIds, timeZone });
    await client.query('UPDATE fact_state SET time_zone = $2 WHERE organization_id = $1', [
      organizationId,
      timeZone,
    ]);
  });
}

/** Moves sums to the rubric and campaign that posts have now. */
export async function regroupFacts(app: App, organizationId: string): Promise<void> {
  const now = app.clock.now();
  await inOrganization(app, organizationId, async (client) => {
    const state = await client.query<{ at: Date | null }>(
      'SELECT regrouped_at AS at FROM fact_state WHERE organization_id = $1',
      [organizationId],
    );
    const last = state.rows[0]?.at?.getTime() ?? 0;
    const since = new Date(Math.max(last - OVERLAP_MS, 0));
    const cells = await findRegroupedCells(client, { organizationId, since });
    await refreshDayFacts(client, { organizationId, cells });
    await refreshWeekFacts(client, { organizationId, cells });
    await client.query('UPDATE fact_state SET regrouped_at = $2 WHERE organization_id = $1', [
      organizationId,
      now,
    ]);
  });
}

async function refresh(client: PoolClient, touched: Touched & { timeZone: string }): Promise<void> {
  const { organizationId, timeZone, targetIds = [], channelIds = [] } = touched;
  for (let at = 0; at < targetIds.length; at += TARGETS_AT_ONCE) {
    const part = targetIds.slice(at, at + TARGETS_AT_ONCE);
    const cells = await refreshTargetDays(client, { organizationId, timeZone, targetIds: part });
    await refreshTargetTotals(client, { organizationId, targetIds: part });
    await refreshDayFacts(client, { organizationId, cells });
    await refreshWeekFacts(client, { organizationId, cells });
  }
  if (channelIds.length > 0) await refreshChannelDays(client, { organizationId, timeZone, channelIds });
}

/** Days are cut in the zone the facts were begun with; the sweep notices when the organization moved to another. */
export async function inOrganization(
  app: App,
  organizationId: string,
  work: (client: PoolClient, timeZone: string) => Promise<void>,
): Promise<void> {
  await inTransaction(app.pool, async (client) => {
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('facts ' || $1, 0))`, [organizationId]);
    await client.query(
      `INSERT INTO fact_state (organization_id, time_zone) SELECT id, time_zone FROM organization WHERE id = $1
       ON CONFLICT DO NOTHING`,
      [organizationId],
    );
    const { rows } = await client.query<{ zone: string }>(
      'SELECT time_zone AS zone FROM organization WHERE id = $1',
      [organizationId],
    );
    const [row] = rows;
    if (row) await work(client, row.zone);
  });
}
