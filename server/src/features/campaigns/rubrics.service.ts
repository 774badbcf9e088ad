// Rubrics. They are archived, never deleted: old posts and charts keep their names and colours.
import { rubricGaps } from '@rupor/shared/campaigns/rubric-plan';
import type { NewRubric, Rubric } from '@rupor/shared/campaigns/rubrics';
import type { Ctx } from '../../context.ts';
import type { Rubric as RubricRow } from '../../generated/prisma/client.ts';
import type { Db, Tx } from '../../lib/db.ts';
import { apiError } from '../../lib/errors.ts';
import { unlessTaken } from '../../lib/unless-taken.ts';
import { archivedAt } from './campaigns.service.ts';

export async function listRubrics(ctx: Ctx, db: Db | Tx = ctx.db): Promise<Rubric[]> {
  const rows = await db.rubric.findMany({
    where: { organizationId: ctx.organizationId },
    orderBy: [{ position: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(presentRubric);
}

export async function createRubric(ctx: Ctx, input: NewRubric): Promise<Rubric> {
  const [rubric] = await createRubrics(ctx, [input]);
  if (!rubric) throw new Error('one rubric was asked for and none was made');
  return rubric;
}

/** All or none, after those that are there, in the order given. */
export async function createRubrics(ctx: Ctx, inputs: readonly NewRubric[]): Promise<Rubric[]> {
  const { organizationId } = ctx;
  const rows = await unlessTaken(() =>
    ctx.db.$transaction(async (tx) => {
      await requireSegments(tx, ctx, inputs);
      const last = await tx.rubric.aggregate({ where: { organizationId }, _max: { position: true } });
      const first = (last._max.position ?? 0) + 1;
      return tx.rubric.createManyAndReturn({
        data: inputs.map((input, index) => ({
          ...input,
          organizationId,
          position: first + index,
          createdAt: ctx.clock.now(),
        })),
      });
    }),
  );
  return rows.sort((a, b) => a.position - b.position).map(presentRubric);
}

type RubricChange = { id: string; isActive?: boolean; isArchived?: boolean } & Partial<NewRubric>;

export async function updateRubric(ctx: Ctx, given: RubricChange): Promise<Rubric> {
  const { id, isArchived, isActive, ...change } = given;
  const row = await unlessTaken(() =>
    ctx.db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM rubric WHERE id = ${id}::uuid AND organization_id = ${ctx.organizationId}::uuid FOR UPDATE`;
      const before = await tx.rubric.findFirst({ where: { id, organizationId: ctx.organizationId } });
      if (!before) throw apiError('not_found');
      await requireSegments(tx, ctx, [change]);
      if (isActive && !before.activatedAt) refuseIncomplete({ ...before, ...change });
      return tx.rubric.update({
        where: { id },
        data: {
          ...change,
          activatedAt:
            isActive === undefined
              ? before.activatedAt
              : isActive
                ? (before.activatedAt ?? ctx.clock.now())
                : null,
          archivedAt: archivedAt(ctx, before.archivedAt, isArchived),
        },
      });
    }),
  );
  return presentRubric(row);
}

/** The named ones first, in this order; the rest keep theirs behind them. */
export async function orderRubrics(ctx: Ctx, ids: readonly string[]): Promise<Rubric[]> {
  return ctx.db.$transaction(async (tx) => {
    const now = await listRubrics(ctx, tx);
    if (ids.some((id) => !now.some((rubric) => rubric.id === id))) throw apiError('not_found');
    const order = [...new Set([...ids, ...now.map(({ id }) => id)])];
    await tx.$executeRaw`UPDATE rubric r SET position = o.n
      FROM unnest(${order}::uuid[]) WITH ORDINALITY AS o(id, n)
      WHERE r.id = o.id AND r.organization_id = ${ctx.organizationId}::uuid`;
    return listRubrics(ctx, tx);
  });
}

function refuseIncomplete(rubric: Parameters<typeof rubricGaps>[0]): void {
  const gaps = rubricGaps(rubric);
  if (gaps.length > 0) throw apiError('state_conflict', { reason: 'rubric_incomplete', gaps });
}

async function requireSegments(
  tx: Tx,
  { organizationId }: Ctx,
  rubrics: readonly { segmentId?: string | null }[],
): Promise<void> {
  const ids = [...new Set(rubrics.flatMap(({ segmentId }) => segmentId ?? []))];
  if (ids.length === 0) return;
  const known = await tx.segment.count({ where: { organizationId, id: { in: ids } } });
  if (known < ids.length) throw apiError('not_found', { fields: [{ path: 'segmentId', code: 'not_found' }] });
}

function presentRubric(row: RubricRow): Rubric {
  const { id, name, colour, goal, segmentId, tag, planShare, ideas, silenceDays } = row;
  return {
    ...{ id, name, colour, goal, segmentId, tag, planShare, ideas, silenceDays },
    isActive: row.activatedAt !== null,
    isArchived: row.archivedAt !== null,
  };
}
