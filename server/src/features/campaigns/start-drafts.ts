// Drafts that a new campaign begins with. They promise nothing: a person finishes and schedules each.
import type { StartCampaign } from '@rupor/shared/campaigns/plan-contract';
import type { CampaignTemplate } from '@rupor/shared/campaigns/templates/template';
import { addDays } from '@rupor/shared/insights/period';
import { isWithin } from '@rupor/shared/organization/permissions';
import type { Plan, Post } from '@rupor/shared/posts/fields';
import type { Ctx } from '../../context.ts';
import { reachFor } from '../../http/require-branch.ts';
import { getPost, listPosts } from '../posts/posts-read.service.ts';
import { createPost } from '../posts/posts-save.service.ts';

const NOON = '12:00';
/** A campaign with more posts is copied up to here. */
const MOST_POSTS = 200;

export async function writeTemplateDrafts(
  ctx: Ctx,
  { id, startsOn, channelIds }: StartCampaign,
  template: CampaignTemplate,
): Promise<number> {
  const { timeZone } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { timeZone: true },
  });
  const channels = await ctx.db.channel.findMany({
    where: { organizationId: ctx.organizationId, removedAt: null, id: { in: channelIds } },
    select: { id: true, branchId: true },
  });
  const targets = channels
    .filter(({ branchId }) => mayWrite(ctx, branchId))
    .map((channel) => ({ channelId: channel.id }));
  for (const { day, title, text } of template.drafts)
    await createPost(ctx, {
      title,
      baseText: text,
      campaignId: id,
      targets,
      plan: { wallTime: `${addDays(startsOn, day)}T${NOON}`, timeZone },
    });
  return template.drafts.length;
}

interface Copy {
  from: string;
  to: string;
  which: 'drafts' | 'all';
  /** By how many days the copies are later. */
  days: number;
}

export async function writeCopiedDrafts(ctx: Ctx, { from, to, which, days }: Copy): Promise<number> {
  const ids = await listIds(ctx, from, which);
  for (const id of ids) {
    const post = await getPost(ctx, id);
    await createPost(ctx, {
      title: post.title,
      baseText: post.baseText,
      mediaIds: post.mediaIds,
      rubricId: post.rubricId,
      segmentIds: post.segmentIds,
      campaignId: to,
      targets: post.targets
        .filter(({ channel }) => !channel.isRemoved && mayWrite(ctx, channel.branchId))
        .map(({ channel, text, options, mediaIds, followUps }) => ({
          ...{ channelId: channel.id, text, options, mediaIds },
          followUps: followUps.map((part) => part.text),
        })),
      plan: shiftedPlan(post, days),
    });
  }
  return ids.length;
}

/** In the order in which they were made; what was read from a network belongs to nobody's plan. */
async function listIds(ctx: Ctx, campaignId: string, which: 'drafts' | 'all'): Promise<string[]> {
  const ids: string[] = [];
  for (let page = 1; ids.length < MOST_POSTS; page += 1) {
    const { items, total, pageSize } = await listPosts(ctx, {
      ...{ campaignIds: [campaignId], removed: 'no', sort: 'created', order: 'asc', page },
      ...(which === 'drafts' ? { states: ['draft'] } : {}),
    });
    ids.push(
      ...items.filter(({ targets }) => !targets.some(({ isImported }) => isImported)).map(({ id }) => id),
    );
    if (page * pageSize >= total) break;
  }
  return ids.slice(0, MOST_POSTS);
}

function shiftedPlan({ targets }: Post, days: number): Plan | null {
  const planned = targets.find(({ wallTime, timeZone }) => wallTime !== null && timeZone !== null);
  if (!planned?.wallTime || !planned.timeZone) return null;
  const [day = '', time = NOON] = planned.wallTime.split('T');
  return { wallTime: `${addDays(day, days)}T${time}`, timeZone: planned.timeZone };
}

function mayWrite(ctx: Ctx, branchId: string | null): boolean {
  return isWithin(reachFor(ctx.actor, 'posts.write'), branchId);
}
