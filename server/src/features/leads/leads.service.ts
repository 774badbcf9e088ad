// Reading applications. Whoever sees a contact stands in the audit log: who, when, whose; never the contact itself.
import type { ChainQuestion } from '@rupor/shared/chain/contract';
import { floorCount, floorCounts } from '@rupor/shared/chain/floor';
import type { LEAD_FILTERS, Lead, LeadCounts, LeadLine } from '@rupor/shared/leads/contract';
import { LEAD_STATES } from '@rupor/shared/leads/lead-states';
import type { Ctx } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { reachFor } from '../../http/require-branch.ts';
import { leadsBehind } from '../chain/chain.service.ts';
import { recordAudit } from '../organization/audit.service.ts';
import { userIdOf } from '../posts/post.policy.ts';
import { getLeadOrThrow, lineInclude, readableLeads } from './load-lead.ts';
import { presentLead, presentLine } from './present-lead.ts';
import { countLeads } from './queries/count-leads.sql.ts';

const PAGE_SIZE = 30;

type Filter = (typeof LEAD_FILTERS)[number];

interface Page {
  items: LeadLine[];
  total: number;
  pageSize: number;
}

interface Wanted extends ChainQuestion {
  filter: Filter;
  page: number;
  step?: 'applications' | 'talked' | 'joined';
}

export async function listLeads(ctx: Ctx, { filter, page, step, ...about }: Wanted): Promise<Page> {
  const behind = step ? { id: { in: await leadsBehind(ctx, { ...about, step }) } } : {};
  const where = { AND: [readableLeads(ctx), whereOf(ctx, filter), behind] };
  const isOpen = filter === 'open' || filter === 'mine' || filter === 'new' || filter === 'no_answer';
  const [rows, total] = await Promise.all([
    ctx.db.lead.findMany({
      where,
      include: lineInclude,
      orderBy: isOpen
        ? [{ contactedAt: { sort: 'asc', nulls: 'first' } }, { createdAt: 'asc' }, { id: 'asc' }]
        : [{ createdAt: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    }),
    ctx.db.lead.count({ where }),
  ]);
  if (rows.length > 0)
    await recordAudit(ctx, {
      action: 'lead.listed',
      targetKind: 'lead',
      data: { ids: rows.map(({ id }) => id), count: rows.length },
    });
  return { items: rows.map((row) => presentLine(ctx, row)), total, pageSize: PAGE_SIZE };
}

function whereOf(ctx: Ctx, filter: Filter): Prisma.LeadWhereInput {
  const open = { state: { in: ['new', 'no_answer', 'contacted', 'talked'] } } satisfies Prisma.LeadWhereInput;
  if (filter === 'all') return {};
  if (filter === 'open') return open;
  if (filter === 'mine') return { ...open, assigneeId: userIdOf(ctx.actor) };
  return { state: filter };
}

export async function getLead(ctx: Ctx, id: string): Promise<Lead> {
  const row = await getLeadOrThrow(ctx, id);
  await recordAudit(ctx, { action: 'lead.read', targetKind: 'lead', targetId: id });
  return presentLead(ctx, row);
}

/** For everybody: without people, and small numbers only for those who may read all of them. */
export async function readCounts(ctx: Ctx, { from, to }: { from: string; to: string }): Promise<LeadCounts> {
  const { timeZone, isDemo } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { timeZone: true, isDemo: true },
  });
  const { byState, medianMinutes, reached } = await countLeads(ctx.pool, {
    organizationId: ctx.organizationId,
    from,
    to,
    timeZone,
    isSimulated: isDemo,
  });
  const counts = LEAD_STATES.map((state) => byState[state] ?? 0);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const isFloored = reachFor(ctx.actor, 'leads.read') !== null;
  const shown = isFloored ? floorCounts(counts) : counts;
  const shownReached = isFloored ? floorCount(reached) : reached;
  return {
    byState: Object.fromEntries(
      LEAD_STATES.map((state, index) => [state, shown[index] ?? null]),
    ) as LeadCounts['byState'],
    total: isFloored ? floorCount(total) : total,
    medianMinutes: shownReached === null || reached === 0 ? null : medianMinutes,
    reached: shownReached,
    isFloored,
  };
}
