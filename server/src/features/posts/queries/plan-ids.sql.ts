// Posts of a plan in the order of their time, those without one last. Index: post_living, post_target(organization_id,
// due_at); texts are read afterwards, of these posts only.
import type { TargetState } from '@rupor/shared/posts/state-machine';
import type { Pool } from 'pg';
import { Params, type PostFilters, postConditions } from './filters.sql.ts';

interface PlanQuery {
  organizationId: string;
  filters: PostFilters;
  /** End excluded; null: every time, and none. */
  bounds: { start: Date; end: Date } | null;
  /** only: every channel of the post is in one of these; never: these do not count. */
  states?: { only?: readonly TargetState[]; never?: readonly TargetState[] };
  take: number;
}

export async function listPlanIds(
  pool: Pool,
  { organizationId, filters, bounds, states, take }: PlanQuery,
): Promise<string[]> {
  const params = new Params();
  const conditions = [
    `p.organization_id = ${params.add(organizationId)}::uuid`,
    'p.deleted_at IS NULL',
    ...postConditions(params, filters),
  ];
  const target: string[] = [];
  if (filters.channelIds?.length)
    target.push(`t.channel_id = ANY(${params.add(filters.channelIds)}::uuid[])`);
  if (filters.states?.length)
    target.push(`t.state = ANY(${params.add(filters.states)}::post_target_state[])`);
  if (bounds) target.push(`t.due_at >= ${params.add(bounds.start)} AND t.due_at < ${params.add(bounds.end)}`);
  if (states?.never) target.push(`t.state <> ALL(${params.add(states.never)}::post_target_state[])`);
  if (target.length > 0)
    conditions.push(
      `EXISTS (SELECT 1 FROM post_target t WHERE t.post_id = p.id AND t.position = 0 AND ${target.join(' AND ')})`,
    );
  if (states?.only)
    conditions.push(`NOT EXISTS (SELECT 1 FROM post_target o WHERE o.post_id = p.id AND o.position = 0
      AND o.state <> ALL(${params.add(states.only)}::post_target_state[]))`);
  const { rows } = await pool.query<{ id: string }>(
    `SELECT p.id FROM post p
     LEFT JOIN LATERAL (SELECT min(due_at) AS due FROM post_target WHERE post_id = p.id AND position = 0) d ON true
     WHERE ${conditions.join(' AND ')} ORDER BY d.due NULLS LAST, p.id LIMIT ${params.add(take)}`,
    params.values,
  );
  return rows.map(({ id }) => id);
}
