// The entries of a range of days: targets of one post at one instant are one entry. One statement for all views;
// at most `perDay` entries of a day leave the database, with the day's total beside them.
// Index: post_target(organization_id, due_at), post_living, post_segment_pkey; texts are read of the entries that leave only.
import { ATTENTION, type TargetState } from '@rupor/shared/posts/state-machine';
import type { Pool } from 'pg';
import { Params, type PostFilters, postConditions, rankOfState } from '../../posts/queries/filters.sql.ts';

interface CalendarQuery {
  organizationId: string;
  filters: PostFilters;
  timeZone: string;
  start: Date;
  end: Date;
  /** Which entries of each day: from `skip` on, at most `take`. */
  skip: number;
  take: number;
}

export interface EntryRow {
  day: string;
  dayTotal: number;
  postId: string;
  dueAt: Date;
  at: string;
  targetIds: string[];
  channelIds: string[];
  rank: number;
  wallTime: string | null;
  timeZone: string | null;
  title: string;
  text: string;
  rubricId: string | null;
  campaignId: string | null;
  segmentIds: string[];
  isRepeated: boolean;
}

export async function listCalendarEntries(pool: Pool, query: CalendarQuery): Promise<EntryRow[]> {
  const { filters, organizationId, timeZone, start, end, skip, take } = query;
  const params = new Params();
  const states: TargetState[] = filters.states?.length
    ? filters.states
    : ATTENTION.filter((state) => state !== 'cancelled');
  const conditions = [
    `t.organization_id = ${params.add(organizationId)}::uuid`,
    `t.due_at >= ${params.add(start)} AND t.due_at < ${params.add(end)}`,
    `t.state = ANY(${params.add(states)}::post_target_state[])`,
    'p.deleted_at IS NULL',
    ...postConditions(params, filters),
  ];
  if (filters.channelIds?.length)
    conditions.push(`t.channel_id = ANY(${params.add(filters.channelIds)}::uuid[])`);
  const local = `(due_at AT TIME ZONE ${params.add(timeZone)}::text)`;
  const { rows } = await pool.query<EntryRow>(
    `WITH entry AS (
       SELECT t.post_id, t.due_at, array_agg(t.id::text ORDER BY t.id) FILTER (WHERE t.position = 0) AS target_ids,
         array_agg(t.channel_id::text ORDER BY t.id) FILTER (WHERE t.position = 0) AS channel_ids, min(${rankOfState('t.state', ATTENTION)}) AS rank,
         min(t.wall_time) AS wall_time, min(t.time_zone) AS time_zone
       FROM post_target t JOIN post p ON p.id = t.post_id AND p.organization_id = t.organization_id
       WHERE ${conditions.join(' AND ')}
       GROUP BY t.post_id, t.due_at HAVING min(t.position) = 0
     ), placed AS (
       SELECT *, ${local} AS local, row_number() OVER by_day AS n, count(*) OVER (PARTITION BY ${local}::date) AS day_total
       FROM entry WINDOW by_day AS (PARTITION BY ${local}::date ORDER BY due_at, post_id)
     )
     SELECT to_char(e.local, 'YYYY-MM-DD') AS day, e.day_total::int AS "dayTotal", e.post_id AS "postId",
       e.due_at AS "dueAt", to_char(e.local, 'YYYY-MM-DD"T"HH24:MI') AS at, e.target_ids AS "targetIds",
       e.channel_ids AS "channelIds", e.rank, e.wall_time AS "wallTime", e.time_zone AS "timeZone",
       p.title, left(p.base_text, 400) AS text, p.rubric_id AS "rubricId", p.campaign_id AS "campaignId",
       ARRAY(SELECT g.segment_id::text FROM post_segment g WHERE g.post_id = e.post_id) AS "segmentIds",
       p.series_id IS NOT NULL AS "isRepeated"
     FROM placed e CROSS JOIN LATERAL (SELECT * FROM post WHERE id = e.post_id LIMIT 1) p
     WHERE e.n > ${params.add(skip)} AND e.n <= ${params.add(skip + take)}
     ORDER BY e.due_at, e.post_id`,
    params.values,
  );
  return rows;
}
