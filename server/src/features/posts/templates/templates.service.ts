// Texts with blanks. Everybody may use them; they are changed where their branch is looked after.
import { isWithin } from '@rupor/shared/organization/permissions';
import type { PostTemplate } from '@rupor/shared/posts/templates-contract';
import type { Ctx } from '../../../context.ts';
import type { PostTemplate as TemplateRow } from '../../../generated/prisma/client.ts';
import { reachFor, requireBranch } from '../../../http/require-branch.ts';
import { isUniqueViolation } from '../../../lib/db-errors.ts';
import { apiError } from '../../../lib/errors.ts';
import { newId } from '../../../lib/uuid.ts';
import { recordAudit } from '../../organization/audit.service.ts';
import { userIdOf } from '../post.policy.ts';

interface Fields {
  name: string;
  text: string;
  rubricId: string | null;
}

export async function listTemplates(ctx: Ctx): Promise<PostTemplate[]> {
  const rows = await ctx.db.postTemplate.findMany({
    where: { organizationId: ctx.organizationId, removedAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => present(ctx, row));
}

/** The same request again makes nothing twice. */
export async function createTemplate(
  ctx: Ctx,
  { id = newId(), ...fields }: Fields & { id?: string },
): Promise<PostTemplate> {
  await requireRubric(ctx, fields.rubricId);
  const { organizationId } = ctx;
  try {
    const row = await ctx.db.$transaction(async (tx) => {
      const made = await tx.postTemplate.create({
        data: {
          id,
          organizationId,
          branchId: reachFor(ctx.actor, 'posts.schedule')?.[0] ?? null,
          createdById: userIdOf(ctx.actor),
          createdAt: ctx.clock.now(),
          ...fields,
        },
      });
      await recordAudit(ctx, eventOf('created', made), tx);
      return made;
    });
    return present(ctx, row);
  } catch (error) {
    if (isUniqueViolation(error)) return present(ctx, await getTemplateOrThrow(ctx, id));
    throw error;
  }
}

export async function saveTemplate(
  ctx: Ctx,
  { id, ...fields }: Fields & { id: string },
): Promise<PostTemplate> {
  await requireRubric(ctx, fields.rubricId);
  return change(ctx, id, { act: 'changed', data: fields });
}

export async function removeTemplate(ctx: Ctx, id: string): Promise<{ ok: true }> {
  await change(ctx, id, { act: 'removed', data: { removedAt: ctx.clock.now() } });
  return { ok: true };
}

export function restoreTemplate(ctx: Ctx, id: string): Promise<PostTemplate> {
  return change(ctx, id, { act: 'restored', data: { removedAt: null } });
}

interface Change {
  act: 'changed' | 'removed' | 'restored';
  data: Partial<Fields> & { removedAt?: Date | null };
}

async function change(ctx: Ctx, id: string, { act, data }: Change): Promise<PostTemplate> {
  const template = await getTemplateOrThrow(ctx, id);
  requireBranch(ctx, 'posts.schedule', template.branchId);
  const row = await ctx.db.$transaction(async (tx) => {
    const changed = await tx.postTemplate.update({
      where: { id },
      data: { ...data, updatedAt: ctx.clock.now() },
    });
    await recordAudit(ctx, eventOf(act, changed), tx);
    return changed;
  });
  return present(ctx, row);
}

async function getTemplateOrThrow(ctx: Ctx, id: string): Promise<TemplateRow> {
  const row = await ctx.db.postTemplate.findFirst({ where: { id, organizationId: ctx.organizationId } });
  if (!row) throw apiError('not_found');
  return row;
}

async function requireRubric(ctx: Ctx, rubricId: string | null): Promise<void> {
  if (rubricId === null) return;
  const rubric = await ctx.db.rubric.findFirst({
    where: { id: rubricId, organizationId: ctx.organizationId },
  });
  if (!rubric) throw apiError('not_found', { fields: [{ path: 'rubricId', code: 'not_found' }] });
}

function eventOf(act: string, { id, name }: TemplateRow) {
  return { action: `template.${act}`, targetKind: 'template', targetId: id, data: { name } };
}

function present(ctx: Ctx, { id, name, text, rubricId, branchId, updatedAt }: TemplateRow): PostTemplate {
  const canChange = isWithin(reachFor(ctx.actor, 'posts.schedule'), branchId);
  return { id, name, text, rubricId, canChange, updatedAt: updatedAt.toISOString() };
}
