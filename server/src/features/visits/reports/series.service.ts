import {
  addDays,
  type Bucket,
  bucketsOf,
  comparedRange,
  countDays,
  type DayRange,
  fitUnit,
} from '@rupor/shared/insights/period';
import type { VisitAmounts, VisitPoint, VisitsSeries } from '@rupor/shared/visits/answers';
import type { VisitsSeriesInput } from '@rupor/shared/visits/questions';
import type { Ctx } from '../../../context.ts';
import { listFiltered } from '../blocks/filtered.ts';
import { momentOf } from '../ingest/site-clock.ts';
import { presentNote } from '../kept.service.ts';
import { type Amounts, type Cell, listTotals, readExtent } from '../queries/sums.sql.ts';
import { periodOf, presentAmounts, readScope, type Scope, windowOf } from './scope.service.ts';

const MAX_HOUR_DAYS = 14;
const QUARTER_MS = 900_000;

export async function readVisitsSeries(ctx: Ctx, input: VisitsSeriesInput): Promise<VisitsSeries> {
  const scope = await readScope(ctx, input);
  const unit = unitOf(input);
  const range = comparedRange(input, input.compare);
  const { countedSince } = await readExtent(ctx.pool, scope.period);
  const [points, before, notes] = await Promise.all([
    listPoints(ctx, scope, { range: input, unit, countedSince }),
    range ? listPoints(ctx, scope, { range, unit, countedSince }) : [],
    ctx.db.visitNote.findMany({
      where: {
        organizationId: ctx.organizationId,
        siteId: input.siteId,
        day: { gte: new Date(input.from), lte: new Date(input.to) },
      },
      orderBy: [{ day: 'asc' }, { id: 'asc' }],
    }),
  ]);
  const isKnown = before.some(({ views }) => views !== null);
  return { window: scope.window, unit, points, before: isKnown ? before : [], notes: notes.map(presentNote) };
}

function unitOf({ unit, ...range }: VisitsSeriesInput): VisitsSeries['unit'] {
  const isShort = countDays(range) <= MAX_HOUR_DAYS;
  if (unit === 'hour' || unit === undefined) {
    if (unit === 'hour' && isShort) return 'hour';
    return countDays(range) <= 2 ? 'hour' : fitUnit(range);
  }
  return fitUnit(range, unit);
}

interface Wanted {
  range: DayRange;
  unit: VisitsSeries['unit'];
  countedSince: string | null;
}

/** Each day of the period with all that is counted of it. */
export async function listDays(ctx: Ctx, scope: Scope, range: DayRange): Promise<Amounted[]> {
  const { countedSince } = await readExtent(ctx.pool, scope.period);
  return listAmounts(ctx, scope, { range, unit: 'day', countedSince });
}

type Amounted = VisitAmounts & { at: string };

async function listPoints(ctx: Ctx, scope: Scope, wanted: Wanted): Promise<VisitPoint[]> {
  const cells = await listAmounts(ctx, scope, wanted);
  return cells.map(({ at, views, visits, visitors }) => ({ at, views, visits, visitors }));
}

async function listAmounts(
  ctx: Ctx,
  { site, conditions, today }: Scope,
  { range, unit, countedSince }: Wanted,
): Promise<Amounted[]> {
  const now = ctx.clock.now().getTime();
  const window = windowOf(site, { ...range, now, conditions });
  const first =
    window.basis === 'visits' && countedSince && window.from > countedSince ? window.from : countedSince;
  const period = periodOf(site, range);
  const cellUnit = unit === 'hour' ? 'hour' : 'day';
  const cells =
    window.basis === 'none'
      ? []
      : window.basis === 'sums'
        ? await listTotals(ctx.pool, period, cellUnit)
        : await listFiltered(ctx.pool, { period, unit: cellUnit }, conditions);
  const present = (at: string, day: string, amounts: Amounts): Amounted => {
    const isKnown = window.basis !== 'none' && first !== null && day >= first;
    return { ...presentAmounts(site, isKnown ? amounts : null), at };
  };
  if (unit === 'hour') {
    const byHour = new Map(cells.map((cell) => [cell.at, cell]));
    return hoursOf(range, site.timeZone, now).map(({ at, day }) =>
      present(at, day, byHour.get(at) ?? NOTHING),
    );
  }
  const isAhead = ({ from }: Bucket) => from > today;
  return bucketsOf(range, unit, today)
    .filter((bucket) => !isAhead(bucket))
    .map(({ from, to }) => present(from, to, added(cells.filter(({ at }) => at >= from && at <= to))));
}

const NOTHING: Amounts = { views: 0, visits: 0, visitors: 0, bounces: 0, seconds: 0, named: 0 };

/** One unknown day makes the week unknown. */
function added(cells: readonly Cell[]): Amounts {
  const add = (a: number | null, b: number | null) => (a === null || b === null ? null : a + b);
  return cells.reduce<Amounts>(
    (sum, cell) => ({
      views: add(sum.views, cell.views),
      visits: add(sum.visits, cell.visits),
      visitors: add(sum.visitors, cell.visitors),
      bounces: add(sum.bounces, cell.bounces),
      seconds: add(sum.seconds, cell.seconds),
      named: add(sum.named, cell.named),
    }),
    NOTHING,
  );
}

/** Hours of the site's clock in these days, up to now. Found by quarters: a day may have 23 or 25 of them. */
function hoursOf({ from, to }: DayRange, timeZone: string, now: number): { at: string; day: string }[] {
  const hours = new Map<number, string>();
  const end = Math.min(Date.parse(addDays(to, 2)), now);
  for (let at = Date.parse(addDays(from, -1)); at <= end; at += QUARTER_MS) {
    const { hour, day } = momentOf(at, timeZone);
    if (day >= from && day <= to) hours.set(hour, day);
  }
  return [...hours].map(([hour, day]) => ({ at: new Date(hour).toISOString(), day }));
}
