// The chain from views to members. Attribution: the last tagged touch decides, the first stands beside it; what no link
// and no tag names belongs to no campaign. People are counted, never named; few people only for those who may see them.

import type { Chain, ChainHeard, ChainQuestion, ChainRow, ChainRowsBy } from '@rupor/shared/chain/contract';
import { floorCount, floorCounts } from '@rupor/shared/chain/floor';
import { compareHeard } from '@rupor/shared/chain/heard';
import { chainSteps } from '@rupor/shared/chain/steps';
import type { Ctx } from '../../context.ts';
import { reachFor } from '../../http/require-branch.ts';
import { apiError } from '../../lib/errors.ts';
import { seesPeople } from '../links/seen-links.ts';
import { chainNames } from './chain-names.ts';
import { scopeOf } from './chain-scope.ts';
import { countChain } from './queries/count-chain.sql.ts';
import { countHeard, listLeadIds, type PeopleStep } from './queries/list-leads.sql.ts';
import { listChainRows } from './queries/list-rows.sql.ts';
import type { ChainScope } from './queries/scope.ts';
import { sumPlacements } from './queries/sum-placements.sql.ts';

export async function readChain(ctx: Ctx, question: ChainQuestion): Promise<Chain> {
  const { scope, tags, channelIds, isSimulated } = await scopeOf(ctx, question);
  const isAll = !scope.campaignId && !scope.postId && !scope.rubricId && !scope.place;
  const [counts, placements, register] = await Promise.all([
    countChain(ctx.pool, { ...scope, tags, isAll }),
    sumPlacements(ctx.pool, scope, channelIds),
    readRegister(ctx, scope),
  ]);
  const nobody = { applications: 0, talked: 0, joined: 0 };
  const isTraceable = isAll || counts.links > 0 || tags.length > 0;
  const isFloored = hidesFew(ctx);
  const { allApplications, knownApplications } = counts;
  const all = isFloored ? floorCount(allApplications) : allApplications;
  // A share of a number that is shown is a number too.
  const parts = [knownApplications, allApplications - knownApplications];
  const isTold = all !== null && all > 0 && !(isFloored && parts.some((count) => floorCount(count) === null));
  return {
    from: scope.from,
    to: scope.to,
    steps: chainSteps(
      {
        placements,
        linkClicks: counts.links > 0 ? counts.clicks : null,
        visits: counts.sites > 0 && isTraceable ? counts.visits : null,
        hasSite: counts.sites > 0,
        hasForms: counts.hasForms,
        isTraceable,
        last: counts.last ?? nobody,
        first: counts.first ?? nobody,
        coverage: { applications: allApplications, known: knownApplications },
      },
      isFloored,
    ),
    clicksFrom: counts.links > 0 ? 'links' : 'networks',
    coverage: { applications: all, share: isTold ? knownApplications / allApplications : null },
    register,
    isSimulated,
    isFloored,
  };
}

export async function readChainRows(
  ctx: Ctx,
  { by, ...question }: ChainQuestion & { by: ChainRowsBy },
): Promise<ChainRow[]> {
  const isPeopleSeen = seesPeople(ctx);
  if (by === 'person' && !isPeopleSeen) throw apiError('forbidden');
  const { scope, tags, channelIds } = await scopeOf(ctx, question);
  const rows = await listChainRows(ctx.pool, { ...scope, tags, channelIds, by, seesPeople: isPeopleSeen });
  const names = await chainNames(
    ctx,
    by,
    rows.map(({ key }) => key),
  );
  const isFloored = hidesFew(ctx);
  const shown = (counts: number[]) => (isFloored ? floorCounts(counts) : counts);
  const applications = shown(rows.map((row) => row.applications));
  const joined = shown(rows.map((row) => row.joined));
  return rows.map((row, index) => ({
    ...row,
    name: names.get(row.key) ?? '',
    applications: applications[index] ?? null,
    joined: joined[index] ?? null,
  }));
}

export async function readHeard(ctx: Ctx, question: ChainQuestion): Promise<ChainHeard> {
  const { scope, tags } = await scopeOf(ctx, question);
  return compareHeard(await countHeard(ctx.pool, { ...scope, tags }), hidesFew(ctx));
}

/** Ids of the applications behind a step; who may read which of them, the caller asks. */
export async function leadsBehind(
  ctx: Ctx,
  { step, ...question }: ChainQuestion & { step: PeopleStep },
): Promise<string[]> {
  const { scope, tags } = await scopeOf(ctx, question);
  return listLeadIds(ctx.pool, { ...scope, tags, step });
}

/** Few people are shown only to those who may read all of them anyway. */
function hidesFew({ actor }: Pick<Ctx, 'actor'>): boolean {
  return actor.kind === 'apiKey' || reachFor(actor, 'leads.read') !== null;
}

/** null: nobody has written figures of these months. */
async function readRegister(ctx: Ctx, { from, to }: ChainScope): Promise<Chain['register']> {
  const rows = await ctx.db.membershipFigure.findMany({
    where: {
      organizationId: ctx.organizationId,
      joined: { not: null },
      month: { gte: new Date(`${from.slice(0, 7)}-01`), lte: new Date(`${to.slice(0, 7)}-01`) },
    },
    orderBy: { at: 'desc' },
  });
  const [latest] = rows;
  if (!latest) return null;
  return {
    joined: rows.reduce((sum, { joined }) => sum + (joined ?? 0), 0),
    branches: new Set(rows.map(({ branchId }) => branchId)).size,
    source: latest.source,
  };
}
