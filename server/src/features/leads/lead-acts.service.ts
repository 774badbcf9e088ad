// What is done with an application. Each act names the version it was read at, so two people cannot overwrite each other.
import { MAX_OPEN_DAYS } from '@rupor/shared/leads/consents';
import type { Lead } from '@rupor/shared/leads/contract';
import { isEnded, type LeadState, leadTimes, mayFollow } from '@rupor/shared/leads/lead-states';
import { DAY_MS } from '@rupor/shared/lib/durations';
import { isWithin } from '@rupor/shared/organization/permissions';
import type { Ctx } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { reachFor } from '../../http/require-branch.ts';
import type { Tx } from '../../lib/db.ts';
import { apiError } from '../../lib/errors.ts';
import { newId } from '../../lib/uuid.ts';
import { notify } from '../notifications/notify.ts';
import { whoMay } from '../notifications/who-may.sql.ts';
import { recordAudit } from '../organization/audit.service.ts';
import { userIdOf } from '../posts/post.policy.ts';
import { readLeadSettings } from './consent-texts.service.ts';
import { getLeadOrThrow, type LeadRow, lockLeadOrThrow } from './load-lead.ts';
import { presentLead } from './present-lead.ts';
import { nearestChairs } from './queries/nearest-chairs.sql.ts';
import { sealNote } from './seal-lead.ts';

interface Named {
  id: string;
  version: number;
}

export async function moveLead(ctx: Ctx, { id, version, to }: Named & { to: LeadState }): Promise<Lead> {
  return change(ctx, { id, version }, async (tx, row) => {
    const from = row.state;
    if (!mayFollow(from, to)) throw apiError('state_conflict', { state: from });
    const at = ctx.clock.now();
    await tx.leadStep.create({ data: { leadId: id, from, to, actorName: ctx.actor.name, at } });
    await tx.lead.update({ where: { id }, data: await stateColumns(ctx, tx, row, to) });
    await recordAudit(
      ctx,
      { action: 'lead.moved', targetKind: 'lead', targetId: id, data: { from, to } },
      tx,
    );
  });
}

/** Undo of the latest step: the state before it, and the clock as it stood then. */
export async function takeBackStep(ctx: Ctx, named: Named): Promise<Lead> {
  return change(ctx, named, async (tx, row) => {
    const latest = row.steps.at(-1);
    if (!latest) throw apiError('state_conflict', { state: row.state });
    await tx.leadStep.delete({ where: { id: latest.id } });
    await tx.lead.update({ where: { id: row.id }, data: await stateColumns(ctx, tx, row, latest.from) });
    await recordAudit(
      ctx,
      { action: 'lead.step_taken_back', targetKind: 'lead', targetId: row.id, data: { to: latest.from } },
      tx,
    );
  });
}

async function stateColumns(
  ctx: Ctx,
  tx: Tx,
  row: LeadRow,
  state: LeadState,
): Promise<Prisma.LeadUncheckedUpdateInput> {
  const steps = await tx.leadStep.findMany({
    where: { leadId: row.id },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  const deleteAt = isEnded(state)
    ? await afterKeepDays(ctx, tx)
    : new Date(row.createdAt.getTime() + MAX_OPEN_DAYS * DAY_MS);
  return { state, stateAt: steps.at(-1)?.at ?? row.createdAt, deleteAt, ...leadTimes(steps) };
}

async function afterKeepDays(ctx: Ctx, tx: Tx): Promise<Date> {
  const { keepDays } = await readLeadSettings(tx, ctx.organizationId);
  return new Date(ctx.clock.now().getTime() + keepDays * DAY_MS);
}

export async function listPeople(ctx: Ctx, id: string): Promise<{ id: string; name: string }[]> {
  const row = await getLeadOrThrow(ctx, id);
  return ctx.db.user.findMany({
    where: { id: { in: await readersOf(ctx, row.branchId) } },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
}

async function readersOf(ctx: Ctx, branchId: string | null): Promise<string[]> {
  return whoMay(ctx.db, { organizationId: ctx.organizationId, permission: 'leads.read', branchId });
}

export async function assignLead(
  ctx: Ctx,
  { id, version, assigneeId }: Named & { assigneeId: string | null },
): Promise<Lead> {
  return change(ctx, { id, version }, async (tx, row) => {
    if (assigneeId !== null && !(await readersOf(ctx, row.branchId)).includes(assigneeId))
      throw apiError('not_found');
    await tx.lead.update({ where: { id }, data: { assigneeId } });
    await recordAudit(
      ctx,
      { action: 'lead.assigned', targetKind: 'lead', targetId: id, data: { assigneeId } },
      tx,
    );
    if (assigneeId === null) return;
    await notify(tx, {
      organizationId: ctx.organizationId,
      personIds: [assigneeId],
      exceptId: userIdOf(ctx.actor),
      kind: 'lead_new',
      incident: `lead_given:${id}:${version}`,
      subjectId: id,
      path: `/leads/${id}`,
      data: { title: row.branch?.name ?? '', by: ctx.actor.name },
      at: ctx.clock.now(),
    });
  });
}

/** It may leave the reach of whoever sends it on. */
export async function routeLead(
  ctx: Ctx,
  { id, version, branchId }: Named & { branchId: string | null },
): Promise<{ mayStillRead: boolean }> {
  await ctx.db.$transaction(async (tx) => {
    const row = await lockLeadOrThrow(ctx, tx, id, version);
    const branch =
      branchId === null
        ? null
        : await tx.branch.findFirst({
            where: { id: branchId, organizationId: ctx.organizationId, archivedAt: null },
          });
    if (branchId !== null && !branch) throw apiError('not_found');
    await tx.lead.update({
      where: { id },
      data: { branchId, assigneeId: null, version: { increment: 1 } },
    });
    const data = { from: row.branchId, to: branchId };
    await recordAudit(ctx, { action: 'lead.routed', targetKind: 'lead', targetId: id, data }, tx);
    await notify(tx, {
      organizationId: ctx.organizationId,
      personIds: await nearestChairs(tx, ctx.organizationId, branchId),
      exceptId: userIdOf(ctx.actor),
      kind: 'lead_new',
      incident: `lead_routed:${id}:${version}`,
      subjectId: id,
      path: `/leads/${id}`,
      data: { title: branch?.name ?? '', by: ctx.actor.name },
      at: ctx.clock.now(),
    });
  });
  return { mayStillRead: isWithin(reachFor(ctx.actor, 'leads.read'), branchId) };
}

export async function addNote(ctx: Ctx, { id, text }: { id: string; text: string }): Promise<Lead> {
  return change(ctx, { id, version: null }, async (tx, row) => {
    const note = { id: newId(), organizationId: row.organizationId };
    await tx.leadNote.create({
      data: {
        id: note.id,
        leadId: id,
        text: sealNote(ctx, note, text),
        authorName: ctx.actor.name,
        at: ctx.clock.now(),
      },
    });
    await recordAudit(ctx, { action: 'lead.noted', targetKind: 'lead', targetId: id }, tx);
  });
}

/** What was handed over on paper is kept here for the agreed days only. */
export async function handOver(ctx: Ctx, named: Named): Promise<Lead> {
  return change(ctx, named, async (tx, { id }) => {
    await tx.lead.update({ where: { id }, data: { deleteAt: await afterKeepDays(ctx, tx) } });
    await recordAudit(ctx, { action: 'lead.handed_over', targetKind: 'lead', targetId: id }, tx);
  });
}

type Change = (tx: Tx, row: LeadRow) => Promise<void>;

/** One version further. What names the person must still be there. */
async function change(
  ctx: Ctx,
  { id, version }: { id: string; version: number | null },
  act: Change,
): Promise<Lead> {
  await ctx.db.$transaction(async (tx) => {
    const row = await lockLeadOrThrow(ctx, tx, id, version);
    if (row.contactDeletedAt) throw apiError('state_conflict', { reason: 'contact_deleted' });
    await act(tx, row);
    await tx.lead.update({ where: { id }, data: { version: { increment: 1 } } });
  });
  return presentLead(ctx, await getLeadOrThrow(ctx, id));
}
