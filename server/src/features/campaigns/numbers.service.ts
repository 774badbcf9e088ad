import type { CampaignNumbers, KnownSum } from '@rupor/shared/campaigns/numbers';
import type { ChainStepName } from '@rupor/shared/chain/contract';
import type { Ctx } from '../../context.ts';
import { readChain } from '../chain/chain.service.ts';
import { readScope } from '../insights/scope.service.ts';
import { type ChannelSum, countCampaignPosts, sumByChannel } from './queries/campaign-sums.sql.ts';

/** Every publication of the campaign, whenever it went out. A foreign id answers not_found. */
export async function readNumbers(ctx: Ctx, id: string): Promise<CampaignNumbers> {
  const today = ctx.clock.now().toISOString().slice(0, 10);
  const scope = await readScope(ctx, { from: today, to: today, compare: 'none', campaignIds: [id] });
  const { organizationId, channelIds } = scope.filter;
  const of = { organizationId, campaignId: id };
  const [all, posts, traced] = await Promise.all([
    sumByChannel(ctx.pool, of),
    countCampaignPosts(ctx.pool, { ...of, channelIds }),
    readTraced(ctx, id),
  ]);
  const sums = all.filter(({ channelId }) => channelIds.includes(channelId));
  const known = new Map(scope.channels.map(({ channelId, name }) => [channelId, name]));
  const viewsWithClicks = addUp(sums, 'viewsWithClicks');
  const clicksWithViews = addUp(sums, 'clicksWithViews');
  return {
    numbers: scope.numbers,
    hasOther: all.length > sums.length,
    posts,
    placements: sums.reduce((total, { placements }) => total + placements, 0),
    views: knownSum(sums, 'views'),
    engagement: knownSum(sums, 'engagement'),
    clicks: knownSum(sums, 'clicks'),
    clicksPerThousand:
      viewsWithClicks && clicksWithViews !== null ? (clicksWithViews * 1000) / viewsWithClicks : null,
    traced,
    silent: sums
      .filter(({ viewsKnown, channelId }) => viewsKnown === 0 && known.has(channelId))
      .map(({ channelId, placements }) => ({ channelId, placements, name: known.get(channelId) ?? '' })),
    asOf: sums.length > 0 ? scope.asOf : null,
  };
}

async function readTraced(ctx: Ctx, campaignId: string): Promise<CampaignNumbers['traced']> {
  const { steps, clicksFrom } = await readChain(ctx, { campaignId });
  const countOf = (name: ChainStepName) => steps.find(({ step }) => step === name)?.value ?? null;
  return {
    linkClicks: clicksFrom === 'links' ? countOf('clicks') : null,
    visits: countOf('visits'),
    applications: countOf('applications'),
  };
}

function knownSum(sums: ChannelSum[], name: 'views' | 'engagement' | 'clicks'): KnownSum {
  const count = (key: `${typeof name}Known` | `${typeof name}Manual`) =>
    sums.reduce((total, sum) => total + sum[key], 0);
  return { value: addUp(sums, name), known: count(`${name}Known`), manual: count(`${name}Manual`) };
}

/** null where it is known of none. */
function addUp(
  sums: ChannelSum[],
  key: 'views' | 'engagement' | 'clicks' | 'clicksWithViews' | 'viewsWithClicks',
): number | null {
  const values = sums.flatMap((sum) => sum[key] ?? []);
  return values.length > 0 ? values.reduce((total, value) => total + value, 0) : null;
}
