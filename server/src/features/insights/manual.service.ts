// A person may say only what the network does not: else one number would be counted twice. What was typed in is a
// snapshot of its own source; correcting it is a later snapshot, so who said what and when stays.
import type { ManualNumbers } from '@rupor/shared/insights/contract';
import type { MetricName } from '@rupor/shared/networks/capabilities';
import { POST_METRICS } from '@rupor/shared/networks/post-metrics';
import type { Ctx } from '../../context.ts';
import type { Channel } from '../../generated/prisma/client.ts';
import { requireBranch } from '../../http/require-branch.ts';
import { apiError, fieldError } from '../../lib/errors.ts';
import { capabilitiesOf } from '../../networks/capabilities-of.ts';
import { refreshFacts } from '../metrics/facts.service.ts';
import { recordAudit } from '../organization/audit.service.ts';

export async function enterManually(ctx: Ctx, input: ManualNumbers): Promise<{ takenAt: string }> {
  const now = ctx.clock.now();
  const takenAt = input.takenAt ? new Date(input.takenAt) : now;
  if (takenAt > now) throw fieldError({ path: 'takenAt', code: 'in_future' });
  if (input.kind === 'post') await enterPost(ctx, input, takenAt);
  else await enterChannel(ctx, input, takenAt);
  return { takenAt: takenAt.toISOString() };
}

async function enterPost(
  ctx: Ctx,
  input: Extract<ManualNumbers, { kind: 'post' }>,
  takenAt: Date,
): Promise<void> {
  const { organizationId } = ctx;
  const target = await ctx.db.postTarget.findFirst({
    where: { id: input.targetId, organizationId },
    include: { channel: true },
  });
  if (!target) throw apiError('not_found');
  requireBranch(ctx, 'insights.write', target.channel.branchId);
  if (target.state !== 'published' || !target.publishedAt)
    throw apiError('state_conflict', { state: target.state });
  if (takenAt < target.publishedAt) throw fieldError({ path: 'takenAt', code: 'before_publishing' });
  // The network knows nothing of ours about what a person published: all of it may be typed in.
  const counted = target.isByHand ? [] : countedBy(ctx, target.channel, 'post');
  const given = POST_METRICS.filter((name) => typeof input.numbers[name] === 'number');
  if (given.length === 0) throw fieldError({ path: 'numbers', code: 'required' });
  const refused = given.filter((name) => counted.includes(name));
  if (refused.length > 0)
    throw fieldError(...refused.map((name) => ({ path: `numbers.${name}`, code: 'counted_by_network' })));
  const values = Object.fromEntries(POST_METRICS.map((name) => [name, input.numbers[name] ?? null]));
  const key = { targetId: target.id, source: 'manual' as const, takenAt };
  const row = { ...values, enteredById: memberOf(ctx) };
  await ctx.db.targetSnapshot.upsert({
    where: { targetId_source_takenAt: key },
    create: { ...key, organizationId, ...row },
    update: row,
  });
  await refreshFacts(ctx, { organizationId, targetIds: [target.id] });
  await recordAudit(ctx, { action: 'numbers.entered', targetKind: 'post_target', targetId: target.id });
}

async function enterChannel(
  ctx: Ctx,
  input: Extract<ManualNumbers, { kind: 'channel' }>,
  takenAt: Date,
): Promise<void> {
  const { organizationId } = ctx;
  const channel = await ctx.db.channel.findFirst({ where: { id: input.channelId, organizationId } });
  if (!channel) throw apiError('not_found');
  requireBranch(ctx, 'insights.write', channel.branchId);
  if (countedBy(ctx, channel, 'channel').includes('followers'))
    throw fieldError({ path: 'followers', code: 'counted_by_network' });
  const key = { channelId: channel.id, source: 'manual' as const, takenAt };
  const row = { followers: input.followers, enteredById: memberOf(ctx) };
  await ctx.db.channelSnapshot.upsert({
    where: { channelId_source_takenAt: key },
    create: { ...key, organizationId, ...row },
    update: row,
  });
  await refreshFacts(ctx, { organizationId, channelIds: [channel.id] });
  await recordAudit(ctx, { action: 'numbers.entered', targetKind: 'channel', targetId: channel.id });
}

/** What the network itself says of this channel's posts, or of the channel. */
export function countedBy(ctx: Ctx, channel: Channel, what: 'post' | 'channel'): MetricName[] {
  return capabilitiesOf(ctx.networks, channel)?.metrics[what] ?? [];
}

/** The member who types, null for keys and the system. */
export function memberOf(ctx: Ctx): string | null {
  return ctx.actor.kind === 'user' ? ctx.actor.memberId : null;
}
