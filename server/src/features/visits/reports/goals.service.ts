import type { VisitFunnelNumbers, VisitGoals } from '@rupor/shared/visits/answers';
import type { FunnelInput, GoalsInput } from '@rupor/shared/visits/questions';
import type { Ctx } from '../../../context.ts';
import { countFunnel, listReached } from '../blocks/steps.ts';
import { listGoals } from '../kept.service.ts';
import { countHappened, type ReadStep, readSteps } from '../queries/steps.sql.ts';
import { standOf } from '../queries/visit-conditions.ts';
import { readTotals } from './overview.service.ts';
import { nameOfGroup } from './panel.service.ts';
import { presentAmounts, readScope, type Scope } from './scope.service.ts';

/** Read from single visits, also without a filter: only those say what happened in them. */
export async function readGoals(ctx: Ctx, input: GoalsInput): Promise<VisitGoals> {
  const scope = await readScope(ctx, input, 'visits');
  const goals = await listGoals(ctx, input.siteId);
  const steps = await readSteps(ctx.pool, scope.site.number, goals);
  const { visits, reports } = await readReports(ctx, scope, { steps, by: input.by });
  return {
    window: scope.window,
    visits,
    goals: goals.map((goal, at) => ({ goal, ...(reports[at] ?? UNREAD) })),
  };
}

type Report = Omit<VisitGoals['goals'][number], 'goal'>;
const UNREAD: Report = { conversions: null, visits: null, rows: [] };

/** One report a step, all of them and the visits there were from one look at the visits. */
async function readReports(
  ctx: Ctx,
  scope: Scope,
  { steps, by }: { steps: readonly ReadStep[]; by: GoalsInput['by'] },
): Promise<{ visits: number | null; reports: Report[] }> {
  const { site, window, period, conditions } = scope;
  if (site.mode === 'aggregate') {
    if (conditions.length > 0) return { visits: null, reports: [] };
    const counts = await Promise.all(steps.map((step) => countHappened(ctx.pool, period, step)));
    return {
      visits: presentAmounts(site, await readTotals(ctx, scope)).visits,
      reports: counts.map((conversions) => ({ ...UNREAD, conversions })),
    };
  }
  const stand = standOf(by);
  if (window.basis === 'none' || stand.of !== 'visit') return { visits: null, reports: [] };
  const reached = await listReached(ctx.pool, period, { steps, column: stand.column, conditions });
  const reports = reached.steps.map((found) => {
    const rows = found.map(({ value, ...counts }) => ({
      value: by === 'source' ? nameOfGroup(Number(value)) : (value ?? ''),
      ...counts,
    }));
    const sum = (of: 'conversions' | 'visits') => rows.reduce((all, row) => all + row[of], 0);
    return { conversions: sum('conversions'), visits: sum('visits'), rows };
  });
  return { visits: reached.visits, reports };
}

export async function readFunnel(ctx: Ctx, input: FunnelInput): Promise<VisitFunnelNumbers> {
  const scope = await readScope(ctx, input, 'visits');
  const { site, period, conditions } = scope;
  const window = site.mode === 'aggregate' ? { ...scope.window, basis: 'none' as const } : scope.window;
  if (window.basis === 'none')
    return { window, visits: null, steps: input.steps.map((step) => ({ ...step, visits: null })) };
  const steps = await readSteps(ctx.pool, site.number, input.steps);
  const { visits, steps: counts } = await countFunnel(ctx.pool, period, { steps, conditions });
  return {
    window,
    visits,
    steps: input.steps.map((step, at) => ({ ...step, visits: counts[at] ?? null })),
  };
}
