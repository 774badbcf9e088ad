// A planned time that passes while somebody still has to agree, or after they agreed and nobody planned it anew: whoever
// wrote and asked is told once for each time. The post stays where it is, so the answer still counts; it never goes out late.
import type { App } from '../../context.ts';
import { notify } from '../notifications/notify.ts';

const AT_ONCE = 200;

interface LatePost {
  organization_id: string;
  post_id: string;
  author_id: string | null;
  submitted_by_id: string | null;
  target_id: string;
  channel_id: string;
  state: 'in_review' | 'approved';
  incident: string;
}

export async function tellLate(app: App): Promise<void> {
  for (const row of await listLate(app)) {
    const isApproved = row.state === 'approved';
    await notify(app.db, {
      organizationId: row.organization_id,
      personIds: [row.submitted_by_id, row.author_id],
      kind: isApproved ? 'missed' : 'approval_expired',
      postId: row.post_id,
      ...(isApproved ? { targetId: row.target_id, channelId: row.channel_id } : {}),
      incident: row.incident,
      at: app.clock.now(),
    });
  }
}

/** One a post, state and time, of the last week. Index: post_target (state, due_at). */
async function listLate({ pool, clock }: App): Promise<LatePost[]> {
  const { rows } = await pool.query<LatePost>(
    `SELECT DISTINCT ON (t.post_id, t.state) t.organization_id, t.post_id, p.author_id,
            r.submitted_by_id, t.id AS target_id, t.channel_id, t.state::text AS state, i.incident
     FROM post_target t
     JOIN post p ON p.id = t.post_id AND p.deleted_at IS NULL
     LEFT JOIN LATERAL (SELECT submitted_by_id FROM review_round d WHERE d.post_id = t.post_id
                        ORDER BY d.id DESC LIMIT 1) r ON true
     CROSS JOIN LATERAL (SELECT 'late:' || t.state || ':' || t.post_id || ':' || t.due_at AS incident) i
     WHERE t.state IN ('in_review', 'approved') AND t.position = 0
       AND t.due_at <= $1 AND t.due_at > $1::timestamptz - interval '7 days'
       AND NOT EXISTS (SELECT 1 FROM personal_notice n WHERE n.organization_id = t.organization_id
                         AND n.user_id IN (p.author_id, r.submitted_by_id) AND n.incident_key = i.incident)
     ORDER BY t.post_id, t.state, t.due_at DESC LIMIT ${AT_ONCE}`,
    [clock.now()],
  );
  return rows;
}
