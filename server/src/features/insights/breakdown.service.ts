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
import { type Group, groupPublished } from './queries/group-published.sql.ts';
import { type Question, readScope } from './scope.service.ts';

export async function readBreakdown(ctx: Ctx, question: Question & { by: BreakdownBy }): Promise<Breakdown> {
  const scope = await readScope(ctx, question);
  const { filter, period: range } = scope;
  const [groups, posts, { placements }, names] = await Promise.all([
    groupPublished(ctx.pool, { filter, range, by: question.by }),
    countPosts(ctx.pool, { filter, range }),
    countPlacements(ctx.pool, { filter, range, metric: null }),
    readNames(ctx, question.by),
  ]);
  const rows = groups.map((group): BreakdownRow => {
    const named = names.get(group.key ?? '');
    const { counted, manual, simulated } = group;
    return {
      key: group.key,
      label: named?.label ?? null,
      colour: named?.colour ?? null,
      posts: group.posts,
      placements: group.placements,
      measures: measuresOf(group),
      sources: { counted, manual, simulated },
    };
  });
  rows.sort((a, b) => (a.key ?? '~').localeCompare(b.key ?? '~', 'en', { numeric: true }));
  return {
    by: question.by,
    numbers: scope.numbers,
    rows,
    posts,
    placements,
    asOf: scope.asOf,
  };
}

function measuresOf(group: Group): BreakdownRow['measures'] {
  return [
    measure('viewsPerPost', { sum: group.views, over: group.viewsN, n: group.viewsN }),
    measure('engagementPerPost', { sum: group.engagement, over: group.engagementN, n: group.engagementN }),
    measure('clicksPerPost', { sum: group.clicks, over: group.clicksN, n: group.clicksN }),
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
