import type { VisitsExportInput } from '@rupor/shared/visits/questions';
import type { Ctx } from '../../../context.ts';
import { toCsv } from '../../../lib/csv.ts';
import { listRows } from './panel.service.ts';
import { readScope } from './scope.service.ts';
import { listDays } from './series.service.ts';

const MAX_ROWS = 50_000;
const WORDS = {
  ru: {
    day: 'День',
    value: 'Значение',
    views: 'Просмотры',
    visits: 'Визиты',
    visitors: 'Посетители',
    bounces: 'Отказы',
    seconds: 'Длительность, секунд',
    named: 'Действия',
  },
  en: {
    day: 'Day',
    value: 'Value',
    views: 'Views',
    visits: 'Visits',
    visitors: 'Visitors',
    bounces: 'Bounces',
    seconds: 'Duration, seconds',
    named: 'Actions',
  },
} as const;
const MEASURES = ['views', 'visits', 'visitors', 'bounces', 'seconds', 'named'] as const;

/** Unknown is an empty cell; what could run as a formula is made text. */
export async function exportVisits(
  ctx: Ctx,
  input: VisitsExportInput,
): Promise<{ fileName: string; csv: string }> {
  const scope = await readScope(ctx, input);
  const words = WORDS[input.locale];
  const head = [words[input.what === 'days' ? 'day' : 'value'], ...MEASURES.map((measure) => words[measure])];
  const rows =
    input.what === 'days'
      ? (await listDays(ctx, scope, input)).map(({ at, ...amounts }) => ({ value: at, ...amounts }))
      : (await listRows(ctx, scope, { by: input.what, limit: MAX_ROWS })).rows;
  const body = rows.map((row) => [row.value, ...MEASURES.map((measure) => row[measure])]);
  return {
    fileName: `rupor-visits-${input.what}-${input.from}-${input.to}.csv`,
    csv: toCsv([head, ...body]),
  };
}
