// The filters that the list of posts and the calendar share, as SQL over `post p`. Values travel as parameters only.
import type { ListPosts } from '@rupor/shared/posts/contract';
import { TargetState } from '@rupor/shared/posts/state-machine';
import type { z } from 'zod';

export type PostFilters = Pick<
  z.infer<typeof ListPosts>,
  'q' | 'states' | 'channelIds' | 'rubricIds' | 'campaignIds' | 'segmentIds' | 'authorId'
>;

/** Collects parameters; `add` answers with the placeholder. */
export class Params {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** Conditions on the post itself; `q` looks into titles and texts, own texts of channels too. */
export function postConditions(
  params: Params,
  { q, rubricIds, campaignIds, segmentIds, authorId }: PostFilters,
): string[] {
  const conditions: string[] = [];
  if (q) {
    const like = params.add(`%${q.replace(/[\\%_]/g, '\\$&')}%`);
    conditions.push(`(p.title ILIKE ${like} OR p.base_text ILIKE ${like} OR EXISTS (
      SELECT 1 FROM post_target own WHERE own.post_id = p.id AND own.text ILIKE ${like}))`);
  }
  if (rubricIds?.length) conditions.push(`p.rubric_id = ANY(${params.add(rubricIds)}::uuid[])`);
  if (campaignIds?.length) conditions.push(`p.campaign_id = ANY(${params.add(campaignIds)}::uuid[])`);
  if (segmentIds?.length)
    conditions.push(`EXISTS (SELECT 1 FROM post_segment g
      WHERE g.post_id = p.id AND g.segment_id = ANY(${params.add(segmentIds)}::uuid[]))`);
  if (authorId) conditions.push(`p.author_id = ${params.add(authorId)}::uuid`);
  return conditions;
}

/** Smaller = shown first; the order of leadingState in shared/src/posts/state-machine.ts. */
export function rankOfState(column: string, ranked: readonly TargetState[]): string {
  const ranks = ranked.map((state, at) => `WHEN '${TargetState.parse(state)}' THEN ${at + 1}`);
  return `CASE ${column} ${ranks.join(' ')} END`;
}
