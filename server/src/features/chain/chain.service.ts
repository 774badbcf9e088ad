// The chain from views to members. Attribution: the last tagged touch decides, the first stands beside it; what no link
// and no tag names belongs to no campaign. People are counted, never named; few people only for those who may see them.

import { campaignTag } from '@rupor/shared/campaigns/utm-tags';
import type { Chain, ChainQuestion, ChainRow } from '@rupor/shared/chain/contract';
import { floorCount, floorCounts } from '@rupor/shared/chain/floor';
import { chainSteps } from '@rupor/shared/chain/steps';
import { headingOf } from '@rupor/shared/posts/excerpt';
import { SOURCE_GROUPS } from '@rupor/shared/visits/source-group';
import type { Ctx } from '../../context.ts';
import { reachFor } from '../../http/require-branch.ts';
import { apiError } from '../../lib/errors.ts';
import { dayOf, readScope } from '../insights/scope.service.ts';
import { countChain } from './queries/count-chain.sql.ts';
import { listChainRows, type RowsBy } from './queries/list-rows.sql.ts';
import type { ChainScope } from './queries/scope.ts';
import { sumPlacements } from './queries/sum-placements.sql.ts';

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 28;

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
  const isFloored = reachFor(ctx.actor, 'leads.read') !== null;
  const { allApplications, knownApplications } = counts;
  const all = isFloored ? floorCount(allApplications) : allApplications;
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
    coverage: { applications: all, share: all ? knownApplications / allApplications : null },
    register,
    isSimulated,
    isFloored,
  };
}

export async function readChainRows(
  ctx: Ctx,
  { by, ...question }: ChainQuestion & { by: RowsBy },
): Promise<ChainRow[]> {
  const { scope, tags, channelIds } = await scopeOf(ctx, question);
  const rows = await listChainRows(ctx.pool, { ...scope, tags, channelIds, by });
  const names = await namesOf(
    ctx,
    by,
    rows.map(({ key }) => key),
  );
  const isFloored = reachFor(ctx.actor, 'leads.read') !== null;
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

async function namesOf(ctx: Ctx, by: RowsBy, keys: string[]): Promise<ReadonlyMap<string, string>> {
  const where = { organizationId: ctx.organizationId, id: { in: keys.filter((key) => key !== '') } };
  if (by === 'place') return new Map(keys.map((key) => [key, key]));
  if (by === 'source')
    return new Map(Object.entries(SOURCE_GROUPS).map(([name, number]) => [String(number), name]));
  if (by === 'rubric')
    return new Map((await ctx.db.rubric.findMany({ where })).map(({ id, name }) => [id, name]));
  const posts = await ctx.db.post.findMany({ where, select: { id: true, title: true, baseText: true } });
  return new Map(posts.map(({ id, title, baseText }) => [id, headingOf({ title, text: baseText })]));
}

interface Asked {
  scope: ChainScope;
  /** utm_campaign of the campaign's links. */
  tags: string[];
  channelIds: string[];
  isSimulated: boolean;
}

/** A foreign id answers not_found. */
async function scopeOf(ctx: Ctx, question: ChainQuestion): Promise<Asked> {
  const { organizationId } = ctx;
  const { campaignId = null, postId = null, rubricId = null, place = null } = question;
  const campaign = campaignId
    ? await ctx.db.campaign.findFirst({ where: { id: campaignId, organizationId } })
    : null;
  if (campaignId && !campaign) throw apiError('not_found');
  if (postId && !(await ctx.db.post.findFirst({ where: { id: postId, organizationId } })))
    throw apiError('not_found');
  const { timeZone, isDemo } = await ctx.db.organization.findUniqueOrThrow({ where: { id: organizationId } });
  const now = ctx.clock.now();
  const to = question.to ?? dayOf(now, timeZone);
  const from = question.from ?? earlier(to, beganOn(campaign, timeZone) ?? dayOf(weeksAgo(now), timeZone));
  const insights = await readScope(ctx, {
    from,
    to,
    compare: 'none',
    ...(campaignId ? { campaignIds: [campaignId] } : {}),
    ...(rubricId ? { rubricIds: [rubricId] } : {}),
  });
  const tag = campaign && tagOf(campaign);
  return {
    scope: { organizationId, from, to, timeZone, campaignId, postId, rubricId, place },
    tags: tag ? [tag.toLowerCase()] : [],
    channelIds: insights.filter.channelIds,
    isSimulated: isDemo || insights.numbers === 'simulated',
  };
}

interface DatedCampaign {
  name: string;
  startsOn: Date | null;
  createdAt: Date;
  utmCampaign: string | null;
}

function beganOn(campaign: DatedCampaign | null, timeZone: string): string | null {
  if (!campaign) return null;
  return campaign.startsOn?.toISOString().slice(0, 10) ?? dayOf(campaign.createdAt, timeZone);
}

function tagOf({ name, startsOn, createdAt, utmCampaign }: DatedCampaign): string {
  return utmCampaign ?? campaignTag({ startsOn: (startsOn ?? createdAt).toISOString().slice(0, 10), name });
}

function weeksAgo(now: Date): Date {
  return new Date(now.getTime() - DEFAULT_DAYS * DAY_MS);
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
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
