import type { VisitsPanel } from '@rupor/shared/visits/answers';
import { DIMENSIONS, type Dimension } from '@rupor/shared/visits/dimensions';
import type { VisitsPanelInput } from '@rupor/shared/visits/questions';
import { SOURCE_GROUPS } from '@rupor/shared/visits/source-group';
import type { Ctx } from '../../../context.ts';
import type { Site } from '../../../generated/prisma/client.ts';
import { listFilteredPanel } from '../blocks/filtered.ts';
import { type Amounts, listPanel, type Wanted } from '../queries/sums.sql.ts';
import { standOf } from '../queries/visit-conditions.ts';
import { readTotals } from './overview.service.ts';
import { presentAmounts, presentOf, readScope, type Scope } from './scope.service.ts';

const GROUP_NAMES = new Map<number, string>(Object.entries(SOURCE_GROUPS).map(([name, id]) => [id, name]));

export async function readPanel(ctx: Ctx, input: VisitsPanelInput): Promise<VisitsPanel> {
  const scope = await readScope(ctx, input);
  const [{ total, ...panel }, sums] = await Promise.all([
    listRows(ctx, scope, { by: input.by, limit: input.limit, search: input.search ?? '' }),
    scope.window.basis === 'sums' ? readTotals(ctx, scope) : null,
  ]);
  return { window: scope.window, ...panel, total: presentAmounts(scope.site, total ?? sums) };
}

interface Asked {
  by: Dimension;
  limit: number;
  search?: string;
}

type Rows = Pick<VisitsPanel, 'by' | 'measure' | 'rows' | 'hasMore' | 'known'> & {
  /** Of all that fits, where single visits were looked at; sums of one dimension do not say. */
  total: Amounts | null;
};

export async function listRows(
  { pool }: Pick<Ctx, 'pool'>,
  { site, window, period, conditions }: Pick<Scope, 'site' | 'window' | 'period' | 'conditions'>,
  { by, limit, search = '' }: Asked,
): Promise<Rows> {
  const measure = measureOf(by, site);
  const wanted: Wanted = { dimension: DIMENSIONS[by].id, measure, limit, isWord: by !== 'source', search };
  const { rows, known, total } = await (window.basis === 'none'
    ? { rows: [], known: null, total: null }
    : window.basis === 'sums'
      ? listPanel(pool, period, wanted).then((panel) => ({ ...panel, total: null }))
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
    total,
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
