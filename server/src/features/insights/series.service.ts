import type { FormulaCode, Series, SeriesBy, SeriesMetric } from '@rupor/shared/insights/answers';
import { type Bucket, bucketsOf, fitUnit, type SeriesUnit } from '@rupor/shared/insights/period';
import type { Ctx } from '../../context.ts';
import { fieldError } from '../../lib/errors.ts';
import { readNames } from './names.service.ts';
import { countPlacements, countPosts } from './queries/count-published.sql.ts';
import type { SummedMetric } from './queries/filter.ts';
import { countLinked, listLinkClicks } from './queries/link-clicks.sql.ts';
import { listFollowers } from './queries/list-followers.sql.ts';
import { listGrowth, type SeriesCell } from './queries/list-growth.sql.ts';
import { listPublished } from './queries/list-published.sql.ts';
import { type Question, readScope, type Scope } from './scope.service.ts';
import { buildLines } from './series.policy.ts';

interface SeriesQuestion extends Question {
  metric: SeriesMetric;
  by: SeriesBy;
  unit?: SeriesUnit;
}

export async function readSeries(ctx: Ctx, question: SeriesQuestion): Promise<Series> {
  const { metric, by } = question;
  // Followers belong to a channel: one rubric of them does not exist.
  if (metric === 'followers' && by !== 'channel' && by !== 'total')
    throw fieldError({ path: 'by', code: 'not_for_followers' });
  const scope = await readScope(ctx, question);
  const { period, previous, today, filter } = scope;
  const unit = fitUnit(period, question.unit);
  const buckets = bucketsOf(period, unit, today);
  const [cells, before, posts, counted, names] = await Promise.all([
    listCells(ctx, { scope, metric, by, buckets }),
    previous && by === 'total'
      ? listCells(ctx, { scope, metric, by, buckets: bucketsOf(previous, unit, today) })
      : null,
    countPosts(ctx.pool, { filter, range: period }),
    countCovered(ctx, scope, metric),
    readNames(ctx, by),
  ]);
  const empty = metric === 'posts' ? 0 : null;
  const lines = buildLines(withTotal(cells.rows, by), { names, length: buckets.length, empty });
  const past = before && buildLines(before.rows, { names, length: buckets.length, empty })[0];
  return {
    metric,
    by,
    unit,
    formula: FORMULAS[metric] ?? 'growth',
    numbers: scope.numbers,
    buckets,
    lines: lines.map((line) => ({ ...line, values: hideFuture(line.values, buckets, today) })),
    previous: past?.values.slice(0, buckets.length) ?? null,
    previousRange: before ? previous : null,
    // Followers belong to channels, not to posts.
    ...(metric === 'followers'
      ? { n: filter.channelIds.length, placements: filter.channelIds.length, known: cells.channels }
      : { n: posts, ...counted }),
    asOf: scope.asOf,
  };
}

const FORMULAS: Partial<Record<SeriesMetric, FormulaCode>> = {
  followers: 'followersNow',
  posts: 'publishedPosts',
  linkClicks: 'linkClicks',
};

/** Publications in channels, and of how many the number is known. */
async function countCovered(
  ctx: Ctx,
  { filter, period: range }: Scope,
  metric: SeriesMetric,
): Promise<{ placements: number; known: number }> {
  const counted = await countPlacements(ctx.pool, {
    filter,
    range,
    metric: isSummed(metric) ? metric : null,
  });
  if (metric !== 'linkClicks') return counted;
  return { ...counted, known: (await countLinked(ctx.pool, { filter, range })).known };
}

/** Followers of each channel over time: the same answer for a narrower question. */
export function readChannelFollowers(
  ctx: Ctx,
  input: { from: string; to: string; channelIds?: string[] },
): Promise<Series> {
  return readSeries(ctx, { ...input, compare: 'none', metric: 'followers', by: 'channel' });
}

interface Wanted {
  scope: Scope;
  metric: SeriesMetric;
  by: SeriesBy;
  buckets: Bucket[];
}

interface Cells {
  rows: SeriesCell[];
  /** Of followers: how many channels have a number at all. */
  channels: number;
}

async function listCells(ctx: Ctx, { scope, metric, by, buckets }: Wanted): Promise<Cells> {
  const { filter } = scope;
  if (metric === 'posts')
    return { rows: await listPublished(ctx.pool, { filter, buckets, by }), channels: 0 };
  if (metric === 'linkClicks')
    return { rows: await listLinkClicks(ctx.pool, { filter, buckets, by }), channels: 0 };
  if (isSummed(metric))
    return { rows: await listGrowth(ctx.pool, { filter, buckets, metric, by }), channels: 0 };
  const { organizationId, channelIds } = filter;
  const rows = await listFollowers(ctx.pool, { organizationId, channelIds, buckets });
  const channels = new Set(rows.map(({ key }) => key)).size;
  return { rows: by === 'total' ? sumWhole(rows) : rows, channels };
}

/** The sum of followers stands only where every channel that has a number at all has one: else it would jump. */
function sumWhole(cells: SeriesCell[]): SeriesCell[] {
  const channels = new Set(cells.map((cell) => cell.key)).size;
  const byBucket = new Map<number, SeriesCell[]>();
  for (const cell of cells) byBucket.set(cell.bucket, [...(byBucket.get(cell.bucket) ?? []), cell]);
  return [...byBucket.entries()]
    .filter(([, own]) => own.length === channels)
    .map(([bucket, own]) => ({
      bucket,
      key: 'total',
      value: own.reduce((sum, cell) => sum + (cell.value ?? 0), 0),
      manual: own.some((cell) => cell.manual),
    }));
}

/** Without anything known the one line of a total still is there: a gap over the whole width. */
function withTotal(cells: SeriesCell[], by: SeriesBy): SeriesCell[] {
  return cells.length > 0 || by !== 'total'
    ? cells
    : [{ bucket: 0, key: 'total', value: null, manual: false }];
}

function hideFuture(values: (number | null)[], buckets: Bucket[], today: string): (number | null)[] {
  return values.map((value, at) => ((buckets[at]?.from ?? '') > today ? null : value));
}

function isSummed(metric: SeriesMetric): metric is SummedMetric {
  return metric !== 'followers' && metric !== 'posts' && metric !== 'linkClicks';
}
