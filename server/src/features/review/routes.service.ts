// The organization's routes. What waits on its way keeps the stages it began with; who is named must be able to agree.

import { PERMISSIONS } from '@rupor/shared/organization/permissions';
import type { SaveRoute } from '@rupor/shared/review/contract';
import { type ReviewPerson, ReviewRoute } from '@rupor/shared/review/fields';
import type { ReviewStage, RouteRule } from '@rupor/shared/review/stages';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../lib/db.ts';
import { apiError, fieldError } from '../../lib/errors.ts';
import { recordAudit } from '../organization/audit.service.ts';
import { listRoutes } from './agreement.ts';

export async function listReviewRoutes(ctx: Ctx): Promise<{ items: ReviewRoute[]; people: ReviewPerson[] }> {
  const [routes, people] = await Promise.all([listRoutes(ctx, ctx.db), listAgreeing(ctx, ctx.db)]);
  return { items: routes.map(present), people };
}

export async function saveRoute(ctx: Ctx, { stages, ...place }: SaveRoute): Promise<ReviewRoute> {
  const { organizationId } = ctx;
  await ctx.db.$transaction(async (tx) => {
    // One writer at a time; the unique index on the place counts "none" as one, which upsert cannot name.
    await tx.$queryRaw`SELECT 1 FROM organization WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
    await requirePlace(tx, ctx, place);
    await requirePeople(tx, ctx, stages);
    const found = await tx.reviewRoute.findFirst({ where: { organizationId, ...place } });
    if (found) await tx.reviewRoute.update({ where: { id: found.id }, data: { stages } });
    else await tx.reviewRoute.create({ data: { organizationId, ...place, stages } });
    const data = { ...place, stages: stages.map(({ name }) => name) };
    await recordAudit(ctx, { action: 'review.route_set', targetKind: 'review_route', data }, tx);
  });
  const saved = (await listRoutes(ctx, ctx.db)).find((route) => isAt(route, place));
  if (!saved) throw apiError('internal');
  return present(saved);
}

export async function removeRoute(ctx: Ctx, id: string): Promise<{ ok: true }> {
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.reviewRoute.deleteMany({ where: { id, organizationId: ctx.organizationId } });
    if (count === 0) throw apiError('not_found');
    await recordAudit(ctx, { action: 'review.route_removed', targetKind: 'review_route', targetId: id }, tx);
  });
  return { ok: true };
}

/** Active members who may agree to posts somewhere. */
export async function listAgreeing(ctx: Ctx, db: Db | Tx): Promise<ReviewPerson[]> {
  const roles = [...PERMISSIONS['posts.approve']];
  const members = await db.member.findMany({
    where: {
      organizationId: ctx.organizationId,
      deactivatedAt: null,
      roles: { some: { role: { in: roles } } },
    },
    select: { user: { select: { id: true, name: true } } },
    orderBy: { user: { name: 'asc' } },
  });
  return members.map(({ user }) => user);
}

type Place = Pick<RouteRule, 'campaignId' | 'rubricId' | 'channelId'>;

function isAt(route: RouteRule, place: Place): boolean {
  return (
    route.campaignId === place.campaignId &&
    route.rubricId === place.rubricId &&
    route.channelId === place.channelId
  );
}

async function requirePlace(tx: Tx, ctx: Ctx, { campaignId, rubricId, channelId }: Place): Promise<void> {
  const own = (id: string) => ({ where: { id, organizationId: ctx.organizationId }, select: { id: true } });
  const isThere =
    (campaignId === null || (await tx.campaign.findFirst(own(campaignId)))) &&
    (rubricId === null || (await tx.rubric.findFirst(own(rubricId)))) &&
    (channelId === null || (await tx.channel.findFirst(own(channelId))));
  if (!isThere) throw apiError('not_found');
}

async function requirePeople(tx: Tx, ctx: Ctx, stages: readonly ReviewStage[]): Promise<void> {
  const known = new Set((await listAgreeing(ctx, tx)).map(({ id }) => id));
  for (const [index, { personIds, substituteIds, branchId }] of stages.entries()) {
    const isKnown = [...personIds, ...substituteIds].every((id) => known.has(id));
    if (!isKnown) throw fieldError({ path: `stages.${index}.personIds`, code: 'cannot_agree' });
    const where = { id: branchId ?? '', organizationId: ctx.organizationId };
    if (branchId !== null && !(await tx.branch.findFirst({ where }))) throw apiError('not_found');
  }
}

function present({
  id,
  campaignId,
  rubricId,
  channelId,
  stages,
  updatedAt,
}: RouteRule & { updatedAt: Date }) {
  const place = { campaignId, rubricId, channelId };
  return ReviewRoute.parse({ id, ...place, stages, updatedAt: updatedAt.toISOString() });
}
