// Who came again, week by week. Only of people who agreed on the page to be known for longer: all others have another name
// every day, and that they did not come again would be a lie.
import { addDays, countDays } from '@rupor/shared/insights/period';
import type { VisitsRetention } from '@rupor/shared/visits/answers';
import { RETENTION_WEEKS } from '@rupor/shared/visits/questions';
import type { Ctx } from '../../../context.ts';
import { momentOf } from '../ingest/site-clock.ts';
import { requireSite } from '../sites.service.ts';

/** $1 site, $2 zone, $3 first Monday shown. Names that last are odd numbers: see ingest/visitor.ts. Index: visit_session_returns_idx. */
const SQL = `
  WITH seen AS (
    SELECT DISTINCT visitor, date_trunc('week', started_at AT TIME ZONE $2)::date AS week
    FROM visit_session WHERE site = $1 AND visitor & 1 = 1
  ), known AS (
    SELECT week, min(week) OVER (PARTITION BY visitor) AS began FROM seen
  )
  SELECT began::text AS week, ((week - began) / 7)::int AS after, count(*)::int AS visitors
  FROM known WHERE began >= $3 GROUP BY 1, 2`;

export async function readRetention(ctx: Ctx, siteId: string): Promise<VisitsRetention> {
  const site = await requireSite(ctx, siteId, ctx.db);
  if (site.mode !== 'consented') return { isPossible: false, weeks: [] };
  const { day } = momentOf(ctx.clock.now().getTime(), site.timeZone);
  const monday = addDays(day, -((new Date(day).getUTCDay() + 6) % 7));
  const first = addDays(monday, -7 * (RETENTION_WEEKS - 1));
  const { rows } = await ctx.pool.query<{ week: string; after: number; visitors: number }>(SQL, [
    site.number,
    site.timeZone,
    first,
  ]);
  const weeks = Array.from({ length: RETENTION_WEEKS }, (_, at) => addDays(first, 7 * at));
  const count = (week: string, after: number) =>
    rows.find((row) => row.week === week && row.after === after)?.visitors ?? 0;
  return {
    isPossible: true,
    weeks: weeks.map((week) => ({
      week,
      visitors: count(week, 0),
      returned: Array.from({ length: Math.floor((countDays({ from: week, to: monday }) - 1) / 7) }, (_, at) =>
        count(week, at + 1),
      ),
    })),
  };
}
