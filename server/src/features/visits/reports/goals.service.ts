import type { VisitFunnelNumbers, VisitGoals } from '@rupor/shared/visits/answers';
import type { FunnelInput, GoalsInput } from '@rupor/shared/visits/questions';
import type { Ctx } from '../../../context.ts';
import { listGoals } from '../kept.service.ts';
import { countFunnel, countHappened, listReached, type ReadStep, readSteps } from '../queries/steps.sql.ts';
import { standOf } from '../queries/visit-conditions.ts';
import { readTotals } from './overview.service.ts';
import { nameOfGroup } from './panel.service.ts';
import { presentAmounts, readScope, type Scope } from './scope.service.ts';

/** Read from single visits, also without a filter: only those say what happened in them. */
export async function readGoals(ctx: Ctx, input: GoalsInput): Promise<VisitGoals> {
  const scope = await readScope(ctx, input, 'visits');
  const goals = await listGoals(ctx, input.siteId);
  const steps = await readSteps(ctx.pool, scope.site.number, goals);
  const [totals, reports] = await Promise.all([
    readTotals(ctx, scope),
    readReports(ctx, scope, { steps, by: input.by }),
  ]);
  return {
    window: scope.window,
    visits: presentAmounts(scope.site, totals).visits,
    goals: goals.map((goal, at) => ({ goal, ...(reports[at] ?? UNREAD) })),
  };
}

type Report = Omit<VisitGoals['goals'][number], 'goal'>;
const UNREAD: Report = { conversions: null, visits: null, rows: [] };

/** One report a step, all of them from one look at the visits. */
async function readReports(
  { pool }: Ctx,
  { site, window, period, conditions }: Scope,
  { steps, by }: { steps: readonly ReadStep[]; by: GoalsInput['by'] },
): Promise<Report[]> {
  if (site.mode === 'aggregate') {
    if (conditions.length > 0) return [];
    const counts = await Promise.all(steps.map((step) => countHappened(pool, period, step)));
    return counts.map((conversions) => ({ ...UNREAD, conversions }));
  }
  const stand = standOf(by);
  if (window.basis === 'none' || stand.of !== 'visit') return [];
  const reached = await listReached(pool, period, { steps, column: stand.column, conditions });
  return reached.map((found) => {
    const rows = found.map(({ value, ...counts }) => ({
      value: by === 'source' ? nameOfGroup(Number(value)) : (value ?? ''),
      ...counts,
    }));
    const sum = (of: 'conversions' | 'visits') => rows.reduce((all, row) => all + row[of], 0);
    return { conversions: sum('conversions'), visits: sum('visits'), rows };
  });
}

export async function readFunnel(ctx: Ctx, input: FunnelInput): Promise<VisitFunnelNumbers> {
  const scope = await readScope(ctx, input, 'visits');
  const { site, period, conditions } = scope;
  const window = site.mode === 'aggregate' ? { ...scope.window, basis: 'none' as const } : scope.window;
  if (window.basis === 'none')
    return { window, visits: null, steps: input.steps.map((step) => ({ ...step, visits: null })) };
  const steps = await readSteps(ctx.pool, site.number, input.steps);
  const [totals, counts] = await Promise.all([
    readTotals(ctx, scope),
    countFunnel(ctx.pool, period, { steps, conditions }),
  ]);
  return {
    window,
    visits: presentAmounts(site, totals).visits,
    steps: input.steps.map((step, at) => ({ ...step, visits: counts[at] ?? null })),
  };
}
