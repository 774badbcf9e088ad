import { type Notice, NoticeKind } from '@rupor/shared/notifications/contract';
import { isSomewhere, type Permission } from '@rupor/shared/organization/permissions';
import type { Actor, Ctx } from '../../context.ts';
import { reachFor, requireBranch } from '../../http/require-branch.ts';
import { apiError } from '../../lib/errors.ts';
import { readState } from '../publishing/publishing.service.ts';
import { countUnread } from './news.service.ts';
import {
  WAITING_BY_HAND,
  WAITING_CHANNELS,
  WAITING_MENTIONS,
  WAITING_REMOVALS,
  WAITING_REVIEWS,
  WAITING_TARGETS,
  type WaitingRow,
} from './waiting.sql.ts';

const QUERIES: { permission: Permission; sql: string }[] = [
  { permission: 'publishing.resolve', sql: WAITING_TARGETS },
  { permission: 'publishing.resolve', sql: WAITING_CHANNELS },
];

interface NoticePage {
  items: Notice[];
  total: number;
  unread: number;
}

/** Only what this person can finish: who may not decide is not asked. What stops everything comes first. */
export async function listNotices(ctx: Ctx): Promise<NoticePage> {
  const asked = QUERIES.filter(({ permission }) => may(ctx, permission));
  const answers = await Promise.all(
    asked.map(({ sql, permission }) =>
      ctx.pool.query<WaitingRow>(sql, [ctx.organizationId, reachFor(ctx.actor, permission)]),
    ),
  );
  if (may(ctx, 'publishing.byHand')) answers.push(await byHand(ctx));
  if (ctx.actor.kind === 'user') {
    answers.push(...(await aboutAgreement(ctx, ctx.actor)));
    const reach = reachFor(ctx.actor, 'publishing.resolve');
    const facts = [ctx.organizationId, ctx.actor.userId, reach, may(ctx, 'pages.manage')];
    answers.push(await ctx.pool.query<WaitingRow>(WAITING_REMOVALS, facts));
  }
  const rows = answers.flatMap((answer) => answer.rows);
  const items = rows.map(present).sort((a, b) => b.at.localeCompare(a.at));
  const standing = may(ctx, 'publishing.resolve') ? await standingNotice(ctx) : null;
  const all = standing ? [standing, ...items] : items;
  return { items: all, total: all.length, unread: await countUnread(ctx) };
}

export async function resolveNotice(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  const where = { id, organizationId: ctx.organizationId };
  const notice = await ctx.db.notification.findFirst({ where, select: { targetId: true, channelId: true } });
  if (!notice) throw apiError('not_found');
  const channel = await ctx.db.channel.findFirst({
    where: {
      organizationId: ctx.organizationId,
      ...(notice.targetId ? { targets: { some: { id: notice.targetId } } } : { id: notice.channelId ?? id }),
    },
    select: { branchId: true },
  });
  requireBranch(ctx, 'publishing.resolve', channel?.branchId ?? null);
  await ctx.db.notification.updateMany({
    where: { ...where, resolvedAt: null },
    data: { resolvedAt: ctx.clock.now() },
  });
  return { id };
}

function may({ actor }: Ctx, permission: Permission): boolean {
  return actor.kind === 'user' && isSomewhere(reachFor(actor, permission));
}

function byHand(ctx: Ctx) {
  const member = ctx.actor.kind === 'user' ? ctx.actor.memberId : null;
  const reach = reachFor(ctx.actor, 'publishing.resolve');
  return ctx.pool.query<WaitingRow>(WAITING_BY_HAND, [ctx.organizationId, reach, member]);
}

/** Stages whose turn is this person's, and remarks that call them. */
async function aboutAgreement(ctx: Ctx, { userId, grants }: Extract<Actor, { kind: 'user' }>) {
  const { organizationId } = ctx;
  const mentions = await ctx.pool.query<WaitingRow>(WAITING_MENTIONS, [organizationId, userId]);
  if (!may(ctx, 'posts.approve')) return [mentions];
  const reach = reachFor(ctx.actor, 'posts.approve');
  const now = ctx.clock.now();
  const facts = [organizationId, reach, userId, JSON.stringify(grants), now];
  return [mentions, await ctx.pool.query<WaitingRow>(WAITING_REVIEWS, facts)];
}

async function standingNotice(ctx: Ctx): Promise<Notice | null> {
  const state = await readState(ctx);
  const silent = state.worker !== 'alive';
  if (state.paused || (!silent && state.overdue.count === 0)) return null;
  return {
    id: 'publishing-stands',
    kind: 'publishing_stands',
    at: state.overdue.oldestAt ?? state.workerBeatAt ?? state.checkedAt,
    dismissable: false,
    post: null,
    channel: null,
    page: null,
    targetId: null,
    dueAt: state.overdue.oldestAt,
    problem: silent ? 'worker_silent' : 'overdue',
    problemData: { count: state.overdue.count },
    personName: null,
  };
}

function present(row: WaitingRow): Notice {
  return {
    id: row.id,
    kind: NoticeKind.parse(row.kind),
    at: row.at.toISOString(),
    dismissable: row.dismissable,
    post: row.post_id ? { id: row.post_id, title: row.title ?? '', excerpt: row.excerpt ?? '' } : null,
    channel:
      row.channel_id && row.network
        ? { id: row.channel_id, name: row.channel_name ?? '', network: row.network, url: row.channel_url }
        : null,
    page: row.page_id ? { id: row.page_id, name: row.page_name ?? '' } : null,
    targetId: row.target_id,
    dueAt: row.due_at?.toISOString() ?? null,
    problem: row.problem,
    problemData: row.problem_data,
    personName: row.person_name,
  };
}
