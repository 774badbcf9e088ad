// Which posts stand on a page of the list, and how many there are in each state: two statements, asked side by side.
// The page walks post(organization_id, updated_at); the counts read the indexes post_living and post_target_open alone:
// what is simply out is known by having targets and none that is open.
import type { ListPosts } from '@rupor/shared/posts/contract';
import { ATTENTION, type TargetState } from '@rupor/shared/posts/state-machine';
import type { Pool } from 'pg';
import type { z } from 'zod';
import { Params, postConditions, rankOfState } from './filters.sql.ts';

export interface ListQuery {
  organizationId: string;
  filters: z.infer<typeof ListPosts>;
  /** Bounds of the period, end excluded. */
  start: Date | null;
  end: Date | null;
  now: Date;
  pageSize: number;
}

export type StateCounts = Partial<Record<TargetState, number>>;

/** The one state of a post: by the ranks of its targets that are not out, else out; without targets a draft. */
const LEADING = `CASE WHEN p.has_targets
  THEN coalesce((ARRAY[${ATTENTION.map((state) => `'${state}'`).join(',')}])[f.rank], 'published') ELSE 'draft' END`;

/** Posts with targets that are not out, and the rank of their state. What ranks behind «out» yields to one that is. */
const openOf = (organization: string): string => `(
  SELECT post_id, CASE WHEN min(rank) > ${rankOf('published')} AND EXISTS (
      SELECT FROM post_target o WHERE o.post_id = t.post_id AND o.state = 'published')
    THEN ${rankOf('published')} ELSE min(rank) END AS rank
  FROM (SELECT post_id, ${rankOfState('state', ATTENTION)} AS rank FROM post_target
    WHERE organization_id = ${organization} AND state <> 'published') t
  GROUP BY post_id
)`;

function rankOf(state: TargetState): number {
  return ATTENTION.indexOf(state) + 1;
}

const SORTS = { updated: 'p.updated_at', due: 'd.due_at', created: 'p.created_at' } as const;

export async function listPostIds(pool: Pool, query: ListQuery): Promise<string[]> {
  const { filters, organizationId, now, pageSize } = query;
  const params = new Params();
  const organization = `${params.add(organizationId)}::uuid`;
  const conditions = listConditions(params, organization, query);
  if (filters.states?.length) conditions.push(`${LEADING} = ANY(${params.add(filters.states)}::text[])`);
  // What is told of the targets is added up only where somebody asks for it.
  const states = filters.states?.length ? `LEFT JOIN ${openOf(organization)} f ON f.post_id = p.id` : '';
  const times = filters.sort === 'due' ? timesOfTargets(params, organization, now) : '';
  const down = filters.order === 'asc' ? 'ASC' : 'DESC';
  // Only a time to go out can be absent; said of the others it would keep the index from giving the order.
  const order = `${SORTS[filters.sort]} ${down} ${filters.sort === 'due' ? 'NULLS LAST' : ''}, p.id DESC`;
  const page = `LIMIT ${params.add(pageSize)} OFFSET ${params.add((filters.page - 1) * pageSize)}`;
  const { rows } = await pool.query<{ id: string }>(
    `SELECT p.id FROM post p ${states} ${times}
     WHERE ${conditions.join(' AND ')} ORDER BY ${order} ${page}`,
    params.values,
  );
  return rows.map(({ id }) => id);
}

/** How many posts of the filters lead with each state; the filter by state itself is left aside. */
export async function countPostStates(pool: Pool, query: ListQuery): Promise<StateCounts> {
  const params = new Params();
  const organization = `${params.add(query.organizationId)}::uuid`;
  const { rows } = await pool.query<{ state: TargetState; n: number }>(
    `SELECT ${LEADING} AS state, count(*)::int AS n FROM post p LEFT JOIN ${openOf(organization)} f ON f.post_id = p.id
     WHERE ${listConditions(params, organization, query).join(' AND ')} GROUP BY 1`,
    params.values,
  );
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

function timesOfTargets(params: Params, organization: string, now: Date): string {
  return `LEFT JOIN (
    SELECT post_id, coalesce(min(due_at) FILTER (WHERE due_at >= ${params.add(now)}::timestamptz), max(due_at)) AS due_at
    FROM post_target WHERE organization_id = ${organization} GROUP BY post_id
  ) d ON d.post_id = p.id`;
}

function listConditions(params: Params, organization: string, { filters, start, end }: ListQuery): string[] {
  const conditions = [
    `p.organization_id = ${organization}`,
    filters.removed === 'only' ? 'p.deleted_at IS NOT NULL' : 'p.deleted_at IS NULL',
    ...postConditions(params, filters),
  ];
  if (filters.channelIds?.length)
    conditions.push(`EXISTS (SELECT 1 FROM post_target c
      WHERE c.post_id = p.id AND c.channel_id = ANY(${params.add(filters.channelIds)}::uuid[]))`);
  const time = 'coalesce(w.published_at, w.due_at)';
  const bounds = [
    ...(start ? [`${time} >= ${params.add(start)}`] : []),
    ...(end ? [`${time} < ${params.add(end)}`] : []),
  ];
  if (bounds.length > 0)
    conditions.push(
      `EXISTS (SELECT 1 FROM post_target w WHERE w.post_id = p.id AND ${bounds.join(' AND ')})`,
    );
  return conditions;
}
