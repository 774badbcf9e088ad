// Last known followers of each channel by day, the newest 90 days that have any. Where several sources know a day, the
// network's number wins. Index: channel_day primary key (channel_id, day, source).
import type { Db } from '../../../lib/db.ts';

export interface AudienceDay {
  channelId: string;
  day: string;
  followers: number;
  source: 'counted' | 'manual' | 'simulated';
}

export async function listAudience(db: Db, channelIds: string[]): Promise<AudienceDay[]> {
  return db.$queryRaw<AudienceDay[]>`
    SELECT c.id::text AS "channelId", to_char(d.day, 'YYYY-MM-DD') AS day, d.followers, d.source::text AS source
    FROM unnest(${channelIds}::uuid[]) AS c(id), LATERAL (
      SELECT DISTINCT ON (day) day, followers, source FROM channel_day
      WHERE channel_id = c.id AND followers IS NOT NULL ORDER BY day DESC, source LIMIT 90) d
    ORDER BY c.id, d.day`;
}
