import type { Overview, SourceMix, Tile } from '@rupor/shared/insights/answers';
import { type DayRange, earlierDay } from '@rupor/shared/insights/period';
import type { Ctx } from '../../context.ts';
import { countImported, countKnown, countPosts, type Known } from './queries/count-published.sql.ts';
import { countLinked, listLinkClicks } from './queries/link-clicks.sql.ts';
import { type FollowersAt, sumFollowers } from './queries/sum-followers.sql.ts';
import { type Growth, sumGrowth } from './queries/sum-growth.sql.ts';
import { type Question, readScope, type Scope } from './scope.service.ts';

export async function readOverview(ctx: Ctx, question: Question): Promise<Overview> {
  const scope = await readScope(ctx, question);
  const { filter, period, previous, today } = scope;
  const last = earlierDay(period.to, today);
  const days = previous ? [last, previous.to] : [last];
  const { organizationId, channelIds } = filter;
  const [growth, known, posts, before, followers, imported, linked] = await Promise.all([
    sumGrowth(ctx.pool, { filter, period, previous }),
    countKnown(ctx.pool, { filter, range: period }),
    countPosts(ctx.pool, { filter, range: period }),
    previous ? countPosts(ctx.pool, { filter, range: previous }) : null,
    sumFollowers(ctx.pool, { organizationId, channelIds, days }),
    countImported(ctx.pool, { filter, range: period }),
    readLinked(ctx, scope),
  ]);
  const published: Published = { ...known, posts };
  const tiles = [
    ...(['views', 'engagement', 'clicks'] as const).map((metric) =>
      growthTile(metric, { scope, growth, published }),
    ),
    linkClicksTile(scope, linked, published),
    followersTile(scope, followers),
    postsTile(scope, published, before),
  ];
  return {
    period,
    previous,
    timeZone: filter.timeZone,
    today,
    numbers: scope.numbers,
    hasOther: scope.hasOther,
    running: period.to >= today,
    asOf: scope.asOf,
    imported,
    tiles,
    channels: scope.channels,
  };
}

type Published = Known & { posts: number };

interface GrowthFacts {
  scope: Scope;
  growth: { now: Growth; before: Growth };
  published: Published;
}

function growthTile(
  metric: 'views' | 'engagement' | 'clicks',
  { scope, growth, published }: GrowthFacts,
): Tile {
  const known = published[metric];
  const perThousand =
    metric === 'clicks'
      ? published.clicksPerThousand
      : metric === 'engagement'
        ? published.engagementPerThousand
        : null;
  return {
    metric,
    formula: 'growth',
    value: growth.now[metric],
    previous: scope.previous ? growth.before[metric] : null,
    perThousandViews: perThousand,
    n: published.posts,
    placements: published.placements,
    known,
    sources: mix(scope, { known, manual: published[`${metric}Manual`] }),
    asOf: scope.asOf,
  };
}

interface Linked {
  now: number | null;
  before: number | null;
  known: number;
  perThousand: number | null;
}

async function readLinked(ctx: Ctx, { filter, period, previous }: Scope): Promise<Linked> {
  const sumOf = async (range: DayRange | null): Promise<number | null> => {
    const cells = range ? await listLinkClicks(ctx.pool, { filter, buckets: [range], by: 'total' }) : [];
    return cells[0]?.value ?? null;
  };
  const [now, before, linked] = await Promise.all([
    sumOf(period),
    sumOf(previous),
    countLinked(ctx.pool, { filter, range: period }),
  ]);
  return { now, before, ...linked };
}

/** Counted by Rupor as it happens: no network has to be asked for it. */
function linkClicksTile(scope: Scope, linked: Linked, published: Published): Tile {
  const { now, before, known, perThousand } = linked;
  return {
    metric: 'linkClicks',
    formula: 'linkClicks',
    value: now,
    previous: before,
    perThousandViews: perThousand,
    n: published.posts,
    placements: published.placements,
    known,
    sources: mix(scope, { known, manual: 0 }),
    asOf: null,
  };
}

function followersTile(scope: Scope, [now, before]: FollowersAt[]): Tile {
  const known = now?.known ?? 0;
  // Sums over different channels must not be compared.
  const comparable = scope.previous !== null && before?.known === known;
  const n = scope.filter.channelIds.length;
  return {
    metric: 'followers',
    formula: 'followersNow',
    value: now?.followers ?? null,
    previous: comparable ? (before?.followers ?? null) : null,
    perThousandViews: null,
    n,
    placements: n,
    known,
    sources: mix(scope, { known, manual: now?.manual ?? 0 }),
    asOf: scope.asOf,
  };
}

function postsTile(scope: Scope, now: Published, before: number | null): Tile {
  return {
    metric: 'posts',
    formula: 'publishedPosts',
    value: now.posts,
    previous: before,
    perThousandViews: null,
    n: now.posts,
    placements: now.placements,
    known: now.placements,
    sources: mix(scope, { known: now.placements, manual: 0 }),
    asOf: null,
  };
}

function mix(scope: Scope, { known, manual }: { known: number; manual: number }): SourceMix {
  const asked = known - manual;
  return scope.numbers === 'simulated'
    ? { counted: 0, manual, simulated: asked }
    : { counted: asked, manual, simulated: 0 };
}
