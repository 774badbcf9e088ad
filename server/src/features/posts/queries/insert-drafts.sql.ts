// Drafts of a file, hundreds in one statement: all of them or none, with where they go and for whom they are.
import type { Tx } from '../../../lib/db.ts';

export interface NewDraft {
  id: string;
  title: string;
  text: string;
  rubricId: string | null;
  campaignId: string | null;
  segmentIds: string[];
  targets: { id: string; channelId: string }[];
  /** dueAt: ISO instant. */
  plan: { wallTime: string; timeZone: string; dueAt: string } | null;
}

interface Written {
  organizationId: string;
  now: Date;
  authorId: string | null;
  branchId: string | null;
  drafts: NewDraft[];
}

export async function insertDrafts(
  tx: Tx,
  { organizationId, now, authorId, branchId, drafts }: Written,
): Promise<void> {
  await tx.$executeRaw`
    WITH draft AS MATERIALIZED (
      SELECT * FROM json_to_recordset(${JSON.stringify(drafts)}::json) AS draft (id uuid, title text, text text,
        "rubricId" uuid, "campaignId" uuid, "segmentIds" json, targets json, plan json)
    ), posts AS (
      INSERT INTO post (id, organization_id, branch_id, title, base_text, rubric_id, campaign_id, author_id, edited_by_id,
        created_at, updated_at)
      SELECT id, ${organizationId}::uuid, ${branchId}::uuid, title, text, "rubricId", "campaignId", ${authorId}::uuid,
        ${authorId}::uuid, ${now}, ${now}
      FROM draft
    ), segments AS (
      INSERT INTO post_segment (post_id, segment_id, organization_id)
      SELECT id, segment::uuid, ${organizationId}::uuid FROM draft, json_array_elements_text("segmentIds") segment
    )
    INSERT INTO post_target (id, organization_id, post_id, channel_id, wall_time, time_zone, due_at, remote_ids,
      created_at, updated_at)
    SELECT (target ->> 'id')::uuid, ${organizationId}::uuid, draft.id, (target ->> 'channelId')::uuid, plan ->> 'wallTime',
      plan ->> 'timeZone', (plan ->> 'dueAt')::timestamptz, '{}', ${now}, ${now}
    FROM draft, json_array_elements(targets) target`;
}
