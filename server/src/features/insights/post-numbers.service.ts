import type { PostNumbers, TargetNumbers } from '@rupor/shared/insights/answers';
import { MAX_POINTS } from '@rupor/shared/insights/period';
import type { PostTotals } from '@rupor/shared/insights/post-totals';
import { POST_METRICS, type PostMetric } from '@rupor/shared/networks/post-metrics';
import type { Ctx } from '../../context.ts';
import { apiError } from '../../lib/errors.ts';
import { capabilitiesOf } from '../../networks/capabilities-of.ts';
import { toldOf } from '../posts/sum-numbers.ts';
import { whyMissing } from './missing.policy.ts';
import { linkClicksOfPost } from './queries/link-clicks.sql.ts';
import { listPostPoints, type PointRow } from './queries/list-post-points.sql.ts';

/** Enough for a smooth line; fewer when a post went to many channels. */
const POINTS_A_TARGET = 120;

export async function readPostNumbers(ctx: Ctx, { postId }: { postId: string }): Promise<PostNumbers> {
  const { organizationId } = ctx;
  const post = await ctx.db.post.findFirst({ where: { id: postId, organizationId }, select: { id: true } });
  if (!post) throw apiError('not_found');
  const targets = await listTargets(ctx, postId);
  const limit = Math.min(POINTS_A_TARGET, Math.floor(MAX_POINTS / 2 / Math.max(targets.length, 1)));
  const ids = targets.map((target) => target.id);
  const [points, linked, plans] = await Promise.all([
    listPostPoints(ctx.pool, { organizationId, postId, limit }),
    linkClicksOfPost(ctx.pool, { organizationId, postId }),
    ctx.db.pollPlan.findMany({
      where: { organizationId, subjectId: { in: [...ids, ...targets.map(({ channelId }) => channelId)] } },
    }),
  ]);
  const enteredBy = await readMemberNames(ctx, points);
  const planOf = new Map(plans.map((plan) => [plan.subjectId, plan]));
  return {
    postId,
    targets: targets.map((target) => {
      const own = points.filter((point) => point.targetId === target.id);
      const [plan, channelPlan] = [planOf.get(target.id), planOf.get(target.channelId)];
      const linkClicks = linked.get(target.channelId) ?? null;
      return present(ctx, { target, points: own, plan, channelPlan, enteredBy, linkClicks });
    }),
  };
}

function listTargets(ctx: Ctx, postId: string) {
  return ctx.db.postTarget.findMany({
    where: { postId, organizationId: ctx.organizationId, state: 'published', position: 0 },
    include: { channel: true, totals: true },
    orderBy: [{ publishedAt: 'asc' }, { id: 'asc' }],
  });
}

/** Member id → name, of those who typed numbers in. */
async function readMemberNames(ctx: Ctx, points: PointRow[]): Promise<Map<string, string>> {
  const ids = [...new Set(points.flatMap(({ enteredById }) => (enteredById ? [enteredById] : [])))];
  const members = await ctx.db.member.findMany({
    where: { id: { in: ids }, organizationId: ctx.organizationId },
    include: { user: { select: { name: true } } },
  });
  return new Map(members.map((member) => [member.id, member.user.name]));
}

type Plan = { answeredAt: Date | null; problem: string | null };

interface Parts {
  target: Awaited<ReturnType<typeof listTargets>>[number];
  points: PointRow[];
  plan: Plan | undefined;
  channelPlan: Plan | undefined;
  enteredBy: ReadonlyMap<string, string>;
  linkClicks: number | null;
}

function present(
  ctx: Ctx,
  { target, points, plan, channelPlan, enteredBy, linkClicks }: Parts,
): TargetNumbers {
  const capabilities = capabilitiesOf(ctx.networks, target.channel);
  const typed = points.filter((point) => point.source === 'manual').at(-1);
  const latest = Object.fromEntries(
    POST_METRICS.map((name) => [name, toldOf(target.totals, name)?.[name] ?? null]),
  ) as PostTotals;
  const typedIn = target.totals.find((total) => total.source === 'manual');
  const manual = POST_METRICS.filter((name) => toldOf(target.totals, name)?.source === 'manual');
  const outdone = POST_METRICS.flatMap((name) => {
    const value = typedIn?.[name] ?? null;
    return value === null || manual.includes(name) ? [] : [[name, value] as const];
  });
  const { isByHand, isImported, publishedAt } = target;
  const missing = whyMissing({
    latest,
    isByHand,
    publishedAt,
    own: capabilities,
    widest: ctx.networks.get(target.channel.network)?.capabilities ?? null,
    post: plan,
    channel: channelPlan,
    now: ctx.clock.now(),
  });
  return {
    targetId: target.id,
    channelId: target.channelId,
    channelName: target.channel.name,
    network: target.channel.network,
    simulated: capabilities?.simulated ?? false,
    publishedAt: target.publishedAt?.toISOString() ?? null,
    remoteUrl: target.remoteUrl,
    counts: target.isByHand ? [] : (capabilities?.metrics.post ?? []),
    latest,
    linkClicks,
    manual,
    outdone: Object.fromEntries(outdone),
    rounded: (capabilities?.metrics.rounded ?? []).filter(
      (name) => !manual.some((typed) => typed === name) && missing[name as PostMetric] === undefined,
    ),
    live: (capabilities?.metrics.live ?? []).filter(
      (name) => !manual.some((typed) => typed === name) && missing[name as PostMetric] === undefined,
    ),
    missing,
    isByHand,
    isImported,
    enteredBy: typed?.enteredById ? (enteredBy.get(typed.enteredById) ?? null) : null,
    enteredAt: typed?.at.toISOString() ?? null,
    asOf: (plan?.answeredAt ?? target.totals[0]?.asOf)?.toISOString() ?? null,
    problem: plan?.problem ?? null,
    points: points.map(({ targetId: _, enteredById: __, at, ...point }) => ({
      ...point,
      at: at.toISOString(),
    })),
  };
}
