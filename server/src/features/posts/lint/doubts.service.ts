// Doubts about a saved post: what else goes to its channels around that time, and whether its links answer.
import type { TargetProblem } from '@rupor/shared/posts/fields';
import { lintTarget, type OtherPost, SAME_TEXT_HOURS } from '@rupor/shared/posts/lint';
import { isImmutable, PROMISED_STATES } from '@rupor/shared/posts/state-machine';
import type { Ctx } from '../../../context.ts';
import { getPostOrThrow, type PostRow, type TargetRow } from '../load-post.ts';
import { contentOf } from '../target-content.ts';
import { isAsked, linksOf, readLinks, startLinkChecks } from './link-check.service.ts';

const OTHERS_MAX = 200;

export async function listDoubts(
  ctx: Ctx,
  id: string,
): Promise<{ items: TargetProblem[]; pendingLinks: number }> {
  const post = await getPostOrThrow(ctx, id);
  const targets = post.targets.filter(({ state }) => !isImmutable(state) && state !== 'cancelled');
  const urls = targets.length > 0 && (await isAsked(ctx)) ? linksOf(post) : [];
  const links = await readLinks(ctx, urls);
  const pendingLinks = urls.filter((url) => !links.has(url)).length;
  if (pendingLinks > 0) startLinkChecks(ctx, post);
  const items: TargetProblem[] = [];
  for (const target of targets) {
    const at = target.dueAt ?? ctx.clock.now();
    const others = await listOthers(ctx, { post, target, at });
    const { text } = contentOf(post, target);
    const whole = [text, ...target.followUps.map((part) => part.text ?? '')].join('\n');
    const problems = [
      ...lintTarget({ text, at, others, links: new Map() }),
      ...lintTarget({ text: whole, at, others: [], links }),
    ];
    items.push(
      ...problems.map((problem) => ({ ...problem, targetId: target.id, channelId: target.channelId })),
    );
  }
  return { items, pendingLinks };
}

interface Around {
  post: PostRow;
  target: TargetRow;
  at: Date;
}

/** Other posts of the channel around that time. Of one series the text is meant to come again. */
async function listOthers(ctx: Ctx, { post, target, at }: Around): Promise<OtherPost[]> {
  const span = SAME_TEXT_HOURS * 3_600_000;
  const around = { gt: new Date(at.getTime() - span), lt: new Date(at.getTime() + span) };
  const rows = await ctx.db.postTarget.findMany({
    where: {
      organizationId: ctx.organizationId,
      channelId: target.channelId,
      position: 0,
      postId: { not: post.id },
      state: { in: [...PROMISED_STATES] },
      dueAt: around,
      post: {
        deletedAt: null,
        ...(post.seriesId === null ? {} : { OR: [{ seriesId: null }, { seriesId: { not: post.seriesId } }] }),
      },
    },
    select: {
      postId: true,
      text: true,
      dueAt: true,
      publishedAt: true,
      post: { select: { baseText: true } },
    },
    take: OTHERS_MAX,
  });
  return rows.map((row) => ({
    postId: row.postId,
    text: row.text ?? row.post.baseText,
    at: row.publishedAt ?? row.dueAt ?? at,
  }));
}
