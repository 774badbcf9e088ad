import type { Journal } from '@rupor/shared/publishing/contract';
import type { Ctx } from '../../context.ts';
import { apiError } from '../../lib/errors.ts';

/** Everything that happened to a post, oldest first. Requests and lease tokens stay inside. */
export async function readJournal(ctx: Ctx, { postId }: { postId: string }): Promise<Journal> {
  const { organizationId } = ctx;
  const post = await ctx.db.post.findFirst({
    where: { id: postId, organizationId },
    select: {
      targets: {
        where: { organizationId },
        orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
        include: {
          channel: { select: { name: true, network: true, url: true } },
          attempts: { where: { organizationId }, orderBy: { startedAt: 'asc' }, omit: { request: true } },
        },
      },
      journal: { where: { organizationId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] },
    },
  });
  if (!post) throw apiError('not_found');
  const attempts = post.targets.flatMap((target) => target.attempts);
  return {
    targets: post.targets.map((target) => ({
      id: target.id,
      channelId: target.channelId,
      channelName: target.channel.name,
      network: target.channel.network,
      position: target.position,
      state: target.state,
      dueAt: iso(target.dueAt),
      nextAttemptAt: iso(target.nextAttemptAt),
      publishedAt: iso(target.publishedAt),
      remoteUrl: target.remoteUrl,
      channelUrl: target.channel.url,
      problem: target.problem,
      problemData: record(target.problemData),
    })),
    attempts: attempts
      .sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime())
      .map((attempt) => ({
        id: attempt.id,
        targetId: attempt.targetId,
        number: attempt.number,
        startedAt: attempt.startedAt.toISOString(),
        sentAt: iso(attempt.sentAt),
        closedAt: iso(attempt.closedAt),
        outcome: attempt.outcome,
        problem: attempt.problem,
        problemData: record(attempt.problemData),
      })),
    entries: post.journal.map((entry) => ({
      id: entry.id,
      targetId: entry.targetId,
      at: entry.at.toISOString(),
      kind: entry.kind,
      actorName: entry.actorName,
      data: record(entry.data) ?? {},
    })),
  };
}

function iso(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}

function record(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}
