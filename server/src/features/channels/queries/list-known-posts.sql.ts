// What of a page of the network's listing is ours already, or may be: published targets of the channel by their first
// id or link, attempts nobody knows the end of, and what a person publishes by hand.
// Index: post_target_remote, post_target_channel_id_published_at_idx, publish_attempt_target_id_number_key.
import { Prisma } from '../../../generated/prisma/client.ts';
import type { Tx } from '../../../lib/db.ts';

interface Page {
  organizationId: string;
  channelId: string;
  remoteIds: string[];
  urls: string[];
}

/** First ids and links that stand in the database. */
export async function listKnownPosts(tx: Tx, page: Page): Promise<Set<string>> {
  const { organizationId, channelId, remoteIds, urls } = page;
  const rows = await tx.$queryRaw<{ known: string | null }[]>(Prisma.sql`
    SELECT t.remote_ids[1] AS known FROM post_target t
    WHERE t.organization_id = ${organizationId}::uuid AND t.channel_id = ${channelId}::uuid
      AND t.state = 'published' AND t.remote_ids[1] = ANY(${remoteIds})
    UNION ALL
    SELECT t.remote_url FROM post_target t
    WHERE t.organization_id = ${organizationId}::uuid AND t.channel_id = ${channelId}::uuid
      AND t.state = 'published' AND t.published_at IS NOT NULL AND t.remote_url = ANY(${urls})`);
  return new Set(rows.flatMap(({ known }) => (known ? [known] : [])));
}

export interface OpenEnd {
  /** When it was sent, or handed to a person. */
  at: Date;
  /** null: a process sends it or has sent it; its text may come back changed. */
  text: string | null;
}

export async function listOpenEnds(
  tx: Tx,
  { organizationId, channelId }: { organizationId: string; channelId: string },
): Promise<OpenEnd[]> {
  return tx.$queryRaw<OpenEnd[]>(Prisma.sql`
    SELECT coalesce(a.sent_at, a.started_at) AS at, NULL AS text
    FROM post_target t JOIN publish_attempt a ON a.target_id = t.id
    WHERE t.organization_id = ${organizationId}::uuid AND t.channel_id = ${channelId}::uuid
      AND t.state IN ('publishing', 'unconfirmed')
    UNION ALL
    SELECT coalesce(t.handed_over_at, t.published_at, t.due_at), coalesce(t.text, p.base_text)
    FROM post_target t JOIN post p ON p.id = t.post_id
    WHERE t.organization_id = ${organizationId}::uuid AND t.channel_id = ${channelId}::uuid AND t.position = 0
      AND (t.state = 'by_hand' OR (t.state = 'published' AND t.is_by_hand AND cardinality(t.remote_ids) = 0))
      AND coalesce(t.handed_over_at, t.published_at, t.due_at) IS NOT NULL`);
}
