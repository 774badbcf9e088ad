import { comparedRange } from '@rupor/shared/insights/period';
import type { VisitsOverview } from '@rupor/shared/visits/answers';
import type { VisitsOverviewInput } from '@rupor/shared/visits/questions';
import type { Ctx } from '../../../context.ts';
import { sumFiltered } from '../blocks/filtered.ts';
import { type Amounts, readExtent, type SitePeriodOf, sumTotals } from '../queries/sums.sql.ts';
import { periodOf, presentAmounts, readScope, type Scope, UNKNOWN, windowOf } from './scope.service.ts';

const NOTHING: Amounts = { views: 0, visits: 0, visitors: 0, bounces: 0, seconds: 0, named: 0 };

export async function readVisitsOverview(ctx: Ctx, input: VisitsOverviewInput): Promise<VisitsOverview> {
  const scope = await readScope(ctx, input);
  const compared = comparedRange(input, input.compare);
  const [{ countedSince, isImported, latestAt }, totals, before] = await Promise.all([
    readExtent(ctx.pool, scope.period),
    readTotals(ctx, scope),
    compared ? readBefore(ctx, scope, compared) : null,
  ]);
  const wasCounted = countedSince !== null && countedSince <= input.to;
  const compare_ = compared && countedSince !== null && countedSince <= compared.to ? before : null;
  return {
    window: scope.window,
    totals: wasCounted ? presentAmounts(scope.site, totals) : UNKNOWN,
    before: compare_ && presentAmounts(scope.site, compare_),
    comparedWith: compared,
    countedSince,
    latestAt: latestAt?.toISOString() ?? null,
    isImported: isImported && scope.window.basis === 'sums',
  };
}

/** Of days on which the counter ran nothing is 0; null where this site cannot tell. */
export async function readTotals(
  { pool }: Pick<Ctx, 'pool'>,
  { window, period, conditions }: Pick<Scope, 'window' | 'period' | 'conditions'>,
): Promise<Amounts | null> {
  if (window.basis === 'none') return null;
  if (window.basis === 'visits') return sumFiltered(pool, period, conditions);
  return (await sumTotals(pool, period)) ?? NOTHING;
}

async function readBefore(
  ctx: Ctx,
  { site, conditions }: Scope,
  range: { from: string; to: string },
): Promise<Amounts | null> {
  const now = ctx.clock.now().getTime();
  const window = windowOf(site, { ...range, now, conditions });
  // A part of the days would be compared with all of them.
  if (window.isCut) return null;
  const period: SitePeriodOf = periodOf(site, range);
  return readTotals(ctx, { window, period, conditions });
}
