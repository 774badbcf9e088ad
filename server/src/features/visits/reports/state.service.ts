// Whether the numbers can be believed: how fresh, what was refused, where sums and single visits were found to differ.
import type { VisitsState } from '@rupor/shared/visits/answers';
import { REFUSALS, type Refusal } from '@rupor/shared/visits/refusals';
import type { Ctx } from '../../../context.ts';
import { requireSite } from '../sites.service.ts';
import { keptSince, type Question } from './scope.service.ts';

const REASONS = new Map<number, Refusal>(
  Object.entries(REFUSALS).map(([reason, { id }]) => [id, reason as Refusal]),
);

interface Row {
  latestAt: Date | null;
  refusals: { reason: number; count: number }[];
  checkedDays: number;
  checkedAt: Date | null;
  drift: { day: string; views: number; visits: number }[];
}

const SQL = `
  WITH refused AS (
    SELECT reason, sum(count)::float8 AS count FROM visit_refusal WHERE site = $1 AND day BETWEEN $2 AND $3
    GROUP BY 1 ORDER BY 2 DESC, 1
  ), looked AS (
    SELECT * FROM visit_drift WHERE site = $1 AND day BETWEEN $2 AND $3
  ), drift AS (
    SELECT day::text, views, visits FROM looked WHERE views <> 0 OR visits <> 0 ORDER BY day
  )
  SELECT (SELECT max(at) FROM visit_happening WHERE site = $1) AS "latestAt",
    (SELECT coalesce(json_agg(refused), '[]') FROM refused) AS refusals,
    (SELECT count(*)::int FROM looked) AS "checkedDays", (SELECT max(checked_at) FROM looked) AS "checkedAt",
    (SELECT coalesce(json_agg(drift), '[]') FROM drift) AS drift`;

export async function readState(ctx: Ctx, { siteId, from, to }: Question): Promise<VisitsState> {
  const site = await requireSite(ctx, siteId, ctx.db);
  const { rows } = await ctx.pool.query<Row>(SQL, [site.number, from, to]);
  const [row] = rows;
  return {
    latestAt: row?.latestAt?.toISOString() ?? null,
    keptSince: keptSince(site, ctx.clock.now().getTime()),
    refusals: (row?.refusals ?? []).flatMap(({ reason, count }) => {
      const name = REASONS.get(reason);
      return name ? [{ reason: name, count }] : [];
    }),
    checkedDays: row?.checkedDays ?? 0,
    checkedAt: row?.checkedAt?.toISOString() ?? null,
    drift: row?.drift ?? [],
  };
}
