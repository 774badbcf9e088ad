// What publications (`n`, after PLACEMENTS) are grouped by, as SQL: the key, how it is named in the answer, and what it
// is joined with. $9 and $10 only where the key is a time.
import type { BreakdownBy } from '@rupor/shared/insights/answers';
import { POST_OF } from './filter.ts';

/** Seconds of the wall clock since Thursday 1 January 1970; $9 and $10 are offsets of the zone and when they change. */
const WALL = `(date_part('epoch', published_at)::bigint + ($9::int[])[1 + width_bucket(published_at, $10::timestamptz[])])`;
const MONDAY_HOURS = 72;
export const KEYS: Record<BreakdownBy, string> = {
  rubric: 'p.rubric_id',
  channel: 'n.channel_id',
  campaign: 'p.campaign_id',
  segment: 'g.segment_id',
  weekday: `(${WALL} / 86400 + 3) % 7`,
  hour: `${WALL} / 3600 % 24`,
  weekdayHour: `(${WALL} / 3600 + ${MONDAY_HOURS}) % 168`,
};
export const LABELS: Record<BreakdownBy, string> = {
  rubric: 'key::text',
  channel: 'key::text',
  campaign: 'key::text',
  segment: 'key::text',
  weekday: '(key + 1)::text',
  hour: 'key::text',
  weekdayHour: `(key / 24 + 1) || '-' || lpad((key % 24)::text, 2, '0')`,
};
export const isOfTime = (by: BreakdownBy): boolean =>
  by === 'weekday' || by === 'hour' || by === 'weekdayHour';
export const SOURCES: Partial<Record<BreakdownBy, string>> = {
  rubric: POST_OF('n'),
  campaign: POST_OF('n'),
  // A post for two segments counts in both. Index: post_segment_pkey.
  segment: 'LEFT JOIN post_segment g ON g.post_id = n.post_id',
};
