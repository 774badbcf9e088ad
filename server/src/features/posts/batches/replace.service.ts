// Find and replace in posts that are not out. Every post is saved as by hand: its rights, agreement and rules hold, a
// post that somebody changed since the look is left and told. What was replaced is undone as one: batches.service.ts.
import { ORPCError } from '@orpc/server';
import type { Batch, PostHits, Replacing } from '@rupor/shared/posts/batches-contract';
import { headingOf } from '@rupor/shared/posts/excerpt';
import { findHits, replaceAll } from '@rupor/shared/posts/replace';
import { leadingState, type TargetState } from '@rupor/shared/posts/state-machine';
import type { Ctx } from '../../../context.ts';
import { apiError } from '../../../lib/errors.ts';
import { getPostOrThrow, type PostRow, postInclude } from '../load-post.ts';
import { requireStep } from '../post.policy.ts';
import { savePost } from '../posts-save.service.ts';
import { listPlanIds } from '../queries/plan-ids.sql.ts';
import { type BatchBefore, beforeOf } from './batch-before.ts';
import { presentBatch } from './batches.service.ts';
import { type BatchItem, storeBatch } from './store-batch.ts';

/** Posts of one look. */
const MOST = 200;
const OPEN: Record<Replacing['scope'], readonly TargetState[]> = {
  drafts: ['draft'],
  planned: ['draft', 'in_review', 'approved', 'scheduled'],
};

export async function findText(ctx: Ctx, asked: Replacing): Promise<{ items: PostHits[]; hasMore: boolean }> {
  const ids = await listPlanIds(ctx.pool, {
    organizationId: ctx.organizationId,
    filters: { q: asked.find },
    bounds: null,
    states: { only: OPEN[asked.scope] },
    take: MOST + 1,
  });
  const posts = await ctx.db.post.findMany({
    where: { organizationId: ctx.organizationId, id: { in: ids.slice(0, MOST) } },
    include: postInclude,
  });
  const byId = new Map(posts.map((post) => [post.id, post]));
  const items = ids.flatMap((id) => {
    const post = byId.get(id);
    const places = post && mayChange(ctx, post) ? placesOf(post, asked) : [];
    if (!post || places.length === 0) return [];
    const { title, baseText, version } = post;
    const isPlanned = leadingState(post.targets.map(({ state }) => state)) !== 'draft';
    return [{ postId: id, version, heading: headingOf({ title, text: baseText }), isPlanned, places }];
  });
  return { items, hasMore: ids.length > MOST };
}

type Named = Replacing & { posts: { id: string; version: number }[] };

export async function replaceText(ctx: Ctx, { posts, ...asked }: Named): Promise<Batch> {
  const found = await ctx.db.post.count({
    where: { organizationId: ctx.organizationId, id: { in: posts.map(({ id }) => id) } },
  });
  if (found < new Set(posts.map(({ id }) => id)).size) throw apiError('not_found');
  const items: BatchItem[] = [];
  for (const named of posts) items.push(await replaceIn(ctx, asked, named));
  const id = await storeBatch(ctx, { kind: 'replace', title: `${asked.find} → ${asked.with}`, items });
  return presentBatch(ctx, id);
}

async function replaceIn(ctx: Ctx, asked: Replacing, named: Named['posts'][number]): Promise<BatchItem> {
  const refused = (code: string): BatchItem => ({
    postId: named.id,
    result: 'refused',
    problem: { code, field: null, params: {} },
  });
  try {
    const post = await getPostOrThrow(ctx, named.id);
    if (post.deletedAt) return refused('no_post');
    if (!post.targets.every(({ state }) => OPEN[asked.scope].includes(state))) return refused('is_planned');
    const patch = patchOf(post, asked);
    if (Object.keys(patch).length === 0) return { postId: post.id, result: 'same' };
    const before = beforeOf(post, patch);
    const saved = await savePost(ctx, { id: post.id, version: named.version, ...patch });
    return { postId: post.id, result: 'changed', version: saved.version, before };
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
    if (error.code === 'version_conflict') return refused('changed_meanwhile');
    return refused(error.code === 'blocked_by_rules' ? 'blocked_by_rules' : 'not_allowed');
  }
}

function patchOf(post: PostRow, asked: Replacing): BatchBefore {
  const title = replaceAll(post.title, asked).slice(0, 200);
  const baseText = replaceAll(post.baseText, asked);
  const isOwn = post.targets.some(({ text }) => text !== null && replaceAll(text, asked) !== text);
  return {
    ...(title === post.title ? {} : { title }),
    ...(baseText === post.baseText ? {} : { baseText }),
    ...(isOwn
      ? {
          targets: post.targets.map(({ channelId, text }) => ({
            channelId,
            text: text === null ? null : replaceAll(text, asked),
          })),
        }
      : {}),
  };
}

function placesOf(post: PostRow, asked: Replacing): PostHits['places'] {
  const all: PostHits['places'] = [
    { place: 'title', channel: null, hits: findHits(post.title, asked) },
    { place: 'text', channel: null, hits: findHits(post.baseText, asked) },
    ...post.targets.map(({ text, channel }) => ({
      place: 'channel' as const,
      channel: channel.name,
      hits: text === null ? [] : findHits(text, asked),
    })),
  ];
  return all.filter(({ hits }) => hits.length > 0);
}

function mayChange(ctx: Ctx, post: PostRow): boolean {
  try {
    requireStep(ctx, post, post.targets);
    return true;
  } catch (error) {
    if (error instanceof ORPCError) return false;
    throw error;
  }
}
