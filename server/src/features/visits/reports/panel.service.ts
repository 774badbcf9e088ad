import type { VisitsPanel } from '@rupor/shared/visits/answers';
import { DIMENSIONS, type Dimension } from '@rupor/shared/visits/dimensions';
import type { VisitsPanelInput } from '@rupor/shared/visits/questions';
import { SOURCE_GROUPS } from '@rupor/shared/visits/source-group';
import type { Ctx } from '../../../context.ts';
import type { Site } from '../../../generated/prisma/client.ts';
import { listFilteredPanel } from '../queries/filtered.sql.ts';
import { listPanel, type Wanted } from '../queries/sums.sql.ts';
import { standOf } from '../queries/visit-conditions.ts';
import { readTotals } from './overview.service.ts';
import { presentAmounts, presentOf, readScope, type Scope } from './scope.service.ts';

const GROUP_NAMES = new Map<number, string>(Object.entries(SOURCE_GROUPS).map(([name, id]) => [id, name]));

export async function readPanel(ctx: Ctx, input: VisitsPanelInput): Promise<VisitsPanel> {
  const scope = await readScope(ctx, input);
  const [panel, total] = await Promise.all([
    listRows(ctx, scope, { by: input.by, limit: input.limit, search: input.search ?? '' }),
    readTotals(ctx, scope),
  ]);
  return { window: scope.window, ...panel, total: presentAmounts(scope.site, total) };
}

interface Asked {
  by: Dimension;
  limit: number;
  search?: string;
}

export async function listRows(
  { pool }: Pick<Ctx, 'pool'>,
  { site, window, period, conditions }: Pick<Scope, 'site' | 'window' | 'period' | 'conditions'>,
  { by, limit, search = '' }: Asked,
): Promise<Pick<VisitsPanel, 'by' | 'measure' | 'rows' | 'hasMore' | 'known'>> {
  const measure = measureOf(by, site);
  const wanted: Wanted = { dimension: DIMENSIONS[by].id, measure, limit, isWord: by !== 'source', search };
  const { rows, known } = await (window.basis === 'none'
    ? { rows: [], known: null }
    : window.basis === 'sums'
      ? listPanel(pool, period, wanted)
      : listFilteredPanel(pool, period, { ...wanted, stand: standOf(by), conditions }));
  return {
    by,
    measure,
    rows: rows.slice(0, limit).map(({ value, ...amounts }) => ({
      value: by === 'source' ? nameOfGroup(Number(value)) : value,
      ...presentOf(by, site, amounts),
    })),
    hasMore: rows.length > limit,
    known: presentOf(by, site, known),
  };
}

export function nameOfGroup(id: number): string {
  return GROUP_NAMES.get(id) ?? 'unknown';
}

function measureOf(by: Dimension, { mode }: Pick<Site, 'mode'>): VisitsPanel['measure'] {
  const { of } = DIMENSIONS[by];
  if (of === 'named') return 'named';
  return of === 'view' || (mode === 'aggregate' && of !== 'exit') ? 'views' : 'visits';
}
