// Which posts show a file, one row a channel: a post without channels has one row of its own. Own media of a channel
// count there, those of the post everywhere else. Indexes: post_media(asset_id), target_media(asset_id).
import type { TargetState } from '@rupor/shared/posts/state-machine';
import type { Db, Tx } from '../../../lib/db.ts';

export interface UseRow {
  assetId: string;
  postId: string;
  targetId: string | null;
  title: string;
  text: string;
  channelName: string | null;
  branchId: string | null;
  /** User who looks after the channel. */
  responsibleId: string | null;
  state: TargetState;
  dueAt: Date | null;
  publishedAt: Date | null;
  remoteUrl: string | null;
}

export function listUses(db: Db | Tx, organizationId: string, assetIds: string[]): Promise<UseRow[]> {
  return db.$queryRaw<UseRow[]>`
    WITH shown AS (
      SELECT m.asset_id, m.post_id, t.id AS target_id
      FROM post_media m
      LEFT JOIN post_target t ON t.post_id = m.post_id AND t.position = 0 AND NOT t.has_own_media
      WHERE m.asset_id = ANY(${assetIds}::uuid[])
        AND (t.id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM post_target o WHERE o.post_id = m.post_id))
      UNION
      SELECT m.asset_id, t.post_id, t.id
      FROM target_media m
      JOIN post_target t ON t.id = m.target_id
      WHERE m.asset_id = ANY(${assetIds}::uuid[])
    )
    SELECT s.asset_id AS "assetId", p.id AS "postId", t.id AS "targetId", p.title,
      coalesce(t.text, p.base_text) AS text, c.name AS "channelName",
      coalesce(c.branch_id, p.branch_id) AS "branchId", r.user_id AS "responsibleId",
      coalesce(t.state::text, 'draft') AS state,
      t.due_at AS "dueAt", t.published_at AS "publishedAt", t.remote_url AS "remoteUrl"
    FROM shown s
    JOIN post p ON p.id = s.post_id
    LEFT JOIN post_target t ON t.id = s.target_id
    LEFT JOIN channel c ON c.id = t.channel_id
    LEFT JOIN member r ON r.id = c.responsible_id AND r.deactivated_at IS NULL
    WHERE p.organization_id = ${organizationId}::uuid AND p.deleted_at IS NULL
    ORDER BY coalesce(t.published_at, t.due_at) DESC NULLS LAST, p.id`;
}

export interface KeptRow {
  kind: 'idea' | 'story' | 'proof';
  id: string;
  title: string;
  text: string;
}

/** Ideas and stories that keep a file. Indexes: idea_media (asset_id), story_file (asset_id). */
export function listKept(db: Db | Tx, organizationId: string, assetId: string): Promise<KeptRow[]> {
  return db.$queryRaw<KeptRow[]>`
    SELECT 'idea' AS kind, i.id, '' AS title, i.text
    FROM idea_media m JOIN idea i ON i.id = m.idea_id
    WHERE m.asset_id = ${assetId}::uuid AND i.organization_id = ${organizationId}::uuid
    UNION ALL
    SELECT CASE WHEN f.is_evidence THEN 'proof' ELSE 'story' END, s.id, s.title, coalesce(nullif(s.result, ''), s.problem)
    FROM story_file f JOIN story s ON s.id = f.story_id
    WHERE f.asset_id = ${assetId}::uuid AND s.organization_id = ${organizationId}::uuid AND s.deleted_at IS NULL
    ORDER BY kind, id DESC`;
}
