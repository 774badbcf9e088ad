import {
  type Breakdown,
  type BreakdownBy,
  type BreakdownRow,
  FEW_DATA_BELOW,
  type Measure,
} from '@rupor/shared/insights/answers';
import type { Ctx } from '../../context.ts';
import { readNames } from './names.service.ts';
import { countPlacements, countPosts } from './queries/count-published.sql.ts';
import { groupHours } from './queries/group-hours.sql.ts';
import { type Group, groupPublished } from './queries/group-published.sql.ts';
import { groupLinkClicks, type LinkGroup } from './queries/link-clicks.sql.ts';
import { type Question, readScope, type Scope } from './scope.service.ts';

export async function readBreakdown(ctx: Ctx, question: Question & { by: BreakdownBy }): Promise<Breakdown> {
  const scope = await readScope(ctx, question);
  const { filter, period: range } = scope;
  const [groups, linked, posts, counted, names] = await Promise.all([
    readGroups(ctx, question, scope),
    groupLinkClicks(ctx.pool, { filter, range, by: question.by }),
    countPosts(ctx.pool, { filter, range }),
    // A publication may be for several segments; every other group knows it once.
    question.by === 'segment' ? countPlacements(ctx.pool, { filter, range, metric: null }) : null,
    readNames(ctx, question.by),
  ]);
  const linkedOf = new Map(linked.map((group) => [group.key, group]));
  const rows = groups.map((group): BreakdownRow => {
    const named = names.get(group.key ?? '');
    const { counted, manual, simulated } = group;
    return {
      key: group.key,
      label: named?.label ?? null,
      colour: named?.colour ?? null,
      posts: group.posts,
      placements: group.placements,
      measures: measuresOf(group, linkedOf.get(group.key)),
      sources: { counted, manual, simulated },
    };
  });
  rows.sort((a, b) => (a.key ?? '~').localeCompare(b.key ?? '~', 'en', { numeric: true }));
  return {
    by: question.by,
    numbers: scope.numbers,
    rows,
    posts,
    placements: counted?.placements ?? rows.reduce((sum, row) => sum + row.placements, 0),
    asOf: scope.asOf,
  };
}

/** Hours of everything that was published read the sums of months; narrowed, or grouped otherwise, each publication. */
function readGroups(
  ctx: Ctx,
  { by, channelIds, rubricIds, campaignIds, segmentIds }: Question & { by: BreakdownBy },
  { filter, period: range, numbers }: Scope,
): Promise<Group[]> {
  const isNarrowed = [channelIds, rubricIds, campaignIds, segmentIds].some((ids) => ids?.length);
  if (by === 'weekdayHour' && !isNarrowed)
    return groupHours(ctx.pool, { filter, range, isSimulated: numbers === 'simulated' });
  return groupPublished(ctx.pool, { filter, range, by });
}

function measuresOf(group: Group, linked: LinkGroup | undefined): BreakdownRow['measures'] {
  return [
    measure('viewsPerPost', { sum: group.views, over: group.viewsN, n: group.viewsN }),
    measure('engagementPerPost', { sum: group.engagement, over: group.engagementN, n: group.engagementN }),
    measure('clicksPerPost', { sum: group.clicks, over: group.clicksN, n: group.clicksN }),
    measure('linkClicksPerPost', { sum: linked?.clicks ?? null, over: linked?.n ?? null, n: linked?.n ?? 0 }),
    measure('engagementPerThousand', {
      sum: thousand(group.viewedEngagement),
      over: group.engagementViews,
      n: group.engagementRatioN,
    }),
    measure('clicksPerThousand', {
      sum: thousand(group.viewedClicks),
      over: group.clicksViews,
      n: group.clicksRatioN,
    }),
  ];
}

const thousand = (value: number | null): number | null => (value === null ? null : value * 1000);

function measure(
  name: Measure,
  { sum, over, n }: { sum: number | null; over: number | null; n: number },
): BreakdownRow['measures'][number] {
  const value = sum === null || !over ? null : sum / over;
  return { measure: name, value, n, fewData: n > 0 && n < FEW_DATA_BELOW };
}
