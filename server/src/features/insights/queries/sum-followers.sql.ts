// Followers at the end of a day: the last known number of each channel, not older than four weeks.
// Index: channel_day_pkey (channel_id, day, source).
import type { Pool } from 'pg';

const SQL = `
SELECT last.place::int - 1 AS place, count(d.followers)::int AS known, sum(d.followers)::float8 AS followers,
  count(*) FILTER (WHERE d.source = 'manual')::int AS manual
FROM unnest($2::date[]) WITH ORDINALITY AS last(day, place)
CROSS JOIN unnest($1::uuid[]) AS c(id)
CROSS JOIN LATERAL (
  SELECT followers, source FROM channel_day d
  WHERE d.channel_id = c.id AND d.organization_id = $3 AND d.followers IS NOT NULL
    AND d.day <= last.day AND d.day > last.day - 28
  ORDER BY d.day DESC, d.source LIMIT 1
) d
GROUP BY 1`;

export interface FollowersAt {
  known: number;
  manual: number;
  followers: number | null;
}

interface Input {
  organizationId: string;
  channelIds: string[];
  /** Days, answered in the same order. */
  days: string[];
}

export async function sumFollowers(pool: Pool, input: Input): Promise<FollowersAt[]> {
  const { rows } = await pool.query<FollowersAt & { place: number }>(SQL, [
    input.channelIds,
    input.days,
    input.organizationId,
  ]);
  return input.days.map(
    (_, place) => rows.find((row) => row.place === place) ?? { known: 0, manual: 0, followers: null },
  );
}
