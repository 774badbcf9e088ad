// Guarantee: afterwards channel_day of the given channels is the last known number of followers of each day of their
// snapshots; running it again changes nothing. Index: channel_snapshot_pkey (channel_id, source, taken_at).
import type { ClientBase } from 'pg';

const SQL = `
WITH fresh AS (
  SELECT DISTINCT ON (channel_id, source, (taken_at AT TIME ZONE $3)::date)
    channel_id, (taken_at AT TIME ZONE $3)::date AS day, source, followers
  FROM channel_snapshot
  WHERE organization_id = $1 AND channel_id = ANY($2::uuid[]) AND followers IS NOT NULL
  ORDER BY channel_id, source, (taken_at AT TIME ZONE $3)::date, taken_at DESC
),
gone AS (
  DELETE FROM channel_day d
  WHERE d.organization_id = $1 AND d.channel_id = ANY($2::uuid[]) AND NOT EXISTS
    (SELECT FROM fresh f WHERE f.channel_id = d.channel_id AND f.day = d.day AND f.source = d.source)
)
INSERT INTO channel_day (channel_id, day, source, organization_id, followers)
SELECT channel_id, day, source, $1, followers FROM fresh
ON CONFLICT (channel_id, day, source) DO UPDATE SET followers = excluded.followers`;

interface Input {
  organizationId: string;
  timeZone: string;
  channelIds: string[];
}

export async function refreshChannelDays(client: ClientBase, input: Input): Promise<void> {
  await client.query(SQL, [input.organizationId, input.channelIds, input.timeZone]);
}
