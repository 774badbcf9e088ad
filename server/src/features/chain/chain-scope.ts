// What a question of the chain is about: ids that are another organization's answer not_found, and where no days are
// told they reach back to where the thing began.
import { campaignTag } from '@rupor/shared/campaigns/utm-tags';
import type { ChainQuestion } from '@rupor/shared/chain/contract';
import { earlierDay } from '@rupor/shared/insights/period';
import { DAY_MS } from '@rupor/shared/lib/durations';
import type { Ctx } from '../../context.ts';
import { toDay } from '../../lib/date-column.ts';
import { apiError } from '../../lib/errors.ts';
import { dayOf, readScope } from '../insights/scope.service.ts';
import type { ChainScope } from './queries/scope.ts';

const DEFAULT_DAYS = 28;

export interface Asked {
  scope: ChainScope;
  /** utm_campaign of the campaign's links. */
  tags: string[];
  channelIds: string[];
  isSimulated: boolean;
}

export async function scopeOf(ctx: Ctx, question: ChainQuestion): Promise<Asked> {
  const { organizationId } = ctx;
  const { campaignId = null, postId = null, rubricId = null, place = null } = question;
  const campaign = campaignId
    ? await ctx.db.campaign.findFirst({ where: { id: campaignId, organizationId } })
    : null;
  if (campaignId && !campaign) throw apiError('not_found');
  const post = postId ? await ctx.db.post.findFirst({ where: { id: postId, organizationId } }) : null;
  if (postId && !post) throw apiError('not_found');
  const { timeZone, isDemo } = await ctx.db.organization.findUniqueOrThrow({ where: { id: organizationId } });
  const now = ctx.clock.now();
  const to = question.to ?? dayOf(now, timeZone);
  const from =
    question.from ?? earlierDay(to, beganOn({ campaign, post }, timeZone) ?? dayOf(weeksAgo(now), timeZone));
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

interface Begun {
  campaign: DatedCampaign | null;
  post: { createdAt: Date } | null;
}

function beganOn({ campaign, post }: Begun, timeZone: string): string | null {
  if (campaign) return toDay(campaign.startsOn) ?? dayOf(campaign.createdAt, timeZone);
  return post && dayOf(post.createdAt, timeZone);
}

function tagOf({ name, startsOn, createdAt, utmCampaign }: DatedCampaign): string {
  return utmCampaign ?? campaignTag({ startsOn: toDay(startsOn ?? createdAt), name });
}

function weeksAgo(now: Date): Date {
  return new Date(now.getTime() - DEFAULT_DAYS * DAY_MS);
}
