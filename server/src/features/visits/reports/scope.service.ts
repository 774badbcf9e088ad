// What every report begins with: the site, the days, and whether sums or single visits answer.
import { addDays } from '@rupor/shared/insights/period';
import { DAY_MS } from '@rupor/shared/lib/durations';
import type { VisitAmounts, VisitWindow } from '@rupor/shared/visits/answers';
import { DIMENSIONS, type Dimension } from '@rupor/shared/visits/dimensions';
import type { VisitFilter } from '@rupor/shared/visits/questions';
import type { Ctx } from '../../../context.ts';
import type { Site } from '../../../generated/prisma/client.ts';
import { momentOf } from '../ingest/site-clock.ts';
import type { Amounts, SitePeriodOf } from '../queries/sums.sql.ts';
import { type Condition, readConditions } from '../queries/visit-conditions.ts';
import { requireSite } from '../sites.service.ts';

export interface Question {
  siteId: string;
  from: string;
  to: string;
  filters: readonly VisitFilter[];
}

export interface Scope {
  site: Site;
  window: VisitWindow;
  /** The days that are really read. */
  period: SitePeriodOf;
  conditions: Condition[];
  today: string;
}

/** `of: 'visits'`: what is asked stands in single visits alone, filters or not. */
export async function readScope(
  ctx: Ctx,
  { siteId, from, to, filters }: Question,
  of: 'sums' | 'visits' = 'sums',
): Promise<Scope> {
  const site = await requireSite(ctx, siteId, ctx.db);
  const conditions = await readConditions(ctx.pool, site.number, filters);
  const now = ctx.clock.now().getTime();
  const window = windowOf(site, { from, to, now, of, conditions });
  return {
    site,
    window,
    period: periodOf(site, window),
    conditions,
    today: momentOf(now, site.timeZone).day,
  };
}

/** Days that can be answered: all of them from sums, else only those of which single visits are kept. */
export function windowOf(
  site: Pick<Site, 'mode' | 'retentionDays' | 'timeZone'>,
  { from, to, now, of = 'sums', conditions }: WindowQuestion,
): VisitWindow {
  if (of === 'sums' && conditions.length === 0) return { basis: 'sums', from, to, isCut: false };
  const since = keptSince(site, now);
  const isCut = from < since;
  // Where visits are not told apart, no condition on a visit can be true or false.
  const isEmpty = (site.mode === 'aggregate' && conditions.length > 0) || to < since;
  return { basis: isEmpty ? 'none' : 'visits', from: isCut && !isEmpty ? since : from, to, isCut };
}

interface WindowQuestion {
  from: string;
  to: string;
  now: number;
  of?: 'sums' | 'visits';
  conditions: readonly Condition[];
}

/** The first whole day of which single visits are kept. */
export function keptSince(
  { retentionDays, timeZone }: Pick<Site, 'retentionDays' | 'timeZone'>,
  now: number,
): string {
  return addDays(momentOf(now - retentionDays * DAY_MS, timeZone).day, 1);
}

export function periodOf(
  { number, timeZone }: Site,
  { from, to }: { from: string; to: string },
): SitePeriodOf {
  return { site: number, timeZone, from, to };
}

export const UNKNOWN: VisitAmounts = {
  views: null,
  visits: null,
  visitors: null,
  bounces: null,
  seconds: null,
  named: null,
};

/** What nobody can know is unknown, whatever the sum of nothing is. */
export function presentAmounts({ mode }: Pick<Site, 'mode'>, amounts: Amounts | null): VisitAmounts {
  if (!amounts) return UNKNOWN;
  const { views, visits, visitors, bounces, seconds, named } = amounts;
  if (mode === 'aggregate' && (visits ?? 0) === 0) return { ...UNKNOWN, views, named };
  return { views, visits, visitors, bounces, seconds, named };
}

/** A page has views and no visits; what is named has neither. */
export function presentOf(
  dimension: Dimension,
  site: Pick<Site, 'mode'>,
  amounts: Amounts | null,
): VisitAmounts {
  const known = presentAmounts(site, amounts);
  switch (DIMENSIONS[dimension].of) {
    case 'visit':
      return known;
    case 'exit':
      return { ...UNKNOWN, visits: known.visits };
    case 'view':
      return { ...UNKNOWN, views: known.views };
    case 'named':
      return { ...UNKNOWN, named: known.named };
  }
}
