// Which posts stand on a page of the list, how many there are, and how many in each state: one statement.
// Reads all targets of the organization once (index post_target(organization_id, due_at)) and its posts
// (post(organization_id, updated_at)).
import type { ListPosts } from '@rupor/shared/posts/contract';
import { ATTENTION, type TargetState } from '@rupor/shared/posts/state-machine';
import type { Pool } from 'pg';
import type { z } from 'zod';
import { Params, postConditions, rankOfState } from './filters.sql.ts';

interface ListQuery {
  organizationId: string;
  filters: z.infer<typeof ListPosts>;
  /** Bounds of the period, end excluded. */
  start: Date | null;
  end: Date | null;
  now: Date;
  pageSize: number;
}

export interface ListedPosts {
  ids: string[];
  total: number;
  counts: Partial<Record<TargetState, number>>;
}

const SORTS = { updated: 'updated_at', due: 'due_at', created: 'created_at' } as const;

export async function listPostIds(pool: Pool, query: ListQuery): Promise<ListedPosts> {
  const { filters, organizationId, start, end, now, pageSize } = query;
  const params = new Params();
  const organization = `${params.add(organizationId)}::uuid`;
  const at = `${params.add(now)}::timestamptz`;
  const conditions = [
    `p.organization_id = ${organization}`,
    filters.removed === 'only' ? 'p.deleted_at IS NOT NULL' : 'p.deleted_at IS NULL',
    ...postConditions(params, filters),
  ];
  if (filters.channelIds?.length)
    conditions.push(`EXISTS (SELECT 1 FROM post_target c
      WHERE c.post_id = p.id AND c.channel_id = ANY(${params.add(filters.channelIds)}::uuid[]))`);
  const time = 'coalesce(d.published_at, d.due_at)';
  const bounds = [
    ...(start ? [`${time} >= ${params.add(start)}`] : []),
    ...(end ? [`${time} < ${params.add(end)}`] : []),
  ];
  if (bounds.length > 0)
    conditions.push(
      `EXISTS (SELECT 1 FROM post_target d WHERE d.post_id = p.id AND ${bounds.join(' AND ')})`,
    );
  const states = filters.states?.length ? `state = ANY(${params.add(filters.states)}::text[])` : 'true';
  const order = `${SORTS[filters.sort]} ${filters.order === 'asc' ? 'ASC' : 'DESC'} NULLS LAST, id DESC`;
  const page = `LIMIT ${params.add(pageSize)} OFFSET ${params.add((filters.page - 1) * pageSize)}`;
  const { rows } = await pool.query<{ ids: string[]; total: number; counts: ListedPosts['counts'] | null }>(
    `WITH facts AS (
       SELECT post_id, min(${rankOfState('state', ATTENTION)}) AS rank,
         coalesce(min(due_at) FILTER (WHERE due_at >= ${at}), max(due_at)) AS due_at
       FROM post_target WHERE organization_id = ${organization} GROUP BY post_id
     ), filtered AS (
       SELECT p.id, p.updated_at, p.created_at, f.due_at,
         coalesce((ARRAY[${ATTENTION.map((state) => `'${state}'`).join(',')}])[f.rank], 'draft') AS state
       FROM post p LEFT JOIN facts f ON f.post_id = p.id
       WHERE ${conditions.join(' AND ')}
     )
     SELECT ARRAY(SELECT id FROM filtered WHERE ${states} ORDER BY ${order} ${page})::text[] AS ids,
       (SELECT count(*)::int FROM filtered WHERE ${states}) AS total,
       (SELECT jsonb_object_agg(state, n) FROM (SELECT state, count(*)::int AS n FROM filtered GROUP BY state) s) AS counts`,
    params.values,
  );
  const [row] = rows;
  return { ids: row?.ids ?? [], total: row?.total ?? 0, counts: row?.counts ?? {} };
}
