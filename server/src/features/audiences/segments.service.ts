// Audience segments. They are archived, never deleted: old posts keep for whom they were.

import type { NewSegment, Segment } from '@rupor/shared/audiences/contract';
import { ShiftPattern } from '@rupor/shared/audiences/shifts';
import type { Ctx } from '../../context.ts';
import { Prisma, type Segment as SegmentRow } from '../../generated/prisma/client.ts';
import { toDate, toDay } from '../../lib/date-column.ts';
import { apiError } from '../../lib/errors.ts';
import { unlessTaken } from '../../lib/unless-taken.ts';

export async function listSegments(ctx: Ctx): Promise<Segment[]> {
  const rows = await ctx.db.segment.findMany({
    where: { organizationId: ctx.organizationId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(presentSegment);
}

export async function createSegments(ctx: Ctx, inputs: readonly NewSegment[]): Promise<Segment[]> {
  const { organizationId } = ctx;
  const rows = await unlessTaken(() =>
    ctx.db.segment.createManyAndReturn({
      data: inputs.map(({ name, ...sheet }) => ({
        ...columnsOf(sheet),
        name,
        organizationId,
        createdAt: ctx.clock.now(),
      })),
    }),
  );
  return rows.map(presentSegment);
}

type SegmentChange = { id: string; isArchived?: boolean } & Partial<NewSegment>;

export async function updateSegment(
  ctx: Ctx,
  { id, isArchived, name, ...sheet }: SegmentChange,
): Promise<Segment> {
  const before = await ctx.db.segment.findFirst({ where: { id, organizationId: ctx.organizationId } });
  if (!before) throw apiError('not_found');
  const archivedAt = isArchived ? (before.archivedAt ?? ctx.clock.now()) : null;
  const row = await unlessTaken(() =>
    ctx.db.segment.update({
      where: { id },
      data: { ...columnsOf(sheet), name, ...(isArchived === undefined ? {} : { archivedAt }) },
    }),
  );
  return presentSegment(row);
}

function columnsOf({ shift, sourcedOn, ...words }: Omit<Partial<NewSegment>, 'name'>) {
  return {
    ...words,
    ...(sourcedOn === undefined ? {} : { sourcedOn: toDate(sourcedOn) }),
    ...(shift === undefined ? {} : { shift: shift ?? Prisma.DbNull }),
  };
}

function presentSegment({ organizationId: _, createdAt: __, archivedAt, ...row }: SegmentRow): Segment {
  const sourcedOn = toDay(row.sourcedOn);
  return {
    ...row,
    sourcedOn,
    shift: row.shift === null ? null : ShiftPattern.parse(row.shift),
    isHypothesis: row.source === '' || sourcedOn === null,
    isArchived: archivedAt !== null,
  };
}
