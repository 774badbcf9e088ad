// What people keep beside a site: goals, funnels, saved filters, notes. Rules and words only, no counts.

import type { VisitFunnel, VisitGoal, VisitNote, VisitSegment } from '@rupor/shared/visits/answers';
import type { NewFunnel, NewGoal, NewVisitNote, NewVisitSegment } from '@rupor/shared/visits/contract';
import { FunnelSteps, VisitFilters } from '@rupor/shared/visits/questions';
import type { z } from 'zod';
import type { Ctx } from '../../context.ts';
import type { VisitNote as NoteRow } from '../../generated/prisma/client.ts';
import { toDay } from '../../lib/date-column.ts';
import { apiError } from '../../lib/errors.ts';
import { unlessTaken } from '../../lib/unless-taken.ts';
import { requireSite } from './sites.service.ts';

const oldestFirst = [{ createdAt: 'asc' as const }, { id: 'asc' as const }];

export async function listGoals(ctx: Ctx, siteId: string): Promise<VisitGoal[]> {
  return ctx.db.visitGoal.findMany({
    where: await ofSite(ctx, siteId),
    select: { id: true, name: true, kind: true, pattern: true },
    orderBy: oldestFirst,
  });
}

export async function createGoal(ctx: Ctx, input: z.infer<typeof NewGoal>): Promise<VisitGoal> {
  const data = { ...input, ...(await fresh(ctx, input.siteId)) };
  const { id, name, kind, pattern } = await unlessTaken(() => ctx.db.visitGoal.create({ data }));
  return { id, name, kind, pattern };
}

export async function updateGoal(
  ctx: Ctx,
  { id, ...change }: { id: string } & Partial<Omit<VisitGoal, 'id'>>,
): Promise<VisitGoal> {
  const { organizationId } = ctx;
  const [row] = await unlessTaken(() =>
    ctx.db.visitGoal.updateManyAndReturn({ where: { id, organizationId }, data: change }),
  );
  if (!row) throw apiError('not_found');
  const { name, kind, pattern } = row;
  return { id, name, kind, pattern };
}

export async function removeGoal({ db, organizationId }: Ctx, id: string): Promise<{ ok: true }> {
  return gone(await db.visitGoal.deleteMany({ where: { id, organizationId } }));
}

export async function listFunnels(ctx: Ctx, siteId: string): Promise<VisitFunnel[]> {
  const rows = await ctx.db.visitFunnel.findMany({ where: await ofSite(ctx, siteId), orderBy: oldestFirst });
  return rows.map(({ id, name, steps }) => ({ id, name, steps: FunnelSteps.parse(steps) }));
}

export async function createFunnel(ctx: Ctx, input: z.infer<typeof NewFunnel>): Promise<VisitFunnel> {
  const data = { ...input, ...(await fresh(ctx, input.siteId)) };
  const { id } = await unlessTaken(() => ctx.db.visitFunnel.create({ data }));
  return { id, name: input.name, steps: input.steps };
}

export async function removeFunnel({ db, organizationId }: Ctx, id: string): Promise<{ ok: true }> {
  return gone(await db.visitFunnel.deleteMany({ where: { id, organizationId } }));
}

export async function listVisitSegments(ctx: Ctx, siteId: string): Promise<VisitSegment[]> {
  const rows = await ctx.db.visitSegment.findMany({ where: await ofSite(ctx, siteId), orderBy: oldestFirst });
  return rows.map(({ id, name, filters }) => ({ id, name, filters: VisitFilters.parse(filters) }));
}

export async function createVisitSegment(
  ctx: Ctx,
  input: z.infer<typeof NewVisitSegment>,
): Promise<VisitSegment> {
  const data = { ...input, ...(await fresh(ctx, input.siteId)) };
  const { id } = await unlessTaken(() => ctx.db.visitSegment.create({ data }));
  return { id, name: input.name, filters: input.filters };
}

export async function removeVisitSegment({ db, organizationId }: Ctx, id: string): Promise<{ ok: true }> {
  return gone(await db.visitSegment.deleteMany({ where: { id, organizationId } }));
}

export async function createNote(
  ctx: Ctx,
  { siteId, day, text }: z.infer<typeof NewVisitNote>,
): Promise<VisitNote> {
  const author = ctx.actor.name;
  const data = { ...(await fresh(ctx, siteId)), siteId, day: new Date(day), text, author };
  return presentNote(await ctx.db.visitNote.create({ data }));
}

export async function updateNote(
  { db, organizationId }: Ctx,
  { id, day, text }: { id: string; day?: string; text?: string },
): Promise<VisitNote> {
  const data = { text, ...(day === undefined ? {} : { day: new Date(day) }) };
  const [row] = await db.visitNote.updateManyAndReturn({ where: { id, organizationId }, data });
  if (!row) throw apiError('not_found');
  return presentNote(row);
}

export async function removeNote({ db, organizationId }: Ctx, id: string): Promise<{ ok: true }> {
  return gone(await db.visitNote.deleteMany({ where: { id, organizationId } }));
}

export function presentNote({ id, day, text, author }: NoteRow): VisitNote {
  return { id, day: toDay(day), text, author };
}

async function ofSite(ctx: Ctx, siteId: string) {
  await requireSite(ctx, siteId, ctx.db);
  return { siteId, organizationId: ctx.organizationId };
}

async function fresh(ctx: Ctx, siteId: string) {
  await requireSite(ctx, siteId, ctx.db);
  return { organizationId: ctx.organizationId, createdAt: ctx.clock.now() };
}

function gone({ count }: { count: number }): { ok: true } {
  if (count === 0) throw apiError('not_found');
  return { ok: true };
}
