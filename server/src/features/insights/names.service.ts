import type { BreakdownBy } from '@rupor/shared/insights/answers';
import type { Ctx } from '../../context.ts';

export type Names = ReadonlyMap<string, { label: string; colour: number | null }>;

/** Names of what numbers are split by; empty where the key says it all (weekday, hour, total). */
export async function readNames(ctx: Ctx, by: BreakdownBy | 'total'): Promise<Names> {
  const where = { organizationId: ctx.organizationId };
  if (by === 'rubric') {
    const rows = await ctx.db.rubric.findMany({ where });
    return new Map(rows.map(({ id, name, colour }) => [id, { label: name, colour }]));
  }
  if (by === 'segment') {
    const rows = await ctx.db.segment.findMany({ where, select: { id: true, name: true } });
    return new Map(rows.map(({ id, name }) => [id, { label: name, colour: null }]));
  }
  if (by === 'channel' || by === 'campaign') {
    const rows =
      by === 'channel' ? await ctx.db.channel.findMany({ where }) : await ctx.db.campaign.findMany({ where });
    return new Map(rows.map(({ id, name }) => [id, { label: name, colour: null }]));
  }
  return new Map();
}
