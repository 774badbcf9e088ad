// What a question is about: which days, which channels, real or simulated. Ids of another organization answer 404.
import type { ChannelFreshness, NumberRealm } from '@rupor/shared/insights/answers';
import { type Compare, comparedRange, type DayRange } from '@rupor/shared/insights/period';
import { Temporal } from 'temporal-polyfill';
import type { Ctx } from '../../context.ts';
import { apiError } from '../../lib/errors.ts';
import { capabilitiesOf } from '../../networks/capabilities-of.ts';
import type { Filter } from './queries/filter.ts';

export interface Question extends DayRange {
  compare: Compare;
  channelIds?: string[];
  rubricIds?: string[];
  campaignIds?: string[];
  segmentIds?: string[];
  numbers?: NumberRealm;
}

export interface Scope {
  filter: Filter;
  period: DayRange;
  previous: DayRange | null;
  today: string;
  numbers: NumberRealm;
  hasOther: boolean;
  /** Of the realm and the filter. */
  channels: ChannelFreshness[];
  /** Latest answer of any of them. */
  asOf: string | null;
}

export async function readScope(ctx: Ctx, question: Question): Promise<Scope> {
  const { organizationId } = ctx;
  const organization = await ctx.db.organization.findUnique({ where: { id: organizationId } });
  if (!organization) throw apiError('not_found');
  const all = await listFreshness(ctx);
  await refuseForeign(ctx, question, all);
  const hasReal = all.some((channel) => !channel.simulated && !channel.isRemoved);
  const numbers = question.numbers ?? (hasReal || all.length === 0 ? 'real' : 'simulated');
  const ofRealm = all.filter((channel) => channel.simulated === (numbers === 'simulated'));
  const wanted = question.channelIds?.length ? new Set(question.channelIds) : null;
  const channels = ofRealm.filter((channel) => !wanted || wanted.has(channel.channelId));
  const times = channels.flatMap(({ asOf }) => (asOf ? [asOf] : []));
  return {
    filter: {
      organizationId,
      timeZone: organization.timeZone,
      channelIds: channels.map((channel) => channel.channelId),
      rubricIds: question.rubricIds?.length ? question.rubricIds : null,
      campaignIds: question.campaignIds?.length ? question.campaignIds : null,
      segmentIds: question.segmentIds?.length ? question.segmentIds : null,
    },
    period: { from: question.from, to: question.to },
    previous: comparedRange(question, question.compare),
    today: dayOf(ctx.clock.now(), organization.timeZone),
    numbers,
    hasOther: all.length > ofRealm.length,
    channels: channels.filter((channel) => !channel.isRemoved).map(({ isRemoved: _, ...channel }) => channel),
    asOf: times.sort().at(-1) ?? null,
  };
}

export function dayOf(instant: Date, timeZone: string): string {
  const moment = Temporal.Instant.fromEpochMilliseconds(instant.getTime());
  return moment.toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

type Listed = ChannelFreshness & { isRemoved: boolean };

async function listFreshness(ctx: Ctx): Promise<Listed[]> {
  const where = { organizationId: ctx.organizationId };
  const [channels, plans] = await Promise.all([
    ctx.db.channel.findMany({ where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }),
    ctx.db.pollPlan.findMany({ where: { ...where, kind: 'channel' } }),
  ]);
  const planOf = new Map(plans.map((plan) => [plan.subjectId, plan]));
  return channels.map((channel) => {
    const plan = planOf.get(channel.id);
    const capabilities = capabilitiesOf(ctx.networks, channel);
    return {
      channelId: channel.id,
      name: channel.name,
      network: channel.network,
      simulated: capabilities?.simulated ?? false,
      counts: capabilities?.metrics ?? { post: [], channel: [] },
      asOf: plan?.answeredAt?.toISOString() ?? null,
      problem: plan?.problem ?? null,
      problemSince: plan?.problemSince?.toISOString() ?? null,
      isRemoved: channel.removedAt !== null,
    };
  });
}

async function refuseForeign(ctx: Ctx, question: Question, channels: Listed[]): Promise<void> {
  const own = new Set(channels.map((channel) => channel.channelId));
  if (question.channelIds?.some((id) => !own.has(id))) throw apiError('not_found');
  const where = (ids: string[]) => ({ organizationId: ctx.organizationId, id: { in: ids } });
  const rubricIds = [...new Set(question.rubricIds)];
  const campaignIds = [...new Set(question.campaignIds)];
  const segmentIds = [...new Set(question.segmentIds)];
  if (rubricIds.length > 0 && (await ctx.db.rubric.count({ where: where(rubricIds) })) < rubricIds.length)
    throw apiError('not_found');
  if (
    campaignIds.length > 0 &&
    (await ctx.db.campaign.count({ where: where(campaignIds) })) < campaignIds.length
  )
    throw apiError('not_found');
  if (segmentIds.length > 0 && (await ctx.db.segment.count({ where: where(segmentIds) })) < segmentIds.length)
    throw apiError('not_found');
}
