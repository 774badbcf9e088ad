import type { ListPosts } from '@rupor/shared/posts/contract';
import { excerptOf, headingOf } from '@rupor/shared/posts/excerpt';
import type { Post, PostSummary } from '@rupor/shared/posts/fields';
import { boundsOfDays } from '@rupor/shared/posts/schedule';
import { leadingState, TargetState } from '@rupor/shared/posts/state-machine';
import type { z } from 'zod';
import type { Ctx } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { capabilitiesOf } from '../../networks/capabilities-of.ts';
import { getPostOrThrow } from './load-post.ts';
import { personOf, presentChannel, presentPost, readPeople } from './present-post.ts';
import { countPostStates, type ListQuery, listPostIds } from './queries/list-posts.sql.ts';
import { sumNumbers } from './sum-numbers.ts';

const PAGE_SIZE = 30;

const summaryInclude = {
  rubric: true,
  campaign: true,
  segments: {
    select: { segment: { select: { id: true, name: true } } },
    orderBy: { segment: { name: 'asc' } },
  },
  media: { where: { asset: { kind: 'image' } }, orderBy: { position: 'asc' }, take: 1 },
  targets: {
    where: { position: 0 },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { channel: true, totals: true },
  },
} as const satisfies Prisma.PostInclude;
type SummaryRow = Prisma.PostGetPayload<{ include: typeof summaryInclude }>;

export async function getPost(ctx: Ctx, id: string): Promise<Post> {
  return presentPost(ctx, await getPostOrThrow(ctx, id));
}

export async function listPosts(ctx: Ctx, filters: z.infer<typeof ListPosts>) {
  const { timeZone } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { timeZone: true },
  });
  const { from, to } = filters;
  const now = ctx.clock.now();
  const query: ListQuery = {
    organizationId: ctx.organizationId,
    filters,
    start: from ? boundsOfDays({ from, to: from, timeZone }).start : null,
    end: to ? boundsOfDays({ from: to, to, timeZone }).end : null,
    now,
    pageSize: PAGE_SIZE,
  };
  const [items, counts] = await Promise.all([readPage(ctx, query), countPostStates(ctx.pool, query)]);
  const states = filters.states?.length ? filters.states : TargetState.options;
  const total = states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  return { items, total, pageSize: PAGE_SIZE, counts };
}

async function readPage(ctx: Ctx, query: ListQuery): Promise<PostSummary[]> {
  const ids = await listPostIds(ctx.pool, query);
  const rows = await ctx.db.post.findMany({ where: { id: { in: ids } }, include: summaryInclude });
  const people = await readPeople(
    ctx.db,
    rows.map(({ authorId }) => authorId),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []).map((row) => presentSummary(ctx, row, people, query.now));
}

function presentSummary(ctx: Ctx, post: SummaryRow, people: Map<string, string>, now: Date): PostSummary {
  const text = post.baseText || (post.targets.find((target) => target.text)?.text ?? '');
  return {
    id: post.id,
    heading: headingOf({ title: post.title, text }),
    excerpt: excerptOf(text),
    isRepeated: post.seriesId !== null,
    state: leadingState(post.targets.map(({ state }) => state)),
    targets: post.targets.map((target) => ({
      id: target.id,
      channel: presentChannel(target.channel),
      state: target.state,
      dueAt: target.dueAt?.toISOString() ?? null,
      wallTime: target.wallTime,
      timeZone: target.timeZone,
      publishedAt: target.publishedAt?.toISOString() ?? null,
      remoteUrl: target.remoteUrl,
      isImported: target.isImported,
      problem: target.problem,
    })),
    coverId: post.media[0]?.assetId ?? null,
    rubric: post.rubric && { id: post.rubric.id, name: post.rubric.name, colour: post.rubric.colour },
    campaign: post.campaign && { id: post.campaign.id, name: post.campaign.name },
    segments: post.segments.map(({ segment }) => segment),
    author: personOf(people, post.authorId),
    dueAt: dueOf(post, now),
    version: post.version,
    updatedAt: post.updatedAt.toISOString(),
    deletedAt: post.deletedAt?.toISOString() ?? null,
    numbers: numbersOf(ctx, post),
  };
}

function numbersOf(ctx: Ctx, { targets }: SummaryRow): PostSummary['numbers'] {
  const numbers = sumNumbers(targets.map(({ totals }) => totals));
  const isRounded = targets.some(
    ({ channel, totals }) =>
      totals.some(({ source, views }) => source === 'counted' && views !== null) &&
      capabilitiesOf(ctx.networks, channel)?.metrics.rounded?.includes('views'),
  );
  return numbers && { ...numbers, isRounded };
}

function dueOf({ targets }: SummaryRow, now: Date): string | null {
  const times = targets.flatMap(({ dueAt }) => (dueAt ? [dueAt.toISOString()] : [])).sort();
  return times.find((time) => time >= now.toISOString()) ?? times.at(-1) ?? null;
}
